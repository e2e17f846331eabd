"""One typed line carried out in plain mode: understood, perhaps asked about, saved, and said."""

import re
from collections.abc import Mapping, Sequence

from boardtui.cli.plain.asking import Reply, YesOrNo
from boardtui.cli.plain.sentences import doubts, quorum_news, sentence, spoken
from boardtui.edits.base import Edit
from boardtui.edits.course import CloseMeeting
from boardtui.edits.timeline import Redo, Undo
from boardtui.errors import NotConfirmed, ReadOnly, RecordChanged, RecordLocked, Refusal
from boardtui.model.boards import Board
from boardtui.model.counting import counted
from boardtui.model.drafts import Draft
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.model.text import clean_line
from boardtui.rules.attendance import attendance
from boardtui.rules.closing import closing_findings
from boardtui.rules.finding import Finding
from boardtui.rules.quorum import Quorum, quorum
from boardtui.secretariat.capture.line import expand
from boardtui.secretariat.capture.scene import Kind, Scene, Understanding
from boardtui.secretariat.ports import Asked
from boardtui.secretariat.secretariat import Secretariat
from boardtui.secretariat.wording import said_of

_CLOSE_AT_ONCE = re.compile(r"/?(close|end)!\s*(.*)", re.IGNORECASE)


class Carrier:
    """Carries lines and edits out on one meeting, and says what became of them.

    ``asks`` is False where nobody can be asked: then the board's own rule holds, as in a script. ``held`` is
    why this copy only reads, ``unsaved`` the last line that was not saved, ``last`` the sequence of the last
    entry that was acknowledged here.
    """

    def __init__(
        self, secretariat: Secretariat, key: RecordKey, *, asks: bool, snippets: Mapping[str, str]
    ) -> None:
        self.secretariat, self.key = secretariat, key
        self._asks, self._snippets = asks, snippets
        self.held = ""
        self.unsaved = ""
        self._failed = False
        self.last = 0
        self.waiting: tuple[Asked, ...] = ()
        try:
            secretariat.open(key)
            draft, self.waiting = secretariat.draft(key)
            self.unsaved = draft.words
            self._failed = bool(self.unsaved)
        except (RecordLocked, ReadOnly, NotConfirmed) as refusal:
            self.held = str(refusal)

    @property
    def board(self) -> Board:
        """The board as it is."""
        return self.secretariat.board(self.key.board)

    @property
    def meeting(self) -> Meeting:
        """The meeting as it is on record."""
        return self.secretariat.meeting(self.key)

    def scene(self) -> Scene:
        """What a line typed now is understood against."""
        return self.secretariat.scene(self.key)

    # -- lines ---------------------------------------------------------------------------------------

    def line(self, line: str) -> Reply:
        """Carry a typed line out; where it is refused it is given back in the sentence."""
        if any("\ud800" <= letter <= "\udfff" for letter in line):
            return Reply([f"Not saved: that is not UTF-8 text. You typed: {clean_line(line)}"], refused=True)
        at_once = _CLOSE_AT_ONCE.fullmatch(line.strip())
        text = f"/{at_once[1]} {at_once[2]}".strip() if at_once else line
        text = expand(text, self._snippets)
        try:
            understood = self.secretariat.understand(self.key, text, bare_commands=True)
            if understood.kind is Kind.EXPORT and not understood.refusal:
                return self.export()
            asked = None if at_once or not self._asks else self._asked(understood)
            return asked or self._capture(text)
        except Refusal as refusal:
            return self.refused(refusal, line)

    def edit(self, edit: Edit, words: str, warnings: Sequence[str] = ()) -> Reply:
        """Carry an edit out that did not come from a line, but from an answer."""
        try:
            return self._edit(edit, words, warnings)
        except Refusal as refusal:
            return self.refused(refusal, words)

    def understood(self, understood: Understanding) -> Reply:
        """Carry out what was understood, asking what is to be asked."""
        if understood.refusal or understood.edit is None:
            return Reply([f"Not saved: {sentence(understood.refusal)}"], refused=True)
        asked = self._asked(understood) if self._asks else None
        return asked or self.edit(understood.edit, understood.preview, understood.warnings)

    def export(self) -> Reply:
        """Write the note; where things are open that is said first, and asked."""
        open_things = closing_findings(self.board, self.meeting)
        if not open_things or not self._asks:
            return self._export()
        question = "Write the note all the same? Answer y or n."
        asking = YesOrNo(question, self._export, lambda: Reply(["The note is not written."]))
        return Reply([_checklist(open_things)], asking)

    def refused(self, refusal: Refusal, line: str) -> Reply:
        """Why a line was not saved; the line is given back, and kept aside for the case of a crash."""
        given = clean_line(line)
        said = [f"Not saved: {sentence(str(refusal))} You typed: {given}"]
        self.unsaved, self._failed = given, refusal.exit_code == NotConfirmed.exit_code
        if isinstance(refusal, RecordChanged | NotConfirmed):
            said.append("Type ? again to read the record anew; your line is then given back.")
        return Reply([*said, *self.keep(given)], refused=True)

    # -- the line that is not saved ------------------------------------------------------------------

    def keep(self, line: str) -> list[str]:
        """Keep ``line`` beside the record, with what waits there; a sentence where that fails."""
        if self.held:
            return []
        try:
            self.secretariat.keep_draft(self.key, Draft(line), self.waiting)
        except Refusal as refusal:
            return [f"Your line could not be kept aside either: {sentence(str(refusal))}"]
        return []

    def finish(self) -> list[str]:
        """Let go of the meeting. A line that was given back is forgotten; one the disk refused is kept."""
        if self.unsaved and self._failed:
            return [f"This line is not saved and is kept aside: {self.unsaved}"]
        return self.keep("")

    def read_anew(self) -> list[str]:
        """Read the meeting again as the disk holds it, and give the line back that was not saved."""
        try:
            _, sequence = self.secretariat.open_anew(self.key)
        except Refusal as refusal:
            return [f"The record cannot be read: {sentence(str(refusal))}"]
        said = [f"The record is read again; its last entry is {sequence}. ? last tells what it is."]
        if self.unsaved:
            said.append(f"Your line was: {self.unsaved}")
        return said

    def save_what_waited(self) -> Reply:
        """Carry out what was not saved when the program last ended."""
        said: list[str] = []
        while self.waiting:
            try:
                done = self.secretariat.carry_out(self.key, self.waiting[0])
            except Refusal as refusal:
                said.append(f"Not saved: {sentence(str(refusal))} It is kept aside.")
                break
            self.waiting = self.waiting[1:]
            words = done if isinstance(done, str) else said_of(done, self.board, self.meeting)
            self.last = self.last if isinstance(done, str) else done.sequence
            said.append(f"{spoken(words)} Saved, entry {self.last}.")
        return Reply([*said, *self.keep(self.unsaved)], refused=bool(self.waiting))

    def let_go_of_what_waited(self) -> Reply:
        """Give up what was not saved when the program last ended."""
        self.waiting = ()
        return Reply(["It is given up.", *self.keep(self.unsaved)])

    # -- inside --------------------------------------------------------------------------------------

    def _asked(self, understood: Understanding) -> Reply | None:
        """The question that stands before an edit, if there is one."""
        edit, yes, no = understood.edit, understood.if_yes, understood.if_no
        if understood.question and yes is not None and no is not None:
            words = understood.preview
            return Reply(
                asking=YesOrNo(
                    f"{understood.question} Answer y or n.",
                    lambda: self.edit(yes, words),
                    lambda: self.edit(no, words),
                )
            )
        if not isinstance(edit, CloseMeeting) or edit.abandoned or understood.refusal:
            return None
        found = closing_findings(self.board, self.meeting)
        if not found:
            return None
        asking = YesOrNo(
            "Close all the same? Type close! or answer y; or answer n.",
            lambda: self.edit(edit, understood.preview, understood.warnings),
            lambda: Reply(["The meeting is not closed."]),
            also=("close!", "/close!"),
        )
        return Reply([_checklist(found)], asking)

    def _capture(self, line: str) -> Reply:
        freed = self._free()
        board, before = self.board, self.meeting
        captured = self.secretariat.capture(self.key, line, bare_commands=True)
        understood, receipt = captured.understood, captured.receipt
        if receipt is None:
            said = spoken(understood.preview) if understood.preview else "There is nothing in it to record."
            return Reply([*freed, said, *doubts(understood.warnings)], refused=understood.clock is None)
        words = understood.preview
        if isinstance(understood.edit, Undo | Redo):
            meeting = before if isinstance(understood.edit, Undo) else self.meeting
            done = "Undone" if isinstance(understood.edit, Undo) else "Done again"
            words = f"{done}: {said_of(receipt, board, meeting)}"
        said_now = self._saved(words, receipt.sequence, receipt.changed, before)
        return Reply([*freed, *said_now, *doubts(understood.warnings)])

    def _edit(self, edit: Edit, words: str, warnings: Sequence[str]) -> Reply:
        freed = self._free()
        before = self.meeting
        receipt = self.secretariat.do(self.key, edit)
        return Reply(
            [*freed, *self._saved(words, receipt.sequence, receipt.changed, before), *doubts(warnings)]
        )

    def _saved(self, words: str, sequence: int, changed: bool, before: Meeting) -> list[str]:
        """What is said of an entry that is on the disk; and that the quorum is gained or lost by it."""
        self.last = sequence
        if self.unsaved:
            self.unsaved, self._failed = "", False
            self.keep("")
        if not changed:
            return [f"{spoken(words)} That is on record already; nothing is changed."]
        after = self.meeting
        if after.state is MeetingState.CLOSED and before.state is not MeetingState.CLOSED:
            self.secretariat.fold()
        counts = self._count(before), self._count(after)
        news = quorum_news(*counts, self.board, after) if _sits(after) else []
        return [" ".join([spoken(words), f"Saved, entry {sequence}.", *news])]

    def _count(self, meeting: Meeting) -> Quorum:
        return quorum(self.board, meeting.day, attendance(self.board, meeting))

    def _free(self) -> list[str]:
        """Try again to hold the board where another copy held it; a sentence where that worked."""
        if not self.held:
            return []
        self.secretariat.open(self.key)
        self.held = ""
        return ["The board is free now, and this copy records from here on."]

    def _export(self) -> Reply:
        try:
            note = self.secretariat.export_note(self.board, self.meeting)
        except Refusal as refusal:
            return Reply([f"The note is not written: {sentence(str(refusal))}"], refused=True)
        return Reply([f"The note is written to {note.path}", *note.notes])


def _sits(meeting: Meeting) -> bool:
    return meeting.state in (MeetingState.SCHEDULED, MeetingState.OPEN)


def _checklist(found: Sequence[Finding]) -> str:
    said = " ".join(one.sentence for one in found)
    return f"{counted(len(found), 'thing is', 'things are')} open: {said}"
