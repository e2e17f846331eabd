"""Lines of a script and of the plain dialogue without a slash: sentences are notes, and slips are told of."""

import pytest

from boardtui.edits.minuting import WriteMinute
from boardtui.edits.presence import MarkPerson
from tests.secretariat.typed import held, typed


@pytest.mark.parametrize(
    "line",
    [
        "Officers to report back in March",
        "Officers were thanked, and members agreed",
        "Attending members asked about cost",
        "Chair thanked officers",
        "Apologies were received from Priya Nair",
        "Present arrangements were noted",
        "Left open for another day",
    ],
)
def test_a_sentence_that_opens_with_the_word_of_a_command_is_a_note_and_that_is_said(line: str) -> None:
    understood = typed(line, bare=True)
    assert understood.edit == WriteMinute(line, None)
    assert understood.warnings and understood.warnings[0].startswith("minuted as a note; ")


@pytest.mark.parametrize(
    "line",
    [
        "officers Jo Ray (head of audit), Sam de la Mare",
        "attending Jo Ray, Ely City",
        "apologies from pn and Theo Blackwell",
        "apologies pn",
        "left pn 10:15",
        "chair pn",
        "sub priya nair for IC",
    ],
)
def test_names_are_names_however_they_are_written(line: str) -> None:
    assert not isinstance(typed(line, bare=True).edit, WriteMinute)
    assert typed(line, bare=True) == typed(f"/{line}")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("opne 11:30", "open 15:00"),
        ("clsoe 16:30", "close 16:30"),
        ("nxet", "next"),
        ("apologies", "apologies from"),
        ("PN present", "+PN marks somebody present"),
        ("=", "there is no word in it"),
    ],
)
def test_a_slip_is_minuted_and_told_of(line: str, said: str) -> None:
    understood = typed(line, bare=True)
    assert isinstance(understood.edit, WriteMinute)
    assert said in understood.warnings[0]


@pytest.mark.parametrize(
    "line", ["Members welcomed the report.", "Notes were agreed", "Closed gates", "Public questions"]
)
def test_nothing_is_said_of_an_ordinary_sentence(line: str) -> None:
    assert typed(line, bare=True).warnings == ()


def test_what_is_voted_or_taken_in_a_break_is_doubted() -> None:
    record = held("/open 10:00", "+PN IC", "/item 1", "/break 10:04: tea")
    assert record.item_in_hand == "i1"
    doubt = "the meeting is adjourned since 10:04"
    for line, times in (("/item 2", 1), ("V: 2-0-0", 1), ("D: agreed", 1), ("N: tea was served", 0)):
        assert typed(line, record).warnings.count(doubt) == times, line
    assert isinstance(typed("+IC", record).edit, MarkPerson)
