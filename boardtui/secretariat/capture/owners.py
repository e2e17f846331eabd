"""Who is named behind an @ in the capture line: the owners of an action, movers and seconders."""

import re

from boardtui.model.actions import Owner
from boardtui.rules.folding import fold
from boardtui.rules.naming import match_person
from boardtui.rules.voting import electorate, movers_doubts
from boardtui.secretariat.capture.scene import Scene

_OWNER = re.compile(r"(?:(?<=\s)|^)@(?=\w)")


def take_owners(text: str, scene: Scene) -> tuple[str, tuple[Owner, ...], tuple[str, ...]]:
    """``text`` without those named in it behind an @, who they are, each once, and any doubt."""
    owners: list[Owner] = []
    warnings: list[str] = []
    while (found := _OWNER.search(text)) is not None:
        rest = text[found.end() :]
        owner, taken, doubt = longest_owner(rest, scene)
        owners.append(owner)
        warnings.extend(doubt)
        text = f"{text[: found.start()]}{rest[taken:].lstrip(',') if found.start() else rest[taken:]}"
    return tidy(text), tuple(dict.fromkeys(owners)), tuple(warnings)


def longest_owner(rest: str, scene: Scene) -> tuple[Owner, int, tuple[str, ...]]:
    """The owner whose name takes the most words of ``rest``, how many letters it takes, and any doubt."""
    ends = [word.end() for word in re.finditer(r"\S+", rest)][:5]
    ambiguous: tuple[str, ...] = ()
    for end in reversed(ends):
        query = rest[:end].rstrip(",.;:")
        collective = next(
            (name for name in scene.board.settings.collective_owners if fold(name) == fold(query)), None
        )
        if collective is not None:
            return Owner(collective), len(query), ()
        match = match_person(query, scene.people)
        if match.one is not None:
            return Owner(match.one.name, match.one.id), len(query), ()
        if match.found:
            names = ", ".join(one.name for one in match.found[:4])
            ambiguous = (f"@{query} is ambiguous: {names}",)
    query = rest[: ends[0]].rstrip(",.;:") if ends else rest
    return Owner(query), len(query), ambiguous or (f"nobody here is called {query}",)


def take_movers(text: str, scene: Scene) -> tuple[str, str | None, str | None, tuple[str, ...]]:
    """``text`` without ``moved @a seconded @b``, who they are, and any doubt (R37)."""
    mover: str | None = None
    seconder: str | None = None
    warnings: list[str] = []
    for word in ("moved", "seconded"):
        found = re.search(rf"[,;.]?\s*\b{word}(?:\s+by)?\s+@(?=\S)", text, re.IGNORECASE)
        if found is None:
            continue
        rest = text[found.end() :]
        owner, taken, doubt = longest_owner(rest, scene)
        warnings.extend(doubt)
        if owner.person is None:  # the words stay in the text, for nobody else holds them
            warnings.extend(() if doubt else (f"{owner.name} cannot be named as having {word} it",))
            continue
        mover, seconder = (owner.person, seconder) if word == "moved" else (mover, owner.person)
        text = f"{text[: found.start()]}{rest[taken:]}"
    if mover is not None or seconder is not None:
        voters = electorate(scene.board, scene.meeting, scene.now, scene.attendance_now)
        warnings.extend(movers_doubts(scene.board, scene.meeting, voters, mover, seconder))
    return tidy(text), mover, seconder, tuple(warnings)


def tidy(text: str) -> str:
    """``text`` with single spaces, and without what was left hanging at its ends."""
    text = re.sub(r"[ \t]+", " ", text).strip()
    return re.sub(r"\s+([.,;])(?=\s|$)", r"\1", text).strip(" ,;")
