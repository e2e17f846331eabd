"""A register on a stock TinyDB, the way its manual shows it: what every harness must be seen to catch."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from tests.faults.system import seen_open

Docs = dict[str, str]
LONG, SHORT = "apologies received for the whole of the meeting", "present"


def work(folder: Path, tell: Callable[[tuple[Docs, Docs]], None]) -> None:
    """Put six members on the register and mark them over and over, longer and shorter."""
    sure: Docs = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tinydb.storages.open", seen_open, raising=False)
        database = TinyDB(folder / "register.json")
        try:
            for turn in range(4):
                for member in range(6):
                    mark = LONG if (turn + member) % 2 else SHORT
                    maybe = sure | {f"member {member}": mark * 40}
                    tell((sure, maybe))
                    try:
                        _mark(database, f"member {member}", mark * 40, new=turn == 0)
                    except OSError:
                        continue
                    sure = maybe
                    tell((sure, sure))
        finally:
            database.close()


def _mark(database: TinyDB, who: str, mark: str, *, new: bool) -> None:
    """One save."""
    if new:
        database.table("marks").insert({"who": who, "mark": mark})
    else:
        database.table("marks").update({"mark": mark}, where("who") == who)


def judge(folder: Path, told: tuple[Docs, Docs]) -> str:
    """What is wrong with the register in view of what the person was told."""
    if not (folder / "register.json").exists():
        return "lost: all of it" if told[0] else ""
    try:
        with TinyDB(folder / "register.json") as database:
            held = {one["who"]: one["mark"] for one in database.table("marks").all()}
    except Exception as error:  # noqa: BLE001 - it has no refusals: whatever it raises is the finding
        return f"unreadable: {error!r}"
    return "" if held in told else "lost or wrong"
