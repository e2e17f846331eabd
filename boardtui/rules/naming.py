"""Finding the person a few typed letters mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from boardtui.rules.folding import fold_name
from boardtui.rules.identity import Known

_TITLES = frozenset(
    [
        "cllr",
        "councillor",
        "alderman",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "professor",
        "rev",
        "sir",
        "dame",
        "lord",
        "lady",
        "baroness",
    ]
)
_ALIKE = 0.5
"""How much of two words must be the same before one is offered for the other: half of a two-letter code."""


@dataclass(frozen=True, slots=True)
class Match:
    """The answer to "whom do you mean?": one person, or several, or nobody."""

    found: tuple[Known, ...]

    @property
    def one(self) -> Known | None:
        """The person, where there is exactly one."""
        return self.found[0] if len(self.found) == 1 else None


def match_person(query: str, people: Iterable[Known]) -> Match:
    """Those whom ``query`` means: by code, by whole name, or by the beginnings of words of the name.

    A better kind of match hides the worse ones, so that a code never loses to a prefix; within one
    kind nobody is guessed. Titles before the name (``Cllr Holland``) are passed over where nothing matches
    with them and nobody is called that: beside an Edward Lord, ``Lord Holland`` may be two people.
    """
    wanted = fold_name(query)
    people = tuple(people)
    while wanted:
        for test in (_is_code, _is_name, _is_surname, _begins_words):
            found = tuple(one for one in people if test(wanted, one))
            if found:
                return Match(found)
        first, _, wanted = wanted.partition(" ")
        title = first.rstrip(".")
        if title not in _TITLES or any(_is_called(title, one) for one in people):
            break
    return Match(())


def nearest(query: str, people: Iterable[Known], most: int = 3) -> tuple[Known, ...]:
    """Those whose code, name or surname is most like ``query``, best first: for a hand that slipped."""
    wanted = fold_name(query)
    likeness: list[tuple[float, int, Known]] = []
    for place, one in enumerate(people):
        names = {
            fold_name(one.code),
            fold_name(one.name),
            fold_name(one.surname),
            *fold_name(one.name).split(),
        } - {""}
        best = max((SequenceMatcher(None, wanted, name).ratio() for name in names), default=0.0)
        if best >= _ALIKE:
            likeness.append((-best, place, one))
    return tuple(one for *_, one in sorted(likeness, key=lambda entry: entry[:2])[:most])


def _is_code(wanted: str, person: Known) -> bool:
    return bool(person.code) and wanted == fold_name(person.code)


def _is_name(wanted: str, person: Known) -> bool:
    return wanted in (fold_name(person.name), *(fold_name(alias) for alias in person.aliases))


def _is_surname(wanted: str, person: Known) -> bool:
    return wanted == fold_name(person.surname)


def _is_called(wanted: str, person: Known) -> bool:
    return _is_code(wanted, person) or _is_name(wanted, person) or _is_surname(wanted, person)


def _begins_words(wanted: str, person: Known) -> bool:
    words = fold_name(person.name).split()
    place = 0
    for part in wanted.split():
        while place < len(words) and not words[place].startswith(part):
            place += 1
        if place == len(words):
            return False
        place += 1
    return True
