"""The note in three columns, as the source prints it: item, decisions and actions, action by."""

from collections.abc import Iterator, Sequence

from boardtui.documents.minuted import ItemSaid, Recorded, Said
from boardtui.documents.note_actions import action_by, actions_of, progress_of, quoted_action
from boardtui.documents.outline import Block, Column, Heading, Paragraph, Row, Style, Table, plain_cell
from boardtui.model.boards import Board

_NOTHING = plain_cell("")


def decisions_table(recorded: Recorded, items: Sequence[ItemSaid]) -> Table:
    """One row for the narrative, one for each decision and one for each action (documents guide, §6).

    The item's number stands on every row, its title opens the first.
    """
    return Table(
        title="Decisions and actions",
        description="For each agenda item what was reported, decided and is to be done, and by whom.",
        columns=(Column("Item", 1.4), Column("Decisions and actions", 11.8), Column("Action by", 3.3)),
        rows=tuple(row for item in items for row in _rows(recorded.board, item)),
    )


def actions_arising(recorded: Recorded) -> list[Block]:
    """Each action of the meeting, quoted, with the progress reported since; nothing where there is none."""
    rows = tuple(
        Row((quoted_action(recorded, action), progress_of(recorded.board, action)))
        for action in actions_of(recorded)
    )
    if not rows:
        return []
    table = Table(
        title="Actions arising",
        description="Each action of this meeting, quoted as minuted, with the progress reported since.",
        columns=(Column("Item", 8.6), Column("Progress", 7.9)),
        rows=rows,
    )
    return [Heading(2, "Actions arising"), table]


def _rows(board: Board, item: ItemSaid) -> Iterator[Row]:
    number = plain_cell(item.number)
    story = [Paragraph(item.title, Style.TITLE)]
    for place, said in enumerate(item.said):
        story.extend(said.paragraphs)
        if said.is_story and _goes_on(item.said, place):
            continue
        yield Row((number, tuple(story), action_by(board, said.action) if said.action else _NOTHING))
        story = []


def _goes_on(said: tuple[Said, ...], place: int) -> bool:
    """True where more narrative follows at once, to stand in the same row."""
    return place + 1 < len(said) and said[place + 1].is_story
