"""Whether everybody can read a paper: the checks of a Word file, in sentences."""

from typing import TYPE_CHECKING, Final

import click

from boardtui.cli.options import anywhere, json_option
from boardtui.cli.speech import put, put_json, say
from boardtui.errors import UsageRefusal
from boardtui.model.counting import counted

if TYPE_CHECKING:
    from boardtui.intake.accessibility.verdicts import Report, Verdict

_SHOWN: Final = 5
"""Flaws of one kind; more of them say nothing new."""
_COLUMN: Final = 15
"""Where sentences begin."""
_NARROWEST: Final = 40
_KINDS: Final = ("any", "note", "agenda", "attendance")


@click.command()
@anywhere
@click.argument("file", metavar="FILE.docx")
@click.option(
    "--kind",
    type=click.Choice(_KINDS),
    default="any",
    help="What it is; a note must say more than any paper.",
)
@json_option
def accessibility(file: str, kind: str, as_json: bool) -> int:
    """Check whether Word opens a paper cleanly and everybody can read it.

    FILE is any Word document (.docx, .docm or .dotx), also an officer's own. It is only read, and needs no
    workspace. What is wrong is said with the place and what to do in Word. The exit code is 1 where
    something is wrong; advice alone leaves it 0. The page accessibility lists the checks.
    """
    from pathlib import Path

    from boardtui.secretariat.accessibility import examine_paper

    if not file.strip():
        raise UsageRefusal("FILE.docx is empty; name a Word file.")
    report = examine_paper(Path(file), kind)
    if as_json:
        put_json(_plain(report))
    else:
        _tell(report)
    return 1 if report.failed else 0


def _tell(report: "Report") -> None:
    told = ""
    for verdict in report.verdicts:
        if not verdict.flaws:
            continue
        group = str(verdict.check.group)
        if group != told:
            put(f"\n{group}" if told else group)
            told = group
        _tell_flaws(verdict)
    met = len(report.verdicts) - len(report.failed)
    of = f"{met} of {len(report.verdicts)}" if report.failed else f"all {met}"
    advice = sum(bool(one.flaws) for one in report.verdicts) - len(report.failed)
    also = f", and there is advice on {counted(advice, 'more point')}" if advice else ""
    say(f"{report.name}: {of} checks are met{also}.")


def _tell_flaws(verdict: "Verdict") -> None:
    for flaw in verdict.flaws[:_SHOWN]:
        _put_at_column(f"  {flaw.severity:8}{verdict.check.code}  ", flaw.sentence)
    more = len(verdict.flaws) - _SHOWN
    if more > 0:
        _put_at_column("", f"And {more} more of the same kind; --json lists them all.")
    _put_at_column("", verdict.check.remedy)


def _put_at_column(mark: str, sentence: str) -> None:
    """One sentence beside its mark; on a narrow terminal its further lines stand below its first."""
    from textwrap import wrap

    from boardtui.model.text import clean_line

    room = _room()
    lines = (
        wrap(clean_line(sentence), room - _COLUMN, break_on_hyphens=False) if room else [clean_line(sentence)]
    )
    for line in lines:
        put(f"{mark:{_COLUMN}}{line}")
        mark = ""


def _room() -> int:
    """How wide the terminal is; 0 where nothing is to be wrapped, since a program reads it."""
    import sys
    from shutil import get_terminal_size

    at_terminal = sys.stdout is not None and sys.stdout.isatty()
    return max(_NARROWEST, get_terminal_size().columns) if at_terminal else 0


def _plain(report: "Report") -> list[dict[str, object]]:
    checks = [verdict.check for verdict in report.verdicts for _ in verdict.flaws]
    return [
        {
            "rule": finding.rule,
            "severity": finding.severity.value,
            "sentence": finding.sentence,
            "places": [
                {
                    "board": None,
                    "meeting": None,
                    "record": place.record,
                    "field": place.field,
                    "line": place.line,
                }
                for place in finding.places
            ],
            "check": check.code,
            "group": check.group.value,
            "remedy": check.remedy,
        }
        for finding, check in zip(report.findings, checks, strict=True)
    ]
