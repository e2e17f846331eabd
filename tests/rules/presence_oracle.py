"""A second opinion on one meeting: who is here, who sits where, who may vote, told from plain facts.

Written from the rules of the domain (R8-R18, R21, R22, R30, R37, R48) with lists, sets and dictionaries. It
knows nothing of how the program keeps its log: it keeps its own facts, puts them in the order of the clock
whenever it is asked, and goes through them one by one. Times are minutes since ten o'clock.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

CORRECTIONS = ("apologies", "absent", "clear")
"""Facts that take back all that was noted of the same person before."""
LAST = 10_000
"""Later than anything."""


@dataclass(frozen=True)
class Fact:
    """What was noted of ``who``: came, left, sat for ``member``, ceased to, or is asked for again."""

    number: int
    who: str
    what: str
    at: int
    remote: bool = False
    member: str = ""
    leaves_seat: bool = False


@dataclass(frozen=True)
class House:
    """A board in the oracle's words: members in the order of the register, with their group and title."""

    members: tuple[str, ...]
    group: dict[str, str]
    title: dict[str, str]
    without_vote: frozenset[str]
    needed: int
    groups_needed: int
    remote_counts: bool
    remote_votes: bool
    sits_on: bool


@dataclass
class Room:
    """How it stands after some facts.

    ``seat`` has the substitute who holds a member's seat, ``served`` the member each substitute last sat for,
    ``stood`` those for whom somebody sat since their mark was last cleared, ``left_seat`` the members who
    came and left their seat to whoever holds it.
    """

    came: dict[str, bool] = field(default_factory=dict)
    here: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    noted: dict[str, str] = field(default_factory=dict)
    seat: dict[str, str] = field(default_factory=dict)
    served: dict[str, str] = field(default_factory=dict)
    holds: dict[str, str] = field(default_factory=dict)
    stood: set[str] = field(default_factory=set)
    left_seat: set[str] = field(default_factory=set)

    def take(self, fact: Fact) -> None:
        """Go on by one fact."""
        who = fact.who
        if fact.what in CORRECTIONS:
            self.noted[who] = fact.what
            if fact.what == "clear" and who not in self.seat:
                self.stood.discard(who)
        elif fact.what in ("in", "stand"):
            self.came[who] = fact.remote
            self.here.add(who)
            self.asked.discard(who)
            self.gone.discard(who)
            if fact.leaves_seat and who in self.seat:
                self.left_seat.add(who)
        elif fact.what in ("out", "down"):
            self.here.discard(who)
            self.asked.discard(who)
            self.gone.add(who)
        elif who in self.here:
            self.here.discard(who)
            self.asked.add(who)
        if fact.what in ("stand", "down"):
            self._release(who)
        if fact.what == "stand":
            self.seat[fact.member] = who
            self.served[who] = self.holds[who] = fact.member
            self.stood.add(fact.member)
            self.left_seat.discard(fact.member)

    def _release(self, who: str) -> None:
        member = self.holds.pop(who, "")
        if self.seat.get(member) == who:
            del self.seat[member]
            self.left_seat.discard(member)


def standing(facts: Iterable[Fact]) -> list[Fact]:
    """The facts that no later correction of the same person has taken back, as they were entered."""
    found: list[Fact] = []
    for fact in facts:
        if fact.what in CORRECTIONS:
            found = [one for one in found if one.who != fact.who]
        found.append(fact)
    return found


def in_time(facts: Iterable[Fact], until: int = LAST) -> list[Fact]:
    """The standing facts by the clock, up to ``until``; a correction goes before all else of its person."""
    kept = standing(facts)
    first = {one.who: min(other.at for other in kept if other.who == one.who) for one in kept}

    def moment(fact: Fact) -> tuple[int, int]:
        return (first[fact.who] if fact.what in CORRECTIONS else fact.at, fact.number)

    return [one for one in sorted(kept, key=moment) if one.what in CORRECTIONS or one.at <= until]


def room(facts: Iterable[Fact], until: int = LAST) -> Room:
    """How it stood at ``until``."""
    result = Room()
    for fact in in_time(facts, until):
        result.take(fact)
    return result


@dataclass(frozen=True)
class Book:
    """All that the oracle remembers of a meeting. It never changes: each answer is another book."""

    facts: tuple[Fact, ...] = ()
    entered: int = 0
    item: str | None = None
    on_break: bool = False
    listed: tuple[str, ...] = ()
    guests: tuple[tuple[str, str], ...] = ()
    interests: tuple[tuple[str, str | None, str, str], ...] = ()

    def noting(
        self,
        who: str,
        what: str,
        at: int,
        *,
        remote: bool = False,
        member: str = "",
        leaves_seat: bool = False,
    ) -> "Book":
        """With one more fact."""
        fact = Fact(self.entered + 1, who, what, at, remote, member, leaves_seat)
        return replace(self, facts=(*self.facts, fact), entered=self.entered + 1)

    # -- what is done; None where it is refused ----------------------------------------------------

    def mark(self, who: str, roll: str, at: int, *, leaves_seat: bool = False) -> "Book | None":
        """``present``, ``remote``, ``left``, ``apologies``, ``absent`` or ``unmarked``, as at ``at``.

        ``leaves_seat``: it was asked, and whoever sits for them does not stand down (R10).
        """
        then = room(self.facts, at)
        if roll in ("present", "remote"):
            remote = roll == "remote"
            if who in then.here and then.came[who] is remote:
                return None if self._goes_next(who, at) else self
            return self.noting(who, "in", at, remote=remote, leaves_seat=leaves_seat)
        if roll == "left":
            return self.noting(who, "out", at) if who in then.here | then.asked else None
        what = "clear" if roll == "unmarked" else roll
        said = [one.what for one in standing(self.facts) if one.who == who]
        nothing_to_do = said == [what] or (what == "clear" and not said)
        return self if nothing_to_do else self.noting(who, what, at)

    def stand_in(self, substitute: str, member: str, at: int) -> "Book | None":
        """A substitute stands in; whoever sat there before has served, or was put down by mistake.

        A member who was in the room leaves; one marked within the same minute was marked by mistake.
        """
        now, then, book = room(self.facts), room(self.facts, at), self
        if now.holds.get(substitute, member) != member:
            return None
        earlier = now.seat.get(member)
        if earlier == substitute:
            return self
        if earlier is not None:
            mistaken = earlier in now.here and not self._here_for_a_while(earlier, at)
            book = book.noting(earlier, "clear" if mistaken else "down", at)
        served = member in then.here and self._here_for_a_while(member, at)
        if served:
            book = book.noting(member, "out", at)
        came = served or (member in now.came and member not in then.here)
        said = [one.what for one in standing(book.facts) if one.who == member]
        if not came and said != ["apologies"]:
            book = book.noting(member, "apologies", at)
        return book.noting(substitute, "stand", at, member=member)

    def _goes_next(self, who: str, at: int) -> bool:
        """Whether the next that is known of ``who`` after ``at`` is that they went."""
        later = [one.what for one in in_time(self.facts) if one.who == who and one.at > at]
        return [one for one in later if one not in CORRECTIONS][:1] in (["out"], ["down"])

    def _here_for_a_while(self, who: str, at: int) -> bool:
        """Whether ``who`` first came in another minute than ``at``."""
        came = [one.at for one in in_time(self.facts) if one.who == who and one.what in ("in", "stand")]
        return came[:1] != [at]

    def step_down(self, substitute: str, at: int) -> "Book | None":
        """A substitute gives the seat back."""
        return self.noting(substitute, "down", at) if substitute in room(self.facts).holds else None

    def correct_time(self, who: str, at: int) -> "Book | None":
        """The last coming or going of ``who`` was really at ``at``."""
        told = [
            one for one in in_time(self.facts) if one.who == who and one.what not in (*CORRECTIONS, "ask")
        ]
        if not told:
            return None
        moved = replace(told[-1], at=at)
        return replace(self, facts=tuple(moved if one == told[-1] else one for one in self.facts))

    def roll_again(self, at: int) -> "Book":
        """Everybody in the room is to be marked again."""
        book = self
        for who in sorted(room(self.facts).here):
            book = book.noting(who, "ask", at)
        return book

    # -- what is asked ------------------------------------------------------------------------------

    def sitters(self, house: House, until: int = LAST) -> list[tuple[str, str]]:
        """Who fills whose seat: never a member and a substitute both (R10)."""
        now = room(self.facts, until)
        found = []
        for member in house.members:
            substitute = now.seat.get(member, "")
            sits_on = house.sits_on or member in now.left_seat
            if member in now.here and not (sits_on and substitute in now.here):
                found.append((member, member))
            elif substitute in now.here:
                found.append((substitute, member))
        return found

    def quorum(self, house: House, until: int = LAST) -> tuple[int, int, bool]:
        """How many count, from how many groups, and whether they are enough (R18, R21, R22)."""
        now = room(self.facts, until)
        counted = [
            member
            for who, member in self.sitters(house, until)
            if member not in house.without_vote and (house.remote_counts or not now.came[who])
        ]
        groups = len({house.group[member] for member in counted})
        return len(counted), groups, len(counted) >= house.needed and groups >= house.groups_needed

    def voters(self, house: House, until: int = LAST) -> list[str]:
        """Who may vote in the item in hand (R30, R37)."""
        now = room(self.facts, until)
        barred = {
            who
            for who, item, kind, conduct in self.interests
            if item == self.item and kind == "dpi" and conduct != "dispensation"
        }
        return [
            who
            for who, member in self.sitters(house, until)
            if member not in house.without_vote
            and (house.remote_votes or not now.came[who])
            and who not in barred
        ]

    def out(self, house: House) -> set[str]:
        """Those with a vote who came and have left, while nobody fills the seat."""
        now = room(self.facts)
        filled = {member for _, member in self.sitters(house)}
        empty = [one for one in house.members if one not in filled and one not in house.without_vote]
        return {who for one in empty for who in (one, now.seat.get(one, "")) if who in now.gone}

    def cell(self, member: str) -> str:
        """The member's cell in the register (R13, R15)."""
        now = room(self.facts)
        if member in now.came:
            return "remote" if now.came[member] else "present"
        noted = now.noted.get(member, "clear")
        if noted != "clear":
            return noted
        return "substituted" if member in now.stood else "unmarked"

    def table(self, house: House, names: dict[str, str]) -> list[tuple[str, str]]:
        """The attendance table of the note: position and name, in no particular order (R11, R38)."""
        now = room(self.facts)
        rows = []

        def remotely(who: str) -> str:
            return " (remotely)" * now.came[who]

        for member in house.members:
            cell, name = self.cell(member), names[member]
            if cell in ("present", "remote"):
                rows.append((house.title.get(member, "Member"), name + " (remotely)" * (cell == "remote")))
            elif cell == "apologies":
                title = f" ({house.title[member]})" if member in house.title else ""
                rows.append(("Apologies", name + title))
            elif cell != "unmarked":
                title = f" ({house.title[member]})" if member in house.title else ""
                rows.append(("Absent", name + title))
        for who, member in now.served.items():
            group = house.group.get(who) or dict(self.guests).get(who) or house.group[member]
            rows.append(
                (
                    "Substitute",
                    f"{names[who]} ({group.capitalize()} Group), for {names[member]}{remotely(who)}",
                )
            )
        seated = {*house.members, *now.served, "olga"}  # officers have a line of their own
        return rows + [("In attendance", names[who] + remotely(who)) for who in now.came if who not in seated]
