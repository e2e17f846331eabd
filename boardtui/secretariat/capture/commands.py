"""The commands of the capture line: opening, items, apologies, substitutes, guests, undo."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime

from boardtui.edits.base import Edit, MeetingEdit
from boardtui.edits.batch import Together
from boardtui.edits.course import Adjourn, CloseMeeting, OpenMeeting, Preside, Reopen, Resume, TakeItem
from boardtui.edits.minuting import ReportProgress
from boardtui.edits.note_life import MoveNote
from boardtui.edits.presence import MarkPerson, PutOnMeeting, Roll, StandIn
from boardtui.edits.timeline import Redo, Undo
from boardtui.model.meetings import NoteState
from boardtui.model.presence import Attendee, Capacity
from boardtui.rules.codes import free_code
from boardtui.rules.folding import fold
from boardtui.rules.identity import Known, who
from boardtui.rules.naming import match_person
from boardtui.rules.substitution import doubts_about
from boardtui.rules.wording import long_date
from boardtui.secretariat.capture.dates import DATE_PATTERN, read_date, read_time
from boardtui.secretariat.capture.marks import find, take_time
from boardtui.secretariat.capture.scene import Kind, Scene, Understanding, refused

Reader = Callable[[re.Match[str], Scene], Understanding]
_CLOCK = r"(?:\s+([\d:.]+\s*(?:[ap]\.?m\.?)?))?"


def read_command(text: str, scene: Scene) -> Understanding | None:
    """The command that ``text`` gives, or None where it gives none."""
    for pattern, reader in _COMMANDS:
        found = re.fullmatch(pattern, text.strip(), re.IGNORECASE | re.DOTALL)
        if found is not None:
            return reader(found, scene)
    return None


def _open(found: re.Match[str], scene: Scene) -> Understanding:
    return _timed(found, scene, "Meeting opened", OpenMeeting)


def _close(found: re.Match[str], scene: Scene) -> Understanding:
    return _timed(found, scene, "Meeting closed", CloseMeeting)


def _resume(found: re.Match[str], scene: Scene) -> Understanding:
    return _timed(found, scene, "Meeting resumed", Resume)


def _abandon(found: re.Match[str], scene: Scene) -> Understanding:
    return _timed(found, scene, "Meeting abandoned", lambda at: CloseMeeting(at, abandoned=True))


def _unrecorded(found: re.Match[str], scene: Scene) -> Understanding:
    """An old meeting whose opening or closing time nobody wrote down (S30)."""
    if found[1].casefold() == "open":
        return Understanding(Kind.COURSE, "Meeting held; its opening time is not recorded", OpenMeeting(None))
    return Understanding(Kind.COURSE, "Meeting closed; its time is not recorded", CloseMeeting(None))


def _approved(found: re.Match[str], scene: Scene) -> Understanding:
    day = read_date(found[1], scene.meeting.day, scene.next_meeting)
    if day is None:
        return refused(Kind.COURSE, f"'{found[1]}' is not a date; type the day of the approving meeting.")
    edit = MoveNote(NoteState.APPROVED, day, day.isoformat())
    return Understanding(Kind.COURSE, f"Note approved on {long_date(day)}", edit)


def _adjourn(found: re.Match[str], scene: Scene) -> Understanding:
    clock = read_time(found[1]) if found[1] else None
    if found[1] and clock is None:
        return refused(Kind.COURSE, f"'{found[1]}' is not a time; type it as 15:00.")
    at = scene.moment(clock) if clock else scene.now
    edit = Adjourn(at, (found[2] or "").strip(" :,"))
    return Understanding(Kind.COURSE, f"Adjourned {scene.local(at):%H:%M}", edit, clock=at)


def _timed(found: re.Match[str], scene: Scene, words: str, make: Callable[..., MeetingEdit]) -> Understanding:
    clock = read_time(found[1]) if found[1] else None
    if found[1] and clock is None:
        return refused(Kind.COURSE, f"'{found[1]}' is not a time; type it as 15:00.")
    at = scene.moment(clock) if clock else scene.now
    return Understanding(Kind.COURSE, f"{words} {scene.local(at):%H:%M}", make(at), clock=at)


def _time(found: re.Match[str], scene: Scene) -> Understanding:
    clock = read_time(found[1])
    if clock is None:
        return refused(Kind.TIME, f"'{found[1]}' is not a time; type it as 15:40.")
    return Understanding(Kind.TIME, f"It is {clock:%H:%M}", clock=scene.moment(clock))


def _item(found: re.Match[str], scene: Scene) -> Understanding:
    return _take(found[1], scene)


def _take(wanted: str, scene: Scene) -> Understanding:
    agenda = scene.meeting.agenda
    numbers = [item.number.rstrip(".").casefold() for item in agenda]
    current = next((place for place, item in enumerate(agenda) if item.id == scene.item), None)
    word = wanted.casefold().rstrip(".")
    if word in ("next", "previous", "prev", "back"):
        step = 1 if word == "next" else -1
        place = (0 if step > 0 else -1) if current is None else current + step
        if not 0 <= place < len(agenda):
            return refused(
                Kind.COURSE, f"There is no {'next' if step > 0 else 'earlier'} item on the agenda."
            )
    elif word in numbers:
        place = numbers.index(word)
    else:
        listed = ", ".join(item.number for item in agenda) or "none"
        return refused(Kind.COURSE, f"There is no item {wanted} on this agenda (items: {listed}).")
    item = agenda[place]
    return Understanding(Kind.COURSE, f"Item {item.number} {item.title}", TakeItem(item.id, scene.now))


def _next(found: re.Match[str], scene: Scene) -> Understanding:
    return _take(found[0], scene)


def _marks(roll: Roll, word: str) -> Reader:
    def read(found: re.Match[str], scene: Scene) -> Understanding:
        edits: list[MeetingEdit] = []
        names = []
        for part in _names(found[1]):
            part, at = take_time(part, scene)
            person, why = find(part, scene)
            if person is None:
                return refused(Kind.REGISTER, why)
            edits.append(MarkPerson(person.id, roll, at, scene.item))
            names.append(person.name)
        if not edits:
            return refused(Kind.REGISTER, f"'{found[0]}' names nobody.")
        label = f"{word}: {', '.join(names)}"
        return Understanding(Kind.REGISTER, label, _one(edits, label))

    return read


def _substitute(found: re.Match[str], scene: Scene) -> Understanding:
    rest, at = take_time(found[2].strip(), scene)
    member, why = find(rest, scene)
    if member is None or member.role is None or not member.role.holds_seat:
        return refused(Kind.REGISTER, why or f"{rest} holds no seat to stand in for.")
    name = found[1].strip()
    if len(match_person(name, scene.people).found) > 1:
        return refused(Kind.REGISTER, find(name, scene)[1])
    return stand_in(scene, name, member.id, at)


def stand_in(scene: Scene, substitute: str, member_id: str, at: datetime | None = None) -> Understanding:
    """``substitute`` (an id, a code or a name) stands in for a member; a new name is put on the meeting."""
    member = who(scene.board, scene.meeting, member_id)
    known = next((one for one in scene.people if one.id == substitute), None)
    known = known or match_person(substitute, scene.people).one
    edits: list[MeetingEdit] = []
    if known is not None:
        warnings = doubts_about(scene.board, scene.meeting, known.id, member_id)
        chosen, shown = known.id, known.name
    else:
        shown, _, body = (part.strip() for part in substitute.partition(","))
        if not shown:
            return refused(Kind.REGISTER, f"'{substitute}' names nobody.")
        guest = _guest(scene, shown, body, Capacity.SUBSTITUTE, member.group)
        chosen = guest.id
        edits.append(PutOnMeeting(guest))
        warnings = (f"{shown} is not on the list of substitutes",)
    edits.append(StandIn(chosen, member_id, at or scene.now, scene.item))
    label = f"{shown} stands in for {member.name}"
    return Understanding(Kind.REGISTER, label, _one(edits, label), warnings)


def _attending(found: re.Match[str], scene: Scene) -> Understanding:
    name, _, body = (part.strip() for part in found[1].partition(","))
    if not name:
        return refused(Kind.REGISTER, f"'{found[1]}' names nobody.")
    edit = _put(scene, name, body, Capacity.IN_ATTENDANCE)
    return Understanding(Kind.REGISTER, f"In attendance: {name}", edit)


def _officers(found: re.Match[str], scene: Scene) -> Understanding:
    edits: list[MeetingEdit] = []
    names = []
    for part in _names(found[1]):
        bracket = re.fullmatch(r"(.+?)\s*\(([^()]*)\)", part)
        name, body = (bracket[1], bracket[2]) if bracket else (part, "")
        beside = [one.attendee for one in edits if isinstance(one, PutOnMeeting)]
        edits.append(_put(scene, name, body, Capacity.OFFICER, beside))
        names.append(name)
    if not edits:
        return refused(Kind.REGISTER, f"'{found[1]}' names nobody.")
    label = f"Officers: {', '.join(names)}"
    return Understanding(Kind.REGISTER, label, _one(edits, label))


def _preside(found: re.Match[str], scene: Scene) -> Understanding:
    person, why = find(found[1].strip(), scene)
    if person is None:
        return refused(Kind.COURSE, why)
    return Understanding(Kind.COURSE, f"{person.name} presides", Preside(person.id))


def _progress(found: re.Match[str], scene: Scene) -> Understanding:
    action = next((one for one in scene.meeting.actions if _is_reference(found[1], one.ref)), None)
    if action is None:
        return refused(Kind.ACTION, f"There is no action {found[1]} in this meeting.")
    day = read_date(found[2], scene.meeting.day, scene.next_meeting) if found[2] else None
    edit = ReportProgress(action.id, day or scene.local(scene.now).date(), found[3].strip())
    return Understanding(Kind.ACTION, f"Progress on {action.ref}", edit)


def _is_reference(wanted: str, ref: str) -> bool:
    """True for the whole reference or its number: ``2`` and ``02`` are IPB/2010-11/02, never /12."""
    number = ref.rpartition("/")[2]
    return wanted.casefold() == ref.casefold() or (
        wanted.isdecimal() and number.isdecimal() and int(wanted[-9:]) == int(number)
    )


def _reopen(found: re.Match[str], scene: Scene) -> Understanding:
    reason = found[1].strip()
    if not reason:
        return refused(Kind.COURSE, "Say why it is reopened, for example /reopen to correct item 2.")
    return Understanding(Kind.COURSE, f"Reopened: {reason}", Reopen(reason))


def _history(edit: Edit, words: str) -> Reader:
    return lambda _found, _scene: Understanding(Kind.COURSE, words, edit)


def _export(found: re.Match[str], scene: Scene) -> Understanding:
    return Understanding(Kind.EXPORT, "Write the note as a Word document")


def _names(text: str) -> Iterable[str]:
    return (part.strip() for part in re.split(r"[,;]|\band\b", text) if part.strip())


def _one(edits: list[MeetingEdit], label: str) -> MeetingEdit:
    return edits[0] if len(edits) == 1 else Together(tuple(edits), label)


def _put(
    scene: Scene, name: str, body: str, capacity: Capacity, beside: Sequence[Attendee] = ()
) -> PutOnMeeting:
    """Put somebody on the meeting and note them as present: from its start, where that is to come.

    ``beside`` are those put down by the same line, whose ids and codes are taken.
    """
    start = scene.moment(scene.meeting.start) if scene.meeting.start else scene.now
    present = scene.now if scene.meeting.opened else max(start, scene.now)
    known = match_person(name, scene.people).one
    if known is None or not _is_the_name_of(name, known):
        return PutOnMeeting(_guest(scene, name, body, capacity, beside=beside), present, scene.item)
    attendee = scene.meeting.attendee(known.id) or Attendee(known.id, capacity, person=known.id, body=body)
    return PutOnMeeting(attendee, present, scene.item)


def _is_the_name_of(name: str, known: Known) -> bool:
    """True for a code or a name that ends in the surname: "Paul" alone is not enough to be Paul Johnston."""
    return fold(name) == fold(known.code) or fold(name).endswith(fold(known.surname))


def _guest(
    scene: Scene,
    name: str,
    body: str,
    capacity: Capacity,
    group: str | None = None,
    beside: Sequence[Attendee] = (),
) -> Attendee:
    ids = {one.id for one in scene.people} | {one.id for one in beside}
    ids |= {event.person for event in scene.meeting.presence}
    codes = [one.code for one in scene.people] + [one.code for one in beside]
    return Attendee(_free_id(name, ids), capacity, None, name, body, free_code(name, codes), group)


def _free_id(name: str, used: Collection[str]) -> str:
    """An id for a guest that is not in ``used``: ``guest-paul-bettison``."""
    stem = "guest-" + "-".join(re.findall(r"[a-z0-9]+", fold(name)))[:40]
    number, candidate = 1, stem
    while candidate in used:
        number += 1
        candidate = f"{stem}-{number}"
    return candidate


_COMMANDS: tuple[tuple[str, Reader], ...] = (
    (r"(open|close)\s+unrecorded", _unrecorded),
    (r"approved\s+at\s+(\S+)", _approved),
    (rf"open{_CLOCK}", _open),
    (rf"(?:close|end){_CLOCK}", _close),
    (rf"resume{_CLOCK}", _resume),
    (rf"abandon{_CLOCK}", _abandon),
    (rf"(?:adjourn|break){_CLOCK}(?:[:,]\s*(.*))?", _adjourn),
    (r"time\s+(\S+(?:\s*[ap]m)?)", _time),
    (r"item\s+(\S+)", _item),
    (r"(?:next|prev|previous)", _next),
    (r"(?:apologies|apology)(?:\s+from)?:?\s+(.+)", _marks(Roll.APOLOGIES, "Apologies")),
    (r"absent:?\s+(.+)", _marks(Roll.ABSENT, "Absent")),
    (r"remote:?\s+(.+)", _marks(Roll.REMOTE, "Present remotely")),
    (r"present:?\s+(.+)", _marks(Roll.PRESENT, "Present")),
    (r"left:?\s+(.+)", _marks(Roll.LEFT, "Left")),
    (r"(?:sub|substitute)\s+(.+?)\s+for\s+(.+)", _substitute),
    (r"(?:attending|in attendance):?\s+(.+)", _attending),
    (r"officers?:?\s+(.+)", _officers),
    (r"(?:chair|presiding)\s+(.+)", _preside),
    (rf"progress\s+(\S+?)(?:\s+({DATE_PATTERN}))?\s*:\s*(.+)", _progress),
    (r"reopen\b:?\s*(.*)", _reopen),
    (r"undo", _history(Undo(), "Undo")),
    (r"redo", _history(Redo(), "Redo")),
    (r"export(?:\s+note)?", _export),
)
