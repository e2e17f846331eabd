"""The commands of the attendance register of a year."""

from typing import Any, ClassVar

from boardtui.app.commands.command import Command
from boardtui.edits.presence import Roll


class AttendanceCommand(Command):
    """Something done in the attendance register."""

    section: ClassVar[str] = "Attendance"


class MeetingBefore(AttendanceCommand):
    """Go to the meeting before."""

    id = "attendance-left"
    keys = ("left", "h")

    def run(self, place: Any) -> None:
        place.go_along(-1)


class MeetingAfter(AttendanceCommand):
    """Go to the meeting after."""

    id = "attendance-right"
    keys = ("right", "l")

    def run(self, place: Any) -> None:
        place.go_along(1)


class NextYear(AttendanceCommand):
    """Show the register of another year: the one before, and after the first the last."""

    id = "attendance-year"
    keys = ("y",)
    hint = "Year"
    priority = 11

    def run(self, place: Any) -> None:
        place.turn_year()


class NextGroup(AttendanceCommand):
    """Show one political group, then the next, then the substitutes, then everybody."""

    id = "attendance-group"
    keys = ("g",)
    hint = "Group"
    priority = 12

    def run(self, place: Any) -> None:
        place.turn_group()


class ShowChart(AttendanceCommand):
    """Show the percentages as bars, or the register again."""

    id = "attendance-chart"
    keys = ("c",)
    hint = "Chart"
    priority = 13

    def run(self, place: Any) -> None:
        place.toggle_chart()


class Correct(AttendanceCommand):
    """Correct the cell under the cursor after the meeting, with the reason."""

    section: ClassVar[str] = "Corrections after the meeting (the reason is asked)"
    roll: ClassVar[Roll]

    def run(self, place: Any) -> None:
        place.correct(self.roll)


class CorrectPresent(Correct):
    """Correct: the member was present."""

    id = "correct-present"
    keys = ("p",)
    hint = "Present a s x"
    priority = 20
    roll = Roll.PRESENT


class CorrectApologies(Correct):
    """Correct: the member had sent apologies."""

    id = "correct-apologies"
    keys = ("a",)
    roll = Roll.APOLOGIES


class CorrectAbsent(Correct):
    """Correct: the member was absent without apologies."""

    id = "correct-absent"
    keys = ("x",)
    roll = Roll.ABSENT


class CorrectSubstitute(Correct):
    """Correct: somebody stood in for the member."""

    id = "correct-substitute"
    keys = ("s",)

    def run(self, place: Any) -> None:
        place.correct_substitute()


ATTENDANCE: tuple[type[Command], ...] = (
    MeetingBefore, MeetingAfter, NextYear, NextGroup, ShowChart, CorrectPresent, CorrectApologies,
    CorrectAbsent, CorrectSubstitute,
)  # fmt: skip
