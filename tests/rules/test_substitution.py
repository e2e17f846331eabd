"""Doubts about a substitute, and whom to offer first (R8, R12)."""

from dataclasses import replace

from boardtui.edits.presence import StandIn
from boardtui.model.boards import Board, BoardSettings, SubstituteRule
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
