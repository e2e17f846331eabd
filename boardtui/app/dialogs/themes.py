"""The choice of a theme: the screen behind shows each at once."""

from boardtui.app.dialogs.filtered import FilteredList, Row
from boardtui.app.rows.line import Line, Look, fit
from boardtui.app.themes import THEMES
from boardtui.app.widgets.register import MeetingList
from boardtui.rules.folding import fold


class ThemesDialog(FilteredList[str]):
    """Answers with the name of the theme chosen; left with Escape, the one before is put back."""

    heading = "Theme"
    hints = "↑ ↓ shows it · ⏎ takes it · esc as before"

    def on_mount(self) -> None:
        """Remember what was."""
        self._before = self.app.theme

    def rows(self, wanted: str, width: int) -> list[Row[str]]:
        """The themes whose names hold ``wanted``."""
        return [
            (Line(((fit(f" {name}", width), Look.PLAIN),), entry=name), name)
            for name in THEMES
            if fold(wanted) in name
        ]

    def fill(self, *, keep_cursor: bool = False) -> None:
        """Show the names, with the cursor on the one in use."""
        super().fill(keep_cursor=keep_cursor)
        names = [name for _, name in self._rows]
        if self.app.theme in names:
            self.query_one(MeetingList).move_to(names.index(self.app.theme))

    def action_step(self, by: int) -> None:
        """Move, and show the theme there."""
        super().action_step(by)
        if self.chosen is not None:
            self.app.theme = self.chosen

    def action_leave(self) -> None:
        """Put the theme back that was."""
        self.app.theme = self._before
        super().action_leave()
