"""Whatever is typed in the room, in whatever order and however late, the record answers as the oracle does.

Lines go in as a secretary types them, undo and redo among them, and after every one of them the quorum, the
register, the attendance table and who may vote are asked of the program and of ``presence_oracle``.
"""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from boardtui.documents.attendance_table import attendance_table
from boardtui.edits.base import Edit, Stamp
from boardtui.edits.timeline import Redo, Timeline, Undo
from boardtui.errors import EditRefused
from boardtui.model.boards import Board, QuorumRule, SubstitutePolicy
from boardtui.model.meetings import Meeting
from boardtui.rules.attendance import attendance, attendance_after
from boardtui.rules.quorum import quorum, quorum_at
from boardtui.rules.register import register
from boardtui.rules.voting import electorate
from boardtui.secretariat.capture.line import understand
from boardtui.secretariat.capture.scene import Understanding, make_scene
from tests.builders import DAY, OPENED, board, meeting
from tests.faults.sizes import FULL, size
from tests.rules.presence_oracle import Book, House, in_time, room

MEMBERS = ("priya", "helen", "elodie", "ian-n", "ian-c")
NAMES = {
    "helen": "Helen Platts", "priya": "Priya Nair", "elodie": "Élodie Marchand", "ian-c": "Ian Clark",
    "ian-n": "Ian Nash", "sam": "Sam Wu", "tom": "Tom O'Neil", "olga": "Olga Ford",
    "guest-jo-ray": "Jo Ray", "guest-una-blake": "Una Blake",
}  # fmt: skip
TYPED = {
    "helen": "hp", "priya": "PN", "elodie": "elodie", "ian-c": "IC", "ian-n": "nash", "sam": "SW",
    "tom": "O’NEIL", "olga": "OF", "guest-jo-ray": "Jo Ray", "guest-una-blake": "Una Blake",
}  # fmt: skip
GROUPS = dict.fromkeys(("priya", "helen", "elodie", "sam"), "red") | dict.fromkeys(
    ("ian-n", "ian-c", "tom"), "blue"
)
ROLLS = {"present": "+{}", "left": "-{}", "remote": "={} remote", "apologies": "={} apologies",
         "absent": "={} absent", "unmarked": "={} ?"}  # fmt: skip
_RESERVES = ("sam", "tom", "olga", "guest-jo-ray", "guest-una-blake")
_members, _reserves = st.sampled_from(MEMBERS), st.sampled_from(_RESERVES)
_people = st.sampled_from([*MEMBERS, *MEMBERS, "sam", "tom", "olga"])
_back = st.one_of(st.just(0), st.just(0), st.integers(1, 6), st.integers(1, 40))
_passing = st.integers(0, 4)


def clock(minutes: int) -> datetime:
    """That many minutes after ten."""
    return OPENED + timedelta(minutes=minutes)


class InTheRoom(RuleBasedStateMachine):
    """One meeting, typed line by line, beside the oracle's books."""

    @initialize(
        policy=st.sampled_from(SubstitutePolicy),
        fraction=st.sampled_from([(1, 3), (1, 2), (3, 5)]),
        groups=st.integers(1, 2),
        remote=st.tuples(st.booleans(), st.booleans()),
        silent=st.sampled_from([None, *MEMBERS]),
    )
    def convene(
        self,
        policy: SubstitutePolicy,
        fraction: tuple[int, int],
        groups: int,
        remote: tuple[bool, bool],
        silent: str | None,
    ) -> None:
        """A board with rules of its own, one of whose members may have no vote."""
        rule_of_quorum = QuorumRule(*fraction, 1, groups, remote_counts=remote[0])
        made = board(policy, rule_of_quorum)
        self.board: Board = replace(
            made,
            memberships=tuple(
                replace(one, votes=False) if one.person == silent else one for one in made.memberships
            ),
            settings=replace(made.settings, remote_may_vote=remote[1]),
        )
        self.house = House(
            MEMBERS, GROUPS, {"helen": "Chairman", "ian-c": "Vice-Chair"},
            frozenset({silent} - {None}),  # type: ignore[arg-type]
            -(-len(MEMBERS) * fraction[0] // fraction[1]), groups,
            remote[0], remote[1], policy is SubstitutePolicy.SITS_ON,
        )  # fmt: skip
        self.timeline = Timeline(meeting())
        self.carried = attendance(self.board, self.meeting)
        self.sequence, self.minute = 1, 0
        self.book, self.done, self.undone = Book(), list[Book](), list[Book]()

    @property
    def meeting(self) -> Meeting:
        """The program's record."""
        assert isinstance(self.timeline.record, Meeting)
        return self.timeline.record

    # -- what is typed ------------------------------------------------------------------------------

    def read(self, line: str) -> Understanding:
        """What ``line`` is understood as now."""
        return understand(line, make_scene(self.board, self.meeting, clock(self.minute)))

    def enter(self, edit: Edit | None, expected: Book | None) -> None:
        """Carry it out as the records do: what makes no difference is no step; both refuse, or neither."""
        refused = edit is None
        if edit is not None:
            stamp = Stamp(self.sequence + 1, clock(self.minute), "tester")
            try:
                after = self.timeline.preview(edit, stamp)
            except EditRefused:
                refused = True
            else:
                if after != self.meeting:
                    self.timeline.follow(edit, stamp, after)
                    self.sequence += 1
        assert refused == (expected is None), (refused, expected)
        if expected is not None and expected != self.book:
            self.done.append(self.book)
            self.undone.clear()
            self.book = expected
        assert len(self.timeline.done) == len(self.done)

    def when(self, back: int) -> tuple[int, str]:
        """The minute that lies ``back`` before now, and how it is typed: ago, or by the clock."""
        at = max(self.minute - back, 0)
        if not back:
            return self.minute, ""
        return at, f" -{self.minute - at}" if back % 2 else f" {clock(at):%H:%M}"

    @rule(who=_people, roll=st.sampled_from([*ROLLS, "present", "present", "left"]), back=_back,
          passing=_passing, answer=st.sampled_from([True, False, None]))  # fmt: skip
    def mark(self, who: str, roll: str, back: int, passing: int, answer: bool | None) -> None:
        """A mark, now or as it was some minutes ago; where a substitute sits, the question is answered."""
        self.minute += passing
        at, typed = self.when(back)
        now = room(self.book.facts)
        substitute = now.seat.get(who, "")
        comes = roll in ("present", "remote") and who not in now.here
        asks = comes and substitute in now.here and who not in now.left_seat
        if asks and at < self._sat_since(substitute):
            return
        understood = self.read(ROLLS[roll].format(TYPED[who]) + typed)
        expected = self.book.mark(who, roll, at, leaves_seat=asks and answer is False)
        asks = asks and expected is not None
        assert bool(understood.question) == asks
        if expected is not None and roll in ("present", "remote") and who not in now.served:
            expected = self._listed(expected, who)
        if not asks:
            self.enter(understood.edit, expected)
            return
        goes = not self.house.sits_on if answer is None else answer
        if goes and expected is not None:
            expected = expected.step_down(substitute, at)
        chosen = {True: understood.if_yes, False: understood.if_no, None: understood.edit}[answer]
        self.enter(chosen, expected)

    @rule(members=st.lists(_members, min_size=2, max_size=5, unique=True))
    def several_come(self, members: list[str]) -> None:
        """Several on one line, for none of whom somebody sits."""
        now = room(self.book.facts)
        if any(now.seat.get(one, "") in now.here for one in members):
            return
        expected: Book | None = self.book
        for one in members:
            assert expected is not None
            expected = expected.mark(one, "present", self.minute)
        self.enter(self.read(" ".join(f"+{TYPED[one]}" for one in members)).edit, expected)

    @rule(substitute=_reserves, member=_members, back=_back, passing=_passing)
    def stand_in(self, substitute: str, member: str, back: int, passing: int) -> None:
        """A named substitute, an officer or a name never heard of stands in."""
        self.minute += passing
        at, typed = self.when(back)
        if back and not self._free_since(substitute, member, at):
            return
        expected = self.book.stand_in(substitute, member, at)
        known = {*dict(self.book.guests), "sam", "tom", "olga"}
        if expected is not None and substitute not in known:
            guest = (substitute, GROUPS[member])
            expected = replace(expected, guests=(*expected.guests, guest))
        self.enter(self.read(f"/sub {TYPED[substitute]} for {TYPED[member]}{typed}").edit, expected)

    @rule(substitute=_reserves, back=_back, passing=_passing)
    def step_down(self, substitute: str, back: int, passing: int) -> None:
        """A substitute gives the seat back."""
        if substitute not in {*dict(self.book.guests), "sam", "tom", "olga"}:
            return
        self.minute += passing
        at, typed = self.when(back)
        if at < self._sat_since(substitute):
            return
        self.enter(
            self.read(f"/standdown {TYPED[substitute]}{typed}").edit, self.book.step_down(substitute, at)
        )

    @rule(who=_people, back=st.integers(0, 40))
    def correct_time(self, who: str, back: int) -> None:
        """The last coming or going was at another time."""
        at = max(self.minute - back, 0)
        expected = self.book.correct_time(who, at)
        if expected == self.book:  # the same minute may still be another item's
            return
        self.enter(self.read(f"/time {TYPED[who]} {clock(at):%H:%M}").edit, expected)

    @rule(person=_people, kind=st.sampled_from(["personal", "dpi"]),
          conduct=st.sampled_from(["stayed", "left", "spoke then left", "dispensation"]))  # fmt: skip
    def declare(self, person: str, kind: str, conduct: str) -> None:
        """An interest in the item in hand, for which the room may be left."""
        interest = (person, self.book.item, kind, conduct)
        expected = replace(self.book, interests=(*self.book.interests, interest))
        if "left" in conduct and person in room(self.book.facts).here:
            expected = expected.noting(person, "out", self.minute)
        self.enter(self.read(f"I: @{TYPED[person]} {kind}: owns land; {conduct}").edit, expected)

    @rule(item=st.sampled_from(["1", "2", "3A"]), passing=_passing)
    def take_item(self, item: str, passing: int) -> None:
        """An item, in any order. Taking the same one again is an entry too."""
        self.minute += passing
        taken = replace(self.book, item=f"i{item[0]}", entered=self.book.entered + 1)
        self.enter(self.read(f"/item {item}").edit, taken)

    @precondition(lambda self: not self.book.on_break)
    @rule(passing=_passing)
    def adjourn(self, passing: int) -> None:
        """A break."""
        self.minute += passing
        self.enter(self.read("/break: tea").edit, replace(self.book, on_break=True))

    @precondition(lambda self: self.book.on_break)
    @rule(roll=st.booleans(), passing=_passing)
    def resume(self, roll: bool, passing: int) -> None:
        """Going on, perhaps with the roll taken again (R48)."""
        self.minute += passing
        going_on = replace(self.book, on_break=False)
        expected = going_on.roll_again(self.minute) if roll else going_on
        self.enter(self.read("/resume roll" if roll else "/resume").edit, expected)

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        """Take back."""
        for _ in range(min(times, len(self.done))):
            self.timeline.follow(Undo(), self._next_stamp())
            self.undone.append(self.book)
            self.book = self.done.pop()

    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        """Do again."""
        for _ in range(min(times, len(self.undone))):
            self.timeline.follow(Redo(), self._next_stamp())
            self.done.append(self.book)
            self.book = self.undone.pop()

    # -- what is asked ------------------------------------------------------------------------------

    @rule(back=st.integers(1, 40))
    def look_back(self, back: int) -> None:
        """Who was counted and who could vote at an earlier minute (R37)."""
        at = max(self.minute - back, 0)
        was = quorum_at(self.board, self.meeting, clock(at))
        assert (was.counted, was.groups, was.quorate) == self.book.quorum(self.house, at)
        able = electorate(self.board, self.meeting, clock(at)).able
        assert list(able) == self.book.voters(self.house, at)

    @invariant()
    def quorum_agrees(self) -> None:
        """Counted, groups, and the word."""
        now = quorum(self.board, DAY, attendance(self.board, self.meeting))
        assert (now.counted, now.groups, now.quorate) == self.book.quorum(self.house)

    @invariant()
    def brought_up_to_date_it_is_the_same(self) -> None:
        """The attendance that a screen carries from entry to entry is the one found out anew."""
        self.carried = attendance_after(self.carried, self.board, self.meeting)
        anew = attendance(self.board, self.meeting)
        assert self.carried.voters == anew.voters
        assert dict(self.carried.standings) == dict(anew.standings)
        assert self.carried.substitutes == anew.substitutes

    @invariant()
    def voters_agree(self) -> None:
        """Who may vote, and who is out of the room."""
        found = electorate(self.board, self.meeting, clock(self.minute))
        assert list(found.able) == self.book.voters(self.house)
        assert {one.person for one in found.out} == self.book.out(self.house)

    @invariant()
    def register_agrees(self) -> None:
        """Every member's cell, and a row for each substitute who served."""
        rows = register(self.board, (self.meeting,)).rows
        cells = {one.person: one.cells[0] for one in rows if not one.is_substitute}
        assert cells == {member: self.book.cell(member) for member in MEMBERS}
        served = room(self.book.facts).served
        assert {one.person for one in rows if one.is_substitute} == set(served)

    @invariant()
    def attendance_table_agrees(self) -> None:
        """Position and name on every row of the note's table."""
        rows = [
            tuple("".join(part.text for part in cell) for cell in row.cells[:2])
            for row in attendance_table(self.board, self.meeting).rows
        ]
        expected = self.book.table(self.house, NAMES)
        assert Counter(rows) == Counter(expected or [("", "Nobody is marked yet")])

    @invariant()
    def who_is_asked_agrees(self) -> None:
        """After a break with the roll retaken: who is still to be marked."""
        result = attendance(self.board, self.meeting)
        asked = {one.person for one in result.standings.values() if one.to_confirm}
        assert asked == room(self.book.facts).asked

    # -- small things -------------------------------------------------------------------------------

    def _next_stamp(self) -> Stamp:
        self.sequence += 1
        return Stamp(self.sequence, clock(self.minute), "tester")

    def _listed(self, book: Book, who: str) -> Book:
        """An officer or a reserve who comes is put on the meeting, once."""
        if who in (*MEMBERS, *book.listed):
            return book
        return replace(book, listed=(*book.listed, who))

    def _free_since(self, substitute: str, member: str, at: int) -> bool:
        """Whether the seat and the substitute were free from ``at`` on: else it could mean anything."""
        told = in_time(self.book.facts)
        return member not in room(self.book.facts).seat and not any(
            one.at > at and (one.who == substitute or one.member == member) for one in told
        )

    def _sat_since(self, substitute: str) -> int:
        """When ``substitute`` took the seat held now."""
        return max(
            (one.at for one in self.book.facts if one.who == substitute and one.what == "stand"), default=0
        )


TestInTheRoom = InTheRoom.TestCase
TestInTheRoom.settings = settings(
    max_examples=size(200, 2000),
    stateful_step_count=size(40, 50),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
    derandomize=not FULL,
)
