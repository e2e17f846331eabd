"""The words in braces of an office's own header and footer."""

from dataclasses import replace
from pathlib import Path

import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from boardtui.documents.outline import Heading, NewPart, Paragraph
from boardtui.documents.word.text import field
from boardtui.documents.word.tokens import replace_tokens, token_values
from tests.documents.sample_note import HEAD, NOTE, audit, opened, parts_of, replace_blocks, written
from tests.documents.templates import restyled, split_over_runs, with_crest_and_tokens

PACK = replace(
    replace_blocks(
        NewPart((HEAD[0], "Item 1")), Heading(2, "One"), NewPart((HEAD[0], "Annex")), Paragraph("x")
    ),
    day="17 November 2010",
    status="DRAFT",
)


def heads(content: bytes) -> list[list[str]]:
    return [
        [paragraph.text for paragraph in section.header.paragraphs] for section in opened(content).sections
    ]


def test_each_part_fills_in_its_own_and_keeps_the_crest(tmp_path: Path) -> None:
    content = written(PACK, restyled(tmp_path, with_crest_and_tokens))
    assert heads(content) == [
        ["", f"{HEAD[0]} – 17 November 2010 – Item 5", "Title of it DRAFT"],
        ["", f"{HEAD[0]} – 17 November 2010 – Item 1", "Title of it DRAFT"],
        ["", f"{HEAD[0]} – 17 November 2010 – ", "Title of it DRAFT"],
    ]
    for section in opened(content).sections:
        [blip] = section.header._element.iter(qn("a:blip"))
        key = str(blip.get(qn("r:embed")))
        assert section.header.part.related_parts[key].blob.startswith(b"\x89PNG")
    assert len([name for name in parts_of(content) if "media" in name]) == 1
    assert audit(content, tmp_path) == []


def test_words_take_the_look_of_the_run_that_their_token_begins_in() -> None:
    root = etree.fromstring(f"<w:hdr {nsdecls('w')}>{split_over_runs('a {board} z', 2, 5)}</w:hdr>")
    assert replace_tokens(root, {"board": "B"}) == {"board"}
    assert [run.text for run in root.iter(qn("w:t"))] == ["a ", "B", " z"]


def test_what_was_typed_is_not_searched_for_tokens_again(tmp_path: Path) -> None:
    outline = replace(NOTE, title="{status} {running head}", running_head=("{date}", "{item}"), day="{board}")
    content = written(outline, restyled(tmp_path, with_crest_and_tokens))
    assert heads(content) == [["", "{date} – {board} – ", "{status} {running head} DRAFT"]]
    assert heads(written(outline)) == [["{date}\tDRAFT  ·  {item}"]]


def test_what_a_running_head_says_stands_in_for_what_the_outline_does_not() -> None:
    by_day = replace(NOTE, running_head=("Board", "18 January 2011"))
    values = token_values(by_day, by_day.running_head)
    assert (values["date"], values["item"]) == ("18 January 2011", "")
    of_item = token_values(replace(NOTE, day="Monday", item="Item 9"), ("Board", "item 3"))
    assert (of_item["date"], of_item["item"]) == ("Monday", "item 3")
    assert token_values(replace(NOTE, item="Item 9"), ("Board", ""))["item"] == "Item 9"
    both = token_values(replace(NOTE, day="1 May 2011"), ("The Board, 1 May 2011", "Item 3"))
    assert (both["board"], both["date"], both["item"]) == ("The Board", "1 May 2011", "Item 3")
    assert token_values(NOTE, ("Board", "Itemised accounts"))["date"] == "Itemised accounts"


def test_a_draft_is_never_without_its_warning(tmp_path: Path) -> None:
    def only_board(document: WordDocument) -> None:
        document.sections[0].header.paragraphs[0].text = "{board}"

    path = restyled(tmp_path, only_board)
    assert heads(written(NOTE, path)) == [[HEAD[0], "DRAFT"]]
    assert heads(written(replace(NOTE, status=""), path)) == [[HEAD[0]]]


PAGE = f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{field("PAGE", "1")}</w:p>'
SIMPLE = (
    f'<w:p {nsdecls("w")}><w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    "</w:p>"
)


@pytest.mark.parametrize("counter", [PAGE, SIMPLE])
@pytest.mark.parametrize("where", ["header", "footer"])
def test_a_house_style_that_counts_its_pages_keeps_its_foot(tmp_path: Path, counter: str, where: str) -> None:
    def counts(document: WordDocument) -> None:
        section = document.sections[0]
        section.footer.paragraphs[0].text = "The Borough: {title}"
        edge = section.header if where == "header" else section.footer
        edge._element.append(parse_xml(counter))

    [section] = opened(written(NOTE, restyled(tmp_path, counts))).sections
    foot = [paragraph.text for paragraph in section.footer.paragraphs]
    assert foot[0] == f"The Borough: {NOTE.title}"
    assert "Page 1 of 1" not in "".join(foot)


def test_a_foot_without_a_page_number_gets_ours_below(tmp_path: Path) -> None:
    def foot(document: WordDocument) -> None:
        document.sections[0].footer.paragraphs[0].text = "The Borough, {date}"

    outline = replace(NOTE, day="17 November 2010")
    [section] = opened(written(outline, restyled(tmp_path, foot))).sections
    said = [paragraph.text for paragraph in section.footer.paragraphs]
    assert said == ["The Borough, 17 November 2010", f"{NOTE.running_foot}\tPage 1 of 1"]


def test_a_token_in_a_text_box_is_filled_in_once(tmp_path: Path) -> None:
    def box(document: WordDocument) -> None:
        inner = split_over_runs("{board}", 3)
        document.sections[0].header._element.append(
            parse_xml(
                f'<w:p {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:t>{{date}}</w:t></w:r>'
                f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape>"
                "</w:pict></w:r></w:p>"
            )
        )

    outline = replace(NOTE, day="Monday")
    [section] = opened(written(outline, restyled(tmp_path, box))).sections
    words = [text.text or "" for text in section.header._element.iter(qn("w:t"))]
    assert words[-3:] == ["Monday", HEAD[0], ""]


def test_bookmarks_of_a_header_do_not_clash_with_those_of_the_document(tmp_path: Path) -> None:
    def marked(document: WordDocument) -> None:
        paragraph = document.sections[0].header.paragraphs[0]._p
        for tag, name in (("bookmarkStart", ' w:name="_GoBack"'), ("bookmarkEnd", "")):
            paragraph.append(parse_xml(f'<w:{tag} {nsdecls("w")} w:id="1"{name}/>'))

    outline = replace_blocks(
        Heading(2, "One", anchor="one"), NewPart(("a", "b")), Heading(2, "Two", anchor="two")
    )
    content = written(outline, restyled(tmp_path, marked))
    assert audit(content, tmp_path) == []
    assert not [name for name, part in parts_of(content).items() if b"_GoBack" in part]
