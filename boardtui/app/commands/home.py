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
    hint = "Down"
    priority = 30

    def run(self, place: Any) -> None:
        place.step(1)


class ChoosePrevious(Command):
    """Go up the list."""

    id = "choose-previous"
    section = "Meetings"
    keys = ("up", "k")
    hint = "Up"
    priority = 31

    def run(self, place: Any) -> None:
        place.step(-1)


HOME: tuple[type[Command], ...] = (OpenChosen, ChooseNext, ChoosePrevious)
