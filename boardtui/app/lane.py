"""The lane: a thread on which requests are carried out one at a time, and where the workspace is opened."""

import time
from asyncio import wrap_future
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from textual.message import Message

from boardtui.app.messages import Broke, Refused, ShutOut
from boardtui.errors import Refusal

if TYPE_CHECKING:  # loaded with the workspace, after the first picture
    from boardtui.app.waiting import Waiting
    from boardtui.secretariat.secretariat import Secretariat

Post = Callable[[Message], object]

_PICTURE_FIRST = 0.02
"""Seconds. To open the workspace takes the processor from the thread that writes the first picture."""


class Lane:
    """Carries out requests in order; their news is posted.

    One lane, because two writers lose edits; a thread, because a disk can be slow and a key must not be.
    The first request opens the workspace: by then the app is painted.
    """

    def __init__(self, opening: "Callable[[], Secretariat]", post: Post) -> None:
        self._opening, self._post = opening, post
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="desk")
        self._last: Future[None] | None = None
        self._waiting: Waiting | None = None
        self.broken: Exception | None = None  # what went wrong here that nobody foresaw
        self.shut_out: Exception | None = None  # why the workspace could not be opened

    @property
    def is_open(self) -> bool:
        """True once the workspace is open."""
        return self._waiting is not None

    @property
    def is_idle(self) -> bool:
        """True once everything asked for so far has been carried out, or refused."""
        return self._last is None or self._last.done()

    async def idle(self) -> None:
        """Wait until everything asked for so far has been carried out and its news posted."""
        if self._last is not None:
            await wrap_future(self._last)

    def close(self) -> None:
        """Carry out what was asked for, then save and let go; raises Refusal where it cannot."""
        try:
            self._thread.submit(self._close).result()
        finally:
            self._thread.shutdown()

    def _close(self) -> None:
        if self._waiting is None:
            return
        if self.broken is None:
            self._waiting.secretariat.close()
        else:
            self._waiting.secretariat.drop()  # what is in memory may not be what the journal says

    def _ask(self, work: "Callable[[Waiting], object]") -> None:
        self._last = self._thread.submit(self._carry_out, work)

    def _carry_out(self, work: "Callable[[Waiting], object]") -> None:
        if self.broken is not None:
            return
        waiting = self._waiting or self._open()
        if waiting is None:
            return
        try:
            work(waiting)
        except Refusal as refusal:
            self._post(Refused(str(refusal)))
        except Exception as error:  # noqa: BLE001  left in the Future, nobody would ever hear of it
            self.broken = error
            self._post(Broke(error))
            waiting.break_off()

    def _open(self) -> "Waiting | None":
        if self.shut_out is not None:
            return None
        time.sleep(_PICTURE_FIRST)
        try:
            secretariat = self._opening()
            from boardtui.app.waiting import Waiting

            self._waiting = Waiting(secretariat, self._post)
        except Exception as error:  # noqa: BLE001  raised again where the app was started
            self.shut_out = error
            self._post(ShutOut())
        return self._waiting
