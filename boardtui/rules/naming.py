"""Finding the person a few typed letters mean."""

from collections.abc import Iterable
from dataclasses import dataclass

from boardtui.rules.folding import fold
from boardtui.rules.identity import Known


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
    kind nobody is guessed.
    """
    wanted = fold(query)
    if not wanted:
        return Match(())
    people = tuple(people)
    for test in (_is_code, _is_name, _is_surname, _begins_words):
        found = tuple(one for one in people if test(wanted, one))
        if found:
            return Match(found)
    return Match(())


def _is_code(wanted: str, person: Known) -> bool:
    return bool(person.code) and wanted == person.code.casefold()


def _is_name(wanted: str, person: Known) -> bool:
    return wanted in (fold(person.name), *(fold(alias) for alias in person.aliases))


def _is_surname(wanted: str, person: Known) -> bool:
    return wanted == fold(person.surname)


def _begins_words(wanted: str, person: Known) -> bool:
    words = fold(person.name).split()
    place = 0
    for part in wanted.split():
        while place < len(words) and not words[place].startswith(part):
            place += 1
        if place == len(words):
            return False
        place += 1
    return True
