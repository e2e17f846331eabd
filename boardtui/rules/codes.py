"""The two-letter codes by which people are marked at the door."""

from collections.abc import Collection, Iterator
from itertools import product
from string import ascii_uppercase

from boardtui.rules.folding import fold


def free_code(full_name: str, taken: Collection[str]) -> str:
    """A two-letter code for ``full_name`` that is not in ``taken``: initials first, then likely letters.

    Empty where every pair of letters is taken: somebody without a code is still found by name.
    """
    used = {code.upper() for code in taken}
    return next((code for code in _candidates(full_name) if code not in used), "")


def _candidates(full_name: str) -> Iterator[str]:
    words = [
        "".join(letter for letter in fold(word).upper() if letter in ascii_uppercase)
        for word in full_name.split()
    ]
    words = [word for word in words if word] or ["X"]
    first, last = words[0], words[-1]
    yield first[0] + last[0]
    for letter in last[1:]:
        yield first[0] + letter
    for letter in first[1:]:
        yield first[0] + letter
    for letter in ascii_uppercase:
        yield last[0] + letter
    for pair in product(ascii_uppercase, repeat=2):
        yield "".join(pair)
