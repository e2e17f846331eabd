"""A paper made ready: what only its own file can hold is taken out, and what is taken out is said."""

import copy
import io
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from lxml import etree

from boardtui.documents.composing.accepting import accept_changes
from boardtui.documents.composing.order import set_in_order
from boardtui.documents.composing.styles import drop_undefined
from boardtui.documents.word.main_part import as_document
from boardtui.model.counting import counted

_VML = "{urn:schemas-microsoft-com:vml}"
_BLIPS = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip",
)
_EDITING = ("{http://schemas.microsoft.com/office/word/2010/wordml}", "w:rsid")
_ENDNOTES = "Notes"


class NotComposable(Exception):
    """The paper cannot be part of a pack. The message is the reason, to stand behind "because"."""


def prepared(path: Path) -> tuple[WordDocument, tuple[str, ...]]:
    """The paper at ``path``, ready to be composed, and what was changed in it. Raises NotComposable."""
    paper = Document(io.BytesIO(as_document(path.read_bytes())))
    body = paper.element.body
    if next(body.iter(qn("w:altChunk")), None) is not None:
        raise NotComposable("it holds another file that only Word can open up")
    etree.strip_tags(body, etree.Comment, etree.ProcessingInstruction)
    said = list(accept_changes(body))
    said += _take_out_what_stays_behind(paper)
    said += _endnotes_as_text(paper)
    _forget_editing(body)
    set_in_order(body)
    drop_undefined(paper)
    _trim(body)
    return paper, tuple(said)


def _take_out_what_stays_behind(paper: WordDocument) -> list[str]:
    """Take out what would be fetched from, or tell of, the computer the paper was made on; and programs."""
    body = paper.element.body
    said = []
    linked = 0
    for blip in list(body.iter(*_BLIPS)):
        if blip.get(qn("r:link")) is None:
            continue
        del blip.attrib[qn("r:link")]
        if blip.get(qn("r:embed")) is None:
            linked += 1
            _remove_around(blip, (qn("w:drawing"), qn("w:pict")))
    for picture in list(body.iter(f"{_VML}imagedata")):
        relation = paper.part.rels.get(str(picture.get(qn("r:id"))))
        if relation is None or relation.is_external or picture.getparent().tag != f"{_VML}shape":
            linked += relation is not None
            picture.getparent().remove(picture)
    if linked:
        said.append(f"{counted(linked, 'picture')} left out that {_is(linked)} only linked to")
    programs = list(body.iter(qn("w:control")))
    for program in programs:
        _remove_around(program, (qn("w:object"), qn("w:pict")))
    if programs:
        said.append(f"{counted(len(programs), 'form control')} left out")
    for link in list(body.iter(qn("w:hyperlink"))):
        key = link.get(qn("r:id"))
        if key is None:
            continue
        relation = paper.part.rels.get(key)
        if relation is None or not _may_be_followed(relation.target_ref if relation.is_external else ""):
            for child in list(link):
                link.addprevious(child)
            link.getparent().remove(link)
    pictures = _plain_notes(paper)
    if pictures:
        said.append(f"{counted(pictures, 'picture')} in footnotes left out")
    return said


def _is(number: int) -> str:
    return "was" if number == 1 else "were"


def _may_be_followed(target: str) -> bool:
    return target.lower().startswith(("http://", "https://", "mailto:", "tel:"))


def _plain_notes(paper: WordDocument) -> int:
    """Unwrap the links in footnotes and take pictures out of them: docxcompose would leave both pointing at
    something else. How many pictures there were."""
    try:
        part = paper.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
    except KeyError:
        return 0
    notes = parse_xml(part.blob)
    for wrapper in list(notes.iter(qn("w:hyperlink"))):
        for child in list(wrapper):
            wrapper.addprevious(child)
        _remove_around(wrapper, (wrapper.tag,))
    pictures = list(notes.iter(*map(qn, ("w:drawing", "w:pict", "w:object"))))
    for picture in pictures:
        _remove_around(picture, (picture.tag,))
    accept_changes(notes)
    _forget_editing(notes)
    part._blob = etree.tostring(notes, xml_declaration=True, encoding="UTF-8", standalone=True)
    return len(pictures)


def _endnotes_as_text(paper: WordDocument) -> list[str]:
    """Put the endnotes behind the paper as ordinary paragraphs: the pack's end is not the paper's."""
    body = paper.element.body
    references = list(body.iter(qn("w:endnoteReference")))
    if not references:
        return []
    try:
        notes: etree._Element = parse_xml(paper.part.part_related_by(RELATIONSHIP_TYPE.ENDNOTES).blob)
        by_id = {one.get(qn("w:id")): one for one in notes}
    except KeyError:
        by_id = {}
    ended = _text_paragraph(_ENDNOTES, bold=True)
    _append(body, ended)
    for number, reference in enumerate(references, start=1):
        text: etree._Element = OxmlElement("w:t")
        text.text = f"[{number}]"
        reference.getparent().replace(reference, text)
        note = by_id.get(reference.get(qn("w:id")))
        words = "" if note is None else "".join(str(one.text or "") for one in note.iter(qn("w:t")))
        _append(body, _text_paragraph(f"[{number}] {words.strip()}"))
    return [f"{counted(len(references), 'endnote')} put behind it as text"]


def _text_paragraph(words: str, *, bold: bool = False) -> "etree._Element":
    paragraph: etree._Element = OxmlElement("w:p")
    run: etree._Element = OxmlElement("w:r")
    if bold:
        look: etree._Element = OxmlElement("w:rPr")
        look.append(OxmlElement("w:b"))
        run.append(look)
    text: etree._Element = OxmlElement("w:t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(text)
    paragraph.append(run)
    return paragraph


def _append(body: "etree._Element", element: "etree._Element") -> None:
    last = body.find(qn("w:sectPr"))
    if last is None:
        body.append(element)
    else:
        last.addprevious(element)


def _forget_editing(root: "etree._Element") -> None:
    """Take off who edited what when, and the numbers Word gives paragraphs: two papers may share them."""
    for element in root.iter():
        for name in [one for one in element.attrib if _tells_of_editing(str(one))]:
            del element.attrib[name]


def _tells_of_editing(name: str) -> bool:
    return (name.startswith(_EDITING[0]) and name.endswith(("}paraId", "}textId"))) or "}rsid" in name


def _trim(body: "etree._Element") -> None:
    """Take empty paragraphs and page breaks off both ends, which would make empty pages."""
    for backwards in (False, True):
        children = [child for child in body if child.tag != qn("w:sectPr")]
        for child in reversed(children) if backwards else children:
            if child.tag in (qn("w:bookmarkStart"), qn("w:bookmarkEnd")):
                continue
            if child.tag != qn("w:p") or _holds_something(child):
                break
            body.remove(child)
    kept = [child for child in body if child.tag != qn("w:sectPr")]
    if not kept:
        raise NotComposable("there is nothing in it")
    _end_where_it_ends(body, kept[-1])


def _end_where_it_ends(body: "etree._Element", last: "etree._Element") -> None:
    """Let the section of the last words be the last: the one behind it held only what was taken off."""
    section = last.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    final = body.find(qn("w:sectPr"))
    if section is None:
        return
    if final is not None:
        body.remove(final)
    body.append(section)
    if last.tag == qn("w:p") and not _holds_something(last):
        body.remove(last)


_SOMETHING = (
    "w:drawing",
    "w:pict",
    "w:object",
    "w:sectPr",
    "w:footnoteReference",
    "w:endnoteReference",
    "w:sym",
    "w:ffData",
)


def _holds_something(paragraph: "etree._Element") -> bool:
    if any(str(one.text or "").strip() for one in paragraph.iter(qn("w:t"))):
        return True
    return next(paragraph.iter(*map(qn, _SOMETHING), "{*}oMath"), None) is not None


def _remove_around(element: "etree._Element", wrappers: tuple[str, ...]) -> None:
    outer: etree._Element | None = element
    while outer is not None and outer.tag not in wrappers:
        outer = outer.getparent()
    gone = element if outer is None else outer
    parent = gone.getparent()
    if parent is not None:
        parent.remove(gone)


def copied(element: "etree._Element | None") -> "etree._Element | None":
    """A copy of ``element``, None of None."""
    return None if element is None else copy.deepcopy(element)
