"""What tells that the files of a folder of records were not touched since they were read."""

import contextlib
import os
import time

import msgspec

JOURNAL = ".journal"
Stamp = tuple[int, int, int, int]
"""Size and mtime_ns of a record's journal, then of its saved file; ``-1`` stands for a missing file.

The journal stands first because it may be ahead.
"""
NEVER: Stamp = (-2, -1, -1, -1)
"""The stamp of what was never read."""
UNSETTLED = 0
"""The time of a folder that was changed a moment ago: another change within one tick would not show."""
_SETTLES = 2 * 10**9
"""The coarsest tick of a file system that is met with, in nanoseconds."""
_MISSING = (-1, -1)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)


class Stamps(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """The stamps of a folder's records, column by column, and the mtime_ns of the folder itself.

    ``whole`` where ``names`` are all the records the folder held then.
    """

    names: list[str] = []
    journal_sizes: list[int] = []
    journal_times: list[int] = []
    table_sizes: list[int] = []
    table_times: list[int] = []
    at: int = UNSETTLED
    whole: bool = False

    def by_name(self) -> dict[str, Stamp]:
        """The stamp of each record."""
        columns = zip(self.journal_sizes, self.journal_times, self.table_sizes, self.table_times, strict=True)
        return dict(zip(self.names, columns, strict=True))


def in_columns(stamps: dict[str, Stamp], at: int, *, whole: bool) -> Stamps:
    """The same stamps, column by column."""
    each = stamps.values()
    return Stamps(
        list(stamps),
        [one[0] for one in each],
        [one[1] for one in each],
        [one[2] for one in each],
        [one[3] for one in each],
        at,
        whole,
    )


def look(folder: str, before: Stamps) -> Stamps:
    """The stamps of the records in ``folder`` as they are now, each known by its journal.

    A name comes, goes or is swapped for another only with a change of its folder's time, and a journal is
    added to without one. So where that time is still the one ``before`` has, the names and the saved files
    are known, and each journal is looked at.
    """
    begun = time.time_ns()  # what the times of files are told by, whatever clock the records are kept by
    try:
        handle = os.open(folder, _FOLDER)
    except (FileNotFoundError, NotADirectoryError):
        return Stamps(whole=True)
    try:
        at = os.fstat(handle).st_mtime_ns
        if at == before.at and before.whole:
            with contextlib.suppress(FileNotFoundError):  # gone since: the names are read again
                return _journals_of(handle, before)
        known = before.by_name() if at == before.at else {}
        found: dict[str, Stamp] = {}
        for name in os.listdir(handle):  # noqa: PTH208  a Path cannot be made of an open folder
            if name.endswith(JOURNAL):
                base = name[: -len(JOURNAL)]
                table = known[base][2:] if base in known else _stat(f"{base}.json", handle)
                found[base] = (*_stat(name, handle), *table)
        return in_columns(found, at if at <= begun - _SETTLES else UNSETTLED, whole=True)
    finally:
        os.close(handle)


def _journals_of(folder: int, before: Stamps) -> Stamps:
    """``before`` with the journals as they are now; raises FileNotFoundError where one has gone."""
    stat = os.stat
    found = [stat(name + JOURNAL, dir_fd=folder, follow_symlinks=False) for name in before.names]
    return Stamps(
        before.names,
        [one.st_size for one in found],
        [one.st_mtime_ns for one in found],
        before.table_sizes,
        before.table_times,
        before.at,
        whole=True,
    )


def stamp_of(base: str) -> Stamp:
    """The stamp of one record, by its path without an ending."""
    return (*_stat(base + JOURNAL), *_stat(f"{base}.json"))


def _stat(path: str, folder: int | None = None) -> tuple[int, int]:
    try:
        found = os.stat(path, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return _MISSING
    return found.st_size, found.st_mtime_ns
