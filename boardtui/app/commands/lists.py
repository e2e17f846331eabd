"""The commands that the lists of the year round share: the register, the decisions, the actions."""

from typing import Any, ClassVar

from boardtui.app.commands.command import Command
from boardtui.app.commands.everywhere import EVERYWHERE, SearchAll


class ListCommand(Command):
    """Something done in a list."""

    section: ClassVar[str] = "In the lists"


class Onward(ListCommand):
    """Go down the list."""

    id = "list-next"
    keys = ("down", "j")

    def run(self, place: Any) -> None:
        place.step(1)


class Backward(ListCommand):
    """Go up the list."""

    id = "list-previous"
    keys = ("up", "k")

    def run(self, place: Any) -> None:
        place.step(-1)


class PageDown(ListCommand):
    """Go a page down the list."""

    id = "list-page-on"
    keys = ("pagedown",)

    def run(self, place: Any) -> None:
        place.page(1)


class PageUp(ListCommand):
    """Go a page up the list."""

    id = "list-page-back"
    keys = ("pageup",)

    def run(self, place: Any) -> None:
        place.page(-1)


class ToFirst(ListCommand):
    """Go to the top of the list."""

    id = "list-first"
    keys = ("home",)

    def run(self, place: Any) -> None:
        place.to_end(-1)


class ToLast(ListCommand):
    """Go to the end of the list."""

    id = "list-last"
    keys = ("end", "G", "shift+g")

    def run(self, place: Any) -> None:
        place.to_end(1)


class OpenEntry(ListCommand):
    """Open the meeting this belongs to, with the cursor on it."""

    id = "list-open"
    keys = ("enter",)
    hint = "Meeting"
    priority = 30

    def run(self, place: Any) -> None:
        place.open_entry()


class ChooseBoard(ListCommand):
    """Choose the board."""

    id = "list-board"
    keys = ("b",)

    def run(self, place: Any) -> None:
        place.choose_board()


class LeaveList(ListCommand):
    """Take the filter or a message away; twice, show the keys."""

    id = "list-out"
    typing_keys = ("escape",)
    hint = "List"
    priority = 9

    @classmethod
    def shown_key(cls, typing: bool) -> str:
        """It is a hint in the filter only."""
        return super().shown_key(typing) if typing else ""

    def run(self, place: Any) -> None:
        place.step_out()


class FilterList(ListCommand):
    """Filter the list as you type: every word must occur. A second / searches everything."""

    id = "list-filter"
    keys = ("slash",)
    hint = "Filter"
    priority = 20

    def run(self, place: Any) -> None:
        place.start_filter()


class ClearFilters(ListCommand):
    """Show everything that is usually shown, with no filter."""

    id = "list-clear"
    keys = ("backspace",)

    def run(self, place: Any) -> None:
        place.clear_filters()


MOVING: tuple[type[Command], ...] = (
    Onward, Backward, PageDown, PageUp, ToFirst, ToLast, OpenEntry, ChooseBoard, LeaveList,
)  # fmt: skip
"""What every one of these places has."""

FILTERING: tuple[type[Command], ...] = (FilterList, ClearFilters)
"""What those have that list entries of many meetings."""


class SearchAllFromList(SearchAll):
    """Search people, agenda items, decisions, actions and minutes.

    The slash filters the list here; typed again in the empty filter it searches everything too.
    """

    keys: ClassVar[tuple[str, ...]] = ()  # type: ignore[assignment]  # a tuple of one key there
    typing_keys = ("ctrl+f",)


EVERYWHERE_ELSE: tuple[type[Command], ...] = tuple(
    SearchAllFromList if one is SearchAll else one for one in EVERYWHERE
)
"""The commands of every place, in one where the slash filters."""
