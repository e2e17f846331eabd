"""What is done to the action under the cursor: done, another date, another owner, a report, dropped."""

from datetime import date
from functools import partial

from textual import on

from boardtui.app.changing import ChangingPart
from boardtui.app.ledgers import ActionRow, DecisionsRead, read_decisions_of
from boardtui.app.list_place import ListPlace
from boardtui.app.rows.action_rows import is_open
from boardtui.app.rows.line import list_date
from boardtui.edits.actions import ChangeDue, ReassignAction, SetActionStatus
from boardtui.edits.linking import CarryOut
from boardtui.edits.minuting import ReportProgress
from boardtui.model.actions import ActionStatus, Owner
from boardtui.rules.calendar import next_date
from boardtui.rules.wording import opening


class TrackingPart(ListPlace[ActionRow], ChangingPart):
    """Each key asks for one edit in the record of the meeting at which the action was given."""

    @property
    def today(self) -> date:
        """The day it is."""
        raise NotImplementedError

    def _row_to_change(self) -> ActionRow | None:
        row = self.row
        if row is None:
            self.notice.say("There is no action here.")
        return row if row is not None and self.may_change() else None

    def toggle_done(self) -> None:
        """Done; or open again."""
        row = self._row_to_change()
        if row is not None:
            status = ActionStatus.DONE if is_open(row) else ActionStatus.OPEN
            self.change(row.key, SetActionStatus(row.entry.id, status, self.today))

    def change_due(self) -> None:
        """Ask for another date."""
        row = self._row_to_change()
        if row is None:
            return
        from boardtui.app.dialogs.due import Due, DueDialog

        following = next_date(row.board, self.today)

        def chosen(due: Due | None) -> None:
            if due is not None:
                edit = ChangeDue(row.entry.id, due.day, self.today, due.next_meeting)
                self.change(row.key, edit)

        now = Due(row.entry.due, row.entry.due_next_meeting)
        self.app.push_screen(
            DueDialog(row.entry.ref, now, self.today, following.day if following else None), chosen
        )

    def change_owner(self) -> None:
        """Ask who is to do it."""
        row = self._row_to_change()
        if row is None:
            return
        from boardtui.app.dialogs.choosing import ChooseDialog, Option

        known = [
            Option(one.id, one.name_on(self.today).printed, one.authority_on(self.today))
            for one in row.board.people
        ]
        bodies = [Option(name, name, "together") for name in row.board.settings.collective_owners]
        people = {one.value: one for one in known}

        def chosen(option: Option | None) -> None:
            if option is not None:
                owner = Owner(option.name, option.value if option.value in people else None)
                self.change(row.key, ReassignAction(row.entry.id, (owner,), self.today))

        title = f"Who is to do {row.entry.ref or 'it'}?"
        other = "⏎ gives it to '{typed}', who is not on the board"
        self.app.push_screen(ChooseDialog(title, (*bodies, *known), other=other), chosen)

    def report_progress(self) -> None:
        """Ask for the words of a report, which is dated today."""
        row = self._row_to_change()
        if row is None:
            return
        from boardtui.app.dialogs.words import WordsDialog

        def chosen(words: str | None) -> None:
            if words is not None:
                self.change(row.key, ReportProgress(row.entry.id, self.today, words))

        title = f"Progress of {row.entry.ref or 'the action'}"
        self.app.push_screen(WordsDialog(title, "what was done, in the words of the report"), chosen)

    def choose_decision(self) -> None:
        """Ask which decision the action carries out."""
        row = self._row_to_change()
        if row is not None:
            self._desk.read(partial(read_decisions_of, board=row.board.id))

    @on(DecisionsRead)
    def _choose_decision(self, news: DecisionsRead) -> None:
        row = self.row
        if row is None:
            return
        from boardtui.app.dialogs.choosing import ChooseDialog, Option

        known = [
            Option(one.ref, one.ref, f"{list_date(held.day)} · {opening(one.text, 60)}")
            for _, held, one in reversed(news.rows)
            if one.ref
        ]

        def chosen(option: Option | None) -> None:
            if option is not None:
                self.change(row.key, CarryOut(row.entry.id, option.value or None))

        title = f"{row.entry.ref or 'It'} carries out which decision?"
        none = Option("", "none", "it stands by itself")
        self.app.push_screen(ChooseDialog(title, (none, *known), chosen=row.entry.carries_out or ""), chosen)

    def drop_action(self) -> None:
        """Ask why it will not be done."""
        row = self._row_to_change()
        if row is None:
            return
        from boardtui.app.dialogs.words import WordsDialog

        def chosen(reason: str | None) -> None:
            if reason is not None:
                edit = SetActionStatus(row.entry.id, ActionStatus.DROPPED, self.today, reason)
                self.change(row.key, edit)

        title = f"Why is {row.entry.ref or 'the action'} dropped?"
        self.app.push_screen(WordsDialog(title, "the reason, as the board will be told"), chosen)
