"""How dates, times, names and comings and goings are put into words, one way everywhere (S33)."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from boardtui.model.boards import Board
from boardtui.model.document_forms import ClockForm, DateForm
from boardtui.model.meetings import Adjournment, Meeting
from boardtui.model.presence import PresenceEvent, PresenceKind
from boardtui.rules.identity import who

OTHER_BUSINESS = "Other business"
"""What stands over all that belongs to no item."""


def long_date(day: date, *, weekday: bool = False) -> str:
    """``17 November 2010``, or ``Wednesday 17 November 2010``."""
    return f"{day:%A} {day.day} {day:%B %Y}" if weekday else f"{day.day} {day:%B %Y}"


def opening(text: str, most: int = 40) -> str:
    """How ``text`` begins, in at most ``most`` characters; ``…`` where it goes on, behind a whole word."""
    if len(text) <= most:
        return text
    cut = text[:most]
    return f"{(cut.rpartition(' ')[0] or cut[:-1]).rstrip(' ,;:.')}…"


def short_date(day: date) -> str:
    """``17 Nov 2010``."""
    return f"{day.day} {day:%b %Y}"


def clock(moment: time | datetime, form: ClockForm = ClockForm.DOT) -> str:
    """``15.00``, ``15:00`` or ``3.00 pm``; noon and midnight are said as such where half the day is named."""
    if form is not ClockForm.TWELVE:
        return f"{moment:%H:%M}" if form is ClockForm.COLON else f"{moment:%H.%M}"
    named = {(0, 0): "midnight", (12, 0): "noon"}.get((moment.hour, moment.minute))
    return f"{moment.hour % 12 or 12}.{moment:%M} {named or ('am' if moment.hour < 12 else 'pm')}"


def local_clock(moment: datetime, zone: str) -> str:
    """The clock time of an aware moment in the board's zone."""
    return clock(moment.astimezone(ZoneInfo(zone)))


def written_clock(board: Board, moment: time | datetime) -> str:
    """A clock time as the board's documents write it; an aware moment is put into the board's zone."""
    if isinstance(moment, datetime):
        moment = moment.astimezone(ZoneInfo(board.settings.timezone))
    return clock(moment, board.settings.clock_form)


def written_date(board: Board, day: date, *, weekday: bool = False) -> str:
    """A day as the board's documents write it; ``weekday`` where one is wanted whatever the board prefers."""
    return long_date(day, weekday=weekday or board.settings.date_form is DateForm.WEEKDAY)


def as_sentence(text: str) -> str:
    """``text`` with the full stop that a hurried hand left out; nothing else of it is changed."""
    return f"{text}." if text and text[-1].isalnum() else text


def joined(names: tuple[str, ...] | list[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def coming_or_going(board: Board, meeting: Meeting, event: PresenceEvent) -> str:
    """The sentence the note carries for one presence event (R15), in the board's own time.

    The secretary's own words come first; the drafted sentence names the item that was in hand.
    """
    return event.words or drafted(board, meeting, event)


def drafted(board: Board, meeting: Meeting, event: PresenceEvent) -> str:
    """The sentence drafted from the event: ``Ann Lee joined the meeting at 15.40 during item 3.``"""
    item = meeting.item(event.item)
    during = f" during item {item.number.rstrip('.')}" if item else ""
    when = f"at {written_clock(board, event.at)}{during}"
    name = who(board, meeting, event.person).name
    how = " remotely" if event.remote else ""
    match event.kind:
        case PresenceKind.ARRIVED:
            return f"{name} joined the meeting{how} {when}."
        case PresenceKind.RETURNED:
            return f"{name} returned to the meeting{how} {when}."
        case PresenceKind.LEFT:
            return f"{name} left the meeting {when}."
        case PresenceKind.STOOD_IN:
            member = who(board, meeting, event.stands_in_for or "").name
            return f"{name} joined the meeting{how} {when}, standing in for {member}."
        case PresenceKind.STEPPED_DOWN:
            return f"{name} ceased to stand in {when}."
        case _:
            return f"{name}: {event.kind} {when}."


def adjourned_and_resumed(board: Board, one: Adjournment) -> str:
    """``The meeting adjourned at 15.40 (fire drill) and resumed at 16.00.`` (R48), in the board's own time.

    A resumption on another day names it; where the roll was taken again the sentence says so.
    """
    zone = ZoneInfo(board.settings.timezone)
    why = f" ({one.reason.rstrip('.')})" if one.reason else ""
    said = f"The meeting adjourned at {written_clock(board, one.at)}{why}"
    if one.resumed is None:
        return f"{said} until {long_date(one.until, weekday=True)}." if one.until else f"{said}."
    day = one.resumed.astimezone(zone).date()
    on = "" if day == one.at.astimezone(zone).date() else f" on {long_date(day, weekday=True)}"
    roll = "; the roll was taken again" if one.roll_again else ""
    return f"{said} and resumed at {written_clock(board, one.resumed)}{on}{roll}."
