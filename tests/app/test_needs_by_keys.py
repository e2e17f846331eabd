"""What Home says needs the secretary: ``n`` goes there, the next key is for that, and the next need comes."""

from pathlib import Path

from boardtui.app.screens.actions import ActionsScreen
from boardtui.model.actions import ActionStatus
from tests.app.holding import NOVEMBER, Keyboard, screen_text
from tests.app.rounds import AUDIT, PLAN, january


async def test_the_key_after_n_is_for_the_action_that_is_late(tmp_path: Path) -> None:
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("7", "end")
        assert f">[ ] {AUDIT}" in screen_text(app), "the cursor was left on another"
        await keyboard.press("slash", *"practical", "enter", "1", "n", "space")
        assert isinstance(app.screen, ActionsScreen) and app.screen.row is not None
        assert f"{PLAN}: done" in screen_text(app)
    assert (here.action(PLAN).status, here.action(AUDIT).status) == (ActionStatus.DONE, ActionStatus.OPEN)


async def test_what_is_seen_to_makes_nothing_after_it_be_passed_by(tmp_path: Path) -> None:
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("n", "space", "1")
        assert "overdue" not in screen_text(app)
        await keyboard.press("n")
        assert keyboard.live.key == NOVEMBER, "its note is still draft, and that came next"
        await keyboard.press("tab")
        await keyboard.type("/circulated 24 nov")
        await keyboard.press("escape", "1")
        assert "still draft" not in screen_text(app)
