"""The fingerprint of an issued document: which records it was made of, and a hash of what it then said.

It stands in the file's properties and names nothing of the machine or the user.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlencode

PROPERTY: Final = "BoardTUI"
"""The name of the custom property that holds it. Word keeps those where it rewrites a file."""
VERSION: Final = "version"
"""Under which name ``made_of`` says which version of the program wrote the document."""
_OPENING: Final = "boardtui-1?"


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """``made_of`` says what was asked for (``kind``, ``board`` …), ``hash`` sums up its lines."""

    made_of: tuple[tuple[str, str], ...]
    hash: str

    def __str__(self) -> str:
        return f"{_OPENING}{urlencode([*self.made_of, ('sha256', self.hash)])}"

    @property
    def asked(self) -> Mapping[str, str]:
        """What was asked for, by name."""
        return dict(self.made_of)


def read_fingerprint(text: str) -> Fingerprint | None:
    """The fingerprint that ``text`` is, or None where it is none."""
    if not text.startswith(_OPENING):
        return None
    found = dict(parse_qsl(text.removeprefix(_OPENING)))
    digest = found.pop("sha256", "")
    return Fingerprint(tuple(found.items()), digest) if digest and found else None
