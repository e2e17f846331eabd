"""Edits of what is on the agenda and in which order (R24, R26). Numbers follow, until they are frozen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from boardtui.edits.base import MeetingEdit, Stamp, verb
from boardtui.errors import EditRefused
from boardtui.model.agendas import AgendaItem, Purpose, Standing
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.rules.agenda_order import end_of_block, end_of_section, place_of, start_of_block
from boardtui.rules.minutes_order import entries
from boardtui.rules.numbering import counted, is_frozen, issued_numbers, late_number

_OVER = (MeetingState.CLOSED, MeetingState.ABANDONED, MeetingState.CANCELLED)


@verb("add-item")
@dataclass(frozen=True, slots=True)
class AddItem(MeetingEdit):
    """Put an item on the agenda: before or after another one, else at the end of its section.

    ``part`` makes it a part of the item above (5.1). Without ``section`` it joins its neighbour's. Once
    numbers stand it is a late item: it gets the next number, or the one above with a letter (R24).
    ``urgent_reason`` is why it comes without notice (R26); ``promise`` the entry of the forward plan it
    answers, ``stub`` that nothing more is known of it yet.
    """

    title: str
    section: str | None = None
    before: str | None = None
    after: str | None = None
    part: bool = False
    purpose: Purpose | None = None
    presenter: str = ""
    minutes_planned: int | None = None
    urgent_reason: str = ""
    standing: Standing | None = None
    approves: str | None = None
    promise: str | None = None
    stub: bool = False

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        must_be_editable(meeting)
        if not self.title.strip():
            raise EditRefused("An item needs a title.")
        if self.section is not None and all(one.id != self.section for one in meeting.sections):
            raise EditRefused("There is no such section on this agenda.")
        neighbour = self.before or self.after
        if neighbour is None:
            place = end_of_section(meeting.agenda, meeting.sections, self.section)
        else:
            place = _beside(meeting.agenda, self.before, self.after, whole=not self.part)
        item = AgendaItem(
            id=stamp.new_id("t"),
            number="",
            title=self.title.strip(),
            section=self.section,
            depth=int(self.part and place > 0),
            purpose=self.purpose,
            presenter=self.presenter,
            minutes_planned=self.minutes_planned,
            urgent_reason=self.urgent_reason,
            standing=self.standing,
            approves=self.approves,
            promise=self.promise,
            stub=self.stub,
        )
        beside = meeting.item(neighbour) if self.section is None else None
        if beside is not None or item.depth:
            item = replace(item, section=(beside or meeting.agenda[place - 1]).section)
        if is_frozen(meeting):
            item = replace(item, number=late_number(meeting, place, item.depth))
        return with_agenda(meeting, (*meeting.agenda[:place], item, *meeting.agenda[place:]))


@verb("move-item")
@dataclass(frozen=True, slots=True)
class MoveItem(MeetingEdit):
    """Move an item, with its parts, before or after another one, into whose section it goes.

    Numbers that stand go with their items (R24).
    """

    item: str
    before: str | None = None
    after: str | None = None

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        must_be_editable(meeting)
        place = must_be_on(meeting, self.item)
        neighbour = meeting.item(self.before or self.after)
        if neighbour is None or (self.before and self.after):
            raise EditRefused("Say which item on the agenda it goes before, or which it goes after.")
        end = end_of_block(meeting.agenda, place)
        block, rest = meeting.agenda[place:end], (*meeting.agenda[:place], *meeting.agenda[end:])
        if neighbour in block:
            raise EditRefused("An item cannot be moved before or after itself or its own parts.")
        to = _beside(rest, self.before, self.after, whole=not block[0].depth)
        moved = [replace(one, section=neighbour.section) for one in block]
        if not to:
            moved[0] = replace(moved[0], depth=0)
        return with_agenda(meeting, (*rest[:to], *moved, *rest[to:]))


@verb("indent-item")
@dataclass(frozen=True, slots=True)
class IndentItem(MeetingEdit):
    """Make an item a part of the one above it (5 becomes 4.1); with ``out``, a part an item of its own.

    Refused where its number was issued, since the number says which it is.
    """

    item: str
    out: bool = False

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        must_be_editable(meeting)
        place = must_be_on(meeting, self.item)
        item = meeting.agenda[place]
        if is_frozen(meeting) and (self.item in issued_numbers(meeting) or not meeting.issues):
            raise EditRefused(f"Item {item.number} keeps its number; add the part as an item of its own.")
        if bool(item.depth) is not self.out:
            return meeting
        if self.out:
            return _renumbered(meeting, place, replace(item, depth=0))
        if place == 0:
            raise EditRefused("There is no item above it that it could be a part of.")
        if end_of_block(meeting.agenda, place) > place + 1:
            raise EditRefused(f"Item {item.number} has parts of its own; there is no third level.")
        section = meeting.agenda[start_of_block(meeting.agenda, place - 1)].section
        return _renumbered(meeting, place, replace(item, depth=1, section=section))


@verb("item-section")
@dataclass(frozen=True, slots=True)
class SetSection(MeetingEdit):
    """Put an item, with its parts, at the end of a section; None takes it out of all of them."""

    item: str
    section: str | None

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        must_be_editable(meeting)
        place = must_be_on(meeting, self.item)
        if self.section is not None and all(one.id != self.section for one in meeting.sections):
            raise EditRefused("There is no such section on this agenda.")
        if meeting.agenda[place].section == self.section:
            return meeting
        end = end_of_block(meeting.agenda, place)
        block = [replace(one, section=self.section) for one in meeting.agenda[place:end]]
        block[0] = replace(block[0], depth=0)
        rest = (*meeting.agenda[:place], *meeting.agenda[end:])
        to = end_of_section(rest, meeting.sections, self.section)
        return with_agenda(meeting, (*rest[:to], *block, *rest[to:]))


@verb("remove-item")
@dataclass(frozen=True, slots=True)
class RemoveItem(MeetingEdit):
    """Take an item off an agenda it was never issued on. Its parts become items of their own.

    An item that was issued, or under which something is minuted, is withdrawn instead and keeps its number.
    """

    item: str

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        must_be_editable(meeting)
        place = must_be_on(meeting, self.item)
        number = meeting.agenda[place].number
        if self.item in issued_numbers(meeting):
            raise EditRefused(f"Item {number} was issued and keeps its number: withdraw it instead.")
        taken = any(one.item == self.item for one in meeting.taken)
        if taken or entries(meeting, self.item):
            raise EditRefused(f"Item {number} has been taken: withdraw it instead.")
        end = end_of_block(meeting.agenda, place)
        parts = meeting.agenda[place + 1 : end]
        if not is_frozen(meeting):
            parts = tuple(replace(one, depth=0) for one in parts)
        return with_agenda(meeting, (*meeting.agenda[:place], *parts, *meeting.agenda[end:]))


def must_be_editable(meeting: Meeting) -> None:
    """Refuse a change of the agenda of a meeting that is over or is not to be held."""
    if meeting.state in _OVER:
        raise EditRefused(f"The meeting is {meeting.state}: its agenda can no longer be changed.")


def must_be_on(meeting: Meeting, item: str) -> int:
    """The place of that item on the agenda; refuses one that is not on it."""
    place = place_of(meeting.agenda, item)
    if place is None:
        raise EditRefused("There is no such item on the agenda.")
    return place


def with_item(meeting: Meeting, item: str, change: Callable[[AgendaItem], AgendaItem]) -> Meeting:
    """``meeting`` with one item changed; refuses where the agenda is closed, or has no such item."""
    must_be_editable(meeting)
    place = must_be_on(meeting, item)
    agenda = meeting.agenda
    return replace(meeting, agenda=(*agenda[:place], change(agenda[place]), *agenda[place + 1 :]))


def with_agenda(meeting: Meeting, agenda: Sequence[AgendaItem]) -> Meeting:
    """``meeting`` with these items; counted anew unless its numbers stand."""
    return replace(meeting, agenda=tuple(agenda) if is_frozen(meeting) else counted(agenda))


def _renumbered(meeting: Meeting, place: int, item: AgendaItem) -> Meeting:
    """``meeting`` with another item at ``place``; a late one gets the number its new place gives."""
    before, behind = meeting.agenda[:place], meeting.agenda[place + 1 :]
    if is_frozen(meeting):
        without = replace(meeting, agenda=(*before, *behind))
        item = replace(item, number=late_number(without, place, item.depth))
    return with_agenda(meeting, (*before, item, *behind))


def _beside(agenda: Sequence[AgendaItem], before: str | None, after: str | None, *, whole: bool) -> int:
    """The place before or after an item; with ``whole`` never between an item and its parts."""
    place = place_of(agenda, before or after or "")
    if place is None:
        raise EditRefused("There is no such item on the agenda to put it beside.")
    if before is not None:
        return start_of_block(agenda, place) if whole else place
    return end_of_block(agenda, start_of_block(agenda, place)) if whole else place + 1
