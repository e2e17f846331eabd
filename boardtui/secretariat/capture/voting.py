"""Votes in the capture line: counted, without a count, or by name.

vote   = "V:" ((count | manner) [["noted"] names] | names) [casting] ["moved @a seconded @b"] [words]
count  = as ``vote_counts`` reads it: 9-2-1, or 9 for, 2 against, 1 abstained
manner = "nem con" | "unanimous" | "by general assent"
names  = ["named"] ("for" | "against" | "abstain" | "not voting") who …, each once, in any order;
         or who … before each of the words
who    = codes or names, with or without "@", between commas, spaces or "and"; "rest" is everybody else
casting = "casting" ["@who"] ("for" | "against")
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from boardtui.edits.base import MeetingEdit
from boardtui.edits.batch import Together
from boardtui.edits.minuting import Decide, RecordVote, WriteMinute
from boardtui.model.counting import counted
from boardtui.model.decisions import Decision, Manner, NamedVote, Outcome, Tally, Vote
from boardtui.rules.identity import Known
from boardtui.rules.voting import (
    Electorate,
    NotVoting,
    casting_doubts,
    electorate,
    outcome_doubts,
    presiding_member,
    recorded,
    vote_doubts,
)
from boardtui.secretariat.capture.minuting import Override, take_override, without_quorum
from boardtui.secretariat.capture.movers import take_movers
from boardtui.secretariat.capture.owners import longest_owner
from boardtui.secretariat.capture.scene import Kind, Scene, Understanding, refused
from boardtui.secretariat.capture.vote_counts import Count, read_count
from boardtui.secretariat.capture.vote_names import EXAMPLES, SIDE, read_sides

_MANNERS = (
    (r"nem\.?\s*con(?:tradicente)?", Manner.NEM_CON),
    (r"unanimous(?:ly)?", Manner.UNANIMOUS),
    (r"(?:by\s+)?(?:general\s+)?assent", Manner.ASSENT),
)
_MANNER = r"(?:(?:carried|agreed)\s+)?(?:{})\b[\s.,;]*(.*)"
_BY_NAME = re.compile(
    r"(?:(?:named|recorded)(?:\s+vote)?\b\s*:?|(?=for|against|abstain|not|did))\s*", re.IGNORECASE
)
_NOTED = re.compile(r"noted\s+(?=for|against|abstain)", re.IGNORECASE)
_CASTING = re.compile(r"[,;]?\s*\bcasting(?:\s+vote)?(?:\s+by)?\b\s*", re.IGNORECASE)
_WORDS = {
    Vote.FOR: "for",
    Vote.AGAINST: "against",
    Vote.ABSTAINED: "abstain",
    Vote.DID_NOT_VOTE: "not voting",
}


_QUOTED = 40
_BY_REQUEST = "a name beside the vote is minuted as noted at their request"


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of a vote: the tally, the words left over, and what is doubtful or wrong about it.

    ``carried`` is what was said to have come of it, None where nothing was.
    """

    tally: Tally | None = None
    rest: str = ""
    doubts: tuple[str, ...] = ()
    wrong: str = ""
    carried: bool | None = None


@dataclass(frozen=True, slots=True)
class _Ballot:
    """A vote with all that was typed of it."""

    tally: Tally
    mover: str | None
    seconder: str | None
    override: Override


def read_vote(text: str, scene: Scene) -> Understanding:
    """A vote, put to the last decision under the item in hand; without one, one is made for it (R33)."""
    text, override = take_override(text, scene)
    text, mover, seconder, warnings = take_movers(text, scene)
    text, casting, by, doubts = _take_casting(text, scene)
    decision = _decision_of(scene)
    voters = _voters(decision, scene)
    read = _read(text, scene, voters)
    if read.tally is None:
        return refused(Kind.VOTE, read.wrong or EXAMPLES)
    tally = replace(read.tally, casting=casting, casting_by=by)
    warnings += (*doubts, *read.doubts, *_went_otherwise(read.carried, tally))
    warnings += vote_doubts(scene.board, scene.meeting, tally, voters)
    warnings += casting_doubts(scene.board, scene.meeting, tally, scene.attendance_now)
    edit, refusal, doubts = _put_to_the_decision(_Ballot(tally, mover, seconder, override), decision, scene)
    if edit is None:
        return refused(Kind.VOTE, refusal)
    warnings = (*_replaced(decision, tally), *warnings, *doubts)
    if re.search(r"\w", read.rest):
        rest = read.rest if len(read.rest) <= _QUOTED else f"{read.rest[: _QUOTED - 1]}…"
        warnings = (f"'{rest}' is not understood as of the vote: it becomes a note", *warnings)
        edit = Together((edit, WriteMinute(read.rest, scene.item)), "vote with a note")
    return Understanding(Kind.VOTE, _preview(tally), edit, warnings)


def _decision_of(scene: Scene) -> Decision | None:
    """The decision that the vote is put to: the one whose vote is changed, else the last of the item."""
    decisions = reversed(scene.meeting.decisions)
    if scene.vote_on is not None:
        return next((one for one in decisions if one.id == scene.vote_on), None)
    return next((one for one in decisions if one.item == scene.item), None)


def _voters(decision: Decision | None, scene: Scene) -> Electorate:
    """Who may vote now; where a recorded vote is changed, those whom it names, as it names them."""
    tally = decision.tally if decision is not None and scene.vote_on is not None else None
    if tally is None or tally.manner is not Manner.RECORDED:
        return electorate(scene.board, scene.meeting, scene.now, scene.attendance_now)
    out = tally.named(Vote.OUT_OF_ROOM)
    able = (one.person for one in tally.names if one.person not in out)
    return Electorate(tuple(able), tuple(NotVoting(person, "out of the room then") for person in out))


def _replaced(decision: Decision | None, tally: Tally) -> tuple[str, ...]:
    """The doubt that says which vote another one takes the place of (R33, R35)."""
    if decision is None or decision.tally is None or decision.tally == tally:
        return ()
    return (f"replaces {tally_words(decision.tally)}",)


def tally_words(tally: Tally) -> str:
    """A vote in a few words: ``5-5, recorded by name, casting vote for``; no abstentions are not told."""
    said = [f"{tally.votes_for}-{tally.against}" + (f"-{tally.abstained}" if tally.abstained else "")]
    if not tally.manner.is_counted:
        said = [tally.manner.value]
    if tally.manner is Manner.RECORDED:
        said.append("recorded by name")
    elif tally.names:
        said.append(f"{counted(len(tally.names), 'vote')} noted by name")
    if tally.casting is not None:
        said.append(f"casting vote {tally.casting}")
    return ", ".join(said)


def _went_otherwise(carried: bool | None, tally: Tally) -> tuple[str, ...]:
    """The doubt about a vote that was said to be carried or lost, where its figures say another thing."""
    if carried is None or carried is tally.carried:
        return ()
    said, goes = ("carried", "lost") if carried else ("lost", "carried")
    return (f"{said} was typed, but by these figures it is {goes}",)


def _put_to_the_decision(
    ballot: _Ballot, decision: Decision | None, scene: Scene
) -> tuple[MeetingEdit | None, str, tuple[str, ...]]:
    """The edit that records a vote, or why it is refused; and the doubts about it."""
    tally = ballot.tally
    if decision is not None:
        _, short = without_quorum(scene, Outcome.NOTED, decision.text, ballot.override)
        doubts = (*outcome_doubts(decision.outcome, tally), *short)
        after = 0 if scene.vote_on is not None else _minuted_since(decision, scene)
        return RecordVote(decision.id, tally, ballot.mover, ballot.seconder, after), "", doubts
    outcome = Outcome.AGREED if tally.carried else Outcome.REJECTED
    words = "The motion was carried." if tally.carried else "The motion was lost."
    refusal, short = without_quorum(scene, outcome, words, ballot.override)
    if refusal:
        return None, refusal, ()
    edit = Decide(
        words, outcome, scene.item, scene.reference(), ballot.mover, ballot.seconder, tally,
        ballot.override.reason, ballot.override.by,
    )  # fmt: skip
    made = "no decision under this item yet: one is made for the vote"
    return edit, "", (made, *ballot.override.doubts, *short)


def vote_line(tally: Tally, people: Iterable[Known]) -> str:
    """The line that says ``tally``, as somebody would type it: ``V: 3-3 casting @JS against``.

    ``people`` are all those who may be named in it.
    """
    known = tuple(people)
    named = {one.person: one.vote for one in tally.names}
    if tally.manner is Manner.RECORDED:
        return f"{named_vote_line(named, known)}{casting_words(tally, known)}"
    said = tally.manner.value if not tally.manner.is_counted else f"{tally.votes_for}-{tally.against}"
    if tally.manner.is_counted:
        said += f"-{tally.abstained}"
    noted = named_vote_line(named, known).removeprefix("V: ")
    return f"V: {said}{f' noted {noted}' if noted else ''}{casting_words(tally, known)}"


def casting_words(tally: Tally, people: Iterable[Known]) -> str:
    """The casting vote as it is typed behind a vote, opened with a space; empty where there was none."""
    if tally.casting is None:
        return ""
    by = next((one for one in people if one.id == tally.casting_by), None)
    whose = f" @{by.code or by.name}" if by is not None else ""
    return f" casting{whose} {tally.casting}"


def named_vote_line(named: Mapping[str, Vote], people: Iterable[Known]) -> str:
    """The line that says a recorded vote, as somebody would type it: ``V: for DP JS; against RC``.

    ``named`` has each person asked by id, in the order they are to be named.
    """
    called = {one.id: one.code or f"@{one.name}," for one in people}
    parts = []
    for vote, word in _WORDS.items():
        names = " ".join(called.get(person, person) for person, cast in named.items() if cast is vote)
        if names:
            parts.append(f"{word} {names.rstrip(',')}")
    return f"V: {'; '.join(parts)}"


def _minuted_since(decision: Decision, scene: Scene) -> int:
    """The order of what was minuted last, where that is not the decision itself; else 0."""
    last = scene.last_minuted
    return last if last > max(decision.order, decision.voted_after) else 0


def _read(text: str, scene: Scene, voters: Electorate) -> _Read:
    count = read_count(text)
    if count is not None:
        read = _behind_the_count(count, scene, voters)
        return replace(read, carried=count.carried)
    for pattern, manner in _MANNERS:
        said = re.fullmatch(_MANNER.format(pattern), text, re.IGNORECASE | re.DOTALL)
        if said is not None:
            return _behind_the_manner(Tally(0, 0, manner=manner), said[1], scene, voters)
    opening = _BY_NAME.match(text)
    if opening is None and SIDE.search(text) is None:
        return _Read()
    named, wrong = read_sides(text[opening.end() if opening else 0 :], scene, voters)
    return _Read(wrong=wrong) if wrong else _Read(recorded(named, voters))


def _behind_the_manner(tally: Tally, rest: str, scene: Scene, voters: Electorate) -> _Read:
    """Agreement without a count, with names noted behind it or words that are kept as a note."""
    noted = _NOTED.match(rest)
    named, wrong = read_sides(rest[noted.end() if noted else 0 :], scene, voters)
    if wrong:
        return _Read(tally, rest)
    tally = replace(tally, names=_names(named))
    against = [one for one in (Vote.AGAINST, Vote.ABSTAINED) if tally.named(one)]
    if tally.manner is not Manner.UNANIMOUS:
        against = [one for one in against if one is Vote.AGAINST]
    doubts = tuple(f"{tally.manner}, but somebody is named as {one}" for one in against)
    return _Read(tally, doubts=doubts if noted else (*doubts, _BY_REQUEST))


def _behind_the_count(count: Count, scene: Scene, voters: Electorate) -> _Read:
    """A count, with names behind it or words that are kept as a note."""
    tally, rest = Tally(count.votes_for, count.against, count.abstained or 0), count.rest
    if any(re.fullmatch(rf"\W*{pattern}\W*", rest, re.IGNORECASE) for pattern, _ in _MANNERS):
        return _Read(tally)
    noted = _NOTED.match(rest)
    if noted is not None:
        named, wrong = read_sides(rest[noted.end() :], scene, voters)
        return _Read(wrong=wrong) if wrong else _Read(replace(tally, names=_names(named)))
    opening = _BY_NAME.match(rest)
    named, wrong = read_sides(rest[opening.end() if opening else 0 :], scene, voters)
    explicit = opening is not None and bool(opening[0])
    if wrong:  # "against the officers' advice" is no list of names
        return _Read(wrong=wrong) if explicit else _Read(tally, rest)
    by_name = recorded(named, voters)
    counts = [(one.votes_for, one.against, one.abstained) for one in (tally, by_name)]
    if not explicit and sum(counts[1]) < sum(counts[0]):
        if count.abstained is None:
            tally = replace(tally, abstained=by_name.abstained)
        return _Read(replace(tally, names=_names(named)), doubts=(_BY_REQUEST,))
    if counts[0] == counts[1]:
        return _Read(by_name)
    typed, by_names = ("-".join(str(figure) for figure in one) for one in counts)
    return _Read(by_name, doubts=(f"{typed} was typed, but the names count {by_names}",))


def _names(named: Mapping[str, Vote]) -> tuple[NamedVote, ...]:
    return tuple(NamedVote(person, vote) for person, vote in named.items())


def _take_casting(text: str, scene: Scene) -> tuple[str, Vote | None, str | None, tuple[str, ...]]:
    """``text`` without ``casting @who for``: the casting vote, whose it is, and any doubt (R35)."""
    found = _CASTING.search(text)
    if found is None:
        return text, None, None, ()
    rest = text[found.end() :]
    by = presiding_member(scene.board, scene.meeting, scene.attendance_now)
    doubts: tuple[str, ...] = ()
    if rest.startswith("@"):
        owner, taken, doubts = longest_owner(rest[1:], scene)
        by = owner.person or by
        rest = rest[1 + taken :]
    side = re.match(r"\s*(for|against)\b[.]?", rest, re.IGNORECASE)
    if side is None:
        return text, None, None, ("say 'casting for' or 'casting against'",)
    casting = Vote.FOR if side[1].casefold() == "for" else Vote.AGAINST
    return f"{text[: found.start()]} {rest[side.end() :]}".strip(), casting, by, doubts


def _preview(tally: Tally) -> str:
    said = [f"{tally.votes_for} for, {tally.against} against, {tally.abstained} abstained"]
    if not tally.manner.is_counted:
        said = [tally.manner.value]
    if tally.manner is Manner.RECORDED:
        said.insert(0, "by name")
        for vote in (Vote.DID_NOT_VOTE, Vote.OUT_OF_ROOM):
            if tally.named(vote):
                said.append(f"{len(tally.named(vote))} {vote}")
    elif tally.names:
        said.append(f"{counted(len(tally.names), 'vote')} noted by name")
    if tally.casting is not None:
        said.append(f"casting vote {tally.casting}")
    return f"VOTE · {' · '.join(said)}"
