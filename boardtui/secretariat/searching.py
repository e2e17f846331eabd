"""Search: one question over people, agenda items, minutes, decisions and actions of all boards and years.

The meeting in hand is read whole; the words of the others are in the index. Case, accents and apostrophes
never matter, and every word must occur. Best first: what lies in the meeting in hand; then people, what
bears the very reference, decisions, actions, agenda items, minutes and meetings, the newest first.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from boardtui.model.boards import Board
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.rules.entries import Entry, EntryKind, entries
from boardtui.rules.folding import fold
from boardtui.rules.identity import directory
from boardtui.rules.references import is_reference
from boardtui.secretariat.finding_records import meeting_in_hand
from boardtui.secretariat.ports import Words

if TYPE_CHECKING:
    from boardtui.secretariat.secretariat import Secretariat

MOST_HITS = 200
HitKind = EntryKind
_REFERRED = (HitKind.DECISION, HitKind.ACTION)
_BEST_FIRST = (
    HitKind.PERSON,
    HitKind.DECISION,
    HitKind.ACTION,
    HitKind.ITEM,
    HitKind.MINUTE,
    HitKind.MEETING,
)


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: in which meeting, of which day, and its words.

    A person found on a board is found in its meeting in hand; in none (None) where it has no meetings.
    ``label`` names it (a code, a reference, an item's number); ``target`` is the id of the person, the
    item or the entry in that meeting's record.
    """

    kind: EntryKind
    board: str
    key: RecordKey | None
    day: date | None
    label: str
    text: str
    target: str = ""


def search(
    secretariat: "Secretariat", wanted: str, at: RecordKey | None = None, kind: EntryKind | None = None
) -> tuple[Hit, ...]:
    """What ``wanted`` finds, the meeting ``at`` before all else; at most MOST_HITS.

    ``kind`` looks for that kind only, of which no words at all find every one; else they find nothing.
    """
    words = fold(wanted).split()
    if not words and kind is None:
        return ()
    kinds = _BEST_FIRST if kind is None else (kind,)
    return tuple(islice(_Search(secretariat, words, at).hits(kinds), MOST_HITS))


def in_meeting(board: Board, meeting: Meeting) -> Iterator[Hit]:
    """All there is to find in one meeting."""
    key, day = RecordKey(board.id, meeting.id), meeting.day
    for known in directory(board, meeting):
        text = f"{known.name}, {known.body}".rstrip(", ")
        yield Hit(HitKind.PERSON, board.id, key, day, known.code, text, known.id)
    for one in entries(meeting):
        if one.kind not in (HitKind.PERSON, HitKind.MEETING):
            yield Hit(one.kind, board.id, key, day, one.label, one.text, one.target)


class _Search:
    """One question, asked of every board."""

    def __init__(self, secretariat: "Secretariat", words: list[str], at: RecordKey | None) -> None:
        self._secretariat, self._words, self._at = secretariat, words, at
        boards = secretariat.boards()
        self._here = next((board for board in boards if at is not None and board.id == at.board), None)
        self._boards = sorted(boards, key=lambda one: one is not self._here)
        self._days: dict[str, dict[str, date]] = {}
        self._said: dict[str, Words] = {}

    def hits(self, kinds: tuple[EntryKind, ...]) -> Iterator[Hit]:
        """What is found, best first."""
        if self._at is not None and self._here is not None:
            here = in_meeting(self._here, self._secretariat.meeting(self._at))
            yield from (hit for hit in here if hit.kind in kinds and self._holds(hit))
        exact = set()
        if HitKind.PERSON in kinds:
            yield from self._each(self._people)
        for hit in self._referred(kinds):
            exact.add((hit.key, hit.target))
            yield hit
        for kind in kinds:
            for hit in self._entries(kind):
                if (hit.key, hit.target) not in exact or hit.kind not in _REFERRED:
                    yield hit

    def _holds(self, hit: Hit) -> bool:
        folded = fold(f"{hit.label} {hit.text}")
        return all(word in folded for word in self._words)

    def _each(self, ask: Callable[[Board], Iterator[Hit]]) -> Iterator[Hit]:
        for board in self._boards:
            yield from ask(board)

    def _people(self, board: Board) -> Iterator[Hit]:
        """The people of a board; not of the one whose meeting is in hand, which has them already."""
        if board is self._here:
            return
        today = self._secretariat.now().date()
        near: tuple[RecordKey, date] | None = None
        for person in board.people:
            text = f"{person.name_on(today).printed}, {person.authority_on(today)}".rstrip(", ")
            hit = Hit(HitKind.PERSON, board.id, None, None, person.code, text, person.id)
            if self._holds(hit):
                near = near or self._near(board, today)
                key, day = near or (None, None)
                yield Hit(HitKind.PERSON, board.id, key, day, person.code, text, person.id)

    def _near(self, board: Board, today: date) -> tuple[RecordKey, date] | None:
        held = self._secretariat.digests(board)
        if not held:
            return None
        found = meeting_in_hand(held, today)
        return RecordKey(board.id, found.id), found.day

    def _referred(self, kinds: tuple[EntryKind, ...]) -> Iterator[Hit]:
        """What bears the very reference that was typed, or its number."""
        if len(self._words) != 1 or not (self._words[0].isdecimal() or "/" in self._words[0]):
            return
        word = self._words[0]
        ends = {f"/{word}\t", f"/{word:0>2}\t"} if word.isdecimal() else {f"{word}\t"}
        for kind in _REFERRED:
            for board in self._boards if kind in kinds else ():
                for end in sorted(ends):
                    for name, one in self._find(board, kind, [end]):
                        if is_reference(word, one.label) and RecordKey(board.id, name) != self._at:
                            yield self._hit(board, name, one)

    def _entries(self, kind: EntryKind) -> Iterator[Hit]:
        for board in self._boards:
            words = self._words
            if kind is HitKind.MEETING:  # it goes by its board's name too
                called = fold(board.name)
                words = [word for word in words if word not in called]
            for name, one in self._find(board, kind, words):
                if kind is HitKind.MEETING or RecordKey(board.id, name) != self._at:
                    yield self._hit(board, name, one)

    def _find(self, board: Board, kind: EntryKind, words: list[str]) -> Iterator[tuple[str, Entry]]:
        if board.id not in self._said:
            self._said[board.id] = self._secretariat.words(board)
        return self._said[board.id].find(kind, words)

    def _hit(self, board: Board, name: str, one: Entry) -> Hit:
        if board.id not in self._days:
            self._days[board.id] = {held.id: held.day for held in self._secretariat.digests(board)}
        text = f"{board.name}, {one.text}".rstrip(", ") if one.kind is HitKind.MEETING else one.text
        day = self._days[board.id].get(name)
        return Hit(one.kind, board.id, RecordKey(board.id, name), day, one.label, text, one.target)
