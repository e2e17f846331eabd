"""What Home says above its list of meetings: the next one, what needs the secretary, attendance as bars."""

from collections.abc import Iterable
from datetime import date

from boardtui.app.rows.line import Line, Look, shorten
from boardtui.model.boards import Board
from boardtui.model.meetings import MeetingState
from boardtui.rules.attendance import Mark
from boardtui.rules.digest import Digest, counts
from boardtui.rules.membership import as_on
from boardtui.rules.needs import Need
from boardtui.rules.quorum import quorum_needed
from boardtui.rules.statistics import bar, is_known, percentage
from boardtui.rules.wording import clock, short_date

NEEDS_SHOWN = 4
"""How many lines the box of needs has."""


def next_lines(board: Board | None, following: Digest | None, today: date, width: int) -> tuple[Line, ...]:
    """The next meeting: when and where, its agenda, who is expected and how many make a quorum."""
    if board is None or following is None:
        empty = ("No meeting is ahead.", "m puts one on record; 2 shows the calendar.")
        return tuple(Line(((shorten(f" {one}", width), Look.PLAIN),)) for one in empty)
    start = f" {clock(following.start)}" if following.start else ""
    place = ", ".join(one for one in (following.room, following.venue) if one)
    when = f" {following.day:%a} {short_date(following.day)}{start} · {_in_days(following, today)}"
    head = f"{when} · {as_on(board, following.day).name}"
    found = counts(board, following)
    members, away = sum(found.values()), found.get(Mark.APOLOGIES, 0)
    issued = f"issued {short_date(following.issued.date())}" if following.issued else "not issued"
    agenda = f"{following.items} items, {issued}" if following.items else "no agenda yet"
    said = (
        f" {agenda} · expected {members - away} of {members} · apologies {away}"
        f" · quorum {quorum_needed(board, following.day)}"
    )
    lines = [
        Line(((shorten(head, width), Look.HEADING),)),
        Line(((shorten(said, width), Look.PLAIN),)),
    ]
    if place:
        lines.append(Line(((shorten(f" {place}", width), Look.PLAIN),)))
    return tuple(lines)


def need_lines(needs: tuple[Need, ...], at: int, width: int) -> tuple[Line, ...]:
    """What needs the secretary from the one at ``at`` on, and how many more there are."""
    if not needs:
        return (Line(((shorten(" Nothing needs you now.", width), Look.PLAIN),)),)
    order = (*needs[at:], *needs[:at])
    lines = [
        Line(
            (
                (
                    shorten(f" {'!' if one.urgent else ' '} {one.sentence}", width),
                    Look.WARN if one.urgent else Look.PLAIN,
                ),
            )
        )
        for one in order[:NEEDS_SHOWN]
    ]
    more = len(needs) - NEEDS_SHOWN
    if more > 0:
        lines[-1] = Line(((shorten(f"   and {more + 1} more: n goes to each in turn", width), Look.DIM),))
    return tuple(lines)


def bar_lines(
    board: Board, meetings: Iterable[Digest], width: int, *, ascii_only: bool = False
) -> tuple[Line, ...]:
    """How many of the members came to the last meetings, as bars of one scale, oldest first."""
    lines = []
    for one in [one for one in meetings if is_known(one)][-NEEDS_SHOWN:]:
        found = counts(board, one)
        members = sum(found.values())
        came = found.get(Mark.PRESENT, 0) + found.get(Mark.REMOTE, 0)
        percent = percentage(came, members)
        drawn = bar(came, members, max(width - 26, 4), ascii_only=ascii_only)
        said = f" {one.day:%b %y} {drawn} {came:>3}/{members} {percent if percent is not None else '-':>4}%"
        lines.append(Line(((shorten(said, width), Look.PLAIN),)))
    return tuple(lines) or (Line(((" No meeting is closed yet.", Look.DIM),)),)


def _in_days(following: Digest, today: date) -> str:
    days = (following.day - today).days
    if following.state is MeetingState.OPEN:
        return "open now"
    return "today" if days == 0 else "tomorrow" if days == 1 else f"in {days} days"
