"""The verbs of ``meetings``: putting a meeting on record from the calendar."""

import click

from boardtui.cli.families import board_of_verb
from boardtui.cli.options import anywhere
from boardtui.cli.parts import Call
from boardtui.cli.speech import put, say


@click.command("new")
@anywhere
@board_of_verb
@click.option("--date", "day", metavar="DATE", help="Its day in the calendar; the next without a record.")
@click.option(
    "--from-last",
    is_flag=True,
    help="As the last one: its place and times, its note to approve, standing items.",
)
@click.pass_obj
def new(call: Call, board: str | None, day: str | None, from_last: bool) -> int:
    """Begin the record of a meeting of the calendar, and print its id.

    Day, times, room and venue are the calendar's; with --from-last its agenda is drafted as well.
    """
    from boardtui.rules.wording import long_date
    from boardtui.secretariat.convening import convene, next_without_record
    from boardtui.secretariat.finding_records import find_day

    with call.open() as secretariat:
        found = secretariat.find_board(board)
        today = secretariat.now().date()
        when = next_without_record(secretariat, found) if day is None else find_day(day, today)
        meeting = convene(secretariat, found, when, from_last=from_last)
    put(meeting.id)
    say(f"The meeting of the {found.name} on {long_date(meeting.day, weekday=True)} is on record.")
    return 0


MEETING_VERBS = (new,)
"""What can be done to a board's meetings."""
