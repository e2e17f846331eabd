"""Edits of the forward plan: promised, put on an agenda, answered, dropped with a reason."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from boardtui.edits.base import BoardEdit, Stamp, verb
from boardtui.errors import EditRefused
from boardtui.model.boards import Board
from boardtui.model.forward_plan import Promise, PromiseState


@verb("promise")
@dataclass(frozen=True, slots=True)
class PromiseItem(BoardEdit):
    """Promise an item for a later meeting.

    ``since`` is the day of the promise and ``due`` the day it is for, None for the next meeting;
    ``meeting``, ``item`` and ``ref`` say where it was made. ``promise`` is its id, made up where it is
    empty; a promise of that id that was dropped stands again.
    """

    title: str
    since: date
    due: date | None = None
    meeting: str | None = None
    item: str | None = None
    ref: str = ""
    promise: str = ""

    def apply(self, board: Board, stamp: Stamp) -> Board:
        if not self.title.strip():
            raise EditRefused("A promise needs a title.")
        if self.due is not None and self.due <= self.since:
            raise EditRefused("A promise is for a day after the one it was made on.")
        made = Promise(
            self.promise or stamp.new_id("p"),
            self.title.strip(),
            self.since,
            self.due,
            self.meeting,
            self.item,
            self.ref,
        )
        old = next((one for one in board.plan if one.id == made.id), None)
        if old is None:
            return replace(board, plan=(*board.plan, made))
        if old.state is not PromiseState.DROPPED:
            raise EditRefused("That is promised already.")
        return _with_promise(board, made.id, lambda _: made)


@verb("place-promise")
@dataclass(frozen=True, slots=True)
class PlacePromise(BoardEdit):
    """Say on which meeting's agenda, under which item, a promise now stands."""

    promise: str
    meeting: str
    item: str

    def apply(self, board: Board, stamp: Stamp) -> Board:
        def placed(one: Promise) -> Promise:
            return replace(
                one, state=PromiseState.ON_AGENDA, on_meeting=self.meeting, on_item=self.item, words=""
            )

        return _with_promise(board, self.promise, placed)


@verb("move-promise")
@dataclass(frozen=True, slots=True)
class MovePromise(BoardEdit):
    """Put a promise to another day, None for the next meeting after ``since``. It is on no agenda then."""

    promise: str
    since: date
    due: date | None = None

    def apply(self, board: Board, stamp: Stamp) -> Board:
        if self.due is not None and self.due <= self.since:
            raise EditRefused("A promise is put to a day after the one on which it is moved.")

        def moved(one: Promise) -> Promise:
            return replace(
                one,
                state=PromiseState.PROMISED,
                since=self.since,
                due=self.due,
                on_meeting=None,
                on_item=None,
                words="",
            )

        return _with_promise(board, self.promise, moved)


@verb("answer-promise")
@dataclass(frozen=True, slots=True)
class AnswerPromise(BoardEdit):
    """Say that a promise was kept; ``words`` say how, where it is not by the item it stands under."""

    promise: str
    words: str = ""

    def apply(self, board: Board, stamp: Stamp) -> Board:
        return _with_promise(
            board,
            self.promise,
            lambda one: replace(one, state=PromiseState.ANSWERED, words=self.words.strip()),
        )


@verb("drop-promise")
@dataclass(frozen=True, slots=True)
class DropPromise(BoardEdit):
    """Give a promise up, with the reason."""

    promise: str
    reason: str

    def apply(self, board: Board, stamp: Stamp) -> Board:
        if not self.reason.strip():
            raise EditRefused("Dropping a promise needs a reason.")
        return _with_promise(
            board,
            self.promise,
            lambda one: replace(one, state=PromiseState.DROPPED, words=self.reason.strip()),
        )


def _with_promise(board: Board, promise: str, change: Callable[[Promise], Promise]) -> Board:
    if all(one.id != promise for one in board.plan):
        raise EditRefused("There is no such promise in the forward plan.")
    return replace(board, plan=tuple(change(one) if one.id == promise else one for one in board.plan))
