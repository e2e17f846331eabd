"""Dates, times, names and votes in words."""

from datetime import date, time

import pytest

from boardtui.model.decisions import Tally, Vote
from boardtui.model.presence import PresenceKind
from boardtui.rules.wording import (
    as_sentence,
    clock,
    coming_or_going,
    joined,
    local_clock,
    long_date,
    short_date,
    vote_sentence,
)
from tests.builders import at, board, event, meeting


def test_dates_are_written_one_way() -> None:
    assert long_date(date(2010, 9, 9)) == "9 September 2010"
    assert long_date(date(2010, 9, 9), weekday=True) == "Thursday 9 September 2010"
    assert short_date(date(2010, 9, 9)) == "9 Sep 2010"


def test_times_are_local_and_written_one_way() -> None:
    assert clock(time(9, 5)) == "09.05"
    assert local_clock(at("15:00"), "Europe/London") == "15.00"
    assert local_clock(at("15:00"), "Europe/Paris") == "16.00"


@pytest.mark.parametrize(
    ("names", "said"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_names_are_joined_as_in_speech(names: list[str], said: str) -> None:
    assert joined(names) == said


@pytest.mark.parametrize(
    ("kind", "remote", "said"),
    [
        (PresenceKind.ARRIVED, False, "Helen Platts joined the meeting at 10.05."),
        (PresenceKind.ARRIVED, True, "Helen Platts joined the meeting remotely at 10.05."),
        (PresenceKind.RETURNED, False, "Helen Platts returned to the meeting at 10.05."),
        (PresenceKind.LEFT, False, "Helen Platts left the meeting at 10.05."),
        (PresenceKind.STEPPED_DOWN, False, "Helen Platts ceased to stand in at 10.05."),
        (PresenceKind.APOLOGISED, False, "Helen Platts: apologised at 10.05."),
    ],
)
def test_comings_and_goings_are_sentences(kind: PresenceKind, remote: bool, said: str) -> None:
    one = event(kind, "helen", "10:05", remote=remote)
    assert coming_or_going(board(), meeting(), one) == said


def test_standing_in_during_the_meeting_says_for_whom() -> None:
    one = event(PresenceKind.STOOD_IN, "helen", "10:05", stands_in_for="priya")
    said = "Helen Platts joined the meeting at 10.05, standing in for Priya Nair."
    assert coming_or_going(board(), meeting(), one) == said


def test_a_vote_is_a_sentence_and_a_casting_vote_stands_apart() -> None:
    assert vote_sentence(Tally(3, 1)) == "For 3, against 1, abstained 0."
    assert vote_sentence(Tally(2, 2, 1, Vote.FOR)).endswith("The presiding member gave a casting vote for.")
    assert "casting" not in vote_sentence(Tally(2, 2, 1, Vote.ABSTAINED))


_SENTENCES = {"Noted": "Noted.", "Noted.": "Noted.", "Why?": "Why?", "in 2011": "in 2011.", "": ""}


@pytest.mark.parametrize(("text", "said"), _SENTENCES.items())
def test_a_sentence_ends(text: str, said: str) -> None:
    assert as_sentence(text) == said
