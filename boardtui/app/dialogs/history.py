"""The history: everything that was entered in a meeting, newest first; nothing is ever gone from it."""

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from boardtui.app.dialogs.dialog import Q_LEAVES, Dialog
from boardtui.app.dialogs.filtered import FilteredList, Row
from boardtui.app.messages import Told
from boardtui.app.rows.history_rows import past_line, quorum_line, whole_entry
from boardtui.app.rows.line import Line, Look, fit, plain, wrap
from boardtui.app.widgets.lines import LinePane
from boardtui.app.widgets.register import MeetingList
from boardtui.rules.folding import fold
from boardtui.secretariat.history import Past


class HistoryDialog(FilteredList[Past]):
    """Lists the entries. ``/`` filters, Enter shows one whole; the place hands over what is Told."""

    BINDINGS = [
        Binding("slash", "filter", show=False),
        Binding("j", "step(1)", show=False),
        Binding("k", "step(-1)", show=False),
        Binding("home,g", "end(-1)", show=False),
        Binding("end,G", "end(1)", show=False),
        Binding("enter", "choose", show=False),
        Q_LEAVES,
    ]
    AUTO_FOCUS = "MeetingList"
    heading = "History"
    hints = "/ filters · ⏎ whole entry · esc back"
    form = "wide"
    placeholder = "/ filters: words, a name, a time, undone"

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[Past, ...] | None = None

    def show_told(self, news: Told) -> None:
        """Show what the journal holds."""
        self._entries = news.entries
        self.query_one(Vertical).border_title = Content(f"History: {len(news.entries)} entries")
        self.fill()

    def rows(self, wanted: str, width: int) -> list[Row[Past]]:
        """The entries that hold every word wanted."""
        if self._entries is None:
            return [(plain(" Reading the journal …", Look.DIM), None)]
        words = fold(wanted).split()
        rows: list[Row[Past]] = []
        before = None
        for one in self._entries:
            if all(word in _folded(one) for word in words):
                if one.quorum:
                    rows.append((quorum_line(one, width), None))
                rows.append((past_line(one, width, new_day=before != one.at.date()), one))
                before = one.at.date()
        return rows or [(Line(((fit(" Nothing in the history holds that.", width), Look.DIM),)), None)]

    def choose(self) -> None:
        """Show the entry under the cursor whole; the list stays under it."""
        chosen = self.chosen
        if chosen is not None:
            self.app.push_screen(WholeEntry(chosen))

    def action_choose(self) -> None:
        """Enter in the list."""
        self.choose()

    def action_filter(self) -> None:
        """Type what to look for."""
        self.query_one(Input).focus()

    def action_end(self, by: int) -> None:
        """To the newest or the oldest."""
        self.action_step(by * len(self._rows))

    def key_tab(self, event: events.Key) -> None:
        """Between the list and the filter."""
        event.stop()
        field = self.query_one(Input)
        (self.query_one(MeetingList) if field.has_focus else field).focus()


class WholeEntry(Dialog[None]):
    """One entry of the history, with all that it holds."""

    BINDINGS = [Binding("enter", "leave", show=False), Q_LEAVES]

    def __init__(self, entry: Past) -> None:
        super().__init__()
        self._entry = entry

    def compose(self) -> ComposeResult:
        """A box with the text."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content(f"Entry {self._entry.sequence}")
            box.border_subtitle = Content("esc back")
            yield LinePane(id="entry")

    def on_mount(self) -> None:
        """Wrap the text once the width is known."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        pane = self.query_one(LinePane)
        width = max(pane.text_width, 20)
        pane.show(tuple(plain(part) for part in wrap(whole_entry(self._entry), width)))
        pane.focus()


def _folded(entry: Past) -> str:
    undone = "undone" if entry.undone else ""
    told = f"{entry.said} {entry.quorum} {' '.join(entry.whole)}"
    return fold(f"{entry.sequence} {entry.at:%H:%M:%S} {entry.user} {undone} {told}")
