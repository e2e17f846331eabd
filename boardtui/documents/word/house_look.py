"""The look of the house: every measure, colour and style that the Word template is made of.

Plain strings, so that asking for the look loads neither python-docx nor lxml. The measures are those
tried for the note (Arial 12, A4, horizontal rules only); the colours reach at least 4.5:1 on their ground.
"""

from enum import StrEnum
from typing import Final

W_NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

NAVY: Final = "1F3A5F"
RULE: Final = "9AA8B8"
HEADER_FILL: Final = "E3EAF2"
AMBER: Final = "B45309"

FONT: Final = "Arial"
LANGUAGE: Final = "en-GB"


def twips(centimetres: float) -> int:
    """``centimetres`` in twentieths of a point, the unit Word measures in."""
    return round(centimetres / 2.54 * 1440)


PAGE_WIDTH: Final = 11906
PAGE_HEIGHT: Final = 16838
SIDE_MARGIN: Final = twips(2.25)
TOP_MARGIN: Final = twips(2.5)
BOTTOM_MARGIN: Final = twips(2.2)
TEXT_WIDTH: Final = PAGE_WIDTH - 2 * SIDE_MARGIN
DETAILS_INDENT: Final = twips(4.0)
BAR_INDENT: Final = twips(0.3)


def page_xml() -> str:
    """Paper and margins, as they stand in ``w:sectPr``."""
    return (
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="{TOP_MARGIN}" w:right="{SIDE_MARGIN}" w:bottom="{BOTTOM_MARGIN}"'
        f' w:left="{SIDE_MARGIN}" w:header="{twips(1.25)}" w:footer="{twips(1.0)}" w:gutter="0"/>'
    )


class HouseStyle(StrEnum):
    """The styles a document is typeset in, by the names a secretary sees in Word."""

    NORMAL = "Normal"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"
    SUBTITLE = "Subtitle"
    DETAILS = "Details"
    BOARD_TABLE = "Board Table"
    TABLE_TEXT = "Table Text"
    TABLE_HEADING = "Table Heading"
    TABLE_TITLE = "Table Title"
    DECISION = "Decision"
    ACTION = "Action"
    EVENT = "Event"
    BULLET = "List Bullet"
    NUMBERED = "Numbered Paragraph"
    SUBNUMBERED = "Numbered Sub-paragraph"
    HEADER = "header"
    FOOTER = "footer"


def styles_xml() -> str:
    """The whole of ``word/styles.xml``: document defaults, then every style of the house."""
    return (
        f'<w:styles xmlns:w="{W_NAMESPACE}">'
        + _defaults()
        + _built_in_defaults()
        + "".join([*_headings(), *_body_styles(), *_outcome_styles(), *_edge_styles(), *_list_styles()])
        + _board_table()
        + "</w:styles>"
    )


def theme_xml() -> str:
    """``word/theme/theme1.xml``: the house colours and font, as Word's own menus will offer them."""
    colours = {
        "dk1": "000000", "lt1": "FFFFFF", "dk2": NAVY, "lt2": HEADER_FILL,
        "accent1": NAVY, "accent2": AMBER, "accent3": "2F6B4F", "accent4": "6B4E8A",
        "accent5": "5B6B7D", "accent6": "92400E", "hlink": "0B5394", "folHlink": "6B4E8A",
    }  # fmt: skip
    scheme = "".join(f'<a:{slot}><a:srgbClr val="{rgb}"/></a:{slot}>' for slot, rgb in colours.items())
    face = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{width}">{fill}</a:ln>' for width in (6350, 12700, 19050))
    no_effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="House">'
        f'<a:themeElements><a:clrScheme name="House">{scheme}</a:clrScheme><a:fontScheme name="House">'
        f"<a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="House"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{lines}'
        f"</a:lnStyleLst><a:effectStyleLst>{no_effect}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _fonts() -> str:
    # All four slots are named: an unset slot falls back to the theme font, which Word obeys first.
    return f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'


def _defaults() -> str:
    language = f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts()}{_size(12)}{language}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{_spacing(0, 6, 1.1)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _built_in_defaults() -> str:
    """One default of each type, which Word expects to find."""
    no_space = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "<w:pPr><w:widowControl/></w:pPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "<w:unhideWhenUsed/></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{no_space}</w:tblCellMar></w:tblPr>'
        "</w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )


def _headings() -> list[str]:
    navy_bold = "<w:b/><w:bCs/>" + _colour(NAVY)
    sizes = ((1, 20, 0, 6), (2, 14, 16, 6), (3, 12, 10, 4))
    return [
        _paragraph_style(
            f"heading {level}",
            after_it="Normal",
            paragraph="<w:keepNext/><w:keepLines/>"
            + _spacing(before, after, 1.0)
            + f'<w:outlineLvl w:val="{level - 1}"/>',
            run=navy_bold + _size(size),
            built_in=True,
        )
        for level, size, before, after in sizes
    ]


def _body_styles() -> list[str]:
    hanging = f'<w:ind w:left="{DETAILS_INDENT}" w:hanging="{DETAILS_INDENT}"/>'
    return [
        _paragraph_style(
            HouseStyle.SUBTITLE,
            after_it="Normal",
            paragraph="<w:keepNext/>"
            + _band(NAVY, HEADER_FILL)
            + f'<w:shd w:val="clear" w:color="auto" w:fill="{HEADER_FILL}"/>'
            + _spacing(6, 10, 1.0)
            + f'<w:ind w:left="{BAR_INDENT}"/>',
            run="<w:b/><w:bCs/>" + _colour(NAVY),
            built_in=True,
        ),
        _paragraph_style(
            HouseStyle.DETAILS,
            paragraph=f'<w:tabs><w:tab w:val="left" w:pos="{DETAILS_INDENT}"/></w:tabs>'
            + _spacing(0, 3, 1.1)
            + hanging,
        ),
        _paragraph_style(HouseStyle.TABLE_TEXT, paragraph=_spacing(2, 3, 1.05)),
        _paragraph_style(
            HouseStyle.TABLE_HEADING,
            based="TableText",
            paragraph="<w:keepNext/>" + _spacing(3, 3, 1.05),
            run="<w:b/><w:bCs/>" + _colour(NAVY),
        ),
        _paragraph_style(
            HouseStyle.TABLE_TITLE,
            based="TableText",
            after_it="TableText",
            paragraph="<w:keepNext/><w:keepLines/>",
            run="<w:b/><w:bCs/>" + _colour(NAVY),
        ),
    ]


def _outcome_styles() -> list[str]:
    # Space above as Table Text has it, so that an outcome stands level with the item number beside it.
    barred = _spacing(2, 3, 1.05) + f'<w:ind w:left="{BAR_INDENT}"/>'
    return [
        _paragraph_style(HouseStyle.DECISION, paragraph=_left_bar(NAVY) + barred),
        _paragraph_style(HouseStyle.ACTION, paragraph=_left_bar(AMBER) + barred),
        _paragraph_style(HouseStyle.EVENT, paragraph=_left_bar(RULE, eighths=12) + barred),
    ]


def _edge_styles() -> list[str]:
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    hairline = f'w:val="single" w:sz="4" w:space="5" w:color="{NAVY}"'
    return [
        _paragraph_style(
            HouseStyle.HEADER,
            paragraph=f"<w:pBdr><w:bottom {hairline}/></w:pBdr>{tab}" + _spacing(0, 0, 1.0),
            run=_size(10),
            built_in=True,
        ),
        _paragraph_style(
            HouseStyle.FOOTER,
            paragraph=f"<w:pBdr><w:top {hairline}/></w:pBdr>{tab}" + _spacing(0, 0, 1.0),
            run=_size(10),
            built_in=True,
        ),
    ]


def _list_styles() -> list[str]:
    def numbered(level: int, number: int) -> str:
        depth = f'<w:ilvl w:val="{level}"/>' if level else ""
        return f'<w:numPr>{depth}<w:numId w:val="{number}"/></w:numPr>'

    bullet = numbered(0, 1) + "<w:contextualSpacing/>"
    return [
        _paragraph_style(HouseStyle.BULLET, paragraph=bullet, built_in=True),
        _paragraph_style(HouseStyle.NUMBERED, paragraph=numbered(0, 2)),
        _paragraph_style(HouseStyle.SUBNUMBERED, paragraph=numbered(1, 2)),
    ]


def _board_table() -> str:
    strong = f'w:val="single" w:sz="8" w:space="0" w:color="{NAVY}"'
    light = f'w:val="single" w:sz="4" w:space="0" w:color="{RULE}"'
    margins = (("top", 0.07), ("left", 0.15), ("bottom", 0.07), ("right", 0.15))
    padding = "".join(f'<w:{side} w:w="{twips(width)}" w:type="dxa"/>' for side, width in margins)
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="BoardTable"><w:name w:val="Board Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/><w:qFormat/>'
        f'<w:pPr>{_spacing(0, 0, 1.0)}</w:pPr><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblBorders><w:top {strong}/><w:bottom {strong}/><w:insideH {light}/></w:tblBorders>"
        f"<w:tblCellMar>{padding}</w:tblCellMar></w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:tblPr/>'
        f"<w:tcPr><w:tcBorders><w:top {strong}/><w:bottom {strong}/></w:tcBorders>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{HEADER_FILL}"/><w:vAlign w:val="bottom"/></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )


def _paragraph_style(
    name: str,
    *,
    paragraph: str,
    run: str = "",
    based: str = "Normal",
    after_it: str = "",
    built_in: bool = False,
) -> str:
    custom = "" if built_in else ' w:customStyle="1"'
    following = f'<w:next w:val="{after_it}"/>' if after_it else ""
    look = f"<w:rPr>{run}</w:rPr>" if run else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/>{following}<w:qFormat/><w:pPr>{paragraph}</w:pPr>{look}</w:style>'
    )


def style_id(name: str) -> str:
    """The id that ``name`` has in our own template: ``heading 1`` is ``Heading1``."""
    return "".join(word[:1].upper() + word[1:] for word in name.replace("-", "").split())


def _spacing(before: float, after: float, lines: float) -> str:
    return (
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"'
        f' w:line="{round(lines * 240)}" w:lineRule="auto"/>'
    )


def _size(points: int) -> str:
    return f'<w:sz w:val="{points * 2}"/><w:szCs w:val="{points * 2}"/>'


def _colour(rgb: str) -> str:
    return f'<w:color w:val="{rgb}"/>'


def _left_bar(rgb: str, eighths: int = 24) -> str:
    return f'<w:pBdr><w:left w:val="single" w:sz="{eighths}" w:space="5" w:color="{rgb}"/></w:pBdr>'


def _band(rgb: str, fill: str) -> str:
    # Word fills a paragraph no further than its lines; borders in the colour of the fill give it air.
    edge = f'w:val="single" w:sz="4" w:space="3" w:color="{fill}"'
    bar = f'<w:left w:val="single" w:sz="24" w:space="5" w:color="{rgb}"/>'
    return f"<w:pBdr><w:top {edge}/>{bar}<w:bottom {edge}/></w:pBdr>"
