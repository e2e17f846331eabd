"""Putting the attendance register right: a cell, or who stood in, with the reason."""

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from boardtui.app.changing import ChangingPart
from boardtui.app.dialogs.substitute import Choice, choices_for
from boardtui.app.rows.attendance_rows import Sheet
from boardtui.edits.corrections import CorrectAttendance
from boardtui.edits.presence import Roll
from boardtui.errors import UsageRefusal
from boardtui.model.boards import Board
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.rules.attendance import attendance
from boardtui.rules.digest import Digest
from boardtui.rules.identity import who
from boardtui.rules.register import RegisterRow
from boardtui.rules.wording import short_date
from boardtui.secretariat.capture.stood_in import substitute_correction

if TYPE_CHECKING:
    from boardtui.secretariat.secretariat import Secretariat

NOBODY = "-"
"""What the choice that nobody stood in answers with; no id is like it."""


class ToCorrect(Message, bubble=False):
    """A meeting that is over, a member of it, and who could have stood in for them."""

    def __init__(
        self, key: RecordKey, board: Board, meeting: Meeting, member: str, choices: tuple[Choice, ...]
    ) -> None:
        super().__init__()
        self.key, self.board, self.meeting = key, board, meeting
        self.member, self.choices = member, choices

    @property
    def name(self) -> str:
        """The member, as printed on that day."""
        return who(self.board, self.meeting, self.member).name


def read_to_correct(secretariat: "Secretariat", key: RecordKey, member: str) -> ToCorrect:
    """Who could have stood in for ``member``, those named for it first; nobody, where somebody did."""
    board, meeting = secretariat.board(key.board), secretariat.meeting(key)
    found = attendance(board, meeting)
    choices = [
        one
        for one in choices_for(board, meeting, found, member)
        if one.person != found.standing(member).substitute
    ]
    earlier = found.standing(member).substitute
    if earlier is not None:
        said = f"{who(board, meeting, earlier).name} did not"
        choices.append(Choice(NOBODY, NOBODY, "Nobody stood in", said))
    return ToCorrect(key, board, meeting, member, tuple(choices))


class CorrectingPart(ChangingPart):
    """Asks why a cell is corrected, and then for the edit, in the record of its meeting."""

    def cell_to_correct(self) -> tuple[RegisterRow | None, Digest | None, Sheet | None]:
        """The cell under the cursor, where it can be corrected; else why not is said, and all are None."""
        raise NotImplementedError

    def correct(self, roll: Roll) -> None:
        """Ask why the cell is corrected, then correct it."""
        row, meeting, sheet = self.cell_to_correct()
        if row is None or meeting is None or sheet is None:
            return
        from boardtui.app.dialogs.words import WordsDialog

        def chosen(reason: str | None) -> None:
            if reason is not None:
                edit = CorrectAttendance(row.person, roll, self._desk.now().date(), reason)
                self.change(RecordKey(sheet.board.id, meeting.id), edit)

        title = f"{row.name}, {short_date(meeting.day)}: {roll.value}, because"
        self.app.push_screen(WordsDialog(title, "the reason; it is kept with what stood here before"), chosen)

    def correct_substitute(self) -> None:
        """Ask who stood in for the member of this cell, and why that is corrected."""
        row, meeting, sheet = self.cell_to_correct()
        if row is not None and meeting is not None and sheet is not None:
            key = RecordKey(sheet.board.id, meeting.id)
            self._desk.read(partial(read_to_correct, key=key, member=row.person))

    @on(ToCorrect)
    def _choose_substitute(self, news: ToCorrect) -> None:
        from boardtui.app.dialogs.substitute import SubstituteDialog

        def chosen(substitute: str | None) -> None:
            if substitute is not None:
                self._ask_why(news, "" if substitute == NOBODY else substitute)

        title = f"Who stood in for {news.name} on {short_date(news.meeting.day)}?"
        self.app.push_screen(SubstituteDialog(news.name, news.choices, title), chosen)

    def _ask_why(self, news: ToCorrect, substitute: str) -> None:
        from boardtui.app.dialogs.words import WordsDialog

        def chosen(reason: str | None) -> None:
            if reason is not None:
                self._correct_substitute(news, substitute, reason)

        named = next((one.name for one in news.choices if one.person == substitute), substitute)
        title = f"{named or 'Nobody'} stood in for {news.name}, because"
        self.app.push_screen(WordsDialog(title, "the reason; it is kept with what stood here before"), chosen)

    def _correct_substitute(self, news: ToCorrect, substitute: str, reason: str) -> None:
        try:
            edit = substitute_correction(
                news.board, news.meeting, news.member, substitute, self._desk.now(), reason
            )
        except UsageRefusal as refusal:
            self.notice.refuse(str(refusal))
            return
        self.change(news.key, edit)
