"""The commands of the list of meetings."""

from typing import Any

from boardtui.app.commands.command import Command


class OpenChosen(Command):
    """Open the meeting under the cursor."""

    id = "open-chosen"
    section = "Meetings"
    keys = ("enter",)
    hint = "Open"
    priority = 10

    def run(self, place: Any) -> None:
        place.open_chosen()


class ChooseNext(Command):
    """Go down the list."""

    id = "choose-next"
    section = "Meetings"
    keys = ("down", "j")

    def run(self, place: Any) -> None:
        place.step(1)


class ChoosePrevious(Command):
    """Go up the list."""

    id = "choose-previous"
    section = "Meetings"
    keys = ("up", "k")

    def run(self, place: Any) -> None:
        place.step(-1)


class NextNeed(Command):
    """Go to the next thing that needs you, where it is seen to."""

    id = "next-need"
    section = "Meetings"
    keys = ("n",)
    go_to = "n"
    hint = "Next problem"
    priority = 15

    def run(self, place: Any) -> None:
        place.go_to_next_need()


class NewMeeting(Command):
    """Put a meeting on record, made from the last one."""

    id = "new-meeting"
    section = "Meetings"
    keys = ("m",)
    hint = "New meeting"
    priority = 16

    def run(self, place: Any) -> None:
        place.new_meeting()


class BeginBoard(Command):
    """Begin a board: make one, load one from a file, or try the sample."""

    id = "begin-board"
    section = "Meetings"
    keys = ("b",)
    hint = "New board"
    priority = 18

    def run(self, place: Any) -> None:
        place.begin_board()


class StepOut(Command):
    """Take a message away; twice, show the keys."""

    id = "step-out"
    section = "Meetings"
    keys = ("escape",)

    def run(self, place: Any) -> None:
        place.step_out()


HOME: tuple[type[Command], ...] = (
    OpenChosen, ChooseNext, ChoosePrevious, NextNeed, NewMeeting, BeginBoard, StepOut,
)  # fmt: skip
