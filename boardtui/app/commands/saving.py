"""The commands for when something could not be saved, or belongs to another copy."""

from typing import Any, ClassVar

from boardtui.app.commands.command import Command


class Saving(Command):
    """See to what is not saved."""

    section: ClassVar[str] = "Saving"


class TryAgain(Saving):
    """Save what could not be saved, in the order it was asked; read again what was changed from outside.

    While a line is being typed: Escape first. A line that is entered is itself tried behind what waits.
    """

    id = "try-again"
    keys = ("exclamation_mark",)

    def run(self, place: Any) -> None:
        place.try_again()


class ListUnsaved(Saving):
    """List what is not saved."""

    id = "list-unsaved"
    keys = ("W", "shift+w")

    def run(self, place: Any) -> None:
        place.list_unsaved()


class GiveUpUnsaved(Saving):
    """Give up what could not be saved, after a question."""

    id = "give-up-unsaved"

    def run(self, place: Any) -> None:
        place.ask_to_give_up()


class TakeOver(Saving):
    """Change the board from here, once nobody else is changing it."""

    id = "take-over"
    keys = ("T", "shift+t")

    def run(self, place: Any) -> None:
        place.take_over()


SAVING: tuple[type[Command], ...] = (TryAgain, ListUnsaved, GiveUpUnsaved, TakeOver)
