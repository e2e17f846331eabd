"""The note in headings and paragraphs, with one table of actions at the end: the accessible layout.

It says what the three columns say. Nothing of it is read across, so it reads the same aloud, on a telephone
and as a web page.
"""

from collections.abc import Iterator, Sequence

from boardtui.documents.action_words import item_head
from boardtui.documents.minuted import ItemSaid, Recorded
from boardtui.documents.note_actions import action_by, actions_of, progress_of, quoted_action
from boardtui.documents.outline import Block, Column, Heading, Paragraph, Row, Style, Table


def business(recorded: Recorded, items: Sequence[ItemSaid]) -> list[Block]:
    """What was minuted: a heading an item, and a paragraph for everything said under it."""
    found: list[Block] = []
    for item in items:
        found += [Heading(3, item_head(item.number, item.title)), *in_paragraphs(recorded, item)]
    return found


def in_paragraphs(recorded: Recorded, item: ItemSaid) -> Iterator[Paragraph]:
    """Everything said under ``item``; who is to do something follows what is to be done."""
    for said in item.said:
        yield from said.paragraphs
        if said.action is not None:
            by = ", ".join(one.text for one in action_by(recorded.board, said.action))
            yield Paragraph(by, Style.ACTION, "Action by:")


def summary_of_actions(recorded: Recorded) -> list[Block]:
    """Every action once more, with who is to do it and the progress since; nothing where there is none."""
    rows = tuple(_rows(recorded))
    if not rows:
        return []
    table = Table(
        title="Summary of actions",
        description="Each action of this meeting, who is to do it by when, and the progress reported since.",
        columns=(Column("Action", 7.2), Column("Action by", 3.5), Column("Progress", 5.8)),
        rows=rows,
    )
    return [Heading(2, "Summary of actions"), table]


def _rows(recorded: Recorded) -> Iterator[Row]:
    for action in actions_of(recorded):
        board = recorded.board
        yield Row((quoted_action(recorded, action), action_by(board, action), progress_of(board, action)))
