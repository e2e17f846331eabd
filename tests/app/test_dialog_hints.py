"""Every key of a dialog is on show and can be clicked, and every hint that can be clicked is a key of it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from boardtui.app.dialogs.checklist import ChecklistDialog
from boardtui.app.dialogs.dialog import Dialog
from boardtui.app.dialogs.go_to import GoToMenu
from boardtui.app.dialogs.vote import VoteDialog
from boardtui.app.rows.hints import Hint, hint_at, hinted_keys
from boardtui.app.widgets.hint_line import HintLine
from boardtui.assemble import make_workspace
from boardtui.model.decisions import Vote
from tests.app.framing import FRAMES, Frame, shown
from tests.app.holding import Evening, Keyboard, eve_of_november
from tests.app.ux_rules import DIALOGS

_MOVES = {"up", "down", "j", "k", "g", "G", "pageup", "pagedown", "home", "end", "shift+tab"}
"""Keys that move a cursor: a click on the line itself does that, or the wheel."""
_ROWS = frozenset("123456789")
"""Keys of the lines of a list, where they stand: two clicks on the line are its key."""
_TAKEN_AS_THEY_COME: dict[type[Any], set[str]] = {GoToMenu: {"up", "down", "enter"}}
"""Keys that a dialog takes without a binding."""
_NAMES = {dialog.__name__ for dialog in DIALOGS}
IN_FRONT = [*{one.front: one for one in FRAMES if one.front in _NAMES}.values()]
"""Each dialog in one of its frames."""
_WIDER = {"DueDialog", "Editor", "Question"}
"""Those that say most: in ASCII, where keys are words, it is longer still."""
CASES = [
    pytest.param(one, ascii_only, id=f"{one.front}{'-ascii' if ascii_only else ''}")
    for one in IN_FRONT
    for ascii_only in (False, True)
    if not ascii_only or one.front in _WIDER
]
VOTE = next(one for one in FRAMES if one.name == "vote")


@pytest.fixture(scope="module")
def eve(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample on the eve, made once."""
    return eve_of_november(tmp_path_factory.mktemp("hints")).workspace


@pytest.fixture
def evening(eve: Path, tmp_path: Path) -> Evening:
    """A copy of it, to change."""
    return Evening(Path(shutil.copytree(eve, tmp_path / "workspace")))


def _in_front(keyboard: Keyboard) -> Dialog[Any]:
    dialog = keyboard.pilot.app.screen
    assert isinstance(dialog, Dialog)
    return dialog


def _lines(dialog: Dialog[Any]) -> Iterator[tuple[Widget, int, str, str]]:
    """Each line of hints: the widget and the row of it that it stands in, as it is drawn and was written."""
    for box in dialog.query(".dialog"):
        size = box.region.size
        edge = box.render_lines(Region(0, size.height - 1, size.width, 1))[0].text
        yield box, size.height - 1, edge, str(box.border_subtitle or "")
    for line in dialog.query(HintLine):
        yield line, 0, line.line.text, line.hints


def _clickable(dialog: Dialog[Any]) -> set[str]:
    found = (hint_at(text, hints, x) for _, _, text, hints in _lines(dialog) for x in range(len(text)))
    return {one.key for one in found if one is not None}


def _bound(dialog: Dialog[Any]) -> dict[str, set[str]]:
    """What the keys of a dialog do, each with the keys that do it."""
    screens = {one.action for several in Screen._merged_bindings.key_to_bindings.values() for one in several}  # type: ignore[union-attr]
    found: dict[str, set[str]] = {}
    for key, several in dialog._bindings.key_to_bindings.items():
        for one in several:
            if one.action not in screens:
                found.setdefault(one.action, set()).add(key)
    if dialog.query(Input):
        found.setdefault("submit", set()).add("enter")
    return found


@pytest.mark.parametrize(("frame", "ascii_only"), CASES)
async def test_every_key_of_a_dialog_can_be_clicked(
    evening: Evening, tmp_path: Path, frame: Frame, ascii_only: bool
) -> None:
    if frame.empty:
        make_workspace(tmp_path / "empty")
        evening = Evening(tmp_path / "empty")
    async with shown(evening, frame, (80, 24), ascii_only=ascii_only) as keyboard:
        dialog = _in_front(keyboard)
        for _, _, text, hints in _lines(dialog):
            assert hints in text, "no hint is cut off"
        clickable, bound = _clickable(dialog), _bound(dialog)
        assert "escape" in clickable
        assert [
            f"{action}: {keys}" for action, keys in bound.items() if not keys & (clickable | _MOVES | _ROWS)
        ] == []
        known = {key for keys in bound.values() for key in keys} | _TAKEN_AS_THEY_COME.get(
            type(dialog), set()
        )
        assert clickable - known == set(), "no hint is of a key that does nothing"


async def _click(keyboard: Keyboard, words: str) -> None:
    """Click on the hint that begins with ``words``."""
    for widget, y, text, _ in _lines(_in_front(keyboard)):
        if words in text:
            assert await keyboard.pilot.click(widget, offset=(text.index(words), y))
            await keyboard.settle()
            return
    raise AssertionError(words)


@pytest.mark.parametrize("ascii_only", [False, True], ids=["normal", "ascii"])
async def test_a_vote_is_recorded_by_mouse_alone(evening: Evening, ascii_only: bool) -> None:
    before = Frame("vote", "VoteDialog", VOTE.keys[:-3])
    async with shown(evening, before, (80, 24), ascii_only=ascii_only) as keyboard:
        dialog = _in_front(keyboard)
        assert isinstance(dialog, VoteDialog)
        for words in ("f for", "a against", "b abstains", "n not voting"):
            await _click(keyboard, words)
        assert [*dialog.votes.values()] == [Vote.FOR, Vote.AGAINST, Vote.ABSTAINED, Vote.DID_NOT_VOTE]
        await keyboard.press("up")
        await keyboard.press("up")
        await _click(keyboard, "space takes back")
        assert len(dialog.votes) == 3
        await _click(keyboard, "A rest against")
        assert dialog.complete
        await _click(keyboard, "Enter records" if ascii_only else "⏎ records")
        (decision,) = keyboard.live.meeting.decisions
        assert decision.tally is not None and decision.tally.votes_for == 1


async def test_the_checklist_is_answered_by_mouse(evening: Evening) -> None:
    frame = next(one for one in FRAMES if one.front == "ChecklistDialog")
    async with shown(evening, frame, (80, 24)) as keyboard:
        assert isinstance(_in_front(keyboard), ChecklistDialog)
        await _click(keyboard, "⏎ or a line's key")
        assert keyboard.pilot.app.screen is keyboard.live
        assert keyboard.live.meeting.state == "open"


def test_a_hint_begins_with_its_key_or_is_none() -> None:
    assert hinted_keys("↑ ↓ a day · tue · +2w · ^r records · esc") == (
        Hint("up", None, 0, 2),
        Hint("down", None, 2, 9),
        Hint("ctrl+r", None, 24, 34),
        Hint("escape", None, 37, 40),
    )
    assert [one.key for one in hinted_keys("F rest for - / filters - space marks - a against")] == [
        "F", "slash", "space", "a",
    ]  # fmt: skip
    assert [one.letter for one in hinted_keys("space marks · / filters · Tab · 4 found")] == [" ", "/", None]


@pytest.mark.parametrize(
    ("x", "key"), [(2, None), (3, "y"), (13, "y"), (15, None), (17, "escape"), (28, None)]
)
def test_a_click_beside_a_hint_is_no_key(x: int, key: str | None) -> None:
    hint = hint_at("── y closes it · esc not yet ─", "y closes it · esc not yet", x)
    assert (hint.key if hint is not None else None) == key
