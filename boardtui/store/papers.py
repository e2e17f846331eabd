"""The papers of a board's items: files as they were given, in ``data/BOARD/papers/MEETING/``.

A paper is written once and never again: a second one of the same name goes under the next free name. So a
backup keeps each of them once, in ``backups/BOARD/papers/``, and not in every zip.
"""

import itertools
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from boardtui.errors import UsageRefusal, WorkspaceMissing
from boardtui.model.keys import RecordKey
from boardtui.store import disk

FOLDER = "papers"
_LOOKS_SET_ASIDE = re.compile(r"\.(?=(torn|damaged|replaced)-)")
"""What the store calls its own files so is not taken for a paper's name: those are removed in time."""


class Papers:
    """The papers of one workspace."""

    def __init__(self, data: Path, claim: Callable[[str], None]) -> None:
        """``claim`` takes a board for writing, or raises what forbids it."""
        self._data, self._claim = data, claim

    def names(self, key: RecordKey) -> tuple[str, ...]:
        """The names of a meeting's papers that are on the disk."""
        folder = self._folder(key)
        if not folder.is_dir():
            return ()
        return tuple(sorted(one.name for one in folder.iterdir() if _is_paper(one)))

    def read(self, key: RecordKey, name: str) -> bytes | None:
        """A paper as it was given, None where it is not there; WorkspaceMissing for what is no file."""
        return disk.read_plain_file(self._folder(key) / _one_name(name))

    def keep(self, key: RecordKey, name: str, data: bytes) -> str:
        """Keep a paper under ``name`` or the next free name; the name, once it is on the disk.

        The same paper given again is kept once. Raises NotConfirmed where the disk refused: nothing is
        kept then.
        """
        folder, name = self._folder(key), _LOOKS_SET_ASIDE.sub("_", _one_name(name))
        self._claim(key.board)
        disk.make_private_folder(folder)
        self._must_be_here(folder)
        for number in itertools.count(1):
            free = disk.numbered(folder / name, number)
            if not free.exists() and not free.is_symlink():
                break
            if _is_paper(free) and disk.read_plain_file(free) == data:
                return free.name
        return disk.write_new(free, data).name

    def _folder(self, key: RecordKey) -> Path:
        assert key.meeting is not None, "a paper is a meeting's"
        return self._data / key.board / FOLDER / key.meeting

    def _must_be_here(self, folder: Path) -> None:
        """Refuse a folder of papers that is, or stands behind, a link to somewhere else."""
        if folder.resolve() != self._data.resolve() / folder.relative_to(self._data):
            raise WorkspaceMissing(
                f"{folder} is a link, which BoardTUI does not follow; put the folder itself there."
            )


def is_paper(name: str) -> bool:
    """True for the name of a paper among a board's files (``papers/2011-01-18/report.docx``)."""
    return name.startswith(f"{FOLDER}/")


def copy_missing(source: Path, target: Path) -> None:
    """Copy, durably, the papers of the board in ``source`` that ``target`` has not; nothing is replaced."""
    for path in _below(source / FOLDER):
        copy = target / path.relative_to(source)
        if copy.exists():
            continue
        data = disk.read_plain_file(path)
        if data is not None:
            disk.make_private_folder(copy.parent)
            disk.swap_in(copy, data)


def _below(folder: Path) -> Iterator[Path]:
    for one in sorted(folder.rglob("*")) if folder.is_dir() and not folder.is_symlink() else ():
        if _is_paper(one):
            yield one


def _is_paper(path: Path) -> bool:
    return path.is_file() and not path.is_symlink() and not path.name.startswith(".")


def _one_name(name: str) -> str:
    if not name or name.startswith(".") or Path(name).name != name or "\\" in name or "\0" in name:
        raise UsageRefusal(f"'{name}' cannot be the name of a paper.")
    return name
