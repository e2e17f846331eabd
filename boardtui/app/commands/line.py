"""The commands of the capture line, of the entries in the minutes, and of the editor for pasted text."""

from typing import Any, ClassVar

from boardtui.app.commands.command import Command


class TimeIntoLine(Command):
    """Put the time of day into the line."""

    id = "time-into-line"
    section = "Capture line"
    typing_keys = ("ctrl+t",)

    def run(self, place: Any) -> None:
        place.put_time()


class NewLine(Command):
    """Begin a new line inside the entry."""

    id = "new-line"
    section = "Capture line"
    typing_keys = ("ctrl+j",)

    def unavailable(self, place: Any) -> str:
        """There must be an entry."""
        return "" if place.typing else "Nothing is being typed; Tab goes to the line."

    def run(self, place: Any) -> None:
        place.capture_line.action_new_line()


class EditPrevious(Command):
    """Change the previous entry, on an empty line; again: the one before it. Escape gives the change up."""

    id = "edit-previous"
    section = "Capture line"
    hint = "Edit last"
    priority = 42

    @classmethod
    def shown_key(cls, typing: bool) -> str:
        """The arrow belongs to the capture line itself, so this command has no binding of its own."""
        return "↑" if typing else ""

    def hinted(self, place: Any) -> bool:
        """In the line: at the door the arrow is nobody's."""
        return bool(place.typing)

    @classmethod
    def all_keys(cls) -> str:
        """Up on an empty line."""
        return "↑ (on an empty line)"

    def run(self, place: Any) -> None:
        place.recall_entry(older=True)


LINE_EXTRA: tuple[type[Command], ...] = (TimeIntoLine, NewLine, EditPrevious)
"""Commands of the live meeting that belong to the line."""


class EntryCommand(Command):
    """Something done to the entry under the cursor of the minutes."""

    section: ClassVar[str] = "Minutes (m goes there)"


class EntryBefore(EntryCommand):
    """Go to the entry before."""

    id = "entry-before"
    keys = ("up", "k")

    def run(self, place: Any) -> None:
        place.minutes.step(-1)


class EntryAfter(EntryCommand):
    """Go to the entry after."""

    id = "entry-after"
    keys = ("down", "j")

    def run(self, place: Any) -> None:
        place.minutes.step(1)


class EditEntry(EntryCommand):
    """Change this entry: it is put back into the line as it would be typed; Enter there keeps the change."""

    id = "edit-entry"
    keys = ("enter", "e")
    hint = "Change"
    priority = 5

    def run(self, place: Any) -> None:
        place.edit_entry(place.minutes.entry)


class StrikeEntry(EntryCommand):
    """Strike this entry out of the minutes. Undo brings it back; the history keeps it."""

    id = "strike-entry"
    keys = ("delete", "D", "shift+d")
    hint = "Strike out"
    priority = 6

    def run(self, place: Any) -> None:
        place.strike_entry(place.minutes.entry)


IN_THE_MINUTES: tuple[type[Command], ...] = (EntryBefore, EntryAfter, EditEntry, StrikeEntry)
"""Commands whose keys belong to the pane of the minutes while it has them."""


class EditorCommand(Command):
    """Something done with pasted text."""

    section: ClassVar[str] = "Editor for pasted text"


class RecordText(EditorCommand):
    """Record the text."""

    id = "record-text"
    typing_keys = ("ctrl+r",)
    hint = "Record"

    def run(self, place: Any) -> None:
        place.record()


class LinesOrParagraph(EditorCommand):
    """Make each line an entry, or all of it one paragraph."""

    id = "lines-or-paragraph"
    typing_keys = ("ctrl+l",)
    hint = "Lines or one paragraph"

    def run(self, place: Any) -> None:
        place.toggle()


class OwnEditor(EditorCommand):
    """Go on with the text in your own editor, the one that EDITOR names; what is saved there comes back."""

    id = "own-editor"
    typing_keys = ("ctrl+o",)
    hint = "Own editor"

    def run(self, place: Any) -> None:
        place.hand_over()


IN_THE_EDITOR: tuple[type[Command], ...] = (RecordText, LinesOrParagraph, OwnEditor)
"""Commands of the editor."""
