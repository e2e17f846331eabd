"""The commands of the door: what two letters do to the person whose code they are."""

from typing import Any, ClassVar

from boardtui.app.commands.command import Command
from boardtui.app.rows.door_rows import Meaning


class DoorCommand(Command):
    """Something a key does while people come in at the door."""

    section: ClassVar[str] = "At the door (two letters mark)"

    @classmethod
    def shown_key(cls, typing: bool) -> str:
        """Letters are codes at the door, so its keys are shown as they are whatever else is typed."""
        return super().shown_key(typing=False)


class DoorLetters(DoorCommand):
    """Mark the person whose code it is, with two letters and no Enter."""

    id = "door-letters"
    hint = "Mark"
    priority = 1

    @classmethod
    def shown_key(cls, typing: bool) -> str:
        """The letters themselves."""
        return "xx"

    @classmethod
    def all_keys(cls) -> str:
        """The two letters of a code."""
        return "two letters"

    def run(self, place: Any) -> None:
        place.open_door()


class Means(DoorCommand):
    """Choose what the letters do."""

    meaning: ClassVar[Meaning]

    def run(self, place: Any) -> None:
        place.door_means(self.meaning)


class LettersMarkPresent(Means):
    """At the door, let the letters mark people present."""

    id = "door-present"
    keys = ("1",)
    hint = "Present 2 3…"
    priority = 2
    meaning = Meaning.PRESENT


class LettersRecordApologies(Means):
    """At the door, let the letters record apologies."""

    id = "door-apology"
    keys = ("2",)
    meaning = Meaning.APOLOGY


class LettersNameSubstitutes(Means):
    """At the door, let the letters choose the member whom somebody stands in for."""

    id = "door-substitute"
    keys = ("3",)
    meaning = Meaning.SUBSTITUTE


class LettersMarkRemote(Means):
    """At the door, let the letters mark people present remotely."""

    id = "door-remote"
    keys = ("4",)
    meaning = Meaning.REMOTE


class LettersMarkAbsent(Means):
    """At the door, let the letters mark people absent without apologies."""

    id = "door-absent"
    keys = ("5",)
    meaning = Meaning.ABSENT


class LettersMarkLeft(Means):
    """At the door, let the letters record that people have left."""

    id = "door-left"
    keys = ("6",)
    meaning = Meaning.LEFT


class DoorUndo(DoorCommand):
    """Take back the last mark that was made at the door, or the letter that was typed."""

    id = "door-undo"
    keys = ("backspace",)
    hint = "Undo that"
    priority = 3

    @classmethod
    def shown_key(cls, typing: bool) -> str:
        """The key as it is printed on keyboards."""
        return "⌫"

    @classmethod
    def all_keys(cls) -> str:
        """The same."""
        return "⌫"

    def run(self, place: Any) -> None:
        place.undo_at_door()


class CloseDoor(DoorCommand):
    """Go back from the door to the roll."""

    id = "door-close"
    keys = ("escape",)
    hint = "Roll"
    priority = 4

    def run(self, place: Any) -> None:
        place.close_door()


DOOR: tuple[type[Command], ...] = (
    DoorLetters, LettersMarkPresent, LettersRecordApologies, LettersNameSubstitutes, LettersMarkRemote,
    LettersMarkAbsent, LettersMarkLeft, DoorUndo, CloseDoor,
)  # fmt: skip
