"""The commands that look into the record of the meeting in hand."""

from typing import Any, ClassVar

from boardtui.app.commands.command import Command


class ShowHistory(Command):
    """Show everything that was entered, newest first, with what was undone."""

    id: ClassVar[str] = "history"
    keys = ("H", "shift+h")

    def run(self, place: Any) -> None:
        place.show_history()


FINDING: tuple[type[Command], ...] = (ShowHistory,)
