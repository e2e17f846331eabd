"""What the parts of the live meeting share: its panes, how the meeting stands, what may be changed."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from boardtui.app.desk import Desk
from boardtui.app.messages import Changed, Looked, Opening
from boardtui.app.record_place import RecordPlace
from boardtui.app.rows.register_rows import RegisterSheet
from boardtui.app.rows.status_rows import Saved
from boardtui.app.widgets.capture_line import CaptureLine
from boardtui.app.widgets.lines import OneLine
from boardtui.app.widgets.minutes import Minutes
from boardtui.app.widgets.register import Register
from boardtui.edits.base import Edit
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.rules.attendance import Attendance, attendance
from boardtui.secretariat.capture.line import CLOSED
from boardtui.secretariat.capture.scene import Scene, make_scene


class LivePlace(RecordPlace):
    """A meeting that is being recorded. Its parts ask for changes here; ``LiveScreen`` draws the news."""

    seat_asked = False
    """True while it is asked whether a substitute stands down."""

    def __init__(
        self,
        desk: Desk,
        opening: Opening,
        *,
        ascii_only: bool = False,
        snippets: Mapping[str, str] | None = None,
    ) -> None:
        """``snippets`` are the person's own abbreviations: the word without its semicolon, and the phrase."""
        super().__init__(desk, opening)
        self._ascii, self._snippets = ascii_only, snippets or {}
        self._doubts: list[tuple[tuple[str, object], str]] = []
        self._scene: Scene | None = None
        self._scene_of: tuple[Board, Meeting] | None = None
        self.result: Attendance = attendance(self._board, self._meeting)
        self.sheet = RegisterSheet(ascii_only=ascii_only)

    def changed_from_elsewhere(self, news: Changed | Looked) -> None:
        """Take the meeting as another place has changed it, or read it again; it is drawn when this one is
        come back to."""
        if news.key != self.key:
            return
        if isinstance(news, Looked):
            self._look = news.look
        read = (news.meeting, news.sequence) if isinstance(news, Changed) else news.read
        if read is not None:
            meeting, sequence = read
            self._meeting, self.result = meeting, attendance(self._board, meeting)
            self._saved = Saved(sequence, self._desk.now(), self._saved.problem)

    def take_board(self, board: Board) -> None:
        """Go by the board as another place has changed it; it is drawn when this one is come back to."""
        self._board, self.result = board, attendance(board, self._meeting)

    @cached_property
    def register(self) -> Register:
        """The roll."""
        return self.query_one(Register)

    @cached_property
    def minutes(self) -> Minutes:
        """What has been minuted."""
        return self.query_one(Minutes)

    @cached_property
    def capture_line(self) -> CaptureLine:
        """Where lines are typed."""
        return self.query_one(CaptureLine)

    @cached_property
    def place_line(self) -> OneLine:
        """Where we are and what is saved."""
        return self.query_one("#place", OneLine)

    @cached_property
    def quorum_line(self) -> OneLine:
        """The quorum and the counts."""
        return self.query_one("#quorum", OneLine)

    @cached_property
    def detail_line(self) -> OneLine:
        """The person under the cursor in words."""
        return self.query_one("#detail", OneLine)

    @cached_property
    def preview_line(self) -> OneLine:
        """What is understood of the line being typed."""
        return self.query_one("#preview", OneLine)

    @property
    def typing(self) -> bool:
        """True while the capture line has the keys."""
        return self.capture_line.has_focus

    @property
    def recording(self) -> bool:
        """True while what happens may be recorded: neither closed nor open for reading only."""
        return not self.reading and not self._meeting.state.is_over

    @property
    def sitting(self) -> bool:
        """True once the meeting is open, and while it is adjourned."""
        return self._meeting.opened is not None

    @property
    def adjourned(self) -> bool:
        """True while the meeting is broken off."""
        return self._meeting.state is MeetingState.ADJOURNED

    def seat_answered(self, *, yes: bool) -> None:
        """It is settled who has the seat of a member who walked in; until then nothing is said of it."""
        self.seat_asked = False
        if not yes:
            self.notice.say("The substitute keeps the seat.")

    def doubt(self, edit: Edit | None, doubts: Sequence[str]) -> None:
        """Say ``doubts`` with the news of that edit, once it is recorded: a key shows no preview of it."""
        if doubts and edit is not None:
            self._doubts.append((_about(edit), "; ".join(doubts)))

    def doubts_of(self, edit: Edit) -> str:
        """The doubts about an edit that has been recorded; they are told once."""
        told = [said for about, said in self._doubts if about == _about(edit)]
        self._doubts = [one for one in self._doubts if one[0] != _about(edit)]
        return "; ".join(told)

    def scene(self) -> Scene:
        """What a line typed now is understood against.

        It is asked on every key, so all that follows from the meeting alone is found out once a state of
        the meeting, and only the time is new: a key costs the same however much is minuted.
        """
        now, known = self._desk.now(), self._scene
        made_of = self._scene_of
        if (
            known is None
            or made_of is None
            or made_of[0] is not self._board
            or made_of[1] is not self._meeting
        ):
            elsewhere = self._opening.numbers_elsewhere
            known = make_scene(
                self._board, self._meeting, now, elsewhere, snippets=self._snippets, stood=self.result
            )
            self._scene_of = (self._board, self._meeting)
        said = self._desk.said_clock(self.key)
        self._scene = known.later(now) if said is None else known.at(said)
        return self._scene

    def show_preview(self) -> None:
        """Show what is understood of the line so far."""
        raise NotImplementedError

    def locked(self) -> bool:
        """True, and said, where nothing may be recorded: read only, or closed."""
        if self.refused_for_reading():
            return True
        if self._meeting.state.is_over:
            self.notice.refuse(CLOSED)
            return True
        return False


def _about(edit: Edit) -> tuple[str, object]:
    """What an edit does, and to whom: its time may be another once it is recorded."""
    return edit.verb, getattr(edit, "person", None)
