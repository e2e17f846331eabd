"""The line above the capture line: what is being understood, while it is typed."""

from boardtui.app.rows.cells import cell_len
from boardtui.app.rows.line import Line, Look, shorten
from boardtui.secretariat.capture.scene import Kind, Understanding

_EMPTY = (
    "notes as they are", "A: action @who by when", "D: decision", "V: 9-2-1", "+JS comes", "-JS goes",
    "/ commands",
)  # fmt: skip
"""What can be typed; in a narrow window as much of it as fits."""
_LEAST_DOUBT = 24
"""So much of a doubt is always to be seen."""
_IDLE = "Tab or A D V N I starts a line"


def preview_line(understood: Understanding | None, *, typing: bool, width: int) -> Line:
    """What the typed text means; its doubts behind a ``!``; with no text, what can be typed."""
    if understood is None:
        return Line(((shorten(_can_be_typed(width) if typing else _IDLE, width), Look.DIM),))
    if understood.refusal:
        return Line(((shorten(f"! {understood.refusal}", width), Look.WARN),))
    said = understood.preview
    doubts = "".join(f"  ! {one}" for one in understood.warnings)
    if not doubts or cell_len(said + doubts) <= width:
        return Line(((shorten(said, width), Look.GOOD), (doubts, Look.WARN)))
    if understood.kind is Kind.VOTE:  # the figures are what is checked before Enter
        counts = shorten(said, max(width - _LEAST_DOUBT, 0))
        return Line(((counts, Look.GOOD), (shorten(doubts, width - cell_len(counts)), Look.WARN)))
    kind, mark, rest = said.partition(" · ")  # too long: a doubt is never what is cut off first
    first = shorten(f"{kind}{doubts}", width)
    left = shorten(f"{mark}{rest}", max(width - cell_len(first) - 2, 0))
    return Line(((first[: len(kind)], Look.GOOD), (first[len(kind) :], Look.WARN), (f"  {left}", Look.GOOD)))


def is_cut(understood: Understanding, width: int) -> bool:
    """Whether not all of its doubts are to be seen in a line of that width."""
    text = preview_line(understood, typing=True, width=width).text
    return any(doubt not in text for doubt in understood.warnings)


def _can_be_typed(width: int) -> str:
    said = [" · ".join(_EMPTY[:number]) for number in range(1, len(_EMPTY) + 1)]
    return next((one for one in reversed(said) if cell_len(one) <= width), said[0])
