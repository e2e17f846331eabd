"""Register marks: ``+`` arrives, ``-`` leaves, ``=`` is a status."""

import pytest

from boardtui.edits.batch import Together
from boardtui.edits.minuting import WriteMinute
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.secretariat.capture.scene import Kind
from tests.secretariat.typed import at, edit_of, held, refusal_of, typed


@pytest.mark.parametrize(
    ("line", "person", "roll", "clock"),
    [
        ("+hp", "helen", Roll.PRESENT, "10:30"),
        ("-hp", "helen", Roll.LEFT, "10:30"),
        ("-pn", "priya", Roll.LEFT, "10:30"),
        ("+Helen Platts", "helen", Roll.PRESENT, "10:30"),
        ("+hp 10:05", "helen", Roll.PRESENT, "10:05"),
        ("-hp 3pm", "helen", Roll.LEFT, "15:00"),
        ("-hp -5", "helen", Roll.LEFT, "10:25"),
        ("+hp 1015", "helen", Roll.PRESENT, "10:15"),
        ("=hp apologies", "helen", Roll.APOLOGIES, "10:30"),
        ("=hp A", "helen", Roll.APOLOGIES, "10:30"),
        ("=hp remote", "helen", Roll.REMOTE, "10:30"),
        ("=hp online", "helen", Roll.REMOTE, "10:30"),
        ("=hp absent", "helen", Roll.ABSENT, "10:30"),
        ("=hp present", "helen", Roll.PRESENT, "10:30"),
        ("=hp ?", "helen", Roll.UNMARKED, "10:30"),
        ("=Helen Platts 10:10 left", "helen", Roll.LEFT, "10:10"),
    ],
)
def test_one_mark(line: str, person: str, roll: Roll, clock: str) -> None:
    assert edit_of(line, MarkPerson) == MarkPerson(person, roll, at(clock))


def test_a_mark_has_the_item_in_hand() -> None:
    assert edit_of("+hp", MarkPerson, held("/item 2")).item == "i2"


def test_several_marks_are_one_edit() -> None:
    edit = edit_of("+hp +ic 10:05 -pn =em apologies", Together)
    assert [(one.person, one.roll) for one in edit.edits if isinstance(one, MarkPerson)] == [
        ("helen", Roll.PRESENT),
        ("ian-c", Roll.PRESENT),
        ("priya", Roll.LEFT),
        ("elodie", Roll.APOLOGIES),
    ]
    assert typed("+hp +ic 10:05").preview == "Helen Platts present 10:30 · Ian Clark present 10:05"
    assert typed("+hp").kind is Kind.REGISTER


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("+zed", "Nobody here is called 'zed'"),
        ("+ian", "'ian' could be Ian Clark, Ian Nash"),
        ("+hp +zed", "Nobody here is called 'zed'"),
        ("=hp", "needs a status"),
        ("=hp gone", "needs a status"),
        ("=zed absent", "Nobody here is called 'zed'"),
    ],
)
def test_what_cannot_be_marked_is_said(line: str, why: str) -> None:
    assert why in refusal_of(line)


@pytest.mark.parametrize("line", ["-5 degrees", "+ hp", "= hp", "- a point", "+44 20 7946 0000", "--", "+"])
def test_a_sign_without_a_letter_behind_it_is_a_note(line: str) -> None:
    assert edit_of(line, WriteMinute).text == line
