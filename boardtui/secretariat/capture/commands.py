"""The commands of the capture line: opening and closing, items, the clock, undo; and the list of them all."""

import re
from collections.abc import Callable
from dataclasses import replace

from boardtui.edits.base import Edit, MeetingEdit
from boardtui.edits.course import CloseMeeting, CorrectOpening, OpenMeeting, Reopen, TakeItem
from boardtui.edits.minuting import ReportProgress
from boardtui.edits.note_life import MoveNote
from boardtui.edits.presence import Roll
from boardtui.edits.timeline import Redo, Undo
from boardtui.model.meetings import MeetingState, NoteState
from boardtui.rules.quorum import quorum
from boardtui.rules.references import is_reference
from boardtui.rules.wording import long_date
from boardtui.secretariat.capture import breaks, register_commands
from boardtui.secretariat.capture.approving import approve_command
from boardtui.secretariat.capture.correcting import correct_person, word_person
from boardtui.secretariat.capture.dates import DATE_PATTERN, read_date, read_time
from boardtui.secretariat.capture.interests import still_out
from boardtui.secretariat.capture.item_commands import (
    NUMBER,
    dispose_command,
    exempt_command,
    public_command,
)
from boardtui.secretariat.capture.moments import clock_doubts, closing_doubts, course_doubts
from boardtui.secretariat.capture.note_moves import move_command, signed_command
from boardtui.secretariat.capture.register_commands import Reader, marks_command
from boardtui.secretariat.capture.scene import Kind, Scene, Understanding, refused
from boardtui.secretariat.capture.voiding import VOID, read_void

_TIME = r"[\d:.]+\s*(?:[ap]\.?m\.?)?"
_CLOCK = r"(?:\s+([\d:.]+\s*(?:[ap]\.?m\.?)?))?"


def read_command(text: str, scene: Scene, *, slashed: bool = True) -> Understanding | None:
    """The command that ``text`` gives, or None where it gives none.

    ``slashed`` is False for a script's line without a slash: it has to be written out, since a sentence
    that happens to begin with such a word is a note.
    """
    for pattern, reader in (*_COMMANDS, *(_SLASHED if slashed else ())):
        found = re.fullmatch(pattern, text.strip(), re.IGNORECASE | re.DOTALL)
        if found is not None:
            return reader(found, scene)
    return None


def _open(found: re.Match[str], scene: Scene) -> Understanding:
    """The meeting is opened; of one that is open, when that really was."""
    opened = scene.meeting.opened
    if opened is None or scene.meeting.state.is_over:
        return _timed(found, scene, "Meeting opened", OpenMeeting)
    was = f"{scene.local(opened):%H:%M}"
    if not found[1]:
        goes_on = scene.meeting.state is MeetingState.ADJOURNED
        how = "/resume goes on with it" if goes_on else "/open and a time corrects that"
        return refused(Kind.COURSE, f"The meeting was opened at {was} already; {how}.")
    understood = _timed(found, scene, "Meeting opened", CorrectOpening)
    if understood.edit is None or understood.clock == opened:
        return understood
    return replace(understood, preview=f"{understood.preview}, not {was}", clock=None)


def _close(found: re.Match[str], scene: Scene) -> Understanding:
    return _timed(found, scene, "Meeting closed", CloseMeeting)


def _abandon(found: re.Match[str], scene: Scene) -> Understanding:
    reason = (found[2] or "").strip()
    words = f"Meeting abandoned ({reason.rstrip('.')})" if reason else "Meeting abandoned"
    understood = _timed(found, scene, words, lambda at: CloseMeeting(at, abandoned=True, reason=reason))
    if understood.edit is None or not quorum(scene.board, scene.meeting.day, scene.attendance_now).quorate:
        return understood
    doubt = "the meeting is quorate: what is abandoned is one that is not; /close ends it"
    return replace(understood, warnings=(*understood.warnings, doubt))


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


def _timed(found: re.Match[str], scene: Scene, words: str, make: Callable[..., MeetingEdit]) -> Understanding:
    clock = read_time(found[1]) if found[1] else None
    if found[1] and clock is None:
        return refused(Kind.COURSE, f"'{found[1]}' is not a time; type it as 15:00.")
    at = scene.moment(clock) if clock else scene.now
    said = at if clock else None
    edit = make(at)
    doubts = clock_doubts(at, scene) if clock else ()
    if isinstance(edit, CloseMeeting):
        doubts = doubts or (course_doubts(at, scene) if clock else ()) or closing_doubts(at, scene)
    return Understanding(Kind.COURSE, f"{words} {scene.local(at):%H:%M}", edit, doubts, clock=said)


def _time(found: re.Match[str], scene: Scene) -> Understanding:
    clock = read_time(found[1])
    if clock is None:
        return refused(Kind.TIME, f"'{found[1]}' is not a time; type it as 15:40.")
    at = scene.moment(clock)
    return Understanding(Kind.TIME, f"It is {clock:%H:%M}", warnings=clock_doubts(at, scene), clock=at)


def _time_of(found: re.Match[str], scene: Scene) -> Understanding:
    """``/time dp 10:05``: when somebody's last coming or going really was."""
    return correct_person(found[1], found[2], scene)


def _reword(found: re.Match[str], scene: Scene) -> Understanding:
    """``/reword dp: words``: the secretary's own sentence for somebody's last coming or going."""
    return word_person(found[1], found[2], scene)


def _reword_shown(found: re.Match[str], scene: Scene) -> Understanding:
    return word_person(found[1], "", scene)


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
    edit, hints = TakeItem(item.id, scene.now), still_out(scene) if item.id != scene.item else ()
    return Understanding(Kind.COURSE, f"Item {item.number} {item.title}", edit, hints)


def _next(found: re.Match[str], scene: Scene) -> Understanding:
    return _take(found[0], scene)


def _progress(found: re.Match[str], scene: Scene) -> Understanding:
    action = next((one for one in scene.meeting.actions if is_reference(found[1], one.ref)), None)
    if action is None:
        return refused(
            Kind.ACTION,
            f"There is no action {found[1]} in this meeting. One of an earlier meeting is reported on in the "
            f"place Actions (7, then c), or by: boardtui actions progress {found[1]} WORDS.",
        )
    day = read_date(found[2], scene.meeting.day, scene.next_meeting) if found[2] else None
    edit = ReportProgress(action.id, day or scene.local(scene.now).date(), found[3].strip())
    return Understanding(Kind.ACTION, f"Progress on {action.ref}", edit)


def _reopen(found: re.Match[str], scene: Scene) -> Understanding:
    reason = found[1].strip()
    if not scene.meeting.note.state.is_draft:
        return refused(Kind.COURSE, "The note is approved: it is corrected, with a date, and not reopened.")
    if not scene.meeting.state.is_over:
        return refused(Kind.COURSE, "The meeting is not closed, so there is nothing to reopen.")
    if not reason:
        return refused(Kind.COURSE, "Say why it is reopened, for example /reopen to correct item 2.")
    return Understanding(Kind.COURSE, f"Reopened: {reason}", Reopen(reason))


def _history(edit: Edit, words: str) -> Reader:
    return lambda _found, _scene: Understanding(Kind.COURSE, words, edit)


def _export(found: re.Match[str], scene: Scene) -> Understanding:
    return Understanding(Kind.EXPORT, "Write the note as a Word document")


_COMMANDS: tuple[tuple[str, Reader], ...] = (
    (r"(open|close)\s+unrecorded", _unrecorded),
    (r"approved\s+at\s+(\S+)", _approved),
    (r"approve\s+(?:the\s+)?note(?:\s*:\s*(.+))?", approve_command),
    (rf"open{_CLOCK}", _open),
    (rf"(?:close|end){_CLOCK}", _close),
    (rf"resume((?:\s+{DATE_PATTERN})?(?:\s+{_TIME})?(?:\s+roll)?)", breaks.resume_command),
    (rf"abandon{_CLOCK}(?:\s*:(?!\d)\s*(.*))?", _abandon),
    (
        rf"(?:adjourn|break)((?:\s+{_TIME})?(?:\s+(?:to|until)\s+{DATE_PATTERN})?)(?:\s*[:,](?!\d)\s*(.*))?",
        breaks.adjourn_command,
    ),
    (r"time\s+(\S+(?:\s*[ap]m)?)", _time),
    (r"reword\s+([^:]+?)\s*:\s*(.+)", _reword),
    (r"item\s+(\S+)", _item),
    (r"(?:next|prev|previous)", _next),
    (r"exempt((?:\s+item\s+\S+)?(?:\s+(?:para(?:graph)?\.?\s+)?\d\w*)?(?:\s*:.*)?)", exempt_command),
    (r"public(?:\s+item\s+(\S+))?", public_command),
    (rf"public\s+({NUMBER})", public_command),
    (r"(defer|withdraw)(\s+item\s+\S+(?:\s.*)?|\s+to\s+.+|\s*:.*)?", dispose_command),
    (rf"(defer)(\s+{NUMBER}(?:\s+to\s+.+|\s*:.*)?)", dispose_command),
    (rf"(withdraw)(\s+{NUMBER}(?:\s*:.*)?)", dispose_command),
    (
        r"(?:apologies|apology)(?:\s+from)?:?\s+(.+)",
        marks_command(Roll.APOLOGIES, "Apologies"),
    ),
    (r"absent:?\s+(.+)", marks_command(Roll.ABSENT, "Absent")),
    (r"remote:?\s+(.+)", marks_command(Roll.REMOTE, "Present remotely")),
    (r"present:?\s+(.+)", marks_command(Roll.PRESENT, "Present")),
    (r"left:?\s+(.+)", marks_command(Roll.LEFT, "Left")),
    (r"(?:sub|substitute)\s+(.+?)\s+for\s+(.+)", register_commands.substitute_command),
    (r"standdown\s+(.+)", register_commands.stand_down_command),
    (r"(?:attending|in attendance):?\s+(.+)", register_commands.attending_command),
    (r"officers?:?\s+(.+)", register_commands.officers_command),
    (r"(?:chair|presiding)\s+(.+)", register_commands.preside_command),
    (rf"progress\s+(\S+?)(?:\s+({DATE_PATTERN}))?\s*:\s*(.+)", _progress),
    (r"reopen\b:?\s*(.*)", _reopen),
    (VOID, read_void),
    (r"undo", _history(Undo(), "Undo")),
    (r"redo", _history(Redo(), "Redo")),
    (r"export(?:\s+note)?", _export),
)
"""Commands as a script may write them too: each is told from a sentence by its form."""
_SLASHED: tuple[tuple[str, Reader], ...] = (
    (r"resume(?:\s+(.+))?", breaks.resume_command),
    (r"(?:adjourn|break)(?:\s+(.*?))?(?:\s*[:,]\s+(.*))?", breaks.adjourn_command),
    (r"time\s+(.+?)\s+(?:at\s+)?(\S+(?:\s*[ap]m)?|@item\s+\S+)", _time_of),
    (r"reword\s+([^:]+)", _reword_shown),
    (r"exempt(?:\s+(.+))?", exempt_command),
    (r"approve(?:\s*:\s*(.+))?", approve_command),
    (r"(checked|circulated)(?:\s+(?:on\s+)?(.+))?", move_command),
    (rf"signed(?:\s+by)?\s+(.+?)\s+(?:on\s+)?({DATE_PATTERN})", signed_command),
    (r"public\s+(\S+)", public_command),
    (r"(defer|withdraw)(?:\s+(.+))?", dispose_command),
    (r"(?:stand|stood)\s+down\s+(.+)", register_commands.stand_down_command),
)
"""Freer forms, which need the slash."""
