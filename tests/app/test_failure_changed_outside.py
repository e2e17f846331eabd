"""A record changed behind the program's back is noticed, said, never overwritten, and read again."""

import os
import shutil
import signal
from pathlib import Path

from boardtui.app.app import BoardApp
from boardtui.store.beside import is_conflict_copy
from tests.app.holding import NOVEMBER, Evening, Keyboard, eve_of_november, screen_text, until_live
from tests.app.terminal import Terminal


def _journal(evening: Evening) -> Path:
    return evening.workspace / "data" / NOVEMBER.board / "meetings" / "2010-11-17.journal"


def _shown(keyboard: Keyboard) -> str:
    assert isinstance(keyboard.pilot.app, BoardApp)
    return screen_text(keyboard.pilot.app)


async def _look(keyboard: Keyboard) -> None:
    keyboard.live.look()
    await keyboard.settle()


def _changed_elsewhere(evening: Evening, folder: Path, line: str) -> bytes:
    """The journal as another machine would have written it, from where this one is now."""
    shutil.copytree(evening.workspace, folder / "elsewhere")
    other = Evening(folder / "elsewhere")
    (folder / "elsewhere" / "data" / NOVEMBER.board / ".lock").unlink(missing_ok=True)
    secretariat = other.secretariat()
    secretariat.capture(NOVEMBER, line)
    data = _journal(other).read_bytes()
    secretariat.close()
    return data


async def test_a_replaced_journal_is_noticed_kept_and_gone_on_from(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    async with evening.app().run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o")
        theirs = _changed_elsewhere(evening, tmp_path, "+PF")
        beside = _journal(evening).with_name("new")
        beside.write_bytes(theirs)
        beside.replace(_journal(evening))
        await _look(keyboard)
        assert "! CHANGED OUTSIDE" in _shown(keyboard)
        assert "Nothing was overwritten" in _shown(keyboard)
        await keyboard.press("p")
        assert "NOT SAVED: David Parsons CBE: present" in _shown(keyboard)
        assert _journal(evening).read_bytes() == theirs
        await keyboard.press("!")
        shown = _shown(keyboard)
        assert "DP ✓" in shown and "PF ✓" in shown, "theirs and ours"
        assert "NOT SAVED" not in shown and "CHANGED OUTSIDE" not in shown
    assert _journal(evening).read_bytes().startswith(theirs)
    assert not [one.problem for one in evening.secretariat().verify() if one.problem]


async def test_a_deleted_journal_is_noticed_and_goes_on_when_it_is_back(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    async with evening.app().run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o")
        data = _journal(evening).read_bytes()
        _journal(evening).unlink()
        await _look(keyboard)
        assert "have vanished" in _shown(keyboard)
        await keyboard.press("p", "!")
        assert "NOT SAVED: David Parsons CBE: present" in _shown(keyboard)
        assert not _journal(evening).exists(), "nothing is made up in its place"
        _journal(evening).write_bytes(data)
        await keyboard.press("!")
        assert "DP ✓" in _shown(keyboard) and "NOT SAVED" not in _shown(keyboard)


async def test_copies_of_a_syncing_program_are_told_and_are_no_meetings(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    journal = _journal(evening)
    names = ("2010-11-17 (conflicted copy).journal", "2010-11-17-LAPTOP.journal", "2010-11-17~1.json")
    for name in names:
        shutil.copy(journal, journal.with_name(name))
    secretariat = evening.secretariat()
    assert len(secretariat.meetings(secretariat.find_board(None))) == len(
        {one.stem.removesuffix("-LAPTOP").partition(" ")[0] for one in journal.parent.glob("*.journal")}
    )
    assert is_conflict_copy(journal.with_name(names[1])) and not is_conflict_copy(journal)
    async with evening.app().run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        assert "More than one version of this record exists" in _shown(keyboard)
        assert names[0] in _shown(keyboard)


def test_after_a_while_in_the_shell_the_record_is_looked_at_again(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    with Terminal("--workspace", str(evening.workspace)) as terminal:
        terminal.open_november()
        terminal.process.send_signal(signal.SIGTSTP)
        os.waitpid(terminal.process.pid, os.WUNTRACED)
        terminal.read()
        assert terminal.is_restored()
        with _journal(evening).open("ab") as journal:
            journal.write(b"something else\n")
        terminal.process.send_signal(signal.SIGCONT)
        terminal.until("CHANGED OUTSIDE")
        assert "DP ?" in terminal.until("David Parsons"), "and everything is drawn again"
        terminal.send("\x11")
        assert terminal.ended() in (0, 3)
