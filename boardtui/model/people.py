"""People, and what they were called and whom they came from on a given day."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as printed, from a day on.

    ``since`` of None means "as long as we know". ``honorific`` stands before the name
    (Sir, Dr, Cllr), ``post_nominals`` after it (CBE, JP).
    """

    full: str
    honorific: str = ""
    post_nominals: str = ""
    since: date | None = None

    @property
    def printed(self) -> str:
        """The one way this name is printed: ``Sir David Williams CBE``."""
        return " ".join(part for part in (self.honorific, self.full, self.post_nominals) if part)

    @property
    def surname(self) -> str:
        """The last word of the name, by which a person is looked up and shortened."""
        return self.full.split()[-1] if self.full.split() else ""


@dataclass(frozen=True, slots=True)
class Authority:
    """The council or body a person comes from, from a day on (R3)."""

    name: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach somebody. Never exported unless asked for (R52)."""

    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the board knows: member, substitute, officer, observer or regular guest.

    ``code`` is two letters, unique on the board and never given to anybody else, so that it can be
    printed on the sign-in sheet and typed at the door; ``former_codes`` are those it had before, which
    nobody else is given either. ``names`` and ``authorities`` are in date
    order, oldest first; a past meeting shows the person as on its date (R1).
    """

    id: str
    code: str
    names: tuple[Name, ...]
    authorities: tuple[Authority, ...] = ()
    aliases: tuple[str, ...] = ()
    post: str = ""
    contact: Contact = Contact()
    former_codes: tuple[str, ...] = ()

    def name_on(self, day: date) -> Name:
        """The name in force on ``day``; the oldest known one for any earlier day."""
        return _in_force(self.names, day)

    def authority_on(self, day: date) -> str:
        """The authority in force on ``day``, or an empty string where none is known of that day."""
        held = [one for one in self.authorities if one.since is None or one.since <= day]
        return held[-1].name if held else ""


Dated = TypeVar("Dated", Name, Authority)


def _in_force(entries: tuple[Dated, ...], day: date) -> Dated:
    found = entries[0]
    for entry in entries:
        if entry.since is None or entry.since <= day:
            found = entry
    return found
