"""Notes, questions and decisions in the capture line, and what overrides a lack of quorum."""

import re
from dataclasses import dataclass, replace

from boardtui.edits.minuting import Decide, WriteMinute
from boardtui.model.agendas import ItemState
from boardtui.model.decisions import Outcome
from boardtui.model.meetings import MinuteKind
from boardtui.rules.outcomes import read_outcome
from boardtui.rules.quorum import needs_quorum, quorum, roll_begun
from boardtui.rules.voting import presiding_member
from boardtui.secretariat.capture.marks import find
from boardtui.secretariat.capture.movers import take_movers
from boardtui.secretariat.capture.owners import name_people
from boardtui.secretariat.capture.scene import Kind, Scene, Understanding, refused

_OVERRIDE = re.compile(
    r"[,;]?\s*\boverride(?:\s+by\s+@?(?P<by>[^:]+?))?\s*:\s*(?P<why>.*)", re.IGNORECASE | re.DOTALL
)


def read_note(text: str, scene: Scene) -> Understanding:
    """A paragraph of the minutes, in which those behind an @ are named."""
    return _paragraph(text, scene, Kind.NOTE, MinuteKind.NOTE)


def read_question(text: str, scene: Scene) -> Understanding:
    """A question put and, usually, its answer; those behind an @ are named."""
    return _paragraph(text, scene, Kind.QUESTION, MinuteKind.QUESTION)


def _paragraph(text: str, scene: Scene, kind: Kind, minuted: MinuteKind) -> Understanding:
    text, names, doubts = name_people(text, scene)
    edit = WriteMinute(text, scene.item, minuted) if text else None
    return Understanding(kind, " · ".join((f"{kind.upper()} under {where(scene)}", *names)), edit, doubts)


def read_decision(text: str, scene: Scene) -> Understanding:
    """A decision: its outcome is read from its own words, mover and seconder from ``moved @a``.

    While the meeting is not quorate it needs ``override: reason`` at its end (R23).
    """
    text, override = take_override(text, scene)
    text, mover, seconder, warnings = take_movers(text, scene, prose=True)
    said = read_outcome(text)
    refusal, doubts = without_quorum(scene, said.outcome, text, override)
    if refusal and text:
        return refused(Kind.DECISION, refusal)
    doubts = doubts if text else ()
    warnings += (*override.doubts, *doubts, *course_of_decision(scene))
    warnings += (said.doubt,) if said.doubt else ()
    if scene.item is None:
        warnings += ("no item is in hand",)
    edit = None
    if text:
        ref = scene.reference()
        edit = Decide(
            text, said.outcome, scene.item, ref, mover, seconder,
            override_reason=override.reason, override_by=override.by,
        )  # fmt: skip
    preview = f"DECISION · {said.outcome} · {where(scene)} · {scene.reference()}"
    return Understanding(Kind.DECISION, preview, edit, warnings)


def read_resolution(text: str, scene: Scene) -> Understanding:
    """A resolution: a decision that is always an agreement, or says otherwise itself."""
    understood = read_decision(text, scene)
    return replace(understood, kind=Kind.RESOLUTION)


def where(scene: Scene) -> str:
    """The item in hand, in words."""
    item = scene.meeting.item(scene.item)
    return f"item {item.number}" if item else "no item yet"


@dataclass(frozen=True, slots=True)
class Override:
    """Why a decision is taken without a quorum, and who ruled so; no reason where none was typed."""

    reason: str = ""
    by: str | None = None
    doubts: tuple[str, ...] = ()


def take_override(text: str, scene: Scene) -> tuple[str, Override]:
    """``text`` without ``override by @who: reason`` at its end, and what that says.

    Where the meeting is quorate, nothing is overridden and the words stay.
    """
    found = _OVERRIDE.search(text)
    if found is None:
        return text, Override()
    result = scene.attendance_now
    if quorum(scene.board, scene.meeting.day, result).quorate:
        return text, Override(doubts=("the meeting is quorate: nothing is overridden, the words stay",))
    by = presiding_member(scene.board, scene.meeting, result)
    doubts: tuple[str, ...] = ()
    if found["by"]:
        person, why = find(found["by"].strip(), scene)
        by, doubts = (person.id, ()) if person is not None else (by, (why,))
    return text[: found.start()].rstrip(), Override(found["why"].strip(), by, doubts)


def course_of_decision(scene: Scene) -> tuple[str, ...]:
    """What is odd about deciding an item that was deferred or withdrawn; nothing of what is on record."""
    item = scene.meeting.item(scene.item)
    if scene.revising or item is None or item.state is ItemState.LISTED:
        return ()
    return (f"item {item.number} is {item.state.value} already: this decides it again",)


def without_quorum(
    scene: Scene, outcome: Outcome, text: str, override: Override
) -> tuple[str, tuple[str, ...]]:
    """A refusal, and doubts, about a decision while the meeting is not quorate (R23); else nothing.

    It is refused in an open meeting whose roll has begun, unless it is overridden with a reason or needs
    no quorum. What is on record already is changed without being asked, and a meeting that is over takes
    nothing, quorate or not, which is for others to say.
    """
    meeting = scene.meeting
    if meeting.state.is_over:
        return "", ()
    count = quorum(scene.board, meeting.day, scene.attendance_now)
    if count.quorate or scene.revising:
        return "", ()
    if override.reason:
        return "", (f"{count.sentence}: overridden",)
    latest = scene.attendance
    stands = meeting.opened is None or not roll_begun(latest)
    if stands or not needs_quorum(outcome, text) or quorum(scene.board, meeting.day, latest).quorate:
        return "", (count.sentence,)
    return (
        f"The meeting is not quorate ({count.shortfall}), so nothing was recorded. End the line with "
        "'override: reason' to record the decision all the same; noting and deferring need no quorum."
    ), (count.sentence,)
