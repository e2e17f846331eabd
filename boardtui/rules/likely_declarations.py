"""Who may have an interest to declare, going by what was declared before (R30). A reminder only."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from boardtui.model.agendas import AgendaItem
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.model.presence import Declaration
from boardtui.rules.folding import fold
from boardtui.rules.membership import members_on, substitutes_on

_STILL_FRESH = timedelta(days=366)
"""An interest in something that is not on the agenda is worth a reminder for so long."""
_SAYS_LITTLE = frozenset({"update", "report", "review", "note", "notes", "item"})
_WORD = re.compile(r"[^\W_]{4,}")


@dataclass(frozen=True, slots=True)
class LikelyDeclaration:
    """A declaration made at an earlier meeting, by somebody who may sit at this one.

    ``title`` is that of the item it was made under, empty where it was made under none; ``item`` the id of
    the item here that sounds like it, or None.
    """

    declaration: Declaration
    made_at: Meeting
    title: str
    item: str | None


def likely_declarations(
    board: Board, meeting: Meeting, earlier: Iterable[Meeting]
) -> tuple[LikelyDeclaration, ...]:
    """What members and substitutes of the day declared in ``earlier`` meetings, the latest first.

    Each interest of each person once: those in an item that is on this agenda again, however old, and the
    others of the last year.
    """
    people = {
        seat.person.id for seat in (*members_on(board, meeting.day), *substitutes_on(board, meeting.day))
    }
    found: dict[tuple[str, str, str], LikelyDeclaration] = {}
    before = (one for one in earlier if one.day < meeting.day and one.id != meeting.id)
    for held in sorted(before, key=lambda one: (one.day, one.id), reverse=True):
        for one in held.declarations:
            about = held.item(one.item)
            here = _same_business(about, meeting) if about is not None else None
            if one.person not in people or (here is None and meeting.day - held.day > _STILL_FRESH):
                continue
            title = about.title if about is not None else ""
            found.setdefault((one.person, fold(title), one.kind), LikelyDeclaration(one, held, title, here))
    return tuple(sorted(found.values(), key=lambda one: one.item is None))


def _same_business(about: AgendaItem, meeting: Meeting) -> str | None:
    """The item of ``meeting`` whose title says the same, or all of what the shorter of the two says."""
    words = _words(about.title)
    for item in meeting.agenda:
        here = _words(item.title)
        if item.standing is None and words and here and (words <= here or here <= words):
            return item.id
    return None


def _words(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(title))) - _SAYS_LITTLE
