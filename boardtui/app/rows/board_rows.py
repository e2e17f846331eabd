"""A board as lines: its groups with their seats, who sits and attends for them, its calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from boardtui.app.rows.line import Line, Look, fit, list_date, shorten, wrap
from boardtui.model.boards import Board, Membership, Role
from boardtui.model.people import Person
from boardtui.rules.body_findings import Seats, seats_on
from boardtui.rules.calendar import next_date
from boardtui.rules.finding import Finding
from boardtui.rules.membership import Seat, as_on, members_on, office_first, on_the_day, substitutes_on
from boardtui.rules.wording import clock, short_date
from boardtui.secretariat.convening import Dated


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One row: a heading of its own, a group, or a person. Only one of ``group`` and ``person`` is set."""

    line: Line
    group: str | None = None
    person: str | None = None


def body_rows(board: Board, day: date, width: int, *, past: bool = False) -> tuple[BoardRow, ...]:
    """Everybody on the board on ``day``: members by group, named substitutes, officers and observers.

    With ``past`` those whose membership is over or not begun come last.
    """
    seats, held = members_on(board, day), seats_on(board, day)
    rows: list[BoardRow] = []
    for each in held:
        rows.append(BoardRow(_group_line(each, width), group=each.group.id))
        of_group = office_first(tuple(one for one in seats if one.membership.group == each.group.id))
        rows.extend(BoardRow(_seat_line(one, board, width), person=one.person.id) for one in of_group)
    known = {each.group.id for each in held}
    others = tuple(one for one in seats if one.membership.group not in known)
    rows.extend(_section("MEMBERS WITHOUT A GROUP", office_first(others), board, width))
    rows.extend(_section("NAMED SUBSTITUTES", substitutes_on(board, day), board, width))
    attending = on_the_day(board, day, Role.OFFICER, Role.OBSERVER)
    rows.extend(_section("OFFICERS AND OTHERS WHO ATTEND", attending, board, width))
    if past:
        rows.extend(_not_now(board, day, width))
    return tuple(rows)


def body_words(board: Board, day: date, findings: Iterable[Finding]) -> str:
    """How the board is made up, in one line."""
    held = as_on(board, day)
    members = len({one.person.id for one in members_on(board, day)})
    vacant = sum(one.vacant for one in seats_on(board, day))
    officers = len(on_the_day(board, day, Role.OFFICER))
    parts = [
        f"Members {members} of {sum(one.seats for one in held.groups)} seats",
        f"vacancies {vacant}",
        f"substitutes {len(substitutes_on(board, day))}",
        f"officers {officers}",
    ]
    asked = len(tuple(findings))
    return " · ".join([f"! {asked} to look at", *parts] if asked else parts)


def person_details(
    board: Board, person: Person, day: date, findings: Iterable[Finding], width: int
) -> list[Line]:
    """One person: what is odd, how they are reached, what they have held, what they were called."""
    lines = _asked(findings, ("people",), person.id, width)
    group_of = {one.id: one.name for each in board.periods for one in each.groups}
    reached = " · ".join(one for one in (person.post, person.contact.email, person.contact.phone) if one)
    lines += [Line(((f" {part}", Look.PLAIN),)) for part in wrap(reached, max(width - 1, 10)) if part]
    held = [one for one in board.memberships if one.person == person.id]
    for one in sorted(held, key=lambda each: each.start or date.min, reverse=True):
        title = board.settings.titles.printed(one.role)
        held_as = (
            f" {title}{f', {group_of.get(one.group, one.group)}' if one.group else ''}, {term_words(one)}"
        )
        held_as += "" if one.votes or not one.role.holds_seat else ", without a vote"
        lines.append(Line(((shorten(held_as, width), Look.PLAIN if one.covers(day) else Look.DIM),)))
    said = [
        f"{one.printed} until {short_date(after.since)}"
        for one, after in zip(person.names, person.names[1:], strict=False)
        if after.since
    ]
    said += [f"{one.name} since {short_date(one.since)}" for one in person.authorities if one.since]
    said += [f"also found as {', '.join(person.aliases)}"] if person.aliases else []
    lines += [Line(((shorten(f" {one}", width), Look.DIM),)) for one in said]
    return lines


def group_details(
    board: Board, group_id: str, day: date, findings: Iterable[Finding], width: int
) -> list[Line]:
    """One group: what is odd about its seats, and who takes its apologies."""
    lines = _asked(findings, ("groups",), group_id, width)
    group = as_on(board, day).group(group_id)
    if group is not None:
        contact = group.office_contact
        said = " · ".join(one for one in (group.office, contact.email, contact.phone) if one)
        words = wrap(f"Office: {said or 'none on record'}", max(width - 1, 10))
        lines += [Line(((f" {part}", Look.PLAIN),)) for part in words]
    return lines


def date_rows(board: Board, dated: Iterable[Dated], today: date, width: int) -> tuple[Line, ...]:
    """The calendar, a line each; the next date is marked in words."""
    following = next_date(board, today)
    lines = []
    for one in dated:
        when = one.when
        start = clock(when.start) if when.start else "     "
        said = "cancelled" if when.cancelled else "postponed" if when.postponed else ""
        to_issue = when.stands and when.day >= today and (one.meeting is None or one.meeting.issued is None)
        said = said or (one.meeting.state.value if one.meeting else "no agenda yet")
        said = said.removeprefix("scheduled") if to_issue else said
        said += f"{', ' if said else ''}issue by {one.notice.day} {one.notice:%b}" if to_issue else ""
        if following is not None and when.day == following.day:
            said = f"next: {said}"
        look = Look.DIM if when.day < today else Look.PLAIN if when.stands else Look.WARN
        head = f" {when.day:%a} {short_date(when.day):>11} {start} "
        lines.append(
            Line(((head, look), (fit(said, max(width - len(head), 0)), look)), entry=when.day.isoformat())
        )
    return tuple(lines)


def date_details(dated: Dated, findings: Iterable[Finding], width: int) -> list[Line]:
    """One date: what is odd about it, where it is, and when its agenda must be out."""
    lines = _asked(findings, ("calendar",), dated.when.day.isoformat(), width)
    finish = f" to {clock(dated.when.finish)}" if dated.when.finish else ""
    place = dated.when.place or "no place yet"
    lines += [
        Line(((shorten(f" {place}{finish}", width), Look.PLAIN),)),
        Line(
            (
                (
                    shorten(f" Agenda to be issued by {dated.notice:%a} {short_date(dated.notice)}", width),
                    Look.DIM,
                ),
            )
        ),
    ]
    return lines


def term_words(one: Membership) -> str:
    """``since 1 May 2010, until 30 Apr 2012``; what is not known is left out."""
    parts = [
        f"since {short_date(one.start)}" if one.start else "",
        f"until {short_date(one.end)}" if one.end else "",
    ]
    return ", ".join(part for part in parts if part) or "no dates on record"


def _group_line(seats: Seats, width: int) -> Line:
    counted = f"{seats.filled} of {seats.group.seats} seats"
    vacant = (
        f" · {seats.vacant} vacant" if seats.vacant else f" · {seats.over} too many" if seats.over else ""
    )
    said = fit(f" {seats.group.name}  {counted}{vacant}", width)
    return Line(((said, Look.HEADING),), entry=f"group:{seats.group.id}")


def _seat_line(seat: Seat, board: Board, width: int) -> Line:
    title = board.settings.titles.printed(seat.role)
    end = f"until {list_date(seat.membership.end)}" if seat.membership.end else ""
    name = min(22 if width < 90 else 26, max(width - len(end) - 30, 12))
    of = max(width - name - len(end) - 22, 8)
    said = f"   {seat.person.code:<3} {fit(seat.name, name)} {fit(title, 12)} "
    said += f"{fit(seat.person.post or seat.authority, of)} {end}"
    return Line(((fit(said, width), Look.PLAIN),), person=seat.person.id, entry=seat.person.id)


def _section(heading: str, seats: Iterable[Seat], board: Board, width: int) -> list[BoardRow]:
    rows = [BoardRow(_seat_line(one, board, width), person=one.person.id) for one in seats]
    return [BoardRow(Line(((fit(f" {heading}", width), Look.HEADING),), heading=True)), *rows] if rows else []


def _not_now(board: Board, day: date, width: int) -> list[BoardRow]:
    now = {one.person for one in board.memberships if one.covers(day)}
    rows = []
    for one in board.people:
        if one.id not in now:
            said = f"   {one.code:<3} {fit(one.name_on(day).printed, 28)} {_last_term(board, one.id)}"
            rows.append(BoardRow(Line(((fit(said, width), Look.DIM),), entry=one.id), person=one.id))
    heading = BoardRow(Line(((fit(" NOT ON THE BOARD NOW", width), Look.HEADING),), heading=True))
    return [heading, *rows] if rows else []


def _last_term(board: Board, person: str) -> str:
    held = [one for one in board.memberships if one.person == person]
    return term_words(held[-1]) if held else "never held a membership"


def _asked(findings: Iterable[Finding], records: tuple[str, ...], field: str, width: int) -> list[Line]:
    """The findings about that very thing, in words."""
    found = [
        one
        for one in findings
        if any(at.record in records and at.field in (field, None) for at in one.places)
    ]
    return [
        Line(((part, Look.WARN),)) for one in found for part in wrap(f"! {one.sentence}", max(width - 1, 10))
    ]
