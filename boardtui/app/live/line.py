"""The capture line: what is typed is understood as it is typed, and asked for when it is committed."""

from collections.abc import Sequence

from textual import on
from textual.geometry import Offset
from textual.widgets import TextArea

from boardtui.app.live.entries import EntriesPart
from boardtui.app.rows.cells import cell_len
from boardtui.app.rows.preview_row import is_cut, preview_line
from boardtui.app.widgets.capture_line import CaptureLine
from boardtui.app.widgets.offer_list import OfferList
from boardtui.edits.base import MeetingEdit
from boardtui.edits.course import CloseMeeting
from boardtui.secretariat.capture.line import expand, understand
from boardtui.secretariat.capture.offers import Offer, ghost, offers
from boardtui.secretariat.capture.scene import Understanding


class LinePart(EntriesPart):
    """What the capture line asks for, and what is understood of it so far."""

    def on_mount(self) -> None:
        """Answer what the line asks while it is typed in."""
        self.capture_line.advice = _Advice(self)

    def start_line(self, opening: str) -> None:
        """Give the keys to the capture line, opened with ``opening`` where it is empty."""
        if self.refused_for_reading():
            return
        if opening and not self.capture_line.text:
            self.capture_line.put(opening)
        self.capture_line.focus()

    def leave_line(self) -> None:
        """Back to the register, a refusal that was shown being read; an entry's change is given up first."""
        if self.register.has_focus:
            self.step_out()
            return
        self.notice.dismiss()
        if not (self.typing and self.give_up_change()):
            self.register.focus()

    def put_time(self) -> None:
        """Put the time of day, as at the meeting, into the line."""
        if not self.refused_for_reading():
            scene = self.scene()
            self.capture_line.insert(f"{scene.local(scene.now):%H:%M}")
            self.capture_line.focus()

    @on(CaptureLine.Leave)
    def _left_line(self, message: CaptureLine.Leave) -> None:
        if message.onward:
            self.register.focus()
        else:
            self.leave_line()

    @on(CaptureLine.Committed)
    def _committed(self, message: CaptureLine.Committed) -> None:
        text = message.text.strip()
        if self.retyping is not None:
            self.keep_change(message.text)
            return
        if not text:
            return
        understood = understand(text, self.scene())
        if understood.refusal:
            self.notice.refuse(understood.refusal)
            self.capture_line.give_back(message.text)
            return
        self.notice.dismiss()
        if understood.kind == "export":
            self.ask_to_export("y")
        elif self.refused_for_reading():
            self.capture_line.give_back(message.text)
        elif isinstance(understood.edit, CloseMeeting) and not understood.edit.abandoned:
            self.close_by(text)
        else:  # a member who walks in after all as well: the line above said which of the two has the seat
            if isinstance(understood.edit, MeetingEdit) and is_cut(understood, self._preview_width):
                self.doubt(understood.edit, understood.warnings)  # told whole, once it is recorded
            self._desk.capture(self.key, expand(text, self.scene().snippets))

    def close_by(self, line: str) -> None:
        """Close the meeting by a line that was typed, after a look at what is still open."""
        raise NotImplementedError

    @on(CaptureLine.UndoAsked)
    def _undo_asked(self, message: CaptureLine.UndoAsked) -> None:
        self.action_command("redo" if message.redo else "undo")

    @on(TextArea.Changed)
    def _typed(self) -> None:
        self.show_preview()

    # -- what is understood and offered ------------------------------------------------------------

    def show_preview(self) -> None:
        """Show what is understood of the line so far, with every doubt about it."""
        text = self.capture_line.text
        understood = self._understood(text)
        self.preview_line.show(preview_line(understood, typing=self.typing, width=self._preview_width))

    @property
    def _preview_width(self) -> int:
        return self.size.width - 4

    def _understood(self, text: str) -> Understanding | None:
        if not text.strip():
            return None
        if self.retyping is not None:
            return self.retyping.understood(text, self.scene())
        return understand(text, self.scene())

    @on(CaptureLine.Offered)
    def _offered(self) -> None:
        line = self.capture_line
        instead_of = line.row_before[-line.offered[0].replaces :] if line.offered else ""
        box = self.query_one("#capture-box").region
        corner = Offset(line.cursor_screen_offset.x - cell_len(instead_of) - 2, box.y)
        self.query_one(OfferList).show(line.offered, line.chosen, corner, self.size.width)

    @on(OfferList.Clicked)
    def _offer_clicked(self, message: OfferList.Clicked) -> None:
        self.capture_line.accept(message.place)


class _Advice:
    """Answers the capture line out of the meeting as it stands."""

    def __init__(self, place: LinePart) -> None:
        self._place = place

    def offers(self, before: str) -> Sequence[Offer]:
        """Names, codes, commands, snippets and dates for what is being typed."""
        return offers(before, self._place.scene())

    def ghost(self, before: str) -> str:
        """The recommendation of the item in hand behind ``D:``."""
        return ghost(before, self._place.scene())

    def snippet(self, word: str) -> str | None:
        """The person's own phrase for ``;word``."""
        return self._place.scene().snippets.get(word)
