"""The roll: marks of the person under the cursor, the rest present, substitutes."""

from asyncio import TimerHandle, get_running_loop

from boardtui.app.dialogs.arrival import Arrival, ArrivalDialog, Candidate
from boardtui.app.dialogs.question import Question
from boardtui.app.dialogs.substitute import SubstituteDialog, choices_for
from boardtui.app.live.meeting_place import LivePlace
from boardtui.app.marking import mark_of, rest_present, toggle_doubts, toggled
from boardtui.edits.presence import CANNOT_LEAVE, Roll
from boardtui.rules.identity import who
from boardtui.secretariat.capture.marks import mark_doubt, walk_in
from boardtui.secretariat.capture.offers import described, people_matching
from boardtui.secretariat.capture.register_commands import stand_in
from boardtui.secretariat.capture.scene import Understanding

_SOON = 0.1
"""Seconds that the cursor waits for the news of a mark, to be seen with it."""
_HERE = (Roll.PRESENT, Roll.REMOTE)


class RollPart(LivePlace):
    """What the keys of the register ask for."""

    _soon: TimerHandle | None = None

    def mark(self, roll: Roll) -> None:
        """Ask for a mark of the person under the cursor, and go on to the next without one."""
        person = self.register.person
        if person is None or self.locked():
            return
        if self.mark_person(person, roll):
            self._go_on(person)

    def mark_person(self, person: str, roll: Roll) -> bool:
        """Ask for a mark of one person; where a substitute sits for a member who has come, ask about that.

        They leave the seat to the substitute until it is answered that the substitute stands down (R10).
        False where nothing is asked for: a return before the departure on record would change nothing.
        """
        scene = self.scene()
        doubt = mark_doubt(scene, person, roll)
        if doubt.void and roll in _HERE:
            self.notice.refuse(f"{doubt.said}.")
            return False
        taken = roll in _HERE and self.result.seat_taken_of(person) is not None
        walked = walk_in(scene, person, roll) if taken else None
        kept = walked.if_no if walked is not None else None
        edit = kept or mark_of(scene, self.result, person, roll)
        if doubt.said and not doubt.void:  # where it is void, the refusal says so
            self.doubt(edit, [doubt.said])
        self._desk.do(self.key, edit, person)
        self.asked()
        if walked is not None:
            self._ask_to_step_down(walked, person)
        return True

    def refusal(self, sentence: str, person: str | None) -> str:
        """``sentence``, or what is on record of ``person``, where a departure was refused."""
        if person is None or sentence != CANNOT_LEAVE:
            return sentence
        return f"{mark_doubt(self.scene(), person, Roll.LEFT).said or sentence.rstrip('.')}."

    @property
    def at_door(self) -> bool:
        """True while letters are codes."""
        return False

    def asked(self) -> None:
        """A mark was asked for."""

    def _ask_to_step_down(self, walked: Understanding, member: str) -> None:
        """The member walks in after all: ask once whether the substitute stands down. Enter is no.

        At the door a y may be the letter that asked, or the next who comes in: there it is a capital.
        """

        def answered(yes: bool | None) -> None:
            self.seat_answered(yes=bool(yes))
            if yes and walked.yes_adds is not None and not self.locked():
                self._desk.do(self.key, walked.yes_adds, member)
                self.asked()

        self.seat_asked = True

        yes_key = "Y" if self.at_door else "y"
        self.app.push_screen(
            Question("Here after all", walked.question, yes_key, "stands down", "keeps the seat"), answered
        )

    def toggle_mark(self) -> None:
        """Mark present, or take the mark back, a substitute's with it."""
        person = self.register.person
        if person is None or self.locked():
            return
        now = self.scene()
        self.doubt(toggled(now, person), toggle_doubts(now, person))
        self._desk.do_found(self.key, lambda scene, _: toggled(scene, person), person)

    def mark_rest_present(self) -> None:
        """Ask for every unmarked member to be marked present, as one entry."""
        if self.locked():
            return
        if rest_present(self.scene(), self._pending) is None:
            self.notice.say("Everybody is marked already.")
        else:
            self._desk.do_found(self.key, rest_present)

    def name_arrival(self) -> None:
        """Ask who has come in, and mark them present; somebody not known is put down as in attendance."""
        if self.locked():
            return

        def found(wanted: str) -> tuple[Candidate, ...]:
            scene = self.scene()
            return tuple(
                Candidate(one.id, one.code, one.name, described(one, scene))
                for one in people_matching(wanted, scene)
            )

        def answered(arrival: Arrival | None) -> None:
            if arrival is None or self.locked():
                return
            if arrival.person:
                self.mark_person(arrival.person, Roll.PRESENT)
            else:
                self._desk.capture(self.key, f"/attending {arrival.typed}")

        self.app.push_screen(ArrivalDialog(found), answered)

    def choose_substitute(self) -> None:
        """Ask who stands in for the member under the cursor."""
        member = self.register.person
        if member is not None and not self.locked():
            self.choose_substitute_for(member, go_on=True)

    def choose_substitute_for(self, member: str, *, go_on: bool = False) -> None:
        """Ask who stands in for that member, and then go on to the next who is not marked."""
        known = who(self._board, self._meeting, member)
        if known.role is None or not known.role.holds_seat:
            self.notice.refuse(f"{known.name} holds no seat that somebody could stand in for.")
            return

        choices = choices_for(self._board, self._meeting, self.result, member)

        def chosen(substitute: str | None) -> None:
            if substitute is not None:
                understood = stand_in(self.scene(), substitute, member)
                self.doubt(understood.edit, understood.warnings)
                self._desk.stand_in(self.key, substitute, member)
                self.asked()
                if go_on:
                    self._go_on(member)

        self.app.push_screen(SubstituteDialog(known.name, choices), chosen)

    def _go_on(self, person: str) -> None:
        self._pending |= {person}
        place = self.sheet.next_unmarked(self.result, self.register.cursor, self._pending)
        if place is not None:
            self.register.go_on_to(place)
            self._catch_up_soon()  # where the disk is slow, its news comes later

    def _catch_up_soon(self) -> None:
        if self._soon is not None:
            self._soon.cancel()
        # A timer of Textual's is a task, which would be woken twice by each mark.
        self._soon = get_running_loop().call_later(_SOON, self.catch_up)

    def catch_up(self) -> None:
        """Show the cursor where it is."""
        if not self.is_attached:
            return
        self.register.catch_up()
        self.show_detail()

    def show_detail(self) -> None:
        """Show the person under the cursor in words."""
        raise NotImplementedError
