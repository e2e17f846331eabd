"""What a member did who declared an interest, as the last clause of the line says it (R30)."""

import re
from typing import NamedTuple

from boardtui.model.presence import InterestConduct
from boardtui.rules.folding import fold
from boardtui.secretariat.capture.moments import When, now, take_when
from boardtui.secretariat.capture.scene import Scene

_ITEM = (
    r"(?: (?:for|during|throughout)(?: (?:the )?(?:consideration|discussion|debate)(?= of))?(?: of)?"
    r"(?: (?:the|this|that))? (?:item|matter|business|discussion|debate|vote|consideration))?"
)
_ROOM = rf"(?: (?:from )?(?:the )?(?:room|meeting|chamber))?{_ITEM}"
_LEFT = rf"(?:left|withdrew|retired){_ROOM}"
_WHO = r"(?:and )?(?:(?:s?he|they) )?(?:then )?"
_CONDUCTS = (
    (
        re.compile(rf"{_WHO}spoke(?:(?:,|,? and|,? then|,? and then) {_LEFT})?"),
        InterestConduct.SPOKE_THEN_LEFT,
    ),
    (re.compile(rf"{_WHO}{_LEFT}"), InterestConduct.LEFT),
    (re.compile(rf"{_WHO}(?:stayed|remained)(?: in)?{_ROOM}"), InterestConduct.STAYED),
    (
        re.compile(rf"{_WHO}(?:(?:has|had|took part|takes part|spoke and voted) )?(?:(?:under|with|by) )?"
                   r"(?:a )?dispensation(?: (?:was )?granted)?"),
        InterestConduct.DISPENSATION,
    ),
)  # fmt: skip
_LONGEST = 120
"""So many letters a clause about conduct may have; a longer one is the story."""
_BREAKS = re.compile(r"[;,]|[–—]|\s-\s")
_OF_CONDUCT = re.compile(
    r"\b(?:left|leaves|leaving|withdrew|withdraws|retired|spoke|stayed|remained|dispensation)\b"
)


class Conduct(NamedTuple):
    """What was read: the nature without its last clause, what that says was done, and when (for leaving).

    ``conduct`` is None where nothing is said of it; ``word`` is then a word of the story that could have
    been meant as it, or empty; ``wrong`` says why a time typed with it cannot be.
    """

    nature: str
    conduct: InterestConduct | None
    when: When
    word: str = ""
    wrong: str = ""


def take_conduct(nature: str, scene: Scene) -> Conduct:
    """``nature`` without what its last clause says was done, and that.

    It stands behind the last semicolon, comma or dash, or alone. ``retired`` behind a comma is more often a
    calling than a going, and is left in the story.
    """
    starts = [(0, 0)] + [(found.start(), found.end()) for found in _BREAKS.finditer(nature)]
    for start, end in starts:
        if len(nature) - end > _LONGEST:
            continue
        clause, when, wrong = take_when(nature[end:].strip(" .\n"), scene)
        said = re.sub(r"\s+", " ", fold(clause)).strip(" .,")
        conduct = next((one for pattern, one in _CONDUCTS if pattern.fullmatch(said)), None)
        if said == "retired" and nature[start:end] == ",":
            conduct = None
        if conduct is not None:
            return Conduct(nature[:start].strip(" ;\n"), conduct, when, wrong=wrong)
    word = _OF_CONDUCT.search(fold(nature))
    return Conduct(nature.strip(" ;"), None, now(scene), word[0] if word is not None else "")
