"""The actions tracker: what is to be done by whom and by when, over all meetings and boards."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from textual import on

from boardtui.app.commands.actions import ACTIONS
from boardtui.app.commands.command import bindings
from boardtui.app.commands.details import DETAILS
from boardtui.app.commands.export import ExportView
from boardtui.app.commands.lists import EVERYWHERE_ELSE, FILTERING, MOVING
from boardtui.app.commands.live import RedoLast, UndoLast
from boardtui.app.desk import Desk
from boardtui.app.dialogs.choosing import ChooseDialog, Option
from boardtui.app.ledgers import ActionRow, ActionsRead, read_actions
from boardtui.app.messages import Refused
from boardtui.app.rows.action_rows import (
    ActionOrder,
    ActionView,
    Grouping,
    Held,
    Shown,
    action_details,
    action_line,
    grouped,
    in_view,
    nothing_words,
    owners_of,
    totals,
    view_words,
)
from boardtui.app.rows.line import Line
from boardtui.app.tracking import TrackingPart
from boardtui.model.keys import RecordKey
from boardtui.rules.finding import Place
from boardtui.secretariat.chosen_documents import Choice

_OWNER = "owner:"


class ActionsScreen(TrackingPart):
    """Lists the actions. Its keys become requests to the record of the meeting each was given at."""

    CSS_PATH = ["list.tcss", "actions.tcss"]
    PLACE_COMMANDS = (
        *ACTIONS,
        ExportView,
        *MOVING,
        *DETAILS,
        *FILTERING,
        UndoLast,
        RedoLast,
        *EVERYWHERE_ELSE,
    )
    BINDINGS = bindings(PLACE_COMMANDS)
    tab = 7
    heading = "Actions"

    def __init__(self, desk: Desk, *, ascii_only: bool = False) -> None:
        super().__init__(desk, ascii_only=ascii_only)
        self._rows: tuple[ActionRow, ...] = ()
        self._held: Held = {}
        self._view = ActionView()
        self._stays = False
        self._to_show: Place | None = None

    def ask(self) -> None:
        """Ask for the actions of every board."""
        self._desk.read(read_actions)

    def show_changed(self) -> None:
        """Ask again; the cursor stays at its height, though what is done goes to another group."""
        self._stays = True
        self.ask()

    @on(ActionsRead)
    def _came(self, news: ActionsRead) -> None:
        self._rows, self._held, self.readonly = news.rows, news.held, news.readonly
        self._known = True
        self._point_at_sought()
        self.fill(stay=self._stays)
        self._stays = False

    def show_place(self, place: Place) -> None:
        """Go to the action that ``place`` means: the next key is for that one, and not for another."""
        self._to_show = place
        if self.is_attached:
            self.ask()

    @property
    def awaits(self) -> bool:
        """True until the cursor is on the action that was sought."""
        return self._to_show is not None

    @on(Refused)
    def _not_read(self) -> None:
        self._to_show = None

    def _point_at_sought(self) -> None:
        place, self._to_show = self._to_show, None
        if place is None:
            return
        key = RecordKey(place.board, place.meeting)
        given = (one for one in self._rows if one.key == key)
        row = next((one for one in given if place.field in (one.entry.id, one.entry.ref)), None)
        if row is not None:
            self._at, self._stays = row, False
            if row not in self.arranged():
                self.clear_filters()

    # -- what is shown ---------------------------------------------------------------------------------

    @property
    def today(self) -> date:
        """The day it is, from which every date looks forward."""
        return self._desk.now().date()

    def arranged(self) -> Sequence[ActionRow | str]:
        """The actions to show under their headings."""
        if not self._rows:
            return ()
        return grouped(in_view(self._rows, self._view, self._held, self.today), self._view, self.today)

    def line_of(self, row: ActionRow, width: int) -> Line:
        """One action in the list."""
        return action_line(row, self.today, width)

    def details_of(self, row: ActionRow, width: int) -> list[Line]:
        """One action, whole."""
        return action_details(row, self.today, width)

    def summary(self) -> str:
        """How many are open, overdue and done."""
        said = totals(self._rows, self.today) if self._known else "…"
        return f"Actions · {said}{' · open for reading only' * self.readonly}"

    def view_words(self, number: int) -> str:
        """What of them is shown, and how."""
        return view_words(self._view, self._boards, number)

    def nothing_words(self) -> tuple[str, ...]:
        """What is said where none is shown."""
        return nothing_words(self._view, self._rows)

    @property
    def _boards(self) -> dict[str, str]:
        return {row.board.id: row.board.name for row in self._rows}

    # -- filter, sort, group ---------------------------------------------------------------------------

    def filtered(self, words: str) -> None:
        """Show what holds ``words``."""
        self._view = replace(self._view, words=words)

    def clear_filters(self) -> None:
        """Show the open ones, whosever they are."""
        self._view = ActionView(order=self._view.order, grouping=self._view.grouping)
        super().clear_filters()
        self.fill()

    def sort_on(self) -> None:
        """Sort by the next thing there is to sort by."""
        orders = list(ActionOrder)
        self._view = replace(self._view, order=orders[(orders.index(self._view.order) + 1) % len(orders)])
        self.fill()
        self.notice.say(f"Sorted by {self._view.order.value}.")

    def group_on(self) -> None:
        """Group by the next thing there is to group by."""
        groupings = list(Grouping)
        place = (groupings.index(self._view.grouping) + 1) % len(groupings)
        self._view = replace(self._view, grouping=groupings[place])
        self.fill()
        self.notice.say(f"Grouped by {self._view.grouping.value}.")

    def choose_shown(self) -> None:
        """Let a status or an owner be chosen."""
        said = {
            Shown.OPEN: "and what was done since the board last met",
            Shown.OVERDUE: "past its date",
            Shown.DONE: "and dropped",
            Shown.ALL: "of every year",
        }
        options = [
            *(Option(one.value, one.value, said[one]) for one in Shown),
            Option(_OWNER, "anyone", "whosever they are"),
            *(Option(f"{_OWNER}{one}", one, "owner") for one in owners_of(self._rows)),
        ]

        def chosen(option: Option | None) -> None:
            if option is not None:
                if option.value.startswith(_OWNER):
                    self._view = replace(self._view, owner=option.value.removeprefix(_OWNER))
                else:
                    self._view = replace(self._view, shown=Shown(option.value))
                self.fill()

        self.app.push_screen(ChooseDialog("Which actions?", options, chosen=self._view.shown.value), chosen)

    def export_view(self) -> Choice:
        """The action list of the board that is shown, and of the owner."""
        board = self._view.board or (self.row.board.id if self.row is not None else "")
        return Choice("actions", board, owner=self._view.owner)

    def choose_board(self) -> None:
        """Let a board be chosen."""
        options = [Option("", "every board"), *(Option(one, name, one) for one, name in self._boards.items())]

        def chosen(option: Option | None) -> None:
            if option is not None:
                self._view = replace(self._view, board=option.value)
                self.fill()

        self.app.push_screen(ChooseDialog("Which board?", options, chosen=self._view.board), chosen)
