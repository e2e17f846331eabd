"""What is not looked at again after a mark is what cannot have changed."""

from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from boardtui.app.rows.lazy_lines import LazyLines
from boardtui.app.rows.line import Line, Look, plain
from boardtui.app.rows.register_rows import RegisterSheet, register_lines
from boardtui.app.widgets.lines import changed_cells
from boardtui.edits.base import MeetingEdit
from boardtui.errors import EditRefused
from boardtui.rules.attendance import attendance, attendance_after
from tests.builders import board, meeting, stamp
from tests.strategies import presence_edits

_WIDTH = 40
_pieces = st.lists(st.tuples(st.text("ab é✓日", max_size=4), st.sampled_from(Look)), max_size=4)
_lines = _pieces.map(lambda pieces: Line(tuple(pieces)))


@given(st.lists(presence_edits, max_size=12))
@settings(max_examples=150, deadline=None)
def test_a_sheet_that_is_kept_shows_what_a_new_one_does(edits: list[MeetingEdit]) -> None:
    of, at, sheet = board(), meeting(), RegisterSheet()
    result = attendance(of, at)
    shown = sheet.lines(of, at, result, _WIDTH)
    for sequence, edit in enumerate(edits, start=1):
        try:
            at = edit.apply(at, stamp(sequence))
        except EditRefused:
            continue
        before, looked_at = shown, tuple(shown)
        result = attendance_after(result, of, at)
        shown = sheet.lines(of, at, result, _WIDTH)
        assert tuple(shown) == register_lines(of, at, result, _WIDTH)
        assert isinstance(shown, LazyLines)
        renewed = shown.renewed_since(before)
        if renewed is not None:
            differing = {n for n, line in enumerate(shown) if line != looked_at[n]}
            assert differing <= set(renewed)


def test_lines_are_renewed_since_those_they_were_made_from_only() -> None:
    first = LazyLines(3, lambda place: plain(f"{place}"))
    looked_at = [one.text for one in first]
    second = first.renewed([1], lambda place: plain(f"new {place}"))
    assert looked_at == ["0", "1", "2"]
    assert [one.text for one in second] == ["0", "new 1", "2"]
    assert second.renewed_since(first) == [1]
    assert second.renewed_since(LazyLines(3, partial(plain, "x"))) is None
    assert first.renewed_since(second) is None


@given(_lines, _lines, st.integers(1, 12))
def test_outside_the_changed_cells_two_lines_are_the_same(before: Line, after: Line, width: int) -> None:
    start, _, number = changed_cells(before, after, width)
    assert start >= 0 and 0 < number <= width - start
    if (start, number) != (0, width):
        cells = [[(letter, look) for text, look in one.pieces for letter in text] for one in (before, after)]
        old, new = ([*one[:start], *one[start + number :]] for one in cells)
        assert len(cells[0]) == len(cells[1])
        assert old == new


def test_only_the_clock_is_repainted_where_only_the_clock_differs() -> None:
    before = Line((("Saved #12 10:00:01", Look.GOOD), (" ✓ quorum", Look.PLAIN)))
    after = Line((("Saved #12 10:00:07", Look.GOOD), (" ✓ quorum", Look.PLAIN)))
    assert changed_cells(before, after, 80) == (17, 0, 1)
