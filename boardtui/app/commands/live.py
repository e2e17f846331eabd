"""The commands of a live meeting: the roll's, the course of the meeting, undo, the note."""

from typing import Any, ClassVar

from boardtui.app.commands.command import Command, RecordingCommand
from boardtui.app.commands.roll import ROLL
from boardtui.edits.timeline import Redo, Undo


class OpenTheMeeting(RecordingCommand):
    """Open the meeting, or go on with it: the time is noted."""

    id = "open"
    section = "Course of the meeting"
    keys = ("o",)
    hint = "Open"
    priority = 15

    def hinted(self, place: Any) -> bool:
        """Until it is open, and while it is adjourned."""
        return super().hinted(place) and (place.adjourned or not place.sitting)

    def hint_in(self, place: Any) -> str:
        """What it does there."""
        return "Resume" if place.adjourned else self.hint

    def run(self, place: Any) -> None:
        place.say("/resume" if place.adjourned else "/open")


class CloseTheMeeting(RecordingCommand):
    """Close the meeting, after a look at what is still unmarked or undecided."""

    id = "close"
    section = "Course of the meeting"
    keys = ("C", "shift+c")
    hint = "Close"
    priority = 40

    def hinted(self, place: Any) -> bool:
        """Once it is open."""
        return super().hinted(place) and bool(place.sitting)

    def run(self, place: Any) -> None:
        place.ask_to_close()


class ReopenTheMeeting(Command):
    """Reopen a closed meeting to change what was recorded: the reason is typed into the line."""

    id = "reopen"
    section = "Course of the meeting"
    keys = ("R", "shift+r")
    hint = "Reopen"
    priority = 10

    def hinted(self, place: Any) -> bool:
        """Once it is closed."""
        return not place.reading and not place.recording

    def unavailable(self, place: Any) -> str:
        """It must be closed."""
        return "" if place.reading or not place.recording else "The meeting is not closed."

    def run(self, place: Any) -> None:
        place.start_line("/reopen ")


class NextItem(RecordingCommand):
    """Take the next item of the agenda."""

    id = "next-item"
    section = "Course of the meeting"
    keys = ("right_square_bracket",)
    typing_keys = ("ctrl+n",)
    hint = "Item"
    priority = 15

    def hinted(self, place: Any) -> bool:
        """Once it is open: before that, opening it comes first."""
        return super().hinted(place) and bool(place.sitting)

    def run(self, place: Any) -> None:
        place.say("/next")


class PreviousItem(RecordingCommand):
    """Take the item before this one again."""

    id = "previous-item"
    section = "Course of the meeting"
    keys = ("left_square_bracket",)
    typing_keys = ("ctrl+r",)
    hint = "Previous"
    priority = 41

    def hinted(self, place: Any) -> bool:
        """Once it is open."""
        return super().hinted(place) and bool(place.sitting)

    def run(self, place: Any) -> None:
        place.say("/previous")


class StartLine(Command):
    """Type into the capture line: notes, A: actions, D: decisions, V: votes."""

    id = "type"
    section = "Capture line"
    keys = ("tab", "i", "enter")
    hint = "Minutes"
    priority = 16

    def run(self, place: Any) -> None:
        place.start_line("")


class LeaveLine(Command):
    """Go back to the register; what is typed stays in the line."""

    id = "to-register"
    section = "Capture line"
    typing_keys = ("escape",)
    hint = "Register"
    priority = 15

    @classmethod
    def shown_key(cls, typing: bool) -> str:
        """Nothing is to be left where nothing is being typed."""
        return super().shown_key(typing) if typing else ""

    def hinted(self, place: Any) -> bool:
        """At the door Escape goes back to the roll."""
        return bool(place.typing)

    def run(self, place: Any) -> None:
        place.leave_line()


class AddLine(Command):
    """Add the line to the minutes."""

    id = "add-line"
    section = "Capture line"
    hint = "Add line"
    priority = 9

    @classmethod
    def shown_key(cls, typing: bool) -> str:
        """Enter belongs to the capture line itself, so this command has no binding of its own."""
        return "⏎" if typing else ""

    def hinted(self, place: Any) -> bool:
        """Where there is a line to add: at the door Enter does nothing."""
        return bool(place.typing)

    @classmethod
    def all_keys(cls) -> str:
        """The same wherever one is."""
        return "⏎"

    def run(self, place: Any) -> None:
        place.capture_line.action_commit()


class Starter(Command):
    """Start a line of one kind."""

    section: ClassVar[str] = "Capture line"
    opening: ClassVar[str]

    def run(self, place: Any) -> None:
        place.start_line(self.opening)


class StartAction(Starter):
    """Start an action: A: what @who by when."""

    id = "start-action"
    keys = ("A", "shift+a")
    opening = "A: "


class StartDecision(Starter):
    """Start a decision: D: what was decided, moved @who seconded @who."""

    id = "start-decision"
    keys = ("D", "shift+d")
    opening = "D: "


class StartVote(Starter):
    """Start a vote: V: for-against-abstained."""

    id = "start-vote"
    keys = ("V", "shift+v")
    opening = "V: "


class StartInterest(Starter):
    """Start a declaration of interest: I: @who personal: what; stayed."""

    id = "start-interest"
    keys = ("I", "shift+i")
    opening = "I: "


class StartNote(Starter):
    """Start a note."""

    id = "start-note"
    keys = ("N", "shift+n")
    opening = "N: "


class StartCommand(Starter):
    """Start a command: /open, /item 3, /apologies, /sub, /attending, /officers, /time, /export."""

    id = "start-command"
    keys = ("colon",)
    opening = "/"


class UndoLast(Command):
    """Take back the last entry of this meeting, however long ago; the history keeps both."""

    id = "undo"
    keys = ("u", "ctrl+z")
    hint = "Undo"
    priority = 20

    def run(self, place: Any) -> None:
        place.do_in_time(Undo())


class RedoLast(Command):
    """Do again what was last undone."""

    id = "redo"
    keys = ("U", "shift+u", "ctrl+y")

    def run(self, place: Any) -> None:
        place.do_in_time(Redo())


class ReadMinutes(Command):
    """Scroll through the minutes with the arrow keys; Escape comes back."""

    id = "read-minutes"
    section = "Course of the meeting"
    keys = ("m",)

    def run(self, place: Any) -> None:
        place.minutes.focus()


LIVE: tuple[type[Command], ...] = (
    *ROLL, OpenTheMeeting, CloseTheMeeting, ReopenTheMeeting, NextItem,
    PreviousItem, ReadMinutes, StartLine, LeaveLine, AddLine, StartAction, StartDecision, StartVote,
    StartInterest, StartNote,
    StartCommand, UndoLast, RedoLast,
)  # fmt: skip
