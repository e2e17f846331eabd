"""Back-dating, correcting a time, and wording an event: from the typed line to the note (R15, R17, R50)."""

import pytest

from boardtui.edits.presence import CorrectTime, MarkPerson, StandIn, WordEvent
from boardtui.model.meetings import Meeting
from boardtui.model.presence import PresenceEvent
from boardtui.rules.attendance import attendance
from boardtui.rules.minutes_order import entries
from boardtui.rules.wording import coming_or_going
from boardtui.secretariat.capture.correcting import correct_time, word_event
from tests.builders import board, scene, stamp
from tests.secretariat.typed import at, edit_of, held, refusal_of, typed

TAKEN = ("/item 2", "/item 3A")
"""Item 2 at 10:01, item 3A at 10:02."""


def story(held: Meeting, item: str) -> list[str]:
    return [
        coming_or_going(board(), held, one) for one in entries(held, item) if isinstance(one, PresenceEvent)
    ]


def done(of: Meeting, *lines: str) -> Meeting:
    """``of`` after more lines, all typed at 10:30."""
    for sequence, line in enumerate(lines, start=50):
        edit = typed(line, of).edit
        assert edit is not None, (line, typed(line, of).refusal)
        of = edit.apply(of, stamp(sequence))  # type: ignore[attr-defined]
    return of


@pytest.mark.parametrize(
    ("line", "clock", "item"),
    [
        ("+hp", "10:30", "i3"),
        ("+hp -5", "10:25", "i3"),
        ("+hp -29", "10:01", "i2"),
        ("+hp @2", "10:01", "i2"),
        ("+hp @3a", "10:02", "i3"),
        ("+hp @item 2", "10:01", "i2"),
        ("+hp 10:01", "10:01", "i2"),
        ("+hp 10.01", "10:01", "i2"),
        ("+hp 1001", "10:01", "i2"),
        ("+hp 10.01am", "10:01", "i2"),
        ("+hp at 10:01", "10:01", "i2"),
        ("+hp 9:55", "09:55", None),
        ("+hp 3.40pm", "15:40", "i3"),
        ("+Helen Platts 3.40 pm", "15:40", "i3"),
        ("=hp present @2", "10:01", "i2"),
        ("=hp @2 present", "10:01", "i2"),
        ("/present hp @2", "10:01", "i2"),
        ("/apologies hp -29", "10:01", "i2"),
    ],
)
def test_a_time_behind_a_name_is_when_it_happened_and_what_was_in_hand(
    line: str, clock: str, item: str | None
) -> None:
    edit = edit_of(line, MarkPerson, held(*TAKEN))
    assert (edit.person, edit.at, edit.item) == ("helen", at(clock), item)


def test_only_what_goes_before_something_on_record_is_inserted() -> None:
    assert edit_of("+hp 10:05", MarkPerson, held(*TAKEN)).inserted is False
    assert edit_of("+hp 10:01", MarkPerson, held(*TAKEN, "+pn")).inserted is True
    assert edit_of("/sub sw for em 10:01", StandIn, held(*TAKEN, "+pn")).inserted is True


def test_a_preview_says_the_item_where_it_is_not_the_one_in_hand() -> None:
    assert typed("+hp @2", held(*TAKEN)).preview == "Helen Platts present 10:01 (item 2)"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("+hp 25:00", "'25:00' is not a time; type it as 15:40, -5 for five minutes ago, or @2 for item 2."),
        ("+hp @1", "Item 1 has not been taken yet; type a time instead."),
        ("+hp @9", "There is no item 9 on this agenda (items: 1, 2, 3A)."),
        ("/sub sw for pn 25:00", "'25:00' is not a time"),
        ("/left hp 25:00", "'25:00' is not a time"),
    ],
)
def test_a_time_that_cannot_be_is_said(line: str, why: str) -> None:
    assert why in refusal_of(line, held(*TAKEN))


def test_a_coming_remembered_late_stands_under_the_item_it_happened_in() -> None:
    record = done(held(*TAKEN, "+hp"), "+pn @2")
    assert story(record, "i2") == ["Priya Nair joined the meeting at 10.01 during item 2."]
    assert story(record, "i3") == ["Helen Platts joined the meeting at 10.03 during item 3A."]


def test_left_1540_then_out_and_back_before_it() -> None:
    record = done(held("+hp", *TAKEN), "-hp 15:40", "-hp 15:10", "+hp 15:30")
    assert story(record, "i3") == [
        "Helen Platts left the meeting at 15.10 during item 3A.",
        "Helen Platts returned to the meeting at 15.30 during item 3A.",
        "Helen Platts left the meeting at 15.40 during item 3A.",
    ]
    assert attendance(board(), record).standing("helen").left == at("15:40")


@pytest.mark.parametrize(
    "line", ["=hp at 10:10", "/time hp 10:10", "/time hp at 10:10", "/time Helen Platts -20"]
)
def test_the_time_of_somebodys_last_event_is_corrected(line: str) -> None:
    assert edit_of(line, CorrectTime, held(*TAKEN, "+hp")) == CorrectTime("e3", at("10:10"), "i3")


def test_a_correction_says_what_it_changes() -> None:
    assert typed("=hp at 10:10", held("+hp")).preview == "Helen Platts: arrived 10:10, not 10:01"


def test_a_corrected_time_takes_the_item_of_that_time() -> None:
    record = done(held(*TAKEN, "+hp"), "=hp at 10:01")
    assert story(record, "i2") == ["Helen Platts joined the meeting at 10.01 during item 2."]
    assert story(record, "i3") == []


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("=hp at 10:10", "Nothing is on record of Helen Platts coming or going."),
        ("=zed at 10:10", "Nobody here is called 'zed'."),
        ("=ian at 10:10", "'ian' could be Ian Clark, Ian Nash."),
        ("/time zed 10:10", "Nobody here is called 'zed'."),
        ("/time hp soon", "Nothing is on record"),
        ("/reword hp: x", "Nothing is on record"),
        ("/reword zed: x", "Nobody here is called 'zed'."),
    ],
)
def test_what_cannot_be_corrected_is_said(line: str, why: str) -> None:
    assert why in refusal_of(line)


def test_a_corrected_time_that_is_none_is_said() -> None:
    assert "'soon' is not a time" in refusal_of("=hp at soon", held("+hp"))
    assert "'25:00' is not a time" in refusal_of("/time hp 25:00", held("+hp"))


def test_a_mark_that_is_no_event_has_no_time_to_correct() -> None:
    assert "Nothing is on record" in refusal_of("=hp at 10:10", held("+hp", "=hp apologies"))


def test_the_drafted_sentence_can_be_worded_anew() -> None:
    record = done(held("/item 2", "+hp"), "/reword hp: Councillor Platts was held up by the snow")
    assert story(record, "i2") == ["Councillor Platts was held up by the snow."]
    assert attendance(board(), record).standing("helen").arrived == at("10:02")
    back = word_event("e2", "", scene(record)).edit
    assert back == WordEvent("e2", "")
    assert isinstance(back, WordEvent)
    assert story(back.apply(record, stamp(60)), "i2") == [
        "Helen Platts joined the meeting at 10.02 during item 2."
    ]


def test_the_drafted_words_typed_again_are_no_words_of_ones_own() -> None:
    record = held("/item 2", "+hp")
    same = "Helen Platts joined the meeting at 10.02 during item 2."
    assert word_event("e2", same, scene(record)).edit == WordEvent("e2", "")


def test_without_words_the_sentence_is_shown() -> None:
    said = refusal_of("/reword hp", held("/item 2", "+hp"))
    note = "Helen Platts joined the meeting at 10.02 during item 2."
    assert said == f"Type the sentence after a colon. The note says: {note}"


def test_an_event_that_is_not_there_is_said() -> None:
    assert correct_time("e9", "10:10", scene()).refusal == "There is no such coming or going on record."
    assert word_event("e9", "x", scene()).refusal == "There is no such coming or going on record."
