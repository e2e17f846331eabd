"""A board's settings as they are read, and the lines that change them."""

from dataclasses import replace
from datetime import date

import pytest

from boardtui.edits.base import BoardEdit, Stamp
from boardtui.edits.body import BeginYear, ChangeSettings, MergeGroups, NameContact, RenameBoard
from boardtui.model.boards import Board, Membership, QuorumRule, Role
from boardtui.model.people import Contact
from boardtui.secretariat.capture.board_lines import read_group
from boardtui.secretariat.capture.setting_lines import read_group_end, read_setting
from boardtui.secretariat.setting_rows import contact_words, label_of, setting_rows
from boardtui.secretariat.setting_words import listed
from tests.app.holding import SetClock
from tests.secretariat.typed import OF_TWO_GROUPS

TODAY, MAY = date(2011, 1, 25), date(2011, 5, 1)
BOARD = replace(OF_TWO_GROUPS, memberships=(Membership("ann-lee", Role.MEMBER, "green"),))


def done(board: Board, edit: BoardEdit | None) -> Board:
    assert edit is not None
    return edit.apply(board, Stamp(1, SetClock()(), "clerk"))


def row(board: Board, name: str, day: date = TODAY) -> tuple[str, str, date | None, object]:
    (found,) = [one for one in setting_rows(board, day) if one.name == name]
    return found.words, found.typed, found.since, found.later


def test_every_setting_that_can_be_typed_is_on_the_list_in_words() -> None:
    names = [one.name for one in setting_rows(BOARD, TODAY)]
    assert set(listed(BOARD.settings)) - set(names) == {"quorum.numerator", "quorum.denominator"}
    assert len(set(names)) == len(names)
    assert all("_" not in one.label and "." not in one.label for one in setting_rows(BOARD, TODAY))


def test_a_setting_says_what_it_is_since_when_and_what_it_will_be() -> None:
    assert row(BOARD, "clear_days") == ("5", "5", None, None)
    assert row(BOARD, "quorum") == ("1/3", "1/3", None, None)
    assert row(BOARD, "casting_vote") == ("yes", "yes", None, None)
    assert row(BOARD, "parent") == ("–", "", None, None)
    assert row(BOARD, "quorum.basis")[0] == "all seats"
    assert row(BOARD, "collective_owners")[0] == "Officers, Members, Secretary, Chairman"
    later = done(BOARD, read_setting("3, from 1 may 2011", BOARD, "clear_days", TODAY).edit)
    assert row(later, "clear_days") == ("5", "5", None, ("3", MAY))
    assert row(later, "clear_days", MAY) == ("3", "3", MAY, None)
    assert row(later, "casting_vote", MAY)[2] is None


def test_a_change_from_an_earlier_day_brings_no_later_one_forward() -> None:
    board = done(BOARD, read_setting("3, from 1 may 2011", BOARD, "clear_days", TODAY).edit)
    board = done(board, read_setting("Minutes, from 1 feb 2011", board, "note_title", TODAY).edit)
    assert row(board, "clear_days", date(2011, 2, 1)) == ("5", "5", None, ("3", MAY))
    assert row(board, "note_title", MAY)[:3] == ("Minutes", "Minutes", date(2011, 2, 1))


def test_a_fixed_quorum_is_one() -> None:
    board = replace(BOARD, settings=replace(BOARD.settings, quorum=QuorumRule(0, 1, 5)))
    assert row(board, "quorum") == ("5, whatever the seats", "5", None, None)


def test_a_setting_nobody_gave_a_name_is_listed_by_its_own() -> None:
    assert label_of("paper.colour_scheme") == "Paper, colour scheme"


@pytest.mark.parametrize(
    ("name", "line", "edit", "said"),
    [
        ("clear_days", "3", ChangeSettings, "3 from 25 Jan 2011 (was 5)"),
        ("clear_days", "3, always", ChangeSettings, "3 at all times it was so"),
        ("quorum", "1/4, from 1 may", ChangeSettings, "1/4 from 1 May 2011 (was 1/3)"),
        ("collective_owners", "Officers, Members", ChangeSettings, "Officers, Members from 25 Jan"),
        ("note_title", "Minutes, from the beginning", ChangeSettings, "Minutes, from the beginning from"),
        ("parent", "The Executive", RenameBoard, "Reports to: The Executive"),
        ("parent", "-, from 1 may 2011", RenameBoard, "Reports to: – from 1 May 2011"),
        ("name", "Leeds Board, from 1 may 2011", RenameBoard, "Name: Leeds Board from 1 May 2011"),
        ("year", "2011/12, from 1 sep 2011", BeginYear, "Board year: 2011/12 from 1 Sep 2011"),
    ],
)
def test_a_line_is_a_value_and_a_day(name: str, line: str, edit: type[BoardEdit], said: str) -> None:
    found = read_setting(line, BOARD, name, TODAY)
    assert isinstance(found.edit, edit), found.refusal
    assert said in found.said


@pytest.mark.parametrize(
    ("name", "line", "why"),
    [
        ("clear_days", "soon", "is a number"),
        ("clear_days", "3, from 99 may", "no day"),
        ("year", "2011/12, always", "begins on a day"),
        ("name", "-", "cannot be without a name"),
        ("contact", "Cllr", ""),
    ],
)
def test_what_is_no_value_is_said_while_it_is_typed(name: str, line: str, why: str) -> None:
    found = read_setting(line, BOARD, name, TODAY)
    assert why in found.refusal and (found.edit is None) == bool(why)


def test_who_answers_for_the_board() -> None:
    line = "Dr Ann Lee, Secretary, ann@example.org, 020 7946 0100"
    edit = read_setting(line, BOARD, "contact", TODAY).edit
    assert isinstance(edit, NameContact) and edit.contact is not None
    assert edit.contact.contact == Contact("020 7946 0100", "ann@example.org")
    assert edit.contact.post == "Secretary"
    board = done(BOARD, edit)
    assert contact_words(board) == line and row(board, "contact")[1] == line
    again = read_setting("Ann Lee, Clerk", board, "contact", TODAY).edit
    assert isinstance(again, NameContact) and again.contact is not None
    assert (again.contact.id, again.contact.post) == ("ann-lee", "Clerk")
    gone = done(board, read_setting("-", board, "contact", TODAY).edit)
    assert gone.contact is None and row(gone, "contact")[0] == "–"
    assert "needs a name" in read_setting(", Secretary", BOARD, "contact", TODAY).refusal


def test_a_group_ends_or_joins_another() -> None:
    ends = read_group_end("30 apr 2011", BOARD, "green", TODAY)
    assert ends.said == "Green has no seats after 30 Apr 2011; its members stay until they are moved"
    joins = read_group_end("30 apr 2011, into labour", BOARD, "green", TODAY)
    assert joins.edit == MergeGroups("green", "labour", MAY)
    assert joins.said == "Green joins Labour from 1 May 2011, with its seats and members"
    assert "no date" in read_group_end("soon", BOARD, "green", TODAY).refusal
    assert "no group 'blue'" in read_group_end("30 apr 2011, into blue", BOARD, "green", TODAY).refusal


def test_how_a_groups_office_is_reached() -> None:
    new = read_group("Blue, 2 seats, office Jo Day, email jo@blue.example", BOARD, TODAY)
    board = done(BOARD, new.edit)
    (blue,) = [one for one in board.groups if one.name == "Blue"]
    assert (blue.office, blue.office_contact) == ("Jo Day", Contact("", "jo@blue.example"))
    told = read_group("phone 020 7946 0123", board, TODAY, blue.id)
    assert told.said == "Blue is reached otherwise"
    board = done(board, told.edit)
    assert board.groups[-1].office_contact == Contact("020 7946 0123", "jo@blue.example")
    board = done(board, read_group("email -, phone -", board, TODAY, blue.id).edit)
    assert board.groups[-1].office_contact == Contact()
