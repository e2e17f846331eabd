"""The command line as a whole: the global options, and how every ending becomes an exit code."""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import click

from boardtui import __version__
from boardtui.cli.options import keep
from boardtui.cli.parts import Call, Parts
from boardtui.cli.speech import is_at_terminal, is_dumb_terminal, leave_quietly, put, say, speak_utf8
from boardtui.errors import Refusal, UsageRefusal

DONE, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
_WIDEST_PAGE = 100

_TO_COME = (
    "check", "intake", "doctor",
    "locate", "completion", "serve",
)  # fmt: skip


class Root(click.Group):
    """The commands, in the order a person needs them. The app starts without one, so they are loaded late."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._loaded())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return self._loaded().get(cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] in _TO_COME:
            raise UsageRefusal(f"'{args[0]}' is not built yet; boardtui --help lists what is.")
        return super().resolve_command(ctx, args)

    def _loaded(self) -> Mapping[str, click.Command]:
        if not self.commands:
            from boardtui.cli.verbs import VERBS

            for one in VERBS:
                self.add_command(one)
        return self.commands


def _version(context: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        put(f"boardtui {__version__}")
        context.exit()


@click.group(
    cls=Root,
    invoke_without_command=True,
    context_settings={"help_option_names": ["--help", "-h"]},
    epilog=(
        "Exit codes: 0 done; 1 refused or failed; 2 wrong usage; 3 the workspace is locked, read-only or "
        "damaged; 130 interrupted. Data goes to stdout, talk to stderr. The global options may also stand "
        "behind the command's name."
    ),
)
@click.option(
    "--workspace",
    metavar="DIR",
    expose_value=False,
    callback=keep,
    help="The folder with the records. Else BOARDTUI_WORKSPACE, else this folder, else your data folder.",
)
@click.option("--readonly", is_flag=True, expose_value=False, callback=keep, help="Change nothing.")
@click.option(
    "--plain",
    is_flag=True,
    expose_value=False,
    callback=keep,
    help="Plain mode: a dialogue in sentences, for screen readers and simple terminals.",
)
@click.option(
    "--config",
    metavar="FILE",
    expose_value=False,
    callback=keep,
    help="Your settings. Else BOARDTUI_CONFIG, else config.toml in your configuration folder.",
)
@click.option("--theme", metavar="NAME", expose_value=False, callback=keep, help="The colours of the app.")
@click.option(
    "--ascii", "ascii_only", is_flag=True, expose_value=False, callback=keep, help="Plain signs in the app."
)
@click.option(
    "--no-mouse", is_flag=True, expose_value=False, callback=keep, help="Leave the mouse to the terminal."
)
@click.option("--user", metavar="NAME", expose_value=False, callback=keep, help="Who is recording.")
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and exit.",
)
@click.pass_context
def root(context: click.Context) -> int:
    """The record of a board's meetings, kept in the room. Without a command the app opens.

    With a screen reader, start boardtui --plain: the same work as a dialogue in whole sentences.
    """
    if context.invoked_subcommand is not None:
        return DONE
    call = context.find_object(Call)
    assert call is not None
    because = _why_plain()
    if call.plain or because:
        return _converse(call, "" if call.plain else because)
    with call.opener() as opening:
        return call.parts.run_app(opening, call.view)


def _why_plain() -> str:
    """Why the app cannot be shown here, in a sentence; empty where it can."""
    if not is_at_terminal():
        return "It was chosen since this is not a terminal; boardtui --help lists the commands for scripts."
    if is_dumb_terminal():
        return "It was chosen since this terminal is a dumb one."
    return ""


def _converse(call: Call, because: str) -> int:
    from boardtui.cli.plain.session import converse

    snippets = call.parts.snippets(call.view) if call.parts.snippets is not None else {}
    with call.open() as secretariat:
        return converse(secretariat, because=because, snippets=snippets)


def run(words: Sequence[str], parts: Parts) -> int:
    """Do what ``words`` ask; the exit code. Every ending is a sentence on stderr, never a traceback."""
    speak_utf8()
    try:
        code = _invoke(list(words), parts)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except BrokenPipeError:
        leave_quietly(sys.stdout, sys.stderr)
        return FAILED
    except (KeyboardInterrupt, click.Abort):
        return _say_last("Interrupted.", INTERRUPTED)
    except Exception as error:  # noqa: BLE001  the last resort: a sentence instead of a traceback
        return _ending(error)


def _invoke(words: list[str], parts: Parts) -> int:
    try:
        with root.make_context("boardtui", words, obj=Call(parts), terminal_width=_page_width()) as context:
            answer: Any = root.invoke(context)
            return answer if isinstance(answer, int) else DONE
    except click.exceptions.Exit as done:
        return done.exit_code


def _page_width() -> int:
    """How wide help is printed. Asked here because click would load shutil to ask, 5 % of the start."""
    try:
        return max(50, min(os.get_terminal_size(1).columns, _WIDEST_PAGE) - 2)
    except OSError:
        return _WIDEST_PAGE - 2


def _ending(error: Exception) -> int:
    match error:
        case Refusal():
            return _say_last(str(error), error.exit_code)
        case click.UsageError():
            where = error.ctx.command_path if error.ctx else "boardtui"
            return _say_last(f"{_one_line(error.format_message())} Try '{where} --help'.", USAGE)
        case click.ClickException():
            return _say_last(_one_line(error.format_message()), FAILED)
        case OSError():
            return _say_last(_plain_words(error), FAILED)
        case _:
            return _say_last(_own_fault(error), FAILED)


def _plain_words(error: OSError) -> str:
    why = (error.strerror or str(error) or type(error).__name__).lower()
    return f"{error.filename}: {why}." if error.filename else f"The system refused: {why}."


def _own_fault(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" at {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace is not None else ""
    return (
        f"BoardTUI made a mistake ({type(error).__name__}{where}); what it acknowledged before is saved. "
        "Please report these words."
    )


def _say_last(sentence: str, code: int) -> int:
    """Say why it ended. Where not even stderr can be written to, the exit code says it alone."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        leave_quietly(sys.stdout)
    try:
        say(sentence)
        if sys.stderr is not None:
            sys.stderr.flush()
    except OSError:
        leave_quietly(sys.stderr)
    return code


def _one_line(text: str) -> str:
    return " ".join(text.split())
