"""The commands of the roll: one key marks the person under the cursor, and the cursor goes on."""

from typing import Any, ClassVar

from boardtui.app.commands.command import Command, RecordingCommand
from boardtui.edits.presence import Roll


class RollCommand(RecordingCommand):
    """Mark the person under the cursor."""

    section: ClassVar[str] = "Roll (in the register)"
    roll: ClassVar[Roll]

    def run(self, place: Any) -> None:
        place.mark(self.roll)


class MarkPresent(RollCommand):
    """Mark present, and go to the next member not yet marked.

    After an item has been taken this is an arrival, and the note says so.
    """

    id = "present"
    keys = ("p",)
    hint = "Present"
    priority = 10
    roll = Roll.PRESENT


class MarkApologies(RollCommand):
    """Record apologies, and go to the next member not yet marked."""

    id = "apologies"
    keys = ("a",)
    hint = "Apology"
    priority = 11
    roll = Roll.APOLOGIES


class MarkSubstitute(RecordingCommand):
    """Record a substitute for this member.

    The named substitutes of the member's own group come first; Enter takes the top one. Anybody else
    can be typed in.
    """

    id = "substitute"
    section = "Roll (in the register)"
    keys = ("s",)
    hint = "Sub"
    priority = 12

    def run(self, place: Any) -> None:
        place.choose_substitute()


class MarkRemote(RollCommand):
    """Mark present remotely, and go to the next member not yet marked."""

    id = "remote"
    keys = ("r",)
    hint = "Remote"
    priority = 31
    roll = Roll.REMOTE


class MarkAbsent(RollCommand):
    """Mark absent without apologies, and go to the next member not yet marked."""

    id = "absent"
    keys = ("x",)
    hint = "Absent"
    priority = 32
    roll = Roll.ABSENT


class MarkLeft(RollCommand):
    """Record that somebody present has left; a later Present brings them back."""

    id = "left"
    keys = ("l",)
    hint = "Left"
    priority = 30
    roll = Roll.LEFT


class ToggleMark(RecordingCommand):
    """Mark present, or take the mark back."""

    id = "toggle"
    section = "Roll (in the register)"
    keys = ("space",)

    def run(self, place: Any) -> None:
        place.toggle_mark()


class RestPresent(RecordingCommand):
    """Mark every member not yet marked as present, as one entry and so one undo."""

    id = "rest-present"
    section = "Roll (in the register)"
    keys = ("P", "shift+p")
    hint = "Rest present"
    priority = 17

    def run(self, place: Any) -> None:
        place.mark_rest_present()


class OpenDoor(RecordingCommand):
    """Open the door: two letters mark whoever comes in, with no Enter.

    The digits 1 to 6 choose what the letters do; Escape goes back to the roll.
    """

    id = "door"
    section = "Roll (in the register)"
    keys = ("d",)
    typing_keys = ("ctrl+l",)
    hint = "Door"
    priority = 13

    def hinted(self, place: Any) -> bool:
        """Until one is there."""
        return super().hinted(place) and not place.at_door

    def run(self, place: Any) -> None:
        place.open_door()


class NameArrival(RecordingCommand):
    """Find anybody by a few letters and mark them present; somebody not known here is put down as a guest."""

    id = "arrival"
    section = "Roll (in the register)"
    keys = ("plus",)
    hint = "Guest"
    priority = 14

    def run(self, place: Any) -> None:
        place.name_arrival()


class CorrectTheTime(RecordingCommand):
    """Correct the time of what happened last to this person: 10 05, or -5 for five minutes ago."""

    id = "time"
    section = "Roll (in the register)"
    keys = ("t",)

    def run(self, place: Any) -> None:
        place.correct_time()


class StepBack(Command):
    """Go back to the person before."""

    id = "back"
    section = "Roll (in the register)"
    keys = ("b", "k", "up")

    def run(self, place: Any) -> None:
        place.register.step(-1)


class StepOn(Command):
    """Go on to the next person."""

    id = "on"
    section = "Roll (in the register)"
    keys = ("j", "down")

    def run(self, place: Any) -> None:
        place.register.step(1)


class PageOn(Command):
    """Go a page down in the register."""

    id = "page-on"
    section = "Roll (in the register)"
    keys = ("pagedown",)

    def run(self, place: Any) -> None:
        place.register.step(max(place.register.size.height - 2, 1))


class PageBack(Command):
    """Go a page up in the register."""

    id = "page-back"
    section = "Roll (in the register)"
    keys = ("pageup",)

    def run(self, place: Any) -> None:
        place.register.step(-max(place.register.size.height - 2, 1))


ROLL: tuple[type[Command], ...] = (
    MarkPresent, MarkApologies, MarkSubstitute, MarkRemote, MarkAbsent, MarkLeft, ToggleMark, RestPresent,
    OpenDoor, NameArrival, CorrectTheTime, StepBack, StepOn, PageOn, PageBack,
)  # fmt: skip
