"""Sets the tables of a Word document, as strings of WordprocessingML."""

from dataclasses import dataclass
from typing import Final

from boardtui.documents.outline import Align, Column, Paragraph, Row, Style, Table
from boardtui.documents.word.house_look import HouseStyle, twips
from boardtui.documents.word.paragraphs import IN_CELL, Paragraphs
from boardtui.documents.word.text import EMPTY, attribute, line, run, shown

_SHORT_ROW: Final = 700
"""Rows of fewer characters stay whole; longer ones may break, or they would leave half a page white."""
_ROOM_TO_WRITE: Final = twips(1.0)
"""The least height of a row in which somebody is to write by hand."""
_OUTCOMES: Final = (Style.DECISION, Style.ACTION)
_NOTHING: Final = f"{run(EMPTY)}</w:p>"


@dataclass(frozen=True, slots=True)
class _Setting:
    """What every row of one table has in common: the openings of its cells, and how they stand."""

    columns: tuple[Column, ...]
    openings: list[str]
    rights: list[bool]
    to_fill: bool


class Tables:
    """Sets tables in the style of one template, to the room between its margins."""

    def __init__(self, paragraphs: Paragraphs, style_id: str, text_width: int) -> None:
        self._paragraphs = paragraphs
        self._style_id = style_id
        self._text_width = text_width

    def table(self, table: Table) -> str:
        """``table`` with a header row that repeats; ``ValueError`` for a row of too many or too few cells."""
        widths = fitted([twips(column.width_cm) for column in table.columns], self._text_width)
        to_fill = any(column.to_fill for column in table.columns)
        middle = '<w:vAlign w:val="center"/>' if to_fill else ""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        setting = _Setting(
            table.columns,
            [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{middle}</w:tcPr>' for width in widths],
            [column.align is Align.RIGHT for column in table.columns],
            to_fill,
        )
        measures = [_Measure(row) for row in table.rows]
        # A decision on another page than its reason misleads. Decisions are not tied to each other, or a long
        # list of them would move as one block; nor long rows, which would move, unbroken, to the next page.
        rows = [
            self._row(row, setting, measure, measure.is_short and not measure.decides and follower.opens)
            for row, measure, follower in zip(table.rows, measures, (*measures[1:], _NO_ROW), strict=False)
        ]
        return (
            f"<w:tbl>{self._properties(table, sum(widths))}<w:tblGrid>{grid}</w:tblGrid>"
            f"{self._header_row(setting)}{''.join(rows)}</w:tbl>"
        )

    def _properties(self, table: Table, width: int) -> str:
        # The order is the schema's: Word repairs a file whose caption stands before the look.
        caption, description = (attribute(shown(line(t))) for t in (table.title, table.description))
        return (
            f'<w:tblPr><w:tblStyle w:val="{self._style_id}"/>'
            f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
            ' w:noHBand="1" w:noVBand="1"/>'
            f"<w:tblCaption w:val={caption}/><w:tblDescription w:val={description}/></w:tblPr>"
        )

    def _header_row(self, setting: _Setting) -> str:
        cells = "".join(
            f"{opening}{self._paragraphs.opening(HouseStyle.TABLE_HEADING, None, right)}"
            f"{run(shown(column.heading))}</w:p></w:tc>"
            for column, opening, right in zip(setting.columns, setting.openings, setting.rights, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"

    def _row(self, row: Row, setting: _Setting, measure: "_Measure", keep: bool) -> str:
        properties = "<w:cantSplit/>" if measure.is_short else ""
        if setting.to_fill:
            properties += f'<w:trHeight w:val="{_ROOM_TO_WRITE}" w:hRule="atLeast"/>'
        pieces = [f"<w:tr><w:trPr>{properties}</w:trPr>" if properties else "<w:tr>"]
        leads = True
        for cell, column, opening, right in zip(
            row.cells, setting.columns, setting.openings, setting.rights, strict=True
        ):
            pieces.append(opening)
            self._cell(cell, pieces, column.to_fill, right, keep, leads)
            pieces.append("</w:tc>")
            leads = False
        pieces.append("</w:tr>")
        return "".join(pieces)

    def _cell(
        self,
        cell: tuple[Paragraph, ...],
        pieces: list[str],
        to_fill: bool,
        right: bool,
        keep_row: bool,
        leads: bool,
    ) -> None:
        """Adds the paragraphs of one cell to ``pieces``. ``leads``: it stands first in its row.

        Word and LibreOffice read the first paragraph of a row's first cell as the whole row's wish to stay
        with the next, so there the wish is given only where it is meant.
        """
        said: tuple[Paragraph, ...] = ()
        if len(cell) == 1:  # most are, and a year's register has hundreds of them
            said = cell if _says_something(cell[0]) else ()
        else:
            said = tuple(paragraph for paragraph in cell if _says_something(paragraph))
        if not said:
            pieces.append(self._paragraphs.opening(HouseStyle.TABLE_TEXT, keep_row or None, right))
            pieces.append("</w:p>" if to_fill else _NOTHING)
            return
        last = len(said) - 1
        for place, paragraph in enumerate(said):
            tied = keep_row or (place < last and said[place + 1].style in _OUTCOMES)
            keep: bool | None = tied or None
            if leads and place == 0 and not keep_row:
                keep = False if paragraph.style is Style.TITLE else None
            pieces.append(self._paragraphs.paragraph(paragraph, IN_CELL[paragraph.style], keep, right))


class _Measure:
    """What the rows around a row, and its own keeping together, hang on."""

    __slots__ = ("decides", "is_short", "opens")

    def __init__(self, row: Row) -> None:
        length = 0
        self.decides = False
        """Whether a decision stands in it."""
        self.opens = False
        """Whether a cell of it begins with one."""
        for cell in row.cells:
            for paragraph in cell:
                length += len(paragraph.label) + len(paragraph.text)
                if paragraph.style is Style.DECISION:
                    self.decides = True
                    self.opens |= paragraph is cell[0]
        self.is_short = length < _SHORT_ROW


_NO_ROW: Final = _Measure(Row(()))


def fitted(widths: list[int], room: int) -> list[int]:
    """``widths`` narrowed to ``room``, for a template of wider margins than ours.

    Only columns wider than an even share give way: the number column must still hold its heading.
    """
    surplus = sum(widths) - room
    if surplus <= 0:
        return widths
    wide = sum(width for width in widths if width * len(widths) > room)
    return [width - -(-surplus * width // wide) if width * len(widths) > room else width for width in widths]


def _says_something(paragraph: Paragraph) -> bool:
    return bool(
        (paragraph.text and not paragraph.text.isspace())
        or (paragraph.label and not paragraph.label.isspace())
        or paragraph.page_of
    )
