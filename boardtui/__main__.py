"""The way in: hands the command line the concrete parts. Everything heavy is imported when it is needed."""

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from boardtui.cli.parts import Parts, View
    from boardtui.secretariat.ports import Archive
    from boardtui.secretariat.secretariat import Secretariat
    from boardtui.secretariat.settings import Settings

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

    return Parts(
        _open_workspace,
        _make_sample,
        _run_app,
        _run_demo,
        _open_archive,
        _make_workspace,
        _refuse_missing,
        _list_keys,
        _snippets,
        _begin_workspace,
    )


def _open_archive(folder: str | None, user: str | None, readonly: bool) -> "Archive":
    from boardtui.assemble import open_archive, workspace_folder
    from boardtui.model.text import clean_line

    return open_archive(workspace_folder(folder), user=clean_line(user or "") or None, readonly=readonly)


def _make_workspace(folder: str | None) -> None:
    from boardtui.assemble import make_workspace, workspace_folder

    make_workspace(workspace_folder(folder))


def _begin_workspace(folder: str | None) -> None:
    from boardtui.assemble import begin_workspace

    begin_workspace(folder)


def _refuse_missing(folder: str | None) -> None:
    from boardtui.assemble import refuse_missing, workspace_folder

    refuse_missing(workspace_folder(folder))


def collect_rarely(threshold: int = 500_000) -> None:
    """Let Python look for garbage less often: a list of thousands of meetings is made of what will stay.

    A command ends soon and makes next to none; what runs for hours asks for a lower ``threshold``. What is
    loaded by then stays for good and is never looked at: 15 ms less to the first picture.
    """
    import gc

    gc.freeze()
    gc.set_threshold(threshold, 20, 20)


def _open_workspace(folder: str | None, user: str | None, readonly: bool) -> "Secretariat":
    from boardtui.assemble import open_workspace, workspace_folder
    from boardtui.model.text import clean_line

    return open_workspace(workspace_folder(folder), user=clean_line(user or "") or None, readonly=readonly)


def _make_sample(folder: str, eve_of: str | None) -> None:
    from pathlib import Path

    from boardtui.assemble import make_sample
    from boardtui.secretariat.sample_workspace import sample_meeting

    make_sample(Path(folder), eve_of=None if eve_of is None else sample_meeting(eve_of))


def _settings(view: "View") -> "Settings":
    """What the person set: the command line before config.toml. Clashing keys are refused."""
    from dataclasses import replace

    from boardtui.app.themes import check_theme
    from boardtui.assemble import config_file
    from boardtui.secretariat.settings import read_settings

    path, named = config_file(view.config)
    settings = read_settings(path, required=named)
    check_theme(settings.theme, str(path))
    check_theme(view.theme or "")
    if settings.keys:
        from boardtui.app.commands.remapping import check_keys

        check_keys(settings)
    return replace(
        settings,
        theme=view.theme or settings.theme,
        ascii_only=view.ascii_only or settings.ascii_only,
        mouse=settings.mouse and not view.no_mouse,
    )


def _list_keys(view: "View") -> list[dict[str, str]]:
    from boardtui.app.commands.remapping import table_of_keys
    from boardtui.cli.speech import say

    settings = _settings(view)
    for warning in settings.warnings:
        say(warning)
    return table_of_keys(settings.keys)


def _snippets(view: "View") -> "Mapping[str, str]":
    """The phrases for the capture line; what is wrong in config.toml is said, and what is unknown too."""
    from boardtui.assemble import config_file
    from boardtui.cli.speech import say
    from boardtui.secretariat.settings import read_settings

    path, named = config_file(view.config)
    settings = read_settings(path, required=named)
    for warning in settings.warnings:
        say(warning)
    return settings.snippets


def _run_app(opening: "Callable[[], Secretariat]", view: "View") -> int:
    from functools import partial

    from boardtui.app.app import run_app
    from boardtui.assemble import logs_folder

    collect_rarely(50_000)
    return run_app(
        opening,
        logs=logs_folder(),
        settings=_settings(view),
        demo_instead=partial(_run_demo, False, None, view),
    )


def _run_demo(after: bool, user: str | None, view: "View") -> int:
    from contextlib import ExitStack, closing
    from functools import partial
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from boardtui.assemble import logs_folder, make_sample, open_workspace, running_clock
    from boardtui.secretariat.sample_workspace import AFTER_CLOCK, EVE_CLOCK

    if not view.plain:
        collect_rarely(50_000)
    with TemporaryDirectory(prefix="boardtui-demo-") as folder:
        workspace = Path(folder) / "workspace"
        make_sample(workspace, eve_of=None if after else EVE_CLOCK.date().isoformat())
        clock = running_clock(AFTER_CLOCK if after else EVE_CLOCK)
        with ExitStack() as stack:
            opened = partial(open_workspace, workspace, user=user, clock=clock)
            if view.plain:
                return _converse_in_demo(stack.enter_context(closing(opened())), view)
            from boardtui.app.app import run_app

            return run_app(
                lambda: stack.enter_context(closing(opened())),
                demo=True,
                logs=logs_folder(),
                settings=_settings(view),
            )


def _converse_in_demo(secretariat: "Secretariat", view: "View") -> int:
    from boardtui.cli.plain.session import converse

    because = "This is the demonstration: nothing is kept."
    return converse(secretariat, because=because, snippets=_snippets(view))


if __name__ == "__main__":
    sys.exit(main())
