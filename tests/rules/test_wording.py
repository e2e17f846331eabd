"""Dates, times, names and votes in words."""

from datetime import UTC, date, datetime, time

import pytest

from boardtui.model.meetings import Adjournment
from boardtui.model.presence import PresenceKind
from boardtui.rules.wording import (
    adjourned_and_resumed,
    as_sentence,
    clock,
    coming_or_going,
    drafted,
    joined,
    local_clock,
    long_date,
    opening,
    short_date,
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


_SENTENCES = {"Noted": "Noted.", "Noted.": "Noted.", "Why?": "Why?", "in 2011": "in 2011.", "": ""}


@pytest.mark.parametrize(("text", "said"), _SENTENCES.items())
def test_a_sentence_ends(text: str, said: str) -> None:
    assert as_sentence(text) == said


def test_the_item_in_hand_is_named() -> None:
    one = event(PresenceKind.LEFT, "helen", "10:05", item="i3")
    assert (
        coming_or_going(board(), meeting(), one) == "Helen Platts left the meeting at 10.05 during item 3A."
    )


def test_the_secretarys_own_words_come_first() -> None:
    one = event(PresenceKind.LEFT, "helen", "10:05", words="She was called away.")
    assert coming_or_going(board(), meeting(), one) == "She was called away."
    assert drafted(board(), meeting(), one) == "Helen Platts left the meeting at 10.05."


_NEXT_DAY = datetime(2026, 11, 25, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (Adjournment(at("10:30")), "The meeting adjourned at 10.30."),
        (Adjournment(at("10:30"), "tea."), "The meeting adjourned at 10.30 (tea)."),
        (
            Adjournment(at("10:30"), until=date(2026, 11, 25)),
            "The meeting adjourned at 10.30 until Wednesday 25 November 2026.",
        ),
        (
            Adjournment(at("10:30"), resumed=at("10:45")),
            "The meeting adjourned at 10.30 and resumed at 10.45.",
        ),
        (
            Adjournment(at("10:30"), "no quorum", _NEXT_DAY, date(2026, 11, 25), True),
            "The meeting adjourned at 10.30 (no quorum) and resumed at 14.00 on Wednesday 25 November 2026; "
            "the roll was taken again.",
        ),
    ],
)
def test_a_break_is_a_sentence(one: Adjournment, said: str) -> None:
    assert adjourned_and_resumed(board(), one) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("Agreed the fence", "Agreed the fence"),
        ("x" * 40, "x" * 40),
        ("x" * 41, f"{'x' * 39}…"),
        ("The board agreed, in the end, to paint, the fence", "The board agreed, in the end, to paint…"),
    ],
)
def test_a_long_text_is_not_cut_in_a_word_and_shows_that_it_goes_on(text: str, said: str) -> None:
    assert opening(text) == said
    assert len(opening(text, 9)) <= 9
