"""The commands of the capture line about people: apologies, substitutes, guests, officers, who presides."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence

from boardtui.edits.base import MeetingEdit
from boardtui.edits.batch import Together
from boardtui.edits.course import Preside
from boardtui.edits.presence import MarkPerson, PutOnMeeting, Roll, StandIn, StepDown
from boardtui.model.presence import Attendee, Capacity
from boardtui.rules.chronicle import ENTERS
from boardtui.rules.codes import free_code
from boardtui.rules.folding import fold
from boardtui.rules.identity import Known, who
from boardtui.rules.naming import match_person
from boardtui.rules.substitution import doubts_about
from boardtui.rules.voting import chair_doubt
from boardtui.secretariat.capture import moments
from boardtui.secretariat.capture.doubted_marks import counted_since
from boardtui.secretariat.capture.marks import find, find_all, marks_of
from boardtui.secretariat.capture.moments import When, take_when, time_doubts
from boardtui.secretariat.capture.scene import Kind, Scene, Understanding, refused

Reader = Callable[[re.Match[str], Scene], Understanding]


def marks_command(roll: Roll, word: str) -> Reader:
    """``/apologies from rc, js 10:20``: one mark for all who are named, each with a time of their own."""

    def read(found: re.Match[str], scene: Scene) -> Understanding:
        wanted: list[tuple[Known, Roll, When]] = []
        for part in _names(found[1]):
            body, when, why = take_when(part, scene)
            people, unknown = find_all(body, scene) if not why else ((), why)
            if unknown:
                return refused(Kind.REGISTER, unknown)
            wanted.extend((person, roll, when) for person in people)
        if not wanted:
            return refused(Kind.REGISTER, f"'{found[0]}' names nobody.")
        return marks_of(wanted, scene, word)

    return read


def stand_down_command(found: re.Match[str], scene: Scene) -> Understanding:
    """``/standdown rr``: a substitute gives the seat back (R10)."""
    body, when, why = take_when(found[1], scene)
    person, unknown = find(body, scene) if not why else (None, why)
    if person is None:
        return refused(Kind.REGISTER, unknown)
    member = scene.attendance.standing(person.id).sits_for
    if member is None:
        return refused(Kind.REGISTER, f"{person.name} stands in for nobody.")
    edit = StepDown(person.id, when.at, when.item, inserted=when.inserted(scene))
    name = who(scene.board, scene.meeting, member).name
    doubts = time_doubts([when.at] if when.said else (), scene)
    return Understanding(Kind.REGISTER, f"{person.name} stands down for {name}", edit, doubts)


def substitute_command(found: re.Match[str], scene: Scene) -> Understanding:
    """``/sub rr for rc``: who stands in for whom."""
    rest, when, why = take_when(found[2], scene)
    member, unknown = find(rest, scene) if not why else (None, why)
    why = why or unknown
    if member is None or member.role is None or not member.role.holds_seat:
        return refused(Kind.REGISTER, why or f"{rest} holds no seat to stand in for.")
    name = found[1].strip()
    if len(match_person(name, scene.people).found) > 1:
        return refused(Kind.REGISTER, find(name, scene)[1])
    return stand_in(scene, name, member.id, when)


def stand_in(scene: Scene, substitute: str, member_id: str, when: When | None = None) -> Understanding:
    """``substitute`` (an id, a code or a name) stands in for a member; a new name is put on the meeting.

    What is odd about it is recorded and flagged (R8); only somebody with a seat of their own is refused, who
    cannot fill two. A member who is in the room leaves with it, and an earlier substitute who served stands
    down, so that both stay on record as having been here (R15).
    """
    when = when or moments.now(scene)
    member = who(scene.board, scene.meeting, member_id)
    known = next((one for one in scene.people if one.id == substitute), None)
    known = known or match_person(substitute, scene.people).one
    edits: list[MeetingEdit] = []
    if known is not None and known.role is not None and known.role.holds_seat:
        return refused(Kind.REGISTER, _no_second_seat(known, member))
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
        warnings = doubts_about(scene.board, scene.meeting, guest.id, member_id, guest)
    outgoing, doubts = _outgoing(scene, chosen, member, when)
    edits += outgoing
    edits.append(StandIn(chosen, member_id, when.at, when.item, inserted=when.inserted(scene)))
    label = f"{shown} stands in for {member.name}"
    warnings += (*doubts, *time_doubts([when.at] if when.said else (), scene))
    return Understanding(Kind.REGISTER, label, _one(edits, label), warnings)


def _no_second_seat(person: Known, member: Known) -> str:
    if person.id == member.id:
        return "Nobody can stand in for themselves."
    return f"{person.name} has a seat of their own, and so cannot stand in for {member.name}."


def _outgoing(
    scene: Scene, substitute: str, member: Known, when: When
) -> tuple[list[MeetingEdit], tuple[str, ...]]:
    """What those do who were counted in the seat until then, and the doubts about it.

    Nothing where ``substitute`` sits there already, and nothing of a mark that was a slip: that is put right.
    """
    earlier = scene.attendance.standing(member.id).substitute
    if earlier == substitute:
        return [], ()
    inserted = when.inserted(scene)
    edits: list[MeetingEdit] = []
    doubts: list[str] = []
    sits = earlier is not None and scene.attendance.standing(earlier).in_room
    if earlier is not None and sits and counted_since(earlier, scene, when.at):
        edits.append(StepDown(earlier, when.at, when.item, inserted=inserted))
    leaves = MarkPerson(member.id, Roll.LEFT, when.at, when.item, inserted=inserted)
    last = leaves.around(scene.meeting)[0]
    came = counted_since(member.id, scene, when.at)
    if came is not None and last is not None and last.kind in ENTERS:
        edits.append(leaves)
        since, until = scene.local(came), scene.local(when.at)
        doubts.append(f"{member.name} was here from {since:%H:%M}: noted as leaving at {until:%H:%M}")
        doubts.append(chair_doubt(scene.board, scene.meeting, scene.attendance, member.id))
    return edits, tuple(one for one in doubts if one)


def attending_command(found: re.Match[str], scene: Scene) -> Understanding:
    """``/attending Jo Ray, Ely City``: a guest, present from now."""
    name, _, body = (part.strip() for part in found[1].partition(","))
    if not name:
        return refused(Kind.REGISTER, f"'{found[1]}' names nobody.")
    edit = _put(scene, name, body, Capacity.IN_ATTENDANCE)
    return Understanding(Kind.REGISTER, f"In attendance: {name}", edit)


def officers_command(found: re.Match[str], scene: Scene) -> Understanding:
    """``/officers Jo Ray (LGA)``: officers by name and body."""
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


def preside_command(found: re.Match[str], scene: Scene) -> Understanding:
    """``/chair dp``: who presides (R5)."""
    person, why = find(found[1].strip(), scene)
    if person is None:
        return refused(Kind.COURSE, why)
    here = scene.meeting.opened is None or scene.attendance.standing(person.id).in_room
    doubts = () if here else (f"{person.name} is not in the room",)
    return Understanding(Kind.COURSE, f"{person.name} presides", Preside(person.id), doubts)


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
