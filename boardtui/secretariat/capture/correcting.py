"""Corrections of one event of the presence log: when it happened, and the sentence it has in the note."""

from boardtui.edits.presence import CorrectTime, WordEvent
from boardtui.model.presence import PresenceEvent, PresenceKind
from boardtui.rules.chronicle import CORRECTIONS, standing_events, told
from boardtui.rules.identity import Known
from boardtui.rules.naming import match_person
from boardtui.rules.wording import as_sentence, coming_or_going, drafted
from boardtui.secretariat.capture.moments import read_when, time_doubts
from boardtui.secretariat.capture.scene import Kind, Scene, Understanding, refused

_NO_EVENT = "There is no such coming or going on record."
_SILENT = (*CORRECTIONS, PresenceKind.UNCONFIRMED)


def correct_time(event_id: str, when: str, scene: Scene) -> Understanding:
    """Let the event with that id have happened ``when``: ``10:05``, ``-5``, ``@2``."""
    event = next((one for one in scene.meeting.presence if one.id == event_id), None)
    if event is None:
        return refused(Kind.REGISTER, _NO_EVENT)
    moment, why = read_when(when, scene)
    if moment is None:
        return refused(Kind.REGISTER, why)
    name = _name(event.person, scene)
    was, now = scene.local(event.at), scene.local(moment.at)
    said = f"{name}: {event.kind} {now:%H:%M}, not {was:%H:%M}"
    edit = CorrectTime(event.id, moment.at, moment.item)
    return Understanding(Kind.REGISTER, said, edit, time_doubts([moment.at], scene))


def correct_person(query: str, when: str, scene: Scene) -> Understanding:
    """Let the last thing that happened of the person ``query`` means have happened ``when``."""
    event, why = _last(query, scene, silent=True)
    return correct_time(event.id, when, scene) if event else refused(Kind.REGISTER, why)


def word_event(event_id: str, text: str, scene: Scene) -> Understanding:
    """Give the event with that id another sentence in the note; no words go back to the drafted one."""
    event = next((one for one in scene.meeting.presence if one.id == event_id), None)
    if event is None:
        return refused(Kind.REGISTER, _NO_EVENT)
    words = as_sentence(text.strip())
    if words == drafted(scene.board, scene.meeting, event):
        words = ""
    shown = words or drafted(scene.board, scene.meeting, event)
    return Understanding(Kind.REGISTER, f"In the note: {shown}", WordEvent(event.id, words))


def word_person(query: str, text: str, scene: Scene) -> Understanding:
    """The same for the last thing told of the person ``query`` means; without words, what it says now."""
    event, why = _last(query, scene, silent=False)
    if event is None:
        return refused(Kind.REGISTER, why)
    if not text.strip():
        now = coming_or_going(scene.board, scene.meeting, event)
        return refused(Kind.REGISTER, f"Type the sentence after a colon. The note says: {now}")
    return word_event(event.id, text, scene)


def _last(query: str, scene: Scene, *, silent: bool) -> tuple[PresenceEvent | None, str]:
    """The person's last event that stands, or the last that the note tells; or why there is none."""
    match = match_person(query, scene.people)
    known: Known | None = match.one
    if known is None:
        names = ", ".join(one.name for one in match.found[:4])
        return None, f"'{query}' could be {names}." if names else f"Nobody here is called '{query}'."
    log = told(scene.meeting.presence)
    if silent:
        log = tuple(one for one in standing_events(scene.meeting.presence) if one.kind not in _SILENT)
    event = next((one for one in reversed(log) if one.person == known.id), None)
    return event, "" if event else f"Nothing is on record of {known.name} coming or going."


def _name(person: str, scene: Scene) -> str:
    return next((one.name for one in scene.people if one.id == person), person)
