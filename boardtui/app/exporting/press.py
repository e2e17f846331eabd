"""The press: documents made beside the lane, so that a key never waits for one."""

from asyncio import wrap_future
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from textual.message import Message

from boardtui.app.messages import Kept, NotMade, Previewed, Working
from boardtui.errors import Refusal
from boardtui.secretariat.chosen_documents import Choice, meant_by
from boardtui.secretariat.packing import PackStopped
from boardtui.secretariat.previewing import preview

if TYPE_CHECKING:
    from boardtui.app.desk import Desk
    from boardtui.documents.outline import Outline
    from boardtui.secretariat.issuing import Made, Maker
    from boardtui.secretariat.secretariat import Secretariat

Post = Callable[[Message], object]


class Press:
    """Makes one document at a time, and texts to look at. Its news goes where the lane's goes.

    What a document is made of is read in the lane, and it is kept there; what lies between may take seconds
    and asks nothing of the records.
    """

    def __init__(self, desk: "Desk", post: Post) -> None:
        self._desk, self._post = desk, post
        self._making = ThreadPoolExecutor(1, thread_name_prefix="press")
        self._looking = ThreadPoolExecutor(1, thread_name_prefix="preview")
        self._last: list[Future[None]] = []
        self._stop, self.busy = Event(), False

    def order(self, choice: Choice) -> None:
        """Have the document made that ``choice`` means, and kept: answered by Kept, or by NotMade."""
        self.busy = True
        self._stop.clear()
        self._post(Working(0, 1, "Reading the records"))
        self._desk.read(partial(self._prepare, choice=choice))

    def stop(self) -> None:
        """Stop at the next step; nothing is written then."""
        self._stop.set()

    def show(self, outline: "Outline", width: int, number: int) -> None:
        """Have the text made of a document: answered by Previewed, with that number."""
        self._submit(self._looking, lambda: self._post(Previewed(number, preview(outline, width))))

    async def idle(self) -> None:
        """Wait until all that was asked for so far is made and its news posted."""
        while waiting := [one for one in self._last if not one.done()]:
            await wrap_future(waiting[0])

    def close(self) -> None:
        """Stop what is being made, and let go."""
        self.stop()
        for one in (self._making, self._looking):
            one.shutdown(cancel_futures=True)

    # -- in the lane -------------------------------------------------------------------------------------

    def _prepare(self, secretariat: "Secretariat", choice: Choice) -> Message:
        try:
            meant = meant_by(secretariat, choice)
            maker = secretariat.exports.prepare(meant.wanted, meant.form, meant.template)
        except Refusal as refusal:
            self.busy = False
            return NotMade(str(refusal))
        self._submit(self._making, partial(self._make, maker))
        return Working(0, 1, "")  # the maker may have told of a step by now

    def _keep(self, secretariat: "Secretariat", made: "Made") -> Message:
        self.busy = False
        try:
            return Kept(secretariat.exports.keep(made))
        except Refusal as refusal:
            return NotMade(str(refusal))

    # -- beside it ---------------------------------------------------------------------------------------

    def _make(self, maker: "Maker") -> None:
        try:
            made = maker(self._tell)
        except PackStopped:
            self._end(NotMade("Stopped: nothing was written.", stopped=True))
        except Refusal as refusal:
            self._end(NotMade(str(refusal)))
        except Exception as error:  # noqa: BLE001  a document that fails must not end a meeting
            said = f"BoardTUI made a mistake ({type(error).__name__}) and wrote nothing; please report it."
            self._end(NotMade(said))
        else:
            self._desk.read(partial(self._keep, made=made))

    def _tell(self, done: int, of: int, words: str) -> None:
        if self._stop.is_set():
            raise PackStopped("Stopped.")
        self._post(Working(done, of, words))

    def _end(self, news: NotMade) -> None:
        self.busy = False
        self._post(news)

    def _submit(self, where: ThreadPoolExecutor, work: Callable[[], object]) -> None:
        def run() -> None:
            work()

        for one in [one for one in self._last if one.done()]:
            self._last.remove(one)
        self._last.append(where.submit(run))
