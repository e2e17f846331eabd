"""The editor for a pasted text: looked over, then recorded line by line or as one paragraph."""

import os
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import TextArea

from boardtui.app.commands.command import bindings
from boardtui.app.commands.line import IN_THE_EDITOR
from boardtui.app.dialogs.dialog import Dialog
from boardtui.app.own_editor import edited_elsewhere
from boardtui.app.rows.line import Look, plain, shorten
from boardtui.app.widgets.lines import OneLine
from boardtui.secretariat.capture.pasting import MOST_ENTRIES, as_entries, as_paragraph, without_first


@dataclass(frozen=True, slots=True)
class Edited:
    """What comes out of the editor: the lines to record, and the text that stays to be dealt with."""

    lines: tuple[str, ...]
    left: str


class Editor(Dialog[Edited]):
    """Shows a text and asks what it is. Escape asks nothing: the text goes back to where it was typed."""

    BINDINGS = bindings(IN_THE_EDITOR)

    def __init__(self, text: str, said: str = "") -> None:
        super().__init__()
        self._given, self._said = text, said
        self._paragraph = False

    def compose(self) -> ComposeResult:
        """A box with what will be made of the text, and the text."""
        keys = {one.id: one.shown_key(typing=True) for one in IN_THE_EDITOR}
        with Vertical(classes="dialog tall whole") as box:
            box.border_title = Content("Pasted text")
            box.border_subtitle = self.said(
                f"{keys['record-text']} records it · {keys['lines-or-paragraph']} lines or one paragraph"
                f" · {keys['own-editor']} own editor · esc back"
            )
            yield OneLine(id="editor-said")
            yield TextArea(soft_wrap=True, compact=True, id="editor-text")
            yield OneLine(id="editor-left-out")

    def on_mount(self) -> None:
        """Show the text once the width is known: a long one would be wrapped for each step to it."""
        self.query_one(TextArea).focus()
        self.call_after_refresh(self._load)

    def _load(self) -> None:
        area, given = self.query_one(TextArea), self._given
        typed, self._given = area.text, ""
        if given:
            area.load_text(f"{typed}{given}")
            area.move_cursor((typed.count("\n"), len(typed) - typed.rfind("\n") - 1))
        self._say()

    @property
    def text(self) -> str:
        """The text as it is now; what was typed before it was shown comes first."""
        shown = self.query(TextArea)
        return f"{shown.first().text if shown else ''}{self._given}"

    @on(TextArea.Changed)
    def _say(self) -> None:
        said = self.query_one("#editor-said", OneLine)
        count = len(as_entries(self.text))
        if self._paragraph:
            words = f"One paragraph of {len(self.text.split()):,} words"
        elif count > MOST_ENTRIES:
            words = f"{count:,} lines: the first {MOST_ENTRIES} become entries, the others stay here"
        else:
            words = f"{count} {'line becomes an entry' if count == 1 else 'lines, each becomes an entry'}"
        said.show(plain(shorten(words, said.size.width), Look.HEADING))
        left_out = self.query_one("#editor-left-out", OneLine)
        left_out.show(plain(shorten(f"! {self._said}" if self._said else "", left_out.size.width), Look.WARN))

    def toggle(self) -> None:
        """Each line an entry, or all of it one paragraph."""
        self._paragraph = not self._paragraph
        self._say()

    def hand_over(self) -> None:
        """Go on in the person's own editor; what is saved there comes back, to be undone as one change."""
        area, before = self.query_one(TextArea), self.text
        text, self._said = edited_elsewhere(before, self.app.suspend, os.environ)
        if text != before:
            self._given = ""
            area.replace(text, (0, 0), area.document.end)
        self._say()

    def record(self) -> None:
        """Hand the lines over; those above the number that is recorded at a time stay."""
        text = self.text
        if self._paragraph:
            self.answer(Edited(as_paragraph(text), ""))
        else:
            self.answer(Edited(as_entries(text)[:MOST_ENTRIES], without_first(text, MOST_ENTRIES)))

    def action_leave(self) -> None:
        """Keep the text."""
        self.answer(Edited((), self.text))

    def action_command(self, name: str) -> None:
        """Do the editor's command with that id."""
        next(one for one in IN_THE_EDITOR if one.id == name)().run(self)
