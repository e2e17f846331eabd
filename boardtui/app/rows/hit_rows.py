"""What a search found, as lines: the kind in words, the reference, the day, and the words around it."""

from boardtui.app.rows.line import Line, Look, fit
from boardtui.model.keys import RecordKey
from boardtui.rules.folding import fold
from boardtui.rules.wording import short_date
from boardtui.secretariat.searching import Hit, HitKind

_LOOKS = {HitKind.DECISION: Look.DECISION, HitKind.ACTION: Look.ACTION, HitKind.PERSON: Look.GOOD}
_KIND, _LABEL, _DAY = 10, 17, 13
_BEFORE = 12
"""How many letters before what was found are shown of a long text."""


def hit_line(hit: Hit, wanted: str, at: RecordKey | None, width: int) -> Line:
    """One line; the day is left out where it is the meeting in hand, and of a meeting, whose name it is."""
    elsewhere = hit.day is not None and hit.key != at and hit.kind not in (HitKind.PERSON, HitKind.MEETING)
    day = f"{short_date(hit.day)}" if hit.day is not None and elsewhere else ""
    label = _LABEL if hit.label else 0
    dated = _DAY if elsewhere else 0
    room = max(width - _KIND - 1 - label - dated, 4)
    pieces = [
        (f" {fit(hit.kind.upper(), _KIND)}", _LOOKS.get(hit.kind, Look.HEADING)),
        (fit(hit.label, label), Look.PLAIN),
        (fit(day, dated), Look.DIM),
        (fit(around(hit.text, wanted, room), room), Look.PLAIN),
    ]
    return Line(tuple(piece for piece in pieces if piece[0]), entry=hit.target)


def around(text: str, wanted: str, room: int) -> str:
    """``text`` on one line, from a little before the first word wanted where that lies out of sight."""
    flat = " ".join(text.split())
    word = next(iter(fold(wanted).split()), "")
    place = fold(flat).find(word) if word else -1
    if place + len(word) <= room or place <= _BEFORE:
        return flat
    return f"…{flat[place - _BEFORE :]}"
