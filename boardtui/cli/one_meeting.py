"""What the verbs about one meeting share: finding it, its items, and carrying an edit out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from boardtui.cli.speech import say

if TYPE_CHECKING:
    from datetime import date

    from boardtui.cli.parts import Call
    from boardtui.edits.base import Edit, Receipt
    from boardtui.model.agendas import AgendaItem
    from boardtui.model.boards import Board
    from boardtui.model.keys import RecordKey
    from boardtui.model.meetings import Meeting
    from boardtui.secretariat.secretariat import Secretariat


class Sitting(NamedTuple):
    """One meeting that a verb is about."""

    secretariat: "Secretariat"
    board: "Board"
    meeting: "Meeting"
    key: "RecordKey"

    def item(self, number: str) -> "AgendaItem":
        """The agenda item with that printed number; raises NotFound."""
        from boardtui.errors import NotFound
        from boardtui.secretariat.capture.item_commands import item_numbered

        found = item_numbered(self.meeting, number)
        if found is None:
            listed = ", ".join(one.number for one in self.meeting.agenda) or "none"
            raise NotFound(f"There is no item {number} on the agenda of {self.key} (items: {listed}).")
        return found

    def section(self, title: str | None) -> str | None:
        """The id of the section whose title is or opens with those words; None for None or 'none'."""
        from boardtui.errors import NotFound

        if title is None or title.casefold() == "none":
            return None
        wanted = title.casefold()
        exact = [one.id for one in self.meeting.sections if one.title.casefold() == wanted]
        found = exact or [one.id for one in self.meeting.sections if one.title.casefold().startswith(wanted)]
        if len(found) != 1:
            listed = ", ".join(one.title for one in self.meeting.sections) or "none"
            raise NotFound(f"There is no one section '{title}' on that agenda (sections: {listed}).")
        return found[0]

    def day(self, words: str | None) -> "date | None":
        """The day that ``words`` mean, looking forward from the meeting; None for None and for 'next'."""
        from boardtui.secretariat.finding_records import find_day

        if words is None or words.strip().casefold() in ("next", "next meeting"):
            return None
        return find_day(words, self.meeting.day)

    def do(self, edit: "Edit") -> "Receipt":
        """Carry the edit out in this meeting."""
        return self.secretariat.do(self.key, edit)


@contextmanager
def sitting(call: "Call", board: str | None, meeting: str | None) -> Iterator[Sitting]:
    """The meeting named; the one in hand or the next where none is."""
    from boardtui.model.keys import RecordKey

    with call.open() as secretariat:
        found = secretariat.find_board(board)
        which = secretariat.find_meeting(found, meeting)
        yield Sitting(secretariat, found, which, RecordKey(found.id, which.id))


def change(
    call: "Call", board: str | None, meeting: str | None, make: "Callable[[Sitting], Edit]", said: str
) -> int:
    """Carry out the edit that ``make`` gives and say so; ``{number}`` is the item that was added, if any."""
    with sitting(call, board, meeting) as at:
        before = {one.id for one in at.meeting.agenda}
        receipt = at.do(make(at))
        agenda = getattr(receipt.record, "agenda", ())
        number = next((one.number for one in agenda if one.id not in before), "")
        where = str(at.key)
    say(f"{said.format(number=number)} ({where})" if receipt.changed else f"Nothing changed ({where}).")
    return 0
