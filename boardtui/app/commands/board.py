"""The commands of the board's own screen: its people and groups, and its calendar."""

from typing import Any, ClassVar

from boardtui.app.commands.command import Command


class BoardCommand(Command):
    """Something done to the board's people, groups or dates."""

    section: ClassVar[str] = "Board"


class AddHere(BoardCommand):
    """Add a person; in the calendar, a date, or dates that repeat."""

    id = "board-add"
    keys = ("n",)
    hint = "New"
    priority = 11

    def run(self, place: Any) -> None:
        place.add_here()


class ChangeHere(BoardCommand):
    """Change the person, the group or the date under the cursor, from a day on."""

    id = "board-change"
    keys = ("e",)
    hint = "Change"
    priority = 12

    def run(self, place: Any) -> None:
        place.change_here()


class EndHere(BoardCommand):
    """End the membership, or the group, with a last day; in the calendar, take a date out."""

    id = "board-end"
    keys = ("D", "delete", "shift+d")
    hint = "End"
    priority = 13

    def run(self, place: Any) -> None:
        place.end_here()


class ChangePersonCode(BoardCommand):
    """Give the person another two-letter code. Nobody else is ever given the old one."""

    id = "board-code"
    keys = ("c",)
    hint = "Code"
    priority = 14

    def run(self, place: Any) -> None:
        place.change_code()


class CallOffHere(BoardCommand):
    """Cancel or postpone the date, or let it stand again."""

    id = "board-call-off"
    keys = ("C", "shift+c")
    hint = "Call off"
    priority = 15

    def run(self, place: Any) -> None:
        place.call_off()


class MoveHere(BoardCommand):
    """Move the date to another day, time or place. A meeting on record moves with it."""

    id = "board-move"
    keys = ("m",)
    hint = "Move"
    priority = 16

    def run(self, place: Any) -> None:
        place.move_date()


class AddPoliticalGroup(BoardCommand):
    """Add a political group with its seats."""

    id = "board-group"
    keys = ("g",)
    hint = "Group"
    priority = 20

    def run(self, place: Any) -> None:
        place.add_group()


class ShowSettings(BoardCommand):
    """Show the board's settings as they are today, and change one with Enter, from a day on."""

    id = "board-settings"
    keys = ("s",)
    hint = "Settings"
    priority = 17

    def run(self, place: Any) -> None:
        place.show_settings()


class ShowPast(BoardCommand):
    """Show, or hide again, those who are not on the board now."""

    id = "board-past"
    keys = ("f",)
    hint = "Past"
    priority = 21

    def run(self, place: Any) -> None:
        place.toggle_past()


BOARD: tuple[type[Command], ...] = (
    AddHere, ChangeHere, EndHere, ChangePersonCode, CallOffHere, MoveHere, AddPoliticalGroup,
    ShowSettings, ShowPast,
)  # fmt: skip
