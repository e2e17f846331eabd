"""The desk: what the app may ask of the secretariat, by one lane; news comes back by the same."""

from typing import TYPE_CHECKING

from boardtui.app.lane import Lane
from boardtui.app.messages import Found, Told, Wish
from boardtui.app.readings import exported, listed, looked

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from textual.message import Message

    from boardtui.app.waiting import Find
    from boardtui.edits.base import Edit
    from boardtui.model.drafts import Draft
    from boardtui.model.keys import RecordKey
    from boardtui.model.meetings import Meeting
    from boardtui.secretariat.searching import HitKind
    from boardtui.secretariat.secretariat import Secretariat


class Desk(Lane):
    """Takes requests from the app's own thread and answers with news, in the order they were asked."""

    def now(self) -> "datetime":
        """The present moment, aware; only once the workspace is open, as it is after any news."""
        assert self._waiting is not None
        return self._waiting.secretariat.now()

    def said_clock(self, key: "RecordKey") -> "datetime | None":
        """The time that ``/time`` said it is at that meeting, run on since; None where it said nothing."""
        return None if self._waiting is None else self._waiting.secretariat.said_clock(key)

    @property
    def unsaved(self) -> tuple[Wish, ...]:
        """What was asked for and is not on the disk."""
        return () if self._waiting is None else self._waiting.wishes

    def list_meetings(self) -> None:
        """Ask for the boards and their meetings: answered by Listed."""
        self._ask(lambda waiting: self._post(listed(waiting.secretariat)))

    def open(self, key: "RecordKey") -> None:
        """Ask for a meeting, to change it; where that cannot be, to read it: answered by Opened."""
        self._ask(lambda waiting: waiting.open(key))

    def do(self, key: "RecordKey", edit: "Edit", person: str | None = None, typed: str = "") -> None:
        """Ask for an edit: answered by Changed once it is on the disk, by Refused, or by Unsaved.

        ``typed`` is the line it came from, which is given back where it is refused.
        """
        self._ask(lambda waiting: waiting.ask(Wish(key, edit, person, typed)))

    def do_found(self, key: "RecordKey", find: "Find", person: str | None = None) -> None:
        """Ask for the edit that ``find`` finds, behind all that was asked before: answered as by ``do``.

        It is handed the meeting as it is then, and those whose marks wait for a disk that refuses them. A key
        pressed close behind a mark would else go by a roll on which that mark is not yet to be seen.
        """
        self._ask(lambda waiting: waiting.ask_found(key, find, person))

    def do_as_found(self, key: "RecordKey", make: "Callable[[Meeting, int], Edit]") -> None:
        """Ask for the edit that ``make`` finds to be made in a meeting that is not open here.

        It is handed the record as it is on the disk and the sequence of its last entry, in the lane; what it
        refuses is answered by Refused.
        """
        self._ask(lambda waiting: waiting.ask(Wish(key, make(*waiting.secretariat.read(key)))))

    def read(self, reading: "Callable[[Secretariat], Message]") -> None:
        """Ask for what ``reading`` finds in the records: answered by the news it makes of it."""
        self._ask(lambda waiting: self._post(reading(waiting.secretariat)))

    def capture(self, key: "RecordKey", line: str) -> None:
        """Ask for what a typed line means. It is understood in the lane, so that no two lines typed
        quickly are given the same reference."""
        self._ask(lambda waiting: waiting.ask(Wish(key, line)))

    def stand_in(self, key: "RecordKey", substitute: str, member: str) -> None:
        """Ask for a substitute, known or new, to stand in for a member."""
        self._ask(lambda waiting: waiting.ask(Wish(key, (substitute, member), member)))

    def try_again(self, key: "RecordKey") -> None:
        """Read the meeting again, and then ask again for all that waits: answered by Looked and the rest."""
        self._ask(lambda waiting: waiting.try_again(key))

    def let_go(self) -> None:
        """Give up what waits: answered by Unsaved."""
        self._ask(lambda waiting: waiting.let_go())

    def keep_typed(self, key: "RecordKey", typed: "Draft") -> None:
        """Keep what is being typed, for the case that this ends badly."""
        self._ask(lambda waiting: waiting.keep_typed(key, typed))

    def kept_draft(self, key: "RecordKey") -> "Draft | None":
        """What is being typed there as it was last kept on the disk; to be asked when the lane is idle."""
        return None if self._waiting is None else self._waiting.kept.get(key)

    def look(self, key: "RecordKey", seen: str, *, reading: bool, held: bool) -> None:
        """Look whether the meeting's files are still what they were: answered by Looked."""
        self._ask(
            lambda waiting: self._post(looked(waiting.secretariat, key, seen, reading=reading, held=held))
        )

    def export_note(self, key: "RecordKey") -> None:
        """Ask for the note as a Word document: answered by Exported."""
        self._ask(lambda waiting: self._post(exported(waiting.secretariat, key)))

    def search(self, at: "RecordKey | None", wanted: str, kind: "HitKind | None") -> None:
        """Ask where ``wanted`` occurs, in the meeting ``at`` first: answered by Found."""
        self._ask(
            lambda waiting: self._post(Found(wanted, kind, waiting.secretariat.search(wanted, at, kind)))
        )

    def tell_history(self, key: "RecordKey") -> None:
        """Ask for everything that was entered in a meeting: answered by Told."""
        self._ask(lambda waiting: self._post(Told(key, waiting.secretariat.history(key))))

    def fold(self) -> None:
        """Ask for the saved files to be brought up to the journals."""
        self._ask(lambda waiting: waiting.secretariat.fold())
