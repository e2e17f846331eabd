"""T5: the power goes at any moment; every disk that may be left holds all that was said to be saved."""

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults import stock
from tests.faults.power import EXT4, POSIX, Machine, cuts
from tests.faults.scenario import long_meeting
from tests.faults.session import Session, Told, goes_on, judge
from tests.faults.sizes import size
from tests.faults.system import Event, Fault, System, scratch

SYSTEMS = [POSIX, EXT4]
STATES = size(60, 1700)
"""Three runs on two file systems: 10,200 states in full."""


def recorded(root: Path, fault: Fault | None = None) -> list[Event]:
    """What the system saw of one long meeting."""
    system = System(root, fault)
    session = Session(root / "w", system.tell)
    with system.in_force():
        system.tell(Told({}, {}))
        long_meeting(session)
    assert not session.problems
    assert bool(session.refusals) is (fault is not None)
    return system.events


def failing_sync(root: Path) -> Fault:
    """The fsync of a long paragraph fails once, so that the journal has to be copied to a new file."""
    system = System(root)
    with system.in_force():
        long_meeting(Session(root / "w", system.tell))
    syncs = [
        place for place, call in enumerate(system.calls, start=1) if call == ("fsync", "2026-11-24.journal")
    ]
    return Fault("EIO", syncs[3])


def at_once(root: Path) -> Callable[[Machine, random.Random], str]:
    """Cut, start again, and see what there is."""

    def look(machine: Machine, dice: random.Random) -> str:
        if machine.told is None:
            return ""
        with scratch() as disk:
            machine.cut(dice, disk, root)
            bad = judge(disk / "w", machine.told)
            return bad or (goes_on(disk / "w", machine.told) if dice.random() < 0.3 else "")

    return look


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("kind", ["a good disk", "a failing fsync", "a full disk"])
def test_whatever_a_power_cut_leaves_holds_what_was_saved(system: str, kind: str) -> None:
    with scratch() as root:
        fault = None
        if kind != "a good disk":
            with scratch() as before:
                fault = failing_sync(before)
            if kind == "a full disk":
                fault = Fault("ENOSPC", fault.nth - 1)
        states, bad = cuts(recorded(root, fault), STATES, system, at_once(root), seed=5)
    print(f"T5 {kind}, {system}: {states} states, {len(bad)} bad")
    assert not bad, "\n".join(bad[:20])


def without(events: list[Event], taken_out: str) -> list[Event]:
    """The recording of a store that leaves that fsync out."""
    gone: Callable[[Event], bool] = {
        "journal": lambda one: one.path.name.endswith(".journal"),
        "folder": lambda one: one.file == 0,
        "beside": lambda one: one.path.name.endswith(".tmp"),
    }[taken_out]
    return [one for one in events if one.name != "fsync" or not gone(one)]


@pytest.mark.parametrize("taken_out", ["journal", "folder", "beside"])
def test_a_store_without_one_fsync_is_caught(taken_out: str) -> None:
    with scratch() as root:
        events = without(recorded(root), taken_out)
        states, bad = cuts(events, size(80, 1000), POSIX, at_once(root), seed=6)
    print(f"T5 without the fsync of the {taken_out}: {states} states, {len(bad)} bad")
    assert len(bad) >= 2


def test_a_store_that_says_saved_before_the_fsync_is_caught() -> None:
    with scratch() as root:
        events = recorded(root)
        for place, event in enumerate(events):
            if event.name == "told" and events[place - 1].name == "fsync":
                events[place - 1], events[place] = event, events[place - 1]
        states, bad = cuts(events, size(300, 2000), EXT4, at_once(root), seed=7)
    print(f"T5 said before the fsync: {states} states, {len(bad)} bad")
    assert bad


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_stock_store_is_caught(system: str) -> None:
    found = Counter[str]()

    def look(machine: Machine, dice: random.Random) -> str:
        with scratch() as disk:
            machine.cut(dice, disk, root)
            bad = stock.judge(disk, machine.told) if machine.told else ""
            found[bad.partition(":")[0] or "good"] += 1
            return bad

    with scratch() as root:
        seen = System(root)
        with seen.in_force():
            stock.work(root, seen.tell)
        states, bad = cuts(seen.events, size(150, 3000), system, look, seed=8)
    print(f"T5 stock TinyDB, {system}: {states} states, {len(bad)} bad: {dict(found)}")
    assert found["unreadable"] > 5
