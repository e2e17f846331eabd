"""A paste that comes as keys marks nobody; keys that come quickly, as over a slow line, all count."""

import os
import termios
from pathlib import Path

import pytest
from textual.events import Key
from textual.message import Message

from boardtui.app.driver import line_speed
from boardtui.app.key_flow import FASTEST, MOST_KEYS, KeyFlow
from boardtui.app.messages import Burst
from boardtui.rules.attendance import Mark
from tests.app.holding import eve_of_november, screen_text, until_live
from tests.app.terminal import Terminal


def _keys(number: int) -> tuple[Key, ...]:
    return tuple(Key("p", "p") for _ in range(number))


def _flow(times: list[float], baud: int = 38_400) -> list[Message]:
    """What is handed on of as many keys as there are times, each as early as it may be."""
    handed: list[Message] = []
    flow = KeyFlow(handed.append, baud)
    for key, at in zip(_keys(len(times)), times, strict=True):
        flow.release(at)
        flow.take(key, at)
    flow.release(times[-1] + 1)
    return handed


def test_a_persons_keys_are_handed_on_one_by_one() -> None:
    handed = _flow([place * 0.03 for place in range(40)])
    assert len(handed) == 40 and all(isinstance(one, Key) for one in handed)


def test_a_few_keys_at_once_are_keys() -> None:
    assert all(isinstance(one, Key) for one in _flow([0.0] * MOST_KEYS))


def test_more_than_that_is_a_paste_with_all_its_keys() -> None:
    (burst,) = _flow([place * 0.0001 for place in range(500)])
    assert isinstance(burst, Burst) and len(burst.keys) == 500


@pytest.mark.parametrize("baud", [4800, 9600, 19_200])
def test_on_a_slow_line_they_come_as_slowly_as_it_carries_them(baud: int) -> None:
    (burst,) = _flow([place * 10 / baud for place in range(500)], baud)
    assert isinstance(burst, Burst) and len(burst.keys) == 500


def test_a_paste_that_is_slower_than_its_terminal_says_marks_one_person_at_most() -> None:
    key, burst = _flow([place * 0.001 for place in range(40)])
    assert isinstance(key, Key)
    assert isinstance(burst, Burst) and len(burst.keys) == 39


def test_the_end_of_a_paste_belongs_to_it() -> None:
    (burst,) = _flow([0.0] * 40 + [0.049] * 3)
    assert isinstance(burst, Burst) and len(burst.keys) == 43


@pytest.mark.parametrize(
    ("baud", "longest"), [(0, 0.0005), (38_400, 0.0005), (115_200, 0.0005), (9600, 0.002)]
)
def test_a_key_alone_is_not_held_for_long(baud: int, longest: float) -> None:
    flow = KeyFlow(lambda message: None, baud)
    flow.take(_keys(1)[0], 1.0)
    wait = flow.wait(1.0)
    assert wait is not None and 0 < wait < longest


@pytest.mark.parametrize(
    ("said", "baud"),
    [(termios.B4800, 4800), (termios.B9600, 9600), (termios.B115200, FASTEST), (termios.B0, FASTEST)],
)
def test_the_speed_is_the_one_the_line_has(said: int, baud: int) -> None:
    master, slave = os.openpty()
    try:
        assert line_speed(slave) == FASTEST
        modes = termios.tcgetattr(slave)
        modes[4] = modes[5] = said
        termios.tcsetattr(slave, termios.TCSANOW, modes)
        assert line_speed(slave) == baud
    finally:
        os.close(master)
        os.close(slave)
    assert line_speed(slave) == FASTEST, "what is no terminal has none"


async def test_a_paste_in_the_register_marks_nobody_and_is_told(tmp_path: Path) -> None:
    app = eve_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        app.post_message(Burst(_keys(16)))
        await keyboard.settle()
        assert keyboard.live.result.count(Mark.PRESENT) == 0
        assert "16 keys came at once" in screen_text(app)
        await keyboard.press("tab")
        app.post_message(Burst(_keys(16)))
        await keyboard.settle()
        assert keyboard.live.capture_line.text == "p" * 16


def test_in_a_terminal(tmp_path: Path) -> None:
    workspace = eve_of_november(tmp_path).workspace
    with Terminal("--workspace", str(workspace)) as terminal:
        terminal.open_november()
        terminal.send("papapapapapapapapapapa")
        shown = terminal.until("22 keys came at once")
        assert "DP ?" in shown and "PF ?" in shown
        terminal.send("ppp")
        assert "PG ✓" in terminal.until("PG ✓")
        terminal.send("\x11")
        assert terminal.ended() == 0
