"""Any text a person can type goes into a Word document and comes back."""

from collections.abc import Callable
from dataclasses import replace
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
    NewPart,
    Outline,
    Paragraph,
    Row,
    Style,
    Table,
    plain_cell,
)
from boardtui.documents.word.text import safe
from boardtui.model.text import clean, clean_line
from tests.documents.sample_note import HEAD, audit, opened, parts_of, replace_blocks, written
from tests.documents.scoring import SCORER, failed_checks, needs_scorer
from tests.documents.templates import american, restyled, with_crest_and_tokens


def one_paragraph(text: str, **changes: str) -> Outline:
    """An outline that says ``text`` in every place a text can stand."""
    cell = (Paragraph(text, Style.TITLE), Paragraph(text, label=text), Paragraph(text, Style.ACTION))
    columns = (Column(text, 5.0), Column(text, 5.0, Align.RIGHT), Column(text, 3.0, to_fill=True))
    table = Table(text, text, columns, (Row((cell, cell, cell)),))
    blocks: tuple[Block, ...] = (
        Heading(1, text),
        Details(((text, text),)),
        Paragraph(text),
        Paragraph(text, Style.DECISION, text),
        table,
        NewPart((text, text)),
        Heading(2, text, anchor=text),
        Paragraph(text, page_of=text),
        *(Paragraph(text, style, text) for style in (Style.NUMBERED, Style.SUBNUMBERED, Style.BULLET)),
        Paragraph(text, Style.NUMBERED, restart=True),
    )
    return Outline(
        changes.get("title", text), text, text, running_head=(text, text), running_foot=text, status=text,
        blocks=blocks, day=text, item=text, watermark=text,
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


def everything_awkward() -> Outline:
    """All of it in one document, and the worst of it in the properties, the heads and the watermark."""
    blocks = [block for text in AWKWARD.values() for block in one_paragraph(text).blocks[1:]]
    outline = one_paragraph(AWKWARD["three hundred characters"])
    heads = [NewPart((text, text)) for text in AWKWARD.values()]
    said = Paragraph("Said.")
    parts = [block for head in heads for block in (head, said)]
    return replace(outline, status=AWKWARD["markup"], blocks=(Heading(1, AWKWARD["emoji"]), *blocks, *parts))


def with_tokens(folder: Path) -> Path:
    return restyled(folder, with_crest_and_tokens)


def shipped(folder: Path) -> None:
    return None


@pytest.mark.parametrize("template", [shipped, with_tokens, american])
def test_awkward_text_passes_the_audit(tmp_path: Path, template: Callable[[Path], Path | None]) -> None:
    content = written(everything_awkward(), template(tmp_path))
    ours = audit(content, tmp_path)
    if template is american:  # what Word put into that file is not for us to mend
        bare = audit(written(replace_blocks(Paragraph("Said.")), american(tmp_path)), tmp_path)
        ours = [fault for fault in ours if fault not in bare]
    assert ours == []


@needs_scorer
def test_awkward_text_opens_in_word_as_far_as_the_scorer_knows(tmp_path: Path) -> None:
    assert failed_checks(written(everything_awkward()), tmp_path, "T") == []


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD.keys())
def test_awkward_text_is_in_the_heads_and_the_properties_as_one_line(text: str, tmp_path: Path) -> None:
    expected = clean_line(text)
    document = opened(written(one_paragraph(text), with_tokens(tmp_path)))
    for section in document.sections:
        said = section.header.paragraphs[-1].text
        assert said == f"{expected} {expected}"
    for told in (document.core_properties.title, document.core_properties.author):
        assert expected.startswith(told)
        assert len(told) >= min(len(expected), 254)


def test_two_hundred_items_with_their_pages_are_one_document(tmp_path: Path) -> None:
    numbers = range(1, 201)
    lines = [Row((plain_cell(f"Item {n}"), (Paragraph("–", page_of=f"item {n}"),))) for n in numbers]
    listed = Table("Items", "All", (Column("Item", 10.0), Column("Page", 3.0)), tuple(lines))
    parts: list[Block] = []
    for number in numbers:
        parts += [
            NewPart((HEAD[0], f"Item {number}")),
            Heading(2, f"Item {number}", anchor=f"item {number}"),
            Paragraph(f"The first paragraph of item {number}.", Style.NUMBERED),
        ]
    content = written(replace_blocks(listed, *parts))
    document = opened(content)
    heads = [section.header.paragraphs[0].text for section in document.sections]
    assert heads == [f"{HEAD[0]}\t{HEAD[1]}", *(f"{HEAD[0]}\tItem {number}" for number in numbers)]
    names = {mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))}
    codes = [(code.text or "").split()[1] for code in document.element.body.iter(qn("w:instrText"))]
    assert len(names) == 200
    assert set(codes) == names
    lists = {
        number.get(qn("w:val"))
        for paragraph in document.paragraphs
        for number in paragraph._p.iter(qn("w:numId"))
    }
    assert len(lists) == 200
    assert audit(content, tmp_path) == []
    if SCORER.exists():
        assert failed_checks(content, tmp_path, "T") == []


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
