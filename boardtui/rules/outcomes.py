"""What became of a motion, read from the words of the decision; and what of it needs no quorum (R23, R32)."""

import re
from dataclasses import dataclass
from functools import lru_cache

from boardtui.model.decisions import Outcome
from boardtui.rules.main_clauses import AGREEING, BODY, DONE, MATRIX, Named, main_clauses, outcome_of_verb

WITHOUT_QUORUM = (Outcome.NOTED, Outcome.DEFERRED, Outcome.WITHDRAWN, Outcome.NO_DECISION)
"""What may be recorded without a quorum (R23); and so may adjourning."""
_FREE = (*WITHOUT_QUORUM, None)
_READ = 2000
"""So many characters are read, since it is done with every key."""
_SPELT = (
    ("’", "'"), ("can't", "can not"), ("cannot", "can not"), ("won't", "will not"), ("n't ", " not "),
)  # fmt: skip
_ASIDE = re.compile(r"\([^)]*\)|\"[^\"]*\"|“[^”]*”|(?<!\S)(?:\d{1,2}|[a-z])[.)](?= )")
_COLON = re.compile(r"\b(that|to)[:;,]\s+")
_ENDS = rf"(?=[.;]|$|,? (?:and|but) (?:also |then |therefore )?(?:{BODY}|(?:{AGREEING})\b))"
_CONTENT = re.compile(rf"\b(noted?|aware|heard|reported|explained|advised|said)[:,]? that\b.*?{_ENDS}")
"""What was noted or said is told, not decided."""
_SUBORDINATE = re.compile(
    r"\b(?:which|who|whose|whom|if|unless|until|when|where|whereas|because|since|although|though|while"
    r"|whilst|whether|how|why|despite|given|after|before|following|pending|once|as"
    r"|that (?=was|were|had|has|is|are))\b[^,;.]*?(?=[,;.]|$| (?:and|but) )"
)
_OPENING = re.compile(
    rf"[\s,;:.]+|(?:in|on|at|with|by|having|owing|due|under|for)\b[^,;.]{{0,80}}, (?={BODY})"
)
_TELLS = re.compile(
    r"(?:the |mrs? |ms |sir |cllr |councillor |officers |members )(?:\S+ ){0,5}?"
    r"(?:introduced|reported|presented|explained|outlined|considered|discussed|debated|updated|said"
    r"|heard|received|thanked|welcomed|spoke|described)\b"
)
_DARK = re.compile(
    r"\b(?:(?:reject|refus|declin|dismiss|oppos|defeat)\w*|lost|fell|not|never|unable|against|postponed"
    r"|deferr?\w*|withdr[ae]w\w*|referred|noted)\b"
)
_LABEL = re.compile(
    rf"(?:(?P<no>no decision)|(?P<negated>not )?(?P<verb>{DONE})(?P<amended> as amended)?)"
    r"\s*(?::|[–—]|\s-\s)\s*(?P<what>(?:that|to|not to)\b)?"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words of a decision say became of it.

    ``doubt`` is a short clause where they can be read otherwise, else empty. ``named`` is True where they
    name an outcome at all, and ``without_quorum`` where noting, deferring, withdrawing or adjourning is all
    that they decide.
    """

    outcome: Outcome
    doubt: str = ""
    named: bool = False
    without_quorum: bool = False


@lru_cache(maxsize=64)
def read_outcome(text: str) -> Reading:
    """The outcome that the words say, by their main clause; agreed where they say none.

    An outcome with a colon at the start (``Rejected: …``) is taken at its word. Two outcomes, or a negative
    word that is not understood, are a doubt.
    """
    words = _plain(text[:_READ])
    main = _main(words)
    named = tuple(main_clauses(main))
    label = _LABEL.match(words)
    if label is not None and not (label["what"] and label["verb"] in MATRIX):
        outcome, adjourns = _labelled(label), label["verb"] == "adjourned"
        free = outcome in WITHOUT_QUORUM or adjourns
        return Reading(outcome, "", True, free and all(one.outcome in _FREE for one in named))
    if not named:
        return _unnamed(words, main)
    opens = named[0].start == 0 or _TELLS.match(main, 0, named[0].start) is not None
    free = opens and all(_decides_nothing(one) for one in named)
    outcomes = _outcomes(named)
    sure = all(one.sure for one in named if _of(one) is outcomes[0])
    if not opens and not named[0].sure:
        outcomes = [Outcome.AGREED, *outcomes]
    elif not opens:
        sure = outcomes[0] in (Outcome.AGREED, Outcome.NOTED)
    other = next((one for one in outcomes if one is not outcomes[0]), None)
    outcome, narrowed = _amended(outcomes[0], words)
    doubted = other is not None or narrowed or not sure
    return Reading(outcome, _doubt(outcome, other) if doubted else "", True, free)


def _plain(text: str) -> str:
    words = " ".join(text.casefold().split())
    for typed, spelt in _SPELT:
        words = words.replace(typed, spelt)
    return words


def _main(words: str) -> str:
    """``words`` without the clauses that are not the main one, and without what leads up to it."""
    words = _COLON.sub(r"\1 ", " ".join(_ASIDE.sub(" ", words).split()))
    words = _SUBORDINATE.sub("", _CONTENT.sub(r"\1", words))
    words = re.sub(r",\s*,", "", re.sub(r"\s+(?=[,;.])|\s+(?=\s)", "", words))
    opening = _OPENING.match(words)
    return words[opening.end() :].strip() if opening is not None else words.strip()


def _labelled(label: re.Match[str]) -> Outcome:
    if label["no"]:
        return Outcome.NO_DECISION
    outcome = outcome_of_verb(label["verb"]) or Outcome.AGREED
    if label["negated"]:
        return Outcome.REJECTED if outcome is Outcome.AGREED else Outcome.AGREED
    return Outcome.AMENDED if label["amended"] else outcome


def _unnamed(words: str, main: str) -> Reading:
    """Where no outcome is named it is agreed; a word that may say otherwise is a doubt."""
    outcome, narrowed = _amended(Outcome.AGREED, words)
    dark = _DARK.search(main)
    if not narrowed and dark is None:
        return Reading(outcome)
    return Reading(outcome, _doubt(outcome, outcome_of_verb(dark[0]) if dark is not None else None))


def _of(named: Named) -> Outcome:
    return named.outcome or Outcome.AGREED


def _decides_nothing(named: Named) -> bool:
    return named.outcome is Outcome.NO_DECISION or (named.sure and named.outcome in _FREE)


def _outcomes(named: tuple[Named, ...]) -> list[Outcome]:
    """The outcomes that are named, without those that give way: an amendment's, and noting beside another."""
    strong = [one for one in named if not one.weak] or list(named)
    found = list(dict.fromkeys(_of(one) for one in strong))
    return [one for one in found if one is not Outcome.NOTED] or found


def _amended(outcome: Outcome, words: str) -> tuple[Outcome, bool]:
    """Agreed as amended, where the words say so; True where they may only say on which conditions."""
    if outcome is not Outcome.AGREED:
        return outcome, False
    if "as amended" in words:
        return Outcome.AMENDED, False
    return (Outcome.AMENDED, True) if "subject to" in words else (outcome, False)


def _doubt(outcome: Outcome, other: Outcome | None) -> str:
    if other is None:
        agrees = outcome in (Outcome.AGREED, Outcome.NO_DECISION)
        other = Outcome.REJECTED if agrees else Outcome.AGREED
    return f"read as {outcome}; say '{other}:' at the start if not"
