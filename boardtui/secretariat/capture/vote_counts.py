"""The figures of a vote, in the ways in which they are usually typed.

count  = [went] (for ("-" | "/" | "to") against ["-" abstained] [abstentions] | figures)
figures = (number side | side number) …, each side once, with at least those for or those against
side   = "for" | "in favour" | "against" | "abstained"
went   = "carried" | "agreed" | "passed" | "lost" | "defeated" | "rejected", with "by" or without
"""

import re
from dataclasses import dataclass

_NUMBER = r"(\d{1,4}(?!\w)|(?:none|no|nil)\b)"
_SIDE = r"(for|in\s+favour|against|abst\w*)\b"
_WENT = re.compile(
    r"(?:(?:the\s+)?(?:motion|vote)\s+(?:was\s+|is\s+)?)?(?:(carried|agreed|passed)|lost|defeated|rejected)\b"
    r"(?:\s+by\b)?[\s,:(]*",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    r"(\d{1,4})(?:\s*[-–/]\s*|\s+(?:votes?\s+)?to\s+)(\d{1,4})(?:\s*[-–/]\s*(\d{1,4}))?(?!\d)(?:\s+votes?\b)?\)?",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"[\s,;.(]*(?:(?:and|with)\s+)?(?:{_NUMBER}\s*abst\w*|abst\w*\s*:?\s*{_NUMBER})\)?(?=[\s,;.]|$)",
    re.IGNORECASE,
)
_NUMBER_FIRST = re.compile(
    rf"[\s,;./–-]*(?:(?:and|with)\s+)?{_NUMBER}\s*(?:votes?\s+)?{_SIDE}", re.IGNORECASE
)
_SIDE_FIRST = re.compile(rf"[\s,;./–-]*(?:and\s+)?{_SIDE}\s*:?\s*{_NUMBER}(?=[\s,;./–-]|$)", re.IGNORECASE)

_HALF = re.compile(r"[\s,;./–-]*(?:\d|(?:for|against|abst\w*)[\s,;.]*$)", re.IGNORECASE)
"""A figure without its word, or a word without its figure: ``5 against 3`` says nothing clearly."""


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted, and the words left over behind it.

    ``abstained`` is None where nothing was said of it; ``carried`` is what was said to have come of it.
    """

    votes_for: int
    against: int
    abstained: int | None = None
    rest: str = ""
    carried: bool | None = None


def read_count(text: str) -> Count | None:
    """The count that ``text`` opens with; None where it opens with none."""
    went = _WENT.match(text)
    carried = None if went is None else went[1] is not None
    text = text[went.end() :] if went is not None else text.lstrip()
    found = _FIGURES.match(text)
    if found is None:
        return _in_words(text, carried)
    abstained, end = _whole(found[3]), found.end()
    behind = _BEHIND.match(text, end) if abstained is None else None
    if behind is not None:
        abstained, end = _whole(behind[1] or behind[2]), behind.end()
    return Count(int(found[1]), int(found[2]), abstained, _left(text[end:]), carried)


def _in_words(text: str, carried: bool | None) -> Count | None:
    """A count with a word at each figure: ``7 for, 1 against``, ``for 7 against 1``."""
    number_first = _NUMBER_FIRST.match(text) is not None
    pattern, end = _NUMBER_FIRST if number_first else _SIDE_FIRST, 0
    figures: dict[str, int] = {}
    while (found := pattern.match(text, end)) is not None:
        number, word = (found[1], found[2]) if number_first else (found[2], found[1])
        side = {"f": "for", "i": "for", "a": "against"}[word[0].casefold()]
        side = "abstained" if word.casefold().startswith("abst") else side
        if side in figures:
            return None
        figures[side], end = _whole(number) or 0, found.end()
    if not figures.keys() & {"for", "against"} or _HALF.match(text, end):
        return None
    return Count(
        figures.get("for", 0),
        figures.get("against", 0),
        figures.get("abstained"),
        _left(text[end:]),
        carried,
    )


def _whole(number: str | None) -> int | None:
    """That number; no, none and nil are 0."""
    if number is None:
        return None
    return int(number) if number.isdecimal() else 0


def _left(rest: str) -> str:
    rest = rest.lstrip(" \t\n,;:.")
    bracketed = re.fullmatch(r"\(([^()]*)\)\.?", rest)
    return rest if bracketed is None else bracketed[1].strip()
