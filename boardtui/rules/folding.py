"""Letters made comparable: case, accents and typographic apostrophes folded away."""

import unicodedata
from functools import lru_cache

_SHORT = 80
"""The longest text worth remembering: a name is folded again on every key, a pasted page once."""


def fold(text: str) -> str:
    """``text`` in lower case, without accents, with straight apostrophes and single spaces."""
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


def fold_name(text: str) -> str:
    """A name, or what is typed of one, folded, and without apostrophes: ``oneil`` is O'Neil too."""
    return fold(text).replace("'", "")


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'").replace("‑", "-"))
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(kept.casefold().split())


_fold_short = lru_cache(maxsize=4096)(_fold)
