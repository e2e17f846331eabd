"""The roll: marks of the person under the cursor, the rest present, substitutes."""

from boardtui.app.dialogs.substitute import SubstituteDialog, choices_for
from boardtui.app.live.meeting_place import LivePlace
from boardtui.app.marking import rest_present, toggled
from boardtui.app.rows.register_rows import next_unmarked
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.rules.identity import who


class RollPart(LivePlace):
    """What the keys of the register ask for."""

    def mark(self, roll: Roll) -> None:
        """Ask for a mark of the person under the cursor, and go on to the next without one."""
        person = self.register.person
        if person is None or self.locked():
            return
        scene = self.scene()
        self._desk.do(self.key, MarkPerson(person, roll, scene.now, scene.item), person)
        self._go_on(person)

    def toggle_mark(self) -> None:
        """Mark present, or take the mark back, a substitute's with it."""
        person = self.register.person
        if person is None or self.locked():
            return
        self._desk.do(self.key, toggled(self.scene(), self.result, person), person)

    def mark_rest_present(self) -> None:
        """Ask for every unmarked member to be marked present, as one entry."""
        if self.locked():
            return
        marks = rest_present(self.scene(), self.result)
        if marks is None:
            self.notice.say("Everybody is marked already.")
        else:
            self.do(marks)

    def choose_substitute(self) -> None:
        """Ask who stands in for the member under the cursor."""
        member = self.register.person
        if member is None or self.locked():
            return
        known = who(self._board, self._meeting, member)
        if known.role is None or not known.role.holds_seat:
            self.notice.refuse(f"{known.name} holds no seat that somebody could stand in for.")
            return

        choices = choices_for(self._board, self._meeting, self.result, member)

        def chosen(substitute: str | None) -> None:
            if substitute is not None:
                self._desk.stand_in(self.key, substitute, member)
                self._go_on(member)

        self.app.push_screen(SubstituteDialog(known.name, choices), chosen)

    def _go_on(self, person: str) -> None:
        self._pending |= {person}
        place = next_unmarked(self.register.lines, self.result, self.register.cursor, self._pending)
        if place is not None:
            self.register.move_to(place)
