"""A pasted text as lines for the capture line: many entries, or one paragraph."""

from collections.abc import Sequence

from boardtui.model.text import clean
from boardtui.secretariat.capture.marks import may_mark

LONGEST_TEXT = 50_000
"""So many characters of a paste are taken in: some fifteen pages, shown within a tenth of a second."""
MOST_ENTRIES = 200
"""So many entries are recorded at a time."""


def taken_in(text: str) -> tuple[str, str]:
    """As much of a paste as is taken in, whole lines of it, and the sentence that says what was left out.

    The sentence is empty where nothing was. Never raises, whatever was pasted.
    """
    if len(text) <= LONGEST_TEXT:
        return clean(text).strip("\n"), ""
    cut = max(text.rfind("\n", 0, LONGEST_TEXT), text.rfind("\r", 0, LONGEST_TEXT))
    cut = cut if cut > 0 else LONGEST_TEXT
    rest = clean(text[cut : cut + 200]).strip().split("\n")[0][:30]
    return clean(text[:cut]).strip("\n"), (
        f"The paste has {len(text):,} characters; the first {cut:,} are here. "
        f"Left out is all from \N{LEFT SINGLE QUOTATION MARK}{rest}\N{RIGHT SINGLE QUOTATION MARK} on."
    )


def as_entries(text: str) -> tuple[str, ...]:
    """A line for each line of ``text`` that has words.

    Prefixes such as ``A:`` hold; what would be a command or a mark of the register is a note, since nobody
    means to close a meeting by pasting.
    """
    lines = (line.strip() for line in text.split("\n"))
    return tuple(_safely(line) for line in lines if line)


def as_paragraph(text: str) -> tuple[str, ...]:
    """One line that holds all words of ``text``; none where it has none."""
    words = " ".join(text.split())
    return (_safely(words),) if words else ()


def without_first(text: str, entries: int) -> str:
    """What is left of ``text`` without its first ``entries`` lines that have words."""
    lines: Sequence[str] = text.split("\n")
    for place, line in enumerate(lines):
        if entries == 0:
            return "\n".join(lines[place:]).strip("\n")
        entries -= bool(line.strip())
    return ""


def _safely(line: str) -> str:
    return f"N: {line}" if line.startswith("/") or may_mark(line) else line
