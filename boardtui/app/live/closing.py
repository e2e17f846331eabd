"""Closing the meeting: what is still open is shown first, and each of it is one key away."""

from boardtui.app.dialogs.checklist import ChecklistDialog
from boardtui.app.live.line import LinePart
from boardtui.model.meetings import MeetingState
from boardtui.rules.closing import closing_findings
from boardtui.rules.finding import Finding


class ClosingPart(LinePart):
    """The checklist, and going to the places it names."""

    def ask_to_close(self) -> None:
        """Show what is still open; go to the place that is chosen, or close the meeting where that is."""
        if self.refused_for_reading():
            return
        if self.adjourned:
            self.notice.refuse("The meeting is adjourned: /resume goes on with it, and /close ends it.")
        elif self._meeting.state is not MeetingState.OPEN:
            self.notice.refuse("The meeting is not open.")
        else:
            self._show_checklist(self.open_findings(), "/close")

    def close_by(self, line: str) -> None:
        """The same for a line that was typed; where nothing is open, at once. Escape gives the line back."""
        findings = self.open_findings()
        if findings:
            self._show_checklist(findings, line, typed=line)
        else:
            self._desk.capture(self.key, line)

    def open_findings(self) -> tuple[Finding, ...]:
        """What is still open."""
        return closing_findings(self._board, self._meeting)

    def _show_checklist(self, findings: tuple[Finding, ...], line: str, *, typed: str = "") -> None:
        def answered(answer: Finding | bool | None) -> None:
            if isinstance(answer, Finding):
                self.go_to(answer)
            elif answer:
                self.say(line)
            elif typed:
                self.capture_line.give_back(typed)

        self.app.push_screen(ChecklistDialog(findings), answered)

    def go_to(self, finding: Finding) -> None:
        """Go where ``finding`` can be put right: the member, the item with a decision begun, or the entry."""
        if not finding.places or finding.places[0].record is None:
            return
        place = finding.places[0]
        people = [line.person for line in self.register.lines]
        if place.field == "presence" and place.record in people:
            self.register.focus()
            self.register.move_to(people.index(place.record))
            return
        entries = [line.entry for line in self.minutes.lines]
        if place.record in entries:
            self.minutes.keep_in_view(entries.index(place.record))
        item = self._meeting.item(place.record)
        if item is not None and place.field == "decisions":  # a decision belongs to the item in hand
            in_hand = self._meeting.item_in_hand == item.id
            self.start_line("D: " if in_hand else f"/item {item.number.rstrip('.')}")
        elif item is None:
            self.edit_entry(place.record)
        self.notice.say(finding.sentence)
