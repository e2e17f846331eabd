"""The main clauses of a decision and the outcome each of them names (R32, R36).

``Members noted the report``, ``the report be noted``, ``Report noted``, ``to note the report`` and ``note the
report`` are main clauses; behind ``agreed that`` and ``agreed to`` it is what was agreed. What stands in a
clause of its own (``as noted in the report``, ``which was rejected``) or before a noun (``the adjourned
scheme``) names no outcome.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from boardtui.model.decisions import Outcome

_VERBS = (
    (
        Outcome.DEFERRED,
        "deferred|deferring|postponed|held over|put off|carried (?:over|forward)",
        "defer|postpone",
    ),
    (
        Outcome.REJECTED,
        "rejected|refused(?! to)|declined(?! to)|dismissed|defeated|opposed|turned down|rejecting|refusing"
        "|voted (?:down|against)|lost|fell(?! to| within| under| into| outside)",
        "reject|refuse|decline|dismiss|oppose",
    ),
    (Outcome.WITHDRAWN, "withdrawn|withdrew(?! from)", "withdraw(?! from)"),
    (Outcome.REFERRED, "referred|remitted", "refer|remit"),
    (Outcome.NOTED, "noted", "note"),
    (None, "adjourned", "adjourn"),
    (
        Outcome.AGREED,
        "agreed|approved|resolved|carried(?! out)|adopted|endorsed|accepted|appointed|elected|awarded|granted"
        "|upheld|allowed|confirmed|ratified|authori[sz]ed|delegated|supported|passed|decided|determined"
        "|instructed|directed|recommended|selected|chosen|chose|voted|let|spent|paid|sold|bought|funded"
        "|agreeing|approving|adopting|appointing|awarding|granting|authori[sz]ing|delegating",
        "agree|approve|resolve|adopt|endorse|accept|appoint|elect|award|grant|uphold|allow|confirm|ratify"
        "|authori[sz]e|delegate|support|instruct|direct|recommend|select|choose|let|spend|pay|sell|buy|fund",
    ),
)
"""Each outcome with its verbs, as what was done and as they stand behind "to"; None is adjourning."""
AGREEING = _VERBS[-1][1]
"""The verbs of agreeing, as what was done."""
DONE = "|".join(done for _, done, _ in _VERBS)
_DO = "|".join(do for _, _, do in _VERBS)
BODY = (
    r"(?:(?:the |all )?(?:(?!(?:on|in|for|of|to|by|at|with|from|and)\b)[a-z'-]+ ){0,3}?"
    r"(?:members?|board|committee|council|cabinet|executive|panel|meeting|councillors|trustees|directors|governors|group|forum|assembly|chair(?:man|woman)?|officers|they|we)"
    r"|all|everyone|it (?:was|is)|it has been) "
)
_ADVERB = (
    r"(?:(?!previously|recently|newly|only)[a-z]+ly |then |also |therefore |all |both |again |has |have )*"
)
_NOT = r"(?:(?:did|do|does|would|will|should|has|have|is|was|were) )?(?:not(?! only)|never) "
_ACTIVE = re.compile(
    rf"(?P<body>{BODY})?{_ADVERB}(?:"
    rf"(?P<unable>(?:could|can) not|(?:were |was |felt )?unable to|failed to) {_ADVERB}(?P<able>{_DO})\b"
    rf"|(?:refused|declined|(?:were |was )?unwilling) to (?!be\b)(?P<refused>{_DO}|\w+)\b"
    r"|(?P<split>disagreed)\b(?P<with> with)?"
    rf"|(?P<negated>{_NOT}{_ADVERB})?(?P<verb>{DONE})\b"
    rf"|{_NOT}{_ADVERB}(?P<undone>{_DO})\b)"
)
_TO = re.compile(rf"(?:that {BODY})?(?P<negated>not )?(?:to )?{_ADVERB}(?P<verb>{_DO})\b")
_BID = re.compile(
    rf"(?P<negated>(?:do )?not )?(?P<to>to )?(?P<verb>{_DO})\b"
    r"(?P<it> (?:the|an?|this|these|those|it|all|both|that|until)\b| £?\d)?(?! of\b)"
)
_PASSIVE = re.compile(
    r"(?:that )?(?P<about>[^.;:]{1,120}?) (?P<negated>(?:not|never) (?:yet )?)?"
    rf"(?P<be>was|were|is|are|be|been) (?P<not>(?:not|never) )?{_ADVERB}(?P<verb>{DONE})\b"
)
_TERSE = re.compile(
    r"(?:that )?(?P<about>(?:(?!(?:on|in|for|with|at|from|by|to|and)\b)[\w'/&-]+ ){1,5}?"
    r"|(?:the )?(?:\w+ )?(?:report|note|minutes|item|paper|application|motion)s? [^.;:,]{1,60}? )"
    rf"(?P<negated>not )?{_ADVERB}(?P<verb>{DONE})"
    r"(?=$|[,.;:]| (?:to|until|for|by|with|without|subject|and|but|unanimously|nem)\b)"
)
_LOOSE = re.compile(r"(?!(?:the|an?|this|that|these|those|any|all|both|each|it|they|item)\b)\S+ \S+ \S|.*,")
"""A subject of several words that does not open like one may be a decision itself."""
_BUSINESS = re.compile(
    r"(?:the |this |that |any |all )?(?:\w+ )?(?:items?|reports?|papers?|matters?|motions?|amendments?"
    r"|proposals?|recommendations?|applications?|considerations?|decisions?|questions?|notes?|minutes|meeting"
    r"|discussion|it|they|this)\b"
)
"""What a meeting has before it: to say that it was noted or withdrawn is not to decide something else."""
_ALONE = re.compile(
    r"(?:$|[,.;:]| (?:the|an?|this|that|it|to|until|for|by|with|without|and|but|in|at|items?|consideration"
    r"|discussion|further|any)\b)"
)
"""What follows on a verb without a subject; else it may belong to a noun: ``Adjourned scheme``."""
_NO_DECISION = re.compile(
    rf"(?:{BODY})?(?:(?:(?:took|made|reached|came to) )?no|did not (?:take|make|reach|come to) (?:any|an?))"
    r" (?:\w+ )?(?P<of>decision|agreement|consensus)\b"
)
_ASKS_A_VOTE = (Outcome.AGREED, Outcome.REJECTED, Outcome.REFERRED)
_DOING = re.compile("let|spent|spend|paid|pay|sold|sell|bought|buy|funded|fund")
"""Verbs of what is to be done: where it is not, that may be what was agreed."""
MATRIX = frozenset({"agreed", "resolved", "decided", "determined", "voted"})
"""Verbs behind which stands what was agreed."""
_LINK = re.compile(
    r"(?:,? (?:unanimously|nem con|in principle|by \w+ votes? to \w+|by a majority))*[:,]* "
    r"(?=that |to |not to )"
)
_WITHDRAWS = re.compile(rf"{_BUSINESS.pattern}|(?:by|at|with|without|for|in|on|from|and|but|to)\b")
_AMENDMENT = re.compile(r"(?:the |an |this |both |that )?(?:\w+ )?amendments?\b")
_NEXT = re.compile(r"[,;.:]+ (?:(?:and|but|then) )?| (?:and|but|then) ")


@dataclass(frozen=True, slots=True)
class Named:
    """An outcome that a main clause names; None for adjourning the meeting.

    ``start`` is where the clause opens and ``end`` where its verb ends. ``sure`` is False where the words
    may mean something else; ``weak`` is what gives way to any other: the fate of an amendment is not that
    of the motion (R36).
    """

    outcome: Outcome | None
    start: int
    end: int
    sure: bool = True
    weak: bool = False


def main_clauses(words: str) -> Iterator[Named]:
    """What the main clauses of ``words`` name, in their order.

    ``words`` are in lower case, with single spaces, without contractions and without subordinate clauses.
    """
    end = -1
    for start in (0, *(found.end() for found in _NEXT.finditer(words))):
        named = _clause(words, start) if start > end else None
        if named is not None:
            end = named.end
            yield _with_its_object(named, words)


def _with_its_object(named: Named, words: str) -> Named:
    """``named`` by what it was done to: to withdraw a grant is no withdrawing of a motion."""
    behind = words[named.end :].lstrip()
    if named.outcome is Outcome.WITHDRAWN and re.match(r"[^\W\d]", behind) and not _WITHDRAWS.match(behind):
        return replace(named, sure=False)
    return replace(named, weak=True) if _AMENDMENT.match(behind) else named


def outcome_of_verb(verb: str) -> Outcome | None:
    """The outcome of which ``verb`` is a word; None for adjourning, and for no such verb."""
    return next((one for one, done, do in _VERBS if re.fullmatch(f"{done}|{do}", verb)), None)


def _clause(words: str, start: int) -> Named | None:
    undecided = _NO_DECISION.match(words, start)
    if undecided is not None:
        return Named(Outcome.NO_DECISION, start, undecided.end(), undecided["of"] == "decision")
    found = _ACTIVE.match(words, start)
    if found is not None and not (found["body"] and found["verb"] in ("lost", "fell")):
        return _active(found, words)
    bid = _BID.match(words, start)
    if bid is not None and (bid["it"] or bid["to"]):
        return _said(bid["verb"], bid["negated"], start, bid.end("verb"))
    for pattern in (_PASSIVE, _TERSE):
        found = pattern.match(words, start)
        if found is not None:
            return _passive(found, opens=not start)
    if bid is None or start:
        return None
    return _said(bid["verb"], bid["negated"], start, bid.end("verb"))


def _active(found: re.Match[str], words: str) -> Named:
    start, end = found.span()
    if found["unable"]:
        if found["able"] == "agree":
            return Named(Outcome.NO_DECISION, start, end, sure=False)
        return _said(found["able"], found["unable"], start, end)
    if found["refused"]:
        named = _said(found["refused"], "not", start, end)
        return replace(named, sure=named.outcome is Outcome.REJECTED)
    if found["split"]:
        outcome = Outcome.REJECTED if found["with"] else Outcome.NO_DECISION
        return Named(outcome, start, end, sure=bool(found["with"]), weak=True)
    if found["undone"]:
        return _said(found["undone"], "not", start, end)
    agreed = _agreed(words, start, end) if found["verb"] in MATRIX and not found["negated"] else None
    if agreed is not None:
        return agreed
    named = _said(found["verb"], found["negated"], start, end)
    stands_alone = found["body"] or named.outcome is Outcome.NOTED or _ALONE.match(words, end)
    return named if stands_alone else replace(named, sure=named.outcome is Outcome.AGREED)


def _agreed(words: str, start: int, end: int) -> Named | None:
    """What was agreed, behind ``agreed that`` or ``agreed to``, where it is an outcome itself."""
    link = _LINK.match(words, end)
    if link is None:
        return None
    behind = link.end()
    found = _TO.match(words, behind)
    if found is not None:
        return _said(found["verb"], found["negated"], start, found.end())
    found = _PASSIVE.match(words, behind)
    if found is None or found["be"] != "be" or not words.startswith("that ", behind):
        return None
    return replace(_passive(found, opens=" and " not in found["about"]), start=start)


def _passive(found: re.Match[str], *, opens: bool) -> Named:
    """What is said of something; ``opens`` is False where a decision may stand before it."""
    about = found["about"].strip()
    negated = found["negated"] or found.groupdict().get("not")
    named = _said(found["verb"], negated, found.start(), found.end())
    told = named.outcome in _ASKS_A_VOTE or not (named.outcome is Outcome.WITHDRAWN or _LOOSE.match(about))
    known = named.outcome is Outcome.AGREED or (opens and told) or _BUSINESS.match(about) is not None
    return replace(named, sure=named.sure and known, weak="amendment" in about)


def _said(verb: str, negated: str | None, start: int, end: int) -> Named:
    """What a verb names; not agreeing is rejecting, and of what else is not done nothing is certain."""
    outcome = outcome_of_verb(verb)
    if not negated:
        return Named(outcome, start, end)
    if outcome in (Outcome.AGREED, None):
        return Named(Outcome.REJECTED, start, end, sure=_DOING.fullmatch(verb) is None)
    return Named(Outcome.AGREED, start, end, sure=False)
