"""What the store has to say when a meeting is opened is read out on its screen."""

from pathlib import Path

from tests.app.holding import NOVEMBER, eve_of_november, screen_text, until_live


async def test_a_torn_line_that_was_set_aside_is_said(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    journal = evening.workspace / "data" / NOVEMBER.board / "meetings" / "2010-11-17.journal"
    journal.write_bytes(journal.read_bytes() + b'{"seq":5,"at":"2010-11-')
    app = evening.app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        assert "set aside" in screen_text(app) or "kept" in screen_text(app)
        await keyboard.press("escape", "o")
        assert keyboard.live.meeting.state == "open", "and the meeting goes on"
