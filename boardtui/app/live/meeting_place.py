"""What the parts of the live meeting share: its panes, how the meeting stands, what may be changed."""

from boardtui.app.desk import Desk
from boardtui.app.messages import Opening
from boardtui.app.record_place import RecordPlace
from boardtui.app.widgets.capture_line import CaptureLine
from boardtui.app.widgets.register import Minutes, Register
from boardtui.model.meetings import MeetingState
from boardtui.rules.attendance import Attendance, attendance
from boardtui.secretariat.capture.scene import Scene, make_scene

_CLOSED = (MeetingState.CLOSED, MeetingState.ABANDONED)


class LivePlace(RecordPlace):
    """A meeting that is being recorded. Its parts ask for changes here; ``LiveScreen`` draws the news."""

    def __init__(self, desk: Desk, opening: Opening, *, ascii_only: bool = False) -> None:
        super().__init__(desk, opening)
        self._ascii = ascii_only
        self.result: Attendance = attendance(self._board, self._meeting)

    @property
    def register(self) -> Register:
        """The roll."""
        return self.query_one(Register)

    @property
    def minutes(self) -> Minutes:
        """What has been minuted."""
        return self.query_one(Minutes)

    @property
    def capture_line(self) -> CaptureLine:
        """Where lines are typed."""
        return self.query_one(CaptureLine)

    @property
    def typing(self) -> bool:
        """True while the capture line has the keys."""
        return self.capture_line.has_focus

    def scene(self) -> Scene:
        """What a line typed now is understood against."""
        return make_scene(self._board, self._meeting, self._desk.now(), self._opening.numbers_elsewhere)

    def show_preview(self) -> None:
        """Show what is understood of the line so far."""
        raise NotImplementedError

    def locked(self) -> bool:
        """True, and said, where nothing may be recorded: read only, or closed."""
        if self.refused_for_reading():
            return True
        if self._meeting.state in _CLOSED:
            self.notice.refuse(
                "The meeting is closed. Type /reopen and a reason to change what was recorded."
            )
            return True
        return False
