"""Entries that are minuted already: put back in the line, changed, struck out; and pasted text."""

from textual import on

from boardtui.app.dialogs.editor import Edited, Editor
from boardtui.app.live.course import CoursePart
from boardtui.app.widgets.capture_line import LONGEST_LINE, CaptureLine, joined
from boardtui.app.widgets.minutes import Minutes
from boardtui.edits.base import Edit
from boardtui.edits.minuting import Strike
from boardtui.model.drafts import Draft
from boardtui.rules.minutes_order import entry_by_id, typed_last_first
from boardtui.secretariat.capture.pasting import taken_in
from boardtui.secretariat.capture.retyping import Retyping, retype


class EntriesPart(CoursePart):
    """What becomes of an earlier entry. While one is in the line, what was typed there is set aside."""

    retyping: Retyping | None = None
    _set_aside = ""
    _editor: Editor | None = None

    def edit_entry(self, entry_id: str | None) -> None:
        """Put the entry with that id into the line, as it would be typed; Enter there keeps the change.

        A coming or going is put there as its sentence, a vote as a line of its own. What
        was in the line comes back behind it.
        """
        if entry_id is None or self.locked():
            return
        found = retype(entry_id, self.scene())
        if found is None:
            self.notice.refuse("That entry is not in the minutes any more.")
            return
        if self.retyping is None:
            self._set_aside = self.capture_line.text
        self.retyping = found
        self.capture_line.recall(found.line)
        self.capture_line.focus()
        self.minutes.point_at(found.shown)
        self.show_preview()

    def recall_entry(self, *, older: bool) -> None:
        """Put the previous entry into the line; from there the one before it, or the one behind it."""
        order = typed_last_first(self._meeting)
        here = self.retyping.old.id if self.retyping is not None else None
        place = order.index(here) + (1 if older else -1) if here in order else 0
        if place < 0:
            self.give_up_change()
        elif place < len(order):
            self.edit_entry(order[place])
        else:
            self.notice.say("This is the first entry." if order else "Nothing has been minuted yet.")

    def keep_change(self, line: str) -> None:
        """Ask for the entry in the line to say ``line``; a refusal gives the line back, to be changed on."""
        assert self.retyping is not None
        old = self.retyping.old.id
        now = retype(old, self.scene())  # as it stands: something may have been undone meanwhile
        understood = (now or self.retyping).understood(line, self.scene())
        if understood.refusal:
            self.notice.refuse(understood.refusal)
            self.capture_line.recall(f"{line}{self.capture_line.text}")
        elif now is not None and line.strip() == now.line.strip():
            self.give_up_change()
        else:
            assert isinstance(understood.edit, Edit)
            self.notice.dismiss()
            self.retyping = None
            self._bring_back()
            self._desk.do(self.key, understood.edit, typed=line)

    def give_up_change(self) -> bool:
        """Leave the entry that is in the line as it is; whether there was one."""
        if self.retyping is None:
            return False
        self.retyping = None
        self.capture_line.put("")
        self._bring_back()
        self.notice.say("The entry stays as it was.")
        return True

    def draft(self) -> Draft:
        """What is kept against a crash: what stands in the editor and in the line.

        An entry that is only looked at is no draft.
        """
        text = self.capture_line.text
        if self._editor is not None:
            text = joined(self._editor.text, text)
        if self.retyping is None:
            return Draft(text)
        if text == self.retyping.line:
            return Draft(self._set_aside)
        return Draft(text, self.retyping.old.id, self._set_aside)

    def take_up(self, draft: Draft) -> str:
        """Give back what was being typed when the program last ended, and say so in a sentence.

        The change of an entry comes back as that, where the entry still stands; else as a line of its own.
        """
        found = retype(draft.entry, self.scene()) if draft.entry else None
        if found is None:
            self.capture_line.put(draft.aside)
            if len(draft.line) > LONGEST_LINE:
                said = "This was being typed when BoardTUI last ended."
                self.call_after_refresh(self._show_editor, draft.line, said)
            else:
                self.capture_line.give_back(draft.line)
            gone = " The entry that it changed is not in the minutes any more." if draft.entry else ""
            return f"Given back in the line: what was being typed at the end.{gone}"
        self.retyping, self._set_aside = found, draft.aside
        self.capture_line.recall(found.line)
        self.capture_line.retype(draft.line)
        self.call_after_refresh(self.minutes.point_at, found.shown)
        return "Given back in the line: the change of an entry. Enter there keeps it, Esc gives it up."

    def strike_entry(self, entry_id: str | None) -> None:
        """Strike the entry with that id out of the minutes."""
        if entry_id is None or self.locked():
            return
        entry = entry_by_id(self._meeting, entry_id)
        if entry is None:
            self.notice.refuse(
                "A coming or going is taken back in the register: mark the person again, or undo it."
            )
        else:
            self.do(Strike(entry_id, ref=getattr(entry, "ref", "")))

    def _bring_back(self) -> None:
        """What was in the line before comes back, before whatever has been typed since."""
        aside, self._set_aside = self._set_aside, ""
        if aside:
            self.capture_line.give_back(aside)

    @on(CaptureLine.Recall)
    def _recall(self, message: CaptureLine.Recall) -> None:
        self.recall_entry(older=message.older)

    @on(Minutes.Chosen)
    def _chosen_in_the_minutes(self) -> None:
        self.edit_entry(self.minutes.entry)

    # -- pasted text -------------------------------------------------------------------------------

    @on(CaptureLine.Pasted)
    def _pasted(self, message: CaptureLine.Pasted) -> None:
        """Show a text of many lines in the editor; nothing of it is recorded before that is asked for."""
        if self.refused_for_reading():
            return
        text, left_out = taken_in(message.text)
        self._show_editor(text, left_out)

    def _show_editor(self, text: str, said: str) -> None:
        def edited(answer: Edited | None) -> None:
            self._editor = None
            if answer is None:
                return
            if answer.lines:
                for line in answer.lines:
                    self._desk.capture(self.key, line)
                self.keep_draft()  # they must not come back as one
                if answer.left:
                    self._show_editor(answer.left, "These lines are not recorded yet.")
            elif answer.left.strip():
                self.capture_line.give_back(answer.left)

        self._editor = Editor(text, said)
        self.app.push_screen(self._editor, edited)
