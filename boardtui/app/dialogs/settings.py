"""The board's settings: each with what it is today and since when; typing narrows the list."""

from datetime import date

from textual.containers import Vertical
from textual.content import Content

from boardtui.app.dialogs.filtered import FilteredList, Row
from boardtui.app.rows.setting_rows import heading_line, nothing_line, setting_line
from boardtui.app.widgets.register import MeetingList
from boardtui.rules.folding import fold
from boardtui.secretariat.setting_rows import SettingRow


class SettingsDialog(FilteredList[SettingRow]):
    """Answers with the setting to be changed. ``at`` is the name of the one the cursor begins on."""

    placeholder = "type to narrow: quorum, clear days, title"
    form = "wide"

    def __init__(self, title: str, settings: tuple[SettingRow, ...], today: date, at: str = "") -> None:
        super().__init__()
        self._title, self._settings, self._today, self._first = title, settings, today, at

    def on_mount(self) -> None:
        """Say whose they are."""
        box = self.query_one(Vertical)
        box.border_title = Content(self._title)
        box.border_subtitle = self.said("type to narrow · ⏎ changes it · esc")

    def fill(self, *, keep_cursor: bool = False) -> None:
        """Show them, at first with the cursor on the one it was on."""
        super().fill(keep_cursor=keep_cursor)
        place = next((n for n, (_, one) in enumerate(self._rows) if one and one.name == self._first), None)
        if place is not None and not self.wanted:
            self.query_one(MeetingList).move_to(place)

    def rows(self, wanted: str, width: int) -> list[Row[SettingRow]]:
        """Those in which every word typed occurs, each section under its heading."""
        words = fold(wanted).split()
        rows: list[Row[SettingRow]] = []
        section = ""
        for one in self._settings:
            text = fold(f"{one.section} {one.label} {one.words}")
            if not all(word in text for word in words):
                continue
            if one.section != section:
                section = one.section
                rows.append((heading_line(section, width), None))
            rows.append((setting_line(one, self._today, width), one))
        return rows or [(nothing_line(width), None)]
