"""A word in grey across the page, behind the text. Only where a board asks: it is hard to read over."""

from typing import Final

from boardtui.documents.word.house_look import FONT, W_NAMESPACE
from boardtui.documents.word.text import attribute

_NAMESPACES: Final = (
    f'xmlns:w="{W_NAMESPACE}" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_GREY: Final = "#e3e3e3"
"""Light enough for the words over it to keep their contrast; Word's own silver is not."""
_WIDTH: Final = 420
_TALLEST: Final = 160
_SHORTEST: Final = 30
_WIDTH_OF_A_LETTER: Final = 0.55
"""Of its height, about, in capitals."""


def watermark_run(text: str, number: int) -> str:
    """A ``w:r`` that draws ``text`` corner to corner; ``number`` tells the drawings of one document apart.

    Word's own command to remove a watermark knows it by its name. A screen reader passes it over.
    """
    height = max(_SHORTEST, min(_TALLEST, round(_WIDTH / (len(text) * _WIDTH_OF_A_LETTER))))
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{_WIDTH}pt;height:{height}pt;rotation:315;"
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    letters = attribute(f'font-family:"{FONT}";font-size:1pt')
    return (
        f"<w:r {_NAMESPACES}><w:rPr><w:noProof/></w:rPr><w:pict>"
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
        ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
        '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
        '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
        '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/>'
        '<v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="custom"'
        ' o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
        '<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/>'
        '</v:handles><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
        f'<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{2048 + number}"'
        f' type="#_x0000_t136" alt="" style="{style}" o:allowincell="f" fillcolor="{_GREY}" stroked="f">'
        f"<v:textpath style={letters} string={attribute(text)}/></v:shape></w:pict></w:r>"
    )
