"""The agenda pack: agenda, each item's cover sheet and papers, the last note and the actions arising, in one.

The papers themselves are Word files of other people: each has a part of its own here, which holds only a
paragraph that keeps its place (see ``composing``).
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from boardtui.documents.agenda import agenda_outline
from boardtui.documents.anchors import item_anchor
from boardtui.documents.cover_sheet import cover_sheet_outline
from boardtui.documents.edition import Edition
from boardtui.documents.outline import Block, Heading, NewPart, Outline, Paragraph, Row, Style, Table
from boardtui.model.agendas import AgendaItem, ItemState, Standing
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.rules.membership import as_on
from boardtui.rules.private_items import private_items
from boardtui.rules.wording import written_date

TITLE = "Agenda and papers"
_NOTHING = "–"
_LOWEST = 3
_NOTE_BY_ITS_TITLE = re.compile(r"\b(notes?|minutes)\b.*\b(last|previous)\b", re.IGNORECASE)
_ARISING_BY_ITS_TITLE = re.compile(r"\bactions? arising\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PaperInPack:
    """One paper of the item with that id. ``marker`` is the words of the paragraph that keeps its place.

    ``left_out`` is why it is not in the pack ("it is a PDF"), empty where it is.
    """

    item: str
    name: str
    marker: str = ""
    left_out: str = ""


def pack_outline(
    board: Board,
    meeting: Meeting,
    papers: Sequence[PaperInPack],
    edition: Edition = Edition.PUBLIC,
    *,
    note: Outline | None = None,
    arising: Outline | None = None,
) -> Outline:
    """The pack of ``meeting``. ``note`` is that of the meeting before, ``arising`` its actions.

    Both stand at the item that is about them, else behind the last item. In the public edition nothing of an
    item taken in private follows its line on the agenda: neither cover sheet nor paper.
    """
    board = as_on(board, meeting.day)
    day = written_date(board, meeting.day)
    parts: list[Block] = []
    for item in _shown(meeting, edition):
        parts += _parts_of(board, meeting, item, [one for one in papers if one.item == item.id], edition)
    parts += _behind(board, meeting, note, arising, parts, edition)
    anchors = {one.anchor for one in parts if isinstance(one, Heading) and one.anchor}
    placed = frozenset(one.id for one in meeting.agenda if item_anchor(one) in anchors)
    agenda = agenda_outline(board, meeting, edition, placed)
    return replace(
        agenda,
        title=f"Agenda pack: {board.name}, {day}",
        subject=f"Agenda and papers of the meeting of the {board.name} on {day}",
        running_foot=f"Agenda pack, {day}",
        blocks=(*_agenda(agenda.blocks, anchors), *parts),
    )


def items_with_papers(meeting: Meeting, edition: Edition) -> tuple[AgendaItem, ...]:
    """The items whose papers may be in that edition, in the order of the agenda."""
    return tuple(one for one in _shown(meeting, edition) if one.papers)


def left_out_sentence(name: str, reason: str) -> str:
    """What stands in the place of a paper that is not in the pack."""
    return f"{name} is not part of this pack, because {reason}. Ask the office for it."


def _shown(meeting: Meeting, edition: Edition) -> list[AgendaItem]:
    private = private_items(meeting) if edition is Edition.PUBLIC else frozenset[str]()
    return [one for one in meeting.agenda if one.id not in private and one.state is ItemState.LISTED]


def _parts_of(
    board: Board, meeting: Meeting, item: AgendaItem, papers: Sequence[PaperInPack], edition: Edition
) -> Iterable[Block]:
    if item.cover is None and not papers:
        return
    cover = cover_sheet_outline(board, meeting, item, edition=edition)
    yield NewPart(cover.running_head)
    yield from _lowered(cover.blocks)
    for paper in papers:
        if paper.left_out:
            yield Paragraph(left_out_sentence(paper.name, paper.left_out), label="Paper:")
    for paper in papers:
        if not paper.left_out:
            yield NewPart(cover.running_head)
            yield Paragraph(paper.marker)


def _behind(
    board: Board,
    meeting: Meeting,
    note: Outline | None,
    arising: Outline | None,
    parts: Sequence[Block],
    edition: Edition,
) -> Iterable[Block]:
    """The last note and the actions arising, each with the number of the item that takes it, if any does."""
    anchored = {one.anchor for one in parts if isinstance(one, Heading)}
    day = written_date(board, meeting.day)
    items = _shown(meeting, edition)
    for outline, item in ((note, _item_of_note(items)), (arising, _item_of_arising(items))):
        if outline is None:
            continue
        titles = (one.text for one in outline.blocks if isinstance(one, Heading))
        number = next(titles, "") if item is None else f"Item {item.number.rstrip('.')}"
        yield NewPart((f"{board.name}, {day}", number))
        anchor = "" if item is None else item_anchor(item)
        for block in _lowered(outline.blocks):
            if isinstance(block, Heading) and anchor not in anchored:
                anchored.add(anchor)
                yield replace(block, anchor=anchor)
            else:
                yield block


def _item_of_note(items: Sequence[AgendaItem]) -> AgendaItem | None:
    named = [one for one in items if one.approves] or [
        one for one in items if one.standing is Standing.LAST_NOTE
    ]
    return next(iter(named), None) or _titled(items, _NOTE_BY_ITS_TITLE)


def _item_of_arising(items: Sequence[AgendaItem]) -> AgendaItem | None:
    named = [one for one in items if one.standing is Standing.ACTIONS_ARISING]
    return next(iter(named), None) or _titled(items, _ARISING_BY_ITS_TITLE)


def _titled(items: Sequence[AgendaItem], words: re.Pattern[str]) -> AgendaItem | None:
    """Agendas that were not made here say what an item is only in its title."""
    return next((one for one in items if words.search(one.title)), None)


def _lowered(blocks: Iterable[Block]) -> Iterable[Block]:
    """``blocks`` with their headings a level down: the pack has one title, and it is the agenda's."""
    for block in blocks:
        yield replace(block, level=min(block.level + 1, _LOWEST)) if isinstance(block, Heading) else block


def _agenda(blocks: Iterable[Block], anchors: Collection[str]) -> Iterable[Block]:
    """The agenda under the pack's title, with pages of this pack only: what was typed is another print's."""
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            yield replace(block, text=TITLE)
        elif isinstance(block, Table):
            yield replace(block, rows=tuple(_row(row, anchors) for row in block.rows))
        else:
            yield block


def _row(row: Row, anchors: Collection[str]) -> Row:
    return Row(tuple(tuple(_page(one, anchors) for one in cell) for cell in row.cells))


def _page(paragraph: Paragraph, anchors: Collection[str]) -> Paragraph:
    if not paragraph.page_of:
        return paragraph
    return Paragraph(_NOTHING, Style.BODY, page_of=paragraph.page_of if paragraph.page_of in anchors else "")
