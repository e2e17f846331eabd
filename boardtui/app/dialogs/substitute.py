"""Who stands in for a member: Enter takes the named substitute, typing finds or names another."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from boardtui.app.dialogs.dialog import Dialog
from boardtui.app.rows.line import Line, Look, fit
from boardtui.app.widgets.register import MeetingList
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.model.text import clean_line
from boardtui.rules.attendance import Attendance
from boardtui.rules.folding import fold_name
from boardtui.rules.identity import who
from boardtui.rules.substitution import named_first


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody who could stand in: their id, and what is said of them."""

    person: str
    code: str
    name: str
    said: str


class SubstituteDialog(Dialog[str]):
    """Returns the id of the person chosen, or the name typed for somebody new; None where left."""

    BINDINGS = [
        Binding("enter", "take", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]

    def __init__(self, member: str, choices: tuple[Choice, ...], title: str = "") -> None:
        """``title`` is the question where it is not who stands in for ``member``."""
        super().__init__()
        self._member, self._choices, self._title = member, choices, title
        self._shown: tuple[Choice, ...] = choices

    def compose(self) -> ComposeResult:
        """A box with a field and the choices under it."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content(self._title or f"Who stands in for {self._member}?")
            box.border_subtitle = Content("⏎ takes the marked one · type another name · esc")
            yield Input(compact=True)
            yield MeetingList(id="choices")

    def on_mount(self) -> None:
        """Fill the list once its width is known."""
        self.call_after_refresh(self._fill)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the choices to what is typed."""
        wanted = fold_name(event.value)
        self._shown = tuple(one for one in self._choices if _means(wanted, one))
        self._fill()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the choice under the cursor, or the typed name where nobody matches."""
        self.action_take()

    def action_take(self) -> None:
        """The same for an Enter that arrives before the field has the keys."""
        if self._shown:
            listing = self.query(MeetingList)
            cursor = listing.first().cursor if listing else 0
            self.answer(self._shown[min(cursor, len(self._shown) - 1)].person)
        else:
            self.answer(clean_line(self.query_one(Input).value) or None)

    def on_meeting_list_chosen(self) -> None:
        """A double click takes that choice."""
        self.answer(self._shown[self.query_one(MeetingList).cursor].person)

    def action_step(self, by: int) -> None:
        """Move the cursor."""
        listing = self.query_one(MeetingList)
        listing.move_to(listing.cursor + by)

    def _fill(self) -> None:
        listing = self.query_one(MeetingList)
        width = max(listing.text_width, 20)
        lines = [
            Line(
                (
                    (f" {one.code:<3}", Look.DIM),
                    (fit(one.name, 26), Look.PLAIN),
                    (fit(one.said, width - 30), Look.DIM),
                ),
                entry=one.person,
            )
            for one in self._shown
        ]
        if not lines:
            typed = clean_line(self.query_one(Input).value)
            said = (
                f" ⏎ adds '{typed}' as a one-off substitute"
                if typed
                else " No substitute is named; type a name"
            )
            lines = [Line(((fit(said, width), Look.WARN),))]
        listing.show(tuple(lines))


def choices_for(board: Board, meeting: Meeting, result: Attendance, member: str) -> tuple[Choice, ...]:
    """Who could stand in for a member, those named for it first."""
    choices = []
    for seat in named_first(board, meeting, member):
        standing = result.standing(seat.person.id)
        said = f"{seat.group.name if seat.group else 'no group'}, {seat.authority}"
        if standing.sits_for is not None and standing.in_room:
            said = f"already stands in for {who(board, meeting, standing.sits_for).name}"
        choices.append(Choice(seat.person.id, seat.person.code, seat.name, said))
    return tuple(choices)


def _means(wanted: str, choice: Choice) -> bool:
    """True where ``wanted`` is the choice's code, or each of its words opens a word of the name."""
    words = fold_name(choice.name).split()
    return fold_name(choice.code) == wanted or all(
        any(word.startswith(part) for word in words) for part in wanted.split()
    )
