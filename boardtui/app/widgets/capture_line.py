"""The capture line: where decisions, actions and notes are typed. Enter commits."""

import re
from collections.abc import Sequence
from typing import Protocol

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.widgets import TextArea

from boardtui.model.text import clean
from boardtui.secretariat.capture.offers import Offer

LONGEST_LINE = 2_000
"""A paste of one line longer than this many characters is shown in the editor first."""
_SNIPPET = re.compile(r"(?:^|\s);(\w+)$")
_OPENED = re.compile(r"\w+: ")


def joined(text: str, line: str) -> str:
    """``text`` put before what has been typed in the line since."""
    return f"{text}\n{line}" if text and line else text or line


class Advice(Protocol):
    """What the capture line asks while somebody types in it; ``before`` is the text left of the cursor."""

    def offers(self, before: str) -> Sequence[Offer]:
        """What the drop-down offers."""

    def ghost(self, before: str) -> str:
        """What the right arrow would add."""

    def snippet(self, word: str) -> str | None:
        """The phrase that ``;word`` stands for, or None."""


class CaptureLine(TextArea):
    """A text field of one to five lines. It commits with Enter and opens a new line with ctrl+j.

    While something is offered, Tab takes it, the arrows choose and Escape closes the drop-down; Enter
    always commits what was typed. Everything that depends on the text is asked in the order of the keys, so
    that a Tab typed quickly takes what belongs to the letters before it.
    """

    BINDINGS = [
        Binding("ctrl+j", "new_line", "New line", show=False, id="new-line"),
    ]

    class Committed(Message):
        """Enter was pressed on this text."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Leave(Message):
        """Escape was pressed: one step back; or Tab, ``onward`` to the register. The text is kept."""

        def __init__(self, onward: bool = False) -> None:
            super().__init__()
            self.onward = onward

    class UndoAsked(Message):
        """ctrl+z or ctrl+y on an empty line means the meeting's undo or redo, not the text's."""

        def __init__(self, redo: bool) -> None:
            super().__init__()
            self.redo = redo

    class Pasted(Message):
        """A text of many lines, or a very long one, was pasted: it is not in the line."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Recall(Message):
        """An arrow key asks for the entry before this one, or behind it."""

        def __init__(self, older: bool) -> None:
            super().__init__()
            self.older = older

    class Offered(Message):
        """Something else is offered, or another row is chosen."""

    def __init__(self, id: str) -> None:
        self.advice: Advice | None = None
        self.offered: tuple[Offer, ...] = ()
        self.chosen = 0
        self.recalled: str | None = None
        self._shut = False
        self._asked = ""
        super().__init__(id=id, show_line_numbers=False, soft_wrap=True, compact=True)
        self.highlight_cursor_line = False

    # -- keys --------------------------------------------------------------------------------------

    async def _on_key(self, event: events.Key) -> None:
        """Enter commits. It is taken here, in the order of the keys, since a priority binding would
        overtake letters that are still on their way and cut the line short."""
        front = self.app.screen
        if front is not self.screen:  # typed in one burst with what opened a dialog: it is the dialog's
            (front.focused or front)._forward_event(event)
        elif event.key == "enter":
            self.action_commit()
        elif event.key == "tab" and not self.offered:
            self.post_message(self.Leave(onward=True))
        elif not self._repeats(event) and not (
            self._chose(event.key) or self._recalls(event.key) or self._expands(event.key)
        ):
            return
        event.stop()
        event.prevent_default()

    def _repeats(self, event: events.Key) -> bool:
        """Whether it is the colon of a ``D:`` that stands there already, since D in the register wrote it."""
        return event.character == ":" and _OPENED.fullmatch(self.text) is not None

    def _chose(self, key: str) -> bool:
        """Whether the key belongs to the drop-down."""
        if not self.offered or key not in ("tab", "up", "down", "escape"):
            return False
        if key == "tab":
            self.accept(self.chosen)
        elif key == "escape":
            self._shut = True
            self._offer(())
        else:
            self.chosen = (self.chosen + (1 if key == "down" else -1)) % len(self.offered)
            self.post_message(self.Offered())
        return True

    def _recalls(self, key: str) -> bool:
        """Whether the key asks for another entry: on an empty line, or on one just recalled."""
        if key not in ("up", "down") or (self.text and self.text != self.recalled):
            return False
        if key == "down" and self.recalled is None:
            return False
        self.post_message(self.Recall(older=key == "up"))
        return True

    def _expands(self, key: str) -> bool:
        """Whether the key is the space behind an abbreviation, which it expands."""
        found = _SNIPPET.search(self.row_before) if key == "space" else None
        phrase = self.advice.snippet(found[1]) if found is not None and self.advice is not None else None
        if found is None or phrase is None:
            return False
        self._put_before_cursor(f"{phrase} ", len(found[1]) + 1)
        return True

    # -- what is offered ---------------------------------------------------------------------------

    @property
    def row_before(self) -> str:
        """What stands left of the cursor in its own row."""
        row, column = self.cursor_location
        return str(self.document[row])[:column]

    @property
    def before(self) -> str:
        """All that stands left of the cursor."""
        row, _ = self.cursor_location
        return "\n".join((*(str(self.document[place]) for place in range(row)), self.row_before))

    def update_suggestion(self) -> None:
        """Ask for what is offered here. Textual calls this after every change of the text."""
        advice = self.advice
        if advice is None:
            return
        before = self._asked = self.before
        self.suggestion = advice.ghost(before) if self.cursor_location == self.document.end else ""
        found = tuple(advice.offers(before))
        self._shut = self._shut and bool(found)
        self._offer(() if self._shut else found)

    def accept(self, place: int) -> None:
        """Put the offer at that place into the line."""
        if place < len(self.offered):
            offer = self.offered[place]
            self._put_before_cursor(offer.insert, offer.replaces)

    def on_text_area_selection_changed(self) -> None:
        """Another place in the line: what is offered is what is offered there."""
        if self.before != self._asked:
            self.update_suggestion()

    def on_blur(self) -> None:
        """Nothing is offered in a line that has not the keys."""
        self._offer(())

    def _offer(self, offers: tuple[Offer, ...]) -> None:
        if offers != self.offered:
            self.offered, self.chosen = offers, 0
            self.post_message(self.Offered())

    def _put_before_cursor(self, text: str, instead_of: int) -> None:
        row, column = self.cursor_location
        result = self.replace(
            text, (row, max(column - instead_of, 0)), (row, column), maintain_selection_offset=False
        )
        self.move_cursor(result.end_location)

    # -- the text ----------------------------------------------------------------------------------

    def action_commit(self) -> None:
        """Hand the text over and empty the line at once, so that what is typed next is not swept away."""
        text = self.text
        self.put("")
        self.post_message(self.Committed(text))

    def give_back(self, text: str) -> None:
        """Put a refused line back, before whatever has been typed since."""
        self.put(joined(text, self.text))

    def action_new_line(self) -> None:
        """Begin a new line inside the same entry."""
        self.insert("\n")

    def action_undo(self) -> None:
        """Undo in the text, or in the meeting where the line is empty."""
        if self.text or self.recalled is not None:
            super().action_undo()
        else:
            self.post_message(self.UndoAsked(redo=False))

    def action_redo(self) -> None:
        """Redo in the text, or in the meeting where the line is empty."""
        if self.text or self.recalled is not None:
            super().action_redo()
        else:
            self.post_message(self.UndoAsked(redo=True))

    def key_escape(self, event: events.Key) -> None:
        """Leave the line as it is."""
        event.stop()
        self.post_message(self.Leave())

    async def _on_paste(self, event: events.Paste) -> None:
        """Take a line in cleaned; many lines, or a very long one, are somebody else's to show."""
        event.stop()
        event.prevent_default()
        text = event.text
        if len(text) > LONGEST_LINE or "\n" in clean(text).strip():
            self.post_message(self.Pasted(text))
        else:
            await super()._on_paste(events.Paste(clean(text).strip("\n")))

    def put(self, text: str) -> None:
        """Replace the text and put the cursor behind it. It is no recalled entry any more."""
        self.recalled = None
        self._shut = False
        self.load_text(text)
        self.move_cursor(self.document.end)
        self.update_suggestion()

    def recall(self, text: str) -> None:
        """Put an entry's line here to be changed. Nothing is offered for the name it may end with."""
        self.put(text)
        self.recalled, self._shut = text, True
        self._offer(())

    def retype(self, text: str) -> None:
        """Let the recalled entry say ``text``; ctrl+z goes back to what it says."""
        self.replace(text, (0, 0), self.document.end)
        self.move_cursor(self.document.end)
