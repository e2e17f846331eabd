"""Dated copies of a board's records, each an ordinary zip beside ``data/``.

``backups/BOARD/2026-11-24T100000Z-0007.zip`` holds ``manifest.json`` (board, number, occasion, and the
size and SHA-256 of each file) and then every file of ``data/BOARD`` but the lock. One file, so one write,
one fsync and one name that is there whole or not at all; any computer can open it without this program.

The papers of the items are copied beside the zips, each once: they never change (see ``papers``).

Nothing is hard-linked. A link to a journal would be the journal, which is added to in place; a link to a
``.json`` would be safe, since those are swapped, but bit rot in the one copy would be bit rot in both.

It costs the key nothing: a backup is made once, when a board is opened for writing, and not at all where
the files are those of the newest backup.
"""

import hashlib
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from boardtui.errors import NotConfirmed, NotFound, RecordDamaged, WorkspaceMissing
from boardtui.model.archive import Backup
from boardtui.store import disk, papers

LAST, DAYS = 20, 30
"""How many of the latest are kept, and for how many days the first of each day."""
_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d{6}Z)-(\d{4,})\.zip")
_MANIFEST = "manifest.json"
_LAST_ENTRY = re.compile(rb'^\{"seq":(\d+),')
_FORMAT = 1
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, LookupError, TypeError,
    RuntimeError, OverflowError,
)  # fmt: skip
"""What reading a damaged zip was seen to raise, byte by byte; NotImplementedError is a RuntimeError."""


@dataclass(frozen=True, slots=True)
class Copied:
    """One file as the manifest tells it. ``mark`` is what it was known by on the disk: inode and time."""

    bytes: int
    sha256: str
    last: int = 0
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself."""

    format: int
    board: str
    number: int
    taken: datetime
    why: str
    user: str
    files: dict[str, Copied]


class Backups:
    """The backups of one workspace."""

    def __init__(self, workspace: Path, clock: Callable[[], datetime], user: str) -> None:
        """``clock`` gives aware time; ``user`` is noted in each backup."""
        self._data, self._folder = workspace / "data", workspace / "backups"
        self._clock, self._user = clock, user

    def boards(self) -> tuple[str, ...]:
        """The boards that there are backups of."""
        if not self._folder.is_dir():
            return ()
        return tuple(
            sorted(one.name for one in self._folder.iterdir() if one.is_dir() and self._paths(one.name))
        )

    def listed(self, board: str) -> tuple[Backup, ...]:
        """The backups of ``board``, oldest first. One that cannot be read is there, with its problem."""
        return tuple(self._backup(board, path) for path in self._paths(board))

    def take(self, board: str, why: str, *, always: bool = False) -> Backup:
        """A verified backup of ``board`` as its files are now; the newest one where nothing has changed.

        Raises NotConfirmed where it could not be made: the older ones are then as they were.
        """
        try:
            return self._take(board, why, always)
        except OSError as error:
            raise NotConfirmed(f"No backup of '{board}' could be made: {disk.reason(error)}.") from error

    def _take(self, board: str, why: str, always: bool) -> Backup:
        paths, data = self._paths(board), _files(self._data / board)
        if paths and not always:
            newest = self._backup(board, paths[-1])
            if not newest.problem and _same(self.manifest(paths[-1]), data):
                return newest
        number = max((_number(one) for one in paths), default=0) + 1
        taken = self._clock().astimezone(UTC).replace(microsecond=0)
        marks = {
            name: _mark(path) for name, path in data.items()
        }  # before reading: a later change then shows
        copies = {name: disk.read_plain_file(path) for name, path in data.items()}
        held = {name: copy for name, copy in copies.items() if copy is not None}
        files = {name: _copied(name, copy, marks[name]) for name, copy in held.items()}
        manifest = Manifest(_FORMAT, board, number, taken, why, self._user, files)
        disk.make_private_folder(self._folder / board)
        papers.copy_missing(self._data / board, self._folder / board)
        path = self._folder / board / f"{taken:%Y-%m-%dT%H%M%SZ}-{number:04}.zip"
        disk.swap_in(path, _zipped(manifest, held))
        if self.read(path) != held:
            raise NotConfirmed(f"The backup {path} did not read back as it was written; keep the older ones.")
        self._rotate(board, path)
        return self._backup(board, path)

    def folder(self, board: str) -> Path:
        """Where the backups of ``board`` are kept, and one copy of each of its papers."""
        return self._folder / board

    def path(self, backup: Backup) -> Path:
        """The file of ``backup``."""
        return next(one for one in self._paths(backup.board) if _number(one) == backup.number)

    def manifest(self, path: Path) -> Manifest:
        """What the backup at ``path`` says of itself; raises RecordDamaged."""
        with _opened(path) as archive:
            return _manifest(path, archive)

    def read(self, path: Path) -> dict[str, bytes]:
        """Every file of the backup at ``path`` by name; raises RecordDamaged unless each byte is right."""
        with _opened(path) as archive:
            manifest = _manifest(path, archive)
            held = {}
            for name, copied in manifest.files.items():
                try:
                    held[name] = archive.read(name)
                except _UNREADABLE as error:
                    raise _damaged(path, name) from error
                if hashlib.sha256(held[name]).hexdigest() != copied.sha256:
                    raise _damaged(path, name)
        return held

    def find(self, board: str, which: str) -> Backup:
        """The backup that ``which`` names: a number, a file's name, or a day with one backup."""
        found = self.listed(board)
        wanted = which.strip().removesuffix(".zip")
        if wanted.isdecimal() and len(wanted) < 10:
            fits = [one for one in found if one.number == int(wanted)]
        else:
            fits = [one for one in found if self.path(one).stem.startswith(wanted) and wanted]
        if len(fits) == 1:
            return fits[0]
        many = ", ".join(str(one.number) for one in fits or found) or "none"
        said = "There is no backup" if not fits else "There is more than one backup"
        raise NotFound(f"{said} '{which}' of the board '{board}' (numbers: {many}).")

    def past(self, board: str, keep: Path | None = None) -> list[Path]:
        """The backups beyond their time: neither of the last, nor the first of one of the last days."""
        paths = self._paths(board)
        oldest_day = (self._clock().astimezone(UTC) - timedelta(days=DAYS)).date().isoformat()
        first_of_day: dict[str, Path] = {}
        for path in paths:
            first_of_day.setdefault(path.name[:10], path)
        daily = {path for day, path in first_of_day.items() if day >= oldest_day}
        return [one for one in paths[:-LAST] if one not in daily and one != keep]

    def remove(self, path: Path) -> None:
        """Remove the backup at ``path``."""
        try:
            path.unlink(missing_ok=True)
            disk.sync_folder(path.parent)
        except OSError as error:
            raise NotConfirmed(f"The backup {path} could not be removed: {disk.reason(error)}.") from error

    def _rotate(self, board: str, made: Path) -> None:
        """Remove what is beyond its time, but never the only copy of an entry or a record."""
        past = set(self.past(board, made))
        if not past:
            return
        held: dict[str, int] = {}
        for path in reversed(self._paths(board)):
            try:
                files = self.manifest(path).files
            except RecordDamaged:
                continue  # it says nothing, so it protects nothing; verify names it
            more = [name for name, one in files.items() if one.last > held.get(name, 0)]
            held |= {name: files[name].last for name in more}
            if path in past and not more:
                self.remove(path)

    def _paths(self, board: str) -> list[Path]:
        folder = self._folder / board
        found = [one for one in folder.glob("*.zip") if _NAME.fullmatch(one.name)] if folder.is_dir() else []
        return sorted(found, key=_number)

    def _backup(self, board: str, path: Path) -> Backup:
        match = _NAME.fullmatch(path.name)
        assert match is not None
        taken = datetime.strptime(match[1], "%Y-%m-%dT%H%M%SZ").replace(tzinfo=UTC)
        plain = Backup(board, int(match[2]), taken, size=path.stat().st_size)
        try:
            said = self.manifest(path)
        except RecordDamaged as damaged:
            return Backup(board, plain.number, taken, size=plain.size, problem=str(damaged))
        ends = {name.removesuffix(".journal"): one.last for name, one in said.files.items() if one.last}
        records = tuple(
            (board if name == "board" else f"{board}/{name.removeprefix('meetings/')}", last)
            for name, last in sorted(ends.items())
        )
        return Backup(board, plain.number, taken, said.why, said.user, records, plain.size)


def _number(path: Path) -> int:
    match = _NAME.fullmatch(path.name)
    return int(match[2]) if match else 0


def _files(folder: Path) -> dict[str, Path]:
    """The files of a board by name. A ``.json`` before its journal: it then never tells more than that."""
    found = [one for one in folder.rglob("*") if one.is_file() and not one.is_symlink()]
    kept = [one for one in found if not one.name.startswith(".")]
    kept.sort(key=lambda one: (one.suffix == ".journal", str(one)))
    named = {one.relative_to(folder).as_posix(): one for one in kept}
    return {name: one for name, one in named.items() if not papers.is_paper(name)}


def _mark(path: Path) -> str:
    told = path.stat()
    return f"{told.st_ino}-{told.st_mtime_ns}"


def _copied(name: str, data: bytes, mark: str) -> Copied:
    last = 0
    if name.endswith(".journal"):
        lines = data[: data.rfind(b"\n") + 1].splitlines()
        match = _LAST_ENTRY.match(lines[-1]) if lines else None
        last = int(match[1]) if match else 0
    return Copied(len(data), hashlib.sha256(data).hexdigest(), last, mark)


def _same(manifest: Manifest, data: dict[str, Path]) -> bool:
    try:
        now = {name: (path.stat().st_size, _mark(path)) for name, path in data.items()}
    except OSError:
        return False
    return now == {name: (one.bytes, one.mark) for name, one in manifest.files.items()}


def _zipped(manifest: Manifest, held: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in {_MANIFEST: msgspec.json.encode(manifest), **held}.items():
            entry = zipfile.ZipInfo(name, manifest.taken.timetuple()[:6])
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, disk.PRIVATE_FILE << 16
            archive.writestr(entry, data, compresslevel=1)
    return target.getvalue()


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        data = disk.read_plain_file(path)
    except WorkspaceMissing as error:
        raise RecordDamaged(str(error)) from error
    try:
        return zipfile.ZipFile(io.BytesIO(data or b""))
    except _UNREADABLE as error:
        raise _damaged(path) from error


def _manifest(path: Path, archive: zipfile.ZipFile) -> Manifest:
    try:
        manifest = msgspec.json.decode(archive.read(_MANIFEST), type=Manifest)
    except _UNREADABLE as error:
        raise _damaged(path) from error
    if manifest.format > _FORMAT:
        raise RecordDamaged(f"The backup {path} was made by a newer BoardTUI; update the program to use it.")
    odd = [name for name in manifest.files if name.startswith("/") or ".." in Path(name).parts]
    if odd or {*manifest.files, _MANIFEST} != set(archive.namelist()):
        raise _damaged(path)
    return manifest


def _damaged(path: Path, name: str = "") -> RecordDamaged:
    what = f"{name} in the backup {path}" if name else f"The backup {path}"
    return RecordDamaged(f"{what} is damaged: it is not what was copied. Use another one.")
