"""What is looked up in a meeting: what a search found, and its history."""

from textual import on

from boardtui.app.live.meeting_place import LivePlace
from boardtui.app.messages import Told
from boardtui.model.keys import RecordKey
from boardtui.secretariat.searching import Hit, HitKind

_TRIES = 10


class FindingPart(LivePlace):
    """Goes to what was found, in the pane that shows it."""

    @property
    def record_key(self) -> RecordKey | None:
        """The meeting that is shown."""
        return self.key

    def go_to_hit(self, hit: Hit, tries: int = _TRIES) -> None:
        """Put the cursor on what was found; in another meeting, once that is open.

        A meeting just come to may not be drawn yet: it is tried again after the next picture, so many times.
        """
        if hit.key != self.key:
            super().go_to_hit(hit)
        elif tries and not (self.register.lines or self.minutes.lines):
            self.call_after_refresh(self.go_to_hit, hit, tries - 1)
        elif hit.kind is HitKind.PERSON:
            self._go_to_person(hit)
        elif hit.kind is HitKind.MEETING:
            self.notice.say("That is the meeting which is open here.")
        else:
            self.minutes.focus()
            self.minutes.point_at(self._entry(hit.target))

    def show_history(self) -> None:
        """Open the history; it is read in the desk's lane."""
        from boardtui.app.dialogs.history import HistoryDialog

        self.app.push_screen(HistoryDialog())
        self._desk.tell_history(self.key)

    @on(Told)
    def _told(self, news: Told) -> None:
        from boardtui.app.dialogs.history import HistoryDialog

        if isinstance(self.app.screen, HistoryDialog) and news.key == self.key:
            self.app.screen.show_told(news)

    def _go_to_person(self, hit: Hit) -> None:
        lines = self.register.lines
        place = next((place for place, line in enumerate(lines) if line.person == hit.target), None)
        if place is None:
            self.notice.say(f"{hit.text} is not on the register of this meeting.")
            return
        self.register.focus()
        self.register.move_to(place)

    def _entry(self, target: str) -> str:
        """The id in this record of what a search in the index knows by its reference."""
        references = {one.ref: one.id for one in self._meeting.decisions}
        references |= {one.ref: one.id for one in self._meeting.actions}
        return references.get(target, target)
