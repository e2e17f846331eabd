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


class ShowPalette(Command):
    """Find any command by its name."""

    id = "palette"
    typing_keys = ("ctrl+p",)
    hint = "All"
    priority = 60

    def run(self, place: Any) -> None:
        place.app.action_command_palette()


class SearchAll(Command):
    """Search people, agenda items, decisions, actions and minutes.

    The meeting in hand comes first; Tab narrows the search to one kind, Enter goes there.
    """

    id = "search"
    keys = ("slash",)
    typing_keys = ("ctrl+f",)
    hint = "Search"
    priority = 50

    def run(self, place: Any) -> None:
        place.search()


class FindPerson(Command):
    """Find a person by name or code."""

    id = "find-person"
    go_to = "p"

    def run(self, place: Any) -> None:
        place.search("person")


class FindMeeting(Command):
    """Find a meeting by its date."""

    id = "find-meeting"
    go_to = "m"

    def run(self, place: Any) -> None:
        place.search("meeting")


class OpenGoTo(Command):
    """Go somewhere: a menu of one letter each, while typing too."""

    id = "go-to"
    typing_keys = ("ctrl+g",)

    def run(self, place: Any) -> None:
        place.show_go_to()


class GoHome(Command):
    """Go to the list of meetings."""

    id = "home"
    keys = ("1",)
    go_to = "h"
    hint = "Home"
    priority = 70

    def hinted(self, place: Any) -> bool:
        """Everywhere else."""
        return bool(place.tab != 1)

    def run(self, place: Any) -> None:
        place.app.go_home()


class GoBoard(Command):
    """Go to the board: its people, its groups and its calendar."""

    id = "board"
    keys = ("2",)
    go_to = "b"

    def run(self, place: Any) -> None:
        place.app.go_round(self.id)


class GoLive(Command):
    """Go to the live meeting."""

    id = "live"
    keys = ("4",)
    go_to = "l"
    priority = 71

    def unavailable(self, place: Any) -> str:
        """There must be one."""
        return "" if place.app.has_meeting else "No meeting is open; Enter on one in the list opens it."

    def run(self, place: Any) -> None:
        place.app.go_live()


class GoAgenda(Command):
    """Go to the agenda of the meeting that is open, or of the next one."""

    id = "agenda"
    keys = ("3",)
    go_to = "a"

    def run(self, place: Any) -> None:
        place.app.go_round(self.id)


class GoAttendance(Command):
    """Go to the attendance register of the year."""

    id = "attendance"
    keys = ("5",)
    go_to = "y"

    def run(self, place: Any) -> None:
        place.app.go_round(self.id)


class GoDecisions(Command):
    """Go to the decisions register."""

    id = "decisions"
    keys = ("6",)
    go_to = "d"

    def run(self, place: Any) -> None:
        place.app.go_round(self.id)


class GoActions(Command):
    """Go to the actions tracker."""

    id = "actions"
    keys = ("7",)
    go_to = "t"

    def run(self, place: Any) -> None:
        place.app.go_round(self.id)


class GoExport(Command):
    """Go to the documents: choose one, look at it, and write it."""

    id = "export"
    keys = ("8",)
    go_to = "x"
    hint = "Export"
    priority = 21

    def hinted(self, place: Any) -> bool:
        """In a meeting that is closed, where the note comes next."""
        return not getattr(place, "recording", True)

    def run(self, place: Any) -> None:
        place.app.go_export()


class GoBack(Command):
    """Go back to the last place."""

    id = "last-place"
    typing_keys = ("ctrl+o",)
    go_to = "["

    def unavailable(self, place: Any) -> str:
        """There must be one."""
        return "" if place.app.trail.can_go(-1) else "There is no place before this one."

    def run(self, place: Any) -> None:
        place.app.go_along(-1)


class GoForward(Command):
    """Go forward again, after going back."""

    id = "next-place"
    go_to = "]"

    def unavailable(self, place: Any) -> str:
        """There must be one."""
        return "" if place.app.trail.can_go(1) else "You have not gone back from anywhere."

    def run(self, place: Any) -> None:
        place.app.go_along(1)


class ChooseTheme(Command):
    """Choose other colours, dark or light."""

    id = "theme"

    def run(self, place: Any) -> None:
        place.choose_theme()


class Quit(Command):
    """Save and leave BoardTUI."""

    id = "quit"
    typing_keys = ("ctrl+q",)
    hint = "Quit"
    priority = 80

    def run(self, place: Any) -> None:
        place.app.leave()


class BackOrQuit(Command):
    """Go back one step; from the list of meetings, save and leave BoardTUI.

    It asks nothing: all is saved already. In the capture line it is a letter, at the door part of a code.
    """

    id = "back-or-quit"
    keys = ("q",)

    def run(self, place: Any) -> None:
        place.app.go_back()


class Suspend(Command):
    """Go to the shell for a while; fg comes back."""

    id = "suspend"

    def run(self, place: Any) -> None:
        place.app.action_suspend_process()


EVERYWHERE: tuple[type[Command], ...] = (
    ShowHelp, ShowPalette, SearchAll, OpenGoTo, GoHome, GoBoard, GoAgenda, GoLive, GoAttendance,
    GoDecisions, GoActions, GoExport, FindMeeting, FindPerson,
    GoBack, GoForward, ChooseTheme, BackOrQuit, Quit, Suspend,
)  # fmt: skip
