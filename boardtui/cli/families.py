"""A list with verbs behind it: ``members`` lists, ``members add`` adds."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from boardtui.cli.speech import put_json, put_table, say
from boardtui.errors import UsageRefusal

Command = TypeVar("Command", bound=Callable[..., Any])


class Family(click.Group):
    """A list that keeps its own options, with the verbs that change what it lists.

    An option that a verb shares with the list may stand in front of the verb or behind it.
    """

    def __init__(self, listing: click.Command, *verbs: click.Command) -> None:
        super().__init__(
            listing.name,
            commands=list(verbs),
            invoke_without_command=True,
            params=listing.params,
            help=listing.help,
            callback=self._list,
        )
        self._listing = listing

    def _list(self, **asked: Any) -> Any:
        context = click.get_current_context()
        if context.invoked_subcommand is None:
            assert self._listing.callback is not None
            return self._listing.callback(**asked)
        unused = [name for name in asked if asked[name] not in (None, False) and name != "board"]
        if unused:
            raise UsageRefusal(
                f"--{unused[0]} belongs to the list; put it behind '{context.invoked_subcommand}'."
            )
        return None


def _inherited(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None or context.parent is None or parameter.name is None:
        return value
    return context.parent.params.get(parameter.name)


board_of_verb = click.option(
    "--board",
    metavar="B",
    callback=_inherited,
    help="The board: its id, its prefix or part of its name. The only one, if left out.",
)


def from_option(command: Command) -> Command:
    """The first day on which a change holds."""
    return click.option(
        "--from",
        "since",
        metavar="DATE",
        help="The first day on which it holds; today, if left out. 'always' for as long as is known.",
    )(command)


def day_from(words: str | None, today: Any) -> Any:
    """The day that ``--from`` says: ``today`` where it was left out, None for 'always'."""
    from boardtui.secretariat.finding_records import find_day

    if words is None:
        return today
    return None if words.strip().casefold() == "always" else find_day(words, today)


def clock_from(words: str | None, name: str) -> Any:
    """The clock time that an option says, or None where it was left out."""
    from boardtui.secretariat.capture.dates import read_time

    if words is None:
        return None
    found = read_time(words)
    if found is None:
        raise UsageRefusal(f"{name}: '{words}' is not a time; type it as 15:00.")
    return found


def answer_findings(findings: Any, as_json: bool, nothing: str) -> int:
    """Findings as every check answers them; the exit code is 1 where one is an error."""
    from boardtui.rules.finding import Severity

    if as_json:
        put_json(
            [
                {
                    "rule": one.rule,
                    "severity": one.severity.value,
                    "sentence": one.sentence,
                    "places": [
                        {
                            name: getattr(place, name)
                            for name in ("board", "meeting", "record", "field", "line")
                        }
                        for place in one.places
                    ],
                }
                for one in findings
            ]
        )
    elif findings:
        put_table(("Severity", "Rule", "Found"), [(one.severity, one.rule, one.sentence) for one in findings])
    else:
        say(nothing)
    return 1 if any(one.severity is Severity.ERROR for one in findings) else 0
