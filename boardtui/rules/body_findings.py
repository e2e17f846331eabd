"""What is worth asking about a board's seats, terms and dates. A doubt never stops the record."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from boardtui.model.boards import Board, Membership, PoliticalGroup, Role
from boardtui.model.counting import counted
from boardtui.rules.calendar import Clash, Holidays, date_doubts
from boardtui.rules.finding import Finding, Place, Severity
from boardtui.rules.membership import as_on, members_on
from boardtui.rules.wording import joined, long_date


@dataclass(frozen=True, slots=True)
class Seats:
    """A group's seats on a day, and how many of them are filled (R4)."""

    group: PoliticalGroup
    filled: int

    @property
    def vacant(self) -> int:
        """How many seats nobody fills. They still count in a quorum that is based on seats."""
        return max(0, self.group.seats - self.filled)

    @property
    def over(self) -> int:
        """How many members there are beyond the allocation."""
        return max(0, self.filled - self.group.seats)


def seats_on(board: Board, day: date) -> tuple[Seats, ...]:
    """The seats of every group on ``day``, in the board's order."""
    filled = Counter(seat.membership.group for seat in members_on(board, day))
    return tuple(Seats(group, filled[group.id]) for group in as_on(board, day).groups)


def terms_ending(board: Board, day: date, within: int) -> tuple[Membership, ...]:
    """The seats that run out in ``within`` days from ``day`` on with nothing of the same person after them.

    The soonest comes first.
    """
    last = day + timedelta(days=within)
    found = [
        one
        for one in board.memberships
        if one.role.holds_seat and one.end is not None and day <= one.end <= last and not _goes_on(board, one)
    ]
    return tuple(sorted(found, key=lambda one: one.end or date.max))


def body_findings(board: Board, day: date) -> tuple[Finding, ...]:
    """What is odd about the board's membership as at ``day``."""
    return (*_of_seats(board, day), *_of_people(board, day), *_of_terms(board, day))


def calendar_findings(board: Board, day: date, holidays: Holidays) -> tuple[Finding, ...]:
    """What is odd about the dates in the calendar from ``day`` on."""
    found = []
    for one in sorted(board.calendar, key=lambda one: one.day):
        if one.day < day or not one.stands:
            continue
        place = Place(board.id, record="calendar", field=one.day.isoformat())
        for doubt in date_doubts(one, holidays):
            sentence = f"The meeting of {long_date(one.day, weekday=True)}: {doubt}."
            found.append(Finding("calendar-date", Severity.WARNING, sentence, (place,)))
    return tuple(found)


def clash_finding(clash: Clash, boards: Iterable[Board]) -> Finding:
    """A clash in words, with its place on both boards."""
    known = {board.id: board for board in boards}
    first, second = (as_on(known[one], clash.day) for one in clash.boards)
    names = []
    for person_id in clash.people:
        person = first.person(person_id)
        names.append(person.name_on(clash.day).printed if person is not None else person_id)
    both = "at the same time" if clash.overlapping else "on one day"
    sentence = (
        f"{first.name} and {second.name} both meet {both} on {long_date(clash.day, weekday=True)}; "
        f"{joined(names)} {'is' if len(names) == 1 else 'are'} on both."
    )
    places = tuple(Place(one, record="calendar", field=clash.day.isoformat()) for one in clash.boards)
    return Finding("calendar-clash", Severity.WARNING, sentence, places)


def _of_seats(board: Board, day: date) -> Iterator[Finding]:
    for seats in seats_on(board, day):
        place = (Place(board.id, record="groups", field=seats.group.id),)
        name, allocated = seats.group.name, counted(seats.group.seats, "seat")
        if seats.vacant:
            vacant = counted(seats.vacant, "vacancy", "vacancies")
            words = f"{name} fills {seats.filled} of its {allocated}: {vacant}."
            yield Finding("vacancy", Severity.WARNING, words, place)
        if seats.over:
            words = f"{name} has {allocated} and {seats.filled} members: {seats.over} too many."
            yield Finding("over-allocation", Severity.ERROR, words, place)


def _of_people(board: Board, day: date) -> Iterator[Finding]:
    seats = members_on(board, day)
    held = Counter(seat.person.id for seat in seats)
    for seat in {one.person.id: one for one in seats}.values():
        place = (Place(board.id, record="people", field=seat.person.id),)
        if held[seat.person.id] > 1:
            words = f"{seat.name} fills {held[seat.person.id]} seats on the same day."
            yield Finding("double-seat", Severity.ERROR, words, place)
        if seat.membership.group is not None and seat.group is None:
            words = f"{seat.name} sits for a group that the board does not have: {seat.membership.group}."
            yield Finding("unknown-group", Severity.ERROR, words, place)
    if seats and all(seat.role is not Role.CHAIRMAN for seat in seats):
        chair = as_on(board, day).settings.titles.chairman
        words = f"Nobody is {chair} on {long_date(day)}."
        yield Finding("no-chairman", Severity.WARNING, words, (Place(board.id, record="people"),))


def _of_terms(board: Board, day: date) -> Iterator[Finding]:
    for one in board.memberships:
        person = board.person(one.person)
        name = person.name_on(day).printed if person is not None else one.person
        place = (Place(board.id, record="people", field=one.person),)
        if one.start is not None and one.end is not None and one.end < one.start:
            words = f"{name}'s term ends on {long_date(one.end)}, before it begins."
            yield Finding("term-order", Severity.ERROR, words, place)
        elif one.continues and one.end is not None and one.end < day:
            words = f"{name}'s term ended on {long_date(one.end)} and continues until somebody is appointed."
            yield Finding("term-expired", Severity.WARNING, words, place)


def _goes_on(board: Board, ending: Membership) -> bool:
    return any(
        one.person == ending.person
        and one.role.holds_seat
        and one.start is not None
        and ending.end is not None
        and one.start > ending.end
        for one in board.memberships
    )
