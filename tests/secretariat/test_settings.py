"""config.toml: what is read, what is only warned of, and what is refused, by line."""

from pathlib import Path

import pytest

from boardtui.errors import UsageRefusal
from boardtui.secretariat.settings import Settings, read_settings

WHOLE = """
# mine
[ui]
theme = "nord"
ascii = true
mouse = false
animation = true

[keys]
undo = ["z", "ctrl+z"]
"rest-present" = "R"

[snippets]
noted = "Members noted the report."
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return path


def test_every_setting_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, WHOLE)
    assert read_settings(path) == Settings(
        theme="nord",
        ascii_only=True,
        animation=True,
        mouse=False,
        keys={"undo": ("z", "ctrl+z"), "rest-present": ("R",)},
        snippets={"noted": "Members noted the report."},
        path=str(path),
        lines={"undo": 10, "rest-present": 11},
    )


def test_without_a_file_all_is_as_usual(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "config.toml") == Settings()
    assert read_settings(written(tmp_path, "")) == Settings(path=str(tmp_path / "config.toml"))


def test_a_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(UsageRefusal, match="There is no file of settings at"):
        read_settings(tmp_path / "config.toml", required=True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('colour = "red"\n', "line 1: there is no section or setting 'colour'"),
        ("\n[export]\nfolder = 'x'\n", "line 2: there is no section or setting 'export'"),
        ("[ui]\n\nfont = 'big'\n", "line 3: there is no setting 'font' in [ui]"),
        ("ui.font = 'big'\n", "line 1: there is no setting 'font' in [ui]"),
    ],
)
def test_what_is_unknown_is_a_warning_by_line(tmp_path: Path, text: str, said: str) -> None:
    [warning] = read_settings(written(tmp_path, text)).warnings
    assert said in warning and warning.startswith(f"{tmp_path / 'config.toml'}, ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[ui]\ntheme = \n", "line 2, is not TOML"),
        ("[ui]\ntheme = 'x'\ntheme = 'y'\n", "line 3, is not TOML"),
        ("[keys", "line 1, is not TOML"),
        ("ui = 3\n", "line 1: 'ui' is a section"),
        ("[ui]\nascii = 'yes'\n", "line 2: 'ascii' is true or false"),
        ("[ui]\n\n\ntheme = 7\n", "line 4: 'theme' is a text"),
        ("[keys]\nundo = 3\n", "line 2: 'undo' is a key, or a list of keys"),
        ("[keys]\nundo = []\n", "line 2: 'undo' is a key, or a list of keys"),
        ("[keys]\nundo = ['z', 4]\n", "line 2: 'undo' is a key, or a list of keys"),
        ("keys = { undo = 3 }\n", "line 1: 'undo' is a key, or a list of keys"),
        ("[snippets]\nnoted = ['a']\n", "line 2: 'noted' is a text"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UsageRefusal) as refused:
        read_settings(written(tmp_path, text))
    sentence = str(refused.value)
    assert said in sentence and "\n" not in sentence and sentence.endswith(".")
    assert refused.value.exit_code == 2


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xff\xfe[ui]")
    with pytest.raises(UsageRefusal, match="it is not UTF-8 text"):
        read_settings(path)
    with pytest.raises(UsageRefusal, match="cannot be read: is a directory"):
        read_settings(tmp_path)
    path.write_bytes(b"#" * 1_000_001)
    with pytest.raises(UsageRefusal, match="too large"):
        read_settings(path)
