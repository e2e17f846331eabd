"""Text on its way into Word: cleaned, escaped and cut into runs, as strings of WordprocessingML.

Everything a person typed passes :func:`safe` here, a second time after the door it came in by: this is
the last place where a control character or a raw line break could make a file that Word will not open.
"""

import re
from typing import Final

from boardtui.model.text import clean

EMPTY: Final = "–"
"""Said instead of nothing: a screen reader calls an empty cell "blank" and leaves the hearer guessing."""

# Characters that `clean` leaves as they are, whatever stands beside them: nearly all text that is not ASCII.
_CLEAN_ALREADY: Final = re.compile(
    r"[\n\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)
_PROPERTY_LIMIT: Final = 255


def safe(text: str) -> str:
    """``text`` as it may stand in a document: :func:`boardtui.model.text.clean`, quick for ordinary text."""
    if text.isascii() and text.isprintable():  # asked first: it costs a tenth of the pattern
        return text
    return text if _CLEAN_ALREADY.fullmatch(text) else clean(text)


def line(text: str) -> str:
    """``text`` safe and on one line, with every run of white space made one space."""
    return " ".join(safe(text).split())


def shown(text: str) -> str:
    """``text`` safe, or the dash that stands for nothing."""
    if not (text.isascii() and text.isprintable()):
        text = safe(text)
    return EMPTY if not text or text.isspace() else text


def property_text(text: str) -> str:
    """``text`` on one line and within the 255 characters that Word allows a document property."""
    return line(text)[:_PROPERTY_LIMIT].rstrip()


def escaped(text: str) -> str:
    """``text`` as it stands between tags. The standard library's own loads 20 ms of web browsing with it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """``text``, which must be on one line, as the value of an attribute, in its quotes."""
    quoted = escaped(text).replace('"', "&quot;")
    return f'"{quoted}"'


def run(text: str, *, bold: bool = False) -> str:
    """One ``w:r`` saying ``text``, which must be :func:`safe`; a line break becomes ``w:br``.

    A raw line break inside ``w:t`` makes Word report unreadable content, and no schema catches it.
    """
    if "&" in text or "<" in text or ">" in text:
        text = escaped(text)
    if "\n" in text:
        text = text.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    look = "<w:rPr><w:b/><w:bCs/></w:rPr>" if bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tab() -> str:
    """One ``w:r`` holding a tab, which the style's own tab stop places."""
    return "<w:r><w:tab/></w:r>"


def field(code: str, shown: str) -> str:
    """A complex field in five runs. ``shown`` is what stands there until Word or LibreOffice counts."""

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return mark("begin") + instruction + mark("separate") + run(shown) + mark("end")
