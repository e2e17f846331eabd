"""The decisions register: every decision of a board with its reference, its vote and what became of it."""

from collections.abc import Iterable
from functools import partial
from typing import Protocol

from boardtui.documents.action_words import item_head
from boardtui.documents.decision_words import moved_and_seconded
from boardtui.documents.edition import HOLDS_EXEMPT, NOT_FOR_PUBLICATION, Edition
from boardtui.documents.outline import (
    Block,
    Column,
    Details,
    Heading,
    Outline,
    Paragraph,
    Row,
    Style,
    Table,
    plain_cell,
)
from boardtui.documents.typed_text import recorded
from boardtui.model.boards import Board
from boardtui.rules.digest import Decided, Digest, name_on_the_day
from boardtui.rules.membership import as_on, year_on
from boardtui.rules.wording import as_sentence, short_date

TITLE = "Decisions register"
_COLUMNS = (
    Column("Reference", 3.7),
    Column("Date", 2.2),
    Column("Item", 4.2),
    Column("Decision", 6.7),
    Column("Outcome", 2.4),
    Column("Vote", 2.3),
    Column("Links", 3.7),
)
_IN_PRIVATE = "Taken in private; not part of the public register."
_NONE = plain_cell("–")


class DecisionOnRecord(Protocol):
    """One decision: where it was taken, what replaced it, and the references of the actions it led to."""

    @property
    def meeting(self) -> Digest: ...
    @property
    def decision(self) -> Decided: ...
    @property
    def replaced_by(self) -> str | None: ...
    @property
    def actions(self) -> tuple[str, ...]: ...


def decisions_outline(
    board: Board, rows: Iterable[DecisionOnRecord], edition: Edition = Edition.PUBLIC
) -> Outline:
    """The decisions ``rows``, a table a board year, in the order they are given, a row each.

    In the public edition a decision under an exempt item gives its reference, date and item, and no more.
    """
    listed = tuple(rows)
    if listed:
        board = as_on(board, max(row.meeting.day for row in listed))
    exempt = edition is Edition.EXEMPT and any(row.decision.exempt for row in listed)
    years = years_of(board, (row.meeting for row in listed))
    blocks: list[Block] = [Heading(1, f"{TITLE} {years}".rstrip())]
    if exempt:
        blocks.append(Paragraph(HOLDS_EXEMPT, Style.STATUS))
    blocks.append(Details((("Board", board.name), ("Decisions", str(len(listed))))))
    by_year: dict[str, list[DecisionOnRecord]] = {}
    for row in listed:
        by_year.setdefault(year_on(board, row.meeting.day), []).append(row)
    for year, taken in by_year.items():
        blocks += [Heading(2, f"Decisions of {year}"), _table(board, taken, edition)]
    if not listed:
        blocks += [Heading(2, "Decisions"), Paragraph("No decision is on record.")]
    return Outline(
        title=f"{TITLE} {years}".rstrip() + f": {board.name}",
        subject=f"The decisions of the {board.name}",
        author=board.name,
        running_head=(board.name, years or TITLE),
        running_foot=f"{TITLE} {years}".rstrip(),
        status=NOT_FOR_PUBLICATION if exempt else "",
        blocks=tuple(blocks),
        landscape=True,
    )


def years_of(board: Board, meetings: Iterable[Digest]) -> str:
    """The board years of ``meetings``: ``2010/11``, ``2010/11 to 2012/13``, or nothing."""
    days = sorted(one.day for one in meetings)
    found = list(dict.fromkeys(year_on(board, day) for day in (*days[:1], *days[-1:])))
    return " to ".join(found)


def _table(board: Board, rows: Iterable[DecisionOnRecord], edition: Edition) -> Table:
    return Table(
        TITLE,
        "Each decision with its reference, date, item, outcome, vote, and the decisions and actions linked to"
        " it.",
        _COLUMNS,
        tuple(_row(board, row, edition) for row in rows),
    )


def _row(board: Board, row: DecisionOnRecord, edition: Edition) -> Row:
    one, held = row.decision, row.meeting
    head = tuple(plain_cell(text) for text in (one.ref, short_date(held.day), _item(one)))
    if one.exempt and edition is Edition.PUBLIC:
        return Row((*head, plain_cell(_IN_PRIVATE), _NONE, _NONE, _NONE))
    said = [*recorded(as_sentence(one.text)), *_moved(board, held, one)]
    outcome = one.outcome.value.capitalize()
    return Row((*head, tuple(said), plain_cell(outcome), plain_cell(_vote(one)), _links(row)))


def _item(one: Decided) -> str:
    return item_head(one.item, one.item_title)


def _moved(board: Board, held: Digest, one: Decided) -> list[Paragraph]:
    said = moved_and_seconded(one.mover, one.seconder, partial(name_on_the_day, board, held))
    return [Paragraph(said)] if said else []


def _vote(one: Decided) -> str:
    if one.votes is None:
        return "–"
    votes_for, against, abstained = one.votes
    casting = f"; casting vote {one.casting}" if one.casting else ""
    return f"For {votes_for}, against {against}, abstained {abstained}{casting}"


def _links(row: DecisionOnRecord) -> tuple[Paragraph, ...]:
    said = []
    if row.decision.replaces:
        said.append(Paragraph(row.decision.replaces, label="Replaces:"))
    if row.replaced_by:
        said.append(Paragraph(row.replaced_by, label="Replaced by:"))
    labels = ("Actions:" if len(row.actions) > 1 else "Action:", *[""] * len(row.actions))
    said += [Paragraph(ref, label=label) for label, ref in zip(labels, row.actions, strict=False)]
    return tuple(said) or _NONE
