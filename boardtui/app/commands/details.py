"""The keys for what is shown whole beside a list: an item, a person, a decision, an action."""

from typing import Any, ClassVar

from boardtui.app.commands.command import Command


class DetailCommand(Command):
    """Something done with the entry that is shown whole."""

    section: ClassVar[str] = "In the lists"


class DetailsOn(DetailCommand):
    """Read on in the entry that is shown whole."""

    id = "details-on"
    keys = ("right_square_bracket",)

    def run(self, place: Any) -> None:
        place.details.turn(1)


class DetailsBack(DetailCommand):
    """Go back in the entry that is shown whole."""

    id = "details-back"
    keys = ("left_square_bracket",)

    def run(self, place: Any) -> None:
        place.details.turn(-1)


DETAILS: tuple[type[Command], ...] = (DetailsOn, DetailsBack)
"""What every place has that shows one entry whole."""
