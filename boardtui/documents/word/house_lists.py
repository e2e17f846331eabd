"""The lists of the house: its bullet, and its paragraphs numbered 1. with 1.1 below them."""

from boardtui.documents.word.house_look import W_NAMESPACE, HouseStyle, style_id, twips


def numbering_xml() -> str:
    """``word/numbering.xml``: list 1 is the bullet, list 2 the numbers, each bound to its styles."""
    bullets = _level(0, "bullet", "•", HouseStyle.BULLET, 0.75, 0.6)
    numbers = _level(0, "decimal", "%1.", HouseStyle.NUMBERED, 1.0, 1.0)
    numbers += _level(1, "decimal", "%1.%2", HouseStyle.SUBNUMBERED, 2.2, 1.2)
    return (
        f'<w:numbering xmlns:w="{W_NAMESPACE}">'
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>{bullets}'
        '</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="multilevel"/>'
        f'{numbers}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    )


def _level(depth: int, form: str, text: str, style: HouseStyle, left: float, hanging: float) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:pStyle w:val="{style_id(style)}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{twips(left)}" w:hanging="{twips(hanging)}"/></w:pPr></w:lvl>'
    )
