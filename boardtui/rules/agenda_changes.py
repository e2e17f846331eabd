"""What a supplement has to say: how the agenda differs from what was last issued (R24)."""

from typing import NamedTuple

from boardtui.model.agendas import ItemState
from boardtui.model.meetings import Meeting


class AgendaChange(NamedTuple):
    """One difference: ``what`` is ``added``, ``retitled``, ``papers changed``, ``withdrawn`` and so on.

    ``was`` is the title or the papers of the last issue.
    """

    item: str
    number: str
    title: str
    what: str
    was: str = ""

    @property
    def sentence(self) -> str:
        """``Item 4A Gates: added.``"""
        more = f" (was: {self.was})" if self.was else ""
        return f"Item {self.number} {self.title}: {self.what}{more}."


def changes_since_issue(meeting: Meeting) -> tuple[AgendaChange, ...]:
    """How the agenda differs from its last issue, in its order; nothing where it was never issued."""
    if not meeting.issues:
        return ()
    before = {one.id: one for one in meeting.issues[-1].items}
    found = []
    for item in meeting.agenda:
        was = before.get(item.id)
        if was is None:
            found.append(AgendaChange(item.id, item.number, item.title, "added"))
            continue
        if was.title != item.title:
            found.append(AgendaChange(item.id, item.number, item.title, "retitled", was.title))
        if was.papers != item.papers:
            found.append(
                AgendaChange(item.id, item.number, item.title, "papers changed", ", ".join(was.papers))
            )
        if was.state is not item.state:
            word = "listed again" if item.state is ItemState.LISTED else item.state.value
            found.append(AgendaChange(item.id, item.number, item.title, word))
    return tuple(found)
