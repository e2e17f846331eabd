"""What the keys of the agenda do: each asks for one edit of the meeting's record."""

from collections.abc import Callable
from datetime import date

from boardtui.app.agenda.asking import drafted
from boardtui.app.dialogs.question import Question
from boardtui.app.record_place import RecordPlace
from boardtui.app.rows.agenda_rows import issue_text, unanswered
from boardtui.app.rows.item_line import TypedItem, read_item, typed_words
from boardtui.app.rows.line import Line
from boardtui.edits.agenda import AddItem, IndentItem, MoveItem, RemoveItem, SetSection, must_be_editable
from boardtui.edits.agenda_issue import IssueAgenda
from boardtui.edits.agenda_items import AnswerStub, RetitleItem
from boardtui.edits.agenda_sections import AddSection, MoveSection, RemoveSection, RenameSection
from boardtui.edits.base import MeetingEdit, Stamp
from boardtui.edits.course import DisposeOfItem, SetExempt
from boardtui.errors import EditRefused
from boardtui.model.agendas import AgendaItem, ItemState
from boardtui.rules.agenda_changes import changes_since_issue
from boardtui.rules.agenda_order import end_of_block, start_of_block
from boardtui.rules.calendar import next_date
from boardtui.rules.wording import joined, short_date
from boardtui.secretariat.capture.dates import read_date


class EditingPart(RecordPlace):
    """The agenda being edited. ``AgendaScreen`` draws the news."""

    @property
    def line(self) -> Line | None:
        """The line under the cursor: a section's, an item's; None on an agenda without any."""
        raise NotImplementedError

    @property
    def item(self) -> AgendaItem | None:
        """The item under the cursor."""
        line = self.line
        return None if line is None or line.heading else self._meeting.item(line.entry)

    def item_to_change(self) -> AgendaItem | None:
        """The item under the cursor, where it may be changed; else why not is said."""
        if self.refused_for_reading():
            return None
        if self.item is None:
            self.notice.say("There is no item here: go to one with the arrow keys.")
        return self.item

    def refused_for_change(self) -> bool:
        """True, and said, where the agenda cannot be changed: before it is asked what to change."""
        if self.refused_for_reading():
            return True
        try:
            must_be_editable(self._meeting)
        except EditRefused as refusal:
            self.notice.refuse(str(refusal))
            return True
        return False

    @property
    def _section(self) -> str | None:
        """The id of the section whose heading is under the cursor."""
        line = self.line
        return line.entry if line is not None and line.heading else None

    # -- putting on, taking off --------------------------------------------------------------------------

    def add_item(self, *, above: bool) -> None:
        """Ask for an item, to stand above or below the cursor; on a heading, in that section."""
        if self.refused_for_change():
            return
        item = self.item
        near = "" if item is None else f" {'above' if above else 'below'} {item.number} {item.title}"

        def edit_of(typed: TypedItem) -> AddItem:
            return AddItem(
                typed.title,
                section=self._section if item is None else None,
                before=item.id if item is not None and above else None,
                after=item.id if item is not None and not above else None,
                part=item is not None and bool(item.depth),
                purpose=typed.purpose,
                presenter=typed.presenter,
                minutes_planned=typed.minutes,
            )

        def said(typed: TypedItem) -> str:
            return typed_words(typed, self._number_of(edit_of(typed)) if typed.title else "")

        def answered(typed: TypedItem | None) -> None:
            if typed is not None:
                self.do(edit_of(typed))

        from boardtui.app.dialogs.item import ItemDialog

        def read(text: str) -> TypedItem:
            return read_item(text, self._board, self._meeting.day)

        self.app.push_screen(ItemDialog(f"New item{near}", read, said), answered)

    def _number_of(self, edit: AddItem) -> str:
        """The number the item will have; what stands in its way, where it cannot be put on."""
        try:
            after = edit.apply(self._meeting, Stamp(0, self._desk.now(), ""))
        except EditRefused as refusal:
            return f"! {refusal}"
        known = {one.id for one in self._meeting.agenda}
        return next(one.number for one in after.agenda if one.id not in known)

    def put_on_standing(self) -> None:
        """Ask what the board's standing items and its forward plan put on this agenda."""
        if not self.refused_for_change():
            key = self.key
            self._desk.read(lambda secretariat: drafted(secretariat, key))

    def add_section(self) -> None:
        """Ask for a section, to stand before the one under the cursor, or behind them all."""
        if self.refused_for_change():
            return
        before = self._section if any(one.id == self._section for one in self._meeting.sections) else None

        def answered(title: str | None) -> None:
            if title is not None:
                self.do(AddSection(title, before))

        self._ask_words("A new section", "its title, as printed: For decision", answered)

    def take_off(self) -> None:
        """Remove the item, or the section, under the cursor."""
        if self._section is not None and not self.refused_for_change():
            self.do(RemoveSection(self._section))
            return
        item = self.item_to_change()
        if item is not None:
            self.do(RemoveItem(item.id))

    # -- order -------------------------------------------------------------------------------------------

    def move(self, by: int) -> None:
        """Move what is under the cursor up or down by one, past a heading into the next section."""
        if self._section is not None and not self.refused_for_change():
            self._move_section(self._section, by)
            return
        item = self.item_to_change()
        if item is None:
            return
        edit = self._up(item) if by < 0 else self._down(item)
        if edit is None:
            self.notice.say(f"It is the {'first' if by < 0 else 'last'} on the agenda.")
        else:
            self.do(edit)

    def _up(self, item: AgendaItem) -> MeetingEdit | None:
        agenda = self._meeting.agenda
        place = agenda.index(item)
        above = agenda[place - 1] if place else None
        if above is not None and above.section == item.section:
            whole = agenda[start_of_block(agenda, place - 1)] if not item.depth else above
            return MoveItem(item.id, before=whole.id)
        section = self._section_beside(item, -1)
        if section is not None and (above is None or above.section != section):
            return SetSection(item.id, section)
        return MoveItem(item.id, after=above.id) if above is not None else None

    def _down(self, item: AgendaItem) -> MeetingEdit | None:
        agenda = self._meeting.agenda
        end = end_of_block(agenda, agenda.index(item))
        below = agenda[end] if end < len(agenda) else None
        if below is not None and below.section == item.section:
            return MoveItem(item.id, after=below.id)
        section = self._section_beside(item, 1)
        if section is not None and (below is None or below.section != section):
            return SetSection(item.id, section)
        return MoveItem(item.id, before=below.id) if below is not None else None

    def _section_beside(self, item: AgendaItem, by: int) -> str | None:
        """The section before or after the item's own; None where there is none."""
        ids = [one.id for one in self._meeting.sections]
        if item.section in ids:
            place = ids.index(item.section) + by
            return ids[place] if 0 <= place < len(ids) else None
        agenda = self._meeting.agenda
        opening = all(one.section is None for one in agenda[: agenda.index(item)])
        if by > 0:
            return ids[0] if ids and opening else None
        return ids[-1] if ids and not opening else None

    def _move_section(self, section: str, by: int) -> None:
        ids = [one.id for one in self._meeting.sections]
        place = ids.index(section) + by
        if not 0 <= place < len(ids):
            self.notice.say(f"It is the {'first' if by < 0 else 'last'} section.")
            return
        rest = [one for one in ids if one != section]
        self.do(MoveSection(section, rest[place] if place < len(rest) else None))

    def indent(self, *, out: bool) -> None:
        """Make the item a part of the one above it, or an item of its own."""
        item = self.item_to_change()
        if item is not None:
            self.do(IndentItem(item.id, out))

    # -- what becomes of an item -------------------------------------------------------------------------

    def retitle(self) -> None:
        """Ask for another title."""
        section = next((one for one in self._meeting.sections if one.id == self._section), None)
        if section is not None and not self.refused_for_change():
            at = section.id
            self._ask_words(
                f"Section {section.title}",
                "its title",
                lambda title: None if title is None else self.do(RenameSection(at, title)),
                section.title,
            )
            return
        item = self.item_to_change()
        if item is not None:
            one = item.id
            self._ask_words(
                f"Item {item.number}",
                "its title",
                lambda title: None if title is None else self.do(RetitleItem(one, title)),
                item.title,
            )

    def answer_stub(self) -> None:
        """Say that a promised item stands as it is."""
        item = self.item_to_change()
        if item is not None and not item.stub:
            self.notice.say("Nothing promised waits for an answer here.")
        elif item is not None:
            self.do(AnswerStub(item.id))

    def withdraw(self) -> None:
        """Ask why it is withdrawn; or put on again what is withdrawn or deferred."""
        item = self.item_to_change()
        if item is None:
            return
        if item.state is not ItemState.LISTED:
            self.do(DisposeOfItem(item.id, ItemState.LISTED))
            return
        self._ask_reason(f"Withdraw {item.number} {item.title}?", item.id, ItemState.WITHDRAWN, None)

    def defer(self) -> None:
        """Ask to which meeting."""
        item = self.item_to_change()
        if item is None:
            return
        from boardtui.app.dialogs.choosing import ChooseDialog, Option

        day, following = self._meeting.day, next_date(self._board, self._meeting.day)
        coming = [one.day for one in self._board.calendar if one.stands and one.day > day]
        said = short_date(following.day) if following is not None else "whenever that is called"
        options = [Option("", "the next meeting", said)]
        options += [Option(one.isoformat(), short_date(one), f"{one:%A}") for one in sorted(coming)]

        def chosen(option: Option | None) -> None:
            if option is None:
                return
            known = option.value in [one.value for one in options]
            to = (
                (date.fromisoformat(option.value) if option.value else None)
                if known
                else read_date(option.value, day, following.day if following is not None else None)
            )
            if to is None and not known:
                self.notice.refuse(f"'{option.value}' is no date: 20 jan, tue, +2w.")
            else:
                self._ask_reason(f"Why is {item.number} deferred?", item.id, ItemState.DEFERRED, to)

        title = f"Defer {item.number} {item.title} to"
        self.app.push_screen(ChooseDialog(title, options, other="⏎ defers it to {typed}"), chosen)

    def _ask_reason(self, title: str, item: str, state: ItemState, to: date | None) -> None:
        def answered(reason: str | None) -> None:
            if reason is not None:
                self.do(DisposeOfItem(item, state, to, reason))

        self._ask_words(title, "the reason, or nothing", answered, optional=True)

    def toggle_exempt(self) -> None:
        """Ask for the category relied on, and take the item in private; or in public again."""
        item = self.item_to_change()
        if item is None:
            return
        if item.exempt:
            self.do(SetExempt(item.id, exempt=False))
            return

        def answered(paragraph: str | None) -> None:
            if paragraph is not None:
                self.do(SetExempt(item.id, True, paragraph))

        title = f"Take {item.number} {item.title} in private?"
        self._ask_words(title, "the category relied on, or nothing", answered, optional=True)

    # -- sending it out ----------------------------------------------------------------------------------

    def ask_to_issue(self) -> None:
        """Say what is still open, and issue the agenda where that is wanted."""
        if self.refused_for_change():
            return
        waits = unanswered(self._board, self._meeting)
        if waits:
            self.notice.refuse(
                f"Not issued: promised and unanswered: {joined(waits)}. s answers it, ⏎ gives it papers, "
                "f defers it, w withdraws it; y puts on what is missing."
            )
        elif not self._meeting.agenda:
            self.notice.refuse("The agenda has no items yet. y puts the standing items on, o adds one.")
        elif self._meeting.issues and not changes_since_issue(self._meeting):
            self.notice.refuse("Nothing on the agenda has changed since it was issued.")
        else:
            text = issue_text(self._board, self._meeting)
            self.app.push_screen(Question("Issue the agenda?", text, "y", "issues it"), self._answered)

    def _answered(self, yes: bool | None) -> None:
        if yes:
            self.do(IssueAgenda())

    def _ask_words(
        self,
        title: str,
        hint: str,
        answered: Callable[[str | None], None],
        now: str = "",
        *,
        optional: bool = False,
    ) -> None:
        from boardtui.app.dialogs.words import WordsDialog

        self.app.push_screen(WordsDialog(title, hint, now, optional=optional), answered)
