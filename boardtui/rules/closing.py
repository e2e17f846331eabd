"""What is still open when a meeting is about to be closed (R13, R27, R30, R32, R45, R48, S21)."""

from collections.abc import Iterable, Sequence

from boardtui.model.agendas import AgendaItem, ItemState
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.model.presence import InterestConduct
from boardtui.rules.attendance import Attendance, Mark, attendance
from boardtui.rules.finding import Finding, Place, Severity
from boardtui.rules.identity import who
from boardtui.rules.wording import joined

_OUT = (InterestConduct.LEFT, InterestConduct.SPOKE_THEN_LEFT)


def closing_findings(board: Board, meeting: Meeting) -> tuple[Finding, ...]:
    """The checklist at the close: what is open, and what is worth a second look, each with its place.

    Members not marked, or not confirmed after the roll was taken again; people still out because of an
    interest; items without an outcome; actions without owner or date; items taken in private; decisions
    taken against a warning. Nothing of it stops anybody from closing.
    """
    result = attendance(board, meeting)
    return (
        *_unmarked(board, meeting, result),
        *_unconfirmed(board, meeting, result),
        *_still_out(board, meeting, result),
        *_without_outcome(board, meeting),
        *_incomplete_actions(board, meeting),
        *_exempt(board, meeting),
        *_overrides(board, meeting),
    )


def _unmarked(board: Board, meeting: Meeting, result: Attendance) -> Iterable[Finding]:
    seats = [seat for seat in result.members if result.standing(seat.person.id).mark is Mark.UNMARKED]
    if seats:
        names = joined([seat.name for seat in seats])
        people = [seat.person.id for seat in seats]
        yield _about_people("members-marked", f"Not marked: {names}.", people, board, meeting)


def _unconfirmed(board: Board, meeting: Meeting, result: Attendance) -> Iterable[Finding]:
    people = [one.person for one in result.standings.values() if one.to_confirm]
    if people:
        names = joined([who(board, meeting, one).name for one in people])
        said = f"Not marked again after the meeting resumed: {names}."
        yield _about_people("roll-taken-again", said, people, board, meeting)


def _still_out(board: Board, meeting: Meeting, result: Attendance) -> Iterable[Finding]:
    """Whoever went out for an item and was not seen to come back: forgotten, or gone for good."""
    declared = dict.fromkeys(one.person for one in meeting.declarations if one.conduct in _OUT)
    people = [
        one for one in declared if result.standing(one).left is not None and not result.standing(one).in_room
    ]
    if people:
        names = joined([who(board, meeting, one).name for one in people])
        said = f"Went out because of an interest and not noted as back: {names}."
        yield _about_people("back-after-interest", said, people, board, meeting)


def _without_outcome(board: Board, meeting: Meeting) -> Iterable[Finding]:
    decided = {decision.item for decision in meeting.decisions}
    for item in meeting.agenda:
        if item.state is ItemState.LISTED and item.id not in decided:
            said = f"Item {item.number} has no decision: {item.title}."
            yield _finding("item-has-outcome", said, Place(board.id, meeting.id, item.id, "decisions"))


def _incomplete_actions(board: Board, meeting: Meeting) -> Iterable[Finding]:
    for action in meeting.actions:
        missing = [word for word, there in (("owner", action.owners), ("due date", action.due)) if not there]
        if missing:
            said = f"Action {action.ref} has no {' and no '.join(missing)}."
            yield _finding("action-complete", said, Place(board.id, meeting.id, action.id, missing[0]))


def _exempt(board: Board, meeting: Meeting) -> Iterable[Finding]:
    for item in meeting.agenda:
        if item.exempt:
            place = Place(board.id, meeting.id, item.id, "exempt")
            yield _finding("exempt-checked", _private(item), place)


def _private(item: AgendaItem) -> str:
    relied = f" (paragraph {item.exempt_paragraph})" if item.exempt_paragraph else ", and names no paragraph"
    return f"Item {item.number} {item.title} was taken in private{relied}: check what the public note shows."


def _overrides(board: Board, meeting: Meeting) -> Iterable[Finding]:
    for decision in meeting.decisions:
        if decision.override_reason:
            said = f"Decision {decision.ref} was taken against a warning: {decision.override_reason}"
            place = Place(board.id, meeting.id, decision.id, "override_reason")
            yield _finding("override-checked", said, place)


def _about_people(rule: str, said: str, people: Sequence[str], board: Board, meeting: Meeting) -> Finding:
    places = (Place(board.id, meeting.id, person, "presence") for person in people)
    return Finding(rule, Severity.WARNING, said, tuple(places))


def _finding(rule: str, said: str, place: Place) -> Finding:
    return Finding(rule, Severity.WARNING, said, (place,))
