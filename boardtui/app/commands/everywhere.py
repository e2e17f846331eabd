"""Commands that every place has."""

from typing import Any, ClassVar

from boardtui.app.commands.command import Command


class ShowHelp(Command):
    """Show the keys of this place.

    Type to search among them; Escape goes back.
    """

    id: ClassVar[str] = "help"
    keys = ("question_mark",)
    typing_keys = ("f1",)

    def run(self, place: Any) -> None:
        place.show_help()


class GoHome(Command):
    """Go to the list of meetings."""

    id: ClassVar[str] = "home"
    keys = ("1",)
    hint = "Home"
    priority = 70

    def run(self, place: Any) -> None:
        place.app.go_home()


class GoLive(Command):
    """Go to the live meeting."""

    id: ClassVar[str] = "live"
    keys = ("4",)
    priority = 71

    def run(self, place: Any) -> None:
        place.app.go_live()


class Quit(Command):
    """Save and leave BoardTUI."""

    id: ClassVar[str] = "quit"
    typing_keys = ("ctrl+q",)
    hint = "Quit"
    priority = 80

    def run(self, place: Any) -> None:
        place.app.leave()


class Suspend(Command):
    """Go to the shell for a while; fg comes back."""

    id: ClassVar[str] = "suspend"

    def run(self, place: Any) -> None:
        place.app.action_suspend_process()


EVERYWHERE: tuple[type[Command], ...] = (ShowHelp, GoHome, GoLive, Quit, Suspend)
