"""WordprocessingML read with forgiveness: what is missing, or is no number, is ``None``."""

import math
import re
from functools import cache
from typing import Final

from lxml import etree

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"

_OFF: Final = ("0", "false", "off", "none")
_MEASURE: Final = re.compile(r"\s*([+-]?\d{1,9}(?:\.\d{1,9})?)\s*(pt|pc|in|cm|mm)?\s*", re.ASCII)
_TWIPS: Final = {"pt": 20.0, "pc": 240.0, "in": 1440.0, "cm": 566.93, "mm": 56.693}


@cache
def w(name: str) -> str:
    """``name`` in Word's own namespace, as lxml spells it; ``pPr/jc`` is a path of two."""
    return "/".join(f"{{{W}}}{step}" for step in name.split("/"))


_SPOKEN: Final = (w("t"), w("tab"), w("br"), w("cr"), w("noBreakHyphen"))


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """The attribute ``w:name``."""
    return None if element is None else element.get(f"{{{W}}}{name}")


def whole(text: str | None) -> int | None:
    """A measure as a whole number: twips where it has a unit, else in whatever the attribute counts."""
    found = None if text is None else _MEASURE.fullmatch(text)
    return None if found is None else math.trunc(float(found[1]) * _TWIPS.get(found[2] or "", 1.0))


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as ``w:b`` stands there and is not turned off."""
    return element is not None and (value(element) or "true").lower() not in _OFF


def said(element: etree._Element) -> str:
    """The words in ``element`` as a reader hears them; what is tracked as deleted is not among them."""
    pieces = []
    for node in element.iter(*_SPOKEN):
        if node.tag == _SPOKEN[0]:
            pieces.append(node.text or "")
        elif node.tag == _SPOKEN[1]:
            parent = node.getparent()
            if parent is not None and parent.tag == w("r"):  # elsewhere it is a tab stop, not a tab
                pieces.append("\t")
        else:
            pieces.append("-" if node.tag == _SPOKEN[4] else "\n")
    return "".join(pieces)


def one_line(text: str) -> str:
    """``text`` with every run of white space made one space."""
    return " ".join(text.split())


def inside(element: etree._Element, tag: str) -> etree._Element | None:
    """The nearest element called ``tag`` around ``element``."""
    return next(element.iterancestors(tag), None)
