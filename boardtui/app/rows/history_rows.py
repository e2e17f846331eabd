"""The history of a meeting as lines: number, time, who, what; a word marks what was undone."""

from boardtui.app.rows.line import Line, Look, fit
from boardtui.secretariat.history import Past

_NUMBER, _DAY, _TIME, _USER, _UNDONE = 6, 7, 9, 11, 8


def past_line(past: Past, width: int, *, new_day: bool) -> Line:
    """One entry; with its date where it was not made on the same day as the one above it."""
    day = f"{past.at.day} {past.at:%b}" if new_day else ""
    room = max(width - _NUMBER - _DAY - _TIME - _USER - _UNDONE - 1, 4)
    look = Look.DIM if past.undone else Look.PLAIN
    return Line(
        (
            (f" {fit(str(past.sequence), _NUMBER)}", Look.DIM),
            (fit(day, _DAY), Look.HEADING),
            (fit(f"{past.at:%H:%M:%S}", _TIME), look),
            (fit(past.user, _USER), Look.DIM),
            (fit("undone", _UNDONE) if past.undone else " " * _UNDONE, Look.WARN),
            (fit(past.said, room), look),
        ),
        entry=str(past.sequence),
    )


def quorum_line(past: Past, width: int) -> Line:
    """What the entry did to the quorum, to stand above it: it came after."""
    room = max(width - _NUMBER - _DAY - 1, 4)
    text = f" {' ' * (_NUMBER + _DAY)}{fit(f'» {past.quorum}', room)}"
    return Line(((text, Look.WARN),))


def whole_entry(past: Past) -> str:
    """Everything there is to say of one entry, a line each."""
    undone = ["It was undone and does not stand."] if past.undone else []
    made = f"Entry {past.sequence}, {past.at:%d %b %Y %H:%M:%S}, {past.user}"
    quorum = [past.quorum] if past.quorum else []
    return "\n".join([past.said, *undone, *quorum, "", *past.whole, *([""] if past.whole else []), made])
