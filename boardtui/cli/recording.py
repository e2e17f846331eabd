"""Capture lines from a script, each carried out and answered."""

import io
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from boardtui.cli.options import anywhere, board_option, meeting_option
from boardtui.cli.parts import Call
from boardtui.cli.speech import say
from boardtui.errors import UsageRefusal
from boardtui.model.counting import counted

if TYPE_CHECKING:
    from boardtui.model.keys import RecordKey
    from boardtui.secretariat.script import Carried
    from boardtui.secretariat.secretariat import Secretariat


@click.command()
@anywhere
@board_option
@meeting_option
@click.option(
    "-e", "lines", metavar="LINE", multiple=True, help="A line to carry out, instead of stdin; repeatable."
)
@click.option(
    "--afresh",
    is_flag=True,
    help="Empty the meeting's record first, keeping its agenda, so that a meeting already on record can be "
    "recorded again. What was there stays in the journal and can be undone. Needs --meeting.",
)
@click.pass_obj
def record(call: Call, board: str | None, meeting: str | None, lines: tuple[str, ...], afresh: bool) -> int:
    """Carry out capture lines from stdin, or from -e.

    \b
        open 15:00
        +DP +JS                 present, by code or unambiguous name
        apologies Ruth Cadbury
        sub Russell Roberts for Ruth Cadbury
        item 1
        D: Members noted the report.
        A: Report back @Officers by next meeting
        close 16:30

    What each line was understood as goes to stderr. A line that cannot be carried out is named with its
    number and changes nothing; the lines after it still run, and the exit code is 1. Without --meeting
    the lines go to the meeting in hand, or else the next one. Empty lines and lines that open with # are
    skipped.
    """
    from boardtui.model.keys import RecordKey
    from boardtui.rules.wording import long_date
    from boardtui.secretariat.script import carry_out

    if afresh and meeting is None:
        raise UsageRefusal("--afresh empties the record of a meeting; name that meeting with --meeting.")
    with call.open() as secretariat:
        found = secretariat.find_board(board)
        which = secretariat.find_meeting(found, meeting)
        key = RecordKey(found.id, which.id)
        secretariat.open(key)  # a lock is refused here, before anything is read from stdin
        say(f"Recording the {found.name}, {long_date(which.day)}.")
        if afresh:
            _begin_afresh(secretariat, key)
        carried, refused = 0, 0
        for one in carry_out(secretariat, key, lines or _from_stdin()):
            _answer(one)
            carried, refused = carried + (not one.refusal), refused + bool(one.refusal)
        say(f"{counted(carried, 'line')} carried out, {refused} refused.")
        return 1 if refused else 0


def _begin_afresh(secretariat: "Secretariat", key: "RecordKey") -> None:
    from boardtui.edits.course import BeginAfresh

    secretariat.do(key, BeginAfresh("recorded afresh from a script"))
    say("Begun afresh: what was recorded before stays in the journal.")


def _from_stdin() -> Iterator[str]:
    """The lines as they come. Bytes that are not UTF-8 are kept as such, for their line to be refused."""
    stream = sys.stdin
    if stream is None:
        raise UsageRefusal("There is no stdin to read from; give the lines with -e.")
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="surrogateescape")
    if stream.isatty():
        say("Type the lines; Ctrl+D ends.")
    for number, line in enumerate(stream):
        line = line.rstrip("\r\n")
        yield line.removeprefix("\ufeff") if number == 0 else line


def _answer(one: "Carried") -> None:
    if one.refusal:
        say(f"line {one.number}: refused: {one.line.strip()!s}: {one.refusal}")
        return
    say(f"line {one.number}: {one.said}")
    for warning in one.warnings:
        say(f"line {one.number}: ! {warning}")
