"""How a board is called and made up changes from a day on; the past keeps what held on its day (R1)."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardtui.edits.base import BoardEdit
from boardtui.edits.body import (
    AddGroup,
    BeginYear,
    ChangeGroup,
    ChangeSettings,
    DissolveGroup,
    MergeGroups,
    NameContact,
    RenameBoard,
    WriteNotices,
)
from boardtui.errors import EditRefused
from boardtui.model.boards import Board, Membership, PoliticalGroup, QuorumRule, Role
from boardtui.model.people import Contact
from boardtui.rules.membership import as_on, year_on, years
from tests.builders import board, person, stamp

SPRING, SUMMER, AUTUMN = date(2027, 4, 1), date(2027, 7, 1), date(2027, 10, 1)
EVE = date(2027, 3, 31)


def changed(*edits: BoardEdit, start: Board | None = None) -> Board:
    result = start or board()
    for edit in edits:
        result = edit.apply(result, stamp())
    return result


def seats(on: Board, day: date, group: str = "red") -> int | None:
    found = as_on(on, day).group(group)
    return None if found is None else found.seats


def test_seats_hold_from_their_day() -> None:
    after = changed(ChangeGroup("red", SPRING, seats=5))
    assert (seats(after, EVE), seats(after, SPRING), seats(after, AUTUMN)) == (3, 5, 5)
    assert as_on(after, EVE).group("blue") == board().group("blue")


def test_what_is_entered_late_holds_until_the_next_change_of_the_same_thing() -> None:
    after = changed(
        ChangeGroup("red", AUTUMN, seats=9),
        RenameBoard(SUMMER, name="Parks and Pools Board"),
        ChangeGroup("red", SPRING, seats=5),
    )
    assert [seats(after, day) for day in (EVE, SPRING, SUMMER, AUTUMN)] == [3, 5, 5, 9]
    assert [as_on(after, day).name for day in (SPRING, SUMMER, AUTUMN)] == [
        "Parks Board",
        "Parks and Pools Board",
        "Parks and Pools Board",
    ]


def test_a_slip_is_put_right_as_far_back_as_it_was_on_record() -> None:
    after = changed(ChangeGroup("red", SPRING, seats=5), ChangeGroup("red", seats=6))
    assert [seats(after, day) for day in (EVE, SPRING)] == [3, 6]
    always = changed(RenameBoard(SPRING, parent="The Executive"), ChangeGroup("red", name="Crimson"))
    assert {as_on(always, day).groups[0].name for day in (EVE, SPRING)} == {"Crimson"}


def test_a_change_on_the_day_of_another_takes_its_place() -> None:
    after = changed(ChangeGroup("red", SPRING, seats=5), ChangeGroup("red", SPRING, seats=6))
    assert [seats(after, day) for day in (EVE, SPRING)] == [3, 6]
    assert len(after.earlier) == 1


def test_what_is_changed_back_leaves_nothing_behind() -> None:
    assert changed(ChangeGroup("red", SPRING, seats=5), ChangeGroup("red", SPRING, seats=3)) == board()
    assert changed(ChangeGroup("red", date.min, seats=3)) == board()


def test_a_new_year_keeps_the_old_ones() -> None:
    after = changed(BeginYear("2027/28", SPRING), BeginYear("2028/29", date(2028, 4, 1)))
    days = (EVE, SPRING, date(2028, 3, 31), date(2028, 4, 1))
    assert [year_on(after, day) for day in days] == ["2026/27", "2027/28", "2027/28", "2028/29"]
    assert years(after) == ("2026/27", "2027/28", "2028/29")
    with pytest.raises(EditRefused, match="needs a name"):
        changed(BeginYear(" ", SPRING))


def test_only_what_differs_in_the_settings_is_changed() -> None:
    first = replace(board().settings, clear_days=3)
    after = changed(ChangeSettings(first, AUTUMN))
    late = replace(board().settings, quorum=QuorumRule(1, 4))
    after = changed(ChangeSettings(late, SPRING), start=after)
    assert [as_on(after, day).settings.clear_days for day in (EVE, SPRING, AUTUMN)] == [5, 5, 3]
    wanted = [QuorumRule(1, 3, 1, 2), QuorumRule(1, 4), QuorumRule(1, 4)]
    assert [as_on(after, day).settings.quorum for day in (EVE, SPRING, AUTUMN)] == wanted
    corrected = changed(ChangeSettings(replace(after.settings, note_title="Minutes")), start=after)
    assert [as_on(corrected, day).settings.quorum for day in (EVE, SPRING, AUTUMN)] == wanted
    assert {as_on(corrected, day).settings.note_title for day in (EVE, AUTUMN)} == {"Minutes"}


def test_a_group_comes_and_goes() -> None:
    green = PoliticalGroup("green", "Green", 1)
    after = changed(AddGroup(green, SPRING), DissolveGroup("green", AUTUMN))
    found = [seats(after, day, "green") for day in (EVE, SPRING, AUTUMN, date(2027, 10, 2))]
    assert found == [None, 1, 1, None]
    assert seats(changed(AddGroup(green)), EVE, "green") == 1
    with pytest.raises(EditRefused, match="already"):
        changed(AddGroup(green), start=after)
    with pytest.raises(EditRefused, match="no group green on this board on that day"):
        changed(ChangeGroup("green", EVE, seats=2), start=after)
    with pytest.raises(EditRefused, match=r"no group green on this board\."):
        changed(ChangeGroup("green", seats=2), start=after)


def test_a_group_that_is_gone_is_not_changed_by_a_change_before() -> None:
    green = PoliticalGroup("green", "Green", 1)
    after = changed(
        AddGroup(green, SPRING), DissolveGroup("green", AUTUMN), ChangeGroup("green", SUMMER, seats=2)
    )
    later = date(2027, 10, 2)
    assert [seats(after, day, "green") for day in (SPRING, SUMMER, later)] == [1, 2, None]


def test_the_office_of_a_group_is_no_part_of_the_past() -> None:
    after = changed(
        ChangeGroup("red", SPRING, seats=5),
        ChangeGroup("red", AUTUMN, office="Angela Page", office_contact=Contact("1")),
    )
    groups = [as_on(after, day).groups[0] for day in (EVE, SPRING)]
    assert [(one.office, one.office_contact.phone) for one in groups] == [("Angela Page", "1")] * 2


@pytest.mark.parametrize(
    "edit",
    [
        RenameBoard(SPRING, name=" "),
        RenameBoard(SPRING, prefix=""),
        ChangeGroup("red", SPRING, name=""),
        ChangeGroup("red", SPRING, seats=-1),
        AddGroup(PoliticalGroup("green", "Green", -1)),
    ],
    ids=lambda edit: f"{edit}"[:40],
)
def test_what_would_be_meaningless_is_refused(edit: BoardEdit) -> None:
    with pytest.raises(EditRefused):
        changed(edit)


def test_the_board_has_a_contact_or_none() -> None:
    olga = person("olga", "OF", "Olga Ford")
    assert changed(NameContact(olga)).contact == olga
    assert changed(NameContact(olga), NameContact(None)).contact is None
    assert changed(RenameBoard(SPRING, parent="")) == board()


def test_what_every_notice_tells_besides() -> None:
    assert changed(WriteNotices((" Location: here. ", "", "  "))).notices == ("Location: here.",)
    assert changed(WriteNotices(("One",)), WriteNotices(())).notices == ()


_days = st.dates(date(2027, 1, 1), date(2027, 3, 1))
_edits = st.one_of(
    st.builds(ChangeGroup, st.sampled_from(["red", "blue"]), _days, seats=st.integers(0, 3)),
    st.builds(RenameBoard, _days, st.sampled_from(["A", "B"])),
    st.builds(BeginYear, st.sampled_from(["x", "y"]), _days),
)


@given(st.lists(_edits, max_size=6))
def test_each_change_holds_on_its_day_and_the_periods_stay_in_order(edits: list[BoardEdit]) -> None:
    for count in range(1, len(edits) + 1):
        after, last = changed(*edits[:count]), edits[count - 1]
        match last:
            case ChangeGroup(group=group, since=since, seats=allocated):
                assert since is not None and seats(after, since, group) == allocated
            case RenameBoard(since=since, name=name):
                assert since is not None and as_on(after, since).name == name
            case BeginYear(year=year, start=start):
                assert year_on(after, start) == year
        ends = [one.until for one in after.periods]
        assert ends == sorted(set(ends)) and ends[-1] == date.max
        told = [replace(one, until=date.max) for one in after.periods]
        assert all(one != other for one, other in pairwise(told))


@given(
    st.lists(_edits, max_size=5),
    st.dates(date(2026, 12, 1), date(2027, 4, 1)),
    st.dates(date(2026, 12, 1), date(2027, 4, 1)),
)
def test_the_board_of_a_day_is_the_same_whatever_day_it_is_asked_through(
    edits: list[BoardEdit], one: date, other: date
) -> None:
    after = changed(*edits)
    through = after.on(one).on(other)
    assert replace(through, earlier=()) == replace(after.on(other), earlier=())
    assert through.on(other) is through


def test_a_group_joins_another_with_its_seats_and_members() -> None:
    bo = replace(board().people[0], id="bo", code="BZ")
    green = PoliticalGroup("green", "Green", 2)
    seated = (
        Membership("bo", Role.MEMBER, "green", SPRING),
        Membership("helen", Role.MEMBER, "green", date(2027, 12, 1)),
    )
    start = changed(AddGroup(green, SPRING), start=replace(board(), people=(*board().people, bo)))
    start = replace(start, memberships=(*start.memberships, *seated))
    after = changed(MergeGroups("green", "red", AUTUMN), start=start)
    assert [seats(after, day, "green") for day in (SPRING, AUTUMN)] == [2, None]
    assert [seats(after, day) for day in (SPRING, AUTUMN)] == [3, 5]
    told = {(one.group, one.start, one.end) for one in after.memberships if one.person == "bo"}
    assert told == {("green", SPRING, date(2027, 9, 30)), ("red", AUTUMN, None)}
    assert [one.group for one in after.memberships if one.start == date(2027, 12, 1)] == ["red"]
    others = [one for one in start.memberships if one.group != "green"]
    assert [one for one in after.memberships if one.person != "bo" and one.start is None] == others
    again = changed(MergeGroups("green", "red", SPRING), start=start)
    assert [one.group for one in again.memberships if one.person == "bo"] == ["red"]


def test_what_cannot_join_is_refused() -> None:
    with pytest.raises(EditRefused, match="cannot join itself"):
        changed(MergeGroups("red", "red", SPRING))
    with pytest.raises(EditRefused, match="no group green"):
        changed(MergeGroups("green", "red", SPRING))
    with pytest.raises(EditRefused, match="no group green"):
        changed(MergeGroups("red", "green", SPRING))
