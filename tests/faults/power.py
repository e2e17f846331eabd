"""The disks a power cut may leave behind, built from the recording of a run.

What was written and not fsynced may be there page by page, or not; of the names that were made, moved or
taken away and not fsynced, any beginning may be there. Two file systems: ``posix`` promises no more than
that, each folder and each file by itself, and pages never written may hold anything; ``ext4`` keeps names
in one order for all folders, lets the fsync of a file bring every earlier name with it, never shows a length
whose bytes it has not written, and writes a file out before it takes another's place (auto_da_alloc).
"""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.faults.system import Event

PAGE = 4096
POSIX, EXT4 = "posix", "ext4"


@dataclass
class _File:
    """One file: what is on the disk for certain, and each version since."""

    versions: list[bytes] = field(default_factory=lambda: [b""])

    def sync(self) -> None:
        self.versions = self.versions[-1:]

    def change(self, event: Event) -> None:
        last = self.versions[-1]
        if event.name == "ftruncate":
            self.versions.append(last[: event.offset].ljust(event.offset, b"\0"))
        else:
            padded = last.ljust(event.offset, b"\0")
            end = event.offset + len(event.data)
            self.versions.append(padded[: event.offset] + event.data + padded[end:])

    def after_a_cut(self, dice: random.Random, system: str) -> bytes:
        """One of the contents that a power cut may leave."""
        if len(self.versions) == 1:
            return self.versions[0]
        length = len(dice.choice(self.versions))
        pages = []
        for start in range(0, length, PAGE):
            offered = [one[start : start + PAGE] for one in self.versions]
            if system == EXT4:
                offered = [one for one in offered if len(one) >= min(PAGE, length - start)]
            elif start >= len(self.versions[0]):
                offered += [b"", dice.randbytes(PAGE)]
            pages.append(dice.choice(offered)[: length - start].ljust(min(PAGE, length - start), b"\0"))
        return b"".join(pages)


@dataclass
class Machine:
    """A machine that has carried out some events and may lose power now."""

    system: str
    files: dict[int, _File] = field(default_factory=dict)
    names: dict[Path, int] = field(default_factory=dict)
    folders: set[Path] = field(default_factory=set)
    pending: list[Event] = field(default_factory=list)
    told: Any = None

    def carry_out(self, event: Event) -> None:
        """One event of the recording."""
        if event.name == "told":
            self.told = event.told
        elif event.name in ("write", "ftruncate"):
            self.files.setdefault(event.file, _File()).change(event)
        elif event.name == "fsync":
            self._sync(event)
        elif event.name != "close":
            self.pending.append(event)

    def _sync(self, event: Event) -> None:
        if event.file:
            self.files.setdefault(event.file, _File()).sync()
        due = [one for one in self.pending if self.system == EXT4 or one.path.parent == event.path]
        if event.file and self.system == POSIX:
            due = []
        for one in due:
            self._apply(one, self.names, self.folders, flush=True)
        self.pending = [one for one in self.pending if one not in due]

    def _apply(self, event: Event, names: dict[Path, int], folders: set[Path], *, flush: bool) -> None:
        if event.name == "create":
            names[event.path] = event.file
        elif event.name == "mkdir":
            folders.add(event.path)
        elif event.name == "rmdir":
            folders.discard(event.path)
        elif event.name == "unlink":
            names.pop(event.path, None)
        elif event.name == "rename":
            _move_folder(event, names, folders)
        elif event.path in names:
            file = names[event.path] if event.name == "link" else names.pop(event.path)
            if self.system == EXT4 and flush and event.other in names and file in self.files:
                self.files[file].sync()
            names[event.other] = file

    def cut(self, dice: random.Random, into: Path, root: Path) -> None:
        """Put one of the disks that a power cut now may leave into the empty folder ``into``."""
        names, folders, files = dict(self.names), set(self.folders), dict(self.files)
        for event in self._kept(dice):
            over = event.name == "replace" and event.other in names and event.path in names
            if self.system == EXT4 and over and names[event.path] in files:
                files[names[event.path]] = _File(files[names[event.path]].versions[-1:])
            self._apply(event, names, folders, flush=False)
        contents = {number: file.after_a_cut(dice, self.system) for number, file in files.items()}
        for folder in sorted(folders):
            if folder.parent == root or (into / folder.parent.relative_to(root)).is_dir():
                (into / folder.relative_to(root)).mkdir(mode=0o700)
        for path, number in names.items():
            place = into / path.relative_to(root)
            if place.parent.is_dir():
                place.write_bytes(contents.get(number, b""))

    def _kept(self, dice: random.Random) -> Iterable[Event]:
        if self.system == EXT4:
            return self.pending[: dice.randint(0, len(self.pending))]
        kept: list[Event] = []
        for folder in sorted({one.path.parent for one in self.pending}):
            own = [one for one in self.pending if one.path.parent == folder]
            kept += own[: dice.randint(0, len(own))]
        return sorted(kept, key=self.pending.index)


def _move_folder(event: Event, names: dict[Path, int], folders: set[Path]) -> None:
    """A folder under another name, with everything in it."""
    for path in [one for one in names if event.path in one.parents]:
        names[event.other / path.relative_to(event.path)] = names.pop(path)
    for path in [one for one in folders if one == event.path or event.path in one.parents]:
        folders.discard(path)
        folders.add(event.other / path.relative_to(event.path))


def cuts(
    events: list[Event], states: int, system: str, look: Callable[[Machine, random.Random], str], seed: int
) -> tuple[int, list[str]]:
    """Cut the power at ``states`` moments spread over the recording; how many, and what was bad."""
    dice = random.Random(seed)
    moments: dict[int, int] = {}
    for _ in range(states):
        moment = dice.randint(1, len(events))
        moments[moment] = moments.get(moment, 0) + 1
    machine, bad = Machine(system), []
    for moment, event in enumerate(events, start=1):
        machine.carry_out(event)
        for _ in range(moments.get(moment, 0)):
            found = look(machine, dice)
            if found:
                bad.append(f"after event {moment} ({event.name} {event.path.name}): {found}")
    return states, bad
