"""Notes, decisions, actions, votes and interests in the capture line."""

import re
from datetime import date

from boardtui.edits.base import MeetingEdit
from boardtui.edits.batch import Together
from boardtui.edits.minuting import Assign, Decide, DeclareInterest, RecordVote, WriteMinute
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.model.actions import Owner
from boardtui.model.decisions import Outcome, Tally
from boardtui.model.meetings import MinuteKind
from boardtui.model.presence import InterestConduct, InterestKind
from boardtui.rules.attendance import attendance
from boardtui.rules.folding import fold
from boardtui.rules.identity import Known
from boardtui.rules.naming import match_person
from boardtui.rules.quorum import quorum, voters_now
from boardtui.secretariat.capture.dates import DATE_PATTERN, read_date
from boardtui.secretariat.capture.marks import find
from boardtui.secretariat.capture.scene import Kind, Scene, Understanding, refused

_DUE = re.compile(rf"\b(?:by|due|before)\s+({DATE_PATTERN})", re.IGNORECASE)
_OWNER = re.compile(r"(?:(?<=\s)|^)@(?=\w)")
_VOTE = re.compile(r"(\d{1,4})\s*[-–/]\s*(\d{1,4})(?:\s*[-–/]\s*(\d{1,4}))?(?!\d)\s*(.*)", re.DOTALL)
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
_INTERESTS = {
    "dpi": InterestKind.PECUNIARY, "pecuniary": InterestKind.PECUNIARY,
    "ori": InterestKind.OTHER_REGISTRABLE, "nri": InterestKind.NON_REGISTRABLE,
    "personal": InterestKind.PERSONAL,
}  # fmt: skip
_CONDUCTS = {
    "stayed": InterestConduct.STAYED, "spoke": InterestConduct.SPOKE_THEN_LEFT,
    "left": InterestConduct.LEFT, "dispensation": InterestConduct.DISPENSATION,
}  # fmt: skip


def read_note(text: str, scene: Scene) -> Understanding:
    """A paragraph of the minutes."""
    edit = WriteMinute(text, scene.item) if text else None
    return Understanding(Kind.NOTE, f"NOTE under {_where(scene)}", edit)


def read_question(text: str, scene: Scene) -> Understanding:
    """A question put and, usually, its answer."""
    edit = WriteMinute(text, scene.item, MinuteKind.QUESTION) if text else None
    return Understanding(Kind.QUESTION, f"QUESTION under {_where(scene)}", edit)


def read_decision(text: str, scene: Scene) -> Understanding:
    """A decision: its outcome is read from its own words, mover and seconder from ``moved @a``."""
    text, mover, seconder, warnings = _movers(text, scene)
    outcome = _outcome(text)
    warnings += _inquorate(scene)
    if scene.item is None:
        warnings += ("no item is in hand",)
    edit = Decide(text, outcome, scene.item, scene.reference(), mover, seconder) if text else None
    preview = f"DECISION · {outcome} · {_where(scene)} · {scene.reference()}"
    return Understanding(Kind.DECISION, preview, edit, warnings)


def read_resolution(text: str, scene: Scene) -> Understanding:
    """A resolution: a decision that is always an agreement, or says otherwise itself."""
    understood = read_decision(text, scene)
    return Understanding(Kind.RESOLUTION, understood.preview, understood.edit, understood.warnings)


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


def read_vote(text: str, scene: Scene) -> Understanding:
    """``12-3-2``: for, against, abstained; put to the last decision under the item in hand (R33)."""
    found = _VOTE.fullmatch(text)
    if found is None:
        return refused(Kind.VOTE, "A vote is typed as for-against-abstained, for example V: 9-2-1.")
    tally = Tally(int(found[1]), int(found[2]), int(found[3] or 0))
    rest, mover, seconder, warnings = _movers(found[4], scene)
    cast = tally.votes_for + tally.against + tally.abstained
    able = voters_now(scene.board, attendance(scene.board, scene.meeting))
    if cast > able:
        warnings += (f"{cast} votes, but only {able} may vote now",)
    preview = f"VOTE · {tally.votes_for} for, {tally.against} against, {tally.abstained} abstained"
    decision = next((one for one in reversed(scene.meeting.decisions) if one.item == scene.item), None)
    edit: MeetingEdit
    if decision is not None:
        edit = RecordVote(decision.id, tally, mover, seconder)
    else:
        outcome = Outcome.AGREED if tally.votes_for > tally.against else Outcome.REJECTED
        words = "The motion was carried." if outcome is Outcome.AGREED else "The motion was lost."
        edit = Decide(words, outcome, scene.item, scene.reference(), mover, seconder, tally)
        warnings += ("no decision under this item yet: one is made for the vote", *_inquorate(scene))
    if re.search(r"\w", rest):
        warnings += (f"kept as a note: {rest}",)
        edit = Together((edit, WriteMinute(rest, scene.item)), "vote with a note")
    return Understanding(Kind.VOTE, preview, edit, warnings)


def read_interest(text: str, scene: Scene) -> Understanding:
    """``@JS personal: a friend of the applicant; left`` (R30). Leaving is logged as a departure too."""
    head, _, nature = text.partition(":")
    words = head.removeprefix("@").split()
    kind = next((_INTERESTS[word.casefold()] for word in words if word.casefold() in _INTERESTS), None)
    before, _, tail = nature.rpartition(";")
    conduct = next((_CONDUCTS[word] for word in re.findall(r"\w+", fold(tail)) if word in _CONDUCTS), None)
    if conduct is not None and ";" in nature:
        nature = before
    name = " ".join(word for word in words if word.casefold() not in _INTERESTS)
    person, why = find(name, scene)
    if person is None:
        return refused(Kind.INTEREST, why)
    conduct = conduct or InterestConduct.STAYED
    edit: MeetingEdit = DeclareInterest(
        person.id, scene.item, kind or InterestKind.PERSONAL, nature.strip(), conduct
    )
    if (
        conduct in (InterestConduct.LEFT, InterestConduct.SPOKE_THEN_LEFT)
        and attendance(scene.board, scene.meeting).standing(person.id).in_room
    ):
        leaves = MarkPerson(person.id, Roll.LEFT, scene.now, scene.item)
        edit = Together((edit, leaves), f"interest of {person.name}")
    preview = f"INTEREST · {person.name} · {kind or InterestKind.PERSONAL} · {conduct}"
    return Understanding(Kind.INTEREST, preview, edit)


def _where(scene: Scene) -> str:
    item = scene.meeting.item(scene.item)
    return f"item {item.number}" if item else "no item yet"


def _outcome(text: str) -> Outcome:
    for pattern, outcome in _OUTCOMES:
        if re.search(rf"\b(?:{pattern})", text, re.IGNORECASE):
            return outcome
    return Outcome.AGREED


def _inquorate(scene: Scene) -> tuple[str, ...]:
    """A decision while inquorate is a doubt, not a refusal: minutes record what happened (R23)."""
    count = quorum(scene.board, scene.meeting.day, attendance(scene.board, scene.meeting))
    return () if count.quorate else (count.sentence,)


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
        rest = f"{text[: found.start()]} {text[found.end() :]}"
        return _tidy(rest), due, next_meeting, warnings
    return _tidy(text), None, False, ()


def _owners(text: str, scene: Scene) -> tuple[str, tuple[Owner, ...], tuple[str, ...]]:
    owners: list[Owner] = []
    warnings: list[str] = []
    while (found := _OWNER.search(text)) is not None:
        rest = text[found.end() :]
        owner, taken, doubt = _longest_owner(rest, scene)
        owners.append(owner)
        warnings.extend(doubt)
        text = f"{text[: found.start()]}{rest[taken:].lstrip(',') if found.start() else rest[taken:]}"
    return _tidy(text), tuple(dict.fromkeys(owners)), tuple(warnings)


def _longest_owner(rest: str, scene: Scene) -> tuple[Owner, int, tuple[str, ...]]:
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


def _movers(text: str, scene: Scene) -> tuple[str, str | None, str | None, tuple[str, ...]]:
    mover: str | None = None
    seconder: str | None = None
    warnings: list[str] = []
    for word in ("moved", "seconded"):
        found = re.search(rf"[,;.]?\s*\b{word}(?:\s+by)?\s+@(?=\S)", text, re.IGNORECASE)
        if found is None:
            continue
        rest = text[found.end() :]
        owner, taken, doubt = _longest_owner(rest, scene)
        warnings.extend(doubt)
        if owner.person is None:  # the words stay in the text, for nobody else holds them
            warnings.extend(() if doubt else (f"{owner.name} cannot be named as having {word} it",))
            continue
        warnings.extend(_not_entitled(owner.person, scene))
        mover, seconder = (owner.person, seconder) if word == "moved" else (mover, owner.person)
        text = f"{text[: found.start()]}{rest[taken:]}"
    return _tidy(text), mover, seconder, tuple(warnings)


def _not_entitled(person: str, scene: Scene) -> tuple[str, ...]:
    """Only those present and entitled may move, second or vote (R37)."""
    voters = attendance(scene.board, scene.meeting).voters
    if any(one.person == person and one.seat.membership.votes for one in voters):
        return ()
    known: Known | None = next((one for one in scene.people if one.id == person), None)
    return (f"{known.name if known else person} is not present with a vote",)


def _tidy(text: str) -> str:
    text = re.sub(r"[ \t]+", " ", text).strip()
    return re.sub(r"\s+([.,;])(?=\s|$)", r"\1", text).strip(" ,;")
