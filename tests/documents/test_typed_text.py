"""What was typed, as paragraphs of a document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardtui.documents.outline import Paragraph, Style
from boardtui.documents.typed_text import typed


def test_each_line_is_a_paragraph_and_a_typed_bullet_a_real_one() -> None:
    assert typed("First    line:\n• one\n-  two\n\n\n– three\tof them\nLast.") == (
        Paragraph("First line:"),
        Paragraph("one", Style.BULLET),
        Paragraph("two", Style.BULLET),
        Paragraph("three of them", Style.BULLET),
        Paragraph("Last."),
    )


def test_the_first_line_has_the_style_and_the_label() -> None:
    assert typed("• That it be agreed;\n• noted.", Style.NUMBERED, restart=True) == (
        Paragraph("That it be agreed;", Style.NUMBERED, restart=True),
        Paragraph("noted.", Style.BULLET),
    )
    assert typed("- Paint.", label="Recommendation:") == (Paragraph("Paint.", label="Recommendation:"),)


@pytest.mark.parametrize("text", ["-5 degrees", "*starred*", "a - b", "–"])
def test_a_mark_that_opens_no_list_is_kept(text: str) -> None:
    assert typed(text) == (Paragraph(text),)


@pytest.mark.parametrize("text", ["", " \n\t", "\x1b[0m", "\n\n"])
def test_nothing_is_no_paragraph(text: str) -> None:
    assert typed(text) == ()


@given(st.text("ab •-–\n\t"))
def test_only_marks_and_gaps_go(text: str) -> None:
    said = "".join(one.text for one in typed(text))
    assert [one for one in said if one in "ab"] == [one for one in text if one in "ab"]
    assert "  " not in said
