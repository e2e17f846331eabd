"""The board's settings on its own screen: a list of them, one changed from a day on, the list again."""

from functools import partial

from textual import on

from boardtui.app.body import BodyRead
from boardtui.app.body_place import BodyPart
from boardtui.secretariat.capture.board_lines import Read
from boardtui.secretariat.capture.setting_lines import read_group_end, read_setting
from boardtui.secretariat.setting_rows import SettingRow, setting_rows

_GROUP_END = (
    "the last day that counts: 30 apr 2011",
    "30 apr 2011, into Labour: its seats and members go on there",
)


class SettingsPart(BodyPart):
    """Shows the settings until one leaves them with Escape."""

    _back_to: str | None = None

    @property
    def awaits(self) -> bool:
        """True until the list is back: what is typed behind one setting is meant for the next."""
        return self._back_to is not None

    def show_settings(self, at: str = "") -> None:
        """Show the settings, with the cursor on the one called ``at``."""
        if self.board is None:
            self.notice.say("There is no board here yet: f on Home makes one.")
            return
        from boardtui.app.dialogs.settings import SettingsDialog

        rows = setting_rows(self.board, self.today)
        title = f"Settings of the {self.board.name}"
        self.app.push_screen(SettingsDialog(title, rows, self.today, at), self._change_setting)

    def _change_setting(self, row: SettingRow | None) -> None:
        if row is not None and self._to_change() is not None:
            self._ask_setting(row)

    def _ask_setting(self, row: SettingRow, *, typed: str | None = None, refused: str = "") -> None:
        from boardtui.app.dialogs.typed import TypedDialog
        from boardtui.app.rows.setting_rows import setting_hints

        assert self.board is not None
        read = partial(read_setting, board=self.board, name=row.name, today=self.today)

        def answered(answer: tuple[Read, str] | None) -> None:
            edit = answer[0].edit if answer is not None else None
            if answer is None or edit is None:
                self.show_settings(row.name)
                return
            self._back_to = row.name
            self._do(edit, answer[0].said, partial(self._not_so, row, answer[1]))

        line = row.typed if typed is None else typed
        self.app.push_screen(
            TypedDialog(row.label, setting_hints(row), read, typed=line, refused=refused), answered
        )

    def _not_so(self, row: SettingRow, line: str, why: str) -> None:
        self._back_to = None
        self._ask_setting(row, typed=line, refused=why)

    @on(BodyRead)
    def _back_to_the_list(self) -> None:
        at, self._back_to = self._back_to, None
        if at is not None:
            self.show_settings(at)

    def end_here(self) -> None:
        """On a group's heading ask for its last day; else what every row does."""
        board, group = self.board, self.group_here
        if board is None or group is None or self.in_calendar:
            super().end_here()
        elif self._to_change() is not None:
            read = partial(read_group_end, board=board, group=group, today=self.today)
            name = next((one.name for each in board.periods for one in each.groups if one.id == group), group)
            self._ask_line(f"{name}: last day on the board?", _GROUP_END, read)
