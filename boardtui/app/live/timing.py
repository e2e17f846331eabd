"""Correcting the time of what happened last to somebody; when it was entered stays on record."""

from boardtui.app.dialogs.time import TimeDialog
from boardtui.app.live.closing import ClosingPart
from boardtui.rules.identity import who


class TimingPart(ClosingPart):
    """The time of the last event of the person under the cursor."""

    def correct_time(self) -> None:
        """Ask when it was, and ask for that."""
        person = self.register.person
        if person is None or self.locked():
            return
        known = who(self._board, self._meeting, person)

        def answered(when: str | None) -> None:
            if when is not None:
                self.say(f"/time {known.code or known.name} {when}")

        self.app.push_screen(TimeDialog(known.name), answered)
