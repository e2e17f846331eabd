"""The one file that picks the concrete parts: the disk, the clock, the user, the workspace."""

import os
import time
from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from boardtui.store.sentinel import SENTINEL

if TYPE_CHECKING:  # each part is loaded where it is picked: the app is painted before most of them
    from boardtui.secretariat.ports import Archive
    from boardtui.secretariat.secretariat import Secretariat

Clock = Callable[[], datetime]


class SystemClock:
    """The present moment in the user's own zone, which every mark asks for.

    The system is asked for the zone's offset once a quarter of an hour, on which all zones change theirs.
    """

    def __init__(self) -> None:
        self._known: tuple[float, tzinfo | None] = (-1.0, None)  # replaced whole: several threads ask

    def __call__(self) -> datetime:
        now = time.time()  # noqa: TID251  the one place that reads the clock
        quarter, zone = self._known
        if now // _QUARTER != quarter:
            zone = datetime.fromtimestamp(now).astimezone().tzinfo
            self._known = now // _QUARTER, zone
        return datetime.fromtimestamp(now, zone)


_QUARTER = 900  # seconds
system_clock: Clock = SystemClock()


def running_clock(start: datetime) -> Clock:
    """A clock that reads ``start`` now and runs on from there: the demonstration's own day."""
    begun = time.monotonic()
    return lambda: start + timedelta(seconds=time.monotonic() - begun)


def user_name() -> str:
    """Who is at the keyboard, as far as the system knows."""
    import getpass

    from boardtui.model.text import clean_line

    try:
        return clean_line(getpass.getuser()) or "secretary"
    except (OSError, KeyError):
        return "secretary"


def workspace_folder(named: str | None) -> Path:
    """``--workspace``, else ``BOARDTUI_WORKSPACE``, else here if it is one, else the user's data folder."""
    if named:
        return Path(named)
    if os.environ.get("BOARDTUI_WORKSPACE"):
        return Path(os.environ["BOARDTUI_WORKSPACE"])
    if (Path.cwd() / "data" / SENTINEL).is_file():
        return Path.cwd()
    import platformdirs

    return Path(platformdirs.user_data_dir("boardtui", appauthor=False))


def config_file(named: str | None) -> tuple[Path, bool]:
    """The file of settings (``--config``, else ``BOARDTUI_CONFIG``, else config.toml in the user's
    configuration folder), and whether a person named it, so that it must be there."""
    wanted = named or os.environ.get("BOARDTUI_CONFIG")
    if wanted:
        return Path(wanted), True
    import platformdirs

    return Path(platformdirs.user_config_dir("boardtui", appauthor=False)) / "config.toml", False


def logs_folder() -> Path:
    """Where the program's own mistakes are written down."""
    import platformdirs

    return Path(platformdirs.user_state_dir("boardtui", appauthor=False))


def open_workspace(
    workspace: Path, *, user: str | None = None, readonly: bool = False, clock: Clock = system_clock
) -> "Secretariat":
    """The secretariat of an existing workspace."""
    from boardtui.secretariat.secretariat import Secretariat
    from boardtui.store.cabinet import Cabinet

    cabinet = Cabinet(workspace, clock, user or user_name(), readonly=readonly)
    return Secretariat(cabinet, clock)


def refuse_missing(workspace: Path) -> None:
    """Raise what opening ``workspace`` raises where it is none; cheap where it is one: nothing is loaded."""
    if not (workspace / "data" / SENTINEL).is_file():
        open_workspace(workspace, readonly=True)


def open_archive(
    workspace: Path, *, user: str | None = None, readonly: bool = False, clock: Clock = system_clock
) -> "Archive":
    """The files of a workspace: backups, checks, repairs."""
    from boardtui.store.archive import Archive as OnDisk  # zip and all: only where it is asked for

    return OnDisk(workspace, clock, user or user_name(), readonly=readonly)


def make_workspace(workspace: Path) -> None:
    """Make ``workspace`` where it is missing or an empty folder; leave anything else as it is."""
    if not workspace.exists() or (workspace.is_dir() and not any(workspace.iterdir())):
        from boardtui.store.cabinet import Cabinet  # most starts find one made, and are to be painted first

        Cabinet.make(workspace)


def begin_workspace(named: str | None) -> None:
    """Make the workspace that is to be opened where nobody has one yet.

    That is an empty folder, or the user's own data folder while it is missing. A folder that somebody named
    and that is not there is left to be refused: the name may be mistyped.
    """
    workspace = workspace_folder(named)
    chosen = bool(named or os.environ.get("BOARDTUI_WORKSPACE"))
    if workspace.is_dir() or not chosen:
        make_workspace(workspace)


def make_sample(workspace: Path, *, eve_of: str | None = None) -> None:
    """Write the sample workspace into a new or empty folder; with ``eve_of``, as before that meeting."""
    from boardtui.secretariat.sample_workspace import fill_sample
    from boardtui.secretariat.secretariat import Secretariat
    from boardtui.store.cabinet import Cabinet

    Cabinet.make(workspace)

    fill_sample(
        lambda clock: Secretariat(Cabinet(workspace, clock, "sample", backups=False), clock), eve_of=eve_of
    )
