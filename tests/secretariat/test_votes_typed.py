"""Votes by name, uncounted, with a casting vote; decisions without a quorum; what is void (R23, R33–R37)."""

from dataclasses import replace

import pytest

from boardtui.edits.batch import Together
from boardtui.edits.minuting import AnnulVote, Decide, RecordVote, Strike, WriteMinute
from boardtui.model.decisions import Manner, NamedVote, Outcome, Tally, Vote
from boardtui.model.meetings import Meeting
from boardtui.rules.identity import directory
from boardtui.secretariat.capture.line import understand
from boardtui.secretariat.capture.scene import Understanding
from boardtui.secretariat.capture.voting import named_vote_line
from tests.builders import board, scene, stamp
from tests.secretariat.typed import edit_of, held, refusal_of, typed

HERE = ("+hp +ic +pn +in", "/item 2")
VOTED = (*HERE, "D: agreed")
NAMES = {"helen": Vote.FOR, "ian-c": Vote.AGAINST, "priya": Vote.FOR, "ian-n": Vote.ABSTAINED}


def tally_of(line: str, *lines: str) -> Tally:
    edit = edit_of(line, RecordVote, held(*VOTED, *lines))
    assert edit.tally is not None
    return edit.tally


@pytest.mark.parametrize(
    ("line", "manner"),
    [
        ("V: nem con", Manner.NEM_CON),
        ("V: Nem. Con.", Manner.NEM_CON),
        ("V: carried nem con", Manner.NEM_CON),
        ("V: unanimous", Manner.UNANIMOUS),
        ("V: agreed unanimously.", Manner.UNANIMOUS),
        ("V: by general assent", Manner.ASSENT),
        ("vote: assent", Manner.ASSENT),
    ],
)
def test_agreement_without_a_count(line: str, manner: Manner) -> None:
    assert tally_of(line) == Tally(0, 0, manner=manner)
    assert typed(line, held(*VOTED)).preview == f"VOTE · {manner}"
    assert typed(line, held(*VOTED)).warnings == ()


def test_a_manner_behind_a_count_says_nothing_more() -> None:
    assert tally_of("V: 4-0-0 nem con") == Tally(4, 0)


@pytest.mark.parametrize(
    "line",
    [
        "V: for @hp @pn, against @ic, abstain @in",
        "V: for hp pn; against ic; abstain in",
        "V: named for HP, PN against IC abstained IN",
        "v: recorded vote: against: Ian Clark; abstaining: Ian Nash; for: Helen Platts and Priya Nair",
        "V: for rest, against ic, abstain in",
        "V: against @Ian Clark, abstain Nash, for the rest",
        "V: 2-1-1 for @hp @pn against @ic abstain @in",
        "V: 2-1-1 named for hp pn against ic abstain in",
    ],
)
def test_a_recorded_vote_by_codes_or_names(line: str) -> None:
    tally = tally_of(line)
    assert {one.person: one.vote for one in tally.names} == NAMES
    assert (tally.votes_for, tally.against, tally.abstained, tally.manner) == (2, 1, 1, Manner.RECORDED)
    assert typed(line, held(*VOTED)).warnings == ()


def test_those_not_named_did_not_vote_and_those_out_are_out_of_the_room() -> None:
    lines = ("I: @in dpi: owns it; left", "+em")
    tally = tally_of("V: for hp; against ic", *lines)
    assert {one.person: one.vote for one in tally.names} == {
        "helen": Vote.FOR,
        "ian-c": Vote.AGAINST,
        "priya": Vote.DID_NOT_VOTE,
        "elodie": Vote.DID_NOT_VOTE,
        "ian-n": Vote.OUT_OF_ROOM,
    }
    preview = typed("V: for hp; against ic", held(*VOTED, *lines)).preview
    assert preview == ("VOTE · by name · 1 for, 1 against, 0 abstained · 2 did not vote · 1 out of the room")


def test_not_voting_can_be_said() -> None:
    tally = tally_of("V: not voting hp, did not vote ic, for rest")
    assert tally.named(Vote.DID_NOT_VOTE) == ("ian-c", "helen") or set(tally.named(Vote.DID_NOT_VOTE)) == {
        "helen",
        "ian-c",
    }
    assert tally.votes_for == 2


def test_an_ambiguous_name_is_the_one_who_may_vote() -> None:
    assert tally_of("V: for Ian, against hp", "-ic").named(Vote.FOR) == ("ian-n",)


def test_a_name_hides_no_codes_and_a_code_no_name() -> None:
    assert tally_of("V: for hp pn").named(Vote.FOR) == ("priya", "helen")
    assert tally_of("V: for Helen Platts pn").named(Vote.FOR) == ("priya", "helen")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("V: for hp zz", "Nobody here is called 'zz'"),
        ("V: for Ian", "'Ian' could be"),
        ("V: for hp, against hp", "Helen Platts is named twice, with different votes."),
        ("V: for", "for example V: for DP JS"),
        ("V: named hp pn", "for example V: for DP JS"),
        ("V: 2-1 named for zz", "Nobody here is called 'zz'"),
        ("V: 2-1 noted against zz", "Nobody here is called 'zz'"),
    ],
)
def test_names_that_are_not_understood_are_given_back(line: str, words: str) -> None:
    assert words in refusal_of(line, held(*VOTED))


def test_the_rest_vote_one_way() -> None:
    assert refusal_of("V: for rest; against rest", held(*VOTED)) == "The rest is given two different votes."


def test_names_and_count_that_disagree_are_said() -> None:
    understood = typed("V: 3-1-0 for @hp @pn, against @ic, abstain @in", held(*VOTED))
    assert understood.warnings == ("3-1-0 was typed, but the names count 2-1-1",)
    assert isinstance(understood.edit, RecordVote)


def test_words_behind_a_count_are_a_note_though_they_begin_like_a_side() -> None:
    edit = edit_of("V: 2-1 against the advice of the officers", Together, held(*VOTED))
    assert edit.edits == (
        RecordVote("d3", Tally(2, 1)),
        WriteMinute("against the advice of the officers", "i2"),
    )


def test_a_members_own_vote_is_noted_on_request() -> None:
    tally = tally_of("V: 2-1-0 noted against @ic")
    assert tally == Tally(2, 1, names=(NamedVote("ian-c", Vote.AGAINST),))


def test_votes_are_those_of_the_minute_they_were_cast_in() -> None:
    gone = held(*VOTED, "-ic 10:20")
    assert understand("V: 3-1", scene(gone, clock="10:10")).warnings == ()
    assert understand("V: 3-1", scene(gone, clock="10:25")).warnings == ("4 votes, but only 3 may vote now",)
    doubts = understand("V: for hp, against ic", scene(gone, clock="10:25")).warnings
    assert doubts[:2] == ("Ian Clark may not vote: left at 10.20", _EQUAL)


_EQUAL = "the votes are equal: the motion is lost, or type 'casting for' or 'casting against'"


@pytest.mark.parametrize(
    ("line", "casting", "by"),
    [
        ("V: 2-2 casting for", Vote.FOR, "helen"),
        ("V: 2-2, casting vote against.", Vote.AGAINST, "helen"),
        ("V: 2-2 casting @hp for", Vote.FOR, "helen"),
        ("V: 2-2 casting vote by @Ian Clark against moved @hp", Vote.AGAINST, "ian-c"),
        ("V: for hp pn; against ic in; casting for", Vote.FOR, "helen"),
    ],
)
def test_a_casting_vote_is_kept_apart(line: str, casting: Vote, by: str) -> None:
    tally = tally_of(line)
    assert (tally.casting, tally.casting_by) == (casting, by)
    assert (tally.votes_for, tally.against) == (2, 2)
    assert typed(line, held(*VOTED)).preview.endswith(f"casting vote {casting}")


def test_doubts_of_a_casting_vote() -> None:
    assert "a casting vote, but the votes are not equal" in typed("V: 3-1 casting for", held(*VOTED)).warnings
    assert "say 'casting for' or 'casting against'" in typed("V: 2-2 casting", held(*VOTED)).warnings
    assert _EQUAL in typed("V: 2-2 casting", held(*VOTED)).warnings
    unknown = typed("V: 2-2 casting @Zed for", held(*VOTED))
    assert "nobody here is called Zed" in unknown.warnings


def test_the_vote_against_the_words_of_the_decision() -> None:
    assert typed("V: 1-3", held(*VOTED)).warnings == ("the vote was lost, but the decision says agreed",)
    assert typed("V: 1-3", held(*HERE, "D: The motion was rejected")).warnings == ()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("V: nem con", "The motion was carried."),
        ("V: for hp pn against ic", "The motion was carried."),
        ("V: for hp against ic", "The motion was lost."),
        ("V: 2-2 casting for", "The motion was carried."),
    ],
)
def test_a_vote_without_a_decision_makes_one_in_its_own_words(line: str, words: str) -> None:
    assert edit_of(line, Decide, held(*HERE)).text == words


def test_mover_and_seconder_must_be_two() -> None:
    doubts = typed("V: 3-1 moved @hp seconded @hp", held(*VOTED)).warnings
    assert doubts == ("Helen Platts both moved and seconded it",)
    assert (
        "Ian Clark may not vote: left at 10.05" in typed("D: x moved @ic", held(*HERE, "-ic 10:05")).warnings
    )


def test_the_line_of_a_recorded_vote_is_understood_as_it() -> None:
    voted = held(*VOTED)
    people = directory(board(), voted)
    line = named_vote_line(NAMES, people)
    assert line == "V: for HP PN; against IC; abstain IN"
    assert {one.person: one.vote for one in tally_of(line).names} == NAMES
    codeless = tuple(replace(one, code="") for one in people)
    line = named_vote_line(NAMES | {"helen": Vote.DID_NOT_VOTE}, codeless)
    assert line == "V: for @Priya Nair; against @Ian Clark; abstain @Ian Nash; not voting @Helen Platts"
    assert tally_of(line).named(Vote.DID_NOT_VOTE) == ("helen",)
    both = named_vote_line({"helen": Vote.FOR, "priya": Vote.FOR}, codeless)
    assert both == "V: for @Helen Platts, @Priya Nair"


# -- without a quorum ----------------------------------------------------------------------------------

SHORT = ("+hp +pn", "/item 2")


@pytest.mark.parametrize("line", ["D: agreed", "R: agreed", "D: Referred to Cabinet", "V: 2-0", "V: nem con"])
def test_a_decision_without_a_quorum_is_given_back_and_says_how(line: str) -> None:
    said = refusal_of(line, held(*SHORT))
    assert said.startswith("The meeting is not quorate (2 of 2, from 1 of 2 groups)")
    assert "'override: reason'" in said


@pytest.mark.parametrize("line", ["D: noted", "D: The item was deferred", "D: Agreed to adjourn to Monday"])
def test_noting_deferring_and_adjourning_are_recorded(line: str) -> None:
    understood = typed(line, held(*SHORT))
    assert isinstance(understood.edit, Decide)
    assert understood.warnings == ("NOT QUORATE: 2 present, 2 needed, 1 of 2 groups",)


def test_an_override_with_its_reason_is_recorded() -> None:
    edit = edit_of("D: Agreed to spend it. Override: the roof leaks.", Decide, held(*SHORT))
    assert (edit.text, edit.override_reason, edit.override_by) == (
        "Agreed to spend it.",
        "the roof leaks.",
        "helen",
    )
    doubts = typed("D: Agreed; override: urgent", held(*SHORT)).warnings
    assert doubts == ("NOT QUORATE: 2 present, 2 needed, 1 of 2 groups: overridden",)


def test_who_overrode_can_be_named() -> None:
    edit = edit_of("D: Agreed, override by @pn: urgent", Decide, held(*SHORT))
    assert (edit.text, edit.override_by) == ("Agreed", "priya")
    unknown = typed("D: Agreed override by @Zed: urgent", held(*SHORT))
    assert isinstance(unknown.edit, Decide)
    assert unknown.edit.override_by == "helen"
    assert "Nobody here is called 'Zed'. Type a code, or more of the name." in unknown.warnings


def test_a_vote_can_be_overridden_too() -> None:
    edit = edit_of("V: 2-0 override: urgent", Decide, held(*SHORT))
    assert (edit.override_reason, edit.tally) == ("urgent", Tally(2, 0))


def test_an_override_needs_a_reason() -> None:
    assert "not quorate" in refusal_of("D: Agreed override:", held(*SHORT))


def test_in_a_quorate_meeting_nothing_is_overridden() -> None:
    understood = typed("D: Agreed, override: urgent", held(*HERE))
    assert isinstance(understood.edit, Decide)
    assert (understood.edit.text, understood.edit.override_reason) == ("Agreed, override: urgent", "")
    assert understood.warnings == ("the meeting is quorate: nothing is overridden, the words stay",)


def test_a_lost_quorum_is_asked_as_at_the_moment_and_as_it_stands() -> None:
    lost = held(*HERE, "-ic 10:20", "-in 10:21")
    assert refusal_of("D: agreed", lost).startswith("The meeting is not quorate (2 of 2")
    before = understand("D: agreed", scene(lost, clock="10:10"))
    assert isinstance(before.edit, Decide) and before.warnings == ()
    late = held("+hp +ic 10:20", "/item 2")
    early = understand("D: agreed", scene(late, clock="10:10"))
    assert isinstance(early.edit, Decide)
    assert early.warnings == ("NOT QUORATE: 1 present, 2 needed, 1 of 2 groups",)


def test_a_meeting_not_opened_or_without_a_roll_is_only_warned() -> None:
    unopened = replace(held(*SHORT), opened=None)
    for meeting in (unopened, held("/item 2")):
        understood = typed("D: agreed", meeting)
        assert isinstance(understood.edit, Decide)
        assert understood.warnings[0].startswith("NOT QUORATE")


# -- what is void --------------------------------------------------------------------------------------


def carried_out(line: str, of: Meeting) -> Meeting:
    edit = typed(line, of).edit
    assert edit is not None
    after: Meeting = edit.apply(of, stamp(50))  # type: ignore[attr-defined]
    return after


def test_a_decision_is_void_with_its_reason_and_its_number_is_not_given_again() -> None:
    recorded = held(*VOTED, "A: x @hp")
    edit = edit_of("/void 02: typed twice", Strike, recorded)
    assert edit == Strike("a4", "typed twice", "PB/2026-27/02")
    assert typed("/strike 2: typed twice", recorded).edit == edit
    assert typed("/void 02: typed twice", recorded).preview == "Action 02 is void: typed twice"
    void = carried_out("/void 02: typed twice", recorded)
    assert void.actions == ()
    assert edit_of("D: agreed again", Decide, void).ref == "PB/2026-27/03"
    both = carried_out("/void PB/2026-27/01: wrong", void)
    assert both.last_ref == "PB/2026-27/02"
    assert edit_of("D: noted", Decide, both).ref == "PB/2026-27/03"


def test_a_vote_is_void_and_the_decision_stands() -> None:
    voted = held(*VOTED, "V: 3-1")
    assert edit_of("/void vote 01: counted wrong", AnnulVote, voted) == AnnulVote("d3", "counted wrong")
    after = carried_out("/void vote on 01: counted wrong", voted)
    assert [(one.text, one.tally) for one in after.decisions] == [("agreed", None)]
    assert typed("V: 2-2", after).edit is not None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("/void 09: x", "There is no decision or action 09 in this meeting."),
        ("/void", "Say which."),
        ("/void vote", "Say which."),
        ("/void 01", "for example /void 01: typed twice"),
        ("/void vote 01", "for example /void vote 01: typed twice"),
        ("/void vote 01: x", "No vote is recorded on 01."),
        ("/void vote 02: x", "No vote is recorded on 02."),
    ],
)
def test_what_cannot_be_made_void_is_said(line: str, words: str) -> None:
    assert words in refusal_of(line, held(*VOTED, "A: x @hp"))


def test_outcome_is_known_to_the_vote() -> None:
    understood: Understanding = typed("V: 1-2", held(*HERE))
    assert isinstance(understood.edit, Decide)
    assert understood.edit.outcome is Outcome.REJECTED
