"""Who is named behind an @ in the capture line: the owners of an action, and people in running text."""

import re
from itertools import islice

from boardtui.model.actions import Owner
from boardtui.rules.folding import fold, fold_name
from boardtui.rules.identity import Known
from boardtui.rules.naming import match_person
from boardtui.secretariat.capture.dates import is_calendar_word
from boardtui.secretariat.capture.scene import Scene

SIGN = re.compile(r"(?:(?<=[\s(])|^)@(?=\w)")
"""The @ before a name; that of an address (``clerk@board.org``) is none."""
_NEXT = re.compile(r"\s*(?:[,;]?\s*(?:\b(?:and|or)\b|[&/+,;])|)\s*@(?=\w)", re.IGNORECASE)
_WORD = re.compile(r"[^\s@/&()]+")
_MOST_WORDS = 5
_STOPS = ",.;:"
_SMALL = frozenset(
    fold(
        "the a an our their his her its all any each both to of in on at by for from with as and or but is it"
        " be do if so no not we us he she they them you who"
    ).split()
)
"""Words of every sentence: with no capital they begin nobody's name, though they may be somebody's code."""
_NOTHING_MORE = re.compile(r"\s*(?:$|[,;.]|@|to\b|and\s+@)")
_SHORTEST = 3
"""In running text fewer letters, unless a code, are put into no name."""


def take_owners(text: str, scene: Scene) -> tuple[str, tuple[Owner, ...], tuple[str, ...]]:
    """``text`` without those named in it behind an @, who they are, each once, and any doubt.

    A list of them goes with its commas and its "and". Words that name nobody stay, without the sign.
    """
    owners: list[Owner] = []
    warnings: list[str] = []
    place = 0
    while (found := SIGN.search(text, place)) is not None:
        named, end, doubts = _list_of_owners(text, found.end(), scene)
        owners.extend(named)
        warnings.extend(doubt for doubt in doubts if doubt not in warnings)
        before, behind = text[: found.start()], text[end:]
        if named and before.strip():
            behind = behind.lstrip(",")
        elif named and re.match(r"\s*(?:and|or|&)\s", behind):  # "@DP and the clerk to write" loses no half
            before = " and ".join(owner.name for owner in named)
        elif named:
            behind = behind.lstrip(" ,;:–-")
        text, place = before + behind, len(before)
    return tidy(text), tuple(dict.fromkeys(owners)), tuple(warnings)


def _list_of_owners(text: str, start: int, scene: Scene) -> tuple[list[Owner], int, list[str]]:
    """The owners of one list, where it ends, and the doubts; ``start`` is behind the first sign."""
    named: list[Owner] = []
    warnings: list[str] = []
    end, following = start, start
    while True:
        owner, taken, doubts = longest_owner(text[following:], scene)
        if not taken and named:  # it is met again, as the first of its own
            return named, end, warnings
        warnings.extend(doubts)
        if not taken:
            return named, end, warnings
        named.append(owner)
        end = following + taken
        another = _NEXT.match(text, end)
        if another is None:
            return named, end, warnings
        following = another.end()


def longest_owner(rest: str, scene: Scene) -> tuple[Owner, int, tuple[str, ...]]:
    """The owner whose name takes the most words of ``rest``, how many letters it takes, and any doubt.

    Nobody is guessed: where a capital word behind a first name or surname does not go with it, or two go
    by the name, the owner is what was typed. Small words that name nobody take no letters at all.
    """
    ends = [word.end() for word in islice(_WORD.finditer(rest), _MOST_WORDS)]
    for end in reversed(ends):
        query = rest[:end].rstrip(_STOPS)
        collective = _collective(query, scene)
        if collective is not None:
            return Owner(collective), len(query), ()
        behind = rest[len(query) :]
        found = [one for one in match_person(query, scene.people).found if _may_mean(query, behind, one)]
        called = query + _names_behind(behind)
        if found and called != query and not _is_whole(query, found):
            return Owner(called), len(called), (f"nobody here is called {called}",)
        if len(found) == 1:
            return Owner(found[0].name, found[0].id), len(query), ()
        if found:
            names = ", ".join(one.name for one in found[:4])
            return Owner(query), len(query), (f"@{query} is ambiguous: {names}",)
    query = rest[: ends[0]].rstrip(_STOPS) if ends else rest
    if query.casefold() in _SMALL:
        phrase = rest[: ends[min(len(ends), 2) - 1]].rstrip(_STOPS)
        return Owner(phrase), 0, (f"nobody here is called {phrase}",)
    query += _names_behind(rest[len(query) :])
    return Owner(query), len(query), (f"nobody here is called {query}",)


def name_people(text: str, scene: Scene) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """``text`` with the names of those named by an @, as it is to be printed; those names; and any doubt.

    Only what is certain is put in; anything else stays as it was typed, and is doubted.
    """
    names: list[str] = []
    doubts: list[str] = []
    place = 0
    while (found := SIGN.search(text, place)) is not None:
        rest = text[found.end() :]
        place = found.end()
        if re.match(r"\d+\b", rest):  # 5 lamps @20 each
            continue
        owner, taken, doubt = _with_possessive(rest, scene)
        if not doubt and (taken >= _SHORTEST or _is_code(rest[:taken], scene)):
            text = f"{text[: found.start()]}{owner.name}{rest[taken:]}"
            place = found.start() + len(owner.name)
            names.append(owner.name)
        else:
            doubts.extend(doubt or (f"@{rest[:taken]} is too short for a name and stays as typed",))
    return text, tuple(dict.fromkeys(names)), tuple(dict.fromkeys(doubts))


def tidy(text: str) -> str:
    """``text`` with single spaces, and without what was left hanging at its ends."""
    text = re.sub(r"(?<!\S)\(\s*\)", "", text)
    text = re.sub(r"[ \t]+", " ", text).strip()
    return re.sub(r"\s+([.,;])(?=\s|$)", r"\1", text).strip(" ,;")


def _with_possessive(rest: str, scene: Scene) -> tuple[Owner, int, tuple[str, ...]]:
    owner, taken, doubt = longest_owner(rest, scene)
    owned = re.match(r"([^\s@]+?)['’]s\b", rest)
    if not doubt or owned is None:
        return owner, taken, doubt
    return longest_owner(owned[1], scene)


def _collective(query: str, scene: Scene) -> str | None:
    wanted = fold(query).removeprefix("the ")
    return next((name for name in scene.board.settings.collective_owners if fold(name) == wanted), None)


def _is_code(query: str, scene: Scene) -> bool:
    return any(one.code and fold_name(one.code) == fold_name(query) for one in scene.people)


def _may_mean(query: str, behind: str, person: Known) -> bool:
    """Whether ``query``, which matches ``person``, is more than small words of the sentence around it."""
    parts = query.split()
    small = [part for part in parts if part.casefold() in _SMALL]
    if len(parts) == 1 and small and person.code and fold_name(query) == fold_name(person.code):
        return query.isupper() or _NOTHING_MORE.match(behind) is not None
    words = fold_name(" ".join((person.name, *person.aliases))).split()
    lower = len(parts) == 1 and query.islower()
    return all(fold_name(part) in words and not lower for part in small)


def _is_whole(query: str, found: list[Known]) -> bool:
    """Whether ``query`` leaves nothing of a name to come: a code, a name, or its first and last words."""
    wanted = fold_name(query)
    for one in found:
        if wanted == fold_name(one.code) and (query.isupper() or query.islower()):
            return True
        if wanted in (fold_name(one.name), *(fold_name(alias) for alias in one.aliases)):
            return True
        first, last = fold_name(one.name).split()[0], fold_name(one.surname).split()[-1]
        *others, end = wanted.split()
        if last.startswith(end) and any(first.startswith(part) for part in others):
            return True
    return False


def _names_behind(behind: str) -> str:
    """The words at the beginning of ``behind`` that look like more of a name: Brown, McKay, Smith-Jones."""
    taken = 0
    for word in re.finditer(r"[ \t]+([^\s@/&()]+)", behind):
        bare = re.sub(r"['’]s$", "", word[1].rstrip(_STOPS))
        looks = len(bare) > 1 and bare[0].isupper() and bare[-1].islower()
        if word.start() != taken or not looks or bare.casefold() in _SMALL or is_calendar_word(bare):
            break
        taken = word.start(1) + len(bare)
        if len(bare) < len(word[1]):
            break
    return behind[:taken]
