"""Any text a person can type goes into a Word document and comes back."""

from pathlib import Path

import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from boardtui.documents.outline import (
    Align,
    Block,
    Column,
    Details,
    Heading,
    Outline,
    Paragraph,
    Row,
    Style,
    Table,
)
from boardtui.documents.word_text import safe
from boardtui.model.text import clean
from tests.documents.sample_note import audit, opened, parts_of, written


def one_paragraph(text: str, **changes: str) -> Outline:
    """An outline that says ``text`` in every place a text can stand."""
    cell = (Paragraph(text, Style.TITLE), Paragraph(text, label=text), Paragraph(text, Style.ACTION))
    table = Table(text, text, (Column(text, 5.0), Column(text, 5.0, Align.RIGHT)), (Row((cell, cell)),))
    blocks: tuple[Block, ...] = (
        Heading(1, text),
        Details(((text, text),)),
        Paragraph(text),
        Paragraph(text, Style.DECISION, text),
        table,
    )
    return Outline(
        changes.get("title", text), text, text, running_head=(text, text), running_foot=text, status=text,
        blocks=blocks,
    )  # fmt: skip


AWKWARD = {
    "control characters": "bell\x07 null\x00 escape\x1b[31mred\x1b[0m page\x0cfeed",
    "the end of CDATA": "a ]]> b <![CDATA[ c",
    "markup": "<w:p>&amp; \"quoted\" 'single' </w:t> &#x0;",
    "lone surrogates": "before \ud800 between \udfff after",
    "ten thousand characters": "word " * 2000,
    "one long word": "x" * 3000,
    "right to left": "مجلس المدينة שלום \u202edesrever",
    "combining letters": "e\u0301 Å a\u0300\u0316 กำ",
    "emoji": "👩‍⚖️ 🏴󠁧󠁢󠁷󠁬󠁳󠁿 \U0001f600",
    "console markup": "[/b] [bold]x[/] [Chairman]",
    "line breaks": "first\nsecond\r\nthird\u2028fourth\n\n",
    "three hundred characters": "Title of a very long board " * 12,
    "noncharacters": "\ufffe \uffff \U0001fffe \ufdd0",
    "nothing": "",
    "white space": " \t\n ",
    "a template's own mark": "<!--the blocks stand here--> {running head} {running foot}",
    "backslashes": r"\1 \g<0> C:\new",
}


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD.keys())
def test_awkward_text_is_written_and_read_back(text: str) -> None:
    content = written(one_paragraph(text))
    document = opened(content)
    cleaned = clean(text)
    expected = cleaned if cleaned.strip() else "–"
    assert document.paragraphs[0].text == expected
    assert document.tables[0].rows[1].cells[0].paragraphs[0].text == expected
    for name, part in parts_of(content).items():
        if name.endswith(".xml"):
            words = etree.fromstring(part).iter(qn("w:t"))
            assert not [word for word in words if "\n" in (word.text or "")]
    assert len(document.core_properties.title) <= 255


def test_awkward_text_passes_the_audit(tmp_path: Path) -> None:
    blocks = [block for text in AWKWARD.values() for block in one_paragraph(text).blocks[1:]]
    outline = one_paragraph(AWKWARD["three hundred characters"])
    everything = Outline(
        outline.title, outline.subject, outline.author, outline.running_head, outline.running_foot,
        AWKWARD["markup"], (Heading(1, AWKWARD["emoji"]), *blocks),
    )  # fmt: skip
    assert audit(written(everything), tmp_path) == []


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(), max_size=80))
def test_no_text_makes_the_writer_raise_and_all_of_it_comes_back(text: str) -> None:
    cleaned = clean(text)
    expected = cleaned if cleaned.strip() else "–"
    document = opened(written(one_paragraph(text)))
    assert document.paragraphs[0].text == expected
    assert document.tables[0].rows[1].cells[1].paragraphs[0].text == expected


@given(
    st.text(st.one_of(st.characters(), st.sampled_from("\x1b[]m\x9b\n\t\u0301\u00a0\u200b–’é")), max_size=40)
)
def test_the_quick_way_of_cleaning_is_the_same_as_the_slow_one(text: str) -> None:
    assert safe(text) == clean(text)


def test_each_character_that_the_quick_way_lets_through_is_clean() -> None:
    assert [chr(point) for point in range(0x110000) if safe(chr(point)) != clean(chr(point))] == []
