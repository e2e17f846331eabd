"""What is minuted, back in the line: the words it could have been typed with, and what became of them."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from boardtui.edits.base import Edit, MeetingEdit
from boardtui.edits.batch import Together
from boardtui.edits.minuting import Assign, Decide, DeclareInterest, WriteMinute
from boardtui.edits.presence import MarkPerson, WordEvent
from boardtui.edits.revising import Minuted, Revise
from boardtui.model.actions import ActionItem, Owner
from boardtui.model.boards import Board
from boardtui.model.decisions import Decision, Tally
from boardtui.model.meetings import Meeting, MeetingState, Minute, MinuteKind
from boardtui.model.presence import (
    Declaration,
    InterestConduct,
    InterestKind,
    PresenceEvent,
    PresenceKind,
)
from boardtui.model.text import clean
from boardtui.rules.chronicle import taken_when
from boardtui.rules.identity import Known, directory
from boardtui.rules.minutes_order import entry_by_id, voted_on
from boardtui.rules.naming import match_person
from boardtui.rules.voting import LEAVES
from boardtui.rules.wording import coming_or_going, drafted, short_date
from boardtui.secretariat.capture.line import CLOSED, understand
from boardtui.secretariat.capture.scene import WORDY, Kind, Scene, Understanding, refused
from boardtui.secretariat.capture.voting import vote_line

Reading = WriteMinute | Decide | Assign | DeclareInterest
_INTERESTS = {
    InterestKind.PECUNIARY: "dpi",
    InterestKind.OTHER_REGISTRABLE: "ori",
    InterestKind.NON_REGISTRABLE: "nri",
    InterestKind.PERSONAL: "personal",
}
_CONDUCTS = {
    InterestConduct.STAYED: "stayed",
    InterestConduct.SPOKE_THEN_LEFT: "spoke",
    InterestConduct.LEFT: "left",
    InterestConduct.DISPENSATION: "dispensation",
}
_NO_VOTE = "Only a vote can stand in its place, as in V: 9-2-1. Esc gives the change up."
_NO_WORDS = "There are no words to record yet."
_NO_ENTRY = (
    "Only a note, question, decision, action or interest can stand in its place. Esc gives the change up."
)
_EMPTY = "Nothing is left of the entry. Esc gives the change up; Del in the minutes strikes it out."
_APPROVED = "The note is approved: it can only be given a dated correction."


def line_of(entry: object, meeting: Meeting, board: Board) -> str:
    """The line that says ``entry`` in the grammar of the capture line; empty where no line does.

    ``understand(line_of(x))`` gives x again for all that was typed; what a line cannot say (a vote, a
    reference) is not in it, and is kept by ``Retyping``.
    """
    match entry:
        case Minute():
            return _note(entry, meeting, board)
        case Decision():
            return _decision(entry, meeting, board)
        case ActionItem():
            return _action(entry, meeting, board)
        case Declaration():
            people = directory(board, meeting)
            head = f"I: @{_name(entry.person, people)} {_INTERESTS[entry.kind]}"
            return f"{head}: {entry.nature}; {_CONDUCTS[entry.conduct]}"
    return ""


@dataclass(frozen=True, slots=True)
class VoteOn:
    """The vote that a decision has, as an entry of its own."""

    id: str
    decision: str
    tally: Tally


@dataclass(frozen=True)
class Retyping:
    """An entry that is in the line to be changed: as it was minuted, and the line it was put there as."""

    old: Minuted | PresenceEvent | VoteOn
    line: str
    was: Reading | None

    @property
    def shown(self) -> str:
        """The id under which the entry stands in the minutes: a vote stands with its decision."""
        return self.old.decision if isinstance(self.old, VoteOn) else self.old.id

    def understood(self, line: str, scene: Scene) -> Understanding:
        """What ``line`` makes of the entry; a refusal where it cannot stand in its place.

        Only what differs from the line as it was put there is changed: an outcome that was set otherwise
        than by the words stays, and so does what the line could not say.
        """
        if not scene.meeting.note.state.is_draft:
            return refused(Kind.NOTE, _APPROVED)
        if not line.strip():
            return refused(Kind.NOTE, _EMPTY)
        if isinstance(self.old, PresenceEvent):
            return _worded(self.old, line, scene)
        if isinstance(self.old, VoteOn):
            return _counted_again(self.old, line, scene)
        then = _as_declared(self.old, scene) if isinstance(self.old, Declaration) else scene
        understood = understand(line, replace(then, revising=True))
        if understood.refusal:
            return understood
        new, beside = _parts(understood.edit)
        if new is None or understood.kind is Kind.VOTE:
            return refused(understood.kind, _NO_WORDS if understood.kind in WORDY else _NO_ENTRY)
        edit: MeetingEdit = _revise(self.old.id, _merged(self.old, self.was, new))
        ref = getattr(self.old, "ref", "")
        preview = understood.preview.replace(scene.reference(), ref) if ref else understood.preview
        if isinstance(self.old, Declaration):
            edit, told = _with_goings(self.old, edit, new, beside, then)
            preview = f"{preview}{told}"
        elif beside:
            edit = Together((edit, *beside), "entry changed")
        return replace(understood, preview=f"CHANGES {preview}", edit=edit)


def retype(entry_id: str, scene: Scene) -> Retyping | None:
    """The entry with that id, to be changed in the line; None where there is none that a line can say."""
    decision = entry_by_id(scene.meeting, voted_on(entry_id) or "")
    if isinstance(decision, Decision) and decision.tally is not None:
        vote = VoteOn(entry_id, decision.id, decision.tally)
        return Retyping(vote, vote_line(vote.tally, scene.people), None)
    event = next((one for one in scene.meeting.presence if one.id == entry_id), None)
    if event is not None:
        return Retyping(event, coming_or_going(scene.board, scene.meeting, event), None)
    old = entry_by_id(scene.meeting, entry_id)
    if not isinstance(old, Minute | Decision | ActionItem | Declaration):
        return None
    line = line_of(old, scene.meeting, scene.board)
    return Retyping(old, line, _reading(line, scene.meeting, scene.board, scene.next_meeting))


def _worded(event: PresenceEvent, line: str, scene: Scene) -> Understanding:
    """The sentence of a coming or going in the secretary's words; typed as drafted, it is drafted again."""
    text = clean(line).strip()
    if scene.meeting.state.is_over:
        return refused(Kind.REGISTER, CLOSED)
    words = "" if text == drafted(scene.board, scene.meeting, event) else text
    return Understanding(
        Kind.REGISTER, "CHANGES the sentence; who was here stays", WordEvent(event.id, words)
    )


def _counted_again(old: VoteOn, line: str, scene: Scene) -> Understanding:
    """Another vote in the place of the one that the decision has."""
    understood = understand(line, replace(scene, revising=True, vote_on=old.decision))
    if understood.refusal:
        return understood
    if understood.kind is not Kind.VOTE or not isinstance(understood.edit, MeetingEdit):
        return refused(understood.kind, _NO_VOTE)
    return replace(understood, preview=f"CHANGES {understood.preview}")


def _as_declared(old: Declaration, scene: Scene) -> Scene:
    """The scene at the moment the interest was declared, or else when its item was taken.

    It is this one where the person was not there then, as where it was declared beforehand.
    """
    taken = taken_when(scene.meeting, old.item) if old.item is not None else None
    moment = old.at or (taken.at if taken is not None else None)
    if moment is None or moment > scene.now:
        return scene
    then = scene.at(moment)
    return then if then.attendance_now.standing(old.person).in_room else scene


def _with_goings(
    old: Declaration, edit: MeetingEdit, new: Reading, beside: tuple[MeetingEdit, ...], then: Scene
) -> tuple[MeetingEdit, str]:
    """The change of an interest with what it means for who was in the room, and that in words (R30).

    Whoever left for it and, as it now reads, did not, has not left; whoever left after all went when it was
    declared.
    """
    if _same_conduct(old, new):
        return edit, ""
    told = ""
    goes = isinstance(new, DeclareInterest) and new.conduct in LEAVES
    same = isinstance(new, DeclareInterest) and new.person == old.person
    if isinstance(edit, Revise) and old.conduct in LEAVES and not (goes and same):
        departure = _departure(old, then.meeting)
        if departure is not None:
            edit, told = replace(edit, departure=departure.id), " · the departure is taken back"
    elif goes and same and old.conduct in LEAVES:
        return edit, ""
    if beside:
        gone = tuple(replace(one, item=old.item) if isinstance(one, MarkPerson) else one for one in beside)
        edit = Together((edit, *gone), "entry changed")
        at = next((one.at for one in gone if isinstance(one, MarkPerson)), then.now)
        told += f" · left {then.local(at):%H:%M}"
    return edit, told


def _departure(old: Declaration, meeting: Meeting) -> PresenceEvent | None:
    """The departure that was entered with the declaration, or later as at its time."""
    gone = (one for one in meeting.presence if one.kind is PresenceKind.LEFT and one.person == old.person)
    return next(
        (one for one in gone if one.order == old.order or (one.at == old.at and one.item == old.item)), None
    )


def _reading(line: str, meeting: Meeting, board: Board, next_meeting: date | None = None) -> Reading | None:
    """What ``line`` would add to the meeting, were it open."""
    moment = datetime.combine(meeting.day, time(), UTC)
    scene = Scene(board, replace(meeting, state=MeetingState.OPEN), moment, next_meeting, revising=True)
    return _parts(understand(line, scene).edit)[0]


def _parts(edit: Edit | None) -> tuple[Reading | None, tuple[MeetingEdit, ...]]:
    """What an edit adds to the minutes, and what it does beside."""
    parts: tuple[Edit, ...] = edit.edits if isinstance(edit, Together) else ((edit,) if edit else ())
    if not parts or not isinstance(parts[0], WriteMinute | Decide | Assign | DeclareInterest):
        return None, ()
    return parts[0], tuple(one for one in parts[1:] if isinstance(one, MeetingEdit))


def _same_conduct(old: object, new: Reading) -> bool:
    if not isinstance(old, Declaration) or not isinstance(new, DeclareInterest):
        return False
    return old.conduct is new.conduct and old.person == new.person


def _revise(entry_id: str, new: Reading) -> Revise:
    match new:
        case WriteMinute():
            return Revise(entry_id, minute=new)
        case Decide():
            return Revise(entry_id, decision=new)
        case Assign():
            return Revise(entry_id, action=new)
        case DeclareInterest():
            return Revise(entry_id, interest=new)


def _merged(old: object, was: Reading | None, new: Reading) -> Reading:
    """``new``, with the entry's own values where the line says no other thing than it said before."""
    if was is None or type(was) is not type(new):
        return new
    names = {
        WriteMinute: ("text", "kind"),
        Decide: ("text", "outcome", "mover", "seconder"),
        Assign: ("text", "owners", "due", "due_next_meeting"),
        DeclareInterest: ("person", "kind", "nature", "conduct"),
    }[type(new)]
    same = {name: getattr(old, name) for name in names if getattr(was, name) == getattr(new, name)}
    return replace(new, **same)


def _note(entry: Minute, meeting: Meeting, board: Board) -> str:
    if entry.kind is MinuteKind.QUESTION:
        return f"Q: {entry.text}"
    read = _reading(entry.text, meeting, board)
    plain = isinstance(read, WriteMinute) and read.text == entry.text and read.kind is MinuteKind.NOTE
    return entry.text if plain else f"N: {entry.text}"


def _decision(entry: Decision, meeting: Meeting, board: Board) -> str:
    people = directory(board, meeting)
    moved = [
        f"{word} @{_name(person, people)}"
        for word, person in (("moved", entry.mover), ("seconded", entry.seconder))
        if person
    ]
    if not moved:
        return f"D: {entry.text}"
    line = f"D: {entry.text} {', '.join(moved)}"
    read = _reading(line, meeting, board)
    if isinstance(read, Decide) and read.text == entry.text:
        return line
    return f"D: {entry.text}, {', '.join(moved)}"  # a stop before "moved" is taken for its own


def _action(entry: ActionItem, meeting: Meeting, board: Board) -> str:
    people = directory(board, meeting)
    owners = "".join(f" @{_owner(one, people)}" for one in entry.owners)
    return f"A: {entry.text}{owners}{_due(entry.due, entry.due_next_meeting)}"


def _due(due: date | None, next_meeting: bool) -> str:
    if next_meeting:
        return " by next meeting"
    return f" by {short_date(due)}" if due else ""


def _owner(owner: Owner, people: tuple[Known, ...]) -> str:
    return _name(owner.person, people) if owner.person else owner.name


def _name(person_id: str, people: tuple[Known, ...]) -> str:
    """A name that is understood as that person: the printed one, or the code where two bear it."""
    known = next((one for one in people if one.id == person_id), None)
    if known is None:
        return person_id
    found = match_person(known.name, people).one
    return known.name if found is not None and found.id == person_id else known.code or known.name
