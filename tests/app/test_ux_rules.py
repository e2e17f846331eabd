"""The rules that real users' complaints gave (the interface guide, section 2), on the screens themselves.

Each test is named after its rule. Those about keys, about what may be lost, and about more than a screen
are in ``test_ux_rules_keys``, ``test_ux_rules_safety`` and ``test_ux_rules_beyond``; the last test here sees
to it that no rule is missing.
"""

import asyncio
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from click import Context
from textual.command import DiscoveryHit
from textual.geometry import Size

from boardtui.app.app import BoardApp
from boardtui.app.commands.command import Command
from boardtui.app.dialogs.checklist import ChecklistDialog
from boardtui.app.dialogs.due import Due, DueDialog
from boardtui.app.dialogs.keys import KeysDialog
from boardtui.app.dialogs.question import Question
from boardtui.app.palette import CommandProvider
from boardtui.app.screens.home import HomeScreen
from boardtui.app.widgets.footer import FittedFooter
from boardtui.assemble import make_workspace, open_workspace
from boardtui.cli.command_line import root
from boardtui.secretariat.settings import Settings
from tests.app.holding import Keyboard, SetClock, screen_text, until_live
from tests.app.rolls import morning_of_november

HELP = " ?/F1 Help "
MODES: dict[str, tuple[str, ...]] = {
    "roll": (), "door": ("d",), "line": ("escape", "tab"), "minutes": ("escape", "m"), "home": ("1",),
    "attendance": ("5",), "decisions": ("6",), "actions": ("7",),
}  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """A footer as it was seen: its line, what is hinted in it, what it left out, the room left free."""

    text: str
    hints: tuple[type[Command], ...]
    left_out: tuple[type[Command], ...]
    typing: bool
    width: int
    room: int


Footers = dict[tuple[str, int], Shown]


@pytest.fixture(scope="module")
def footers(tmp_path_factory: pytest.TempPathFactory) -> Footers:
    """The footer of each place and mode, at three widths."""
    return asyncio.run(_footers(tmp_path_factory.mktemp("footers")))


async def _footers(folder: Path) -> Footers:
    found: Footers = {}
    app = morning_of_november(folder).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        for mode, keys in MODES.items():
            await keyboard.press(*keys)
            for width in (60, 80, 120) if mode == "roll" else (60, 80):
                await pilot.resize_terminal(width, 24)
                await keyboard.settle()
                found[mode, width] = _shown(app.screen.query_one(FittedFooter))
    return found


def _shown(footer: FittedFooter) -> Shown:
    hinted = sorted(
        (one for one in footer._commands if one.hint and one.shown_key(footer._typing)), key=_priority
    )
    shown = tuple(command for _, _, command in footer._spans)
    left = tuple(one for one in hinted if one not in shown)
    room = footer.size.width - len(HELP) - footer._spans[-1][1]
    return Shown(footer.line.text, shown, left, footer._typing, footer.size.width, room)


def _priority(command: type[Command]) -> int:
    return command.priority


def here(keyboard: Keyboard) -> bool:
    """Whether the live screen is in front."""
    return keyboard.pilot.app.screen is keyboard.live


def _row_of(app: BoardApp, words: str) -> tuple[int, int]:
    """Where ``words`` stand on the screen: column and row."""
    for row, line in enumerate(screen_text(app).split("\n")):
        if words in line:
            return line.index(words), row
    raise AssertionError(f"{words} is not shown:\n{screen_text(app)}")


async def _click(keyboard: Keyboard, words: str, times: int = 1) -> None:
    assert isinstance(keyboard.pilot.app, BoardApp)
    await keyboard.pilot.click(offset=_row_of(keyboard.pilot.app, words), times=times)
    await keyboard.settle()


def test_rule_05_hints_fit_and_help_is_always_among_them(footers: Footers) -> None:
    """lazygit#233: key hints are hidden in small windows."""
    assert len(footers) == 17
    for where, shown in footers.items():
        assert shown.width == where[1] and len(shown.text) <= shown.width, where
        assert shown.text.endswith(HELP), where
        for command in shown.hints:
            assert f" {command.shown_key(shown.typing)} {command.hint} " in shown.text, (where, command.id)


@pytest.mark.parametrize(
    ("mode", "first"),
    [("door", ["door-letters", "door-present", "door-undo", "door-close"]),
     ("line", ["add-line"]), ("minutes", ["edit-entry", "strike-entry"]),
     ("roll", ["present", "apologies", "substitute"])],
)  # fmt: skip
def test_rule_06_in_a_mode_its_keys_come_first_in_the_footer(
    footers: Footers, mode: str, first: list[str]
) -> None:
    """lazygit#3203: people did not find the key of the mode they were in."""
    for width in (60, 80):
        assert [one.id for one in footers[mode, width].hints][: len(first)] == first


def test_rule_09_eight_hints_at_most(footers: Footers) -> None:
    """lazygit#1712: too many letters; wants fewer, and a search. Rule 32 holds the rest."""
    for where, shown in footers.items():
        assert 1 <= len(shown.hints) <= 8, where
    assert len(footers["roll", 120].hints) == 8


def test_rule_42_no_column_of_the_footer_is_lost(footers: Footers) -> None:
    """ricekit#1: at 80 columns Textual's footer lost 46."""
    for where, shown in footers.items():
        needed = [len(f" {one.shown_key(shown.typing)} {one.hint} ") for one in shown.left_out]
        assert len(shown.hints) == 8 or all(one > shown.room for one in needed), where


async def test_rule_08_two_keys_of_ones_own_for_one_action_and_help_lists_them(tmp_path: Path) -> None:
    """lazygit#3909 and #5106."""
    app = morning_of_november(tmp_path).app()
    app.settings = Settings(keys={"undo": ("z", "ctrl+u")})
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        for key in ("z", "ctrl+u"):
            await keyboard.press("p", key)
            assert keyboard.live.meeting.presence == (), key
        await keyboard.press("p", "u")
        assert len(keyboard.live.meeting.presence) == 1, "the key it had is free"
        await keyboard.press("question_mark", *"take back the last")
        assert re.search(r"z \^u +Take back the last entry", screen_text(app))


async def test_rule_21_every_key_has_a_click(tmp_path: Path) -> None:
    """taskwarrior-tui#631: wants mouse and touch."""
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await _click(keyboard, "Present  a")
        assert keyboard.live.result.standing("ic").in_room
        await _click(keyboard, "Help")
        assert isinstance(app.screen, KeysDialog)
        await _click(keyboard, "Mark every member", times=2)
        assert len(keyboard.live.result.voters) == 23
        await _click(keyboard, "o Open")
        await keyboard.press("C")
        await _click(keyboard, "esc not yet")
        assert here(keyboard) and keyboard.live.meeting.state == "open"
        await keyboard.press("C")
        assert isinstance(app.screen, ChecklistDialog)
        await _click(keyboard, "y closes it")
        assert here(keyboard) and keyboard.live.meeting.state == "closed"
        await keyboard.press("tab", "slash", *"export", "enter")
        assert isinstance(app.screen, Question)
        await _click(keyboard, "esc not yet")
        await keyboard.press("escape")
        await _click(keyboard, "1 Home")
        assert isinstance(app.screen, HomeScreen)


async def test_rule_23_typing_replaces_the_date(tmp_path: Path) -> None:
    """dooit#111: the old due date must be erased first."""
    app = morning_of_november(tmp_path).app()
    answers: list[Due | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        following = date(2027, 1, 18)
        app.push_screen(
            DueDialog("A-1", Due(date(2026, 12, 4)), date(2026, 11, 24), following), answers.append
        )
        await keyboard.settle()
        await keyboard.type("20 jan")
    assert answers == [Due(date(2027, 1, 20))]


async def test_rule_29_q_goes_back_a_step_and_from_home_it_leaves(tmp_path: Path) -> None:
    """jiratui#53: wants q, hjkl, esc and /; "hate the default keymaps"."""
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("tab", "q")
        assert keyboard.live.capture_line.text == "q", "in the line it is a letter"
        await keyboard.press("escape", "d", "q")
        assert keyboard.live.at_door, "and at the door too"
        await keyboard.press("escape", "o", "C", "q")
        assert here(keyboard) and keyboard.live.meeting.state == "open"
        await keyboard.press("j", "j", "k")
        assert keyboard.live.register.person == "pn"
        await keyboard.press("7", "q")
        assert app.screen is keyboard.live
        await keyboard.press("q")
        assert isinstance(app.screen, HomeScreen) and app.is_running
        await keyboard.press("q")
        assert not app.is_running or app._exit
    assert app.return_code == 0


async def test_rule_31_escape_twice_shows_the_keys(tmp_path: Path) -> None:
    """helix#14884: normal mode is a dead end for newcomers."""
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        for place in ("4", "1", "7"):
            await keyboard.press(place, "escape", "j", "escape")
            assert not isinstance(app.screen, KeysDialog), place
            await keyboard.press("escape")
            assert isinstance(app.screen, KeysDialog), place
            await keyboard.press("escape")


async def test_rule_32_the_palette_lists_each_commands_keys_beside_it(tmp_path: Path) -> None:
    """helix#9662, #559, #2316: the website had to be read again to find a key."""
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        live = (await until_live(pilot)).live
        hits = [
            str(hit.display)
            async for hit in CommandProvider(live).discover()
            if isinstance(hit, DiscoveryHit)
        ]
        assert hits == [f"{one.title()}  {one.all_keys()}" for one in live.commands]
        assert (
            "Take back the last entry of this meeting, however long ago; the history keeps both  u ^z" in hits
        )


async def test_rule_33_and_37_the_first_screen_is_no_void_and_offers_plain_mode(tmp_path: Path) -> None:
    """helix PR#13197: a void at the start; gemini-cli#1553, claude-code#11002: nobody finds the flag."""
    make_workspace(tmp_path / "empty")
    app = BoardApp(lambda: open_workspace(tmp_path / "empty", clock=SetClock()))
    async with app.run_test(size=(80, 24)) as pilot:
        await Keyboard(pilot).settle()
        shown = screen_text(app)
        assert app.size == Size(80, 24)
        assert "boardtui --plain" in shown and "sample" in shown.lower()


def test_rule_37_plain_mode_is_offered_in_the_help() -> None:
    """gemini-cli#3435, claude-code#89002."""
    assert "With a screen reader, start boardtui --plain" in " ".join(root.get_help(Context(root)).split())


async def test_rule_35_what_is_typed_is_never_read_as_markup(tmp_path: Path) -> None:
    """textual#6155: an invalid tag crashes even when it is escaped. The tripwire is in test_no_markup."""
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        keyboard.live.capture_line.focus()
        for typed in ("[/nonsense] was noted", "[@click=app.quit]here[/]", "[red", r"\[b] [/b]"):
            keyboard.live.capture_line.put(typed)
            await keyboard.press("enter")
            assert keyboard.live.meeting.minutes[-1].text == typed
            assert typed in screen_text(app)


def test_no_rule_is_missing() -> None:
    """Each of the 42 has a test named after it in these modules."""
    tested: set[int] = set()
    for path in Path(__file__).parent.glob("test_ux_rules*.py"):
        for name in re.findall(r"def test_rule_(\w+)", path.read_text("utf-8")):
            tested |= {int(one) for one in re.findall(r"(?:^|_and_)(\d\d)(?=_)", name)}
    assert tested == set(range(1, 43))
