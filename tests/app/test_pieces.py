"""A part of a line is drawn as it stands in the whole line."""

from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style

from boardtui.app.rows.line import Line, Look
from boardtui.app.widgets.lines import Inks, segments_of, strip_of

_INKS = Inks(Style(bgcolor="black"), {look: Style(color=f"color({n})") for n, look in enumerate(Look)})
_pieces = st.lists(st.tuples(st.text("ab é✓日", max_size=4), st.sampled_from(Look)), max_size=4)
_lines = _pieces.map(lambda pieces: Line(tuple(pieces)))


def _letters(segments: list[Segment]) -> list[tuple[str, Style | None]]:
    return [(letter, style) for text, style, _ in segments for letter in text]


@given(_lines, st.integers(0, 20), st.integers(1, 20))
def test_it_is_what_is_left_where_the_whole_line_is_cut(line: Line, start: int, number: int) -> None:
    whole = segments_of(line, _INKS, 0, 40)
    cut = list(Segment.divide(whole, [start, start + number]))[1]
    part = segments_of(line, _INKS, start, start + number)
    assert _letters(part) == _letters(cut)
    assert Segment.get_line_length(part) == number


@given(_lines, st.integers(1, 30))
def test_a_line_fills_its_width_and_no_more(line: Line, width: int) -> None:
    strip = strip_of(line, _INKS, width)
    assert Segment.get_line_length(list(strip)) == strip.cell_length == width
