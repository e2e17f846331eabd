"""Another vote in the place of one that stands, and a vote put back into the line (R33–R35)."""

import pytest

from boardtui.edits.minuting import RecordVote
from boardtui.model.decisions import Vote
from boardtui.model.meetings import Meeting
from boardtui.rules.minutes_order import typed_last_first, vote_entry
from boardtui.secretariat.capture.retyping import retype
from boardtui.secretariat.capture.scene import Understanding
from tests.builders import scene, stamp
from tests.secretariat.typed import held, typed

VOTED = ("+hp +ic +pn +in", "/item 2", "D: agreed")


@pytest.mark.parametrize(
    ("stands", "words"),
    [
        ("V: 2-2", "2-2"),
        ("V: 2-1-1", "2-1-1"),
        ("V: nem con", "nem con"),
        ("V: 2-1-1 noted against ic", "2-1-1, 1 vote noted by name"),
        ("V: for hp pn; against ic in; casting for", "2-2, recorded by name, casting vote for"),
    ],
)
def test_another_vote_says_what_it_replaces(stands: str, words: str) -> None:
    voted = held(*VOTED, stands)
    assert typed("V: 4-0", voted).warnings == (f"replaces {words}",)
    assert isinstance(typed("V: 4-0", voted).edit, RecordVote)
    assert not any("replaces" in one for one in typed(stands, voted).warnings), "the same vote once more"
    assert typed("V: 4-0", held(*VOTED, "V: 3-1", "D: another")).warnings == ()


LINES = (
    "V: 2-1-1",
    "V: nem con",
    "V: general assent",
    "V: 2-1-1 noted against IC",
    "V: 2-2-0 casting @HP against",
    "V: for PN HP; against IC; abstain IN",
    "V: for PN HP; against IN IC casting @HP for",
    "V: for HP; against IC; not voting PN IN",
)


@pytest.mark.parametrize("line", LINES)
def test_a_vote_is_put_back_as_it_would_be_typed(line: str) -> None:
    voted = held(*VOTED, line)
    at_hand = scene(voted)
    retyping = retype(vote_entry("d3"), at_hand)
    assert retyping is not None and (retyping.line, retyping.shown) == (line, "d3")
    again = retyping.understood(line, at_hand)
    assert again.preview.startswith("CHANGES VOTE")
    assert again.warnings == typed(line, held(*VOTED)).warnings
    assert _with(again, voted) == voted


def _with(understood: Understanding, of: Meeting) -> Meeting:
    assert understood.edit is not None, understood.refusal
    return understood.edit.apply(of, stamp(60))  # type: ignore[attr-defined,no-any-return]


def test_a_vote_is_changed_where_it_stands_and_by_those_who_were_there() -> None:
    voted = held(*VOTED, "I: @in dpi: x; left", "V: for hp; against ic pn", "-pn", "+em", "+in", "D: more")
    at_hand = scene(voted)
    retyping = retype(vote_entry("d3"), at_hand)
    assert retyping is not None and retyping.line == "V: for HP; against PN IC"
    understood = retyping.understood("V: for HP PN; against IC", at_hand)
    assert understood.warnings == ("replaces 1-2, recorded by name",)
    first, second = _with(understood, voted).decisions
    assert second.tally is None and first.tally is not None
    assert {one.person: one.vote for one in first.tally.names} == {
        "helen": Vote.FOR,
        "priya": Vote.FOR,
        "ian-c": Vote.AGAINST,
        "ian-n": Vote.OUT_OF_ROOM,
    }


@pytest.mark.parametrize("line", ["N: words", "+hp", "V: unison", "/open", "I: @hp ori: x"])
def test_only_a_vote_stands_in_the_place_of_a_vote(line: str) -> None:
    at_hand = scene(held(*VOTED, "V: 3-1"))
    retyping = retype(vote_entry("d3"), at_hand)
    assert retyping is not None
    understood = retyping.understood(line, at_hand)
    assert understood.edit is None and understood.refusal.endswith(".")


def test_there_is_no_vote_to_put_back_where_none_stands() -> None:
    assert retype(vote_entry("d3"), scene(held(*VOTED))) is None
    assert retype(vote_entry("d9"), scene(held(*VOTED))) is None


def test_a_vote_comes_after_what_was_minuted_before_it() -> None:
    voted = held(*VOTED, "N: Said.", "V: 3-1", "N: More.")
    assert typed_last_first(voted) == ("m6", vote_entry("d3"), "m4", "d3")
    assert typed_last_first(held(*VOTED, "V: 3-1")) == (vote_entry("d3"), "d3")
