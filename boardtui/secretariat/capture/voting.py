"""Votes in the capture line: counted, without a count, or by name.

vote   = "V:" (count ["noted" names] | manner | names) [casting] ["moved @a seconded @b"] [words]
count  = for "-" against ["-" abstained]
manner = "nem con" | "unanimous" | "by general assent"
names  = ["named"] ("for" | "against" | "abstain" | "not voting") who …, each once, in any order
who    = codes or names, with or without "@", between commas, spaces or "and"; "rest" is everybody else
casting = "casting" ["@who"] ("for" | "against")
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from boardtui.edits.base import MeetingEdit
from boardtui.edits.batch import Together
from boardtui.edits.minuting import Decide, RecordVote, WriteMinute
from boardtui.model.decisions import Manner, NamedVote, Outcome, Tally, Vote
from boardtui.rules.folding import fold
from boardtui.rules.identity import Known
from boardtui.rules.naming import match_person
from boardtui.rules.voting import (
    Electorate,
    casting_doubts,
    electorate,
    outcome_doubts,
    presiding_member,
    recorded,
    vote_doubts,
)
from boardtui.secretariat.capture.marks import find
from boardtui.secretariat.capture.minuting import Override, take_override, without_quorum
from boardtui.secretariat.capture.owners import longest_owner, take_movers
from boardtui.secretariat.capture.scene import Kind, Scene, Understanding, refused

_COUNT = re.compile(r"(\d{1,4})\s*[-–/]\s*(\d{1,4})(?:\s*[-–/]\s*(\d{1,4}))?(?!\d)\s*(.*)", re.DOTALL)
_MANNERS = (
    (r"nem\.?\s*con(?:tradicente)?", Manner.NEM_CON),
    (r"unanimous(?:ly)?", Manner.UNANIMOUS),
    (r"(?:by\s+)?(?:general\s+)?assent", Manner.ASSENT),
)
_MANNER = r"(?:(?:carried|agreed)\s+)?(?:{})\b[\s.]*(.*)"
_SIDES = {"for": Vote.FOR, "against": Vote.AGAINST, "not": Vote.DID_NOT_VOTE, "did": Vote.DID_NOT_VOTE}
_SIDE = re.compile(r"(?:^|[\s,;.]+)(for|against|abstain\w*|not voting|did not vote)\b\s*:?", re.IGNORECASE)
_BY_NAME = re.compile(
    r"(?:(?:named|recorded)(?:\s+vote)?\b\s*:?|(?=for|against|abstain|not|did))\s*", re.IGNORECASE
)
_NOTED = re.compile(r"noted\s+(?=for|against|abstain)", re.IGNORECASE)
_CASTING = re.compile(r"[,;]?\s*\bcasting(?:\s+vote)?(?:\s+by)?\b\s*", re.IGNORECASE)
_REST = frozenset({"rest", "the rest", "others", "all others", "the others", "everybody else", "all"})
_WORDS = {
    Vote.FOR: "for",
    Vote.AGAINST: "against",
    Vote.ABSTAINED: "abstain",
    Vote.DID_NOT_VOTE: "not voting",
}
_EXAMPLES = (
    "A vote is typed as for-against-abstained, for example V: 9-2-1; as V: nem con, unanimous or by general "
    "assent; or by name, for example V: for DP JS, against RC, abstain KB."
)


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of a vote: the tally, the words left over, and what is doubtful or wrong about it."""

    tally: Tally | None = None
    rest: str = ""
    doubts: tuple[str, ...] = ()
    wrong: str = ""


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
    voters = electorate(scene.board, scene.meeting, scene.now, scene.attendance_now)
    read = _read(text, scene, voters)
    if read.tally is None:
        return refused(Kind.VOTE, read.wrong or _EXAMPLES)
    tally = replace(read.tally, casting=casting, casting_by=by)
    result = scene.attendance_now
    warnings += (*doubts, *read.doubts, *vote_doubts(scene.board, scene.meeting, tally, voters))
    warnings += casting_doubts(scene.board, scene.meeting, tally, result)
    ballot = _Ballot(tally, mover, seconder, override)
    edit, refusal, doubts = _put_to_the_decision(ballot, scene)
    if edit is None:
        return refused(Kind.VOTE, refusal)
    warnings += doubts
    if re.search(r"\w", read.rest):
        warnings += (f"kept as a note: {read.rest}",)
        edit = Together((edit, WriteMinute(read.rest, scene.item)), "vote with a note")
    return Understanding(Kind.VOTE, _preview(tally), edit, warnings)


def _put_to_the_decision(ballot: _Ballot, scene: Scene) -> tuple[MeetingEdit | None, str, tuple[str, ...]]:
    """The edit that records a vote, or why it is refused; and the doubts about it."""
    tally = ballot.tally
    decision = next((one for one in reversed(scene.meeting.decisions) if one.item == scene.item), None)
    if decision is not None:
        _, short = without_quorum(scene, Outcome.NOTED, decision.text, ballot.override)
        doubts = (*outcome_doubts(decision.outcome, tally), *short)
        return RecordVote(decision.id, tally, ballot.mover, ballot.seconder), "", doubts
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


def _read(text: str, scene: Scene, voters: Electorate) -> _Read:
    found = _COUNT.fullmatch(text)
    if found is not None:
        tally = Tally(int(found[1]), int(found[2]), int(found[3] or 0))
        return _behind_the_count(tally, found[4], scene, voters)
    for pattern, manner in _MANNERS:
        said = re.fullmatch(_MANNER.format(pattern), text, re.IGNORECASE | re.DOTALL)
        if said is not None:
            return _Read(Tally(0, 0, manner=manner), said[1])
    opening = _BY_NAME.match(text)
    if opening is None:
        return _Read()
    named, wrong = _sides(text[opening.end() :], scene, voters)
    return _Read(wrong=wrong) if wrong else _Read(recorded(named, voters))


def _behind_the_count(tally: Tally, rest: str, scene: Scene, voters: Electorate) -> _Read:
    """A count, with names behind it or words that are kept as a note."""
    if any(re.fullmatch(rf"\W*{pattern}\W*", rest, re.IGNORECASE) for pattern, _ in _MANNERS):
        return _Read(tally)
    noted = _NOTED.match(rest)
    if noted is not None:
        named, wrong = _sides(rest[noted.end() :], scene, voters)
        names = tuple(NamedVote(person, vote) for person, vote in named.items())
        return _Read(wrong=wrong) if wrong else _Read(replace(tally, names=names))
    opening = _BY_NAME.match(rest)
    if opening is None:
        return _Read(tally, rest)
    named, wrong = _sides(rest[opening.end() :], scene, voters)
    if wrong:  # "against the officers' advice" is no list of names
        return _Read(wrong=wrong) if opening[0] else _Read(tally, rest)
    by_name = recorded(named, voters)
    counts = [(one.votes_for, one.against, one.abstained) for one in (tally, by_name)]
    if counts[0] == counts[1]:
        return _Read(by_name)
    typed, counted = ("-".join(str(figure) for figure in one) for one in counts)
    return _Read(by_name, doubts=(f"{typed} was typed, but the names count {counted}",))


def _sides(text: str, scene: Scene, voters: Electorate) -> tuple[dict[str, Vote], str]:
    """How each person named voted; or the sentence that says what is wrong with the names."""
    head, *parts = _SIDE.split(text)
    if head.strip() or not parts:
        return {}, _EXAMPLES
    named: dict[str, Vote] = {}
    rest: Vote | None = None
    for word, names in zip(parts[::2], parts[1::2], strict=True):
        vote = _SIDES.get(word.split()[0].casefold(), Vote.ABSTAINED)
        for piece in re.split(r"[,;@&]|\band\b", names):
            piece = piece.strip(" .\n")
            if fold(piece) in _REST:
                if rest not in (None, vote):
                    return {}, "The rest is given two different votes."
                rest = vote
                continue
            people, wrong = _everybody(piece.split(), scene, voters)
            twice = next((one for one in people if named.get(one.id, vote) is not vote), None)
            if wrong or twice is not None:
                return {}, wrong or f"{twice and twice.name} is named twice, with different votes."
            named |= {one.id: vote for one in people}
    if rest is not None:
        named |= {person: rest for person in voters.able if person not in named}
    return named, "" if named else _EXAMPLES


def _everybody(words: list[str], scene: Scene, voters: Electorate) -> tuple[list[Known], str]:
    """The people whom ``words`` name, one after the other."""
    people: list[Known] = []
    while words:
        known, taken = _whom(words, scene, voters)
        if known is None:
            return [], find(words[0], scene)[1]
        people.append(known)
        words = words[taken:]
    return people, ""


def _whom(words: list[str], scene: Scene, voters: Electorate) -> tuple[Known | None, int]:
    """Whom ``words`` open with, and with how many of them: a whole name, a code, or the most of a name.

    Where several people could be meant, it is the one of them who may vote.
    """
    lengths = range(min(len(words), 5), 0, -1)
    for length in lengths:
        query = fold(" ".join(words[:length]))
        for one in scene.people:
            if query in (fold(one.name), *map(fold, one.aliases)):
                return one, length
    code = words[0].casefold()
    for one in scene.people:
        if one.code and one.code.casefold() == code:
            return one, 1
    for length in lengths:
        found = match_person(" ".join(words[:length]), scene.people).found
        able = [one for one in found if one.id in voters.able]
        if len(found) == 1 or len(able) == 1:
            return (found[0] if len(found) == 1 else able[0]), length
    return None, 0


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
    if tally.casting is not None:
        said.append(f"casting vote {tally.casting}")
    return f"VOTE · {' · '.join(said)}"
