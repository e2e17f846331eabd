"""What a place does that changes records which are not open in it, and how it takes that back."""

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from boardtui.app.desk import Desk
from boardtui.app.messages import Changed, Refused, Unsaved
from boardtui.app.place import Place
from boardtui.edits.base import Edit
from boardtui.edits.timeline import Redo, Undo
from boardtui.errors import EditRefused

if TYPE_CHECKING:
    from boardtui.model.keys import RecordKey
    from boardtui.model.meetings import Meeting


class ChangingPart(Place):
    """Asks for edits of any meeting's record, and remembers them so that they can be undone in their order.

    An edit is undone from here only while nothing else has come after it in its record: what was entered
    there from another place is not to be undone from a list that does not show it.
    """

    _desk: Desk
    readonly = False

    def __init__(self) -> None:
        super().__init__()
        self._asked: deque[Edit] = deque()
        self._done: list[RecordKey] = []
        self._undone: list[RecordKey] = []
        self._last: dict[RecordKey, int] = {}

    def show_changed(self) -> None:
        """Ask for what is shown, which has changed."""
        raise NotImplementedError

    def may_change(self) -> bool:
        """True; or False, and said, where the workspace is open for reading only."""
        if self.readonly:
            self.notice.refuse("Open for reading only: nothing can be changed here.")
        return not self.readonly

    def change(self, key: "RecordKey", edit: Edit) -> None:
        """Ask for an edit of the meeting ``key``."""
        if self.may_change():
            self._asked.append(edit)
            self._desk.do(key, edit)

    def do_in_time(self, edit: Edit) -> None:
        """Undo or redo what was last done from here."""
        stack = self._done if isinstance(edit, Undo) else self._undone
        if not stack:
            self.notice.say(f"Nothing was {'done' if isinstance(edit, Undo) else 'undone'} from here.")
        elif self._desk.unsaved:
            self.notice.refuse("Nothing is undone while something is not saved.")
        elif self.may_change():
            key = stack[-1]
            self._asked.append(edit)
            self._desk.do_as_found(key, partial(_if_last, edit, self._last[key]))

    @on(Changed)
    def _changed(self, news: Changed) -> None:
        asked = self._asked.popleft() if self._asked else None
        if asked is not None:
            self._remember(asked, news.key, news.sequence)
        self.notice.dismiss()
        self.notice.say(self.acknowledged(news.said, undone=isinstance(asked, Undo)))
        self.show_changed()

    def _remember(self, asked: Edit, key: "RecordKey", sequence: int) -> None:
        self._last[key] = sequence
        if isinstance(asked, Undo):
            self._undone.append(self._done.pop())
        else:
            self._done.append(key)
            if isinstance(asked, Redo):
                self._undone.pop()
            else:
                self._undone.clear()

    @on(Refused)
    def _was_refused(self) -> None:
        if self._asked:
            self._asked.popleft()

    @on(Unsaved)
    def _could_not_save(self, news: Unsaved) -> None:
        if news.waiting:
            self.notice.refuse(news.sentence)


def _if_last(edit: Edit, sequence: int, meeting: "Meeting", last: int) -> Edit:
    if last != sequence:
        raise EditRefused(
            f"Something else was entered in the meeting of {meeting.day} since: open it, and undo it there."
        )
    return edit
