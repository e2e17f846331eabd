"""The actions tracker as lines: what is shown, in which order and groups, and each action in a line."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from boardtui.app.ledgers import ActionRow
from boardtui.app.rows.line import Line, Look, fit, list_date, shorten, wrap
from boardtui.app.rows.sought import holds
from boardtui.model.actions import ActionStatus
from boardtui.rules.arising import is_closed
from boardtui.rules.folding import fold
from boardtui.rules.wording import long_date, short_date
from boardtui.secretariat.lists import is_overdue

_SOON = 7
_REF, _DUE, _STATE = 15, 10, 9
_NO_DATE = date.max
_BOXES = {ActionStatus.DONE: "[x]", ActionStatus.DROPPED: "[-]"}

Held = Mapping[str, Sequence[date]]
"""The days on which each board, by its id, has met."""


class Shown(StrEnum):
    """Which actions the list has."""

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"
    ALL = "all"


class ActionOrder(StrEnum):
    """By what they are sorted."""

    DUE = "due"
    OWNER = "owner"
    REF = "reference"


class Grouping(StrEnum):
    """Under what headings they stand."""

    WHEN = "when"
    OWNER = "owner"
    BOARD = "board"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ActionView:
    """What of the actions is shown, and how. An empty ``owner``, ``board`` or ``words`` leaves all.

    ``board`` is a board's id; every one of ``words`` must occur.
    """

    shown: Shown = Shown.OPEN
    owner: str = ""
    board: str = ""
    words: str = ""
    order: ActionOrder = ActionOrder.DUE
    grouping: Grouping = Grouping.WHEN

    @property
    def is_plain(self) -> bool:
        """True where nothing that is usually shown is left out."""
        return not (self.owner or self.board or self.words) and self.shown in (Shown.OPEN, Shown.ALL)


def is_open(row: ActionRow) -> bool:
    """True where it is neither done nor dropped."""
    return row.entry.status in (ActionStatus.OPEN, ActionStatus.IN_PROGRESS)


def in_view(rows: Iterable[ActionRow], view: ActionView, held: Held, today: date) -> list[ActionRow]:
    """The actions that ``view`` shows, sorted.

    Among the open ones stands what was done or dropped until the board has met and been told (R46).
    """
    words = fold(view.words).split()
    found = [
        row
        for row in rows
        if _is_shown(row, view.shown, held, today)
        and (not view.owner or view.owner in row.entry.owners)
        and (not view.board or view.board == row.board.id)
        and (not words or _holds(row, words))
    ]
    return sorted(found, key=lambda row: _place(row, view.order))


def grouped(rows: Sequence[ActionRow], view: ActionView, today: date) -> list[ActionRow | str]:
    """``rows`` with a heading and its count above each group; what is overdue comes first."""
    if view.grouping is Grouping.NONE:
        return list(rows)
    groups: dict[str, list[ActionRow]] = (
        {name: [] for name in _WHEN} if view.grouping is Grouping.WHEN else {}
    )
    for row in rows:
        groups.setdefault(_group(row, view.grouping, today), []).append(row)
    lines: list[ActionRow | str] = []
    for name, members in groups.items():
        if members:
            lines.append(f"{name} {len(members)}")
            lines.extend(members)
    return lines


_WHEN = ("OVERDUE", "THIS WEEK", "LATER", "NO DATE", "DONE, NOT YET SEEN BY THE BOARD")


def action_line(row: ActionRow, today: date, width: int) -> Line:
    """One action: its box, reference, due date, owners, words and how it stands, ``width`` cells wide."""
    entry = row.entry
    owners = 13 if width < 100 else 20
    room = max(width - 5 - _REF - _DUE - owners - _STATE, 8)
    due = list_date(entry.due) if entry.due else "no date"
    look = Look.BAD if is_overdue(entry, today) else Look.PLAIN if is_open(row) else Look.DIM
    pieces = (
        (f" {_BOXES.get(entry.status, '[ ]')} ", Look.PLAIN if is_open(row) else Look.GOOD),
        (fit(entry.ref, _REF), Look.ACTION),
        (fit(due, _DUE), look),
        (
            fit(", ".join(entry.owners) or "nobody !", owners - 1) + " ",
            Look.PLAIN if entry.owners else Look.WARN,
        ),
        (fit(entry.text, room - 1) + " ", Look.PLAIN),
        (f"{shorten(state_words(row, today), _STATE - 1):>{_STATE - 1}} ", look),
    )
    return Line(pieces, entry=entry.id or entry.ref or entry.text)


def heading_line(words: str, width: int) -> Line:
    """The heading of a group."""
    return Line(((fit(f" {words}", width), Look.HEADING),), heading=True)


def state_words(row: ActionRow, today: date) -> str:
    """How it stands, in a word: ``37d late``, ``today``, ``in 3d``, ``done``, ``dropped``."""
    due = row.entry.due
    if not is_open(row):
        return row.entry.status.value
    if due is None:
        return "open"
    days = (due - today).days
    if days < 0:
        return f"{-days}d late"
    return f"in {days}d" if days else "today"


def action_details(row: ActionRow, today: date, width: int) -> list[Line]:
    """The action whole: its words, owners, date, where it comes from, and every report on it."""
    entry = row.entry
    due = (
        f"{long_date(entry.due, weekday=True)} ({state_words(row, today)})" if entry.due else "not yet called"
    )
    if entry.due_next_meeting:
        due = f"by the next meeting: {due}"
    item = f", item {entry.item.rstrip('.')} {entry.item_title}" if entry.item else ""
    said = [
        (entry.text, Look.PLAIN),
        (
            f"Due {due}" if entry.due or entry.due_next_meeting else "No due date",
            Look.BAD if is_overdue(entry, today) else Look.PLAIN,
        ),
        (f"For {', '.join(entry.owners) or 'nobody yet: o gives it to somebody'}", Look.PLAIN),
        (f"From {short_date(row.meeting.day)}{item}", Look.PLAIN),
    ]
    if entry.carries_out:
        said.append((f"Carries out {entry.carries_out}", Look.PLAIN))
    if entry.on_meeting:
        said.append((f"Reported on at {entry.on_meeting}", Look.PLAIN))
    said.extend(_reports(row))
    return [Line(((f" {part}", look),)) for text, look in said for part in wrap(text, max(width - 2, 8))]


def _reports(row: ActionRow) -> Iterable[tuple[str, Look]]:
    """What was reported, newest first; a day on which only the status changed says so."""
    for day, text in reversed(row.entry.progress):
        yield f"{short_date(day)}: {text or 'its status was changed'}", Look.DIM


def totals(rows: Sequence[ActionRow], today: date) -> str:
    """``11 open, 4 overdue, 37 done``."""
    open_ones = sum(map(is_open, rows))
    late = sum(is_overdue(row.entry, today) for row in rows)
    done = sum(row.entry.status is ActionStatus.DONE for row in rows)
    return f"{open_ones} open, {late} overdue, {done} done"


def view_words(view: ActionView, boards: Mapping[str, str], number: int) -> str:
    """What is shown and how, in a line; ``boards`` has their names by id."""
    said = [
        f"owner: {view.owner or 'anyone'}",
        f"status: {view.shown.value}",
        *([f"board: {boards.get(view.board, view.board)}"] if view.board else []),
        f"group: {view.grouping.value}",
        f"sort: {view.order.value}",
        f"{number} shown",
    ]
    return " · ".join(said)


def nothing_words(view: ActionView, rows: Sequence[ActionRow]) -> tuple[str, ...]:
    """What an empty list says: what will be here, and the key that fills it."""
    if not rows:
        return (
            "No actions yet.",
            "They arrive when you type A: in a live meeting:",
            "A: Send the plan round @Officers by 18 jan",
            "1 goes to the meetings; Enter there opens one.",
        )
    done = sum(row.entry.status is ActionStatus.DONE for row in rows)
    whose = f" for {view.owner}" if view.owner else ""
    which = "" if view.shown is Shown.ALL else f"{view.shown.value} "
    holding = f" with '{view.words}'" if view.words else ""
    return (f"No {which}actions{whose}{holding}.", f"{done} done in all. Backspace clears the filters.")


def owners_of(rows: Iterable[ActionRow]) -> tuple[str, ...]:
    """Everybody who owns an action, by name."""
    return tuple(sorted({owner for row in rows for owner in row.entry.owners}, key=fold))


def _is_shown(row: ActionRow, shown: Shown, held: Held, today: date) -> bool:
    match shown:
        case Shown.OPEN:
            return is_open(row) or not is_closed(row.entry, row.meeting.day, held.get(row.board.id, ()))
        case Shown.OVERDUE:
            return is_overdue(row.entry, today)
        case Shown.DONE:
            return not is_open(row)
        case Shown.ALL:  # pragma: no branch - mypy knows that there is no other
            return True


def _holds(row: ActionRow, words: list[str]) -> bool:
    entry = row.entry
    return holds(words, entry.ref, *entry.owners, entry.text, entry.item_title or "", row.board.name)


def _place(row: ActionRow, order: ActionOrder) -> tuple[object, ...]:
    entry = row.entry
    due = (entry.due or _NO_DATE, row.meeting.day, entry.ref)
    match order:
        case ActionOrder.DUE:
            return due
        case ActionOrder.OWNER:
            return (fold(entry.owners[0]) if entry.owners else "\uffff", *due)
        case ActionOrder.REF:  # pragma: no branch - mypy knows that there is no other
            return (row.board.id, row.meeting.day, entry.ref)


def _group(row: ActionRow, grouping: Grouping, today: date) -> str:
    if grouping is Grouping.OWNER:
        return row.entry.owners[0] if row.entry.owners else "Nobody"
    if grouping is Grouping.BOARD:
        return row.board.name
    due = row.entry.due
    if not is_open(row):
        return _WHEN[4]
    if due is None:
        return _WHEN[3]
    if due < today:
        return _WHEN[0]
    return _WHEN[1] if due <= today + timedelta(days=_SOON) else _WHEN[2]
