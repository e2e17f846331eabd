"""What is odd about a mark of the register, reckoned as at its own time. A doubt refuses nothing (R14, R15).

A mark that would change nothing at all is no doubt: it is left out, and it is said what is on record.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from boardtui.edits.presence import MarkPerson, Roll
from boardtui.model.presence import PresenceEvent, PresenceKind
from boardtui.rules.chronicle import ENTERS, last_events
from boardtui.rules.identity import Known
from boardtui.rules.voting import chair_doubt
from boardtui.secretariat.capture.moments import When
from boardtui.secretariat.capture.scene import Scene

_A_SLIP = timedelta(minutes=1)
"""So long after a mark it is put right without a question: nobody was counted by it."""
_COMING = (Roll.PRESENT, Roll.REMOTE)
_GOES = (PresenceKind.LEFT, PresenceKind.STEPPED_DOWN)


class Doubt(NamedTuple):
    """A clause, empty where nothing is odd. ``void`` is True where the mark can change nothing."""

    said: str = ""
    void: bool = False


def doubt_about(person: Known, roll: Roll, when: When, scene: Scene) -> Doubt:
    """What is odd about that mark of ``person``."""
    if roll not in (*_COMING, Roll.LEFT):
        return Doubt(_taken_back(person, scene))
    if when.inserted(scene):
        return _doubt_then(person, roll, when, scene)
    standing = scene.attendance.standing(person.id)
    if roll in _COMING:
        same = standing.in_room and standing.remote is (roll is Roll.REMOTE)
        return Doubt(f"{person.name} is noted as present already" if same else "")
    if not standing.in_room and not standing.to_confirm:
        return Doubt(f"{person.name} is not noted as present, and so cannot leave", void=True)
    if scene.meeting.opened is None:
        return Doubt()
    return Doubt(chair_doubt(scene.board, scene.meeting, scene.attendance, person.id))


def counted_since(person: str, scene: Scene, moment: datetime) -> datetime | None:
    """Since when (aware, UTC) ``person`` is on record as having been here, where that was no slip; else None.

    A slip is a mark before the meeting opened, or one that is put right within the minute, by ``moment``,
    with nothing decided since.
    """
    came, opened = scene.attendance.standing(person).arrived, scene.meeting.opened
    if came is None or not scene.meeting.state.was_held:
        return None
    counted = max(came, opened) if opened is not None else came
    if abs(moment - counted) >= _A_SLIP or _decided_since(person, scene):
        return came
    return None


def _decided_since(person: str, scene: Scene) -> bool:
    decisions, last = scene.meeting.decisions, last_events(scene.meeting.presence).get(person)
    return bool(decisions) and last is not None and decisions[-1].order > last.order


def _taken_back(person: Known, scene: Scene) -> str:
    """The doubt about saying of somebody who was counted that they did not come."""
    came = counted_since(person.id, scene, scene.now)
    if came is None:
        return ""
    standing = scene.attendance.standing(person.id)
    if standing.in_room:
        return f"{person.name} is present since {_clock(came, scene)}, which this takes back; left instead?"
    until = f" to {_clock(standing.left, scene)}" if standing.left is not None else ""
    return f"{person.name} was here from {_clock(came, scene)}{until}, which this takes back"


def _doubt_then(person: Known, roll: Roll, when: When, scene: Scene) -> Doubt:
    """The doubt about a mark that goes in before something that is on record already."""
    made = MarkPerson(person.id, roll, when.at, inserted=True)
    before, after = made.around(scene.meeting)
    here = before is not None and before.kind in ENTERS
    if roll is Roll.LEFT:
        if here or (before is not None and before.kind is PresenceKind.UNCONFIRMED):
            return Doubt()
        then = f"{person.name} is not noted as present at {_clock(when.at, scene)}"
        came = f", but from {_clock(after.at, scene)}" if after is not None and after.kind in ENTERS else ""
        return Doubt(f"{then}{came}, and so cannot leave then", void=True)
    if not here or before is None or before.remote is not (roll is Roll.REMOTE):
        return Doubt()
    return _here_already(person, after, scene)


def _here_already(person: Known, after: PresenceEvent | None, scene: Scene) -> Doubt:
    if after is None or after.kind not in _GOES:
        return Doubt(f"{person.name} is noted as present already")
    left = f"{person.name} is noted as present until {_clock(after.at, scene)}"
    return Doubt(f"{left}; a return must be later than that", void=True)


def _clock(moment: datetime, scene: Scene) -> str:
    return f"{scene.local(moment):%H:%M}"
