"""Widths in cells are Rich's own, found faster."""

import sys

from hypothesis import given
from hypothesis import strategies as st
from rich import cells as rich_cells

from boardtui.app.rows.cells import cell_len, cells_between, is_narrow, set_cell_size

_texts = st.text(st.sampled_from("ab é✓日…\u0301\u200d\ufe0f😀\x07") | st.characters(), max_size=12)


def test_what_is_taken_to_be_narrow_fills_one_cell() -> None:
    narrow = [letter for letter in map(chr, range(sys.maxunicode)) if is_narrow(letter)]
    assert len(narrow) > 1000
    assert [one for one in narrow if rich_cells.get_character_cell_size(one) != 1] == []


def test_the_signs_of_nearly_every_line_are_known_to_be_narrow() -> None:
    assert is_narrow(" PF ✓ Cllr Siân O’Hara-Müller – remote · 10:05 ✗ ⇄ ◌ … “quorum”")
    assert not is_narrow("日") and not is_narrow("e\u0301") and not is_narrow("a\tb")


@given(_texts)
def test_a_text_is_as_wide_as_rich_has_it(text: str) -> None:
    assert cell_len(text) == rich_cells.cell_len(text)


@given(_texts, st.integers(-2, 16))
def test_a_text_is_made_to_fit_as_rich_does(text: str, total: int) -> None:
    if total >= 0:
        assert set_cell_size(text, total) == rich_cells.set_cell_size(text, total)
    assert set_cell_size("abc", min(total, 0)) == ""


@given(st.text("ab日é", max_size=8), st.integers(0, 8), st.integers(0, 8))
def test_a_part_of_a_text_is_as_wide_as_was_asked_for(text: str, start: int, number: int) -> None:
    inside = max(min(start + number, cell_len(text)) - start, 0)
    assert cell_len(cells_between(text, start, start + number)) == inside
    assert cells_between("日本", 1, 3) == "  " and cells_between("abc", 1, 2) == "b"
