"""Who is named in a vote, and on which side: ``for DP JS; against RC``, ``DP JS for; RC against`` (R33)."""

import re

from boardtui.model.decisions import Vote
from boardtui.rules.folding import fold
from boardtui.rules.identity import Known
from boardtui.rules.naming import match_person
from boardtui.rules.voting import Electorate
from boardtui.secretariat.capture.marks import find
from boardtui.secretariat.capture.scene import Scene

_SIDES = {"for": Vote.FOR, "against": Vote.AGAINST, "not": Vote.DID_NOT_VOTE, "did": Vote.DID_NOT_VOTE}
SIDE = re.compile(r"(?:^|[\s,;.]+)(for|against|abstain\w*|not voting|did not vote)\b\s*:?", re.IGNORECASE)
"""A word for a side, with what stands before it."""
_REST = frozenset({"rest", "the rest", "others", "all others", "the others", "everybody else", "all"})
EXAMPLES = (
    "A vote is typed as for-against-abstained, for example V: 9-2-1; as V: nem con, unanimous or by general "
    "assent; or by name, for example V: for DP JS, against RC, abstain KB."
)
"""How a vote is typed, for a line that is none."""


def _by_side(text: str) -> list[tuple[str, str]] | None:
    """The words for each side with the names that belong to them, which all stand behind them or before."""
    head, *parts = SIDE.split(text)
    sides, names = parts[::2], [head, *parts[1::2]]
    if not parts or (head.strip() and names[-1].strip(" .,;\n")):
        return None
    return list(zip(sides, names[:-1] if head.strip() else names[1:], strict=True))


def read_sides(text: str, scene: Scene, voters: Electorate) -> tuple[dict[str, Vote], str]:
    """How each person named voted; or the sentence that says what is wrong with the names."""
    sides = _by_side(text)
    if sides is None:
        return {}, EXAMPLES
    named: dict[str, Vote] = {}
    rest: Vote | None = None
    for word, names in sides:
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
    return named, "" if named else EXAMPLES


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
