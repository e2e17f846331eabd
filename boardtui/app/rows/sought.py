"""Whether an entry holds the words that a list is filtered by: case, accents and apostrophes never matter."""

from functools import lru_cache

from boardtui.rules.folding import fold

_KEPT = 1 << 16
"""How many entries are remembered as they are searched: each is looked through again at every letter."""


def holds(words: list[str], *parts: str) -> bool:
    """True where every one of ``words``, which are folded, occurs in one of ``parts`` of an entry."""
    text = _folded(parts)
    return all(word in text for word in words)


@lru_cache(_KEPT)
def _folded(parts: tuple[str, ...]) -> str:
    return fold("\n".join(parts))
