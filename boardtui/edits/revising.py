"""Another wording of what is minuted already: the same entry, in its place and under its reference."""

from dataclasses import dataclass, replace
from typing import Any

from boardtui.edits.base import MeetingEdit, Stamp, verb
from boardtui.edits.minuting import Assign, Decide, DeclareInterest, WriteMinute
from boardtui.errors import EditRefused
from boardtui.model.actions import ActionItem
from boardtui.model.decisions import Decision
from boardtui.model.meetings import Meeting, Minute
from boardtui.model.presence import Declaration, PresenceKind
from boardtui.rules.chronicle import chronicle
from boardtui.rules.minutes_order import entry_by_id
from boardtui.rules.references import later_reference

Minuted = Minute | Decision | ActionItem | Declaration
_SAID: dict[type, tuple[str, ...]] = {
    Minute: ("text", "kind"),
    Decision: ("text", "outcome", "mover", "seconder"),
    ActionItem: ("text", "owners", "due", "due_next_meeting"),
    Declaration: ("person", "kind", "nature", "conduct"),
}
"""What the typed line of an entry says of it. All else of it is kept: votes, progress, its reference."""
_ROWS: dict[type, str] = {
    Minute: "minutes",
    Decision: "decisions",
    ActionItem: "actions",
    Declaration: "declarations",
}


@verb("revise")
@dataclass(frozen=True, slots=True)
class Revise(MeetingEdit):
    """Let an entry of a draft say what one of these says instead. The old words stay in the journal.

    Of the same kind, it keeps its id and all that a line does not say: the vote, the progress, what it
    carries out. Of another kind it becomes a new entry in the old one's place, under the old reference
    where it had one (R45). The item in the new wording counts for nothing: the entry stays where it is.

    ``departure`` is the id of the departure that an interest brought with it and that did not take place as
    the entry now reads (R30): it goes out of the log, and so does the return from it.
    """

    entry: str
    minute: WriteMinute | None = None
    decision: Decide | None = None
    action: Assign | None = None
    interest: DeclareInterest | None = None
    departure: str = ""

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        meeting = _without_departure(meeting, self.departure)
        old = entry_by_id(meeting, self.entry)
        if old is None or type(old) not in _ROWS:
            raise EditRefused("That entry is not in the minutes any more.")
        wanted = [one for one in (self.minute, self.decision, self.action, self.interest) if one is not None]
        if len(wanted) != 1:
            raise EditRefused("An entry says one thing: a note, a decision, an action or an interest.")
        new = _made(wanted[0], meeting, stamp)
        if type(new) is type(old):
            said = {name: getattr(new, name) for name in _SAID[type(old)]}
            return _with_row(meeting, type(old), self.entry, replace(old, **said))
        kept: dict[str, Any] = {"order": old.order, "item": old.item}
        ref = getattr(old, "ref", "")
        meeting = _with_row(meeting, type(old), self.entry, None)
        if ref and hasattr(new, "ref"):
            kept["ref"] = ref
        elif ref:  # nothing else is given the number it had
            meeting = replace(meeting, last_ref=later_reference(meeting.last_ref, ref))
        rows = _ROWS[type(new)]
        changed: dict[str, Any] = {rows: (*getattr(meeting, rows), replace(new, **kept))}
        return replace(meeting, **changed)


def _made(edit: WriteMinute | Decide | Assign | DeclareInterest, meeting: Meeting, stamp: Stamp) -> Minuted:
    """The entry that ``edit`` would add; refuses what it refuses, an approved note among it."""
    after = edit.apply(meeting, stamp)
    rows = {WriteMinute: "minutes", Decide: "decisions", Assign: "actions", DeclareInterest: "declarations"}
    entry: Minuted = getattr(after, rows[type(edit)])[-1]
    return entry


def _without_departure(meeting: Meeting, departure: str) -> Meeting:
    """``meeting`` without that event, nor the return of the same person that followed it."""
    person = next((one.person for one in meeting.presence if one.id == departure), None)
    if person is None:
        return meeting
    log = [one for one in chronicle(meeting.presence) if one.person == person]
    place = next((place for place, one in enumerate(log) if one.id == departure), len(log))
    back = (one.id for one in log[place + 1 : place + 2] if one.kind is PresenceKind.RETURNED)
    gone = {departure, *back}
    return replace(meeting, presence=tuple(one for one in meeting.presence if one.id not in gone))


def _with_row(meeting: Meeting, kind: type, entry: str, now: Any) -> Meeting:
    """``meeting`` with another row in the place of ``entry``; none where ``now`` is None."""
    name = _ROWS[kind]
    rows = (now if one.id == entry else one for one in getattr(meeting, name))
    changed: dict[str, Any] = {name: tuple(one for one in rows if one is not None)}
    return replace(meeting, **changed)
