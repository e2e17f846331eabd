"""A text handed to the person's own editor: what comes back, and that nothing is lost where that fails."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.app import SuspendNotSupported

from boardtui.app.dialogs.editor import Editor
from boardtui.app.own_editor import edited_elsewhere, editor_named
from tests.app.framing import FRAMES, shown
from tests.app.holding import NOVEMBER, Evening, eve_of_november, screen_text
from tests.app.terminal import Terminal

EDITOR = next(one for one in FRAMES if one.name == "editor")


@contextmanager
def _given_away() -> Iterator[None]:
    yield


def _script(folder: Path, body: str) -> str:
    """An editor that does ``body`` with ``path``, and nothing else."""
    script = folder / "an editor.py"
    script.write_text(f"import os, sys, pathlib\npath = pathlib.Path(sys.argv[-1])\n{body}\n", "utf-8")
    return f"{sys.executable} '{script}'"


def _edited(folder: Path, body: str) -> tuple[str, str]:
    return edited_elsewhere("one\ntwo", _given_away, {"EDITOR": _script(folder, body)})


def test_what_the_editor_saved_comes_back(tmp_path: Path) -> None:
    assert _edited(tmp_path, "path.write_text(path.read_text() + ' and é\\n')") == ("one\ntwo and é", "")
    assert _edited(tmp_path, "pass") == ("one\ntwo", "")


def test_the_text_is_for_nobody_else_to_see_and_is_taken_away(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    modes = "f'{path} {path.stat().st_mode} {path.parent.stat().st_mode}'"
    _edited(tmp_path, f"open({str(seen)!r}, 'w').write({modes})")
    path, *found = seen.read_text("utf-8").rsplit(" ", 2)
    assert [stat.S_IMODE(int(mode)) for mode in found] == [0o600, 0o700]
    assert not Path(path).parent.exists()


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("path.write_text('lost'); sys.exit(1)", "ended with an error (1)"),
        ("path.unlink()", "No such file or directory"),
        ("path.write_bytes(b'\\xff\\xfe')", "it is no UTF-8 text"),
    ],
)
def test_where_the_editor_fails_the_text_is_as_it_was(tmp_path: Path, body: str, why: str) -> None:
    text, said = _edited(tmp_path, body)
    assert text == "one\ntwo"
    assert why in said and "The text is as it was." in said


def test_what_an_editor_had_saved_before_it_was_killed_is_taken(tmp_path: Path) -> None:
    text, said = _edited(tmp_path, "path.write_text('three'); os.kill(os.getpid(), 9)")
    assert text == "three"
    assert "was killed" in said


def test_no_editor_or_none_that_is_there_is_said() -> None:
    assert edited_elsewhere("one", _given_away, {})[1].startswith("No editor is named")
    assert edited_elsewhere("one", _given_away, {"EDITOR": "'"})[1].startswith("No editor is named")
    text, said = edited_elsewhere("one", _given_away, {"EDITOR": "no-such-editor --wait"})
    assert text == "one" and said.startswith("no-such-editor could not be used")
    assert editor_named({"EDITOR": "nano", "VISUAL": "code --wait"}) == ["code", "--wait"]


def test_a_terminal_that_cannot_be_handed_over_is_said() -> None:
    @contextmanager
    def refuses() -> Iterator[None]:
        raise SuspendNotSupported
        yield

    assert edited_elsewhere("one", refuses, {"EDITOR": "true"}) == (
        "one",
        "This terminal cannot be handed to another program.",
    )


async def test_in_the_dialog_a_failure_is_said_and_the_text_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "EDITOR", "true")
    monkeypatch.delitem(os.environ, "VISUAL", raising=False)
    async with shown(eve_of_november(tmp_path), EDITOR, (80, 24)) as keyboard:
        dialog = keyboard.pilot.app.screen
        assert isinstance(dialog, Editor)
        before = dialog.text
        await keyboard.press("ctrl+o")
        assert dialog.text == before
        assert "cannot be handed to another program" in screen_text(keyboard.pilot.app)  # type: ignore[arg-type]


def test_the_terminal_is_handed_over_and_taken_back(tmp_path: Path) -> None:
    """The editor has the keys and the whole screen; behind it the app goes on as it was."""
    workspace = eve_of_november(tmp_path).workspace
    body = "print('EDITING', flush=True); path.write_text(path.read_text() + '\\n' + input())"
    with Terminal("--workspace", str(workspace), EDITOR=_script(tmp_path, body)) as terminal:
        terminal.open_november()
        terminal.send("o\t")
        terminal.until("Register ")
        terminal.send("\x1b[200~one\ntwo\x1b[201~")
        terminal.until("2 lines, each becomes an entry")
        terminal.send("\x0f")
        terminal.until("EDITING")
        terminal.send("three\n")
        shown_again = terminal.until("3 lines, each becomes an entry")
        assert "EDITING" not in shown_again and "Pasted text" in shown_again
        terminal.send("\x12")
        terminal.until("Note: three")
        terminal.send("\x11")
        assert terminal.ended() == 0
        assert terminal.is_restored()
    assert [one.text for one in Evening(workspace).secretariat().meeting(NOVEMBER).minutes] == [
        "one",
        "two",
        "three",
    ]
