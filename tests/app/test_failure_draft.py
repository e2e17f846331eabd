"""What is being typed survives a signal, a kill, a closed terminal, and a walk to another screen."""

import os
import signal
import time
from pathlib import Path

import pytest

from boardtui.errors import NotConfirmed
from boardtui.store import disk
from tests.app.holding import NOVEMBER, eve_of_november, screen_text, until_live
from tests.app.terminal import Terminal
from tests.faults.processes.pseudo import KilledTerminal

LINE = "A: Officers to circul"


def _draft(workspace: Path) -> Path:
    return workspace / "data" / NOVEMBER.board / "meetings" / ".2010-11-17.draft"


def _open_and_type(terminal: Terminal) -> None:
    terminal.open_november()
    terminal.send("\t")
    terminal.until("Register ")
    terminal.send(LINE)
    terminal.until(LINE)


def _is_given_back(workspace: Path) -> None:
    with Terminal("--workspace", str(workspace)) as terminal:
        terminal.until("17 Nov 2010")
        terminal.send("\x1b[A" * 6 + "\x1b[B\r")
        shown = terminal.until("Given back in the line")
        assert LINE in shown
        terminal.send("\x11")
        assert terminal.ended() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_a_line_being_typed_survives_a_signal(tmp_path: Path, number: signal.Signals) -> None:
    workspace = eve_of_november(tmp_path).workspace
    with Terminal("--workspace", str(workspace)) as terminal:
        _open_and_type(terminal)
        if number is signal.SIGKILL:
            _until_kept(workspace)
        terminal.process.send_signal(number)
        terminal.ended()
    assert _draft(workspace).stat().st_mode & 0o777 == 0o600
    _is_given_back(workspace)


def _until_kept(workspace: Path) -> None:
    """Within a second, and what a loaded machine adds."""
    end = time.monotonic() + 4
    while time.monotonic() < end:
        if _draft(workspace).exists() and LINE in _draft(workspace).read_text("utf-8"):
            return
        time.sleep(0.05)
    raise AssertionError("the line was not kept")


def test_a_closed_terminal_ends_it_even_where_that_signal_is_ignored(tmp_path: Path) -> None:
    workspace = eve_of_november(tmp_path).workspace
    terminal = Deaf("--workspace", str(workspace))
    try:
        _open_and_type(terminal)
        os.close(terminal.slave)
        os.close(terminal.master)
        assert terminal.process.wait(10) in (129, 1)
    finally:
        if terminal.process.poll() is None:
            terminal.process.kill()
    assert LINE in _draft(workspace).read_text("utf-8")


async def test_a_line_that_a_full_disk_does_not_take_is_said_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing typed is lost: what cannot be kept beside the record stands in the terminal."""
    evening = eve_of_november(tmp_path)
    app = evening.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("tab", *"kept, and ")
        keyboard.live.keep_draft()
        await keyboard.settle()

        def refuse(path: Path, data: bytes) -> None:
            raise NotConfirmed("The disk is full.")

        monkeypatch.setattr(disk, "swap_in", refuse)
        await keyboard.press(*"more", "ctrl+q")
    assert app.last_words[-1].splitlines()[-1] == "kept, and more"
    assert "could not be kept" in app.last_words[-1]


async def test_a_line_that_is_kept_is_not_said(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    app = evening.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("tab", *"half a line", "ctrl+q")
    assert app.last_words == []
    assert "half a line" in _draft(evening.workspace).read_text("utf-8")


def test_a_full_disk_on_leaving_is_said_after_the_terminal_is_given_back(tmp_path: Path) -> None:
    workspace, orders = eve_of_november(tmp_path).workspace, tmp_path / "orders"
    with KilledTerminal(str(workspace), "--orders", str(orders)) as terminal:
        terminal.opened()
        terminal.send("\t")
        terminal.read(0.3)
        terminal.send(LINE)
        assert terminal.is_there(LINE), terminal.text()
        orders.write_text("ENOSPC write")
        terminal.send(" more")
        assert terminal.is_there(f"{LINE} more"), terminal.text()
        terminal.send("\x11")
        assert terminal.wait(10) is not None, terminal.text()
        restored = terminal.bytes.rindex(b"\x1b[?1049l")
        assert f"{LINE} more".encode() in terminal.bytes[restored:]


class Deaf(Terminal):
    """The program as nohup starts it."""

    program = (
        "-c",
        "import signal,sys; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "from boardtui.__main__ import main; sys.exit(main())",
    )


async def test_a_draft_goes_when_the_line_is_added(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    async with evening.app().run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "ctrl+n", "tab", *"noted")
        keyboard.live.keep_draft()
        await keyboard.settle()
        assert _draft(evening.workspace).exists()
        await keyboard.press("enter")
        assert not _draft(evening.workspace).exists()
        assert keyboard.live.meeting.minutes[-1].text == "noted"


async def test_a_line_is_still_there_after_a_look_at_the_list(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    app = evening.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("tab", *"half", "escape", "1")
        assert "Choose a meeting" in screen_text(app)
        await keyboard.press("4")
        assert keyboard.live.capture_line.text == "half"
        await keyboard.press("1", "enter")
        assert keyboard.live.capture_line.text == "half"
