"""Several edits as one, and edits that meet the wrong record."""

import pytest

from boardtui.edits.base import BoardEdit, MeetingEdit, verb
from boardtui.edits.batch import Together, apply_edit
from boardtui.edits.minuting import WriteMinute
from boardtui.edits.people import AddPerson
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.edits.verbs import VERBS
from boardtui.errors import EditRefused
from tests.builders import at, board, meeting, person, stamp


def test_all_or_none() -> None:
    good, bad = WriteMinute("x"), MarkPerson("helen", Roll.LEFT, at("10:00"))
    assert len(Together((good, good)).apply(meeting(), stamp()).minutes) == 2
    with pytest.raises(EditRefused):
        Together((good, bad)).apply(meeting(), stamp())


def test_an_edit_belongs_to_one_kind_of_record() -> None:
    assert apply_edit(AddPerson(person("bo", "BH", "Bo")), board(), stamp()) != board()
    assert apply_edit(WriteMinute("x"), meeting(), stamp()) != meeting()
    with pytest.raises(EditRefused, match="'minute' does not belong"):
        apply_edit(WriteMinute("x"), board(), stamp())
    with pytest.raises(EditRefused, match="'add-person' does not belong"):
        apply_edit(AddPerson(person("bo", "BH", "Bo")), meeting(), stamp())


def test_every_verb_has_one_class_and_a_sentence_of_its_own() -> None:
    assert all(kind.verb == name for name, kind in VERBS.items())
    assert len(set(VERBS.values())) == len(VERBS)
    assert all((kind.__doc__ or "").strip() for kind in VERBS.values())


def test_an_edit_that_says_nothing_of_how_it_applies_is_no_edit() -> None:
    with pytest.raises(NotImplementedError):
        MeetingEdit().apply(meeting(), stamp())
    with pytest.raises(NotImplementedError):
        BoardEdit().apply(board(), stamp())


def test_naming_a_verb_makes_it_known() -> None:
    class Passing(MeetingEdit):
        """Only for this test."""

    try:
        assert verb("passing-test")(Passing) is Passing
        assert VERBS["passing-test"] is Passing
        assert Passing.verb == "passing-test"
    finally:
        VERBS.pop("passing-test", None)
