"""Marks that take something back, or can change nothing: said by line and key alike (R14, R15)."""

from dataclasses import replace

import pytest

from boardtui.edits.batch import Together
from boardtui.edits.minuting import WriteMinute
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.secretariat.capture.doubted_marks import Doubt
from boardtui.secretariat.capture.marks import mark_doubt
from boardtui.secretariat.capture.pasting import as_entries
from tests.builders import meeting, scene
from tests.secretariat.typed import edit_of, held, refusal_of, typed

_BACK = "Helen Platts is present since 10:01, which this takes back; left instead?"


@pytest.mark.parametrize("word", ["apologies", "absent", "?"])
def test_taking_back_that_somebody_was_here_is_doubted_and_done(word: str) -> None:
    understood = typed(f"=hp {word}", held("+hp"))
    assert understood.edit is not None
    assert understood.warnings == (_BACK,)


@pytest.mark.parametrize("roll", [Roll.APOLOGIES, Roll.ABSENT, Roll.UNMARKED])
def test_the_keys_say_the_same(roll: Roll) -> None:
    assert mark_doubt(scene(held("+hp")), "helen", roll) == Doubt(_BACK)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ("+hp", *("/item 2",) * 4, "-hp"),
            "Helen Platts was here from 10:01 to 10:06, which this takes back",
        ),
        (("+hp", "/break: tea", "/resume roll"), "Helen Platts was here from 10:01, which this takes back"),
    ],
)
def test_whoever_has_gone_was_here_all_the_same(lines: tuple[str, ...], said: str) -> None:
    assert typed("=hp apologies", held(*lines)).warnings == (said,)


def test_a_substitute_who_served_is_not_taken_back_in_silence() -> None:
    said = typed("=sw ?", held("/sub sw for pn")).warnings
    assert said == ("Sam Wu is present since 10:01, which this takes back; left instead?",)


@pytest.mark.parametrize("lines", [("+hp",), ("+hp", "=hp apologies")])
def test_within_the_minute_it_is_a_slip(lines: tuple[str, ...]) -> None:
    assert typed("=hp ?", held(*lines), clock=f"10:{len(lines):02d}").warnings == ()


def test_what_was_decided_since_makes_it_more_than_a_slip() -> None:
    at_once = held("/item 2", "+hp pn ic", "D: Members agreed the plan")
    assert typed("=hp apologies", at_once, clock="10:02").warnings == (
        "Helen Platts is present since 10:02, which this takes back; left instead?",
    )
    before = held("/item 2", "D: Members agreed the plan; override: urgent", "+hp pn")
    assert typed("=hp apologies", before, clock="10:03").warnings == ()


def test_before_the_opening_a_mark_is_put_right_in_silence() -> None:
    waiting = replace(meeting(MeetingState.SCHEDULED), presence=held("+hp").presence)
    assert typed("=hp apologies", waiting).warnings == ()


def test_an_old_meeting_without_an_opening_time_doubts_it_too() -> None:
    assert typed("=hp absent", replace(held("+hp"), opened=None)).warnings == (_BACK,)


def gone() -> Meeting:
    """Helen is here from 10:01 to 10:21, and Priya comes at 10:22."""
    return held("+hp", *("/item 2",) * 19, "-hp", "+pn")


@pytest.mark.parametrize("line", ["+hp 10:15", "+hp -15", "/present hp 10:15"])
def test_a_return_before_the_departure_is_refused_with_what_is_on_record(line: str) -> None:
    said = "Helen Platts is noted as present until 10:21; a return must be later than that."
    assert refusal_of(line, gone()) == said


def test_the_others_of_that_line_come_all_the_same() -> None:
    understood = typed("+hp 10:15 +ic", gone())
    assert isinstance(understood.edit, MarkPerson)
    assert understood.edit.person == "ian-c"
    assert understood.warnings == (
        "Helen Platts is noted as present until 10:21; a return must be later than that",
    )


def test_a_clock_that_was_set_back_says_so_to_the_keys() -> None:
    back = scene(gone(), clock="10:15")
    assert mark_doubt(back, "helen", Roll.PRESENT).void
    assert mark_doubt(back, "helen", Roll.REMOTE) == Doubt()
    assert mark_doubt(back, "helen", Roll.LEFT) == Doubt()
    assert mark_doubt(back, "priya", Roll.PRESENT) == Doubt()


def test_whoever_is_here_then_and_later_is_present_already() -> None:
    understood = typed("+hp 10:10", held("+hp", *("/item 2",) * 19, "+pn"))
    assert understood.edit is not None
    assert understood.warnings == ("Helen Platts is noted as present already",)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("-pn -15", "Priya Nair is not noted as present at 10:15, but from 10:22, and so cannot leave then."),
        ("-ic -15", "Ian Clark is not noted as present at 10:15, and so cannot leave then."),
        ("-ic", "Ian Clark is not noted as present, and so cannot leave."),
    ],
)
def test_a_departure_that_cannot_be_is_refused_before_enter(line: str, said: str) -> None:
    assert refusal_of(line, gone()) == said


def test_whoever_is_to_be_confirmed_may_have_left_by_then() -> None:
    record = held("+hp", "/break: tea", "/resume roll", *("/item 2",) * 9, "+pn")
    assert edit_of("-hp 10:05", MarkPerson, record).inserted


@pytest.mark.parametrize(
    ("line", "people", "roll"),
    [
        ("+ hp", ["helen"], Roll.PRESENT),
        ("+ Helen Platts, pn", ["helen", "priya"], Roll.PRESENT),
        ("+ hp 10:05", ["helen"], Roll.PRESENT),
        ("= hp apologies", ["helen"], Roll.APOLOGIES),
    ],
)
def test_a_sign_may_stand_apart_where_every_word_finds_somebody(
    line: str, people: list[str], roll: Roll
) -> None:
    edit = typed(line).edit
    marks = edit.edits if isinstance(edit, Together) else (edit,)
    assert [(one.person, one.roll) for one in marks if isinstance(one, MarkPerson)] == [
        (one, roll) for one in people
    ]


@pytest.mark.parametrize("line", ["- hp", "- HP, pn", "- hp 10:20"])
def test_a_dash_apart_marks_codes(line: str) -> None:
    edit = typed(line, held("+hp pn")).edit
    marks = edit.edits if isinstance(edit, Together) else (edit,)
    assert {one.roll for one in marks if isinstance(one, MarkPerson)} == {Roll.LEFT}


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("+ hp and the others", "minuted as a note, and not a mark: nobody here is called 'the others'"),
        ("= hp", "minuted as a note, and not a mark: '=hp' needs a status"),
        ("- Helen Platts", "minuted as a note: who leaves is typed as in -DP, without a space"),
        ("- HP was thanked", "minuted as a note: who leaves is typed as in -DP, without a space"),
    ],
)
def test_words_behind_a_sign_apart_are_a_note_with_a_doubt(line: str, doubt: str) -> None:
    understood = typed(line, held("+hp"))
    assert isinstance(understood.edit, WriteMinute)
    assert understood.edit.text == line
    assert understood.warnings[0].startswith(doubt)


@pytest.mark.parametrize("line", ["- a point", "-5 degrees", "- 3 of them", "+44 20 7946 0000", "--", "+"])
def test_a_point_of_a_list_is_a_note_without_one(line: str) -> None:
    understood = typed(line)
    assert isinstance(understood.edit, WriteMinute)
    assert understood.warnings == ()


def test_a_paste_marks_nobody_with_a_space_either() -> None:
    assert as_entries("+ HP\n- HP\n= HP absent") == ("N: + HP", "N: - HP", "N: = HP absent")
