"""When something is due: a date in any form, with the day it means and the month it lies in."""

from dataclasses import dataclass
from datetime import date, timedelta

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from boardtui.app.dialogs.dialog import Dialog
from boardtui.app.rows.line import Look, plain
from boardtui.app.rows.month_rows import due_words, month_lines
from boardtui.app.widgets.lines import LinePane, OneLine
from boardtui.rules.wording import short_date
from boardtui.secretariat.capture.dates import read_date

_NEXT = ("next meeting", "the next meeting")


@dataclass(frozen=True, slots=True)
class Due:
    """A due date; ``next_meeting`` where it is promised by the next meeting, whichever day that is."""

    day: date | None
    next_meeting: bool = False


class DueDialog(Dialog[Due]):
    """Returns the date that is typed. The field holds the old date, marked, so that typing replaces it.

    ``today`` is what dates look forward from; ``following`` the day of the board's next meeting, None where
    the calendar has none. An emptied field takes the date away.
    """

    BINDINGS = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "move(-7)", show=False),
        Binding("pagedown", "move(7)", show=False),
    ]

    def __init__(self, ref: str, now: Due, today: date, following: date | None) -> None:
        super().__init__()
        self._ref, self._now, self._today, self._following = ref, now, today, following

    def compose(self) -> ComposeResult:
        """The field, what it means, and the month."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content(f"When is {self._ref or 'it'} due?")
            box.border_subtitle = self.said("20 jan · tue · +2w · next meeting · ↑ ↓ a day · ⏎ · esc")
            yield Input(short_date(self._now.day) if self._now.day else "", compact=True)
            yield OneLine(id="due-means")
            yield LinePane(id="due-month")

    def on_mount(self) -> None:
        """Show what the old date means."""
        self.query_one("#due-month", LinePane).can_focus = False
        self._show()

    def on_input_changed(self) -> None:
        """Show what is meant so far."""
        self._show()

    def on_input_submitted(self) -> None:
        """Keep the date, where it is one."""
        due = self.meant
        if due is not None:
            self.answer(due)

    def action_move(self, by: int) -> None:
        """Go that many days on from the date that is meant."""
        field = self.query_one(Input)
        due = self.meant
        day = (due.day if due is not None else None) or self._today
        field.value = short_date(day + timedelta(days=by))
        field.cursor_position = len(field.value)

    @property
    def meant(self) -> Due | None:
        """The due date that is typed; None where it is no date."""
        typed = " ".join(self.query_one(Input).value.casefold().split())
        if not typed:
            return Due(None)
        if typed in _NEXT:
            return Due(self._following, next_meeting=True)
        day = read_date(typed, self._today, self._following)
        return Due(day) if day is not None else None

    def _show(self) -> None:
        due = self.meant
        said = due_words(due.day if due else None, self._today, known=due is not None)
        if due is not None and due.next_meeting:
            said = f"the next meeting, {said}" if due.day else "the next meeting, whenever that is called"
        self.query_one("#due-means", OneLine).show(plain(f" {said}", Look.PLAIN if due else Look.WARN))
        day = due.day if due is not None else None
        self.query_one("#due-month", LinePane).show(month_lines(day or self._today, day, self._following))
