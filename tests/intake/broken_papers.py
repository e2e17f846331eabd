"""Our own note, broken by hand in one way for each check, and the zip it goes into."""

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache

from boardtui.documents.outline import Column, Details, Heading, Outline, Paragraph, Table
from tests.documents.sample_note import ATTENDANCE, NOTE, cell_row, parts_of, written

Parts = dict[str, bytes]
Change = Callable[[Parts], None]
MAIN, CORE, STYLES, SETTINGS = (
    "word/document.xml",
    "docProps/core.xml",
    "word/styles.xml",
    "word/settings.xml",
)
HEADER, FOOTER, TYPES = "word/header1.xml", "word/footer1.xml", "[Content_Types].xml"
RELATIONS = "word/_rels/document.xml.rels"
AGENDA = Outline(
    "Agenda of the Parks Board, 24 November 2026", "Agenda", "Member Services", ("Parks Board", "Agenda"),
    "Agenda, 24 November 2026", "",
    (
        Heading(1, "Agenda"),
        Details((("Board", "Parks Board"), ("Date", "24 November 2026"), ("Venue", "Town Hall"))),
        Heading(2, "Items"),
        Table(
            "Items", "The items in order.", (Column("Item", 2.0), Column("Subject", 12.0)),
            (cell_row("1", "Apologies"), cell_row("2", "Gates and fences")),
        ),
        Paragraph("All of the papers are sent with it."),
    ),
)  # fmt: skip
SIGN_IN = Outline(
    "Attendance at the Parks Board, 24 November 2026", "Attendance", "Member Services",
    ("Parks Board", "Attendance"), "Attendance, 24 November 2026", "",
    (
        Heading(1, "Attendance"),
        Details((("Board", "Parks Board"), ("Date", "24 November 2026"), ("Venue", "Town Hall"))),
        Heading(2, "Members"),
        ATTENDANCE,
        Paragraph("Sign beside your name."),
    ),
)  # fmt: skip


def zipped(parts: Parts, *twice: str) -> bytes:
    """``parts`` as a file; the names ``twice`` once more at the end."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    if twice:
        with zipfile.ZipFile(held, "a") as archive:
            for name in twice:
                entry = zipfile.ZipInfo(name)
                archive.NameToInfo.pop(name)  # or it warns
                archive.writestr(entry, parts[name])
    return held.getvalue()


def swap(part: str, old: str, new: str, count: int = 1) -> Change:
    """Puts ``new`` in the place of ``old``, which must be there."""

    def change(parts: Parts) -> None:
        text = parts[part].decode()
        assert old in text, (part, old)
        parts[part] = text.replace(old, new, count).encode()

    return change


def resub(part: str, pattern: str, new: str, count: int = 1) -> Change:
    """Puts ``new`` in the place of what ``pattern`` finds; 0 for everywhere."""

    def change(parts: Parts) -> None:
        text, changed = re.subn(pattern, new, parts[part].decode(), count=count, flags=re.S)
        assert changed, (part, pattern)
        parts[part] = text.encode()

    return change


def drop(part: str) -> Change:
    """Leaves ``part`` out."""

    def change(parts: Parts) -> None:
        del parts[part]

    return change


def both(*changes: Change) -> Change:
    """All of ``changes``."""

    def change(parts: Parts) -> None:
        for one in changes:
            one(parts)

    return change


def before_end(xml: str) -> Change:
    """``xml`` as the last of the body."""
    return resub(MAIN, "(<w:sectPr(?:(?!<w:sectPr).)*</w:body>)", lambda_safe(xml))


def lambda_safe(xml: str) -> str:
    """``xml`` as the replacement of a pattern with one group, which stays behind it."""
    return xml.replace("\\", r"\\") + r"\1"


def spoken(text: str, properties: str = "", look: str = "") -> str:
    """A paragraph in Normal unless ``properties`` say otherwise."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def shaded(text: str, ground: str, ink: str) -> str:
    """A table of one cell on the colour ``ground``, its words in the colour ``ink``."""
    words = spoken(text, look=f'<w:color w:val="{ink}"/>')
    shade = f'<w:tcPr><w:tcW w:w="2000" w:type="dxa"/><w:shd w:val="clear" w:fill="{ground}"/></w:tcPr>'
    grid = '<w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>'
    return f"<w:tbl>{grid}<w:tr><w:tc>{shade}{words}</w:tc></w:tr></w:tbl>{spoken('Below.')}"


def says(text: str, properties: str = "", look: str = "") -> Change:
    """One paragraph more, at the end."""
    return before_end(spoken(text, properties, look))


_LONG = "word " * 600
_DRAWN = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:extent cx="1" cy="1"/><wp:docPr id="7" name="Picture 1" {0}/></wp:inline>'
    "</w:drawing></w:r></w:p>"
)
_MARK = '<w:bookmarkStart w:id="{0}" w:name="{1}"/><w:bookmarkEnd w:id="{0}"/>'
_SETTINGS_RELATION = "<Relationship [^>]*settings.xml[^>]*>"
_TRACKED = '<w:p><w:ins w:id="9" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins></w:p>'
_LINKED = '<w:p><w:hyperlink w:anchor="a"><w:r><w:t>click here</w:t></w:r></w:hyperlink></w:p>'
_FOOT = "Note of meeting, 17 November 2010"
_HEAD_CELL = '<w:tc><w:tcPr><w:tcW w:w="2041" w:type="dxa"/></w:tcPr>'
_BOXED = f"<w:p><w:r><w:pict><w:txbxContent>{spoken('boxed')}</w:txbxContent></w:pict></w:r></w:p>"


def _in_first_cell(xml: str) -> tuple[str, str]:
    """The first cell's opening, and with ``xml`` among its properties."""
    return _HEAD_CELL, _HEAD_CELL.replace("</", f"{xml}</")


BROKEN: dict[str, tuple[str, Change]] = {
    "a missing target": ("T01", swap(RELATIONS, "theme/theme1.xml", "theme/theme2.xml")),
    "a broken part": ("T01", swap("word/fontTable.xml", "<w:font ", "<w:font <")),
    "no content type": ("T01", lambda parts: parts.update({"word/odd.odd": b"?"})),
    "a wrong content type": ("T01", swap(TYPES, "wordprocessingml.footer", "spreadsheetml.footer")),
    "no content types": ("T01", drop(TYPES)),
    "a cell without a paragraph": ("T02", resub(MAIN, f"({_HEAD_CELL})<w:p>.*?</w:p>", r"\1")),
    "a cell that ends in a table": (
        "T02",
        resub(MAIN, f"({_HEAD_CELL}<w:p>.*?</w:p>)", r"\1<w:tbl><w:tblPr/><w:tblGrid/></w:tbl>"),
    ),
    "a bookmark number twice": ("T02", before_end(_MARK.format(1, "a") + _MARK.format(1, "b"))),
    "a bookmark name twice": ("T02", before_end(_MARK.format(1, "a") + _MARK.format(2, "a"))),
    "half a bookmark": ("T02", before_end('<w:bookmarkStart w:id="1" w:name="a"/>')),
    "a picture number twice": ("T02", before_end(_DRAWN.format('descr="A map"') * 2)),
    "an unknown style": ("T02", swap(MAIN, '"Heading2"', '"Heading22"')),
    "an unknown list": ("T02", says("x", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="99"/></w:numPr>')),
    "a header that is not there": ("T02", resub(MAIN, '(<w:headerReference[^>]*r:id=")[^"]*', r"\1rId99")),
    "a raw line break": ("T02", says("one\ntwo")),
    "half a field": ("T02", resub(FOOTER, '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "")),
    "an empty header": ("T02", resub(HEADER, "<w:p>.*</w:p>", "")),
    "more cells than columns": ("T02", swap(MAIN, '<w:gridCol w:w="3571"/>', "")),
    "a span over the edge": ("T02", swap(MAIN, *_in_first_cell('<w:gridSpan w:val="9"/>'))),
    "an unknown property": ("T03", swap(CORE, "<cp:revision>", "<cp:colour>red</cp:colour><cp:revision>")),
    "a property twice": ("T03", swap(CORE, "<cp:revision>", "<cp:revision>2</cp:revision><cp:revision>")),
    "no properties": (
        "T03",
        both(drop(CORE), resub("_rels/.rels", "<Relationship [^>]*core.xml[^>]*>", "")),
    ),
    "no mode": ("T04", swap(SETTINGS, "compatibilityMode", "otherMode")),
    "an old mode": ("T04", resub(SETTINGS, r'(compatibilityMode"[^>]*w:val=)"15"', r'\1"14"')),
    "no settings": ("T04", both(drop(SETTINGS), resub(RELATIONS, _SETTINGS_RELATION, ""))),
    "a tracked insertion": ("T06", before_end(_TRACKED)),
    "a comment": ("T06", before_end('<w:p><w:r><w:t>x</w:t><w:commentReference w:id="0"/></w:r></w:p>')),
    "hidden text": ("T06", says("secret", look="<w:vanish/>")),
    "no title": ("M01", resub(CORE, "<dc:title>.*?</dc:title>", "")),
    "a title that says nothing": ("M01", resub(CORE, "<dc:title>.*?<", "<dc:title>Untitled<")),
    "no author": ("M02", resub(CORE, "<dc:creator>.*?</dc:creator>", "")),
    "a program for an author": ("M02", resub(CORE, "<dc:creator>.*?<", "<dc:creator>python-docx<")),
    "American English": ("M03", resub(STYLES, '<w:lang w:val="en-GB"', '<w:lang w:val="en-US"', 0)),
    "a word in French": ("M03", says("mot", look='<w:lang w:val="fr-FR"/>')),
    "no dates": ("M04", resub(CORE, "<dcterms:created.*?</dcterms:created>", "")),
    "a library's dates": ("M04", resub(CORE, "(<dcterms:modified[^>]*>)[^<]*", r"\g<1>2013-12-23T23:15:00Z")),
    "two titles": ("S01", swap(MAIN, '"Heading2"', '"Heading1"')),
    "a skipped level": ("S02", resub(MAIN, '"Heading2"', '"Heading3"', 0)),
    "a heading in bold": ("S03", says("Looks like a heading", look="<w:b/>")),
    "a heading in large letters": ("S03", says("Looks like a heading", look='<w:sz w:val="36"/>')),
    "a heading in capitals": ("S03", says("LOOKS LIKE A HEADING")),
    "an empty paragraph": ("S04", says(" ")),
    "a bullet typed": ("S05", says("• a list that somebody typed by hand")),
    "a number typed": ("S05", says("3.1 a paragraph that somebody numbered")),
    "a letter typed": ("S05", says("(a) a paragraph that somebody lettered")),
    "looks by hand": ("S06", says(_LONG, look='<w:color w:val="111111"/>')),
    "two tabs": ("S07", says("Name</w:t><w:tab/><w:t> </w:t><w:tab/><w:t>Council")),
    "a row of spaces": ("S07", says('Name     Council')),
    "everything Normal": ("S08", before_end(spoken("The same.") * 450)),
    "no repeating header": ("A01", swap(MAIN, "<w:tblHeader/>", "")),
    "a header turned off": ("A01", swap(MAIN, "<w:tblHeader/>", '<w:tblHeader w:val="0"/>')),
    "cells merged down": ("A02", swap(MAIN, *_in_first_cell("<w:vMerge/>"))),
    "a blank heading": ("A03", swap(MAIN, ">Councillor<", "> <")),
    "blank cells": ("A03", resub(MAIN, ">Member<", "><", 0)),
    "no words for a table": ("A04", resub(MAIN, "<w:tblCaption[^>]*><w:tblDescription[^>]*>", "")),
    "no words for a picture": ("A05", before_end(_DRAWN.format(""))),
    "small print": ("A06", says(_LONG, look='<w:sz w:val="20"/>')),
    "tiny print": ("A06", says("x", look='<w:sz w:val="12"/>')),
    "grey on white": ("A07", says("faint", look='<w:color w:val="AAAAAA"/>')),
    "dark on dark": ("A07", before_end(shaded("sunk", "1F3A5F", "222222"))),
    "justified": ("A08", says("to both edges", '<w:jc w:val="both"/>')),
    "in italics": ("A08", says(_LONG, look="<w:i/>")),
    "in capitals": ("A08", says("loud", look="<w:caps/>")),
    "three fonts": (
        "A09",
        both(says("one", look='<w:rFonts w:ascii="Foo"/>'), says("two", look='<w:rFonts w:ascii="Bar"/>')),
    ),
    "Times": ("A09", resub(STYLES, 'w:ascii="[^"]*"', 'w:ascii="Times New Roman"', 0)),
    "a link that says nothing": ("A10", before_end(_LINKED)),
    "a text box": ("A10", before_end(_BOXED)),
    "American paper": ("L01", resub(MAIN, "<w:pgSz [^>]*>", '<w:pgSz w:w="12240" w:h="15840"/>')),
    "no page size": ("L01", resub(MAIN, "<w:pgSz [^>]*>", "")),
    "a narrow margin": ("L01", resub(MAIN, '(<w:pgMar [^>]*w:top=)"[^"]*"', r'\1"300"')),
    "no page number": ("L02", swap(FOOTER, " PAGE ", " DATE ")),
    "no number of pages": ("L02", swap(FOOTER, "NUMPAGES", "TITLE")),
    "nothing at the head": (
        "L03",
        both(resub(HEADER, "<w:t[ >].*?</w:t>", "<w:t>1</w:t>", 0), swap(FOOTER, _FOOT, "")),
    ),
    "a table too wide": ("L04", resub(MAIN, '<w:tblW w:w="[0-9]*"', '<w:tblW w:w="12000"')),
    "columns too narrow": ("L04", resub(MAIN, '<w:gridCol w:w="[0-9]*"/>', '<w:gridCol w:w="10"/>', 0)),
    "rows that split": ("L05", resub(MAIN, "<w:cantSplit/>", "", 0)),
    "headings left alone": ("L06", resub(STYLES, "<w:keepNext/>", "", 0)),
    "a page break in an empty paragraph": ("L06", before_end('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')),
    "a template's field": ("C01", says("Dear {{ name }}, here it is.")),
    "markup": ("C01", says("A word &lt;b&gt;in bold&lt;/b&gt; here.")),
    "a reference lost": ("C01", says("See Error! Reference source not found.")),
    "no date": ("C02", resub(MAIN, "17 November 2010|18 January 2011", "soon", 0)),
    "nobody attended": ("C03", swap(MAIN, ">Councillor<", ">Who<")),
    "one person attended": ("C03", resub(MAIN, "(<w:tr>(?:(?!<w:tr>).)*>Vice Chair<.*?)(?=</w:tbl>)", "")),
    "nothing of who came": (
        "C03",
        resub(MAIN, "Chairman|Chair|Substitute|Apologies|In attendance|present|No|no", "x", 0),
    ),
    "an item without an outcome": (
        "C04",
        resub(MAIN, ">The report was noted[^<]*<|>Decision: <", ">So it was.<", 0),
    ),
    "an action without an owner": ("C05", swap(MAIN, ">Rob Whiteman<", ">–<")),
}  # fmt: skip
"""What was done to the note, and the check that must fail for it."""

ORDERS: dict[str, Change] = {
    "properties of a paragraph": swap(
        MAIN,
        '<w:pPr><w:pStyle w:val="Heading1"/>',
        '<w:pPr><w:jc w:val="left"/><w:pStyle w:val="Heading1"/>',
    ),
    "properties of a run": swap(MAIN, "<w:rPr><w:b/><w:bCs/>", "<w:rPr><w:bCs/><w:b/>"),
    "properties of a table": resub(MAIN, "(<w:tblStyle [^>]*>)(<w:tblW [^>]*>)", r"\2\1"),
    "a property twice": swap(MAIN, "<w:rPr><w:b/>", "<w:rPr><w:b/><w:b/>"),
    "a run outside a paragraph": before_end("<w:r><w:t>loose</w:t></w:r>"),
}
"""Marks in the wrong order, which openxml-audit finds and the scorer leaves to it."""

AGENDA_BROKEN: dict[str, tuple[str, Change]] = {
    "no items": ("C06", swap(MAIN, ">Item<", ">Order<")),
    "one item and no more": ("C06", resub(MAIN, "<w:tr>(?:(?!tblHeader).)*</w:tr>(?=</w:tbl>)", "")),
    "no words": ("S06", resub(MAIN, "<w:body>.*(<w:sectPr)", r"<w:body>\1")),
    "no words at all to weigh": ("A09", resub(MAIN, "<w:body>.*(<w:sectPr)", r"<w:body>\1")),
    "nothing large enough": ("A06", resub(MAIN, "<w:body>.*(<w:sectPr)", r"<w:body>\1")),
    "a level set by hand": ("S02", says("Deep", '<w:outlineLvl w:val="4"/>')),
    "no venue": ("C02", both(swap(MAIN, "Venue:", "Place:"), swap(MAIN, "Town Hall", "Town"))),
}


def note(change: Change | None = None) -> bytes:
    """Our note, changed."""
    return paper(NOTE, change)


@cache
def _parts(outline: Outline) -> Parts:
    return parts_of(written(outline))


def paper(outline: Outline, change: Change | None = None) -> bytes:
    """A document of ours, changed."""
    parts = dict(_parts(outline))
    if change is not None:
        change(parts)
    return zipped(parts)
