"""The minutes as lines: what is entered under an item that is gone can still be changed and struck out."""

from dataclasses import replace
from pathlib import Path

from boardtui.app.rows.line import Line
from boardtui.app.rows.minutes_rows import last_line_in_hand, minutes_lines
from boardtui.edits.course import OpenMeeting, TakeItem
from boardtui.edits.minuting import Assign, WriteMinute
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.model.agendas import AgendaItem
from boardtui.model.meetings import Meeting
from tests.app.holding import screen_text, until_live
from tests.app.rolls import morning_of_november
from tests.builders import after, at, board
from tests.rules.test_entries import CORRECTED


def without(held: Meeting, item: str) -> Meeting:
    """``held`` with that item gone from its agenda, as other hands can leave it."""
    return replace(held, agenda=tuple(one for one in held.agenda if one.id != item))


def told(lines: tuple[Line, ...]) -> list[str]:
    return [line.text.strip() for line in lines]


HELD = after(
    WriteMinute("of the first", "i1"),
    WriteMinute("of the second", "i2"),
    MarkPerson("helen", Roll.PRESENT, at("10:20"), "i2"),
    Assign("do it", "i9", "PB/2026-27/1"),
    WriteMinute("of the third", "i3"),
    TakeItem("i3", at("10:30")),
)


def test_what_is_under_no_item_of_the_agenda_stands_in_a_last_group() -> None:
    lines = minutes_lines(board(), without(HELD, "i2"), 60)
    assert told(lines)[-6:] == [
        "of the third", "", "Other business", "of the second",
        "» Helen Platts joined the meeting at 10.20.", "A do it @! no owner [PB/2026-27/1]",
    ]  # fmt: skip
    assert [line.entry for line in lines[-3:]] == ["m2", "e3", "a4"]
    assert lines[-4].heading and lines[-4].entry is None


def test_there_is_no_such_group_where_every_entry_has_its_item() -> None:
    held = replace(HELD, agenda=(*HELD.agenda, AgendaItem("i9", "4", "Late")))
    assert "Other business" not in told(minutes_lines(board(), held, 60))


def test_the_item_in_hand_is_kept_in_view_not_what_stands_below_it() -> None:
    held = replace(without(HELD, "i2"), item_in_hand="i3")
    lines = minutes_lines(board(), held, 60)
    assert told(lines)[last_line_in_hand(lines, held)] in ("of the third", "")


def test_an_approved_note_is_shown_as_it_was_corrected() -> None:
    text = "\n".join(told(minutes_lines(board(), CORRECTED, 70)))
    assert "gates" not in text and text.count("fences") == 4  # an item's title among them
    assert "Gates and fences" in text


async def test_by_keys_it_is_changed_and_struck_out(tmp_path: Path) -> None:
    given = (WriteMinute("Said under another", "gone"), WriteMinute("Said twice", "gone"))
    morning = morning_of_november(tmp_path, OpenMeeting(at("10:00")), *given)
    async with morning.app().run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("m", "D")
        assert [one.text for one in keyboard.live.meeting.minutes] == ["Said under another"]
        await keyboard.press("m", "enter", *" item", "enter")
        (kept,) = keyboard.live.meeting.minutes
        assert (kept.text, kept.item) == ("Said under another item", "gone")
        assert "Other business" in screen_text(pilot.app)  # type: ignore[arg-type]
