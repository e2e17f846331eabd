"""T4 for what is done to a workspace as a whole: restoring, backing up, loading, pruning, repairing.

After every fault at every system call the next start needs nobody, and what was there before is there still,
or in a backup.
"""

import errno
import os
import random
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from boardtui.edits.minuting import WriteMinute
from boardtui.errors import Refusal
from boardtui.secretariat.dump import dump_together
from boardtui.secretariat.load import load_together
from boardtui.secretariat.secretariat import Secretariat
from boardtui.store import restoring
from boardtui.store.archive import Archive
from boardtui.store.cabinet import Cabinet
from tests.faults.power import EXT4, POSIX, Machine, cuts
from tests.faults.session import clock
from tests.faults.sizes import FULL, size
from tests.faults.system import Death, Fault, System, scratch
from tests.faults.test_every_fault import all_faults
from tests.store.shelf import BOARD, KEY, journal, stocked, table, texts
from tests.store.test_prune import member

EARLY, LATE = ["early"], ["early", "late"]


def archive(workspace: Path) -> Archive:
    return Archive(workspace, clock, "tester")


def prepared(workspace: Path) -> None:
    """A board whose backup 1 holds one paragraph, and which holds two; a draft beside it."""
    opened = stocked(workspace)
    opened.open(KEY).do(WriteMinute("early"))
    opened.close()
    archive(workspace).back_up()
    opened = Cabinet(workspace, clock, "tester", backups=False)
    opened.open(KEY).do(WriteMinute("late"))
    opened.close()
    journal(workspace).with_name(".2026-11-24.draft").write_bytes(b'{"line":"typed","waiting":[]}')


@dataclass
class Work:
    """What is done under the fault, and what there may be after it; ``done`` where nothing refused it."""

    do: Callable[[Path], object]
    look: Callable[[Path, bool], str]
    prepare: Callable[[Path], None] = prepared
    every: int = 9


def read_and_go_on(workspace: Path, allowed: list[list[str]], *, draft: bool = True) -> str:
    """A start that needs nobody: the record is one of those allowed, and the next edit is taken."""
    try:
        reader = Cabinet(workspace, clock, "judge", readonly=True)
        found = texts(reader)
        if found not in allowed:
            return f"the board holds {found}"
        if draft and reader.beside(KEY).draft()[0].line != "typed":
            return "the draft is lost"
        again = Cabinet(workspace, clock, "next")
        again.open(KEY).do(WriteMinute("and on"))
        again.close()
        if texts(Cabinet(workspace, clock, "judge", readonly=True)) != [*found, "and on"]:
            return "it does not go on"
        problems = [one.problem for one in archive(workspace).examine() if one.problem]
        left = [one.name for one in (workspace / "data").glob(".re*-*")]
    except Refusal as refusal:
        return f"needs a person: {refusal}"
    return "; ".join([*problems, *left])


def kept_in_backups(workspace: Path) -> list[list[str]]:
    """What each backup that can be listed holds; damaged ones raise."""
    found = []
    backups = archive(workspace)._backups
    for one in backups.listed("parks"):
        held = backups.read(backups.path(one))["meetings/2026-11-24.journal"]
        found.append([text for text in LATE if text.encode() in held])
    return found


def after_restore(workspace: Path, done: bool) -> str:
    held = kept_in_backups(workspace)
    bad = read_and_go_on(workspace, [EARLY] if done else [EARLY, LATE])
    if bad:
        return bad
    early = texts(Cabinet(workspace, clock, "judge", readonly=True))[:2] != LATE
    return "the state before is in no backup" if early and LATE not in held else ""


def vanished(workspace: Path) -> None:
    prepared(workspace)
    journal(workspace).with_name(".2026-11-24.draft").unlink()
    (workspace / "data").rename(workspace.with_name("elsewhere"))


def after_bringing_back(workspace: Path, done: bool) -> str:
    """Where it was not done, it is tried again, as the first start already said."""
    if not done:
        archive(workspace).restore("latest", "parks")
    return read_and_go_on(workspace, [EARLY], draft=False)


def after_back_up(workspace: Path, done: bool) -> str:
    held = kept_in_backups(workspace)
    if EARLY not in held or (done and LATE not in held):
        return f"the backups hold {held}"
    return read_and_go_on(workspace, [LATE])


@cache
def dump() -> bytes:
    """A dump of a workspace of its own."""
    with scratch() as folder:
        prepared(folder / "w")
        return dump_together(secretariat(folder / "w", readonly=True), (BOARD, KEY))


def secretariat(workspace: Path, *, readonly: bool = False) -> Secretariat:
    return Secretariat(Cabinet(workspace, clock, "tester", readonly=readonly), clock)


def load(workspace: Path) -> None:
    counter = secretariat(workspace)
    try:
        load_together(counter, dump())
    finally:
        counter.close()


def after_load(workspace: Path, done: bool) -> str:
    """The same command again loads what is missing, and only then says that all of it is here."""
    try:
        if not done:
            load(workspace)
    except Refusal as refusal:
        if "Already on record" not in str(refusal):
            return f"needs a person: {refusal}"
    return read_and_go_on(workspace, [LATE], draft=False)


def with_a_contact(workspace: Path) -> None:
    Cabinet.make(workspace)
    opened = Cabinet(workspace, clock, "tester")
    opened.found(member("z", date(2025, 1, 1)))
    opened.close()


def prune(workspace: Path) -> None:
    asked = archive(workspace)
    asked.prune(asked.due(), erase=True)


def after_prune(workspace: Path, done: bool) -> str:
    """The board is whole, and the same command again removes what is still due."""
    try:
        torn = "opening the board sets it aside"  # which needs nobody
        found = [one.problem for one in archive(workspace).examine() if one.problem]
        problems = [one for one in found if torn not in one]
        prune(workspace)
        left = archive(workspace).due()
        person = Cabinet(workspace, clock, "judge", readonly=True).board("parks").person("z")
    except Refusal as refusal:
        return f"needs a person: {refusal}"
    if problems or left or person is None:
        return f"{problems} {left}"
    return ""


def damaged(workspace: Path) -> None:
    """Backup 2 holds both paragraphs; then both files of the meeting are damaged."""
    prepared(workspace)
    archive(workspace).back_up()
    for path in (journal(workspace), table(workspace)):
        data = path.read_bytes()
        path.write_bytes(data[:60] + b"#" + data[61:])


def after_repair(workspace: Path, done: bool) -> str:
    try:
        archive(workspace).repair()
    except Refusal as refusal:
        return f"needs a person: {refusal}"
    return read_and_go_on(workspace, [LATE])


WORKS = {
    "restore": Work(lambda w: archive(w).restore("1", None), after_restore),
    "bring back": Work(lambda w: archive(w).restore("1", None), after_bringing_back, vanished),
    "back up": Work(lambda w: archive(w).back_up(), after_back_up, every=3),
    "load": Work(load, after_load, Cabinet.make),
    "prune": Work(prune, after_prune, with_a_contact),
    "repair": Work(lambda w: archive(w).repair(), after_repair, damaged),
}


def run(work: Work, fault: Fault | None) -> tuple[System, str]:
    """The work under one fault, and what is wrong after it."""
    with scratch() as folder:
        workspace = folder / "w"
        work.prepare(workspace)
        system, done, bad = System(folder, fault), False, ""
        with system.in_force():
            try:
                work.do(workspace)
                done = True
            except Death as error:
                traceback.clear_frames(error.__traceback__)
            except Refusal as refusal:
                bad = "" if " " in str(refusal) else f"refused without a sentence: {refusal}"
            except Exception as error:  # noqa: BLE001 - whatever is not a refusal is the finding
                where = traceback.extract_tb(error.__traceback__)[-2]
                bad = f"not a refusal: {error!r} at {where.filename}:{where.lineno}"
        return system, bad or work.look(workspace, done)


@pytest.mark.parametrize("name", WORKS)
def test_every_call_under_every_fault(name: str) -> None:
    work = WORKS[name]
    system, bad = run(work, None)
    assert not bad, bad
    faults = list(all_faults(system))[:: 1 if FULL else work.every]
    found = Counter[str]()
    for fault in faults:
        bad = run(work, fault)[1]
        if bad:
            call, target = system.calls[fault.nth - 1]
            found[f"{fault} at {call} {target}: {bad}"] += 1
    print(f"T4 {name}: {len(system.calls)} calls, {len(faults)} faults, {sum(found.values())} bad")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("kind", ["death before", "death after"])
def test_a_restore_that_dies_at_any_call_needs_nobody(kind: str) -> None:
    """Each call of it, always: between its renames there is no board at all."""
    calls = run(WORKS["restore"], None)[0].calls
    found = [
        f"{place} {calls[place - 1]}: {bad}"
        for place in range(1, len(calls) + 1)
        if (bad := run(WORKS["restore"], Fault(kind, place))[1])
    ]
    assert len([name for name, _ in calls if name == "rename"]) == 3
    assert not found, "\n".join(found)


@pytest.mark.parametrize("kind", [POSIX, EXT4])
def test_a_power_cut_during_a_restore_needs_nobody(kind: str) -> None:
    with scratch() as root:
        system = System(root)
        with system.in_force():
            prepared(root / "w")
            system.tell([EARLY, LATE])
            archive(root / "w").restore("1", None)
            system.tell([EARLY])

        def look(machine: Machine, dice: random.Random) -> str:
            if machine.told is None:
                return ""
            with scratch() as folder:
                machine.cut(dice, folder, root)
                return read_and_go_on(folder / "w", machine.told, draft=False)

        states, bad = cuts(system.events, size(80, 1500), kind, look, seed=9)
    print(f"T5 restore, {kind}: {states} states, {len(bad)} bad")
    assert not bad, "\n".join(bad[:10])


def test_a_restore_without_its_last_word_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing is settled at the next start, the harness sees a board that has vanished."""
    monkeypatch.setattr(restoring, "settle", lambda data: ())
    calls = run(WORKS["restore"], None)[0].calls
    second = [place for place, (name, _) in enumerate(calls, start=1) if name == "rename"][1]
    assert "vanished" in run(WORKS["restore"], Fault("death after", second))[1]


def test_a_disk_without_links_is_restored_on_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def without(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", without)
    with scratch() as folder:
        prepared(folder / "w")
        archive(folder / "w").restore("1", None)
        assert read_and_go_on(folder / "w", [EARLY]) == ""
