"""The commands of the actions tracker."""

from typing import Any, ClassVar

from boardtui.app.commands.command import Command


class ActionsCommand(Command):
    """Something done to the action under the cursor, or to the list of them."""

    section: ClassVar[str] = "Actions"


class MarkDone(ActionsCommand):
    """Mark the action done, or open again. It stays in view until the board has met."""

    id = "action-done"
    keys = ("space",)
    hint = "Done"
    priority = 10

    def run(self, place: Any) -> None:
        place.toggle_done()


class ChangeDueDate(ActionsCommand):
    """Change the date it is due: 20 jan, tue, +2w, eom, next meeting."""

    id = "action-due"
    keys = ("d",)
    hint = "Due"
    priority = 11

    def run(self, place: Any) -> None:
        place.change_due()


class ChangeOwner(ActionsCommand):
    """Give the action to somebody else."""

    id = "action-owner"
    keys = ("o",)
    hint = "Owner"
    priority = 12

    def run(self, place: Any) -> None:
        place.change_owner()


class ReportOnAction(ActionsCommand):
    """Add a progress note, dated today."""

    id = "action-progress"
    keys = ("c",)
    hint = "Note"
    priority = 13

    def run(self, place: Any) -> None:
        place.report_progress()


class DropIt(ActionsCommand):
    """Drop the action, with the reason: it will not be done."""

    id = "action-drop"
    keys = ("D", "delete", "shift+d")

    def run(self, place: Any) -> None:
        place.drop_action()


class LinkDecision(ActionsCommand):
    """Say which decision the action carries out."""

    id = "action-decision"
    keys = ("l",)
    hint = "Link"
    priority = 14

    def run(self, place: Any) -> None:
        place.choose_decision()


class FilterActions(ActionsCommand):
    """Choose which actions are shown: open, overdue, done, all of them, or somebody's."""

    id = "actions-filter"
    keys = ("f",)
    hint = "Show"
    priority = 21

    def run(self, place: Any) -> None:
        place.choose_shown()


class GroupActions(ActionsCommand):
    """Group by when they are due, by owner, by board, or not at all."""

    id = "actions-group"
    keys = ("g",)
    hint = "Group"
    priority = 22

    def run(self, place: Any) -> None:
        place.group_on()


class SortActions(ActionsCommand):
    """Sort by the due date, the owner, or the reference."""

    id = "actions-sort"
    keys = ("s",)
    hint = "Sort"
    priority = 40

    def run(self, place: Any) -> None:
        place.sort_on()


ACTIONS: tuple[type[Command], ...] = (
    MarkDone, ChangeDueDate, ChangeOwner, ReportOnAction, DropIt, LinkDecision,
    FilterActions, GroupActions, SortActions,
)  # fmt: skip
