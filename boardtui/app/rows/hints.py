"""The hints in a dialog, ``y closes it · esc not yet``: which key each of them is, and where it stands."""

import re
from typing import NamedTuple

_BETWEEN = re.compile(r" [·-] ")
"""What stands between two hints; a hyphen where only ASCII may be shown."""
_CALLED = {
    "⏎": "enter", "Enter": "enter", "esc": "escape", "Esc": "escape", "Tab": "tab", "space": "space",
    "↑": "up", "Up": "up", "↓": "down", "Down": "down",
}  # fmt: skip
_SIGNS = {"/": "slash", "+": "plus", "!": "exclamation_mark", "?": "question_mark"}


class Hint(NamedTuple):
    """A key, by Textual's name, the letter it types, if any, and the columns in which it is hinted at."""

    key: str
    letter: str | None
    start: int
    end: int


def hinted_keys(hints: str) -> tuple[Hint, ...]:
    """Each key in ``hints``: a hint begins with its key, or with several (``↑ ↓ a day``), or is no hint."""
    found: list[Hint] = []
    start = 0
    for hint in _BETWEEN.split(hints):
        found += _keys_of(hint, start)
        start += len(hint) + len(" · ")
    return tuple(found)


def hint_at(edge: str, hints: str, x: int) -> Hint | None:
    """The hint at column ``x`` of ``edge``, the line in which ``hints`` are shown; None where none is."""
    first = re.search(r"\w+", hints)
    shift = edge.find(first[0]) - first.start() if first else 0
    return next((one for one in hinted_keys(hints) if one.start <= x - shift < one.end), None)


def _keys_of(hint: str, start: int) -> list[Hint]:
    keys: list[tuple[int, str, str | None]] = []
    for word in re.finditer(r"\S+", hint):
        key = _key_called(word[0]) if not keys or word[0] in _CALLED else None
        if key is None:
            break
        keys.append((start + word.start(), *key))
    ends = (*(at for at, _, _ in keys[1:]), start + len(hint))
    return [Hint(key, letter, at, end) for (at, key, letter), end in zip(keys, ends, strict=False)]


def _key_called(name: str) -> tuple[str, str | None] | None:
    """The key of that name and the letter it types; None where no key is called so."""
    if name in _CALLED:
        return _CALLED[name], " " if name == "space" else None
    if name in _SIGNS:
        return _SIGNS[name], name
    if len(name) == 2 and name.startswith("^"):
        return f"ctrl+{name[1]}", None
    return (name, name) if len(name) == 1 and name.isalpha() else None
