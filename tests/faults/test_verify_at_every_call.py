"""A check is right at every moment: between any two system calls of a fold, a recovery, an erasure.

Somebody may ask for it while another copy works, and a machine may stop there.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from boardtui.edits.minuting import WriteMinute
from boardtui.errors import RecordDamaged
from boardtui.store import prune, tables, verify
from boardtui.store.cabinet import Cabinet
from tests.faults.session import clock
from tests.faults.system import System, scratch
from tests.store.shelf import BOARD, KEY, journal, stocked, table


@dataclass
class Watched(System):
    """A system that has ``look`` look before and after every call."""

    look: Callable[[], None] = field(default=lambda: None)
    busy: bool = False

    def _carry_out(self, name: str, path: Path, args: tuple[Any, ...], more: dict[str, Any]) -> Any:
        if self.busy:
            return self._do(name, path, args, more)
        self._look()
        result = super()._carry_out(name, path, args, more)
        self._look()
        return result

    def _look(self) -> None:
        self.busy = True
        try:
            self.look()
        finally:
            self.busy = False


def nothing(folder: Path) -> None:
    """Two entries that the TinyDB file does not know yet."""


def torn(folder: Path) -> None:
    with journal(folder).open("ab") as file:
        file.write(b'{"seq":4,"at":')


def short(folder: Path) -> None:
    Cabinet(folder, clock, "x").check(KEY)
    opened = Cabinet(folder, clock, "x", backups=False)
    opened.open(KEY)
    opened.close()
    journal(folder).write_bytes(journal(folder).read_bytes()[:-9])


def rotten(folder: Path) -> None:
    table(folder).write_bytes(table(folder).read_bytes()[:-9])


@pytest.mark.parametrize("damage", [nothing, torn, short, rotten], ids=lambda one: one.__name__)
def test_a_pair_is_called_damaged_only_while_its_damaged_file_stands(damage: Callable[[Path], None]) -> None:
    with scratch() as folder:
        opened = stocked(folder / "w")
        opened.open(KEY).do(WriteMinute("one"))
        opened.open(KEY).do(WriteMinute("two"))
        opened._locks["parks"].release()
        damage(folder / "w")
        pair = journal(folder / "w"), table(folder / "w")
        before = [one.read_bytes() for one in pair]
        wrong, seen = [], {"damaged": 0, "sound": 0}

        def look() -> None:
            now = [one.read_bytes() for one in pair]
            hurt = damage is not nothing and now[damage is rotten] == before[damage is rotten]
            try:
                verify.verify_pair(pair[0].with_suffix(""))
                said = "sound"
            except RecordDamaged:
                said = "damaged"
            seen[said] += 1
            if (said == "damaged") is not hurt:
                wrong.append(f"{said} after {system.calls[-1:]}")

        system = Watched(folder, look=look)
        with system.in_force():
            again = Cabinet(folder / "w", clock, "next", backups=False)
            again.open(KEY).do(WriteMinute("three"))
            again.close()
        assert not wrong, "\n".join(wrong)
        assert seen["sound"] > 8 and bool(seen["damaged"]) is (damage is not nothing)


def test_a_check_while_a_history_is_erased_is_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The TinyDB file is read, then both are replaced, then the journal is read."""
    stocked(tmp_path / "w").close()
    real = tables.load
    erased: list[Path] = []

    def load(path: Path) -> Any:
        loaded = real(path)
        if not erased:
            erased.append(path)
            prune.erase_history(tmp_path / "w" / "data", "parks", clock, "x")
        return loaded

    monkeypatch.setattr(tables, "load", load)
    assert Cabinet(tmp_path / "w", clock, "x").check(BOARD) == 1
    assert erased


def test_damage_that_stays_is_said(tmp_path: Path) -> None:
    stocked(tmp_path / "w").close()
    path = table(tmp_path / "w")
    path.write_bytes(path.read_bytes().replace(b'"generation": 1', b'"generation": 2'))
    with pytest.raises(RecordDamaged):
        Cabinet(tmp_path / "w", clock, "x").check(KEY)
