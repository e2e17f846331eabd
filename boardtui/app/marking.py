"""The edits that the register's keys stand for."""

from boardtui.edits.base import MeetingEdit
from boardtui.edits.batch import Together
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.rules.attendance import Attendance, Mark
from boardtui.rules.identity import who
from boardtui.secretariat.capture.scene import Scene


def toggled(scene: Scene, result: Attendance, person: str) -> MeetingEdit:
    """Present, or the mark taken back, a substitute's with it."""
    standing = result.standing(person)
    if standing.mark is Mark.UNMARKED and standing.substitute is None:
        return MarkPerson(person, Roll.PRESENT, scene.now, scene.item)
    both = [person] if standing.substitute is None else [standing.substitute, person]
    taken_back = tuple(MarkPerson(one, Roll.UNMARKED, scene.now, scene.item) for one in both)
    if len(taken_back) == 1:
        return taken_back[0]
    return Together(taken_back, f"{who(scene.board, scene.meeting, person).name}: not marked")


def rest_present(scene: Scene, result: Attendance) -> Together | None:
    """Every unmarked member present, as one entry; None where everybody is marked."""
    rest = [one.person.id for one in result.members if result.standing(one.person.id).mark is Mark.UNMARKED]
    marks = tuple(MarkPerson(person, Roll.PRESENT, scene.now, scene.item) for person in rest)
    return Together(marks, f"{len(marks)} marked present") if marks else None
