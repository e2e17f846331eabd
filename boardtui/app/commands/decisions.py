"""The commands of the decisions register."""

from typing import Any, ClassVar

from boardtui.app.commands.command import Command


class DecisionsCommand(Command):
    """Something done in the decisions register."""

    section: ClassVar[str] = "Decisions"


class FilterDecisions(DecisionsCommand):
    """Choose which decisions are shown: by outcome, or all of them."""

    id = "decisions-outcome"
    keys = ("f",)
    hint = "Outcome"
    priority = 21

    def run(self, place: Any) -> None:
        place.choose_outcome()


class SortDecisions(DecisionsCommand):
    """Sort by the newest, the oldest, the reference, or the outcome."""

    id = "decisions-sort"
    keys = ("o",)
    hint = "Sort"
    priority = 22

    def run(self, place: Any) -> None:
        place.sort_on()


class ReplaceEarlier(DecisionsCommand):
    """Say which earlier decision this one takes the place of."""

    id = "decision-replaces"
    keys = ("r",)
    hint = "Replaces"
    priority = 24

    def run(self, place: Any) -> None:
        place.choose_replaced()


class LinkActions(DecisionsCommand):
    """Say which action carries the decision out; chosen again, it does no more."""

    id = "decision-actions"
    keys = ("a",)
    hint = "Link action"
    priority = 25

    def run(self, place: Any) -> None:
        place.choose_action()


class CopyDecision(DecisionsCommand):
    """Copy the decision as text: its reference, date, item, outcome and words."""

    id = "decisions-copy"
    keys = ("y",)
    hint = "Copy"
    priority = 23

    def run(self, place: Any) -> None:
        place.copy_entry()


DECISIONS: tuple[type[Command], ...] = (
    FilterDecisions, SortDecisions, CopyDecision, ReplaceEarlier, LinkActions,
)  # fmt: skip
