"""A second copy reads only, follows what the first does, and takes over when that has left."""

from pathlib import Path

from boardtui.app.app import BoardApp
from tests.app.holding import NOVEMBER, Keyboard, eve_of_november, screen_text, until_live

CHANGING = (
    "p",
    "a",
    "s",
    "r",
    "x",
    "l",
    "space",
    "P",
    "o",
    "C",
    "]",
    "[",
    "tab",
    "A",
    "D",
    "colon",
    "u",
    "U",
    "!",
)


def _shown(keyboard: Keyboard) -> str:
    assert isinstance(keyboard.pilot.app, BoardApp)
    return screen_text(keyboard.pilot.app)


async def _look(keyboard: Keyboard) -> None:
    keyboard.live.look()
    await keyboard.settle()


async def test_it_follows_says_when_the_board_is_free_and_takes_it_over(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    holder = evening.secretariat()
    holder.open(NOVEMBER)
    async with evening.app().run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        assert "Reading only, following: The board" in _shown(keyboard)
        assert "process" in _shown(keyboard)
        holder.capture(NOVEMBER, "/open 15:00")
        holder.capture(NOVEMBER, "+DP")
        await _look(keyboard)
        assert "DP ✓" in _shown(keyboard) and "OPEN" in _shown(keyboard)
        assert "Reading only, following" in _shown(keyboard)
        await keyboard.press("T")
        assert keyboard.live.reading
        holder.close()
        await _look(keyboard)
        assert "T takes it over" in _shown(keyboard)
        await keyboard.press("T", "a")
        assert not keyboard.live.reading
        assert "Reading only" not in _shown(keyboard)
        assert "PF –" in _shown(keyboard) or "DP –" in _shown(keyboard)


async def test_every_changing_key_answers_with_the_one_sentence(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    holder = evening.secretariat()
    before, sequence = holder.open(NOVEMBER)
    try:
        async with evening.app().run_test(size=(120, 40)) as pilot:
            keyboard = await until_live(pilot)
            for key in CHANGING:
                keyboard.live.notice.dismiss()
                await keyboard.press({"]": "right_square_bracket", "[": "left_square_bracket"}.get(key, key))
                said = " ".join(line.text.strip() for line in keyboard.live.notice.lines)
                assert keyboard.live.notice.stays and "Open for reading only." in said, key
                assert pilot.app.screen is keyboard.live, key
    finally:
        holder.close()
    meeting, after = evening.secretariat().read(NOVEMBER)
    assert (meeting, after) == (before, sequence)


async def test_a_workspace_for_reading_only_opens_to_be_read(tmp_path: Path) -> None:
    from boardtui.assemble import open_workspace

    evening = eve_of_november(tmp_path)
    app = BoardApp(
        lambda: open_workspace(evening.workspace, readonly=True, clock=evening.clock), meeting=NOVEMBER
    )
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("p")
        assert "Reading only: The workspace is open for reading only" in _shown(keyboard)
