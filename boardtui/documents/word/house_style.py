"""The house style as a Word file: built here from nothing, byte for byte the same on every machine.

The shipped ``house.docx`` is what :func:`house_template` answers; after a change of look, run
``python -m boardtui.documents.word.house_style`` and keep the new file. A secretary may restyle a copy of it
in Word: the writer looks styles up by name and replaces the two lines in braces.
"""

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from boardtui.documents.word import house_look as look
from boardtui.documents.word.house_lists import numbering_xml

SHIPPED: Final = Path(__file__).with_name("house.docx")
HEAD_TOKEN: Final = "{running head}"  # noqa: S105 - a mark in a header, not a secret
FOOT_TOKEN: Final = "{running foot}"  # noqa: S105

# A zip cannot say an earlier moment; a fixed one tells nobody when or where the file was made.
_ZIP_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W: Final = f'xmlns:w="{look.W_NAMESPACE}"'
_R: Final = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_SAMPLES: Final = (
    ("Heading1", "House style"),
    ("Subtitle", "DRAFT: a status is set in the style Subtitle"),
    ("Details", "Details\tLabelled facts under the title"),
    ("Heading2", "How to use this file"),
    (
        "Normal",
        "Change the styles, margins, header and footer in Word and save the file. The words on this page"
        " are samples and are left out of every document. Keep the lines in braces in the header and the"
        " footer: they are where the board, the status and the page number go.",
    ),
    (
        "Normal",
        "For a header of your own, type {board}, {date}, {item}, {title} and {status} where each belongs.",
    ),
    ("Heading3", "Lists"),
    ("ListBullet", "A point in a list"),
    ("NumberedParagraph", "A numbered paragraph"),
    ("NumberedSubparagraph", "A numbered sub-paragraph"),
    ("Heading2", "Tables"),
)
_TABLE_SAMPLES: Final = (
    ("TableTitle", "The title of an item"),
    ("TableText", "What was said, in the style Table Text"),
    ("Decision", "Decision: what was decided"),
    ("Action", "Action: what is to be done"),
    ("Event", "Event: who came and who left"),
)


def house_template(*, as_template: bool = False) -> bytes:
    """Our own template as a .docx: a page of samples, every style, and nothing about whoever built it.

    ``as_template`` makes it a .dotx, which Word opens as a new document of that look.
    """
    parts = _parts("template.main" if as_template else "document.main")
    return packed(((name, (_DECLARATION + xml).encode()) for name, xml in parts), compress=False)


def packed(parts: Iterable[tuple[str, bytes]], *, compress: bool) -> bytes:
    """``parts`` (name, content) as one zip in the order given, with fixed dates and no trace of the machine.

    Stored bytes are the same whatever compression library is installed; that is why the template, which
    a test compares byte for byte, is stored.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.create_system = 0  # the same on every system
            entry.compress_type = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
            archive.writestr(entry, content)
    return stream.getvalue()


def write_shipped() -> Path:
    """Writes the template beside this file, where the writer looks for it, and answers the path."""
    SHIPPED.write_bytes(house_template())
    return SHIPPED


def _parts(main: str) -> Iterable[tuple[str, str]]:
    yield "[Content_Types].xml", _content_types(main)
    yield "_rels/.rels", _package_relationships()
    yield "docProps/core.xml", _core_properties()
    yield "docProps/app.xml", app_properties()
    yield "word/document.xml", _document()
    yield "word/_rels/document.xml.rels", _document_relationships()
    yield "word/styles.xml", look.styles_xml()
    yield "word/numbering.xml", numbering_xml()
    yield "word/settings.xml", _settings()
    yield "word/fontTable.xml", _font_table()
    yield "word/theme/theme1.xml", look.theme_xml()
    yield "word/header1.xml", f"<w:hdr {_W} {_R}>{_sample('Header', HEAD_TOKEN)}</w:hdr>"
    yield "word/footer1.xml", f"<w:ftr {_W} {_R}>{_sample('Footer', FOOT_TOKEN)}</w:ftr>"


def app_properties() -> str:
    """The extended properties of every document: they name no program, firm or person."""
    return f'<Properties xmlns="{_OFFICE}/extended-properties"><DocSecurity>0</DocSecurity></Properties>'


def _content_types(main: str) -> str:
    kinds = {
        "document": main,
        "styles": "styles",
        "numbering": "numbering",
        "settings": "settings",
        "fontTable": "fontTable",
        "header1": "header",
        "footer1": "footer",
    }
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
        '<Override PartName="/word/theme/theme1.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        f"{overrides}</Types>"
    )


def _package_relationships() -> str:
    return _relationships(
        (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        (f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
    )


def _document_relationships() -> str:
    names = (
        ("header", "header1"),
        ("footer", "footer1"),
        ("styles", "styles"),
        ("numbering", "numbering"),
        ("settings", "settings"),
        ("fontTable", "fontTable"),
        ("theme", "theme/theme1"),
    )
    return _relationships(*((f"{_OFFICE}/relationships/{kind}", f"{name}.xml") for kind, name in names))


def _relationships(*targets: tuple[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _core_properties() -> str:
    moment = '<dcterms:{0} xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:{0}>'
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        "<dc:title>House style for board documents</dc:title><dc:creator>BoardTUI</dc:creator>"
        f"{moment.format('created')}{moment.format('modified')}"
        f"<dc:language>{look.LANGUAGE}</dc:language></cp:coreProperties>"
    )


def _document() -> str:
    body = "".join(_sample(style, text) for style, text in _SAMPLES)
    return (
        f"<w:document {_W} {_R}><w:body>{body}{_sample_table()}"
        f"{_sample('Normal', 'The table above is in the style Board Table.')}{_section()}"
        "</w:body></w:document>"
    )


def _sample(style: str, text: str) -> str:
    before, _, after = text.partition("\t")
    tabbed = f"<w:tab/><w:t>{after}</w:t>" if after else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{before}</w:t>{tabbed}</w:r></w:p>'
    )


def _sample_table() -> str:
    widths = (look.twips(3.0), look.TEXT_WIDTH - look.twips(3.0))

    def row(first: tuple[str, str], second: tuple[str, str], marks: str) -> str:
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_sample(*content)}</w:tc>'
            for width, content in zip(widths, (first, second), strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{marks}</w:trPr>{cells}</w:tr>"

    heads = row(("TableHeading", "Style"), ("TableHeading", "What it is for"), "<w:tblHeader/>")
    rows = "".join(row(("TableText", style), (style, text), "") for style, text in _TABLE_SAMPLES)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="BoardTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0"'
        ' w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        '<w:tblCaption w:val="Styles used in tables"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{heads}{rows}</w:tbl>"
    )


def _section() -> str:
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/>'
        f'<w:footerReference w:type="default" r:id="rId2"/>{look.page_xml()}</w:sectPr>'
    )


def _settings() -> str:
    # Mode 15 keeps Word out of "Compatibility Mode"; the others are what a new Word file says.
    modes = (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    )
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in modes
    )
    return (
        f'<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{compat}</w:compat>'
        f'<w:themeFontLang w:val="{look.LANGUAGE}"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )


def _font_table() -> str:
    return (
        f'<w:fonts {_W}><w:font w:name="{look.FONT}"><w:panose1 w:val="020B0604020202020204"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


if __name__ == "__main__":
    write_shipped()
