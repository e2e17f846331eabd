"""The edits that the register's keys stand for."""

from collections.abc import Collection

from boardtui.edits.base import MeetingEdit
from boardtui.edits.batch import Together
from boardtui.edits.presence import MarkPerson, PutOnMeeting, Roll
from boardtui.model.boards import Role
from boardtui.model.presence import Attendee, Capacity
from boardtui.rules.attendance import Attendance, Mark
from boardtui.rules.identity import who
from boardtui.rules.membership import seat_places
from boardtui.secretariat.capture.marks import mark, mark_doubt
from boardtui.secretariat.capture.scene import Scene

_CAPACITIES: dict[Role | None, Capacity] = {
    Role.OFFICER: Capacity.OFFICER,
    Role.SUBSTITUTE: Capacity.SUBSTITUTE,
}


def mark_of(scene: Scene, result: Attendance, person: str, roll: Roll) -> MeetingEdit:
    """The mark of one person. A reserve or an officer is put on the meeting with it, so as to be shown."""
    made = mark(scene, person, roll)
    if person in seat_places(scene.board, scene.meeting.day):
        return made
    listed = any((one.person or one.id) == person for one in scene.meeting.attendees)
    known = scene.board.person(person)
    if listed or known is None or result.standing(person).sits_for is not None:
        return made
    shown = who(scene.board, scene.meeting, person)
    attendee = Attendee(person, _CAPACITIES.get(shown.role, Capacity.IN_ATTENDANCE), person=person)
    return Together((PutOnMeeting(attendee), made), f"{shown.name}: {roll}")


def toggled(scene: Scene, person: str) -> MeetingEdit:
    """Present, or the mark taken back, a substitute's with it."""
    standing = scene.attendance.standing(person)
    if standing.mark is Mark.UNMARKED and standing.substitute is None:
        return mark(scene, person, Roll.PRESENT)
    both = [person] if standing.substitute is None else [standing.substitute, person]
    taken_back = tuple(mark(scene, one, Roll.UNMARKED) for one in both)
    if len(taken_back) == 1:
        return taken_back[0]
    return Together(taken_back, f"{who(scene.board, scene.meeting, person).name}: not marked")


def toggle_doubts(scene: Scene, person: str) -> tuple[str, ...]:
    """What is odd about that: the mark of somebody who was counted would be taken back."""
    edit = toggled(scene, person)
    marks = edit.edits if isinstance(edit, Together) else (edit,)
    doubts = (mark_doubt(scene, one.person, one.roll) for one in marks if isinstance(one, MarkPerson))
    return tuple(one.said for one in doubts if one.said)


def rest_present(scene: Scene, skip: Collection[str] = ()) -> Together | None:
    """Every unmarked member present, as one entry, but for those to ``skip``; None where nobody is left."""
    standing = scene.attendance.standing
    rest = [one.person.id for one in scene.attendance.members if standing(one.person.id).needs_mark]
    marks = tuple(mark(scene, person, Roll.PRESENT) for person in rest if person not in skip)
    return Together(marks, f"{len(marks)} marked present") if marks else None
