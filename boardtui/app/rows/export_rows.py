"""Place 8 as lines: the parts of the choice, the checks, how far a document is."""

from collections.abc import Iterable

from boardtui.app.exporting.reading import Part
from boardtui.app.rows.line import Line, Look, fit, plain, shorten, wrap
from boardtui.rules.finding import Finding

_LABEL = 9


def part_lines(parts: Iterable[Part], width: int) -> tuple[Line, ...]:
    """A line each: what it is called and what it is; in angles where it can be turned."""
    lines = []
    for one in parts:
        head = f" {fit(one.label, _LABEL)} "
        room = max(width - len(head) - 4, 4)
        words = shorten(one.words, room)
        turns = len(one.values) > 1
        said = fit(f"< {words} >" if turns else f"  {words}", max(width - len(head), 0))
        lines.append(Line(((head, Look.DIM), (said, Look.PLAIN)), entry=one.name))
    return tuple(lines)


def check_lines(
    status: str, findings: tuple[Finding, ...], refusal: str, at: int, width: int
) -> tuple[Line, ...]:
    """What is worth a look before it goes out: that it is a draft, and what its records owe it."""
    if refusal:
        return _worded(f"! {refusal}", Look.BAD, width)
    lines: list[Line] = []
    if status:
        lines += _worded(f"! {status}" if "DRAFT" in status.upper() else status, Look.WARN, width)
    for place, one in enumerate(findings):
        mark = ">" if place == at else " "
        lines += _worded(f"{mark}! {one.sentence}", Look.WARN, width)
    if not lines:
        lines.append(plain(fit(" Nothing is owed to it.", width), Look.GOOD))
    return tuple(lines)


def progress_words(done: int, of: int, words: str) -> str:
    """``3 of 5 · Putting in budget.docx · esc stops it``."""
    count = f"{done + 1} of {of} · " if of > 1 and done < of else ""
    return f" {count}{words} · esc stops it"


def _worded(text: str, look: Look, width: int) -> tuple[Line, ...]:
    parts = wrap(text, max(width - 3, 10))
    return tuple(plain(f" {'' if n == 0 else '  '}{part}", look) for n, part in enumerate(parts))
