"""The way in: hands the command line the concrete parts. Everything heavy is imported when it is needed."""

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from boardtui.cli.parts import Parts
    from boardtui.secretariat.ports import Archive
    from boardtui.secretariat.secretariat import Secretariat

_INTERRUPTED = 130


def main() -> int:
    """Run the program with the words of the shell; the exit code."""
    os.umask(0o077)  # before anything is written: records, exports and drafts are their owner's only
    collect_rarely()
    try:
        from boardtui.cli.command_line import run

        return run(sys.argv[1:], _parts())
    except KeyboardInterrupt:  # before the command line could say so itself
        return _INTERRUPTED


def _parts() -> "Parts":
    from boardtui.cli.parts import Parts

    return Parts(_open_workspace, _make_sample, _run_app, _run_demo, _open_archive, _make_workspace)


def _open_archive(folder: str | None, user: str | None, readonly: bool) -> "Archive":
    from boardtui.assemble import open_archive, workspace_folder
    from boardtui.model.text import clean_line

    return open_archive(workspace_folder(folder), user=clean_line(user or "") or None, readonly=readonly)


def _make_workspace(folder: str | None) -> None:
    from boardtui.assemble import make_workspace, workspace_folder

    make_workspace(workspace_folder(folder))


def collect_rarely() -> None:
    """Let Python look for garbage less often: a list of thousands of meetings is made of what will stay."""
    import gc

    gc.set_threshold(50_000, 20, 20)


def _open_workspace(folder: str | None, user: str | None, readonly: bool) -> "Secretariat":
    from boardtui.assemble import open_workspace, workspace_folder
    from boardtui.model.text import clean_line

    return open_workspace(workspace_folder(folder), user=clean_line(user or "") or None, readonly=readonly)


def _make_sample(folder: str, eve_of: str | None) -> None:
    from pathlib import Path

    from boardtui.assemble import make_sample
    from boardtui.secretariat.sample_workspace import sample_meeting

    make_sample(Path(folder), eve_of=None if eve_of is None else sample_meeting(eve_of))


def _run_app(secretariat: "Secretariat") -> int:
    from boardtui.app.app import run_app
    from boardtui.assemble import logs_folder

    return run_app(secretariat, logs=logs_folder())


def _run_demo(after: bool, user: str | None) -> int:
    from contextlib import closing
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from boardtui.app.app import run_app
    from boardtui.assemble import logs_folder, make_sample, open_workspace, running_clock
    from boardtui.secretariat.sample_workspace import AFTER_CLOCK, EVE_CLOCK

    with TemporaryDirectory(prefix="boardtui-demo-") as folder:
        workspace = Path(folder) / "workspace"
        make_sample(workspace, eve_of=None if after else EVE_CLOCK.date().isoformat())
        clock = running_clock(AFTER_CLOCK if after else EVE_CLOCK)
        with closing(open_workspace(workspace, user=user, clock=clock)) as secretariat:
            return run_app(secretariat, demo=True, logs=logs_folder())


if __name__ == "__main__":
    sys.exit(main())
