"""The sections of a Word document: one for each part, with a head of its own on the pages of the house style.

The foot is that of the first part throughout, and the pages are counted through the whole.
"""

import copy
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Final, cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.hdrftr import HeaderPart
from docx.section import _Footer, _Header
from lxml import etree

from boardtui.documents.outline import Block, NewPart, Outline
from boardtui.documents.word.edges import Edges
from boardtui.documents.word.template import Template

Head = tuple[str, str]

_FIRST_PICTURE: Final = 50_000
"""Above the numbers that a foot, or a paper put in later, gives its own pictures."""


def split_parts(outline: Outline, blocks: Iterable[Block]) -> list[tuple[Head, list[Block]]]:
    """``blocks`` by part, each with the running head of its pages. A part of nothing is left out."""
    parts: list[tuple[Head, list[Block]]] = [(outline.running_head, [])]
    for block in blocks:
        if isinstance(block, NewPart):
            parts.append((block.running_head, []))
        else:
            parts[-1][1].append(block)
    return [part for part in parts if part[1]] or parts[:1]


def turn_page(template: Template) -> None:
    """Puts the page of ``template`` on its long side, its margins where they were."""
    section = template.document.sections[-1]
    if section.page_width and section.page_height and section.page_width < section.page_height:
        section.page_width, section.page_height = section.page_height, section.page_width
        page = section._sectPr.find(qn("w:pgSz"))
        assert page is not None
        page.set(qn("w:orient"), "landscape")


def write_sections(outline: Outline, template: Template, heads: list[Head]) -> list[str]:
    """Writes the heads and feet of a document whose parts have ``heads``.

    Answers the ``w:sectPr`` of every part but the last, which the body keeps as its own.
    """
    edges = Edges(outline, template)
    section = template.document.sections[-1]
    headers, footers = _edges_of(template)
    for edge in (*headers.values(), *footers.values()):
        edge.is_linked_to_previous = False  # makes the ones the house style has not got
    bare = {kind: cast(HeaderPart, header.part) for kind, header in headers.items()}
    copies = [{kind: _copied(part) for kind, part in bare.items()} for _ in heads[1:]]
    _tell_pictures_apart([part for parts in (bare, *copies) for part in parts.values()])
    for part in bare.values():
        edges.write_head(part.element, heads[0])
    for footer in footers.values():
        edges.write_foot(footer.part.element)
    first: etree._Element = section._sectPr
    properties = [first]
    names = _free_names(template)
    for head, parts in zip(heads[1:], copies, strict=True):
        for part in parts.values():
            edges.write_head(part.element, head)
            part.partname = next(names)
        properties.append(_section_like(first, template, parts))
    if len(properties) > 1:
        template.document.element.body.replace(first, properties[-1])
    return [_as_text(each) for each in properties[:-1]]


def _edges_of(template: Template) -> tuple[dict[str, _Header], dict[str, _Footer]]:
    """The heads and feet that the pages of ``template`` show, by the name Word has for each kind of page."""
    section = template.document.sections[-1]
    headers: dict[str, _Header] = {"default": section.header}
    footers: dict[str, _Footer] = {"default": section.footer}
    if section.different_first_page_header_footer:
        headers["first"], footers["first"] = section.first_page_header, section.first_page_footer
    if template.document.settings.odd_and_even_pages_header_footer:
        headers["even"], footers["even"] = section.even_page_header, section.even_page_footer
    return headers, footers


def _free_names(template: Template) -> Iterator[PackURI]:
    """Names for new header parts. python-docx looks through the whole package for each of them."""
    taken = {str(part.partname) for part in template.document.part.package.iter_parts()}
    names = (f"/word/header{number}.xml" for number in count(1))
    return (PackURI(name) for name in names if name not in taken)


def _copied(part: HeaderPart) -> HeaderPart:
    """A header part of its own with what ``part`` holds, its pictures shared; in no section yet."""
    package = part.package
    header = HeaderPart(
        PackURI("/word/header0.xml"), CONTENT_TYPE.WML_HEADER, copy.deepcopy(part.element), package
    )
    for key, relationship in part.rels.items():
        target = relationship.target_ref if relationship.is_external else relationship.target_part
        header.load_rel(relationship.reltype, target, key, relationship.is_external)
    return header


def _tell_pictures_apart(parts: list[HeaderPart]) -> None:
    """Numbers the pictures in all heads anew: no two in a document may have the same number."""
    pictures = [picture for part in parts for picture in part.element.iter(qn("wp:docPr"))]
    for number, picture in enumerate(pictures, 1):
        picture.set("id", str(_FIRST_PICTURE + number))


def _section_like(first: etree._Element, template: Template, heads: dict[str, HeaderPart]) -> etree._Element:
    section = copy.deepcopy(first)
    for reference in section.findall(qn("w:headerReference")) + section.findall(qn("w:footerReference")):
        section.remove(reference)  # what is not named is that of the part before
    for kind, part in reversed(heads.items()):
        key = template.document.part.relate_to(part, RELATIONSHIP_TYPE.HEADER)
        reference = etree.Element(qn("w:headerReference"))
        reference.set(qn("w:type"), kind)
        reference.set(qn("r:id"), key)
        section.insert(0, reference)
    beginning = section.find(qn("w:type"))
    if beginning is not None:  # left out, it means a new page
        section.remove(beginning)
    counting = section.find(qn("w:pgNumType"))
    if counting is not None and qn("w:start") in counting.attrib:
        del counting.attrib[qn("w:start")]
    return section


def _as_text(section: etree._Element) -> str:
    alone = copy.deepcopy(section)
    etree.cleanup_namespaces(alone)
    return etree.tostring(alone, encoding="unicode")
