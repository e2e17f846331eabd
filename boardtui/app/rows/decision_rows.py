"""The decisions register as lines: what is shown in which order, each decision in a line, one whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from boardtui.app.ledgers import DecisionRow
from boardtui.app.rows.line import Line, Look, fit, list_date, wrap
from boardtui.app.rows.sought import holds
from boardtui.model.decisions import Decision, Outcome, Vote
from boardtui.model.meetings import Meeting
from boardtui.rules.digest import name_on_the_day
from boardtui.rules.folding import fold
from boardtui.rules.identity import who
from boardtui.rules.wording import short_date

_REF, _DATE, _ITEM = 15, 10, 4
_LOOKS = {
    Outcome.REJECTED: Look.WARN,
    Outcome.DEFERRED: Look.WARN,
    Outcome.WITHDRAWN: Look.WARN,
    Outcome.NO_DECISION: Look.WARN,
}


class DecisionOrder(StrEnum):
    """By what they are sorted."""

    NEWEST = "newest"
    OLDEST = "oldest"
    REF = "reference"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class DecisionView:
    """What of the decisions is shown, and how. An empty ``board`` or ``words`` and no outcome leave all."""

    outcome: Outcome | None = None
    board: str = ""
    words: str = ""
    order: DecisionOrder = DecisionOrder.NEWEST

    @property
    def is_plain(self) -> bool:
        """True where nothing is left out."""
        return self.outcome is None and not self.board and not self.words


def in_view(rows: Iterable[DecisionRow], view: DecisionView) -> list[DecisionRow]:
    """The decisions that ``view`` shows, sorted; ``rows`` come oldest first."""
    words = fold(view.words).split()
    found = [
        row
        for row in rows
        if (view.outcome is None or row.entry.outcome is view.outcome)
        and (not view.board or view.board == row.board.id)
        and (not words or _holds(row, words))
    ]
    match view.order:
        case DecisionOrder.NEWEST:
            return sorted(found, key=lambda row: row.meeting.day, reverse=True)
        case DecisionOrder.OLDEST:
            return sorted(found, key=lambda row: row.meeting.day)
        case DecisionOrder.REF:
            return sorted(found, key=lambda row: (row.entry.ref, row.meeting.day))
        case DecisionOrder.OUTCOME:  # pragma: no branch - mypy knows that there is no other
            places = {outcome: place for place, outcome in enumerate(Outcome)}
            return sorted(found, key=lambda row: (places[row.entry.outcome], row.entry.ref))


def decision_line(row: DecisionRow, width: int) -> Line:
    """One decision: reference, date, item, words, and its outcome with the vote, ``width`` cells wide."""
    entry = row.entry
    outcome = (
        entry.outcome.value if entry.votes is None else f"{entry.outcome.value} {votes_words(entry.votes)}"
    )
    last = 18 if width < 100 else 28
    room = max(width - 1 - _REF - _DATE - _ITEM - last, 8)
    pieces = (
        (f" {fit(entry.ref, _REF)}", Look.DECISION),
        (fit(list_date(row.meeting.day), _DATE), Look.PLAIN),
        (fit((entry.item or "").rstrip("."), _ITEM), Look.PLAIN),
        (fit(entry.text, room - 1) + " ", Look.PLAIN),
        (fit(outcome, last), _LOOKS.get(entry.outcome, Look.GOOD)),
    )
    return Line(pieces, entry=entry.id or entry.ref or entry.text)


def votes_words(votes: tuple[int, int, int]) -> str:
    """``15–1–2``: for, against, abstained."""
    return "–".join(map(str, votes))


def decision_details(
    row: DecisionRow,
    rows: Sequence[DecisionRow],
    whole: Meeting | None,
    width: int,
    carried_out: Iterable[str] = (),
) -> list[Line]:
    """The decision whole: words, outcome, mover, votes, links; and who voted how once ``whole`` is read.

    ``carried_out`` names the actions that carry it out, of this meeting and of later ones.
    """
    entry, board, held = row.entry, row.board, row.meeting
    item = f", item {entry.item.rstrip('.')} {entry.item_title}" if entry.item else ""
    said = [
        (entry.text, Look.PLAIN),
        (f"Outcome: {entry.outcome.value}", _LOOKS.get(entry.outcome, Look.GOOD)),
        (f"{short_date(held.day)}{item}{' (in private)' if entry.exempt else ''}", Look.PLAIN),
    ]
    for label, person in (("Moved by", entry.mover), ("seconded by", entry.seconder)):
        if person is not None:
            said.append((f"{label[0].upper()}{label[1:]} {name_on_the_day(board, held, person)}", Look.PLAIN))
    if entry.votes is not None:
        votes_for, against, abstained = entry.votes
        casting = f"; casting vote {entry.casting}" if entry.casting else ""
        said.append((f"For {votes_for}, against {against}, abstained {abstained}{casting}", Look.PLAIN))
    said.extend((words, Look.PLAIN) for words in _links(row, rows))
    said.extend((f"Carried out by {one}", Look.PLAIN) for one in carried_out)
    said.extend((words, Look.DIM) for words in _told(row, whole))
    return [Line(((f" {part}", look),)) for text, look in said for part in wrap(text, max(width - 2, 8))]


def as_text(row: DecisionRow) -> str:
    """The decision as it is copied: reference, date, item, outcome and words."""
    entry = row.entry
    item = f", item {entry.item.rstrip('.')} {entry.item_title}" if entry.item else ""
    votes = f" ({votes_words(entry.votes)})" if entry.votes else ""
    head = f"{entry.ref} {row.board.name}, {short_date(row.meeting.day)}{item}: {entry.outcome.value}{votes}"
    return f"{head.strip()}\n{entry.text}"


def view_words(view: DecisionView, boards: dict[str, str], number: int, most: int) -> str:
    """What is shown and how, in a line; ``boards`` has their names by id."""
    said = [
        f"outcome: {view.outcome.value if view.outcome else 'any'}",
        f"board: {boards.get(view.board, view.board) if view.board else 'any'}",
        f"sort: {view.order.value}",
        f"{number} of {most} shown",
    ]
    return " · ".join(said)


def nothing_words(view: DecisionView, rows: Sequence[DecisionRow]) -> tuple[str, ...]:
    """What an empty list says: what will be here, and the key that fills it."""
    if not rows:
        return (
            "No decisions yet.",
            "They arrive when you type D: in a live meeting:",
            "D: That the plan be adopted",
            "1 goes to the meetings; Enter there opens one.",
        )
    which = f" {view.outcome.value}" if view.outcome else ""
    holding = f" with '{view.words}'" if view.words else ""
    return (f"No decision{which}{holding}, of {len(rows)}.", "Backspace clears the filters.")


def _holds(row: DecisionRow, words: list[str]) -> bool:
    entry, day = row.entry, short_date(row.meeting.day)
    return holds(
        words, entry.ref, entry.text, entry.outcome.value, entry.item_title or "", day, row.board.name
    )


def _links(row: DecisionRow, rows: Sequence[DecisionRow]) -> Iterable[str]:
    if row.entry.replaces:
        yield f"Replaces {row.entry.replaces}"
    for one in rows:
        if row.entry.ref and one.entry.replaces == row.entry.ref:
            yield f"Replaced by {one.entry.ref} ({short_date(one.meeting.day)})"


def _told(row: DecisionRow, whole: Meeting | None) -> Iterable[str]:
    """What only the whole record knows: the names of a recorded vote, and why it was taken all the same."""
    decision = _in(whole, row) if whole is not None else None
    if whole is None or decision is None:
        return
    if decision.override_reason:
        yield f"Taken without a quorum: {decision.override_reason}"
    for vote in Vote:
        people = decision.tally.named(vote) if decision.tally else ()
        if people:
            names = ", ".join(who(row.board, whole, one).name for one in people)
            yield f"{vote.value[0].upper()}{vote.value[1:]}: {names}"


def _in(whole: Meeting, row: DecisionRow) -> Decision | None:
    return next((one for one in whole.decisions if one.id == row.entry.id), None)
