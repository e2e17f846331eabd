"""The rules of the interface guide, section 2, beyond a screen: years of data, tmux, the disk, the ear."""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

import pytest
from docx import Document

from boardtui.app.screens.actions import ActionsScreen
from boardtui.assemble import make_sample, open_workspace
from boardtui.rules.attendance import Standing, attendance
from tests.app.holding import NOVEMBER, Keyboard, SetClock, eve_of_november, until_live
from tests.app.rounds import January
from tests.app.terminal import REPOSITORY
from tests.app.ux_rules import APP
from tests.generator import Size, write_council

A_YEAR = Size(boards=1, meetings=2, years=1, actions=10, items=2, minutes=1)
TEN_YEARS = Size(boards=1, meetings=10, years=10, actions=120, items=2, minutes=1)
"""12,000 actions, as in the thread."""
CALLS_A_ROW = 30
"""So many calls of our own a row may be made to show another choice of them; 22 are."""
SLOWER, ROOM = 1.25, 100
"""A key in the list may cost that much more among 12,000 than among 20, and as many calls of timers."""


# -- rule 20: ten years of data ------------------------------------------------------------------------


class Calls:
    """How often functions of the app's own were called."""

    number = 0


@contextmanager
def _counted() -> Iterator[Calls]:
    """Counted and not timed, so that a busy machine says the same; in the thread that must not be slow."""
    calls, ours = Calls(), str(APP.parent)

    def count(frame: FrameType, event: str, _: object) -> None:
        calls.number += event == "call" and frame.f_code.co_filename.startswith(ours)

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield calls
    finally:
        sys.setprofile(before)


async def _costs(folder: Path, size: Size) -> tuple[int, dict[str, int]]:
    """How many actions there are, and the calls each key cost that was pressed among them."""
    write_council(folder, size)
    here = January(folder, SetClock(datetime(2026, 11, 22, 9, tzinfo=UTC)))
    costs: dict[str, int] = {}
    async with here.app().run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("7", "f", *"all", "enter")
        for name, keys in (("down", ["down"]), ("page", ["pagedown"]), ("end", ["end"]), ("top", ["home"])):
            with _counted() as calls:
                await keyboard.press(*keys)
            costs[name] = calls.number
        with _counted() as calls:
            await keyboard.press("f", *"all", "enter")
        costs["all anew"] = calls.number
        screen = pilot.app.screen
        assert isinstance(screen, ActionsScreen)
        return len(screen.arranged()), costs


async def test_rule_20_ten_years_of_data_cost_a_key_no_more_than_one(tmp_path: Path) -> None:
    """taskwarrior-tui#413, #581: unusable at 700 to 12,000 tasks."""
    few, little = await _costs(tmp_path / "few", A_YEAR)
    many, much = await _costs(tmp_path / "many", TEN_YEARS)
    assert few < 30 and many > 11_000
    for key in ("down", "page", "end", "top"):
        assert much[key] <= SLOWER * little[key] + ROOM, (key, little, much)
    assert much["all anew"] <= CALLS_A_ROW * many, (little, much)


# -- rule 27: in tmux ----------------------------------------------------------------------------------


class Tmux:
    """The program in a window of a tmux server of its own, 80 by 24."""

    def __init__(self, folder: Path, command: str) -> None:
        self._socket = str(folder / "tmux")
        self._run("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", command)

    def __enter__(self) -> "Tmux":
        return self

    def __exit__(self, *_: object) -> None:
        subprocess.run(["tmux", "-S", self._socket, "kill-server"], check=False, capture_output=True)

    def keys(self, *keys: str) -> None:
        """Press ``keys``, by tmux's names."""
        self._run("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type ``text`` and press Enter."""
        self._run("send-keys", "-l", text)
        self.until(text.split()[-1])
        self._run("send-keys", "Enter")

    def until(self, *wanted: str, seconds: float = 30) -> str:
        """Wait until the window shows all of ``wanted``; the window."""
        end, shown = time.monotonic() + seconds, ""
        while time.monotonic() < end:
            shown = self._run("capture-pane", "-p").stdout
            if all(one in shown for one in wanted):
                return shown
            time.sleep(0.05)
        raise AssertionError(f"{wanted} did not appear:\n{shown}")

    def _run(self, *words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            ["tmux", "-S", self._socket, *words], check=True, capture_output=True, text=True, timeout=30
        )


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not here")
def test_rule_27_a_meeting_is_held_under_tmux(tmp_path: Path) -> None:
    """harlequin#425: the run key was dead in tmux. The register, an item, a minute, the note, by keys."""
    make_sample(tmp_path / "w", eve_of="2010-11-17")
    program = f"{sys.executable} -m boardtui --workspace {tmp_path / 'w'}"
    words = f"cd {REPOSITORY} && LANG=C.UTF-8 {program}; sleep 60"
    with Tmux(tmp_path, words) as tmux:
        tmux.until("17 Nov 2010")
        tmux.keys(*["Up"] * 6, "Down", "Enter")
        tmux.until("David Parsons", "p Present")
        tmux.keys("o")
        tmux.until("The meeting is open")
        tmux.keys("a")
        tmux.until("DP – David Parsons")
        tmux.keys("P")
        tmux.until("13 marked present")
        tmux.keys("C-n")
        tmux.until("Item 1 LG Group Business Plan")
        tmux.keys("Tab")
        tmux.until("esc Register")
        tmux.type("A: Send the plan round @Officers by 20 jan")
        tmux.until("Action")
        tmux.type("D: That the plan be adopted")
        tmux.until("Decision")
        tmux.type("a slip")
        tmux.until("Note: a slip")
        tmux.keys("C-z")
        tmux.until("Undone: Note: a slip")
        tmux.keys("C-l")
        tmux.until("esc Roll")
        tmux.keys("Escape")
        tmux.until("p Present")
        tmux.keys("8")
        tmux.until("Write file")
        tmux.keys("Enter")
        tmux.until("Written")
        tmux.keys("C-q")
        _until_free(tmp_path / "w")
    secretariat = open_workspace(tmp_path / "w", readonly=True)
    meeting = secretariat.meeting(NOVEMBER)
    result = attendance(secretariat.board(NOVEMBER.board), meeting)
    assert len(result.voters) == 13
    assert [one.text for one in meeting.actions] == ["Send the plan round"] and meeting.minutes == ()
    (path,) = (tmp_path / "w" / "exports").glob("*.docx")
    words_in_it = "".join(Document(str(path)).element.body.itertext())
    assert "That the plan be adopted" in words_in_it and "a slip" not in words_in_it


def _until_free(workspace: Path, seconds: float = 30) -> None:
    """Until the program has let go of the board."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if open_workspace(workspace, readonly=True).is_free(NOVEMBER.board):
            return
        time.sleep(0.05)
    raise AssertionError("the board is still held")


# -- rule 34: a crash, a bad value ---------------------------------------------------------------------


@pytest.mark.parametrize("torn", ["journal", "json"])
async def test_rule_34_a_file_torn_by_a_crash_opens_as_it_last_was(tmp_path: Path, torn: str) -> None:
    """tinydb#89, #467, #144, #461: a crash in mid-write, and the file is corrupt for good."""
    evening = eve_of_november(tmp_path)
    async with evening.app().run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "p", "a", "p")
        held = keyboard.live.meeting
    record = evening.workspace / "data" / NOVEMBER.board / "meetings" / f"2010-11-17.{torn}"
    whole = record.read_bytes()
    record.write_bytes(whole[: -40 if torn == "journal" else len(whole) // 2])
    async with evening.app().run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        assert keyboard.live.meeting.presence == held.presence
        await keyboard.press("P")
        assert not any(one.needs_mark for one in _standings(keyboard)), "and it goes on from there"


def _standings(keyboard: Keyboard) -> list[Standing]:
    result = keyboard.live.result
    return [result.standing(seat.person.id) for seat in result.members]


# -- rule 36: for ears ---------------------------------------------------------------------------------


def test_rule_36_plain_mode_says_it_in_sentences_without_a_sign_or_a_box(tmp_path: Path) -> None:
    """textual#2425, #2348: a screen reader hears nothing of a Textual screen."""
    make_sample(tmp_path / "w", eve_of="2010-11-17")
    done = subprocess.run(
        [sys.executable, "-m", "boardtui", "--plain", "--workspace", str(tmp_path / "w")],
        cwd=REPOSITORY, input="/open 15:00\n+dp +rc\nN: The plan was noted.\n? quorum\n",
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "David Parsons CBE present" in done.stdout and "quorum" in done.stdout.lower()
    said = [line for line in done.stdout.splitlines() if line.strip()]
    assert len(said) > 5
    assert [line for line in said if re.search(r"[\x00-\x1f\x7f\u2190-\u21ff\u2500-\u25ff✓✗⏎·…]", line)] == []
