"""Links of the decision under the cursor: what it takes the place of, which actions carry it out."""

from functools import partial

from textual import on

from boardtui.app.changing import ChangingPart
from boardtui.app.ledgers import ActionRow, DecisionRow, LinksRead, read_actions_of
from boardtui.app.list_place import ListPlace
from boardtui.app.rows.line import list_date
from boardtui.edits.linking import CarryOut, ReplaceDecision
from boardtui.rules.wording import opening

_WORDS = 60


class LinkingPart(ListPlace[DecisionRow], ChangingPart):
    """Each key asks for one edit in the record of the meeting at which the decision was taken."""

    @property
    def decisions(self) -> tuple[DecisionRow, ...]:
        """Every decision there is."""
        raise NotImplementedError

    def show_changed(self) -> None:
        """Ask for the decisions, one of which has another link."""
        self.ask()

    def choose_replaced(self) -> None:
        """Ask which earlier decision of the board this one takes the place of."""
        row = self._row_to_link()
        if row is None:
            return
        from boardtui.app.dialogs.choosing import ChooseDialog, Option

        earlier = [
            one
            for one in reversed(self.decisions)
            if one.board.id == row.board.id and one.entry.ref and one.entry.ref != row.entry.ref
            and one.meeting.day <= row.meeting.day
        ]  # fmt: skip
        options = [Option(one.entry.ref, one.entry.ref, _said(one)) for one in earlier]

        def chosen(option: Option | None) -> None:
            if option is not None:
                self.change(row.key, ReplaceDecision(row.entry.id, option.value or None))

        title = f"{row.entry.ref or 'This decision'} takes the place of which?"
        none = Option("", "none", "it takes the place of no other")
        self.app.push_screen(ChooseDialog(title, (none, *options), chosen=row.entry.replaces or ""), chosen)

    def choose_action(self) -> None:
        """Ask which action carries the decision out."""
        row = self._row_to_link()
        if row is not None and row.entry.ref:
            self._desk.read(partial(read_actions_of, board=row.board.id))
        elif row is not None:
            self.notice.say("It has no reference that an action could name.")

    @on(LinksRead)
    def _choose_action(self, news: LinksRead) -> None:
        row = self.row
        if row is None:
            return
        from boardtui.app.dialogs.choosing import ChooseDialog, Option

        by_ref = {one.entry.ref: one for one in reversed(news.rows) if one.entry.ref}
        linked = {ref for ref, one in by_ref.items() if one.entry.carries_out == row.entry.ref}
        options = [
            Option(ref, ref, f"{'linked: ⏎ parts them · ' * (ref in linked)}{_said(one)}")
            for ref, one in by_ref.items()
        ]

        def chosen(option: Option | None) -> None:
            if option is not None:
                action = by_ref[option.value]
                to = None if option.value in linked else row.entry.ref
                self.change(action.key, CarryOut(action.entry.id, to))

        if options:
            self.app.push_screen(ChooseDialog(f"Which action carries out {row.entry.ref}?", options), chosen)
        else:
            self.notice.say("No action with a reference is on record for this board.")

    def _row_to_link(self) -> DecisionRow | None:
        if self.row is None:
            self.notice.say("There is no decision here.")
            return None
        return self.row if self.may_change() else None


def _said(row: DecisionRow | ActionRow) -> str:
    return f"{list_date(row.meeting.day)} · {opening(row.entry.text, _WORDS)}"
