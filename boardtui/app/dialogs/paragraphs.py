"""A text of several paragraphs: a summary, recommendations, annexes."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import TextArea

from boardtui.app.commands.agenda import IN_THE_TEXT
from boardtui.app.commands.command import bindings
from boardtui.app.dialogs.dialog import Dialog
from boardtui.app.rows.line import plain
from boardtui.app.widgets.lines import OneLine
from boardtui.model.text import clean


class ParagraphsDialog(Dialog[tuple[str, ...]]):
    """Returns the lines that are not blank, as they stand. Escape leaves the old text as it was."""

    BINDINGS = bindings(IN_THE_TEXT)

    def __init__(self, title: str, hint: str, now: tuple[str, ...]) -> None:
        super().__init__()
        self._title, self._hint, self._now = title, hint, now

    def compose(self) -> ComposeResult:
        """What a line is, and the text."""
        keys = {one.id: one.shown_key(typing=True) for one in IN_THE_TEXT}
        with Vertical(classes="dialog tall") as box:
            box.border_title = Content(self._title)
            box.border_subtitle = self.said(f"{keys['keep-text']} keeps it · esc leaves it as it was")
            yield OneLine(id="text-hint")
            yield TextArea("\n".join(self._now), soft_wrap=True, compact=True, id="editor-text")

    def on_mount(self) -> None:
        """Say what a line is; the cursor behind what is there."""
        area = self.query_one(TextArea)
        area.focus()
        area.move_cursor(area.document.end)
        self.query_one("#text-hint", OneLine).show(plain(f" {self._hint}"))

    def keep(self) -> None:
        """Hand the text over."""
        lines = (one.strip() for one in clean(self.query_one(TextArea).text).split("\n"))
        self.answer(tuple(one for one in lines if one))

    def action_command(self, name: str) -> None:
        """Do the command with that id."""
        next(one for one in IN_THE_TEXT if one.id == name)().run(self)
