"""Parts, numbers, anchors, columns to fill in, landscape and watermark, as Word will find them."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree

from boardtui.documents.outline import (
    Align,
    Block,
    Column,
    Heading,
    NewPart,
    Outline,
    Paragraph,
    Row,
    Style,
    Table,
    plain_cell,
)
from boardtui.documents.word import house_style
from tests.documents.rendering import needs_soffice, pdf_of
from tests.documents.sample_note import (
    HEAD,
    audit,
    cell_row,
    opened,
    parts_of,
    replace_blocks,
    written,
)


def numbered(text: str, *, restart: bool = False) -> Paragraph:
    return Paragraph(text, Style.NUMBERED, restart=restart)


def below(text: str) -> Paragraph:
    return Paragraph(text, Style.SUBNUMBERED)


PAGES = Table(
    "Items",
    "Each item and the page it stands on.",
    (Column("Subject", 12.0), Column("Page", 2.0, Align.RIGHT)),
    tuple(
        Row((plain_cell(f"Subject {number}"), (Paragraph("–", page_of=f"item {number}"),)))
        for number in (1, 2)
    ),
)
SHEET = Table(
    "Sign-in",
    "One row for each member, to sign in.",
    (Column("Name", 6.0), Column("Code", 2.0), Column("Signature", 8.0, to_fill=True)),
    (cell_row("David Parsons", "", ""), cell_row("Jill Shortland", "JS", "")),
)
PACK = replace(
    replace_blocks(
        Heading(2, "Items"),
        PAGES,
        NewPart((HEAD[0], "Item 1")),
        Heading(2, "The plan", anchor="item 1"),
        numbered("First"),
        below("First of the first"),
        below("Second of the first"),
        numbered("Second"),
        Paragraph("A point", Style.BULLET),
        NewPart((HEAD[0], "Item 2")),
        Heading(2, "The register", anchor="item 2"),
        numbered("Begins again"),
        below("With its own first"),
        Paragraph("Something else."),
        numbered("And again", restart=True),
        SHEET,
        NewPart((HEAD[0], "Item 3")),
        Heading(2, "The last"),
        Paragraph("Said."),
    ),
    status="DRAFT",
    running_foot="Agenda",
)


def told(element: etree._Element, path: str, attribute: str = "w:val") -> str | None:
    """An attribute of the first element at ``path`` below ``element``."""
    found = element.find("/".join(step if step == "." else qn(step) for step in path.split("/")))
    return None if found is None else found.get(qn(attribute))


def list_of(paragraph: WordParagraph) -> tuple[str, str]:
    """The number and level that the paragraph, or its style, puts it in."""
    assert paragraph.style is not None
    for element in (paragraph._p, paragraph.style.element):
        if (number := told(element, "w:pPr/w:numPr/w:numId")) is not None:
            return number, told(element, "w:pPr/w:numPr/w:ilvl") or "0"
    raise AssertionError(f"{paragraph.text} is in no list")


def test_each_part_has_its_own_head_and_the_status_and_the_foot_is_that_of_the_first() -> None:
    sections = opened(written(PACK)).sections
    heads = [section.header.paragraphs[0].text for section in sections]
    assert heads == [f"{HEAD[0]}\tDRAFT  ·  {right}" for right in (HEAD[1], "Item 1", "Item 2", "Item 3")]
    assert [section.header.is_linked_to_previous for section in sections] == [False] * 4
    assert [section.footer.is_linked_to_previous for section in sections] == [False, True, True, True]
    assert {section.footer.paragraphs[0].text for section in sections} == {"Agenda\tPage 1 of 1"}
    assert len({(section.page_width, section.left_margin) for section in sections}) == 1


def test_numbers_begin_again_in_each_part_and_where_they_are_told_to() -> None:
    document = opened(written(PACK))
    lists = {
        paragraph.text: list_of(paragraph)
        for paragraph in document.paragraphs
        if paragraph.style and "Numbered" in str(paragraph.style.name)
    }
    first, second, third = lists["First"][0], lists["Begins again"][0], lists["And again"][0]
    assert len({first, second, third}) == 3
    assert {lists[text][0] for text in ("First of the first", "Second of the first", "Second")} == {first}
    assert lists["With its own first"] == (second, "1")
    numbering = etree.fromstring(parts_of(written(PACK))["word/numbering.xml"])
    instances = {each.get(qn("w:numId")): each for each in numbering.findall(qn("w:num"))}
    for number in (second, third):
        [start] = instances[number].iter(qn("w:startOverride"))
        assert start.get(qn("w:val")) == "1"
    assert told(instances[first], "w:abstractNumId") == told(instances[second], "w:abstractNumId")


def test_a_page_column_points_at_the_headings_of_the_items() -> None:
    content = written(PACK)
    body = opened(content).element.body
    bookmarks = {
        mark.get(qn("w:name")): "".join(text.text or "" for text in mark.getparent().iter(qn("w:t")))
        for mark in body.iter(qn("w:bookmarkStart"))
    }
    assert bookmarks == {"item_1": "The plan", "item_2": "The register"}
    codes = [(code.text or "").strip() for code in body.iter(qn("w:instrText"))]
    assert codes == ["PAGEREF item_1 \\h", "PAGEREF item_2 \\h"]
    assert [row.cells[1].text for row in opened(content).tables[0].rows[1:]] == ["–", "–"]


def test_anchors_that_word_would_not_take_or_tell_apart_get_names_of_their_own() -> None:
    anchors = ("item 1", "item_1", "ITEM_1", "1", "x" * 60, "x" * 60 + "y", "é", "item 1")
    headings = [Heading(2, anchor, anchor=anchor) for anchor in anchors]
    references = [Paragraph("?", page_of=anchor) for anchor in (*anchors, "nowhere")]
    body = opened(written(replace_blocks(*headings, *references))).element.body
    names = [str(mark.get(qn("w:name"))) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(names) == len({name.lower() for name in names}) == 7
    assert all(len(name) <= 40 and name[0].isalpha() and name.isascii() for name in names)
    ids = [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(set(ids)) == 7
    assert ids == [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkEnd"))]
    codes = [(code.text or "").split()[1] for code in body.iter(qn("w:instrText"))]
    assert codes == [*names, names[0]]  # what points nowhere is said as it is


def test_a_column_to_fill_in_is_left_empty_in_rows_tall_enough_to_write_in() -> None:
    table = opened(written(PACK)).tables[1]
    assert [[cell.text for cell in row.cells] for row in table.rows[1:]] == [
        ["David Parsons", "–", ""],
        ["Jill Shortland", "JS", ""],
    ]
    for row in table.rows[1:]:
        assert int(told(row._tr, "w:trPr/w:trHeight") or 0) >= 567
        assert told(row._tr, "w:trPr/w:trHeight", "w:hRule") == "atLeast"
        assert len(list(row._tr.iter(qn("w:vAlign")))) == 3
    assert opened(written(PACK)).tables[0].rows[1]._tr.find(f".//{qn('w:trHeight')}") is None


def test_landscape_turns_the_page_and_gives_a_wide_table_its_room() -> None:
    wide = Table("T", "D", tuple(Column(f"C{n}", 2.0) for n in range(12)), (cell_row(*["x"] * 12),))
    document = opened(written(replace(replace_blocks(wide), landscape=True)))
    [section] = document.sections
    assert section.page_width
    assert section.page_height
    assert section.page_width > section.page_height
    assert section.orientation == WD_ORIENT.LANDSCAPE
    widths = [int(each.get(qn("w:w")) or 0) for each in document.tables[0]._tbl.tblGrid]
    assert widths == [1134] * 12
    head = section.header.paragraphs[0].paragraph_format.tab_stops
    room = (section.page_width - (section.left_margin or 0) - (section.right_margin or 0)) / 12700
    assert abs(next(stop.position.pt for stop in head if stop.alignment == 2) - room) < 0.1


def test_a_watermark_stands_only_where_it_was_asked_for_and_then_on_every_page() -> None:
    assert not [name for name, part in parts_of(written(PACK)).items() if b"textpath" in part]
    content = written(replace(PACK, watermark="DRAFT & <not> agreed"))
    ids = []
    for section in opened(content).sections:
        [shape] = section.header._element.iter("{urn:schemas-microsoft-com:vml}shape")
        ids.append(shape.get("id"))
        assert shape.get("alt") == ""
        [path] = shape.iter("{urn:schemas-microsoft-com:vml}textpath")
        assert path.get("string") == "DRAFT & <not> agreed"
    assert len(set(ids)) == 4


def template_of_first_and_even_pages(folder: Path) -> Path:
    document = opened(house_style.SHIPPED.read_bytes())
    section = document.sections[0]
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    section.first_page_header.paragraphs[0].text = "The crest of the Borough"
    section.even_page_header.paragraphs[0].text = "{running head}"
    count = f'<w:pgNumType xmlns:w="{section._sectPr.nsmap["w"]}" w:start="5"/>'
    [margins] = section._sectPr.iterfind(qn("w:pgMar"))
    margins.addnext(etree.fromstring(count))
    path = folder / "first and even.docx"
    document.save(str(path))
    return path


def test_first_and_even_pages_of_every_part_say_it_too_and_pages_are_counted_on(tmp_path: Path) -> None:
    outline = replace(PACK, watermark="DRAFT")
    content = written(outline, template_of_first_and_even_pages(tmp_path))
    sections = opened(content).sections
    for section, right in zip(sections, (HEAD[1], "Item 1", "Item 2", "Item 3"), strict=True):
        first = [paragraph.text for paragraph in section.first_page_header.paragraphs]
        said = f"{HEAD[0]}\tDRAFT  ·  {right}"
        assert first == ["The crest of the Borough", said]
        assert [paragraph.text for paragraph in section.even_page_header.paragraphs] == [said]
        for head in (section.header, section.first_page_header, section.even_page_header):
            assert len(list(head._element.iter("{urn:schemas-microsoft-com:vml}shape"))) == 1
    starts = [told(section._sectPr, "w:pgNumType", "w:start") for section in sections]
    assert starts == ["5", None, None, None]
    assert audit(content, tmp_path) == []


@pytest.mark.parametrize("changes", [{}, {"watermark": "DRAFT"}, {"landscape": True}])
def test_a_pack_passes_the_audit(tmp_path: Path, changes: dict[str, object]) -> None:
    assert audit(written(replace(PACK, **changes)), tmp_path) == []  # type: ignore[arg-type]


def test_a_part_that_ends_in_a_table_and_parts_of_nothing() -> None:
    empty = NewPart((HEAD[0], "Nothing"))
    last = (NewPart((HEAD[0], "Item 9")), Paragraph("Said."))
    blocks: tuple[Block, ...] = (empty, empty, Heading(1, "Title"), PAGES, empty, *last, empty)
    outline = Outline("Title of it", "Subject", "Office", HEAD, "Foot", "", blocks)
    heads = [section.header.paragraphs[0].text for section in opened(written(outline)).sections]
    assert heads == [f"{HEAD[0]}\tNothing", f"{HEAD[0]}\tItem 9"]


def test_lists_in_a_template_without_any(tmp_path: Path) -> None:
    parts = parts_of(house_style.SHIPPED.read_bytes())
    del parts["word/numbering.xml"]
    relations = etree.fromstring(parts["word/_rels/document.xml.rels"])
    for each in list(relations):
        if each.get("Target") == "numbering.xml":
            relations.remove(each)
    parts["word/_rels/document.xml.rels"] = etree.tostring(relations)
    types = etree.fromstring(parts["[Content_Types].xml"])
    for each in list(types):
        if each.get("PartName") == "/word/numbering.xml":
            types.remove(each)
    parts["[Content_Types].xml"] = etree.tostring(types)
    with_styles = tmp_path / "without lists.docx"
    with_styles.write_bytes(house_style.packed(parts.items(), compress=True))
    styles = etree.fromstring(parts["word/styles.xml"])
    for each in list(styles):
        if each.get(qn("w:styleId")) in ("ListBullet", "NumberedParagraph", "NumberedSubparagraph"):
            styles.remove(each)
    parts["word/styles.xml"] = etree.tostring(styles)
    without_styles = tmp_path / "without styles.docx"
    without_styles.write_bytes(house_style.packed(parts.items(), compress=True))
    for template in (with_styles, without_styles):
        content = written(PACK, template)
        document = opened(content)
        numbering = etree.fromstring(parts_of(content)["word/numbering.xml"])
        known = {each.get(qn("w:numId")) for each in numbering.findall(qn("w:num"))}
        lists = {
            p.text: list_of(p) for p in document.paragraphs if p.text in ("First", "Begins again", "A point")
        }
        assert {number for number, _ in lists.values()} <= known
        assert len({number for number, _ in lists.values()}) == 3
        assert audit(content, tmp_path) == []


@needs_soffice
def test_libreoffice_counts_the_numbers_and_the_pages(tmp_path: Path) -> None:
    pdf = pdf_of(written(PACK), tmp_path)
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout
    pages = text.split("\f")
    squeezed = [" ".join(page.split()) for page in pages]
    assert "Subject 1 2 Subject 2 3" in squeezed[0]
    assert "1. First 1.1 First of the first 1.2 Second of the first 2. Second" in squeezed[1]
    assert "1. Begins again 1.1 With its own first Something else. 1. And again" in squeezed[2]
    assert [f"Page {number} of 4" in page for number, page in enumerate(squeezed[:4], 1)] == [True] * 4
