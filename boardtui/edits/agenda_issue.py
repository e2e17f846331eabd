"""Edits that begin an agenda and send it out (R24, R27)."""

from dataclasses import dataclass, replace

from boardtui.edits.agenda import must_be_editable, with_agenda
from boardtui.edits.base import MeetingEdit, Stamp, verb
from boardtui.errors import EditRefused
from boardtui.model.agendas import AgendaIssue, AgendaItem, AgendaSection, IssuedItem, ItemState
from boardtui.model.meetings import Meeting
from boardtui.rules.agenda_changes import changes_since_issue
from boardtui.rules.numbering import is_frozen
from boardtui.rules.wording import joined


@verb("draft-agenda")
@dataclass(frozen=True, slots=True)
class DraftAgenda(MeetingEdit):
    """Set out a whole agenda that was not issued yet: its sections and its items, in this order."""

    sections: tuple[AgendaSection, ...]
    items: tuple[AgendaItem, ...]

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        must_be_editable(meeting)
        if is_frozen(meeting):
            raise EditRefused("The numbers of this agenda stand: add the items one by one.")
        missing = {one.id for one in meeting.agenda} - {one.id for one in self.items}
        if missing:
            raise EditRefused("That would lose items that are on the agenda already.")
        return with_agenda(replace(meeting, sections=self.sections), self.items)


@verb("issue-agenda")
@dataclass(frozen=True, slots=True)
class IssueAgenda(MeetingEdit):
    """Send the agenda out: its numbers stand from now on. Sent out again it is a supplement (R24).

    Refused while a promised item is a stub that nobody has answered, and where nothing has changed since
    the last issue.
    """

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        must_be_editable(meeting)
        if not meeting.agenda:
            raise EditRefused("The agenda has no items yet.")
        stubs = [one for one in meeting.agenda if one.stub and one.state is ItemState.LISTED]
        if stubs:
            named = joined([f"{one.number} {one.title}" for one in stubs])
            raise EditRefused(
                f"The agenda cannot be issued while a promise is unanswered: {named}. Give the item its "
                "papers or answer it, defer it, or withdraw it."
            )
        if meeting.issues and not changes_since_issue(meeting):
            raise EditRefused("Nothing on the agenda has changed since it was issued.")
        items = tuple(
            IssuedItem(one.id, one.number, one.title, one.state, one.papers) for one in meeting.agenda
        )
        version = len(meeting.issues) + 1
        return replace(meeting, issues=(*meeting.issues, AgendaIssue(version, stamp.at, stamp.user, items)))
