"""Every verb there is has a sentence of its own in the history."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boardtui.edits.base import Edit, MeetingEdit
from boardtui.edits.batch import Together
from boardtui.edits.course import BeginAfresh, CloseMeeting, Reopen
from boardtui.edits.minuting import AnnulVote, Decide, Reword, Strike
from boardtui.edits.people import ChangeCode
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.edits.verbs import VERBS
from boardtui.model.decisions import Outcome
from boardtui.secretariat.verb_words import VERB_WORDS
from boardtui.secretariat.wording import _said, said_of_edit
from tests.builders import after, at, board, meeting
from tests.strategies import nouns

_FALLBACK = _said.dispatch(Edit)


@pytest.mark.parametrize("name", sorted(VERBS))
def test_each_verb_has_words_of_its_own(name: str) -> None:
    assert (_said.dispatch(VERBS[name]) is not _FALLBACK) is not (name in VERB_WORDS)


def test_there_are_no_words_for_what_is_no_verb() -> None:
    assert set(VERB_WORDS) <= set(VERBS)


@pytest.mark.parametrize("name", sorted(set(VERBS) - {Together.verb}))
@settings(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_whatever_such_an_edit_holds_something_is_said(name: str, data: st.DataObject) -> None:
    edit = data.draw(nouns(VERBS[name]))
    said = said_of_edit(edit, board(), meeting())
    assert said.strip() and said != name.replace("-", " ").capitalize()


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (
            AnnulVote("d1", "a card was counted twice"),
            "Vote on decision PB/01 annulled: a card was counted twice",
        ),
        (AnnulVote("d9", ""), "Vote on a decision annulled"),
        (Reword("d1", "Agreed the fence"), "Entry PB/01 reworded: Agreed the fence"),
        (Strike("d1", ref="PB/01"), "PB/01 struck out"),
        (Strike("m1"), "Entry struck out"),
        (Reopen("item 2 was wrong"), "The meeting is open again: item 2 was wrong"),
        (CloseMeeting(at("11:00")), "The meeting is closed"),
        (CloseMeeting(at("11:00"), abandoned=True), "The meeting is abandoned"),
        (CloseMeeting(at("11:00"), abandoned=True, reason="snow"), "The meeting is abandoned: snow"),
        (BeginAfresh("wrong board"), "Recorded again from the agenda: wrong board"),
        (
            MarkPerson("helen", Roll.PRESENT, at("10:30"), seat_kept=True),
            "Helen Platts: present, seat kept by the substitute",
        ),
    ],
)
def test_these_are_said_so(edit: MeetingEdit, said: str) -> None:
    assert said_of_edit(edit, board(), after(Decide("Agreed", Outcome.AGREED, "i2", "PB/01"))) == said


def test_a_changed_code_is_said_with_the_code() -> None:
    assert said_of_edit(ChangeCode("helen", "HX"), board(), meeting()) == "Helen Platts: code is now HX"
