"""What holds of the attendance whatever is entered."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from boardtui.edits.base import MeetingEdit
from boardtui.errors import EditRefused
from boardtui.model.boards import SubstitutePolicy
from boardtui.model.meetings import Meeting
from boardtui.model.presence import PresenceKind
from boardtui.rules.attendance import Mark, attendance
from boardtui.rules.quorum import quorum
from boardtui.rules.voting import electorate
from tests.builders import DAY, OPENED, SEATED, board, meeting, stamp
from tests.strategies import presence_edits

_LOGS = st.lists(presence_edits, max_size=14)


def entered(edits: list[MeetingEdit]) -> Meeting:
    result = meeting()
    for sequence, edit in enumerate(edits, start=1):
        try:
            result = edit.apply(result, stamp(sequence))
        except EditRefused:
            continue
    return result


@given(_LOGS, st.sampled_from(SubstitutePolicy))
@settings(max_examples=300)
def test_nobody_is_counted_twice_and_no_seat_is_filled_twice(
    edits: list[MeetingEdit], policy: SubstitutePolicy
) -> None:
    result = attendance(board(policy), entered(edits))
    people = Counter(one.person for one in result.voters)
    seats = Counter(one.seat.person.id for one in result.voters)
    assert set(people.values()) <= {1}
    assert set(seats.values()) <= {1}


@given(_LOGS, st.sampled_from(SubstitutePolicy))
def test_a_member_and_their_substitute_are_never_both_counted(
    edits: list[MeetingEdit], policy: SubstitutePolicy
) -> None:
    result = attendance(board(policy), entered(edits))
    counted = {one.person for one in result.voters}
    for one in result.voters:
        if one.person != one.seat.person.id:
            assert one.seat.person.id not in counted
            assert result.standing(one.person).sits_for == one.seat.person.id


@given(_LOGS, st.sampled_from(SubstitutePolicy))
def test_only_those_in_the_room_fill_a_seat(edits: list[MeetingEdit], policy: SubstitutePolicy) -> None:
    result = attendance(board(policy), entered(edits))
    assert all(result.standing(one.person).in_room for one in result.voters)


@given(_LOGS)
def test_every_member_in_the_room_has_their_seat_filled(edits: list[MeetingEdit]) -> None:
    result = attendance(board(), entered(edits))
    in_room = {member for member in SEATED if result.standing(member).in_room}
    assert in_room <= {one.person for one in result.voters}


@given(_LOGS)
def test_the_counts_sum_to_the_members(edits: list[MeetingEdit]) -> None:
    result = attendance(board(), entered(edits))
    assert sum(result.count(mark) for mark in Mark) == len(result.members) == len(SEATED)


@given(_LOGS)
def test_the_quorum_never_counts_more_than_there_are_seats(edits: list[MeetingEdit]) -> None:
    held = entered(edits)
    result = attendance(board(), held)
    assert quorum(board(), DAY, result).counted <= len(SEATED)
    voters = electorate(board(), held, max((one.at for one in held.presence), default=OPENED))
    assert len(voters.able) + len(voters.barred) <= len(SEATED)


@given(_LOGS)
def test_every_event_has_an_id_of_its_own_and_every_stand_in_a_member(edits: list[MeetingEdit]) -> None:
    log = entered(edits).presence
    assert len({one.id for one in log}) == len(log)
    assert all(one.stands_in_for for one in log if one.kind is PresenceKind.STOOD_IN)
