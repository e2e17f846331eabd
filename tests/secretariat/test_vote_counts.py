"""Votes in the words in which they are usually typed, and what is left over of them (R33, R34)."""

import pytest

from boardtui.edits.batch import Together
from boardtui.edits.minuting import RecordVote, WriteMinute
from boardtui.model.decisions import Manner, NamedVote, Tally, Vote
from tests.secretariat.typed import edit_of, held, refusal_of, typed

HERE = ("+hp +ic +pn +in", "/item 2")
VOTED = (*HERE, "D: agreed")
NAMES = {"helen": Vote.FOR, "ian-c": Vote.AGAINST, "priya": Vote.FOR, "ian-n": Vote.ABSTAINED}


def tally_of(line: str) -> Tally:
    edit = edit_of(line, RecordVote, held(*VOTED))
    assert edit.tally is not None
    return edit.tally


@pytest.mark.parametrize(
    ("line", "figures"),
    [
        ("V: 2 for, 1 against", (2, 1, 0)),
        ("V: 2 for, 1 against, 1 abstained", (2, 1, 1)),
        ("V: 2 votes for and 1 against with 1 abstention", (2, 1, 1)),
        ("V: 2 in favour, none against, 2 abstentions", (2, 0, 2)),
        ("V: for 2 against 1", (2, 1, 0)),
        ("V: for: 2, against: 1, abstained: 1.", (2, 1, 1)),
        ("V: against 1; for 3", (3, 1, 0)),
        ("V: 2 for - 1 against / 1 abstained", (2, 1, 1)),
        ("V: 2-1 (1 abstention)", (2, 1, 1)),
        ("V: carried 3-1", (3, 1, 0)),
        ("V: carried by 3-1", (3, 1, 0)),
        ("V: the motion was carried (3-1)", (3, 1, 0)),
        ("V: carried by 3 votes to 1", (3, 1, 0)),
        ("V: 3 votes to 1", (3, 1, 0)),
        ("V: 2-1, abstain 1", (2, 1, 1)),
        ("V: 2-1, 1 abstained", (2, 1, 1)),
        ("V: 2-1 with 1 abstention.", (2, 1, 1)),
        ("V: 3-1, no abstentions", (3, 1, 0)),
    ],
)
def test_a_count_in_the_usual_words(line: str, figures: tuple[int, int, int]) -> None:
    assert tally_of(line) == Tally(*figures)
    assert typed(line, held(*VOTED)).warnings == ()


def test_what_is_said_to_have_come_of_it_is_checked() -> None:
    lost = held(*HERE, "D: The motion was rejected")
    assert typed("V: lost 1-3", lost).warnings == ()
    assert typed("V: carried 1-3", lost).warnings == ("carried was typed, but by these figures it is lost",)
    assert "lost was typed, but by these figures it is carried" in typed("V: lost by 3-1", lost).warnings
    assert typed("V: carried 2-2 casting for", held(*VOTED)).warnings == ()


@pytest.mark.parametrize(
    "line",
    ["V: HP PN for; IC against; IN abstaining", "V: Helen Platts, PN for, IC against, IN abstained."],
)
def test_the_names_may_stand_before_the_sides(line: str) -> None:
    tally = tally_of(line)
    assert {one.person: one.vote for one in tally.names} == NAMES
    assert tally.manner is Manner.RECORDED


@pytest.mark.parametrize(
    "line",
    ["V: 2-1 IN abstaining", "V: 2-1, abstain IN", "V: 2-1 (IN abstaining).", "V: 2-1-1; Ian Nash abstained"],
)
def test_somebody_named_behind_a_count_is_noted_and_the_count_stands(line: str) -> None:
    assert tally_of(line) == Tally(2, 1, 1, names=(NamedVote("ian-n", Vote.ABSTAINED),))
    understood = typed(line, held(*VOTED))
    assert understood.warnings == ("a name beside the vote is minuted as noted at their request",)
    assert understood.preview == "VOTE · 2 for, 1 against, 1 abstained · 1 vote noted by name"


def test_names_behind_an_agreement_are_noted() -> None:
    noted = (NamedVote("ian-n", Vote.ABSTAINED),)
    assert tally_of("V: nem con; abstain IN") == Tally(0, 0, names=noted, manner=Manner.NEM_CON)
    assert tally_of("V: unanimous, IN abstaining") == Tally(0, 0, names=noted, manner=Manner.UNANIMOUS)
    assert "unanimous, but somebody is named as abstained" in (
        typed("V: unanimous; abstain IN", held(*VOTED)).warnings
    )
    assert typed("V: nem con, noted against IN", held(*VOTED)).warnings == (
        "nem con, but somebody is named as against",
    )


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("V: 2-1 and so it went", "and so it went"),
        ("V: 2-1, as the officers had asked of the members", "as the officers had asked of the members"),
        ("V: nem con, with 2 abstentions", "with 2 abstentions"),
    ],
)
def test_what_is_not_understood_is_quoted_before_all_else(line: str, note: str) -> None:
    understood = typed(line, held(*VOTED, "V: 3-1"))
    assert isinstance(understood.edit, Together)
    assert understood.edit.edits[1] == WriteMinute(note, "i2")
    assert understood.warnings[0] == f"'{note}' is not understood as of the vote: it becomes a note"
    assert understood.warnings[1] == "replaces 3-1"


def test_a_long_leftover_is_quoted_in_part() -> None:
    understood = typed(f"V: 2-1 {'words ' * 20}", held(*VOTED))
    quoted = understood.warnings[0].split("'")[1]
    assert len(quoted) == 40 and quoted.endswith("…")


@pytest.mark.parametrize("line", [
    "V: 2 for, 1 for", "V: 2 abstained", "V: carried", "V: 5 against 3", "V: for 2 against", "V: zz for",
    "V: carried by HP",
])  # fmt: skip
def test_what_is_half_a_count_is_refused(line: str) -> None:
    assert refusal_of(line, held(*VOTED))
