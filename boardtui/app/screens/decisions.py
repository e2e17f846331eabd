"""The decisions register: every decision of every board, filtered, sorted, and one of them whole."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from textual import on

from boardtui.app.commands.command import bindings
from boardtui.app.commands.decisions import DECISIONS
from boardtui.app.commands.details import DETAILS
from boardtui.app.commands.export import ExportView
from boardtui.app.commands.lists import EVERYWHERE_ELSE, FILTERING, MOVING
from boardtui.app.commands.live import RedoLast, UndoLast
from boardtui.app.desk import Desk
from boardtui.app.dialogs.choosing import ChooseDialog, Option
from boardtui.app.ledgers import DecisionRow, DecisionsRead, MeetingRead, read_decisions, read_meeting
from boardtui.app.linking import LinkingPart
from boardtui.app.rows.decision_rows import (
    DecisionOrder,
    DecisionView,
    as_text,
    decision_details,
    decision_line,
    in_view,
    nothing_words,
    view_words,
)
from boardtui.app.rows.line import Line
from boardtui.model.decisions import Outcome
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.secretariat.chosen_documents import Choice


class DecisionsScreen(LinkingPart):
    """Lists the decisions. Their links are changed here; their words in the meeting, which Enter opens."""

    CSS_PATH = ["list.tcss", "decisions.tcss"]
    PLACE_COMMANDS = (
        *DECISIONS,
        ExportView,
        *MOVING,
        *DETAILS,
        *FILTERING,
        UndoLast,
        RedoLast,
        *EVERYWHERE_ELSE,
    )
    BINDINGS = bindings(PLACE_COMMANDS)
    tab = 6
    heading = "Decisions"

    def __init__(self, desk: Desk, *, ascii_only: bool = False) -> None:
        super().__init__(desk, ascii_only=ascii_only)
        self._rows: tuple[DecisionRow, ...] = ()
        self._carried: Mapping[tuple[str, str], tuple[str, ...]] = {}
        self._view = DecisionView()
        self._read: dict[RecordKey, Meeting] = {}
        self._reading: RecordKey | None = None

    @property
    def decisions(self) -> tuple[DecisionRow, ...]:
        """Every decision there is."""
        return self._rows

    def ask(self) -> None:
        """Ask for the decisions of every board."""
        self._desk.read(read_decisions)

    @on(DecisionsRead)
    def _came(self, news: DecisionsRead) -> None:
        self._rows, self.readonly, self._known = news.rows, news.readonly, True
        self._carried = news.carried
        self._read, self._reading = {}, None
        self.fill()

    @on(MeetingRead)
    def _came_whole(self, news: MeetingRead) -> None:
        self._read[news.key], self._reading = news.meeting, None
        self._show_detail()

    def went_to(self, row: DecisionRow) -> None:
        """Ask for the meeting, whose record knows who voted how; one at a time, however fast it goes."""
        if self._reading is None and row.key not in self._read:
            self._reading = row.key
            self._desk.read(partial(read_meeting, key=row.key))

    # -- what is shown ---------------------------------------------------------------------------------

    def arranged(self) -> Sequence[DecisionRow]:
        """The decisions to show, in order."""
        return in_view(self._rows, self._view)

    def line_of(self, row: DecisionRow, width: int) -> Line:
        """One decision in the list."""
        return decision_line(row, width)

    def details_of(self, row: DecisionRow, width: int) -> list[Line]:
        """One decision, whole."""
        carried_out = self._carried.get((row.board.id, row.entry.ref), ())
        return decision_details(row, self._rows, self._read.get(row.key), width, carried_out)

    def summary(self) -> str:
        """How many there are, and of how many boards."""
        boards = len(self._boards)
        of = f" of {boards} boards" if boards > 1 else ""
        return f"Decisions · {len(self._rows)} on record{of}{' · open for reading only' * self.readonly}"

    def view_words(self, number: int) -> str:
        """What of them is shown, and how."""
        return view_words(self._view, self._boards, number, len(self._rows))

    def nothing_words(self) -> tuple[str, ...]:
        """What is said where none is shown."""
        return nothing_words(self._view, self._rows)

    @property
    def _boards(self) -> dict[str, str]:
        return {row.board.id: row.board.name for row in self._rows}

    # -- what the keys ask -----------------------------------------------------------------------------

    def filtered(self, words: str) -> None:
        """Show what holds ``words``."""
        self._view = replace(self._view, words=words)

    def clear_filters(self) -> None:
        """Show all of them."""
        self._view = DecisionView(order=self._view.order)
        super().clear_filters()
        self.fill()

    def sort_on(self) -> None:
        """Sort by the next thing there is to sort by."""
        orders = list(DecisionOrder)
        self._view = replace(self._view, order=orders[(orders.index(self._view.order) + 1) % len(orders)])
        self.fill()
        self.notice.say(f"Sorted: {self._view.order.value}.")

    def choose_outcome(self) -> None:
        """Let an outcome be chosen; only those that occur are offered."""
        numbers = {one: sum(row.entry.outcome is one for row in self._rows) for one in Outcome}
        options = [Option("", "any outcome", str(len(self._rows)))]
        options.extend(Option(one.value, one.value, str(number)) for one, number in numbers.items() if number)

        def chosen(option: Option | None) -> None:
            if option is not None:
                outcome = Outcome(option.value) if option.value else None
                self._view = replace(self._view, outcome=outcome)
                self.fill()

        now = self._view.outcome.value if self._view.outcome else ""
        self.app.push_screen(ChooseDialog("Which outcome?", options, chosen=now), chosen)

    def choose_board(self) -> None:
        """Let a board be chosen."""
        options = [Option("", "every board"), *(Option(one, name, one) for one, name in self._boards.items())]

        def chosen(option: Option | None) -> None:
            if option is not None:
                self._view = replace(self._view, board=option.value)
                self.fill()

        self.app.push_screen(ChooseDialog("Which board?", options, chosen=self._view.board), chosen)

    def export_view(self) -> Choice:
        """The decisions register of the board that is shown."""
        return Choice("decisions", self._view.board or (self.row.board.id if self.row is not None else ""))

    def copy_entry(self) -> None:
        """Copy the decision under the cursor to the clipboard of the terminal, where it has one."""
        if self.row is None:
            self.notice.say("There is no decision to copy.")
            return
        self.app.copy_to_clipboard(as_text(self.row))
        what = self.row.entry.ref or "The decision"
        self.notice.say(f"{what} is copied, where the terminal allows it (Terminal.app does not).")
