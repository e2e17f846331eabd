"""The user's own settings: ``config.toml`` read, checked and never written.

It has three sections: ``[keys]`` gives a command other keys, ``[ui]`` says how the screens look,
``[snippets]`` holds phrases for the capture line. What is unknown there is a warning, what cannot be read a
refusal; both name the line.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from boardtui.errors import UsageRefusal

_SWITCHES = ("ascii", "animation", "mouse")
_SECTIONS = ("keys", "ui", "snippets")
# Plain strings, compiled where there is a file to be read: the start of the app waits for this module.
_HEADING = r"\s*\[\s*([^\[\]]+?)\s*\]"
_ENTRY = r"""\s*((?:"[^"]*"|'[^']*'|[\w.\- ])+?)\s*="""
_PLACE = r"(?s)(.*?) \(at line (\d+), column \d+\)\Z"
_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person set. ``keys`` has the keys of each command by its id, as they were written.

    ``warnings`` are sentences about what is unknown. ``path`` is the file it was read from, empty where
    there is none; ``lines`` the line of each command there.
    """

    theme: str = ""
    ascii_only: bool = False
    animation: bool = False
    mouse: bool = True
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    snippets: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    path: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)

    def where(self, command: str) -> str:
        """The file and line in which ``command`` is given its keys, for a refusal."""
        return f"{self.path}, line {self.lines.get(command, 0)}"


def read_settings(path: Path, *, required: bool = False) -> Settings:
    """The settings in the file at ``path``; the usual ones where there is no such file.

    Raises UsageRefusal, which names the line, where the file is not TOML or a value is of the wrong kind;
    and where it cannot be read, or is missing though ``required``.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise UsageRefusal(f"{path} is too large for a file of settings.")
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        if required:
            raise UsageRefusal(f"There is no file of settings at {path}.") from None
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        why = (
            (error.strerror or "the system refused") if isinstance(error, OSError) else "it is not UTF-8 text"
        )
        raise UsageRefusal(f"{path} cannot be read: {_lower(why)}.") from None
    return _Reader(path, text).settings()


class _Reader:
    """Turns one file into settings; knows the line of each entry, which TOML's own reader does not say."""

    def __init__(self, path: Path, text: str) -> None:
        import tomllib  # only where there is a file to be read: the start of the app waits for this

        self._path, self._lines = path, _lines(text)
        self._warnings: list[str] = []
        try:
            self._plain = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            found = re.match(_PLACE, str(error))
            why, line = (found[1], int(found[2])) if found else (str(error), text.count("\n") + 1)
            raise UsageRefusal(f"{path}, line {line}, is not TOML: {_lower(why)}.") from None

    def settings(self) -> Settings:
        """The settings, or the first refusal."""
        from boardtui.model.text import clean

        for name in self._plain:
            if name not in _SECTIONS:
                self._warn((name,), f"there is no section or setting '{name}'; it is ignored.")
        ui = self._section("ui")
        for name in ui:
            if name not in ("theme", *_SWITCHES):
                self._warn(("ui", name), f"there is no setting '{name}' in [ui]; it is ignored.")
        switches = {name: self._switch(ui, name) for name in _SWITCHES}
        keys = self._section("keys")
        return Settings(
            theme=self._text(("ui", "theme"), ui.get("theme", "")),
            ascii_only=switches["ascii"] is True,
            animation=switches["animation"] is True,
            mouse=switches["mouse"] is not False,
            keys={name: self._keys(name, value) for name, value in keys.items()},
            snippets={
                name: clean(self._text(("snippets", name), value))
                for name, value in self._section("snippets").items()
            },
            warnings=tuple(self._warnings),
            path=str(self._path),
            lines={name: self._line(("keys", name)) for name in keys},
        )

    def _section(self, name: str) -> dict[str, Any]:
        found = self._plain.get(name, {})
        if not isinstance(found, dict):
            self._refuse((name,), f"'{name}' is a section: write [{name}] and the settings under it.")
        return dict(found)

    def _switch(self, ui: dict[str, Any], name: str) -> bool | None:
        found = ui.get(name)
        if found is not None and not isinstance(found, bool):
            self._refuse(("ui", name), f"'{name}' is true or false.")
        return found

    def _text(self, place: tuple[str, ...], value: Any) -> str:
        if not isinstance(value, str):
            self._refuse(place, f"'{place[-1]}' is a text between quotation marks.")
        return str(value)

    def _keys(self, command: str, value: Any) -> tuple[str, ...]:
        found = [value] if isinstance(value, str) else value
        if not isinstance(found, list) or not found or not all(isinstance(one, str) for one in found):
            self._refuse(("keys", command), f'\'{command}\' is a key, or a list of keys: ["u", "ctrl+z"].')
        return tuple(found)

    def _line(self, place: tuple[str, ...]) -> int:
        return self._lines.get(place, 0) or self._lines.get(place[:1], 0) or 1

    def _warn(self, place: tuple[str, ...], sentence: str) -> None:
        self._warnings.append(f"{self._path}, line {self._line(place)}: {sentence}")

    def _refuse(self, place: tuple[str, ...], sentence: str) -> None:
        raise UsageRefusal(f"{self._path}, line {self._line(place)}: {sentence}")


def _lines(text: str) -> dict[tuple[str, ...], int]:
    """The line each section and each entry begins on. An entry in an inline table has its table's line."""
    found: dict[tuple[str, ...], int] = {}
    section: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        heading, entry = re.match(_HEADING, line), re.match(_ENTRY, line)
        if heading:
            section = (_bare(heading[1]),)
            found.setdefault(section, number)
        elif entry:
            parts = entry[1].split(".", 1) if not section and entry[1][0] not in "\"'" else [entry[1]]
            found.setdefault((*section, *map(_bare, parts)), number)
            found.setdefault((*section, _bare(parts[0])), number)
    return found


def _bare(name: str) -> str:
    return name.strip().strip("\"'")


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
