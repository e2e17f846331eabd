"""A mistake of the program's own: the terminal is given back, three plain lines, nothing confided is told."""

import inspect
import stat
from pathlib import Path

import pytest
from textual.app import App

from boardtui.app.last_words import describe, last_words, write_down
from boardtui.model.drafts import Draft
from boardtui.secretariat.secretariat import Secretariat
from tests.app.holding import NOVEMBER, SetClock, eve_of_november, until_live
from tests.app.terminal import Terminal

PHONE, EXEMPT = "07946 000123", "EXEMPT the dismissal of an officer"


def _mistake(*arguments: object, **more: object) -> None:
    phone, exempt = PHONE, EXEMPT
    raise KeyError(f"{phone} {exempt}")


def _the_log(folder: Path) -> Path:
    (log,) = folder.glob("mistake-*.log")
    return log


def test_textual_still_ends_a_failed_app_where_ours_steps_in() -> None:
    assert "self._fatal_error()" in inspect.getsource(App._handle_exception)
    assert list(inspect.signature(App._fatal_error).parameters) == ["self"]
    assert "_close_messages_no_wait" in inspect.getsource(App._fatal_error)


def test_the_log_holds_kinds_and_places_and_no_values(tmp_path: Path) -> None:
    try:
        try:
            _mistake()
        except KeyError as error:
            raise RuntimeError(EXEMPT) from error
    except RuntimeError as error:
        log = write_down(error, tmp_path / "logs", SetClock()())
        said = "\n".join(last_words(error, log))
        text = describe(error)
    assert log is not None and text in log.read_text("utf-8")
    assert "KeyError" in text and "RuntimeError" in text and "in _mistake" in text
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700
    for canary in (PHONE, EXEMPT):
        assert canary not in text + said
    assert said.count("\n") == 2 and str(log) in said


async def test_a_mistake_in_a_screen_ends_the_app_with_three_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening = eve_of_november(tmp_path)
    app = evening.app()
    app.logs = tmp_path / "logs"
    with pytest.raises(KeyError):
        async with app.run_test(size=(80, 24)) as pilot:
            keyboard = await until_live(pilot)
            monkeypatch.setattr(keyboard.live, "mark", _mistake)
            await pilot.press("p")
    assert len(app.last_words) == 3 and app.return_code == 1
    assert PHONE not in "".join(app.last_words) + _the_log(app.logs).read_text("utf-8")


async def test_a_mistake_in_the_lane_is_reported_and_what_was_asked_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening = eve_of_november(tmp_path)
    app = evening.app()
    app.logs = tmp_path / "logs"
    with pytest.raises(KeyError):
        async with app.run_test(size=(80, 24)) as pilot:
            keyboard = await until_live(pilot)
            await keyboard.press("o", "tab")
            monkeypatch.setattr(Secretariat, "carry_out", _mistake)
            await pilot.press(*"abc", "enter")
            await app.desk.idle()
            await pilot.pause()
    monkeypatch.undo()
    assert len(app.last_words) >= 3 and app.return_code == 1
    assert "in _mistake" in _the_log(app.logs).read_text("utf-8")
    assert evening.secretariat().draft(NOVEMBER) == (Draft(), ("abc",))
    assert not [one.problem for one in evening.secretariat().verify() if one.problem]


_BROKEN = """
import sys
from pathlib import Path
from boardtui.app.app import run_app
from boardtui.app.screens.live import LiveScreen
from boardtui.assemble import open_workspace
def mistake(self, roll):
    phone, exempt = "07946 000123", "EXEMPT the dismissal of an officer"
    raise KeyError(phone + exempt)
LiveScreen.mark = mistake
sys.exit(run_app(lambda: open_workspace(Path(sys.argv[1])), meeting="2010-11-17", logs=Path(sys.argv[2])))
"""


class Broken(Terminal):
    """The program with a mistake in it."""

    program = ("-c", _BROKEN)


def test_the_terminal_is_restored_and_tells_nothing(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    with Broken(str(evening.workspace), str(tmp_path / "logs")) as terminal:
        terminal.until("David Parsons")
        terminal.send("o")
        terminal.until("OPEN")
        terminal.send("p")
        assert terminal.ended() == 1
        assert terminal.is_restored()
        told = terminal.bytes[terminal.bytes.rfind(b"\x1b[?1049l") :].decode()
    assert "BoardTUI made a mistake and has ended (KeyError)." in told
    assert "Everything that showed Saved is on disk" in told
    assert "Traceback" not in told
    for canary in (PHONE, EXEMPT):
        assert canary.encode() not in terminal.bytes
        assert canary not in _the_log(tmp_path / "logs").read_text("utf-8")
