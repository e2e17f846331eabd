"""Edits of the headings of an agenda: For decision, For discussion, your own."""

from dataclasses import dataclass, replace

from boardtui.edits.agenda import must_be_editable, with_agenda
from boardtui.edits.base import MeetingEdit, Stamp, verb
from boardtui.errors import EditRefused
from boardtui.model.agendas import AgendaSection
from boardtui.model.meetings import Meeting
from boardtui.rules.agenda_order import by_sections


@verb("add-section")
@dataclass(frozen=True, slots=True)
class AddSection(MeetingEdit):
    """Add a section, before another one or behind them all."""

    title: str
    before: str | None = None

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        must_be_editable(meeting)
        _must_be_a_title(meeting, self.title, None)
        section = AgendaSection(stamp.new_id("s"), self.title.strip())
        place = len(meeting.sections) if self.before is None else _place(meeting, self.before)
        sections = (*meeting.sections[:place], section, *meeting.sections[place:])
        return replace(meeting, sections=sections)


@verb("rename-section")
@dataclass(frozen=True, slots=True)
class RenameSection(MeetingEdit):
    """Give a section another title."""

    section: str
    title: str

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        must_be_editable(meeting)
        place = _place(meeting, self.section)
        _must_be_a_title(meeting, self.title, self.section)
        renamed = replace(meeting.sections[place], title=self.title.strip())
        return replace(meeting, sections=(*meeting.sections[:place], renamed, *meeting.sections[place + 1 :]))


@verb("move-section")
@dataclass(frozen=True, slots=True)
class MoveSection(MeetingEdit):
    """Move a section with its items before another one, or behind them all where ``before`` is None."""

    section: str
    before: str | None = None

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        must_be_editable(meeting)
        place = _place(meeting, self.section)
        if self.before == self.section:
            return meeting
        rest = replace(meeting, sections=(*meeting.sections[:place], *meeting.sections[place + 1 :]))
        to = len(rest.sections) if self.before is None else _place(rest, self.before)
        sections = (*rest.sections[:to], meeting.sections[place], *rest.sections[to:])
        return with_agenda(replace(meeting, sections=sections), by_sections(meeting.agenda, sections))


@verb("remove-section")
@dataclass(frozen=True, slots=True)
class RemoveSection(MeetingEdit):
    """Take away a section that has no items."""

    section: str

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        must_be_editable(meeting)
        place = _place(meeting, self.section)
        if any(item.section == self.section for item in meeting.agenda):
            title = meeting.sections[place].title
            raise EditRefused(f"'{title}' still has items: move them to another section first.")
        return replace(meeting, sections=(*meeting.sections[:place], *meeting.sections[place + 1 :]))


def _place(meeting: Meeting, section: str) -> int:
    place = next((place for place, one in enumerate(meeting.sections) if one.id == section), None)
    if place is None:
        raise EditRefused("There is no such section on this agenda.")
    return place


def _must_be_a_title(meeting: Meeting, title: str, own: str | None) -> None:
    if not title.strip():
        raise EditRefused("A section needs a title.")
    wanted = title.strip().casefold()
    if any(one.title.casefold() == wanted and one.id != own for one in meeting.sections):
        raise EditRefused(f"There is a section '{title.strip()}' on this agenda already.")
