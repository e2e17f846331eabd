"""The head and foot of every page: what the house style put there, and what the document says in it."""

import re
from typing import Final

from docx.oxml.ns import qn
from lxml import etree

from boardtui.documents.outline import Outline
from boardtui.documents.word.house_look import W_NAMESPACE, HouseStyle
from boardtui.documents.word.house_style import FOOT_TOKEN, HEAD_TOKEN
from boardtui.documents.word.template import Template
from boardtui.documents.word.text import field, line, run, tab
from boardtui.documents.word.tokens import own_text, replace_tokens, token_values
from boardtui.documents.word.watermark import watermark_run

_HEADER_LINE: Final = 85
"""About as many characters as one line of the header holds at 10 pt."""
_PAGE: Final = re.compile(r"\bPAGE\b")


class Edges:
    """Writes the heads and feet of one document in one house style."""

    def __init__(self, outline: Outline, template: Template) -> None:
        self._outline = outline
        width = template.text_width
        self._head_properties = _properties(template, HouseStyle.HEADER, width)
        self._foot_properties = _properties(template, HouseStyle.FOOTER, width)
        self._watermarks = 0
        self._counted_above = False

    def write_head(self, root: etree._Element, running_head: tuple[str, str]) -> None:
        """Writes the head ``root``: at the mark of the house style, or below what stands there.

        A house style that has tokens of its own keeps its head as it is, but never without the status.
        """
        _drop_bookmarks(root)
        self._counted_above |= counts_pages(root)
        holder = _holder(root, HEAD_TOKEN)
        used = _replaced(root, holder, token_values(self._outline, running_head))
        status = line(self._outline.status)
        if holder is not None or not used:
            words = _running_head(running_head, status)
            _place(root, holder, f"<w:p>{self._head_properties}{words}</w:p>")
        elif status and "status" not in used:
            _place(root, None, f"<w:p>{self._head_properties}{run(status, bold=True)}</w:p>")
        if text := line(self._outline.watermark):
            self._watermarks += 1
            _last_paragraph(root).append(_parsed(watermark_run(text, self._watermarks)))

    def write_foot(self, root: etree._Element) -> None:
        """Writes the foot ``root``, after the heads: one that counts its pages itself keeps its foot."""
        _drop_bookmarks(root)
        holder = _holder(root, FOOT_TOKEN)
        _replaced(root, holder, token_values(self._outline, self._outline.running_head))
        if holder is None and (self._counted_above or counts_pages(root)):
            return
        words = run(line(self._outline.running_foot)) + tab() + run("Page ") + field("PAGE", "1")
        words += run(" of ") + field("NUMPAGES", "1")
        _place(root, holder, f"<w:p>{self._foot_properties}{words}</w:p>")


def counts_pages(root: etree._Element) -> bool:
    """Whether a field in ``root`` says the number of the page."""
    codes = ["".join(code.text or "" for code in root.iter(qn("w:instrText")))]
    codes += [str(simple.get(qn("w:instr"))) for simple in root.iter(qn("w:fldSimple"))]
    return any(_PAGE.search(code) for code in codes)


def _properties(template: Template, style: HouseStyle, width: int) -> str:
    """Style and tab stops of a running line: one stop at the right margin, whatever others the style has."""
    stops = template.tab_stops(style)
    tabs = ""
    if stops != {width}:
        wanted = dict.fromkeys(stops, "clear") | {width: "right"}
        each = (f'<w:tab w:val="{kind}" w:pos="{place}"/>' for place, kind in sorted(wanted.items()))
        tabs = f"<w:tabs>{''.join(each)}</w:tabs>"
    return f'<w:pPr><w:pStyle w:val="{template.styles[style]}"/>{tabs}</w:pPr>'


def _running_head(running_head: tuple[str, str], status: str) -> str:
    """The head of every page: left, then at the right tab the status and the right.

    The status goes on a line of its own when the three would not fit on one.
    """
    left, right = (line(text) for text in running_head)
    if not status:
        return run(left) + tab() + run(right)
    if len(left) + len(right) + len(status) > _HEADER_LINE:
        return run(left) + tab() + run(right) + "<w:r><w:br/></w:r>" + run(status, bold=True)
    rest = run(f"  ·  {right}") if right else ""
    return run(left) + tab() + run(status, bold=True) + rest


def _holder(root: etree._Element, mark: str) -> etree._Element | None:
    """The paragraph that holds ``mark``, or the only one where it is empty."""
    paragraphs = root.findall(f".//{qn('w:p')}")
    for paragraph in paragraphs:
        if mark in "".join(piece.text or "" for piece in own_text(paragraph)):
            return paragraph
    if len(paragraphs) == 1 and paragraphs[0].find(f".//{qn('w:r')}") is None:
        return paragraphs[0]
    return None


def _replaced(root: etree._Element, holder: etree._Element | None, values: dict[str, str]) -> set[str]:
    if holder is not None:  # it is replaced as a whole, and words typed into it are no tokens
        for piece in own_text(holder):
            piece.text = ""
    return replace_tokens(root, values)


def _place(root: etree._Element, holder: etree._Element | None, paragraph: str) -> None:
    new = _parsed(paragraph)
    parent = None if holder is None else holder.getparent()
    if holder is None or parent is None:
        root.append(new)
    else:
        parent.replace(holder, new)


def _last_paragraph(root: etree._Element) -> etree._Element:
    own = root.findall(qn("w:p"))
    if not own:
        own = [etree.SubElement(root, qn("w:p"))]
    return own[-1]


def _drop_bookmarks(root: etree._Element) -> None:
    for mark in list(root.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        parent = mark.getparent()
        assert parent is not None
        parent.remove(mark)


def _parsed(xml: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, huge_tree=True)
    return etree.fromstring(f'<w:body xmlns:w="{W_NAMESPACE}">{xml}</w:body>', parser)[0]
