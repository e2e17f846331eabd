"""What a given paper holds for its authors only: tracked changes are accepted, comments left out.

Content controls and smart tags are unwrapped: what they are bound to stays behind in the paper's own file.
"""

from docx.oxml.ns import qn
from lxml import etree

from boardtui.model.counting import counted

_KEPT = tuple(map(qn, ("w:ins", "w:moveTo")))
_DROPPED = tuple(map(qn, ("w:del", "w:moveFrom")))
_WRAPPERS = tuple(map(qn, ("w:smartTag", "w:customXml")))
_FORMER = tuple(
    map(
        qn,
        (
            "w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange", "w:tblPrExChange",
            "w:trPrChange", "w:tcPrChange", "w:tblGridChange", "w:numberingChange",
        ),
    )
)  # fmt: skip
"""What something looked like before; dropped, the new look is accepted."""
_MARKS = tuple(
    map(
        qn,
        (
            "w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd",
            "w:customXmlInsRangeStart", "w:customXmlInsRangeEnd", "w:customXmlDelRangeStart",
            "w:customXmlDelRangeEnd", "w:customXmlMoveFromRangeStart", "w:customXmlMoveFromRangeEnd",
            "w:customXmlMoveToRangeStart", "w:customXmlMoveToRangeEnd", "w:proofErr", "w:permStart",
            "w:permEnd", "w:lastRenderedPageBreak", "w:cellIns", "w:cellMerge",
        ),
    )
)  # fmt: skip
_COMMENTS = tuple(
    map(qn, ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference", "w:annotationRef"))
)
_PROPERTIES = tuple(map(qn, ("w:rPr", "w:trPr")))


def accept_changes(body: "etree._Element") -> tuple[str, ...]:
    """Accept every tracked change in ``body`` and take the comments out; a sentence for each kind."""
    for wrapper in list(body.iter(*_WRAPPERS)):
        _unwrap(wrapper)
    for control in list(body.iter(qn("w:sdt"))):
        _unwrap_control(control)
    changes = _accept(body)
    comments = len(list(body.iter(qn("w:commentReference"))))
    for mark in list(body.iter(*_MARKS, *_COMMENTS)):
        _remove(mark)
    said = []
    if changes:
        said.append(f"{counted(changes, 'tracked change')} accepted")
    if comments:
        said.append(f"{counted(comments, 'comment')} left out")
    return tuple(said)


def _accept(body: "etree._Element") -> int:
    former = list(body.iter(*_FORMER))
    for one in former:
        _remove(one)
    changes = len(former)
    for row in list(body.iter(qn("w:tr"))):
        if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
            _remove(row)
            changes += 1
    for cell in list(body.iter(qn("w:cellDel"))):
        changes += 1
        _empty_cell(cell)
    for gone in list(body.iter(*_DROPPED)):
        if _parent(gone).tag in _PROPERTIES:
            _join_with_next(gone)
        else:
            _remove(gone)
        changes += 1
    for kept in list(body.iter(*_KEPT)):
        if _parent(kept).tag in _PROPERTIES:
            _remove(kept)
        else:
            _unwrap(kept)
        changes += 1
    for table in list(body.iter(qn("w:tbl"))):
        if table.find(qn("w:tr")) is None:
            _remove(table)
    return changes


def _join_with_next(mark: "etree._Element") -> None:
    """Accept that the mark at the end of a paragraph is deleted: its words open the next paragraph."""
    properties = _parent(mark)
    _remove(mark)
    paragraph = properties.getparent()
    paragraph = paragraph.getparent() if paragraph is not None else None
    if paragraph is None or paragraph.tag != qn("w:p"):
        return
    following = paragraph.getnext()
    if following is None or following.tag != qn("w:p"):
        return
    start = 1 if following.find(qn("w:pPr")) is not None else 0
    words = [child for child in paragraph if child.tag != qn("w:pPr")]
    for place, child in enumerate(words):
        following.insert(start + place, child)
    _remove(paragraph)


def _empty_cell(mark: "etree._Element") -> None:
    """A deleted cell stays, without its words: the table keeps its columns."""
    cell = _parent(_parent(mark))
    _remove(mark)
    for child in list(cell):
        if child.tag != qn("w:tcPr"):
            cell.remove(child)
    etree.SubElement(cell, qn("w:p"))


def _unwrap_control(control: "etree._Element") -> None:
    content = control.find(qn("w:sdtContent"))
    if content is None:
        _remove(control)
        return
    control.addprevious(content)
    _remove(control)
    _unwrap(content)


def _unwrap(wrapper: "etree._Element") -> None:
    parent = _parent(wrapper)
    place = parent.index(wrapper)
    inside = [child for child in wrapper if not child.tag.endswith("Pr")]
    parent.remove(wrapper)
    for offset, child in enumerate(inside):
        parent.insert(place + offset, child)


def _remove(element: "etree._Element") -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _parent(element: "etree._Element") -> "etree._Element":
    parent = element.getparent()
    assert parent is not None
    return parent
