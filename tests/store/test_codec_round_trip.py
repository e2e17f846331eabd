"""Nouns and verbs to plain data and back, without loss."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boardtui.edits.base import MeetingEdit
from boardtui.edits.batch import Together
from boardtui.edits.founding import Convene, FoundBoard
from boardtui.edits.minuting import WriteMinute
from boardtui.edits.timeline import Redo, Undo
from boardtui.edits.verbs import VERBS
from boardtui.errors import RecordDamaged
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.store.codec import edit_from_plain, edit_to_plain, from_plain, to_plain
from tests.builders import board, meeting
from tests.strategies import meeting_edits, nouns

_SLOW = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def through_json(plain: object) -> object:
    return msgspec.json.decode(msgspec.json.encode(plain))


@given(nouns(Board))
@_SLOW
def test_any_board_comes_back_as_it_was(record: Board) -> None:
    assert from_plain(through_json(to_plain(record)), Board) == record


@given(nouns(Meeting))
@_SLOW
def test_any_meeting_comes_back_as_it_was(record: Meeting) -> None:
    assert from_plain(through_json(to_plain(record)), Meeting) == record


@given(meeting_edits)
def test_any_edit_comes_back_as_it_was(edit: MeetingEdit) -> None:
    plain = through_json(edit_to_plain(edit))
    assert isinstance(plain, dict)
    assert edit_from_plain(plain) == edit


@pytest.mark.parametrize(
    "edit", [Undo(), Redo(), FoundBoard(board()), Convene(meeting())], ids=lambda e: str(e.verb)
)
def test_the_edits_of_the_history_come_back(edit: Undo | Redo | FoundBoard | Convene) -> None:
    assert edit_from_plain(edit_to_plain(edit)) == edit


@pytest.mark.parametrize("name", sorted(set(VERBS) - {"together", "undo", "redo", "found-board", "convene"}))
@given(data=st.data())
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
def test_every_verb_can_be_written_and_read(name: str, data: st.DataObject) -> None:
    edit = data.draw(nouns(VERBS[name]))
    plain = through_json(edit_to_plain(edit))
    assert isinstance(plain, dict)
    assert edit_from_plain(plain) == edit


def test_what_stands_at_its_default_is_left_out_all_the_way_down() -> None:
    assert edit_to_plain(Together((WriteMinute("x"),))) == {
        "verb": "together",
        "label": "",
        "edits": [{"verb": "minute", "text": "x"}],
    }
    assert to_plain(meeting())["agenda"][0] == {"id": "i1", "number": "1", "title": "Apologies"}


@pytest.mark.parametrize(
    "plain",
    [
        {"verb": "from-the-future"},
        {"verb": 7},
        {},
        {"verb": "minute"},
        {"verb": "minute", "text": 7},
        {"verb": "together", "edits": [{"verb": "undo"}]},
        {"verb": "together", "edits": "many"},
        {"verb": "together"},
        {"verb": "together", "edits": [], "label": 7},
    ],
)
def test_what_is_not_an_edit_is_said_and_never_half_read(plain: dict[str, object]) -> None:
    with pytest.raises(RecordDamaged):
        edit_from_plain(plain)


def test_what_is_not_a_noun_is_said() -> None:
    with pytest.raises(RecordDamaged, match="readable Meeting"):
        from_plain({"id": 3}, Meeting)
