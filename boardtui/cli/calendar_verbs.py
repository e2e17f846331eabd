"""The calendar: its list, its verbs, and a meeting begun from it."""

from typing import TYPE_CHECKING, Any

import click

from boardtui.cli.families import Family, answer_findings, board_of_verb, clock_from
from boardtui.cli.options import anywhere, board_option, json_option, year_option
from boardtui.cli.parts import Call
from boardtui.cli.speech import put, put_json, put_table, say
from boardtui.errors import UsageRefusal

if TYPE_CHECKING:
    from datetime import date

    from boardtui.model.boards import Board, CalendarDate

_start = click.option("--start", metavar="TIME", help="When it begins: 15:00.")
_finish = click.option("--finish", metavar="TIME", help="When it ends.")
_room = click.option("--room", help="The room.")
_venue = click.option("--venue", help="The building and its address.")
_reason = click.option("--reason", default="", help="Why; it stays in the journal.")
_dry = click.option("--dry-run", is_flag=True, help="Only say which dates they would be.")


@click.command("calendar")
@anywhere
@board_option
@year_option
@json_option
@click.pass_obj
def listing(call: Call, board: str | None, year: str | None, as_json: bool) -> int:
    """The dates of a board's meetings, with the last day to issue each agenda."""
    from boardtui.rules.membership import year_on, years
    from boardtui.rules.wording import long_date
    from boardtui.secretariat.convening import dates
    from boardtui.secretariat.finding_records import is_year

    with call.open() as secretariat:
        found = secretariat.find_board(board)
        kept = dates(secretariat, found)
    if year is not None:
        wanted = [one for one in years(found) if is_year(year, one)]
        kept = tuple(one for one in kept if year_on(found, one.when.day) in wanted)
    if as_json:
        put_json({"board": found.id, "dates": [_plain(found, one) for one in kept]})
    elif kept:
        put_table(
            ("Date", "Start", "Finish", "Place", "Status", "Agenda by", "Meeting"),
            [
                (long_date(one.when.day, weekday=True), _clock(one.when.start), _clock(one.when.finish),
                 one.when.place, _status(one.when), long_date(one.notice, weekday=True),
                 one.meeting.id if one.meeting else "")
                for one in kept
            ],
        )  # fmt: skip
    else:
        say(f"There are no dates in the calendar of the {found.name} yet; add one with: calendar add DATE")
    return 0


@click.command("add")
@anywhere
@board_of_verb
@click.argument("day", metavar="DATE")
@_start
@_finish
@_room
@_venue
@click.pass_obj
def add(call: Call, /, board: str | None, day: str, **given: Any) -> int:
    """Put a date into the calendar; its weekday is said back."""
    from boardtui.secretariat.finding_records import find_day

    with call.open() as secretariat:
        found = secretariat.find_board(board)
        when = _date(find_day(day, secretariat.now().date()), given)
        return _add(secretariat, found, (when,))


@click.command("repeat")
@anywhere
@board_of_verb
@click.argument("rule", nargs=-1, required=True)
@click.option("--from", "first", metavar="DATE", required=True, help="The first day it may fall on.")
@click.option("--to", "last", metavar="DATE", required=True, help="The last day it may fall on.")
@_start
@_finish
@_room
@_venue
@_dry
@click.pass_obj
def repeat(
    call: Call,
    /,
    board: str | None,
    rule: tuple[str, ...],
    first: str,
    last: str,
    dry_run: bool,
    **given: Any,
) -> int:
    """Put dates into the calendar that repeat, in one entry.

    RULE is: every third Tuesday; every 2 months [on the last Friday]; every 6 weeks; every month on day 15.
    """
    from boardtui.rules.calendar import repeated
    from boardtui.secretariat.capture.repeats import read_repeat
    from boardtui.secretariat.finding_records import find_day

    with call.open() as secretariat:
        found = secretariat.find_board(board)
        today = secretariat.now().date()
        begin = find_day(first, today)
        end = find_day(last, begin)
        asked = read_repeat(" ".join(rule), begin)
        days = repeated(asked, begin, end)
        if not days:
            raise UsageRefusal(f"'{' '.join(rule)}' falls on no day from {begin} to {end}.")
        return _add(secretariat, found, tuple(_date(one, given) for one in days), dry_run=dry_run)


@click.command("copy")
@anywhere
@board_of_verb
@click.argument("year")
@click.option("--years", type=click.IntRange(1, 20), default=1, help="So many years later; 1, if left out.")
@_dry
@click.pass_obj
def copy(call: Call, board: str | None, year: str, years: int, dry_run: bool) -> int:
    """Copy the dates of a board YEAR to the next, each on the same weekday of its month."""
    from boardtui.rules.calendar import copied, date_on, dates_of_year
    from boardtui.rules.membership import years as years_of
    from boardtui.secretariat.finding_records import is_year

    with call.open() as secretariat:
        found = secretariat.find_board(board)
        known = years_of(found)
        wanted = [one for one in known if is_year(year, one)]
        if not wanted:
            raise UsageRefusal(f"There is no board year '{year}' (years: {', '.join(known)}).")
        old = [one for one in dates_of_year(found, wanted[0]) if not one.cancelled]
        # a year that was not ended yet holds its own copies already: they are not copied again
        old = [one for one in old if (one.day - old[0].day).days < 364 * years]
        new = tuple(one for one in copied(old, years) if date_on(found, one.day) is None)
        if not new:
            say("There is nothing to copy.")
            return 0
        return _add(secretariat, found, new, dry_run=dry_run)


@click.command("move")
@anywhere
@board_of_verb
@click.argument("day", metavar="DATE")
@click.argument("to", metavar="[TO]", required=False)
@_start
@_finish
@_room
@_venue
@click.pass_obj
def move(call: Call, /, board: str | None, day: str, to: str | None, **given: Any) -> int:
    """Move a date to another day, or to another time or place. A meeting on record moves with it."""
    from boardtui.edits.calendar import MoveDate
    from boardtui.model.text import clean_line
    from boardtui.secretariat.finding_records import find_day

    def edit(when: "date", today: "date") -> MoveDate:
        if to is None and all(said is None for said in given.values()):
            raise UsageRefusal(
                "There is nothing to move; give the new day, --start, --finish, --room or --venue."
            )
        place = [None if given[one] is None else clean_line(given[one]) for one in ("room", "venue")]
        target = None if to is None else find_day(to, today)
        clocks = [clock_from(given[one], f"--{one}") for one in ("start", "finish")]
        return MoveDate(when, target, *clocks, *place)

    return _redate(call, board, day, edit, "is moved to {to}" if to is not None else "is changed")


@click.command("cancel")
@anywhere
@board_of_verb
@click.argument("day", metavar="DATE")
@_reason
@click.pass_obj
def cancel(call: Call, board: str | None, day: str, reason: str) -> int:
    """Cancel a date. It stays in the calendar, marked, and so does its meeting in the register."""
    from boardtui.edits.calendar import CallOffDate

    return _redate(call, board, day, lambda when, _today: CallOffDate(when, False, reason), "is cancelled")


@click.command("postpone")
@anywhere
@board_of_verb
@click.argument("day", metavar="DATE")
@_reason
@click.pass_obj
def postpone(call: Call, board: str | None, day: str, reason: str) -> int:
    """Postpone a date to one not known yet; 'calendar move' gives it the new day."""
    from boardtui.edits.calendar import CallOffDate

    return _redate(call, board, day, lambda when, _today: CallOffDate(when, True, reason), "is postponed")


@click.command("restore")
@anywhere
@board_of_verb
@click.argument("day", metavar="DATE")
@click.pass_obj
def restore(call: Call, board: str | None, day: str) -> int:
    """Let a cancelled or postponed date stand again."""
    from boardtui.edits.calendar import RestoreDate

    return _redate(call, board, day, lambda when, _today: RestoreDate(when), "stands again")


@click.command("remove")
@anywhere
@board_of_verb
@click.argument("day", metavar="DATE")
@click.pass_obj
def remove(call: Call, board: str | None, day: str) -> int:
    """Take out a date that was entered by mistake. One that was announced is cancelled instead."""
    from boardtui.edits.calendar import RemoveDate

    return _redate(call, board, day, lambda when, _today: RemoveDate(when), "is removed")


@click.command("check")
@anywhere
@board_of_verb
@json_option
@click.pass_obj
def check(call: Call, board: str | None, as_json: bool) -> int:
    """What is odd about the dates ahead: weekends, bank holidays, clashes; of all boards if none is named."""
    from boardtui.secretariat.convening import check_calendar

    with call.open() as secretariat:
        found = check_calendar(secretariat, None if board is None else secretariat.find_board(board))
    return answer_findings(found, as_json, "Nothing is odd about the dates ahead.")


calendar = Family(listing, add, repeat, copy, move, cancel, postpone, restore, remove, check)


def _redate(call: Call, board: str | None, day: str, asked: Any, words: str) -> int:
    from boardtui.rules.wording import long_date
    from boardtui.secretariat.convening import redate
    from boardtui.secretariat.finding_records import find_day

    with call.open() as secretariat:
        found = secretariat.find_board(board)
        today = secretariat.now().date()
        when = find_day(day, today)
        edit = asked(when, today)
        receipts = redate(secretariat, found, edit)
        moved = getattr(edit, "to", None) or when
        said = words.format(to=long_date(moved, weekday=True))
        also = " Its meeting on record as well." if len(receipts) > 1 else ""
        say(f"{long_date(when, weekday=True)} {said}.{also}")
        _doubt(secretariat, found.id, (moved,))
    return 0


def _add(
    secretariat: Any, board: "Board", dates: "tuple[CalendarDate, ...]", *, dry_run: bool = False
) -> int:
    """Put them in, say each back with its weekday, and what is odd about it."""
    from boardtui.edits.calendar import AddDates
    from boardtui.model.keys import RecordKey
    from boardtui.rules.wording import long_date

    edit = AddDates(dates)
    if not dry_run:
        secretariat.do(RecordKey(board.id), edit)
    for one in dates:
        put(one.day.isoformat())
        say(f"{long_date(one.day, weekday=True)} {'would be' if dry_run else 'is'} in the calendar.")
    if not dry_run:
        _doubt(secretariat, board.id, tuple(one.day for one in dates))
    return 0


def _doubt(secretariat: Any, board_id: str, days: "tuple[date, ...]") -> None:
    """Say what is odd about those days."""
    from boardtui.secretariat.convening import check_calendar

    wanted = {day.isoformat() for day in days}
    for finding in check_calendar(secretariat, secretariat.board(board_id)):
        if any(place.field in wanted for place in finding.places):
            say(f"! {finding.sentence}")


def _date(day: "date", given: dict[str, Any]) -> "CalendarDate":
    from boardtui.model.boards import CalendarDate
    from boardtui.model.text import clean_line

    return CalendarDate(
        day,
        clock_from(given["start"], "--start"),
        clock_from(given["finish"], "--finish"),
        clean_line(given["venue"] or ""),
        room=clean_line(given["room"] or ""),
    )


def _plain(board: "Board", one: Any) -> dict[str, Any]:
    from boardtui.rules.calendar import uid_of

    when = one.when
    return {
        "date": when.day.isoformat(),
        "weekday": f"{when.day:%A}",
        "start": f"{when.start:%H:%M}" if when.start else None,
        "finish": f"{when.finish:%H:%M}" if when.finish else None,
        "room": when.room,
        "venue": when.venue,
        "status": _status(when) or "stands",
        "notice": one.notice.isoformat(),
        "meeting": one.meeting.id if one.meeting else None,
        "uid": uid_of(board, when),
    }


def _status(one: "CalendarDate") -> str:
    if one.cancelled:
        return "cancelled"
    return "postponed" if one.postponed else ""


def _clock(moment: Any) -> str:
    return f"{moment:%H:%M}" if moment else ""
