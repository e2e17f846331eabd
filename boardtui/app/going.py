"""Going from place to place: Home below, one place over it, the open meeting as it was left."""

from typing import TYPE_CHECKING, Any

from textual import on
from textual.message import Message

from boardtui.app.ending import OrderlyApp
from boardtui.app.messages import Opened
from boardtui.app.place import Place
from boardtui.app.trail import Trail

if TYPE_CHECKING:  # all that a meeting needs comes after Home is painted
    from boardtui.app.exporting.press import Press
    from boardtui.app.screens.live import LiveScreen
    from boardtui.model.boards import Board
    from boardtui.model.keys import RecordKey
    from boardtui.rules.finding import Place as Where
    from boardtui.rules.needs import Need
    from boardtui.secretariat.chosen_documents import Choice
    from boardtui.secretariat.searching import Hit


class GoingApp(OrderlyApp):
    """An app of places, each of which is come back to as it was left."""

    def __init__(self, **how: Any) -> None:
        """``how`` is Textual's own."""
        super().__init__(**how)
        self.trail: Trail[RecordKey | str | None] = Trail(None)  # meeting, place by name, Home
        self._round: dict[str, Place] = {}
        self._to_show: Hit | None = None
        self._to_agenda: RecordKey | None = None
        self._live: LiveScreen | None = None
        self._opening = False
        self._to_place: Where | None = None
        self._press: Press | None = None

    @property
    def press(self) -> "Press":
        """What makes the documents, beside the lane; it comes with the first wish for one."""
        if self._press is None:
            from boardtui.app.exporting.press import Press

            self._press = Press(self.desk, self._deliver)
        return self._press

    async def idle(self) -> None:
        """Wait until the lane and the press have done what was asked of them so far."""
        await self.desk.idle()
        if self._press is not None:
            await self._press.idle()
            await self.desk.idle()

    def on_unmount(self) -> None:
        """What is being made is given up, and that is said."""
        if self._press is not None:
            if self._press.busy:
                self.last_words.append("A document was being made: it was given up, and nothing was written.")
            self._press.close()

    def _deliver(self, news: Message) -> None:
        raise NotImplementedError

    @property
    def has_meeting(self) -> bool:
        """True while a meeting is open."""
        return self._live is not None

    def open_meeting(self, key: "RecordKey", hit: "Hit | None" = None) -> None:
        """Go to a meeting, and to what was found there: as it was left where it is open, else it is opened
        and its screen comes then."""
        self._to_show, self._to_agenda = hit, None
        if self._live is not None and self._live.key == key and not self._live.reading:
            self.go_live()
        else:
            self._ask_to_open(key)

    def open_agenda(self, key: "RecordKey") -> None:
        """Open a meeting, and go to its agenda."""
        self._to_show, self._to_agenda = None, key
        self._ask_to_open(key)

    def _ask_to_open(self, key: "RecordKey") -> None:
        self.keep_draft()
        self._opening = True
        self.desk.open(key)

    def cannot_open(self) -> None:
        """The meeting that was asked for does not come."""
        self._opening = False

    def holds_keys(self) -> bool:
        """Whether a meeting is on its way, or the place in front is about to show what was asked of it."""
        return self._opening or (isinstance(self.screen, Place) and self.screen.awaits)

    def go_home(self) -> None:
        """Back to the list of meetings."""
        self._uncover_home()
        self.trail.visit(None)

    def go_live(self) -> None:
        """To the meeting that is open, as it was left."""
        if self._live is None:
            return
        if self._live not in self.screen_stack:
            self._uncover_home()
            self.push_screen(self._live)
        self.trail.visit(self._live.key)
        if self._to_show is not None:
            self._live.call_after_refresh(self._live.go_to_hit, self._to_show)
            self._to_show = None

    def go_round(self, name: str) -> None:
        """To one of the places of the year round, by its name and as it was left."""
        from boardtui.app.year_round import agenda_place, place_called

        place = self._round.get(name)
        if name == "agenda":
            opening, ascii_only = self._live.as_opened if self._live else None, self.settings.ascii_only
            place = self._round[name] = agenda_place(self.desk, opening, place, ascii_only=ascii_only)
        elif place is None:
            board, ascii_only = self._live.key.board if self._live else None, self.settings.ascii_only
            place = self._round[name] = place_called(name, self.desk, board=board, ascii_only=ascii_only)
        if self.screen is not place:
            self.keep_draft()
            self._uncover_home()
            self.push_screen(place)
        self.trail.visit(name)

    def go_along(self, by: int) -> None:
        """Back or forward along the places one has been to."""
        stop = self.trail.go(by)
        if stop is None:
            self._uncover_home()
        elif isinstance(stop, str):
            self.go_round(stop)
        else:
            self.open_meeting(stop)

    def go_back(self) -> None:
        """One step back along those places; at Home, leave."""
        if self.trail.here is None:
            self.leave()
        elif self.trail.can_go(-1):
            self.go_along(-1)
        else:
            self.go_home()

    def _uncover_home(self) -> None:
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def keep_draft(self) -> None:
        """Keep what is being typed, for the next opening of that meeting."""
        if self._live is not None:
            self._live.keep_draft()

    def go_to_need(self, need: "Need") -> None:
        """Go to the place where that is seen to."""
        self.go_to_place(need.place)

    def go_to_place(self, at: "Where") -> None:
        """Go where what is said of ``at`` is seen to."""
        from boardtui.app.year_round import need_place

        key, name = need_place(at)
        if key is not None and at.record == "agenda":
            self._to_place = at
            self.open_agenda(key)
        elif key is not None:
            self.open_meeting(key)
        else:
            self.go_round(name)
            self._round[name].show_place(at)

    def go_export(self, view: "Choice | None" = None) -> None:
        """To the documents: at the one that ``view`` means, at the open meeting's note from there, else as
        they were left."""
        from boardtui.app.screens.export import ExportScreen

        if view is None and self._live is not None and self.screen is self._live:
            view = self._live.export_view()
        place = self._round.get("export")
        if not isinstance(place, ExportScreen):
            board = self._live.key.board if self._live else None
            place = self._round["export"] = ExportScreen(self.desk, self.press, board=board)
        if view is not None:
            place.choose(view)
        self.go_round("export")

    def board_changed(self, board: "Board") -> None:
        """Let the meeting that is open go by the board as it is now."""
        if self._live is not None and self._live.key.board == board.id:
            self._live.take_board(board)

    @on(Opened)
    def _opened(self, news: Opened) -> None:
        from boardtui.app.screens.live import LiveScreen

        self._uncover_home()
        if self._live is not None:
            self.uninstall_screen(self._live)
            self._live.remove()
        self._live = LiveScreen(
            self.desk,
            news.opening,
            ascii_only=self.settings.ascii_only,
            snippets=self.settings.snippets,
        )
        self.install_screen(self._live, "live")  # or it would be taken apart whenever one goes elsewhere
        to_agenda, self._to_agenda = self._to_agenda == news.opening.key, None
        if to_agenda:
            self.go_round("agenda")
            if self._to_place is not None:
                self._round["agenda"].show_place(self._to_place)
                self._to_place = None
        else:
            self.go_live()
        self._opening = False

    def unsaved_words(self) -> list[str]:
        """What was asked for and is not on the disk, in words."""
        return self._live.unsaved_words() if self._live is not None else []

    def unkept_line(self) -> str:
        """What is being typed and is not on the disk."""
        return self._live.unkept_line() if self._live is not None else ""
