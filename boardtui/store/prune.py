"""Retention: what has had its time, and its removal (R43, R52).

Rough notes are what stands beside a meeting's record and is no part of it: the line that was being typed,
files that were set aside. The board says how long they are kept once the note is approved. The journal is
no rough note: it is the audit trail, which keeps each earlier wording and is not touched here (R51).

Contacts go by an edit, so the journal says whose went and when, by id only. The lines before it still hold
what was recorded, as a journal must; ``erase`` begins the board's journal anew without them. Backups made
before hold the contact until their own time is up, which the plan says by date.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from boardtui.edits.people import RemoveContact
from boardtui.errors import NotConfirmed
from boardtui.model.archive import Due
from boardtui.model.boards import Board
from boardtui.model.counting import counted
from boardtui.model.keys import RecordKey
from boardtui.model.people import Contact, Person
from boardtui.store import disk, index, text_index
from boardtui.store.backups import DAYS, LAST, Backups
from boardtui.store.beside import DRAFT, Beside
from boardtui.store.cabinet import Cabinet
from boardtui.store.record_file import RecordFile
from boardtui.store.repair import begun_anew
from boardtui.store.verify import ASIDE

Clock = Callable[[], datetime]
Approved = Callable[[str], date | None]
"""The day the note of the meeting with that id was approved; None where it was not, or cannot be read."""


def contacts_due(board: Board, today: date) -> Iterator[Due]:
    """The people whose contact has had its time: every membership of theirs ended months ago."""
    months = board.settings.contact_months
    for person in board.people:
        last = _last_day(board, person)
        if person.contact != Contact() and last is not None and _later(last, months) < today:
            why = f"the last membership ended on {last.isoformat()}, more than {counted(months, 'month')} ago"
            yield Due("contact", board.id, person.id, why)


def backups_due(backups: Backups, board: str) -> Iterator[Due]:
    """The backups beyond their time."""
    past = set(backups.past(board))
    for backup in backups.listed(board):
        if backups.path(backup) in past:
            why = f"it is older than the last {LAST} and the first of each of the last {DAYS} days"
            yield Due("backup", board, str(backup.number), why)


def drafts_due(data: Path, board: Board, approved: Approved, today: date) -> Iterator[Due]:
    """What was being typed into a meeting and never entered, where its note is approved long enough.

    A draft with which edits wait to be saved stays: those were meant for the record.
    """
    home = data / board.id / "meetings"
    for path in sorted(home.glob(f".*{DRAFT}")):
        meeting = path.name.removeprefix(".").removesuffix(DRAFT)
        why = _rough(path, board, approved(meeting), today) if path.is_file() else ""
        if why and not Beside(home / meeting).draft()[1]:
            yield Due("draft", board.id, path.relative_to(data / board.id).as_posix(), why)


def asides_due(data: Path, board: Board, approved: Approved, today: date) -> Iterator[Due]:
    """The files set aside longer ago than contacts are kept, and those of a meeting as its rough notes."""
    months = board.settings.contact_months
    for path in sorted((data / board.id).rglob("*")):
        if path.is_file() and ASIDE.fullmatch(path.name):
            day, of_meeting = _kept_on(path), path.parent.name == "meetings"
            why = f"it was set aside on {day.isoformat()}, more than {counted(months, 'month')} ago"
            if _later(day, months) >= today:
                of = approved(path.name.partition(".")[0]) if of_meeting else None
                why = _rough(path, board, of, today)
            if why:
                yield Due("set-aside", board.id, path.relative_to(data / board.id).as_posix(), why)


def _rough(path: Path, board: Board, approved: date | None, today: date) -> str:
    """Why the rough note at ``path`` has had its time; empty where it has not."""
    months = board.settings.rough_months
    if approved is None or _later(max(approved, _kept_on(path)), months) >= today:
        return ""
    since = f", more than {counted(months, 'month')} ago" if months else ""
    return f"the note was approved on {approved.isoformat()}{since}"


def _kept_on(path: Path) -> date:
    """The day, by UTC, on which the file at ``path`` was last written."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date()


def remove(due: Due, data: Path, backups: Backups, cabinet: Cabinet) -> None:
    """Remove one thing that has had its time. A contact goes by an edit of the board's record."""
    if due.kind == "contact":
        cabinet.open(RecordKey(due.board)).do(RemoveContact(due.what))
    elif due.kind == "backup":
        backups.remove(backups.path(backups.find(due.board, due.what)))
    else:
        path = data / due.board / due.what
        try:
            path.unlink(missing_ok=True)
            disk.sync_folder(path.parent)
        except OSError as error:
            raise NotConfirmed(f"{path} could not be removed: {disk.reason(error)}.") from error


def erase_history(data: Path, board: str, clock: Clock, user: str) -> int:
    """Begin the board's journal anew without the lines before; the number of its new first entry.

    The caller holds the board's lock and has closed its record. Meetings keep their journals: contacts
    are only in the board's.
    """
    base = data / board / "board"
    old = RecordFile(base, clock, user, writable=True)
    try:
        first = old.sequence + 1
        data_now = begun_anew(old.record, first, clock(), user)
    finally:
        old.close()
    try:
        base.with_name("board.json").unlink(missing_ok=True)  # first: a crash leaves one story, not two
    except OSError as error:
        raise NotConfirmed(f"{base}.json could not be renewed: {disk.reason(error)}.") from error
    disk.swap_in(base.with_name("board.journal"), data_now)
    for folder in (index.FOLDER, text_index.FOLDER):  # caches of what was on record; made again when asked
        cache = data / folder / board
        try:
            cache.unlink(missing_ok=True)
        except OSError as error:
            raise NotConfirmed(f"{cache} could not be removed: {disk.reason(error)}.") from error
    RecordFile(base, clock, user, writable=True).close()
    return first


def _last_day(board: Board, person: Person) -> date | None:
    """The last day of somebody's last membership; None while one goes on, or where there never was one."""
    ends = [one.end for one in board.memberships if one.person == person.id and not one.continues]
    going_on = any(one.continues for one in board.memberships if one.person == person.id)
    days = [one for one in ends if one is not None]
    return max(days) if days and not going_on and len(days) == len(ends) else None


def _later(day: date, months: int) -> date:
    """The same day ``months`` later, or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year >= date.max.year:
        return date.max
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))
