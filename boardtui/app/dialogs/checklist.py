"""What is still open before the meeting is closed: each line goes to its place with one key."""

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content

from boardtui.app.dialogs.dialog import Q_LEAVES, Dialog
from boardtui.app.rows.line import Line, Look, shorten
from boardtui.app.widgets.register import MeetingList
from boardtui.rules.finding import Finding

KEYS = "123456789abcdefghilmnoprstuvwxz"
"""The keys of the findings, in order: every letter but those that close it (y), move (j, k) and leave (q)."""


class ChecklistDialog(Dialog[Finding | bool]):
    """Returns the finding to go to, or True where the meeting is to be closed. Enter never closes it."""

    BINDINGS = [
        Binding("y,Y", "close_meeting", show=False),
        Binding("enter", "go", show=False),
        Binding("up,k", "step(-1)", show=False),
        Binding("down,j", "step(1)", show=False),
        Q_LEAVES,
    ]

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__()
        self._findings = findings

    def compose(self) -> ComposeResult:
        """A box with one line a finding."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content("Close the meeting?")
            goes = "⏎ or a line's key goes there · " if self._findings else ""
            box.border_subtitle = Content(f"{goes}y closes it · esc not yet")
            yield MeetingList(id="checklist")

    def on_mount(self) -> None:
        """Fill the list once its width is known."""
        self.call_after_refresh(self._fill)

    def on_key(self, event: events.Key) -> None:
        """The key of a line goes to its place."""
        place = KEYS.find(event.character) if event.character else -1
        if 0 <= place < len(self._findings):
            event.stop()
            self.answer(self._findings[place])

    def action_close_meeting(self) -> None:
        """Close it all the same."""
        self.answer(True)

    def action_go(self) -> None:
        """Go to the place of the line under the cursor."""
        if self._findings:
            self.answer(self._findings[min(self.query_one(MeetingList).cursor, len(self._findings) - 1)])

    def action_step(self, by: int) -> None:
        """Move the cursor."""
        listing = self.query_one(MeetingList)
        listing.move_to(listing.cursor + by)

    def on_meeting_list_chosen(self) -> None:
        """A double click goes there too."""
        self.action_go()

    def _fill(self) -> None:
        listing = self.query_one(MeetingList)
        width = max(listing.text_width, 20)
        lines = [
            Line(
                ((f" {key} ", Look.HEADING), (shorten(f"! {one.sentence}", width - 3), Look.WARN)), entry=key
            )
            for key, one in zip(KEYS, self._findings, strict=False)
        ]
        more = len(self._findings) - len(KEYS)
        if more > 0:
            lines.append(Line(((f"   and {more} more", Look.WARN),)))
        listing.show(tuple(lines) or (Line(((" Everybody is marked and every item decided.", Look.GOOD),)),))
        listing.focus()
