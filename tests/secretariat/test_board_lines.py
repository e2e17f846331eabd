"""What a typed line about a board means: people, groups, dates; and why it means nothing."""

from dataclasses import replace
from datetime import date, time

import pytest

from boardtui.edits.base import Stamp
from boardtui.edits.body import AddGroup, ChangeGroup
from boardtui.edits.calendar import AddDates, MoveDate
from boardtui.edits.people import (
    ChangeAuthority,
    ChangeCode,
    ChangeMembership,
    EndMembership,
    Enrol,
    RenamePerson,
    SetContact,
)
from boardtui.model.boards import Board, CalendarDate, Membership, Role
from boardtui.model.people import Name, Person
from boardtui.secretariat.capture.board_lines import (
    parted_name,
    read_change,
    read_code,
    read_end,
    read_group,
    read_member,
)
from boardtui.secretariat.capture.date_lines import read_dates, read_meeting_day, read_move
from tests.app.holding import SetClock
from tests.secretariat.typed import OF_TWO_GROUPS

TODAY = date(2011, 1, 25)
BOARD = replace(OF_TWO_GROUPS, calendar=(CalendarDate(date(2011, 3, 22), time(10)),))


def member(line: str, board: Board = BOARD) -> Enrol:
    found = read_member(line, board, (board,), TODAY)
    assert isinstance(found.edit, Enrol), found.refusal
    return found.edit


def test_a_member_in_one_line() -> None:
    edit = member("Cllr Jane Smith CBE, Labour, member, Leeds City Council")
    assert edit.person.names == (Name("Jane Smith", "Cllr", "CBE"),)
    assert [one.name for one in edit.person.authorities] == ["Leeds City Council"]
    assert edit.membership == Membership(edit.person.id, Role.MEMBER, "labour", TODAY)


def test_the_parts_come_in_any_order_and_say_what_they_are() -> None:
    edit = member("Jo Park, until 30 apr 2012, Hull, sub, from 1 feb 2011, lab, jo@hull.example, code JQ")
    assert edit.membership == Membership(
        edit.person.id, Role.SUBSTITUTE, "labour", date(2011, 2, 1), date(2012, 4, 30), votes=False
    )
    assert edit.person.code == "JQ" and edit.person.contact.email == "jo@hull.example"
    assert edit.person.authorities[0].name == "Hull"


def test_an_officer_has_a_post() -> None:
    edit = member("Helen Platts, officer, Head of Governance")
    assert edit.person.post == "Head of Governance" and not edit.person.authorities
    assert edit.membership.role is Role.OFFICER and not edit.membership.votes


def test_in_place_of_somebody_takes_their_group() -> None:
    edit = member("Jane Smith, in place of AL")
    assert edit.in_place_of == "ann-lee" and edit.membership.group == "labour"


def test_somebody_of_another_board_is_the_same_person() -> None:
    other = Board("eyb", "Early Years", "EYB", "2010/11", people=(Person("bo-kay", "BK", (Name("Bo Kay"),)),))
    found = read_member("Bo Kay, Green", BOARD, (BOARD, other), TODAY)
    assert isinstance(found.edit, Enrol) and found.edit.person.id == "bo-kay"
    assert "same person" in found.said


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Jane Smith, Leeds, nonsense", "'nonsense' is no role and no group"),
        ("Jane Smith, from never", "'never' is no date"),
        ("Jane Smith, code AL", "belongs to Ann Lee"),
        (", Labour", "needs a name"),
        ("Jane Smith, in place of Nobody", "Nobody called 'Nobody'"),
    ],
)
def test_what_cannot_be_read_is_said(line: str, why: str) -> None:
    found = read_member(line, BOARD, (BOARD,), TODAY)
    assert found.edit is None and why in found.refusal


def test_nothing_typed_is_nothing_wrong() -> None:
    assert read_member("  ", BOARD, (BOARD,), TODAY) == (None, "", "")
    assert read_meeting_day(" ", BOARD, TODAY) == (None, "", "")


@pytest.mark.parametrize(
    ("line", "kind", "said"),
    [
        ("chairman, from 1 mar 2011", ChangeMembership, "chairman, from 1 Mar 2011"),
        ("Green", ChangeMembership, "Green, member, from 25 Jan 2011"),
        ("until 30 apr 2012", ChangeMembership, "until 30 Apr 2012"),
        ("name Ann Brown", RenamePerson, "is called Ann Brown from 25 Jan 2011"),
        ("authority Hull, from 1 may 2011", ChangeAuthority, "comes from Hull from 1 May 2011"),
        ("code zz", ChangeCode, "code ZZ"),
        ("phone 020 7946 0000", SetContact, "how to reach them"),
    ],
)
def test_a_change_of_one_thing_from_a_day(line: str, kind: type, said: str) -> None:
    found = read_change(line, BOARD, "ann-lee", TODAY)
    assert isinstance(found.edit, kind) and said in found.said


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("chairman, name Ann Brown", "One thing at a time"),
        ("from 1 may 2011", "One thing at a time"),
        ("wizard", "'wizard' is no role"),
    ],
)
def test_a_change_that_says_two_things_or_none(line: str, why: str) -> None:
    assert why in read_change(line, BOARD, "ann-lee", TODAY).refusal


def test_a_membership_ends_on_a_day_that_counts() -> None:
    assert read_end("31 jan 2011", BOARD, "ann-lee", TODAY).edit == EndMembership(
        "ann-lee", date(2011, 1, 31)
    )
    assert "is no date" in read_end("soon", BOARD, "ann-lee", TODAY).refusal
    gone = EndMembership("ann-lee", TODAY).apply(BOARD, Stamp(1, SetClock()(), "clerk"))
    assert "holds nothing" in read_end("31 jan 2011", gone, "ann-lee", TODAY).refusal
    assert "holds nothing" in read_change("chairman, from 1 feb 2011", gone, "ann-lee", TODAY).refusal


def test_codes_and_groups() -> None:
    assert read_code("xy", BOARD, "ann-lee").edit == ChangeCode("ann-lee", "xy")
    assert "two letters" in read_code("xyz", BOARD, "ann-lee").refusal
    added = read_group("Independent, 2 seats, office Pat", BOARD, TODAY)
    assert (
        isinstance(added.edit, AddGroup) and added.edit.group.seats == 2 and added.edit.group.office == "Pat"
    )
    assert "needs a name and its seats" in read_group("Independent", BOARD, TODAY).refusal
    changed = read_group("name Labour Group, seats 4, from 1 may 2011", BOARD, TODAY, "labour")
    assert changed.edit == ChangeGroup("labour", date(2011, 5, 1), "Labour Group", 4)
    assert read_group("office Pat, 1 seat", BOARD, TODAY, "green").edit == ChangeGroup(
        "green", TODAY, None, 1, "Pat"
    )


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Sir David Williams CBE", Name("David Williams", "Sir", "CBE")),
        ("Mr Ed Lord OBE JP", Name("Ed Lord", "Mr", "OBE JP")),
        ("JAN LEE", Name("JAN LEE")),
        ("Dr", Name("Dr")),
    ],
)
def test_a_name_has_its_parts(typed: str, name: Name) -> None:
    assert parted_name(typed) == name


def test_a_date_with_its_times_and_place() -> None:
    found = read_dates("18 jan 2027 10:00-12:30, County Hall", BOARD, TODAY)
    assert found.edit == AddDates((CalendarDate(date(2027, 1, 18), time(10), time(12, 30), "County Hall"),))
    assert found.said == "Mon 18 Jan 2027 10.00 to 12.30 is in the calendar"


def test_dates_that_repeat() -> None:
    found = read_dates("every third Tuesday from 1 apr 2011 to 30 jun 2011 10:00", BOARD, TODAY)
    assert isinstance(found.edit, AddDates)
    assert [one.day for one in found.edit.dates] == [date(2011, 4, 19), date(2011, 5, 17), date(2011, 6, 21)]
    assert {one.start for one in found.edit.dates} == {time(10)} and "3 dates" in found.said


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("10:00", "is no date"),
        ("whenever", "is no date"),
        ("30 feb 2011", "There is no day"),
        ("1 feb 2011 25:00", "is no time"),
        ("every third Tuesday", "from which day to which"),
        ("every third Tuesday from 1 apr 2011 to 2 apr 2011", "falls on no day"),
        ("every third Tuesday from 30 feb 2011 to 2 apr 2011", "no such day"),
        ("every blue moon from 1 apr 2011 to 1 may 2011", "is no rule"),
        ("22 mar 2011", "in the calendar already"),
    ],
)
def test_dates_that_are_none(line: str, why: str) -> None:
    assert why in read_dates(line, BOARD, TODAY).refusal


def test_a_date_moves_to_another_day_time_or_place() -> None:
    day = date(2011, 3, 22)
    assert read_move("to 29 mar 2011 11:00", BOARD, day, TODAY).edit == MoveDate(
        day, date(2011, 3, 29), time(11)
    )
    assert read_move("11:00", BOARD, day, TODAY).edit == MoveDate(day, start=time(11))
    assert read_move(", County Hall", BOARD, day, TODAY).edit == MoveDate(day, venue="County Hall")
    assert "is no date" in read_move("later", BOARD, day, TODAY).refusal


def test_the_day_of_a_new_meeting_is_one_of_the_calendar_or_put_into_it() -> None:
    known = read_meeting_day("22 mar 2011", BOARD, TODAY)
    assert known.edit == AddDates((CalendarDate(date(2011, 3, 22), time(10)),))
    assert known.said == "Tue 22 Mar 2011 10.00: in the calendar"
    new = read_meeting_day("29 mar 2011 11:00, Hall", BOARD, TODAY)
    assert new.edit == AddDates((CalendarDate(date(2011, 3, 29), time(11), venue="Hall"),))
    assert "not in the calendar" in new.said
    assert "is no date" in read_meeting_day("11:00", BOARD, TODAY).refusal
