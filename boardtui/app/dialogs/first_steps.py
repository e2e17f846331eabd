"""What a workspace without a board begins with: one of a few ways to have one."""

from enum import StrEnum

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content

from boardtui.app.dialogs.dialog import Q_LEAVES, Dialog
from boardtui.app.rows.line import Line, Look, fit, wrap
from boardtui.app.widgets.lines import LinePane
from boardtui.app.widgets.register import MeetingList


class FirstStep(StrEnum):
    """A way to begin."""

    MAKE = "make"
    SAMPLE = "sample"
    LOAD = "load"


_STEPS = (
    (FirstStep.MAKE, "Make a board", "its name, its year, its groups: one line"),
    (FirstStep.SAMPLE, "Try the sample", "a board in mid-year; nothing is kept"),
    (FirstStep.LOAD, "Load a file", "what 'boardtui dump' wrote: boards and meetings"),
)
_KEYS = "Keys you need today: ? help, / search, ^p every command, u undo."
_READER = "Screen reader? Leave with ^q, and run: boardtui --plain"


class FirstStepsDialog(Dialog[FirstStep]):
    """Answers with the way that is chosen, by its number or with Enter."""

    BINDINGS = [
        Binding("enter", "choose", show=False),
        Binding("1", "take(0)", show=False),
        Binding("2", "take(1)", show=False),
        Binding("3", "take(2)", show=False),
        Binding("up,k", "step(-1)", show=False),
        Binding("down,j", "step(1)", show=False),
        Q_LEAVES,
    ]

    def __init__(self, title: str, said: str) -> None:
        super().__init__()
        self._title, self._said = title, said

    def compose(self) -> ComposeResult:
        """Where one is, the ways, and what to know before."""
        with Vertical(classes="dialog wide") as box:
            box.border_title = Content(self._title)
            box.border_subtitle = self.said("⏎ takes the marked one · esc not now")
            yield LinePane(id="first-said")
            yield MeetingList(id="first-steps")
            yield LinePane(id="first-keys")

    def on_mount(self) -> None:
        """Fill it once the width is known."""
        self.call_after_refresh(self._fill)

    def on_resize(self) -> None:
        """Fit the lines to another width."""
        self.call_after_refresh(self._fill)

    def action_take(self, place: int) -> None:
        """Take the way with that number."""
        self.answer(_STEPS[place][0])

    def action_choose(self) -> None:
        """Take the one under the cursor."""
        self.action_take(min(self.query_one(MeetingList).cursor, len(_STEPS) - 1))

    def action_step(self, by: int) -> None:
        """Move the cursor."""
        listing = self.query_one(MeetingList)
        listing.move_to(listing.cursor + by)

    def on_meeting_list_chosen(self) -> None:
        """So does a double click."""
        self.action_choose()

    def _fill(self) -> None:
        said, listing, keys = (
            self.query_one("#first-said", LinePane),
            self.query_one(MeetingList),
            self.query_one("#first-keys", LinePane),
        )
        width = max(listing.text_width, 20)
        for pane, words, look in ((said, self._said, Look.PLAIN), (keys, f"{_KEYS}\n{_READER}", Look.DIM)):
            pane.can_focus = False
            pane.show(tuple(Line(((f" {part}", look),)) for part in wrap(words, width - 1)))
        listing.show(tuple(_line(n, name, about, width) for n, (_, name, about) in enumerate(_STEPS, 1)))
        listing.focus()


def _line(number: int, name: str, about: str, width: int) -> Line:
    head = ((f" {number} ", Look.HEADING), (fit(name, 18), Look.PLAIN))
    return Line((*head, (fit(about, width - 22), Look.DIM)))
