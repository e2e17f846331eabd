"""Marks, the room and the seats, derived from the presence log (R8–R18)."""

from dataclasses import replace

import pytest

from boardtui.edits.presence import MarkPerson, PutOnMeeting, Roll, StandIn, StepDown
from boardtui.model.boards import Membership, Role, SubstitutePolicy
from boardtui.model.meetings import Meeting
from boardtui.model.presence import Attendee, Capacity, PresenceEvent, PresenceKind
from boardtui.rules.attendance import Attendance, Mark, attendance, present_in
from tests.builders import after, at, board, event, meeting


def of(
    *edits: MarkPerson | StandIn | StepDown | PutOnMeeting, policy: SubstitutePolicy | None = None
) -> Attendance:
    return attendance(board(policy or SubstitutePolicy.STEPS_DOWN), after(*edits))


def here(who: str, clock: str = "10:00") -> MarkPerson:
    return MarkPerson(who, Roll.PRESENT, at(clock))


def gone(who: str, clock: str = "10:40") -> MarkPerson:
    return MarkPerson(who, Roll.LEFT, at(clock))


def for_(substitute: str, member: str, clock: str = "10:05") -> StandIn:
    return StandIn(substitute, member, at(clock))


def sitting(result: Attendance) -> dict[str, str]:
    return {one.seat.person.id: one.person for one in result.voters}


def logged(*events: PresenceEvent) -> Meeting:
    return replace(meeting(), presence=events)


def test_nobody_is_marked_to_begin_with() -> None:
    result = of()
    assert result.count(Mark.UNMARKED) == 5
    assert result.count(Mark.PRESENT) == 0
    assert result.voters == ()
    assert result.standing("anybody").mark is Mark.UNMARKED


@pytest.mark.parametrize(
    ("roll", "mark", "in_room"),
    [
        (Roll.PRESENT, Mark.PRESENT, True),
        (Roll.REMOTE, Mark.REMOTE, True),
        (Roll.APOLOGIES, Mark.APOLOGIES, False),
        (Roll.ABSENT, Mark.ABSENT, False),
    ],
)
def test_each_mark_is_what_was_said(roll: Roll, mark: Mark, in_room: bool) -> None:
    standing = of(MarkPerson("helen", roll, at("10:00"))).standing("helen")
    assert (standing.mark, standing.in_room) == (mark, in_room)
    assert standing.remote is (roll is Roll.REMOTE)
    assert standing.apologised is (roll is Roll.APOLOGIES)


def test_whoever_came_at_all_was_present() -> None:
    standing = of(here("helen"), gone("helen")).standing("helen")
    assert (standing.mark, standing.in_room, standing.left) == (Mark.PRESENT, False, at("10:40"))


def test_coming_back_keeps_the_first_arrival() -> None:
    standing = of(here("helen"), gone("helen"), here("helen", "11:00")).standing("helen")
    assert (standing.in_room, standing.arrived, standing.left) == (True, at("10:00"), None)


def test_taking_a_mark_back_leaves_nothing() -> None:
    result = of(here("helen"), MarkPerson("helen", Roll.UNMARKED, at("10:01")))
    assert result.standing("helen").mark is Mark.UNMARKED
    assert result.voters == ()


def test_attendance_at_an_earlier_moment() -> None:
    held = after(here("helen"), gone("helen"), here("priya", "10:50"))
    assert sitting(attendance(board(), held, at("10:10"))) == {"helen": "helen"}
    assert sitting(attendance(board(), held)) == {"priya": "priya"}


def test_a_substitute_sits_for_the_member_who_has_sent_apologies() -> None:
    result = of(for_("sam", "priya"))
    assert result.standing("priya").mark is Mark.APOLOGIES
    assert result.standing("priya").substitute == "sam"
    assert result.standing("sam").sits_for == "priya"
    assert result.substitutes == ("sam",)
    assert sitting(result) == {"priya": "sam"}


def test_a_remote_substitute_is_remote() -> None:
    result = of(StandIn("sam", "priya", at("10:05"), remote=True))
    assert result.standing("sam").mark is Mark.REMOTE
    assert result.voters[0].remote is True


@pytest.mark.parametrize(
    ("policy", "sits"), [(SubstitutePolicy.STEPS_DOWN, "priya"), (SubstitutePolicy.SITS_ON, "sam")]
)
def test_when_the_member_walks_in_only_one_of_them_counts(policy: SubstitutePolicy, sits: str) -> None:
    assert sitting(of(for_("sam", "priya"), here("priya", "10:20"), policy=policy)) == {"priya": sits}


@pytest.mark.parametrize("policy", SubstitutePolicy)
def test_whoever_stepped_down_does_not_sit_again_by_coming_back(policy: SubstitutePolicy) -> None:
    result = of(
        for_("sam", "priya"),
        here("priya", "10:20"),
        StepDown("sam", at("10:21")),
        here("sam", "10:30"),
        policy=policy,
    )
    assert sitting(result) == {"priya": "priya"}
    assert result.standing("sam").sits_for == "priya"


def test_whoever_stepped_down_leaves_the_seat_empty_when_the_member_goes() -> None:
    result = of(
        for_("sam", "priya"), here("priya"), StepDown("sam", at("10:21")), here("sam", "10:30"), gone("priya")
    )
    assert sitting(result) == {}


@pytest.mark.parametrize("policy", SubstitutePolicy)
def test_a_substitute_who_moves_to_another_member_fills_one_seat(policy: SubstitutePolicy) -> None:
    result = of(
        for_("sam", "priya"), StepDown("sam", at("10:10")), for_("sam", "helen", "10:15"), policy=policy
    )
    assert sitting(result) == {"helen": "sam"}
    assert result.standing("priya").substitute is None


def test_another_substitute_takes_the_place_of_the_first() -> None:
    result = of(for_("sam", "priya"), for_("tom", "priya", "10:10"))
    assert sitting(result) == {"priya": "tom"}
    assert result.substitutes == ("tom",)


def test_taking_back_the_first_substitute_does_not_unseat_the_second() -> None:
    result = of(
        for_("sam", "priya"),
        StepDown("sam", at("10:10")),
        for_("tom", "priya", "10:15"),
        MarkPerson("sam", Roll.UNMARKED, at("10:20")),
    )
    assert sitting(result) == {"priya": "tom"}


@pytest.mark.parametrize("roll", [Roll.UNMARKED, Roll.APOLOGIES, Roll.ABSENT])
def test_a_substitute_who_did_not_come_after_all_leaves_the_seat(roll: Roll) -> None:
    result = of(for_("sam", "priya"), MarkPerson("sam", roll, at("10:10")), here("sam", "10:30"))
    assert sitting(result) == {}
    assert result.standing("priya").substitute is None
    assert result.substitutes == ()


def test_a_member_cannot_fill_a_second_seat() -> None:
    assert sitting(of(here("helen"), for_("helen", "priya"))) == {"helen": "helen"}


def test_two_memberships_on_one_day_are_one_voice() -> None:
    parks = board()
    parks = replace(parks, memberships=(*parks.memberships, Membership("helen", Role.MEMBER, "blue")))
    assert len(attendance(parks, after(here("helen"))).voters) == 1


def test_a_member_replaced_without_a_word_is_marked_substituted() -> None:
    stood_in = event(PresenceKind.STOOD_IN, "sam", stands_in_for="priya")
    assert attendance(board(), logged(stood_in)).standing("priya").mark is Mark.SUBSTITUTED
    taken_back = logged(stood_in, event(PresenceKind.UNMARKED, "sam", "10:10"))
    assert attendance(board(), taken_back).standing("priya").mark is Mark.UNMARKED
    served = logged(stood_in, event(PresenceKind.STEPPED_DOWN, "sam", "10:10"))
    assert attendance(board(), served).standing("priya").mark is Mark.SUBSTITUTED


def test_standing_in_for_nobody_fills_no_seat() -> None:
    result = attendance(board(), logged(event(PresenceKind.STOOD_IN, "sam")))
    assert result.voters == ()
    assert result.substitutes == ()


def test_stepping_down_after_leaving_keeps_the_time_of_leaving() -> None:
    result = of(for_("sam", "priya"), gone("sam", "10:40"), StepDown("sam", at("11:00")))
    assert result.standing("sam").left == at("10:40")


def test_a_member_who_came_and_left_was_present_though_a_substitute_follows() -> None:
    result = of(here("priya"), gone("priya"), for_("sam", "priya", "10:45"))
    assert result.standing("priya").mark is Mark.PRESENT
    assert sitting(result) == {"priya": "sam"}


def guest(person_id: str, capacity: Capacity) -> PutOnMeeting:
    return PutOnMeeting(Attendee(person_id, capacity, name=person_id), at("10:00"))


def test_guests_and_officers_are_listed_apart() -> None:
    held = after(guest("g1", Capacity.IN_ATTENDANCE), guest("o1", Capacity.OFFICER))
    result = attendance(board(), held)
    assert present_in(held, result, Capacity.IN_ATTENDANCE) == ("g1",)
    assert present_in(held, result, Capacity.OFFICER) == ("o1",)


def test_a_substitute_whom_nobody_needed_is_in_attendance() -> None:
    held = after(here("tom"), guest("extra", Capacity.SUBSTITUTE), for_("sam", "priya"))
    assert present_in(held, attendance(board(), held), Capacity.IN_ATTENDANCE) == ("extra", "tom")


def test_who_serves_or_did_not_come_is_not_in_attendance() -> None:
    held = after(
        guest("extra", Capacity.SUBSTITUTE),
        for_("extra", "priya"),
        PutOnMeeting(Attendee("g1", Capacity.IN_ATTENDANCE, name="Bo")),
    )
    assert present_in(held, attendance(board(), held), Capacity.IN_ATTENDANCE) == ()


def test_a_member_put_down_as_a_guest_is_counted_once_as_a_member() -> None:
    held = after(PutOnMeeting(Attendee("helen", Capacity.IN_ATTENDANCE, "helen"), at("10:00")))
    result = attendance(board(), held)
    assert present_in(held, result, Capacity.IN_ATTENDANCE) == ()
    assert result.count(Mark.PRESENT) == 1
