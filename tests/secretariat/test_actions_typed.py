"""Owners and due dates in an action."""

from dataclasses import replace
from datetime import date

import pytest

from boardtui.edits.minuting import Assign
from boardtui.model.actions import Owner
from boardtui.secretariat.capture.line import understand
from boardtui.secretariat.capture.scene import make_scene
from tests.builders import NEXT, at, board, meeting
from tests.secretariat.typed import edit_of, held, typed


def action(line: str) -> Assign:
    return edit_of(line, Assign)


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("A: x @Helen Platts", ["helen"]),
        ("A: x @hp", ["helen"]),
        ("A: x @Ian N", ["ian-n"]),
        ("A: x @Ian Clark and others", ["ian-c"]),
        ("A: x @IN", ["ian-n"]),
        ("A: x @ÉLODIE", ["elodie"]),
        ("A: x @tom o'neil", ["tom"]),
        ("A: x @O’Neil.", ["tom"]),
        ("A: @Priya, @Helen: x", ["priya", "helen"]),
        ("A: @Priya @Priya Nair x", ["priya"]),
        ("A: @Helen Platts Priya x", ["helen"]),
    ],
)
def test_the_longest_name_in_the_directory_wins(line: str, ids: list[str]) -> None:
    assert [owner.person for owner in action(line).owners] == ids
    assert typed(line).warnings == ()


@pytest.mark.parametrize("line", ["A: mail a@b.org", "A: see @ home", "A: cost @, or so", "A: a @", "A: @@"])
def test_not_every_sign_is_an_owner(line: str) -> None:
    edit = action(line)
    assert edit.owners == ()
    assert edit.text == line.removeprefix("A: ").strip(" ,")
    assert typed(line).warnings == ("no owner",)


def test_a_collective_owner_is_no_person() -> None:
    assert action("A: x @officers").owners == (Owner("Officers"),)
    assert typed("A: x @officers").warnings == ()


def test_somebody_unknown_is_kept_and_doubted() -> None:
    assert action("A: x @Zebedee by Fri").owners == (Owner("Zebedee"),)
    assert typed("A: x @Zebedee").warnings == ("nobody here is called Zebedee",)


def test_nobody_is_guessed() -> None:
    assert action("A: x @Ian").owners == (Owner("Ian", None),)


def test_a_guest_of_the_meeting_may_own_an_action() -> None:
    invited = held("/attending Bo Hill, Ely City")
    assert edit_of("A: x @Bo Hill", Assign, invited).owners == (Owner("Bo Hill", "guest-bo-hill"),)


@pytest.mark.parametrize(
    ("line", "text", "due"),
    [
        ("A: Send by post by 4 Dec", "Send by post", date(2026, 12, 4)),
        ("A: before Fri, or due 4 Dec at the latest", "before Fri, or at the latest", date(2026, 12, 4)),
        ("A: by 31/2 or by 4 Dec or by 99/99", "by 31/2 or or by 99/99", date(2026, 12, 4)),
        ("A: stand by", "stand by", None),
        ("A: by 31/2 never", "by 31/2 never", None),
        ("A: BY 2027-01-18 x", "x", date(2027, 1, 18)),
        ("A: x by 4 December 2027", "x", date(2027, 12, 4)),
        ("A: x by eom", "x", date(2026, 11, 30)),
        ("A: x by next tue", "x", date(2026, 12, 1)),
    ],
)
def test_the_last_date_that_can_be_read_is_the_due_date(line: str, text: str, due: date | None) -> None:
    assert (action(line).text, action(line).due) == (text, due)


def test_a_date_that_no_calendar_has_is_pointed_out() -> None:
    assert "'31 Feb' is no day of the calendar" in typed("A: x by 31 Feb @hp").warnings
    assert "'2027-02-30' is no day of the calendar" in typed("A: x due 2027-02-30 @hp").warnings
    assert typed("A: x by 31/2 or by 4 Dec @hp").warnings == ()
    assert typed("A: stand by @hp").warnings == ()


@pytest.mark.parametrize("words", ["next meeting", "the next meeting", "the Next  Meeting"])
def test_by_the_next_meeting_keeps_the_promise_and_its_date(words: str) -> None:
    edit = action(f"A: x by {words}")
    assert (edit.due, edit.due_next_meeting, edit.text) == (NEXT, True, "x")
    assert not action("A: x by Fri").due_next_meeting


def test_the_next_meeting_may_not_be_in_the_calendar() -> None:
    scene = make_scene(replace(board(), calendar=()), meeting(), at("10:30"))
    understood = understand("A: x by next meeting", scene)
    assert "no next meeting is in the calendar" in understood.warnings
    assert isinstance(understood.edit, Assign)
    assert (understood.edit.due, understood.edit.due_next_meeting) == (None, True)


@pytest.mark.parametrize(("due", "day"), [("5/12", "Saturday"), ("6/12", "Sunday")])
def test_a_weekend_is_warned_of(due: str, day: str) -> None:
    assert f"the due date is a {day}" in typed(f"A: x by {due}").warnings


@pytest.mark.parametrize(
    ("due", "doubts"),
    [
        ("Tue 18 Jan", ("18 January 2027 is a Monday, not a Tuesday",)),
        ("wednesday 18 Jan 2027", ("18 January 2027 is a Monday, not a Wednesday",)),
        ("Fri 5th December", ("5 December 2026 is a Saturday, not a Friday",)),
        ("Mon 18 Jan", ()),
        ("monday 18 january", ()),
        ("18 Jan", ()),
        ("Tue", ()),
    ],
)
def test_a_weekday_that_is_not_the_days_is_warned_of(due: str, doubts: tuple[str, ...]) -> None:
    assert typed(f"A: fix the gate @hp by {due}").warnings == doubts


def test_words_are_left_as_they_were_typed() -> None:
    assert action("A: send the .docx file , now @hp").text == "send the .docx file, now"
    assert action("A: one\ntwo  three @hp").text == "one\ntwo three"


def test_an_action_belongs_to_the_item_in_hand_and_gets_the_next_reference() -> None:
    edit = edit_of("action: y", Assign, held("/item 2", "A: x", "D: z"))
    assert (edit.item, edit.ref) == ("i2", "PB/2026-27/03")
