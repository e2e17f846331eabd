"""boardtui keys: the table from the registry of commands, and what of config.toml is refused by line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Shell


def config(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return path


def test_every_command_is_listed_with_its_keys(inside: Shell) -> None:
    listed = json.loads(inside("keys", "--json").stdout)
    found = {one["command"]: one["keys"] for one in listed}
    assert found["undo"] == "u ^z" and found["help"] == "? F1" and found["rest-present"] == "P"
    assert len(found) == len(listed) > 50
    assert "Undo" not in found and "Take back the last entry" in inside("keys").stdout


def test_the_table_follows_the_users_keys(inside: Shell, tmp_path: Path) -> None:
    path = config(tmp_path, '[keys]\nundo = ["z", "^z"]\n')
    found = json.loads(inside("--config", path, "keys", "--json").stdout)
    assert next(one["keys"] for one in found if one["command"] == "undo") == "z ^z"


def test_a_check_says_that_all_is_well(inside: Shell, tmp_path: Path) -> None:
    done = inside("keys", "--check", "--config", config(tmp_path, '[keys]\nundo = "z"\n'))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "The keys can be used.\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[keys]\nundo = "p"\n', "line 2: p is the key of 'present' too, in Live"),
        ('[keys]\nundo = "z"\nredo = "z"\n', "z is the key of "),
        ('[keys]\n\nundo = "e"\n', "line 3: e is the key of 'edit-entry' too, in the minutes"),
        ('[keys]\nundoo = "z"\n', "line 2: there is no command 'undoo'"),
        ('[keys]\nundo = ""\n', "line 2: '' cannot be a key: no key is called so"),
        ('[keys]\nundo = " "\n', "line 2: ' ' cannot be a key: a space types a space"),
        ('[keys]\nundo = "space"\n', "line 2: 'space' cannot be a key"),
        ('[keys]\nundo = "wheel"\n', "line 2: 'wheel' cannot be a key: no key is called so"),
        ('[keys]\nundo = "?"\n', "line 2: ? belongs to 'help' and is never taken away"),
        ('[keys]\nundo = "ctrl+q"\n', "line 2: ^q belongs to 'quit' and is never taken away"),
        ('[keys]\nundo = "ctrl+c"\n', "line 2: ^c copies"),
        ('[keys]\nhelp = "f1"\n', "line 2: ? stays with 'help'"),
        ('[keys]\nquit = "Q"\n', "line 2: ^q stays with 'quit'"),
        ('[keys]\nundo = "ctrl+k"\n', "line 2: ^k means "),
        ('[ui]\ntheme = "pink"\n', "there is no theme 'pink'"),
        ("[ui\n", "line 1, is not TOML"),
    ],
)
def test_what_cannot_be_used_is_refused_by_line(inside: Shell, tmp_path: Path, text: str, said: str) -> None:
    done = inside("keys", "--check", "--config", config(tmp_path, text))
    assert done.returncode == 2 and done.stdout == ""
    assert said in done.stderr and str(tmp_path) in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_missing_file_is_refused_only_where_it_was_named(shell: Shell, tmp_path: Path) -> None:
    assert shell("keys", "--check", XDG_CONFIG_HOME=str(tmp_path / "none")).returncode == 0
    missing = shell("keys", "--check", BOARDTUI_CONFIG=str(tmp_path / "none.toml"))
    assert (missing.returncode, missing.stdout) == (2, "")
    assert "There is no file of settings at" in missing.stderr


def test_warnings_are_said_and_do_no_harm(inside: Shell, tmp_path: Path) -> None:
    done = inside("keys", "--check", "--config", config(tmp_path, "[ui]\nfont = 'big'\n"))
    assert done.returncode == 0
    assert "line 2: there is no setting 'font'" in done.stderr


def test_the_app_does_not_start_with_keys_that_clash(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole_sample: Path
) -> None:
    from boardtui.__main__ import _parts
    from boardtui.cli import command_line

    monkeypatch.setattr(command_line, "is_at_terminal", lambda: True)
    path = config(tmp_path, '[keys]\nundo = "p"\n')
    words = ["--workspace", str(whole_sample), "--readonly", "--config", str(path)]
    assert command_line.run(words, _parts()) == 2
