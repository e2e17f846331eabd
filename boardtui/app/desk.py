"""The desk: the one lane by which the app asks the secretariat, and by which news comes back."""

from asyncio import wrap_future
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from functools import partial

from textual.message import Message

from boardtui.app.messages import Broke, Refused, Wish
from boardtui.app.readings import exported, listed, looked
from boardtui.app.waiting import Waiting
from boardtui.edits.base import Edit
from boardtui.errors import Refusal
from boardtui.model.keys import RecordKey
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
        self._waiting = Waiting(secretariat, post)
        self.broken: Exception | None = None  # what went wrong in the lane that nobody foresaw

    def now(self) -> datetime:
        """The present moment, aware."""
        return self._secretariat.now()

    @property
    def unsaved(self) -> tuple[Wish, ...]:
        """What was asked for and is not on the disk."""
        return self._waiting.wishes

    def list_meetings(self) -> None:
        """Ask for the boards and their meetings: answered by Listed."""
        self._ask(lambda: self._post(listed(self._secretariat)))

    def open(self, key: RecordKey) -> None:
        """Ask for a meeting, to change it; where that cannot be, to read it: answered by Opened."""
        self._ask(partial(self._waiting.open, key))

    def do(self, key: RecordKey, edit: Edit, person: str | None = None) -> None:
        """Ask for an edit: answered by Changed once it is on the disk, by Refused, or by Unsaved."""
        self._ask(partial(self._waiting.ask, Wish(key, edit, person)))

    def capture(self, key: RecordKey, line: str) -> None:
        """Ask for what a typed line means. It is understood in the lane, so that no two lines typed
        quickly are given the same reference."""
        self._ask(partial(self._waiting.ask, Wish(key, line)))

    def stand_in(self, key: RecordKey, substitute: str, member: str) -> None:
        """Ask for a substitute, known or new, to stand in for a member."""
        self._ask(partial(self._waiting.ask, Wish(key, (substitute, member), member)))

    def try_again(self, key: RecordKey) -> None:
        """Read the meeting again, and then ask again for all that waits: answered by Looked and the rest."""
        self._ask(partial(self._waiting.try_again, key))

    def let_go(self) -> None:
        """Give up what waits: answered by Unsaved."""
        self._ask(self._waiting.let_go)

    def keep_line(self, key: RecordKey, line: str) -> None:
        """Keep what is being typed, for the case that this ends badly."""
        self._ask(partial(self._waiting.keep_line, key, line))

    def look(self, key: RecordKey, seen: str, *, reading: bool, held: bool) -> None:
        """Look whether the meeting's files are still what they were: answered by Looked."""
        self._ask(lambda: self._post(looked(self._secretariat, key, seen, reading=reading, held=held)))

    def export_note(self, key: RecordKey) -> None:
        """Ask for the note as a Word document: answered by Exported."""
        self._ask(lambda: self._post(exported(self._secretariat, key)))

    def fold(self) -> None:
        """Ask for the saved files to be brought up to the journals."""
        self._ask(self._secretariat.fold)

    async def idle(self) -> None:
        """Wait until everything asked for so far has been carried out and its news posted."""
        if self._last is not None:
            await wrap_future(self._last)

    def close(self) -> None:
        """Carry out what was asked for, then save and let go; raises Refusal where it cannot."""
        try:
            self._lane.submit(self._close).result()
        finally:
            self._lane.shutdown()

    def _close(self) -> None:
        if self.broken is None:
            self._secretariat.close()
        else:
            self._secretariat.drop()  # what is in memory may not be what the journal says

    def _ask(self, work: Callable[[], object]) -> None:
        self._last = self._lane.submit(self._carry_out, work)

    def _carry_out(self, work: Callable[[], object]) -> None:
        if self.broken is not None:
            return
        try:
            work()
        except Refusal as refusal:
            self._post(Refused(str(refusal)))
        except Exception as error:  # noqa: BLE001  left in the Future, nobody would ever hear of it
            self.broken = error
            self._post(Broke(error))
            self._waiting.break_off()
