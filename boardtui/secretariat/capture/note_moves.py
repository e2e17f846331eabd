"""What becomes of the note after its meeting: checked by the chair, circulated, signed (R38, R41)."""

import re
from datetime import date

from boardtui.edits.note_life import MoveNote
from boardtui.model.meetings import Meeting, NoteState
from boardtui.rules.identity import Known
from boardtui.rules.naming import match_person
from boardtui.rules.wording import long_date
from boardtui.secretariat.capture.dates import read_date
from boardtui.secretariat.capture.scene import Kind, Scene, Understanding, refused

_STATES = {"checked": NoteState.CHECKED, "circulated": NoteState.CIRCULATED}


def move_command(found: re.Match[str], scene: Scene) -> Understanding:
    """``/checked 22 nov``, ``/circulated 24 nov``: how far the draft has got, and on which day.

    The day has to be said: the note is about a meeting that is over, and its clock stands there.
    """
    word, said = found[1].casefold(), (found[2] or "").strip()
    if not scene.meeting.state.is_over:
        return refused(Kind.COURSE, f"The meeting is not closed, so there is no note to be {word} yet.")
    if not scene.meeting.note.state.is_draft:
        return refused(Kind.COURSE, f"The note is {scene.meeting.note.state.value} already.")
    day = read_date(said, scene.meeting.day, scene.next_meeting) if said else None
    if day is None:
        return refused(Kind.COURSE, f"Say on which day, for example /{word} 24 nov.")
    return Understanding(Kind.COURSE, f"Note {word} on {long_date(day)}", MoveNote(_STATES[word], day))


def signed_command(found: re.Match[str], scene: Scene) -> Understanding:
    """``/signed by dp 18 jan``: by whom the approved note was signed, and on which day."""
    unready = not_to_be_signed(scene.meeting)
    if unready:
        return refused(Kind.COURSE, unready)
    day = read_date(found[2], scene.meeting.day, scene.next_meeting)
    if day is None:
        return refused(Kind.COURSE, "Say on which day, for example /signed by dp 18 jan.")
    early = signed_too_early(scene.meeting, day)
    if early:
        return refused(Kind.COURSE, early)
    name = signatory(found[1], scene.people)
    edit = MoveNote(NoteState.SIGNED, day, signed_by=name)
    return Understanding(Kind.COURSE, f"Note signed by {name} on {long_date(day)}", edit)


def not_to_be_signed(meeting: Meeting) -> str:
    """Why the note of ``meeting`` cannot be signed now; empty where it can."""
    state = meeting.note.state
    if state is NoteState.SIGNED:
        return "The note is signed already."
    return (
        "" if state is NoteState.APPROVED else f"The note is {state.value}: it is signed once it is approved."
    )


def signed_too_early(meeting: Meeting, day: date) -> str:
    """Why the note of ``meeting`` was not signed on ``day``; empty where it may have been (R41)."""
    approved = meeting.note.approved_on
    if approved is None or day >= approved:
        return ""
    return f"The note was approved on {long_date(approved)}: it was not signed before that."


def signatory(words: str, people: tuple[Known, ...]) -> str:
    """The name of the one person that ``words`` mean, or the words: anybody may have signed."""
    named = match_person(words, people).one
    return named.name if named is not None else words.strip()
