"""What needs the secretary: each case said once, with its place, the most pressing first."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from boardtui.edits.minuting import Assign
from boardtui.model.actions import ActionStatus, Owner
from boardtui.model.agendas import AgendaIssue, AgendaItem, CoverSheet, ItemState, Standing
from boardtui.model.boards import Board, CalendarDate, Membership
from boardtui.model.meetings import Meeting, MeetingState, NoteLife, NoteState
from boardtui.rules.calendar import Holidays
from boardtui.rules.digest import Assigned, assigned, digest
from boardtui.rules.needs import Need, NeedKind, needs
from boardtui.rules.overdue import days_late, due_on, meeting_days
from tests.builders import DAY, after, board, meeting

TODAY = date(2026, 12, 20)


def quiet() -> Board:
    """The builders' board with nothing in its calendar, which needs nothing."""
    return replace(board(), calendar=())


def done(day: date = DAY, **changed: object) -> Meeting:
    """A meeting that was held, closed and signed for."""
    made = replace(meeting(MeetingState.CLOSED), id=day.isoformat(), day=day, note=NoteLife(NoteState.SIGNED))
    return replace(made, **changed)  # type: ignore[arg-type]


def given(*actions: Assign) -> Meeting:
    """That meeting with those actions."""
    minuted = after(*actions, start=done(note=NoteLife()))
    return replace(minuted, note=NoteLife(NoteState.SIGNED))


def asked(*meetings: Meeting, on: Board | None = None, today: date = TODAY) -> tuple[Need, ...]:
    rows = [(digest(one), assigned(one)) for one in sorted(meetings, key=lambda one: one.day)]
    watched = on or quiet()
    watched = replace(watched, settings=replace(watched.settings, missed_in_a_row=0))
    return needs(watched, rows, today, _no_holidays)


def _no_holidays() -> Holidays:
    return {}


def kinds(found: tuple[Need, ...]) -> list[NeedKind]:
    return [one.kind for one in found]


def test_a_board_in_order_needs_nothing() -> None:
    assert asked(done()) == ()
    assert asked() == ()


def test_a_meeting_left_open_and_one_never_opened() -> None:
    left, never = replace(done(), state=MeetingState.OPEN), done(TODAY - timedelta(days=120))
    never = replace(never, state=MeetingState.SCHEDULED)
    long_ago = replace(done(TODAY - timedelta(days=121)), state=MeetingState.SCHEDULED)
    today = replace(done(TODAY), state=MeetingState.OPEN)
    found = asked(left, never, long_ago, today)
    assert kinds(found) == [NeedKind.LEFT_OPEN, NeedKind.NOT_HELD]
    assert found[0].sentence == "The meeting of 24 Nov 2026 is still open"
    assert (found[0].place.meeting, found[0].place.record) == ("2026-11-24", "meeting")
    assert found[1].sentence == "The meeting of 22 Aug 2026 was never opened"


def test_overdue_actions_are_one_need_with_the_oldest_named() -> None:
    chase = Assign("Chase", "i1", "PB/1", (Owner("Officers"),), date(2026, 12, 1))
    call = Assign("Call", "i1", "PB/2", (Owner("Officers"),), date(2026, 12, 19))
    first, both = given(chase), given(chase, call)
    [one] = asked(first)
    assert one.sentence == "1 action overdue: PB/1 (19 days)"
    assert (one.urgent, one.day, one.place.field) == (True, date(2026, 12, 1), first.actions[0].id)
    [two] = asked(both)
    assert two.sentence == "2 actions overdue, oldest PB/1 (19 days)"
    settled = replace(both.actions[0], status=ActionStatus.DONE)
    [left] = asked(replace(both, actions=(settled, both.actions[1])))
    assert left.sentence == "1 action overdue: PB/2 (1 day)"


def test_an_action_without_an_owner_and_without_a_reference() -> None:
    tidy = Assign("Tidy the document store of the board", "i1")
    one = given(tidy)
    [found] = asked(one)
    assert found.sentence == "‘Tidy the document store of…’ has no owner"
    assert (found.kind, found.urgent) == (NeedKind.NO_OWNER, False)
    two = given(tidy, Assign("Again", "i1", "PB/2"))
    assert asked(two)[0].sentence == "‘Tidy the document store of…’ and 1 more have no owner"


def test_notes_that_are_not_approved() -> None:
    draft = done(note=NoteLife(NoteState.DRAFT))
    [found] = asked(draft, today=DAY + timedelta(days=28))
    assert found.sentence == "Note of 24 Nov 2026 still draft (28 days)"
    assert (found.urgent, found.place.record) == (False, "note")
    assert asked(draft, today=DAY + timedelta(days=29))[0].urgent
    assert asked(draft, done(date(2026, 12, 1)), today=date(2026, 12, 2))[0].urgent
    older = done(date(2026, 10, 1), note=NoteLife(NoteState.CHECKED))
    [found] = asked(older, draft)
    assert found.sentence == "2 notes not approved, oldest of 1 Oct 2026 (80 days)"
    [found] = asked(draft, today=DAY - timedelta(days=2))
    assert found.sentence == "Note of 24 Nov 2026 still draft (0 days)"
    sent = done(note=NoteLife(NoteState.CIRCULATED))
    assert asked(sent) == ()
    assert kinds(asked(sent, done(date(2026, 12, 1)))) == [NeedKind.DRAFT]


def test_the_watch_is_said_here() -> None:
    watched = replace(quiet(), settings=replace(quiet().settings, six_month_rule=True))
    held = [done(date(2026, month, 10), presence=()) for month in (1, 3, 5)]
    rows = [(digest(one), assigned(one)) for one in held]
    found = needs(watched, rows, date(2026, 7, 1), _no_holidays)
    missed = [one.sentence for one in found if one.kind is NeedKind.MISSED]
    assert missed[0] == "Priya Nair: missed 3 in a row"
    near = [one for one in found if one.kind is NeedKind.SIX_MONTHS]
    assert near[0].sentence == "Priya Nair: six months without attendance end on 10 Jul 2026"
    assert not near[0].urgent
    assert (near[0].place.record, near[0].place.field) == ("register", "priya")
    over = [one for one in needs(watched, rows, TODAY, _no_holidays) if one.kind is NeedKind.SIX_MONTHS]
    assert over[0].sentence == "Priya Nair: six months without attendance were over on 10 Jul 2026"
    assert over[0].urgent


def ahead(days: int, **changed: object) -> Meeting:
    made = replace(
        meeting(MeetingState.SCHEDULED),
        id="ahead",
        day=TODAY + timedelta(days=days),
        agenda=(AgendaItem("i1", "1", "Gates", cover=CoverSheet()),),
        issues=(AgendaIssue(1, datetime(2026, 12, 1, tzinfo=UTC), "tester"),),
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def test_what_the_next_meeting_lacks() -> None:
    assert asked(ahead(20)) == ()
    assert kinds(asked(ahead(20, agenda=()))) == [NeedKind.UNPREPARED]
    long = (AgendaItem("i1", "1", "Gates", cover=CoverSheet(), minutes_planned=90),)
    [over] = asked(ahead(20, agenda=long, start=time(10), finish=time(11)))
    assert (over.kind, over.place.record) == (NeedKind.TOO_LONG, "agenda")
    assert "ends 30 minutes after the announced finish" in over.sentence
    items = (
        AgendaItem("i1", "1", "Apologies", standing=Standing.APOLOGIES),
        AgendaItem("i2", "2", "Gates"),
        AgendaItem("i3", "3", "Fences", papers=("fences.docx",)),
        AgendaItem("i4", "4", "Walls", page="7"),
        AgendaItem("i5", "5", "Moats", state=ItemState.WITHDRAWN),
        AgendaItem("i6", "6", "Promised", stub=True),
    )
    found = asked(ahead(20, agenda=items))
    assert [one.sentence for one in found] == [
        "1 promised item for Sat 9 Jan 2027 unanswered",
        "2 items for Sat 9 Jan 2027 without a paper",
    ]
    assert {(one.place.meeting, one.place.record) for one in found} == {("ahead", "agenda")}
    assert asked(ahead(29, agenda=())) == ()


def test_a_date_of_the_calendar_that_has_no_agenda() -> None:
    dates = (
        CalendarDate(TODAY + timedelta(days=10)),
        CalendarDate(TODAY + timedelta(days=12), cancelled=True),
        CalendarDate(TODAY + timedelta(days=29)),
        CalendarDate(TODAY + timedelta(days=20)),
    )
    [found] = asked(ahead(20), on=replace(quiet(), calendar=dates))
    assert found.sentence == "Wed 30 Dec 2026 is in the calendar and has no agenda yet"
    assert (found.place.record, found.place.field) == ("calendar", "2026-12-30")


def test_the_day_by_which_the_agenda_goes_out() -> None:
    """Five clear days: a meeting on Monday 11 January is called by Friday 1 January at the latest."""
    called = ahead(22, day=date(2027, 1, 11), issues=())
    [due] = asked(called, today=date(2026, 12, 30))
    assert due.sentence == "Agenda for Mon 11 Jan 2027 to be issued by Fri 1 Jan 2027"
    assert (due.kind, due.urgent, due.day) == (NeedKind.NOTICE, False, date(2027, 1, 1))
    [late] = asked(called, today=date(2027, 1, 3))
    assert late.sentence == "Agenda for Mon 11 Jan 2027 was to be issued by 1 Jan 2027 (2 days ago)"
    assert late.urgent
    assert asked(called, today=date(2026, 12, 24)) == ()
    rows = [(digest(called), assigned(called))]
    holidays = {date(2027, 1, 1): "New Year's Day"}
    [sooner] = needs(quiet(), rows, date(2026, 12, 30), lambda: holidays)
    assert sooner.day == date(2026, 12, 31)


def test_holidays_are_asked_for_only_where_a_notice_is_near() -> None:
    def never() -> Holidays:
        raise AssertionError("what knows the holidays is slow to load")

    called = ahead(0, day=TODAY + timedelta(days=28), issues=())
    assert needs(quiet(), [(digest(called), ())], TODAY, never) == ()


def test_terms_that_end_and_groups_without_substitutes() -> None:
    end = TODAY + timedelta(days=11)
    ending = tuple(replace(one, end=end) if one.person in ("priya", "helen") else one
                   for one in board().memberships)  # fmt: skip
    [both] = asked(on=replace(quiet(), memberships=ending))
    assert both.sentence == "2 terms of office end on 31 Dec 2026"
    assert (both.place.record, both.place.field, both.day) == ("people", "priya", end)
    one_only = (ending[0], *board().memberships[1:])
    assert asked(on=replace(quiet(), memberships=one_only))[0].sentence == (
        "1 term of office ends on 31 Dec 2026"
    )
    off = replace(quiet(), memberships=ending, settings=replace(quiet().settings, term_weeks=0))
    assert asked(on=off) == ()
    nobody: tuple[Membership, ...] = tuple(one for one in board().memberships if one.role.holds_seat)
    bare = replace(quiet(), memberships=nobody)
    [found] = asked(on=bare)
    assert (found.sentence, found.place.field) == ("No substitute is named for Red and Blue", "red")
    rule = replace(bare.settings, substitutes=replace(bare.settings.substitutes, allowed=False))
    assert asked(on=replace(bare, settings=rule)) == ()


def test_when_an_action_is_due() -> None:
    given = DAY
    days = meeting_days(board(), [digest(done())])
    assert days == [DAY, date(2027, 1, 18)]
    action = Assigned("PB/1", None, None, False, "Chase", (), None, True, ActionStatus.OPEN, ())
    assert due_on(action, given, days) == date(2027, 1, 18)
    assert due_on(action._replace(due=TODAY), given, days) == TODAY
    assert due_on(action._replace(due_next_meeting=False), given, days) is None
    assert due_on(action, date(2027, 1, 18), days) is None
    assert days_late(action, TODAY, TODAY) == 0
    assert days_late(action, TODAY, TODAY + timedelta(days=3)) == 3
    assert days_late(action, None, TODAY) == 0
    assert days_late(action._replace(status=ActionStatus.DROPPED), DAY, TODAY) == 0
