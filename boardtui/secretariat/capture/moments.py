"""When something happened, as it is typed behind a name: a clock time, minutes ago, or at an item (R15)."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from operator import attrgetter
from typing import NamedTuple

from boardtui.model.meetings import MeetingState
from boardtui.model.presence import PresenceKind
from boardtui.rules.chronicle import item_at, standing_events, taken_when
from boardtui.rules.identity import who
from boardtui.secretariat.capture.dates import read_time
from boardtui.secretariat.capture.scene import Scene

_WHEN = re.compile(
    r"(?P<before>.*?)(?:^|\s+)(?:at\s+)?"
    r"(?P<when>-\d{1,3}|@(?:item\s+)?\w[\w.]*|\d{1,2}(?:[:.]?\d{2})?\s*[ap]\.?m\.?|\d{1,2}[:.]?\d{2})",
    re.IGNORECASE | re.DOTALL,
)


_AHEAD = timedelta(minutes=2)
"""So much may two clocks differ before a time is doubted as still to come."""
_EARLY = timedelta(hours=1)
"""So long before a meeting somebody may be noted without a doubt."""
_LONG = timedelta(hours=8)
"""So long may a meeting last without a break."""
_TOLD = {
    PresenceKind.ARRIVED: "arrived",
    PresenceKind.RETURNED: "returned",
    PresenceKind.CONFIRMED: "returned",
    PresenceKind.STOOD_IN: "stood in",
    PresenceKind.LEFT: "left",
    PresenceKind.STEPPED_DOWN: "stood down",
}
"""What somebody did who came or went."""


class When(NamedTuple):
    """A moment (aware, UTC) and the item in hand then. ``said`` is True where a person gave it."""

    at: datetime
    item: str | None
    said: bool = False

    def inserted(self, scene: Scene) -> bool:
        """True where something later is on record already, so that it goes in before that."""
        return scene.latest is not None and scene.latest > self.at


def now(scene: Scene) -> When:
    """This moment, with the item in hand."""
    return When(scene.now, scene.item)


def at_moment(moment: datetime, scene: Scene) -> When:
    """``moment`` with the item that was in hand then."""
    item = item_at(scene.meeting, moment) if moment < scene.now else scene.item
    return When(moment, item, said=True)


def take_when(text: str, scene: Scene) -> tuple[str, When, str]:
    """``text`` without the time at its end; that time, or now; and why it cannot be, where it cannot.

    ``10:05``, ``10.05``, ``1005`` and ``3.40pm`` are clock times, ``-5`` is five minutes ago and ``@2`` the
    moment item 2 was last taken.
    """
    found = _WHEN.fullmatch(text.strip())
    if found is None:
        return text.strip(), now(scene), ""
    when, why = read_when(found["when"], scene)
    return found["before"].strip(), when or now(scene), why


def read_when(text: str, scene: Scene) -> tuple[When | None, str]:
    """The moment ``text`` means, or None and the sentence that says why it means none."""
    wanted = text.strip()
    if re.fullmatch(r"-\d{1,3}", wanted):
        return at_moment(scene.now - timedelta(minutes=int(wanted[1:])), scene), ""
    if wanted.startswith("@"):
        return _at_item(wanted[1:].casefold().removeprefix("item").strip(), scene)
    clock = read_time(wanted)
    if clock is None:
        return None, f"'{wanted}' is not a time; type it as 15:40, -5 for five minutes ago, or @2 for item 2."
    return at_moment(scene.moment(clock), scene), ""


def _at_item(number: str, scene: Scene) -> tuple[When | None, str]:
    item = next((one for one in scene.meeting.agenda if one.number.rstrip(".").casefold() == number), None)
    taken = taken_when(scene.meeting, item.id) if item else None
    if item is None:
        listed = ", ".join(one.number for one in scene.meeting.agenda) or "none"
        return None, f"There is no item {number} on this agenda (items: {listed})."
    if taken is None:
        return None, f"Item {item.number} has not been taken yet; type a time instead."
    return When(taken.at, item.id, said=True), ""


def time_doubts(moments: Iterable[datetime], scene: Scene) -> tuple[str, ...]:
    """What is odd about times that were said: still to come, or long before the meeting; each told once."""
    return tuple(doubt for one in dict.fromkeys(moments) if (doubt := _time_doubt(one, scene, scene.told)))


def clock_doubts(moment: datetime, scene: Scene) -> tuple[str, ...]:
    """The same of a time by which the meeting goes from now on: what was said before it is then past."""
    doubt = _time_doubt(moment, scene, None)
    return (doubt,) if doubt else ()


def course_doubts(moment: datetime, scene: Scene) -> tuple[str, ...]:
    """The doubt about going on, breaking off or closing at ``moment``, before what the meeting did last."""
    meeting = scene.meeting
    turns = [(meeting.opened, "opened")]
    for one in meeting.adjournments:
        turns += [(one.at, "adjourned"), (one.resumed, "resumed")]
    at, word = max(((at, word) for at, word in turns if at is not None), default=(moment, ""))
    if moment >= at:
        return ()
    return (f"{scene.local(moment):%H:%M} is before the meeting {word} at {scene.local(at):%H:%M}",)


def break_doubts(scene: Scene) -> tuple[str, ...]:
    """The doubt about what is decided, voted on or taken while the meeting is broken off (R48).

    What is on record already is changed without being asked.
    """
    meeting = scene.meeting
    if meeting.state is not MeetingState.ADJOURNED or scene.revising:
        return ()
    broken = meeting.adjournments[-1].at if meeting.adjournments else None
    if broken is None:
        return ("the meeting is adjourned",)
    return (f"the meeting is adjourned since {scene.local(broken):%H:%M}",) if broken <= scene.now else ()


def closing_doubts(moment: datetime, scene: Scene) -> tuple[str, ...]:
    """The doubt about closing at ``moment``, before the last thing that is on record by its time."""
    comings = [one for one in standing_events(scene.meeting.presence) if one.kind in _TOLD]
    last = max(comings, key=attrgetter("at"), default=None)
    taken = max(scene.meeting.taken, key=attrgetter("at"), default=None)
    what, at = "", moment
    if last is not None and last.at > at:
        what, at = f"{who(scene.board, scene.meeting, last.person).name} {_TOLD[last.kind]}", last.at
    if taken is not None and taken.at > at:
        item = scene.meeting.item(taken.item)
        what, at = f"item {item.number.rstrip('.') if item else taken.item} was taken", taken.at
    if not what:
        return ()
    return (f"{scene.local(moment):%H:%M} is before {what} at {scene.local(at):%H:%M}",)


def _time_doubt(moment: datetime, scene: Scene, told: datetime | None) -> str:
    clock = scene.local(moment)
    latest = max(scene.wall, scene.now) if scene.wall is not None else told
    if latest is not None and moment > latest + _AHEAD:
        return f"{clock:%H:%M} is still to come: it is {scene.local(latest):%H:%M}"
    meeting = scene.meeting
    began = meeting.opened or (scene.moment(meeting.start) if meeting.start else None)
    if began is not None and moment < began - _EARLY:
        word = "opened" if meeting.opened else "is to begin"
        return f"{clock:%H:%M} is more than an hour before the meeting {word} at {scene.local(began):%H:%M}"
    went_on = max((one.resumed for one in meeting.adjournments if one.resumed), default=meeting.opened)
    if went_on is not None and moment > went_on + _LONG:
        return f"{clock:%H:%M} is more than eight hours after {scene.local(went_on):%H:%M}"
    return ""
