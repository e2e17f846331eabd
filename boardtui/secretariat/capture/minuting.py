"""Notes, questions, decisions and actions in the capture line, with owners, movers and overrides."""

import re
from dataclasses import dataclass, replace
from datetime import date

from boardtui.edits.minuting import Assign, Decide, WriteMinute
from boardtui.model.actions import Owner
from boardtui.model.decisions import Outcome
from boardtui.model.meetings import MinuteKind
from boardtui.rules.folding import fold
from boardtui.rules.naming import match_person
from boardtui.rules.quorum import needs_quorum, quorum, roll_begun
from boardtui.rules.voting import electorate, movers_doubts, presiding_member
from boardtui.secretariat.capture.dates import DATE_PATTERN, order_doubt, read_date, weekday_doubt
from boardtui.secretariat.capture.marks import find
from boardtui.secretariat.capture.scene import Kind, Scene, Understanding, refused

_DUE = re.compile(rf"\b(?:by|due|before)\s+({DATE_PATTERN})", re.IGNORECASE)
_OWNER = re.compile(r"(?:(?<=\s)|^)@(?=\w)")
_OUTCOMES = (
    (r"not (?:agreed|approved|resolved|carried|adopted|endorsed|accepted)", Outcome.REJECTED),
    (r"as amended|subject to", Outcome.AMENDED),
    (r"agreed|approved|resolved|carried|adopted|endorsed|accepted|appointed|elected", Outcome.AGREED),
    (r"rejected|refused|lost\b|fell\b", Outcome.REJECTED),
    (r"deferred", Outcome.DEFERRED),
    (r"withdrawn|withdrew", Outcome.WITHDRAWN),
    (r"referred", Outcome.REFERRED),
    (r"no decision", Outcome.NO_DECISION),
    (r"noted", Outcome.NOTED),
)
_OVERRIDE = re.compile(
    r"[,;]?\s*\boverride(?:\s+by\s+@?(?P<by>[^:]+?))?\s*:\s*(?P<why>.*)", re.IGNORECASE | re.DOTALL
)


def read_note(text: str, scene: Scene) -> Understanding:
    """A paragraph of the minutes."""
    edit = WriteMinute(text, scene.item) if text else None
    return Understanding(Kind.NOTE, f"NOTE under {where(scene)}", edit)


def read_question(text: str, scene: Scene) -> Understanding:
    """A question put and, usually, its answer."""
    edit = WriteMinute(text, scene.item, MinuteKind.QUESTION) if text else None
    return Understanding(Kind.QUESTION, f"QUESTION under {where(scene)}", edit)


def read_decision(text: str, scene: Scene) -> Understanding:
    """A decision: its outcome is read from its own words, mover and seconder from ``moved @a``.

    While the meeting is not quorate it needs ``override: reason`` at its end (R23).
    """
    text, override = take_override(text, scene)
    text, mover, seconder, warnings = take_movers(text, scene)
    outcome = _outcome(text)
    refusal, doubts = without_quorum(scene, outcome, text, override)
    if refusal and text:
        return refused(Kind.DECISION, refusal)
    warnings += (*override.doubts, *doubts)
    if scene.item is None:
        warnings += ("no item is in hand",)
    edit = None
    if text:
        ref = scene.reference()
        edit = Decide(
            text, outcome, scene.item, ref, mover, seconder,
            override_reason=override.reason, override_by=override.by,
        )  # fmt: skip
    preview = f"DECISION · {outcome} · {where(scene)} · {scene.reference()}"
    return Understanding(Kind.DECISION, preview, edit, warnings)


def read_resolution(text: str, scene: Scene) -> Understanding:
    """A resolution: a decision that is always an agreement, or says otherwise itself."""
    understood = read_decision(text, scene)
    return replace(understood, kind=Kind.RESOLUTION)


def read_action(text: str, scene: Scene) -> Understanding:
    """An action with its owners (``@``) and its due date (``by``). Nothing is missing that refuses it."""
    text, due, next_meeting, warnings = _due(text, scene)
    text, owners, doubts = _owners(text, scene)
    warnings += doubts
    if not owners:
        warnings += ("no owner",)
    ref = scene.reference()
    edit = Assign(text, scene.item, ref, owners, due, next_meeting) if text else None
    who = ", ".join(owner.name for owner in owners) or "nobody yet"
    when = f"due {due:%a} {due.day} {due:%b %Y}" if due else "no date"
    return Understanding(Kind.ACTION, f"ACTION · {who} · {when} · {ref}", edit, warnings)


def where(scene: Scene) -> str:
    """The item in hand, in words."""
    item = scene.meeting.item(scene.item)
    return f"item {item.number}" if item else "no item yet"


def _outcome(text: str) -> Outcome:
    for pattern, outcome in _OUTCOMES:
        if re.search(rf"\b(?:{pattern})", text, re.IGNORECASE):
            return outcome
    return Outcome.AGREED


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


def without_quorum(
    scene: Scene, outcome: Outcome, text: str, override: Override
) -> tuple[str, tuple[str, ...]]:
    """A refusal, or doubts, about a decision while the meeting is not quorate (R23); else nothing.

    It is refused in an open meeting whose roll has begun, unless it is overridden with a reason or needs
    no quorum. What is on record already is changed without being asked.
    """
    meeting = scene.meeting
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
    ), ()


def _due(text: str, scene: Scene) -> tuple[str, date | None, bool, tuple[str, ...]]:
    for found in reversed(list(_DUE.finditer(text))):
        due = read_date(found[1], scene.meeting.day, scene.next_meeting)
        next_meeting = "meeting" in found[1].casefold()
        if due is None and not next_meeting:
            continue
        warnings: tuple[str, ...] = ()
        if due is None:
            warnings = ("no next meeting is in the calendar",)
        elif due.weekday() >= 5:
            warnings = (f"the due date is a {due:%A}",)
        if due is not None and (doubt := weekday_doubt(found[1], due)):
            warnings = (doubt,)
        if due is not None and (doubt := order_doubt(found[1], due)):
            warnings = (doubt, *warnings)
        rest = f"{text[: found.start()]} {text[found.end() :]}"
        return tidy(rest), due, next_meeting, warnings
    none = tuple(f"'{found[1]}' is no day of the calendar" for found in _DUE.finditer(text))
    return tidy(text), None, False, none


def _owners(text: str, scene: Scene) -> tuple[str, tuple[Owner, ...], tuple[str, ...]]:
    owners: list[Owner] = []
    warnings: list[str] = []
    while (found := _OWNER.search(text)) is not None:
        rest = text[found.end() :]
        owner, taken, doubt = longest_owner(rest, scene)
        owners.append(owner)
        warnings.extend(doubt)
        text = f"{text[: found.start()]}{rest[taken:].lstrip(',') if found.start() else rest[taken:]}"
    return tidy(text), tuple(dict.fromkeys(owners)), tuple(warnings)


def longest_owner(rest: str, scene: Scene) -> tuple[Owner, int, tuple[str, ...]]:
    """The owner whose name takes the most words of ``rest``, how many letters it takes, and any doubt."""
    ends = [word.end() for word in re.finditer(r"\S+", rest)][:5]
    ambiguous: tuple[str, ...] = ()
    for end in reversed(ends):
        query = rest[:end].rstrip(",.;:")
        collective = next(
            (name for name in scene.board.settings.collective_owners if fold(name) == fold(query)), None
        )
        if collective is not None:
            return Owner(collective), len(query), ()
        match = match_person(query, scene.people)
        if match.one is not None:
            return Owner(match.one.name, match.one.id), len(query), ()
        if match.found:
            names = ", ".join(one.name for one in match.found[:4])
            ambiguous = (f"@{query} is ambiguous: {names}",)
    query = rest[: ends[0]].rstrip(",.;:") if ends else rest
    return Owner(query), len(query), ambiguous or (f"nobody here is called {query}",)


def take_movers(text: str, scene: Scene) -> tuple[str, str | None, str | None, tuple[str, ...]]:
    """``text`` without ``moved @a seconded @b``, who they are, and any doubt (R37)."""
    mover: str | None = None
    seconder: str | None = None
    warnings: list[str] = []
    for word in ("moved", "seconded"):
        found = re.search(rf"[,;.]?\s*\b{word}(?:\s+by)?\s+@(?=\S)", text, re.IGNORECASE)
        if found is None:
            continue
        rest = text[found.end() :]
        owner, taken, doubt = longest_owner(rest, scene)
        warnings.extend(doubt)
        if owner.person is None:  # the words stay in the text, for nobody else holds them
            warnings.extend(() if doubt else (f"{owner.name} cannot be named as having {word} it",))
            continue
        mover, seconder = (owner.person, seconder) if word == "moved" else (mover, owner.person)
        text = f"{text[: found.start()]}{rest[taken:]}"
    if mover is not None or seconder is not None:
        voters = electorate(scene.board, scene.meeting, scene.now, scene.attendance_now)
        warnings.extend(movers_doubts(scene.board, scene.meeting, voters, mover, seconder))
    return tidy(text), mover, seconder, tuple(warnings)


def tidy(text: str) -> str:
    """``text`` with single spaces, and without what was left hanging at its ends."""
    text = re.sub(r"[ \t]+", " ", text).strip()
    return re.sub(r"\s+([.,;])(?=\s|$)", r"\1", text).strip(" ,;")
