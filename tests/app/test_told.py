"""What the notice line says of an entry is what happened to the record."""

from pathlib import Path
from threading import Event

import pytest
from textual.events import Paste

from boardtui.app.agenda.asking import NextMeeting
from boardtui.app.app import BoardApp
from boardtui.rules.attendance import Mark
from tests.app.holding import Keyboard, eve_of_november, screen_text, until_live
from tests.app.rolls import morning_of_november


async def test_a_mark_that_is_on_record_already_is_said_to_be(tmp_path: Path) -> None:
    """Else the undo that was offered would take back something else."""
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("p", "k", "p")
        said = " ".join(screen_text(app).split())
        assert "present. That is on record already; nothing is changed." in said
        assert "undoes" not in said and "✓ Tom" not in said


async def test_an_undo_says_which_key_does_it_again_here_and_while_typing(tmp_path: Path) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("p", "u")
        assert "Undone: " in (said := screen_text(app)) and "(U does it again)" in said
        await keyboard.press("U")
        assert "Done again: " in (said := screen_text(app)) and "(u undoes)" in said
        await keyboard.press("tab", "ctrl+z")
        assert "(^y does it again)" in screen_text(app)


async def test_what_was_done_is_said_under_an_error_that_nobody_has_read(tmp_path: Path) -> None:
    app = eve_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        keyboard.live.notice.refuse("The disk is full.")
        await keyboard.press("p")
        shown = screen_text(app)
        assert "! The disk is full. [Esc]" in shown and "David Parsons CBE: present" in shown
        await keyboard.press("a")
        shown = screen_text(app)
        assert "The disk is full." in shown and "apologies" in shown and "CBE: present" not in shown
        await keyboard.press("escape")
        assert "The disk is full." not in screen_text(app)


async def test_what_is_pasted_where_nothing_is_typed_is_told_of(tmp_path: Path) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        app.post_message(Paste("pppp\naaaa"))
        await keyboard.settle()
        assert "nobody was marked. To paste into the line, press Tab first." in screen_text(app)
        assert keyboard.live.meeting.presence == ()
        await keyboard.press("escape", "tab")
        app.post_message(Paste("a sentence"))
        await keyboard.settle()
        assert keyboard.live.capture_line.text == "a sentence" and not keyboard.live.notice.stays


async def test_in_a_window_that_is_too_small_the_line_being_typed_and_errors_are_seen(tmp_path: Path) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(50, 12)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("tab", *"N: seen")
        assert "> N: seen" in screen_text(app)
        await keyboard.press("enter")
        await keyboard.type("/nonsense")
        assert "There is no command '/nonsense'." in " ".join(screen_text(app).split())


async def _behind_a_slow_disk(keyboard: Keyboard, *keys: str) -> None:
    """Press keys while something that was asked before is still being carried out."""
    slow = Event()

    def wait(_: object) -> NextMeeting:
        assert slow.wait(30)
        return NextMeeting(None, 0)

    app = keyboard.pilot.app
    assert isinstance(app, BoardApp)
    app.desk.read(wait)
    for key in keys:
        await keyboard.pilot.press(key)
    slow.set()
    await keyboard.settle()


async def test_a_mark_close_behind_another_goes_by_what_that_did(tmp_path: Path) -> None:
    """The rest is not marked present over an absence that is on its way to a slow disk."""
    async with morning_of_november(tmp_path).app().run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await _behind_a_slow_disk(keyboard, "x", "P")
        marks = [keyboard.live.result.standing(one.person.id).mark for one in keyboard.live.result.members]
        assert marks.count(Mark.ABSENT) == 1 and Mark.UNMARKED not in marks


@pytest.mark.parametrize("keys", [("space", "space"), ("p", "u"), ("p", "a", "u", "u")])
async def test_what_takes_a_mark_back_close_behind_it_leaves_nobody_marked(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    async with morning_of_november(tmp_path).app().run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await _behind_a_slow_disk(keyboard, *keys)
        result = keyboard.live.result
        assert all(result.standing(one.person.id).mark is Mark.UNMARKED for one in result.members)
        assert "not saved" not in screen_text(keyboard.pilot.app)  # type: ignore[arg-type]


async def test_a_doubt_that_the_preview_had_to_cut_is_told_whole_with_the_news(tmp_path: Path) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "tab", *"A: write to @Zebedee Brown by 2m")
        doubt = "nobody here is called Zebedee Brown"
        assert doubt not in " ".join(screen_text(app).split())
        await keyboard.press("enter")
        assert doubt in " ".join(screen_text(app).split())
        await keyboard.type("A: write to @TO by 4 dec")
        assert "!" not in screen_text(app), "a doubt that was seen whole is not told again"


async def test_help_is_found_by_the_words_of_the_footer_or_says_that_it_is_not(
    tmp_path: Path,
) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("question_mark", *"rest present")
        assert "Mark every member" in screen_text(app)
        await keyboard.press(*"zzz")
        assert "Nothing found." in screen_text(app)


async def test_every_tab_is_seen_in_the_smallest_window(tmp_path: Path) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(60, 16)) as pilot:
        await until_live(pilot)
        first = screen_text(app).splitlines()[0]
        assert "[4 Live]" in first and all(f" {number}" in first for number in (1, 2, 3, 5, 6, 7, 8))
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert "8 Export" in screen_text(app).splitlines()[0]
