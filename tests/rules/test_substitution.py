"""Doubts about a substitute, and whom to offer first (R8, R12)."""

from dataclasses import replace

from boardtui.edits.presence import MarkPerson, Roll, StandIn
from boardtui.model.boards import Board, BoardSettings, SubstituteRule
from boardtui.model.presence import Attendee, Capacity
from boardtui.rules.substitution import doubts_about, named_first
from tests.builders import after, at, board, meeting


def with_rule(rule: SubstituteRule) -> Board:
    return replace(board(), settings=BoardSettings(substitutes=rule))


def test_a_named_substitute_of_the_group_raises_no_doubt() -> None:
    assert doubts_about(board(), meeting(), "sam", "priya") == ()


def test_each_breach_is_said() -> None:
    assert doubts_about(board(), meeting(), "tom", "priya") == (
        "Tom O'Neil is not of the same group as Priya Nair",
    )
    assert "Olga Ford is not on the list of substitutes" in doubts_about(board(), meeting(), "olga", "priya")
    none = with_rule(SubstituteRule(allowed=False))
    assert doubts_about(none, meeting(), "sam", "priya") == ("this board allows no substitutes",)


def test_a_board_may_not_mind() -> None:
    easy = with_rule(SubstituteRule(same_group=False, from_list=False))
    assert doubts_about(easy, meeting(), "olga", "priya") == ()


def test_substitutes_of_the_group_are_offered_first() -> None:
    assert [seat.person.id for seat in named_first(board(), meeting(), "ian-c")] == ["tom", "sam"]
    assert [seat.person.id for seat in named_first(board(), meeting(), "priya")] == ["sam", "tom"]


def test_those_who_already_serve_are_offered_last() -> None:
    held = after(StandIn("sam", "helen", at("10:00")))
    assert [seat.person.id for seat in named_first(board(), held, "priya")] == ["tom", "sam"]


def test_one_too_many_for_a_group_is_said() -> None:
    rule = SubstituteRule(same_group=False, from_list=False, most=1)
    held = after(StandIn("sam", "priya", at("10:00")))
    assert doubts_about(with_rule(rule), held, "olga", "helen") == (
        "2 substitutes for one group, of which 1 may stand in",
    )
    assert doubts_about(with_rule(rule), held, "olga", "ian-c") == (), "the other group has none yet"
    assert doubts_about(with_rule(rule), held, "olga", "priya") == (
        "Sam Wu stood in for Priya Nair until now",
    ), "in the place of the first"
    assert doubts_about(with_rule(rule), held, "sam", "priya") == (), "the same again"


def test_a_seat_that_changes_hands_is_said() -> None:
    held = after(StandIn("sam", "priya", at("10:00")))
    assert doubts_about(board(), held, "sam", "helen") == ("Sam Wu stood in for Priya Nair until now",)
    assert doubts_about(board(), held, "sam", "priya") == ()


def test_a_member_has_a_seat_already() -> None:
    assert doubts_about(board(), meeting(), "helen", "priya") == (
        "Helen Platts is a member and has a seat already",
    )


def test_without_a_limit_there_may_be_as_many_as_the_group_has_seats() -> None:
    free = with_rule(SubstituteRule(same_group=False, from_list=False))
    full = after(*(StandIn(f"s{one}", member, at("10:00")) for one, member in enumerate(("ian-c", "ian-n"))))
    assert doubts_about(free, full, "sam", "helen") == ()
    nobody = replace(free, groups=(), memberships=())
    assert doubts_about(nobody, full, "sam", "helen") == ()


def test_standing_in_for_part_of_a_meeting_is_said_where_the_board_minds() -> None:
    held = after(MarkPerson("priya", Roll.PRESENT, at("10:00")), MarkPerson("priya", Roll.LEFT, at("10:20")))
    minds = with_rule(SubstituteRule(single_item=False))
    assert doubts_about(minds, held, "sam", "priya") == (
        "Priya Nair has been here, and nobody may stand in for part of a meeting",
    )
    assert doubts_about(minds, meeting(), "sam", "priya") == ()
    assert doubts_about(board(), held, "sam", "priya") == ()


def test_somebody_not_yet_on_the_meeting_is_judged_as_they_will_be() -> None:
    bo = Attendee("guest-bo", Capacity.SUBSTITUTE, name="Bo Hill", group="blue")
    assert doubts_about(board(), meeting(), "guest-bo", "priya", bo) == (
        "Bo Hill is not on the list of substitutes",
        "Bo Hill is not of the same group as Priya Nair",
    )
