"""The desk: the one lane by which the app asks the secretariat, and by which news comes back."""

from asyncio import wrap_future
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime

from textual.message import Message

from boardtui.app.messages import Changed, ClockSaid, Exported, Listed, Opened, Opening, Refused
from boardtui.app.wording import said_of
from boardtui.edits.base import Edit, Receipt
from boardtui.errors import NotConfirmed, RecordChanged, RecordLocked, Refusal
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.secretariat.secretariat import Secretariat

Post = Callable[[Message], object]


class Desk:
    """Requests are carried out one at a time, in order, on a thread of their own; news is posted.

    One lane, because two writers lose edits; a thread, because a disk can be slow and a key must not be.
    """

    def __init__(self, secretariat: Secretariat, post: Post) -> None:
        self._secretariat, self._post = secretariat, post
        self._lane = ThreadPoolExecutor(1, thread_name_prefix="desk")
        self._last: Future[None] | None = None

    def now(self) -> datetime:
        """The present moment, aware."""
        return self._secretariat.now()

    def list_meetings(self) -> None:
        """Ask for the boards and their meetings: answered by Listed."""

        def work() -> Message:
            boards = self._secretariat.boards()
            return Listed(tuple((board, self._secretariat.meetings(board)) for board in boards))

        self._ask(work)

    def open(self, key: RecordKey) -> None:
        """Ask for a meeting, to change it; where another copy holds it, to read it: answered by Opened."""

        def work() -> Message:
            why = ""
            try:
                meeting, sequence = self._secretariat.open(key)
            except RecordLocked as locked:
                why, meeting, sequence = str(locked), self._secretariat.meeting(key), 0
            board = self._secretariat.board(key.board)
            number = self._secretariat.numbers_elsewhere(key)
            return Opened(Opening(key, board, meeting, sequence, number, why))

        self._ask(work)

    def do(self, key: RecordKey, edit: Edit, person: str | None = None) -> None:
        """Ask for an edit: answered by Changed once it is on the disk, or by Refused."""
        self._ask(lambda: self._changed(key, self._secretariat.do(key, edit)), person=person)

    def capture(self, key: RecordKey, line: str) -> None:
        """Ask for what a typed line means. It is understood here, in the lane, so that no two lines
        typed quickly are given the same reference."""

        def work() -> Message:
            captured = self._secretariat.capture(key, line)
            if captured.receipt is not None:
                return self._changed(key, captured.receipt)
            return ClockSaid(captured.understood.preview)

        self._ask(work, line=line)

    def stand_in(self, key: RecordKey, substitute: str, member: str) -> None:
        """Ask for a substitute, known or new, to stand in for a member."""

        def work() -> Message:
            receipt = self._secretariat.stand_in(key, substitute, member).receipt
            assert receipt is not None
            return self._changed(key, receipt)

        self._ask(work, person=member)

    def export_note(self, key: RecordKey) -> None:
        """Ask for the note as a Word document: answered by Exported."""

        def work() -> Message:
            board, meeting = self._secretariat.board(key.board), self._secretariat.meeting(key)
            return Exported(self._secretariat.export_note(board, meeting))

        self._ask(work)

    def fold(self) -> None:
        """Ask for the saved files to be brought up to the journals."""

        def work() -> None:
            self._secretariat.fold()

        self._ask(work)

    async def idle(self) -> None:
        """Wait until everything asked for so far has been carried out and its news posted."""
        if self._last is not None:
            await wrap_future(self._last)

    def close(self) -> None:
        """Carry out what was asked for, then save and let go of everything."""
        self._lane.submit(self._secretariat.close).result()
        self._lane.shutdown()

    def _changed(self, key: RecordKey, receipt: Receipt) -> Message:
        assert isinstance(receipt.record, Meeting)
        board = self._secretariat.board(key.board)
        said = said_of(receipt, board, receipt.record)
        return Changed(key, receipt.record, receipt.sequence, receipt.edit, said)

    def _ask(self, work: Callable[[], Message | None], *, line: str = "", person: str | None = None) -> None:
        def carried_out() -> None:
            try:
                news = work()
            except Refusal as refusal:
                unsaved = isinstance(refusal, NotConfirmed | RecordChanged)
                news = Refused(str(refusal), line, person, unsaved=unsaved)
            if news is not None:
                self._post(news)

        self._last = self._lane.submit(carried_out)
