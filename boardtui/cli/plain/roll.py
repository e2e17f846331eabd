"""The roll taken by ear: one member after the other is named, one letter answers."""

import re
from collections.abc import Callable

from boardtui.cli.plain.asking import Asking, Reply
from boardtui.cli.plain.carrying import Carrier
from boardtui.cli.plain.sentences import quorum_sentence, sentence
from boardtui.edits.batch import Together
from boardtui.edits.presence import Roll
from boardtui.model.boards import Role
from boardtui.model.counting import counted
from boardtui.rules.attendance import Attendance, Mark, attendance
from boardtui.rules.folding import fold
from boardtui.rules.identity import who
from boardtui.rules.membership import Seat
from boardtui.rules.naming import match_person
from boardtui.rules.substitution import named_first
from boardtui.secretariat.capture import moments
from boardtui.secretariat.capture.marks import find, mark, marks_of
from boardtui.secretariat.capture.register_commands import stand_in

ANSWERS = (
    "Answer p present, a apologies, s substitute, r remote, x absent; Enter skips; "
    "back, rest for all the others present, stop."
)
_ROLLS = {
    "p": Roll.PRESENT, "present": Roll.PRESENT, "here": Roll.PRESENT,
    "a": Roll.APOLOGIES, "apologies": Roll.APOLOGIES, "apology": Roll.APOLOGIES,
    "r": Roll.REMOTE, "remote": Roll.REMOTE,
    "x": Roll.ABSENT, "absent": Roll.ABSENT,
}  # fmt: skip
_TOLD_APART = re.compile(
    r"\s*(?:[-+=/?]|(?:a|action|d|decision|r|resolution|v|vote|i|interest|n|note|q|question)\s*:)",
    re.IGNORECASE,
)


class RollCall:
    """Asks for each member who is not marked, in the order of the register.

    ``otherwise`` carries out a line that is no answer to the roll but can be told from one: a mark, a
    command, a question, or a line with a prefix. The roll then goes on where it was.
    """

    def __init__(self, carrier: Carrier, otherwise: Callable[[str], Reply]) -> None:
        self._carrier, self._otherwise = carrier, otherwise
        result = self._attendance()
        self._seats = [seat for seat in result.members if result.standing(seat.person.id).needs_mark]
        self._place = 0
        self._inner: Asking | None = None

    @property
    def question(self) -> str:
        """``David Parsons, Conservative, 3 of 15?``, or what is asked about that member first."""
        if self._inner is not None:
            return self._inner.question
        seat = self._seats[self._place]
        office = f", {seat.role.value.replace('-', ' ')}" if seat.role is not Role.MEMBER else ""
        group = f", {seat.group.name}" if seat.group else ""
        mark = self._attendance().standing(seat.person.id).mark
        marked = f", marked {mark.value}" if mark is not Mark.UNMARKED else ""
        return f"{seat.name}{office}{group}, {self._place + 1} of {len(self._seats)}{marked}?"

    def begin(self) -> Reply:
        """The first member, or that nobody is left to ask about."""
        if not self._seats:
            return Reply(["Everybody is marked.", self._quorum()])
        return Reply([f"{counted(len(self._seats), 'member')} to mark. {ANSWERS}"], self)

    def take(self, line: str) -> Reply:
        """Do what one answer says of the member asked about."""
        if self._inner is not None:
            return self._go_on(self._inner.take(line))
        word = fold(line)
        if word in _ROLLS:
            return self._go_on(self._mark(_ROLLS[word]))
        match word:
            case "":
                return self._next()
            case "s" | "sub" | "substitute":
                self._inner = StandIn(self._carrier, self._seats[self._place])
                return Reply(asking=self)
            case "back" | "b":
                return self._back()
            case "rest":
                return self._rest()
            case "stop" | "quit" | "leave":
                return self._end("The roll is stopped.")
        if _TOLD_APART.match(line):
            return self._go_on(self._otherwise(line))
        return Reply([f"'{line.strip()}' is no answer to the roll. {ANSWERS}"], self, refused=True)

    def _go_on(self, reply: Reply) -> Reply:
        """``reply``, and then the next member where this one is done."""
        self._inner = reply.asking
        if reply.refused or self._inner is not None or self._needs_mark(self._seats[self._place]):
            return Reply(reply.said, self, reply.refused)
        onward = self._next()
        return Reply([*reply.said, *onward.said], onward.asking)

    def _mark(self, roll: Roll) -> Reply:
        scene = self._carrier.scene()
        known = who(scene.board, scene.meeting, self._seats[self._place].person.id)
        return self._carrier.understood(marks_of([(known, roll, moments.now(scene))], scene))

    def _rest(self) -> Reply:
        scene, result = self._carrier.scene(), self._attendance()
        left = [one for one in self._seats if result.standing(one.person.id).needs_mark]
        marks = tuple(mark(scene, one.person.id, Roll.PRESENT) for one in left)
        if not marks:
            return self._end("Everybody is marked.")
        words = f"{len(marks)} marked present"
        reply = self._carrier.edit(Together(marks, words), words)
        return Reply(reply.said, self, True) if reply.refused else Reply([*reply.said, *self._end("").said])

    def _next(self) -> Reply:
        for place in range(self._place + 1, len(self._seats)):
            if self._needs_mark(self._seats[place]):
                self._place = place
                return Reply(asking=self)
        return self._end("The roll is done.")

    def _needs_mark(self, seat: Seat) -> bool:
        return self._attendance().standing(seat.person.id).needs_mark

    def _back(self) -> Reply:
        if self._place == 0:
            return Reply(["This is the first on the roll."], self)
        self._place -= 1
        return Reply(asking=self)

    def _end(self, opening: str) -> Reply:
        result = self._attendance()
        left = [one.name for one in self._seats if result.standing(one.person.id).needs_mark]
        counts = [(mark.value, result.count(mark)) for mark in _TOLD]
        counts.append(("standing in", sum(result.standing(one).in_room for one in result.substitutes)))
        said = ", ".join(f"{number} {word}" for word, number in counts if number)
        parts = [opening, sentence(said) if said else "Nobody is marked."]
        if left:
            parts.append(f"{counted(len(left), 'member is', 'members are')} not marked: {', '.join(left)}.")
        return Reply([" ".join(one for one in parts if one), self._quorum()])

    def _attendance(self) -> Attendance:
        return attendance(self._carrier.board, self._carrier.meeting)

    def _quorum(self) -> str:
        return quorum_sentence(self._carrier.board, self._carrier.meeting, self._attendance())


_TOLD = (Mark.PRESENT, Mark.REMOTE, Mark.APOLOGIES, Mark.ABSENT, Mark.SUBSTITUTED)


class StandIn:
    """Asks who stands in for one member: a number of those named, or a name."""

    def __init__(self, carrier: Carrier, seat: Seat) -> None:
        self._carrier, self._seat = carrier, seat
        self._named = named_first(carrier.board, carrier.meeting, seat.person.id)

    @property
    def question(self) -> str:
        """``Who stands in for Ruth Cadbury? Named: 1 Russell Roberts, …``"""
        scene = self._carrier.scene()
        named = ", ".join(
            f"{number} {seat.name}{self._busy(scene.attendance, seat)}"
            for number, seat in enumerate(self._named, start=1)
        )
        offered = f"Named: {named}; or type a name" if named else "Type a name"
        return f"Who stands in for {self._seat.name}? {offered}; Enter gives it up."

    def take(self, line: str) -> Reply:
        """Let them stand in."""
        typed = line.strip()
        if not typed or fold(typed) in ("stop", "back"):
            return Reply([f"{self._seat.name} is left as before."])
        scene = self._carrier.scene()
        if typed.isdecimal():
            if not 1 <= int(typed) <= len(self._named):
                return Reply([f"There is no {typed} in that list."], self, refused=True)
            typed = self._named[int(typed) - 1].person.id
        elif len(match_person(typed, scene.people).found) > 1:
            return Reply([find(typed, scene)[1]], self, refused=True)
        reply = self._carrier.understood(stand_in(scene, typed, self._seat.person.id))
        return Reply(reply.said, self if reply.refused else None, reply.refused)

    def _busy(self, result: Attendance, seat: Seat) -> str:
        standing = result.standing(seat.person.id)
        busy = standing.sits_for is not None and standing.in_room
        return " (stands in already)" if busy else ""
