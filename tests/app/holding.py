"""What the tests of the app share: the sample on the eve of its meeting, and a keyboard that counts."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from boardtui.app.app import BoardApp
from boardtui.app.screens.live import LiveScreen
from boardtui.assemble import make_sample, open_workspace
from boardtui.model.keys import RecordKey
from boardtui.secretariat.sample_workspace import EVE_CLOCK
from boardtui.secretariat.secretariat import Secretariat

BOARD = "improvement-programme-board"
NOVEMBER = RecordKey(BOARD, "2010-11-17")


@dataclass
class SetClock:
    """A clock that stands still until it is moved."""

    at: datetime = EVE_CLOCK

    def __call__(self) -> datetime:
        return self.at

    def pass_minutes(self, minutes: int) -> None:
        """Let time go by."""
        self.at += timedelta(minutes=minutes)


@dataclass
class Evening:
    """The sample workspace before the meeting of 17 November 2010, and its secretariat."""

    workspace: Path
    clock: SetClock = field(default_factory=SetClock)

    def secretariat(self) -> Secretariat:
        """A secretariat on the workspace."""
        return open_workspace(self.workspace, user="clerk", clock=self.clock)

    def app(self, *, demo: bool = False, ascii_only: bool = False) -> BoardApp:
        """The app, opened at the meeting."""
        return BoardApp(self.secretariat, meeting=NOVEMBER, demo=demo, ascii_only=ascii_only)


def eve_of_november(folder: Path) -> Evening:
    """The sample as it was before the meeting, in ``folder``."""
    workspace = folder / "workspace"
    make_sample(workspace, eve_of="2010-11-17")
    return Evening(workspace)


@dataclass
class Keyboard:
    """Presses keys and counts them; every press waits for its news."""

    pilot: Pilot[int]
    pressed: int = 0

    @property
    def live(self) -> LiveScreen:
        """The live screen, wherever the dialogs are."""
        app = self.pilot.app
        assert isinstance(app, BoardApp)
        shown = next((one for one in reversed(app.screen_stack) if isinstance(one, LiveScreen)), app._live)
        assert shown is not None
        return shown

    async def press(self, *keys: str) -> None:
        """Press ``keys`` one after the other."""
        for key in keys:
            await self.pilot.press(key)
            self.pressed += 1
        await self.settle()

    async def type(self, text: str) -> None:
        """Type ``text`` into the field that has the keys and press Enter, faster than anybody types."""
        for letter in text:
            self.pilot.app.post_message(events.Key(_KEYS.get(letter, letter), letter))
        self.pilot.app.post_message(events.Key("enter", "\r"))
        self.pressed += len(text) + 1
        await self.settle()

    async def settle(self) -> None:
        """Wait for the lane, and for its news to be drawn."""
        app = self.pilot.app
        assert isinstance(app, BoardApp)
        while app.has_keys:
            await self.pilot.pause()
        for _ in range(3):  # a key may ask the desk, whose news may open a dialog, which may ask again
            await self.pilot.pause()
            await app.idle()
        await self.pilot.pause()


_KEYS = {" ": "space", "@": "at", ":": "colon", ".": "full_stop", ",": "comma", "-": "minus", "+": "plus"}


async def until_live(pilot: Pilot[int]) -> Keyboard:
    """Wait until the meeting is on the screen."""
    keyboard = Keyboard(pilot)
    for _ in range(1500):  # half a minute on a machine that is busy; else keys would go to Home
        if any(isinstance(one, LiveScreen) for one in pilot.app.screen_stack):
            break
        await pilot.pause(0.02)
    await keyboard.settle()
    assert isinstance(pilot.app.screen, LiveScreen), f"in front is {pilot.app.screen}, not the meeting"
    return keyboard


def screen_text(app: BoardApp) -> str:
    """What is on the screen, as text: the frame the terminal would be sent."""
    compositor = app.screen._compositor
    return "\n".join(
        "".join(segment.text for segment in strip).rstrip() for strip in compositor.render_strips()
    )
