"""T13: a hundred thousand edits: memory and file descriptors flat, no temporary file left, all as told."""

import gc
import os
import random
import statistics
import time
from dataclasses import replace
from pathlib import Path

import pytest

from boardtui.edits.base import Edit
from boardtui.edits.course import BeginAfresh
from boardtui.edits.minuting import Assign, WriteMinute
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.edits.timeline import KEPT, Redo, Timeline, Undo, retold
from boardtui.errors import EditRefused
from boardtui.model.keys import RecordKey
from boardtui.store.cabinet import Cabinet
from tests.builders import OPENED, SEATED, board, meeting, stamp
from tests.faults.session import Session, clock
from tests.faults.sizes import FULL, size
from tests.store.disk_faults import REAL

MEETINGS, EDITS = size(4, 20), size(500, 5000)


def resident() -> int:
    """The memory this process holds, in KiB."""
    gc.collect()
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.split("VmRSS:")[1].split()[0])


def open_handles() -> int:
    """How many file descriptors this process holds."""
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def edits(dice: random.Random, number: int) -> Edit:
    """The next thing a person does; now and then they begin the record afresh."""
    if number % 400 == 399:
        return BeginAfresh("the soak goes on")
    chance = dice.random()
    if chance < 0.1:
        return Undo()
    if chance < 0.15:
        return Redo()
    if chance < 0.6:
        roll = dice.choice([Roll.PRESENT, Roll.APOLOGIES, Roll.ABSENT, Roll.UNMARKED, Roll.LEFT])
        return MarkPerson(dice.choice(SEATED), roll, OPENED, "i1")
    return WriteMinute(f"paragraph {number}") if chance < 0.9 else Assign(f"action {number}", "i2")


def soak(session: Session, key: RecordKey, dice: random.Random) -> list[float]:
    """One long meeting; the time of each edit."""
    times = []
    for number in range(EDITS):
        edit = edits(dice, number)
        begun = time.perf_counter()
        session.do(key, edit)
        times.append(time.perf_counter() - begun)
        if number % 50 == 49:
            session.fold()
        if number % 1000 == 499:
            session.leave()
            session.start()
    return times


def test_many_edits_leave_memory_and_handles_flat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if FULL:
        monkeypatch.setattr(os, "fsync", lambda handle: None)  # the work is measured, not the disk
    session, dice = Session(tmp_path / "w"), random.Random(13)
    session.start()
    session.found(board())
    memory, slower, handles = [], [], 0
    for number in range(MEETINGS):
        held = replace(meeting(), id=f"2026-11-{number + 1:02d}")
        session.found(held)
        key = RecordKey("parks", held.id)
        times = soak(session, key, dice)
        slower.append(statistics.median(times[-EDITS // 4 :]) / statistics.median(times[: EDITS // 4]))
        session.leave()
        session.start()
        reader = Cabinet(tmp_path / "w", clock, "reader", readonly=True)
        assert reader.read(key) == session.sure.pop(key).record
        assert reader.check(key) > EDITS / 2
        memory.append(resident())
        handles = handles or open_handles()
    warm = MEETINGS // 4
    grown = memory[-1] / memory[warm] - 1
    print(
        f"T13: {MEETINGS * EDITS} edits, memory {memory[warm] // 1024} to {memory[-1] // 1024} MiB "
        f"({grown:+.1%}), an edit at the end {statistics.median(slower):.2f} times one at the beginning"
    )
    assert not session.problems and not [one for one in session.refusals if one.startswith("Not")]
    assert grown < 0.10
    assert statistics.median(slower) < 2
    assert open_handles() == handles
    assert [one for one in (tmp_path / "w").rglob("*") if one.name.endswith((".tmp", ".part"))] == []


def test_the_steps_at_hand_are_bounded_and_the_journal_retells_the_rest() -> None:
    told: list[tuple[Edit, object]] = []
    whole, short = [meeting()], Timeline(meeting())
    for number in range(3 * KEPT):
        edit = WriteMinute(str(number))
        short.follow(edit, stamp(number))
        whole.append(edit.apply(whole[-1], stamp(number)))
        told.append((edit, stamp(number)))
    assert len(short.done) == KEPT
    for _ in range(KEPT):
        short.follow(Undo(), stamp())
    assert short.has_forgotten(Undo()) and not short.has_forgotten(Redo())
    assert short.record == whole[2 * KEPT]


def test_undo_and_redo_reach_to_the_beginning_and_back(tmp_path: Path) -> None:
    session = Session(tmp_path / "w")
    session.start()
    session.found(board())
    session.found(meeting())
    key = RecordKey("parks", meeting().id)
    assert session.cabinet is not None
    file = session.cabinet.open(key)
    count = 2 * KEPT + 30
    records = [file.record]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda handle: None)
        records += [file.do(WriteMinute(str(number))).record for number in range(count)]
        for place in range(count - 1, -1, -1):
            assert file.do(Undo()).record == records[place]
        with pytest.raises(EditRefused, match="nothing to undo"):
            file.do(Undo())
        for place in range(1, count + 1):
            assert file.do(Redo()).record == records[place]
        with pytest.raises(EditRefused, match="nothing to redo"):
            file.do(Redo())
    assert os.fsync is REAL["fsync"]
    lines = file.history()
    timeline = retold((line.edit(), line.stamp) for line in lines)
    assert (timeline.record, len(timeline.done)) == (records[-1], KEPT)
    session.leave()
