"""A report typed as plain text, read into headings, paragraphs and sub-paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardtui.model.agendas import ReportKind, ReportPart
from boardtui.rules.report_text import report_parts

HEADING, SUB = ReportKind.HEADING, ReportKind.SUB_PARAGRAPH


def test_a_report_is_read_part_by_part() -> None:
    text = """# Background

1. The gates were painted
in 1998.
They rust:
  1.1 at the north end;
  - by the mill
    and the weir;
2) Paint costs little.
## Costs
No money is asked for.

"""
    assert report_parts(text) == (
        ReportPart("Background", HEADING),
        ReportPart("The gates were painted in 1998. They rust:"),
        ReportPart("at the north end;", SUB),
        ReportPart("by the mill and the weir;", SUB),
        ReportPart("Paint costs little."),
        ReportPart("Costs", HEADING),
        ReportPart("No money is asked for."),
    )


def test_a_number_in_the_midst_of_a_sentence_stays_in_it() -> None:
    text = "It cost\n3.1 million pounds in the year\n1998. Then in\n12. May it was sold."
    assert report_parts(text) == (ReportPart(" ".join(text.split())),)


@pytest.mark.parametrize("text", ["", "\n \n", "\x1b[31m\x00"])
def test_nothing_is_no_report(text: str) -> None:
    assert report_parts(text) == ()


@pytest.mark.parametrize("opening", ["- ", "* ", "• ", "– ", "(a) ", "b) ", "3.1 ", "3.1. "])
def test_every_way_of_opening_a_sub_paragraph(opening: str) -> None:
    assert report_parts(f"{opening}north") == (ReportPart("north", SUB),)


@given(st.lists(st.from_regex(r"[A-Z][a-z]{1,8}( [a-z]{1,8}){0,4}\.", fullmatch=True), max_size=6))
def test_no_word_is_lost(paragraphs: list[str]) -> None:
    assert [one.text for one in report_parts("\n\n".join(paragraphs))] == paragraphs
