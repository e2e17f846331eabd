"""A workspace with one board and one meeting, on a disk of its own."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.store.cabinet import Cabinet
from tests.builders import board, meeting

KEY = RecordKey("parks", "2026-11-24")
BOARD = RecordKey("parks")


def ticking() -> Callable[[], datetime]:
    """A clock that goes on by a second each time it is read."""
    moments = iter(range(10**9))
    return lambda: datetime(2026, 11, 24, 10, 0, tzinfo=UTC) + timedelta(seconds=next(moments))


def cabinet(workspace: Path, *, readonly: bool = False) -> Cabinet:
    """The cabinet of ``workspace`` as another start of the program would open it."""
    return Cabinet(workspace, ticking(), "tester", readonly=readonly)


def stocked(workspace: Path) -> Cabinet:
    """A new workspace with the builders' board and meeting, open."""
    Cabinet.make(workspace)
    opened = cabinet(workspace)
    opened.found(board())
    opened.found(meeting())
    return opened


def journal(workspace: Path) -> Path:
    """The journal of the meeting."""
    return workspace / "data" / "parks" / "meetings" / "2026-11-24.journal"


def table(workspace: Path) -> Path:
    """The TinyDB file of the meeting."""
    return journal(workspace).with_suffix(".json")


def held(of: Cabinet) -> Meeting:
    """The meeting as that cabinet reads it."""
    record = of.read(KEY)
    assert isinstance(record, Meeting)
    return record


def texts(of: Cabinet) -> list[str]:
    """The paragraphs of the meeting."""
    return [one.text for one in held(of).minutes]


def files(folder: Path) -> dict[str, bytes]:
    """Everything below ``folder``, byte for byte, without the lock and its note."""
    return {
        str(one.relative_to(folder)): one.read_bytes()
        for one in sorted(folder.rglob("*"))
        if one.is_file() and not one.name.startswith(".lock")
    }
