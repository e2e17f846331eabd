"""Papers that hold what Word can hold and a report seldom does: each comes in whole, or says why not."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from boardtui.documents.composing.process import GivenPaper, compose_papers
from boardtui.documents.word.writer import write_docx
from tests.documents import given_papers
from tests.documents.given_papers import of_xml, saved, with_notes
from tests.documents.sample_note import audit
from tests.documents.templates import restyled, with_crest_and_tokens
from tests.documents.test_composing import WRITTEN, composed, numbers_of, pack_of, texts

WHO = 'w:id="1" w:author="J Smith" w:date="2011-01-03T10:00:00Z"'


def paragraph(words: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def test_every_kind_of_tracked_change_is_accepted(tmp_path: Path) -> None:
    cell = "<w:tc><w:tcPr><w:tcW w:w='4000' w:type='dxa'/>{}</w:tcPr>{}</w:tc>"
    body = (
        paragraph("joined ", f"<w:rPr><w:del {WHO}/></w:rPr>")
        + paragraph("with this")
        + f"<w:p><w:moveFrom {WHO}><w:r><w:t>from here</w:t></w:r></w:moveFrom>"
        f"<w:moveTo {WHO}><w:r><w:t>to here</w:t></w:r></w:moveTo></w:p>"
        + paragraph("plain", f"<w:jc w:val='left'/><w:pPrChange {WHO}><w:pPr/></w:pPrChange>")
        + paragraph("new line", f"<w:rPr><w:ins {WHO}/></w:rPr>")
        + "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='4000'/><w:gridCol w:w='4000'/></w:tblGrid>"
        f"<w:tr>{cell.format('', paragraph('kept row'))}"
        f"{cell.format(f'<w:cellDel {WHO}/>', paragraph('deleted cell'))}</w:tr>"
        f"<w:tr><w:trPr><w:del {WHO}/></w:trPr>{cell.format('', paragraph('deleted row')) * 2}</w:tr>"
        f"<w:tr><w:trPr><w:ins {WHO}/></w:trPr>{cell.format('', paragraph('new row')) * 2}</w:tr></w:tbl>"
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='4000'/></w:tblGrid>"
        f"<w:tr><w:trPr><w:del {WHO}/></w:trPr>{cell.format('', paragraph('deleted table'))}</w:tr></w:tbl>"
        + paragraph("end")
    )
    document, data, (outcome,) = composed(saved(of_xml(body)))
    assert outcome.warnings == ("9 tracked changes accepted",)
    said = texts(document)
    assert "joined with this" in said
    assert "to here" in said
    assert not {"from here", "deleted cell", "deleted row", "deleted table"} & set(said)
    assert said.count("new row") == 2
    assert audit(data, tmp_path) == []


def test_footnotes_come_with_the_paper(tmp_path: Path) -> None:
    document, data, outcomes = composed(
        saved(with_notes("footnote", "first", "second")), saved(with_notes("footnote", "third"))
    )
    assert outcomes[0].refused == ""
    notes = zipfile.ZipFile(io.BytesIO(data)).read("word/footnotes.xml").decode()
    assert [one in notes for one in ("first", "second", "third")] == [True] * 3
    used = [one.get(qn("w:id")) for one in document.element.body.iter(qn("w:footnoteReference"))]
    assert len(set(used)) == 3
    assert all(f'w:id="{one}"' in notes for one in used)
    assert audit(data, tmp_path) == []


def test_endnotes_follow_their_paper_as_text(tmp_path: Path) -> None:
    document, data, (outcome,) = composed(saved(with_notes("endnote", "first", "second")))
    assert outcome.warnings == ("2 endnotes put behind it as text",)
    said = texts(document)
    assert said[said.index("Sentence 1[1]") :][:5] == [
        "Sentence 1[1]",
        "Sentence 2[2]",
        "Notes",
        "[1] first",
        "[2] second",
    ]
    assert audit(data, tmp_path) == []


def test_styles_of_the_office_come_with_what_they_are_based_on(tmp_path: Path) -> None:
    def style(name: str, based: str, properties: str = "") -> str:
        style_id = name.replace(" ", "")
        return (
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="{based}"/><w:next w:val="Gone"/><w:link w:val="GoneChar"/>'
            f"<w:pPr>{properties}</w:pPr></w:style>"
        )

    styles = (
        style("Office Base", "Normal")
        + style("Office Text", "OfficeBase")
        + style("Report Title", "OfficeBase", '<w:outlineLvl w:val="0"/>')
        + style("Round", "Round")
    )
    body = (
        paragraph("A report", '<w:pStyle w:val="ReportTitle"/>')
        + paragraph("Some text", '<w:pStyle w:val="OfficeText"/>')
        + paragraph("Nowhere", '<w:pStyle w:val="Undefined"/>')
        + paragraph("In a circle", '<w:pStyle w:val="Round"/>')
        + paragraph("Own level", '<w:outlineLvl w:val="1"/>')
    )
    document, data, (outcome,) = composed(saved(of_xml(body, styles)))
    assert outcome.refused == ""
    known = {one.style_id for one in document.styles}
    assert {"OfficeBase", "OfficeText", "ReportTitle"} <= known
    levels = {
        "".join(one.text or "" for one in p.iter(qn("w:t"))): p.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        for p in document.element.body.iter(qn("w:p"))
    }
    assert levels["A report"].get(qn("w:val")) == "1", "below the title of the pack"
    assert levels["Own level"].get(qn("w:val")) == "2"
    assert audit(data, tmp_path) == []


def test_a_list_by_an_office_style_keeps_its_level_and_a_plain_one_gets_no_bullet(tmp_path: Path) -> None:
    paper = of_xml(
        paragraph("deep", '<w:pStyle w:val="OfficeList"/>')
        + paragraph("plain", '<w:pStyle w:val="Plain"/>')
        + paragraph("lost", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="987"/></w:numPr>'),
        '<w:style w:type="paragraph" w:styleId="OfficeList"><w:name w:val="Office List"/>'
        '<w:pPr><w:numPr><w:numId w:val="900"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Plain"><w:name w:val="Numbered Paragraph"/></w:style>',
    )
    numbering = paper.part.numbering_part.element
    level = (
        '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>{}<w:lvlText w:val="%1"/>'
        '<w:lvlJc w:val="left"/></w:lvl>'
    )
    linked = '<w:pStyle w:val="OfficeList"/>'
    definition = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="900">'
        f"{level.format(0, '')}{level.format(1, linked)}"
        "</w:abstractNum>"
    )
    numbering.insert(0, definition)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="900"><w:abstractNumId w:val="900"/></w:num>'))
    document, data, (outcome,) = composed(saved(paper))
    assert outcome.refused == ""
    assert numbers_of(document, ["plain"]) == ["0"], "Word's own way to say that it is in no list"
    (lost,) = [one for one in document.paragraphs if one.text == "lost"]
    assert lost._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is None
    (deep,) = [one for one in document.paragraphs if one.text == "deep"]
    assert [one.get(qn("w:val")) for one in deep._p.iter(qn("w:ilvl"))] == ["1"]
    assert numbers_of(document, ["deep"]) != ["0"]
    assert [one for one in audit(data, tmp_path) if "Numbering definition '0'" not in one] == []


def test_bookmarks_that_overlap_stay_apart(tmp_path: Path) -> None:
    body = (
        '<w:p><w:bookmarkStart w:id="0" w:name="one"/><w:r><w:t>a</w:t></w:r>'
        '<w:bookmarkStart w:id="1" w:name="two"/><w:bookmarkEnd w:id="0"/><w:r><w:t>b</w:t></w:r>'
        '<w:bookmarkEnd w:id="1"/><w:bookmarkStart w:id="2" w:name="loose"/><w:bookmarkEnd w:id="9"/></w:p>'
        '<w:p><w:hyperlink w:anchor="two"><w:r><w:t>to two</w:t></w:r></w:hyperlink>'
        '<w:hyperlink r:id="rId999"><w:r><w:t>to nowhere</w:t></w:r></w:hyperlink>'
        '<w:fldSimple w:instr=" PAGEREF one "><w:r><w:t>7</w:t></w:r></w:fldSimple>'
        '<w:fldSimple w:instr=" INCLUDETEXT &quot;C:/secret.docx&quot; "><w:r><w:t>kept</w:t></w:r>'
        "</w:fldSimple></w:p>"
    )
    document, data, outcomes = composed(saved(of_xml(body)), saved(of_xml(body)))
    assert [one.refused for one in outcomes] == ["", ""]
    starts = list(document.element.body.iter(qn("w:bookmarkStart")))
    ends = [one.get(qn("w:id")) for one in document.element.body.iter(qn("w:bookmarkEnd"))]
    assert len(starts) == 4
    assert len({one.get(qn("w:name")) for one in starts}) == 4
    assert sorted(one.get(qn("w:id")) for one in starts) == sorted(ends)
    anchors = [one.get(qn("w:anchor")) for one in document.element.body.iter(qn("w:hyperlink"))]
    assert anchors == [starts[1].get(qn("w:name")), starts[3].get(qn("w:name"))]
    assert "secret" not in zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert texts(document).count("to twoto nowhere7kept") == 2
    assert audit(data, tmp_path) == []


def test_a_picture_that_is_only_linked_is_left_out_and_said() -> None:
    paper = Document()
    paper.add_picture(io.BytesIO(given_papers.picture()))
    (blip,) = paper.element.body.iter(qn("a:blip"))
    del blip.attrib[qn("r:embed")]
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    blip.set(qn("r:link"), paper.part.relate_to("file:///C:/Users/jsmith/plan.png", kind, is_external=True))
    paper.add_paragraph("Words")
    _, data, (outcome,) = composed(saved(paper))
    assert outcome.warnings == ("1 picture left out that was only linked to",)
    assert b"jsmith" not in b"".join(_parts(data).values())


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {one: archive.read(one) for one in archive.namelist()}


@pytest.mark.parametrize(
    ("wide", "high", "expected"), [(23811, 16838, (23811, 16838)), (12240, 15840, (11906, 16838))]
)
def test_a_plan_on_a3_stays_and_us_letter_becomes_the_pack_s_paper(
    wide: int, high: int, expected: tuple[int, int]
) -> None:
    paper = of_xml(paragraph("A plan"))
    size = paper.element.body.find(f"{qn('w:sectPr')}/{qn('w:pgSz')}")
    size.set(qn("w:w"), str(wide))
    size.set(qn("w:h"), str(high))
    document, _, _ = composed(saved(paper))
    section = document.sections[1]
    assert ((section.page_width or 0) // 635, (section.page_height or 0) // 635) == expected


def test_an_empty_section_at_the_end_makes_no_page() -> None:
    landscape = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    document, _, (outcome,) = composed(saved(of_xml(paragraph("Wide", landscape) + "<w:p/>")))
    assert outcome.refused == ""
    shapes = [(one.page_width or 0) > (one.page_height or 0) for one in document.sections]
    assert shapes == [False, True, False]


def test_a_macro_file_and_a_template_come_as_ordinary_documents() -> None:
    data = saved(of_xml(paragraph("From a template")))
    kinds = (
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    papers = []
    for kind in kinds:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name, part in _parts(data).items():
                archive.writestr(name, part.replace(plain, kind) if name == "[Content_Types].xml" else part)
        papers.append(stream.getvalue())
    document, made, outcomes = composed(*papers)
    assert [one.refused for one in outcomes] == ["", ""]
    assert texts(document).count("From a template") == 2
    assert not any(kind in _parts(made)["[Content_Types].xml"] for kind in kinds)


def test_nothing_tells_when_or_by_whom_a_paper_was_edited() -> None:
    paper = of_xml(
        '<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD"><w:r w:rsidRPr="00AB12CD"><w:t>x</w:t></w:r></w:p>'
    )
    paper.core_properties.author = "J Smith"
    _, data, _ = composed(saved(paper))
    whole = b"".join(_parts(data).values())
    assert b"00AB12CD" not in whole
    assert b"J Smith" not in whole
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_file_that_only_word_can_put_right_is_refused_with_what_to_do() -> None:
    data = _parts(saved(of_xml(paragraph("Words"))))
    stream = io.BytesIO()
    strict = b"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
    usual = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in data.items():
            archive.writestr(name, part.replace(usual, strict) if name == "_rels/.rels" else part)
    _, _, (outcome,) = composed(stream.getvalue())
    assert outcome.refused == (
        "it is not built as Word builds a file: saved anew as .docx in Word it may go in (KeyError)"
    )


def test_a_form_with_nothing_but_a_box_to_tick_is_something() -> None:
    box = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Check1"/><w:enabled/>'
        '<w:calcOnExit w:val="0"/><w:checkBox><w:sizeAuto/><w:default w:val="1"/></w:checkBox></w:ffData>'
        "</w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    document, _, (outcome,) = composed(saved(of_xml(box)))
    assert outcome.refused == ""
    assert len(list(document.element.body.iter(qn("w:ffData")))) == 1


def test_an_office_s_own_head_and_first_page_stand_round_the_papers(tmp_path: Path) -> None:
    """A house style with a crest in its head, another first page and other even pages."""

    def change(document: WordDocument) -> None:
        with_crest_and_tokens(document)
        document.sections[0].different_first_page_header_footer = True
        document.sections[0].first_page_header.paragraphs[0].text = "The first page"
        document.settings.odd_and_even_pages_header_footer = True

    base = write_docx(pack_of(2), written_at=WRITTEN, template=restyled(tmp_path, change))
    wide = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    paper = saved(of_xml(paragraph("Wide", wide) + paragraph("Tall")))
    given = [GivenPaper(f"place {number}", paper, "") for number in range(2)]
    data, outcomes = compose_papers(base, given, lambda done: None)
    assert [one.refused for one in outcomes] == ["", ""]
    assert audit(data, tmp_path) == []
    for section in Document(io.BytesIO(data)).sections:
        kinds = {one.get(qn("w:type")) for one in section._sectPr.findall(qn("w:headerReference"))}
        assert kinds == {"default", "even", "first"}
        assert len(list(section.header._element.iter(qn("w:drawing")))) == 1
