"""T4: every system call of a whole session meets every fault, once and for good."""

import contextlib
import copy
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from boardtui.edits.minuting import WriteMinute
from boardtui.edits.timeline import Undo
from boardtui.store import disk, journal
from tests.faults import stock
from tests.faults.scenario import whole
from tests.faults.session import Session, goes_on, judge, mortal
from tests.faults.sizes import FULL
from tests.faults.system import ANY_CALL, ANY_WRITE, ERRORS, Death, Fault, System, scratch
from tests.store.shelf import KEY
from tests.store.shelf import journal as journal_of

Story = Callable[[Session], None]


def run(folder: Path, fault: Fault | None, story: Story) -> tuple[System, Session, str]:
    """One session under one fault, and what is wrong after it."""
    workspace = folder / "w"
    session = Session(workspace)
    system = System(folder, fault)
    with system.in_force(), mortal(session, Death):
        story(session)
    bad = "; ".join(session.problems) or judge(workspace, session.told())
    if system.written_after_failed_sync:
        bad = bad or "wrote on to a handle whose fsync had failed"
    if not bad and not system.dead and session.cabinet is not None:
        session.leave()
    return system, session, bad or goes_on(workspace, session.told())


def everything(story: Story, prepare: Callable[[Path], None], every: int) -> tuple[int, Counter[str]]:
    """How many sessions were tried, and what was bad: one in ``every`` by default, all of them in full."""
    with scratch() as folder:
        prepare(folder)
        system, session, bad = run(folder, None, story)
        assert not bad and not session.refusals, (bad, session.refusals)
    faults = list(all_faults(system))[:: 1 if FULL else every]
    found = Counter[str]()
    for fault in faults:
        with scratch() as folder:
            prepare(folder)
            _, _, bad = run(folder, fault, story)
        if bad:
            name, target = system.calls[fault.nth - 1]
            found[f"{fault} at {name} {target}: {bad}"] += 1
    return len(faults), found


def all_faults(system: System) -> Iterator[Fault]:
    """Every fault that can befall every call which ``system`` saw."""
    for place, (name, _) in enumerate(system.calls, start=1):
        for kind in (*ANY_CALL, *(ANY_WRITE if name == "write" else ())):
            yield Fault(kind, place)
            if kind in ERRORS or kind == "short write":
                yield Fault(kind, place, lasting=True)


def nothing(folder: Path) -> None:
    """A disk without a workspace."""


def test_every_call_of_a_session_under_every_fault() -> None:
    tried, found = everything(whole, nothing, every=23)
    print(f"T4 session: {tried} sessions, {sum(found.values())} bad")
    assert tried > 60
    assert not found, "\n".join(found)


def torn(folder: Path) -> None:
    """A workspace that a crash left with a torn line, a damaged saved file and a temporary one."""
    session = Session(folder / "w")
    whole(session)
    path = journal_of(folder / "w")
    path.write_bytes(path.read_bytes() + b'{"seq":99,"at":"2026-' + b"\0" * 5000)
    path.with_suffix(".json").write_bytes(path.with_suffix(".json").read_bytes()[:-9])
    path.with_name(f".{path.stem}.json.77.tmp").write_bytes(b"half")
    shutil.rmtree(folder / "w" / "exports")


def short(folder: Path) -> None:
    """A workspace whose journal lost its end, of which the saved file knows."""
    whole(Session(folder / "w"))
    path = journal_of(folder / "w")
    path.write_bytes(path.read_bytes()[:-200])


@pytest.mark.parametrize("damage", [torn, short], ids=lambda one: one.__name__)
def test_every_call_of_a_recovery_under_every_fault(damage: Callable[[Path], None]) -> None:
    with scratch() as folder:
        before = Session(folder / "w")
        whole(before)

    def recover(session: Session) -> None:
        session.sure = copy.deepcopy(before.sure)
        session.start()
        if session.do(KEY, WriteMinute("after the crash")):
            session.do(KEY, Undo())
        session.do(KEY, WriteMinute("and one more"))
        session.leave()

    tried, found = everything(recover, damage, every=11)
    print(f"T4 recovery ({damage.__name__}): {tried} sessions, {sum(found.values())} bad")
    assert not found, "\n".join(found)


def register(folder: Path, fault: Fault | None) -> tuple[System, str]:
    """A session of a stock TinyDB under one fault, and what is wrong after it."""
    told: list[Any] = [({}, {})]
    system = System(folder, fault)
    bad = ""
    with system.in_force():
        try:
            stock.work(folder, told.append)
        except Death:
            pass
        except Exception as error:  # noqa: BLE001 - a stock store has no refusals
            bad = f"not a refusal: {error!r}"
    return system, stock.judge(folder, told[-1]) or bad


def test_a_stock_store_is_caught() -> None:
    with scratch() as folder:
        system, bad = register(folder, None)
        assert not bad
    # Python's own buffered files try an interrupted call again for ever
    faults = [one for one in all_faults(system) if (one.kind, one.lasting) != ("EINTR", True)]
    faults = faults[:: 1 if FULL else 7]
    found = Counter[str]()
    for fault in faults:
        with scratch() as folder:
            _, bad = register(folder, fault)
        found[bad.partition(":")[0] or "good"] += 1
    print(f"T4 stock TinyDB: {len(faults)} sessions, {dict(found)}")
    assert found["unreadable"] > 10


def _said_before_written(appender: journal.Appender, line: bytes) -> None:
    """Acknowledge this line, and write the one before it."""
    waiting: list[bytes] = appender.__dict__.setdefault("waiting", [])
    waiting.append(line)
    if len(waiting) > 1:
        REAL_APPEND(appender, waiting.pop(0))


def _deaf(appender: journal.Appender, line: bytes) -> None:
    """Write, and take no notice of an fsync that fails."""
    handle = appender._ours()
    disk.write_all(handle, line)
    with contextlib.suppress(OSError):
        os.fsync(handle)
    appender._length += len(line)
    appender._sum.update(line)


REAL_APPEND = journal.Appender.append


@pytest.mark.parametrize("mutant", [_said_before_written, _deaf], ids=lambda one: one.__name__)
def test_a_broken_store_is_caught(mutant: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal.Appender, "append", mutant)
    with scratch() as folder:
        system, _, _ = run(folder, None, whole)
    kinds = ("death after", "EIO")
    faults = [one for one in all_faults(system) if one.kind in kinds and not one.lasting]
    faults = [one for one in faults if system.calls[one.nth - 1][1].endswith(".journal")]
    found = 0
    for fault in faults:
        with scratch() as folder:
            found += bool(run(folder, fault, whole)[2])
    print(f"T4 {mutant.__name__}: {len(faults)} sessions, {found} bad")
    assert found > 5
