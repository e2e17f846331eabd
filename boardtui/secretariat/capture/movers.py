"""Who moved and who seconded, taken out of a line without leaving a hole in its words (R37)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from boardtui.rules.identity import Known
from boardtui.rules.voting import electorate, movers_doubts
from boardtui.secretariat.capture.owners import longest_owner, name_people, tidy
from boardtui.secretariat.capture.scene import Scene

_ROLE = re.compile(
    r"\b(?:(?P<role>moved|seconded)(?:\s+(?P<by>by))?|(?P<told>proposed\s+by|(?:up)?on\s+(?:the\s+)?motion\s+of))"
    r":?\s+@(?=\S)",
    re.IGNORECASE,
)
_UNSIGNED = re.compile(r"\b(?:(moved|seconded)(?:\s+by)?|(proposed)\s+by)\s+(?=[^\W\d_])", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:[,;]?\s*\band\b|[,;&/])?\s*", re.IGNORECASE)
_END = re.compile(r"\s*(?:[.,;]\s*)?(?:$|\n)|\s*\.(?=\s)")
_HEAD = re.compile(r"\s*(?:[:,;–-]|that\b)")
_HELD = re.compile(r"\b(?:was|were|been|being|is|be|duly|as)\s*$", re.IGNORECASE)
"""What stands before "moved" where the words go on through it: "It was moved by ..."."""


@dataclass(frozen=True, slots=True)
class _Named:
    """One of them where they stand in the text: from ``start``, the name behind the sign from ``name``.

    ``told`` is True where the words are those of a sentence, "moved by", and not the short form of the line.
    """

    role: str
    person: str
    shown: str
    start: int
    name: int
    end: int
    told: bool


def take_movers(
    text: str, scene: Scene, *, prose: bool = False
) -> tuple[str, str | None, str | None, tuple[str, ...]]:
    """``text`` without ``moved @a seconded @b``, who they are, and any doubt (R37).

    In ``prose``, the words of a decision, those of whom a sentence tells ("It was moved by @a that") stay
    there as names, and so does anybody else behind an @. Whoever is not understood stays in the text, for
    nobody else holds them.
    """
    found, warnings = _find(text, scene)
    mover = next((one.person for one in found if one.role == "moved"), None)
    seconder = next((one.person for one in found if one.role == "seconded"), None)
    for clause in reversed(_clauses(found, text)):
        text = _without(text, clause, prose)
    warnings += _unsigned(text, scene, {one.role for one in found})
    if mover is not None or seconder is not None:
        voters = electorate(scene.board, scene.meeting, scene.now, scene.attendance_now)
        warnings += movers_doubts(scene.board, scene.meeting, voters, mover, seconder)
    if prose:
        text, doubts = _name_the_rest(text, scene)
        warnings += doubts
    return tidy(text), mover, seconder, tuple(dict.fromkeys(warnings))


def _find(text: str, scene: Scene) -> tuple[list[_Named], tuple[str, ...]]:
    found: list[_Named] = []
    warnings: list[str] = []
    for sign in _ROLE.finditer(text):
        role = "seconded" if (sign["role"] or "").casefold() == "seconded" else "moved"
        owner, taken, doubt = longest_owner(text[sign.end() :], scene)
        warnings.extend(doubt)
        if owner.person is None:
            warnings.extend(() if doubt else (f"{owner.name} cannot be named as having {role} it",))
            continue
        first = next((one for one in found if one.role == role), None)
        if first is not None and first.person != owner.person:
            warnings.append(f"{first.shown} is recorded as having {role} it, not {owner.name}")
            continue
        told = bool(sign["by"] or sign["told"])
        span = (sign.start(), sign.end(), sign.end() + taken)
        found.append(_Named(role, owner.person, owner.name, *span, told))
    return found, tuple(warnings)


def _clauses(found: Iterable[_Named], text: str) -> list[list[_Named]]:
    """Those who are named in one breath, together: ``moved by @a and seconded by @b``."""
    clauses: list[list[_Named]] = []
    for one in found:
        last = clauses[-1][-1].end if clauses else None
        if last is not None and _JOINED.fullmatch(text, last, one.start):
            clauses[-1].append(one)
        else:
            clauses.append([one])
    return clauses


def _without(text: str, clause: list[_Named], prose: bool) -> str:
    before, behind = text[: clause[0].start], text[clause[-1].end :]
    if before.rstrip().endswith("(") and behind.lstrip().startswith(")"):
        return f"{before.rstrip()[:-1].rstrip()}{behind.lstrip()[1:]}"
    if prose and not before.strip() and _HEAD.match(behind):
        kept = behind.lstrip(" :,;–-")
        return f"{kept[:1].upper()}{kept[1:]}" if text.lstrip()[:1].isupper() else kept
    of_the_sentence = _HELD.search(before) is not None
    if not _END.match(behind):
        of_the_sentence = of_the_sentence or any(one.told for one in clause)
    if not prose or not of_the_sentence:
        return _cut(before, behind)
    return _in_place(text, clause)


def _cut(before: str, behind: str) -> str:
    """What stands around a clause, joined, with one stop at most between."""
    before = re.sub(r"\s*[,;:–-]?\s*(?:\band\s+)?$", "", before, flags=re.IGNORECASE)
    behind = re.sub(r"^\s*[,;]", "", behind)
    if before.endswith(".") and behind.lstrip().startswith("."):
        behind = behind.lstrip()[1:]
    return f"{before} {behind}" if re.match(r"[^\s.]", behind) else f"{before}{behind}"


def _in_place(text: str, clause: list[_Named]) -> str:
    for one in reversed(clause):
        said = text[one.start : one.name - 1].rstrip()
        by = "" if said.casefold().endswith((" by", " of", ":")) else " by"
        text = f"{text[: one.start]}{said}{by} {one.shown}{text[one.end :]}"
    return text


def _unsigned(text: str, scene: Scene, roles: set[str]) -> tuple[str, ...]:
    """The doubts about people who moved or seconded, but without the @ that records them."""
    doubts: list[str] = []
    for found in _UNSIGNED.finditer(text):
        role = "seconded" if (found[1] or "").casefold() == "seconded" else "moved"
        typed = text[found.end() :]
        owner, taken, _ = longest_owner(typed, scene)
        known = next((one for one in scene.people if one.id == owner.person), None)
        if role not in roles and known is not None and _is_named(typed[:taken], known):
            doubts.append(f"{known.name} is not recorded as having {role} it: type {role} @{typed[:taken]}")
    return tuple(doubts)


def _is_named(typed: str, known: Known) -> bool:
    """Whether ``typed`` looks like a name and no word of the sentence: a code in capitals, or capitals."""
    return typed == known.code or (len(typed) > 2 and all(part[0].isupper() for part in typed.split()))


def _name_the_rest(text: str, scene: Scene) -> tuple[str, tuple[str, ...]]:
    """``text`` with names for those behind an @; a mover who was not understood is left as typed."""
    done, place = "", 0
    doubts: tuple[str, ...] = ()
    for sign in _ROLE.finditer(text):
        if longest_owner(text[sign.end() :], scene)[0].person is not None:
            continue
        named, _, doubt = name_people(text[place : sign.end() - 1], scene)
        done += f"{named}@"
        doubts, place = (*doubts, *doubt), sign.end()
    named, _, doubt = name_people(text[place:], scene)
    return done + named, (*doubts, *doubt)
