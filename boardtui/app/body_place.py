"""What the board's screen does: each key asks for a line, and what it means is carried out in the lane."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from boardtui.app.body import BodyChanged, Done, change_body, do_in_time
from boardtui.app.desk import Desk
from boardtui.app.messages import Refused
from boardtui.app.place import Place
from boardtui.edits.base import BoardEdit, Edit
from boardtui.edits.calendar import CallOffDate, RemoveDate, RestoreDate
from boardtui.edits.timeline import Redo, Undo
from boardtui.model.boards import Board
from boardtui.rules.wording import short_date
from boardtui.secretariat.capture.board_lines import (
    Read,
    read_change,
    read_code,
    read_end,
    read_group,
    read_member,
)
from boardtui.secretariat.capture.date_lines import read_dates, read_move
from boardtui.secretariat.convening import Dated

if TYPE_CHECKING:
    from datetime import date

_MEMBER = (
    "Cllr Jane Smith, Labour, member, Leeds City Council, from 18 jan 2011",
    "substitute · officer · observer · chairman · until 30 apr 2012 · in place of RG · email · phone",
)
_CHANGE = (
    "chairman, from 18 jan 2011 · Labour · until 30 apr 2012",
    "or: name Jane Brown, from 1 may 2011 · authority Leeds City Council · email … · phone …",
)
_DATES = (
    "18 jan 2012 10:00-12:30, County Hall",
    "every third Tuesday from 1 jan 2012 to 31 jul 2012 10:00",
)
_GROUP = ("Green, 2 seats, from 1 may 2011", "office Ann Jones · email … · phone …")


class BodyPart(Place):
    """Asks for changes of one board, and remembers them so that they can be undone in their order."""

    _desk: Desk
    board: Board | None = None
    boards: tuple[Board, ...] = ()
    readonly = False

    def __init__(self) -> None:
        super().__init__()
        self._done: list[Done] = []
        self._undone: list[Done] = []
        self._asked: Callable[[str], None] | None = None

    @property
    def person_here(self) -> str | None:
        """The person under the cursor, by id."""
        raise NotImplementedError

    @property
    def group_here(self) -> str | None:
        """The group whose heading is under the cursor, by id."""
        raise NotImplementedError

    @property
    def date_here(self) -> Dated | None:
        """The date under the cursor."""
        raise NotImplementedError

    @property
    def in_calendar(self) -> bool:
        """True while the calendar has the keys."""
        raise NotImplementedError

    def ask(self) -> None:
        """Ask for the board again."""
        raise NotImplementedError

    @property
    def today(self) -> "date":
        """The day it is."""
        return self._desk.now().date()

    # -- what the keys ask for -------------------------------------------------------------------------

    def add_here(self) -> None:
        """Ask for somebody new; in the calendar for dates."""
        board = self._to_change()
        if board is None:
            return
        if self.in_calendar:
            self._ask_line("New dates", _DATES, partial(read_dates, board=board, today=self.today))
        else:
            read = partial(read_member, board=board, boards=self.boards, today=self.today)
            self._ask_line(f"Who joins the {board.name}?", _MEMBER, read)

    def change_here(self) -> None:
        """Ask what is to be changed of the person, the group or the date."""
        if self.in_calendar:
            self.move_date()
            return
        board, person, group = self._to_change(), self.person_here, self.group_here
        if board is None:
            return
        if person is not None:
            read = partial(read_change, board=board, person=person, today=self.today)
            self._ask_line(f"{self._called(board, person)}: what changes?", _CHANGE, read)
        elif group is not None:
            read = partial(read_group, board=board, today=self.today, group=group)
            self._ask_line("What changes in the group?", _GROUP, read)
        else:
            self.notice.say("There is nobody here to change.")

    def end_here(self) -> None:
        """Ask for the last day; in the calendar, take the date out."""
        board, person = self._to_change(), self.person_here
        if board is None:
            return
        if self.in_calendar:
            dated = self.date_here
            if dated is not None:
                said = f"{short_date(dated.when.day)} is taken out of the calendar"
                self._do(RemoveDate(dated.when.day), said)
        elif person is not None:
            read = partial(read_end, board=board, person=person, today=self.today)
            title = f"{self._called(board, person)}: last day on the board?"
            self._ask_line(title, ("the last day that counts",), read, typed=short_date(self.today))
        else:
            self.notice.say("There is nobody here whose membership could end.")

    def change_code(self) -> None:
        """Ask for another code."""
        board, person = self._to_change(), self.person_here
        if board is not None and person is not None and not self.in_calendar:
            read = partial(read_code, board=board, person=person)
            self._ask_line(f"{self._called(board, person)}: which code?", ("two letters",), read)
        elif board is not None:
            self.notice.say("A code is a person's: go to one of the people first.")

    def add_group(self) -> None:
        """Ask for another group."""
        board = self._to_change()
        if board is not None:
            read = partial(read_group, board=board, today=self.today)
            self._ask_line("Which group joins?", _GROUP, read)

    def move_date(self) -> None:
        """Ask for another day, time or place."""
        board, dated = self._to_change(), self.date_here
        if board is None:
            return
        if dated is None or not self.in_calendar:
            self.notice.say("Only a date can be moved: Tab goes to the calendar.")
            return
        day = dated.when.day
        read = partial(read_move, board=board, day=day, today=self.today)
        hints = ("25 jan 2011 · 25 jan 2011 10:30 · 10:30 · , County Hall",)
        self._ask_line(f"{day:%a} {short_date(day)}: to which day, time or place?", hints, read)

    def call_off(self) -> None:
        """Cancel or postpone the date; or let it stand again."""
        board, dated = self._to_change(), self.date_here
        if board is None:
            return
        if dated is None or not self.in_calendar:
            self.notice.say("Only a date can be called off: Tab goes to the calendar.")
            return
        day = dated.when.day
        if not dated.when.stands:
            self._do(RestoreDate(day), f"The meeting of {short_date(day)} stands again")
            return
        from boardtui.app.dialogs.choosing import ChooseDialog, Option

        def chosen(option: Option | None) -> None:
            if option is not None:
                edit = CallOffDate(day, postponed=option.value == "postponed")
                self._do(edit, f"The meeting of {short_date(day)} is {option.value}")

        options = (
            Option("cancelled", "Cancel it", "it is not held"),
            Option("postponed", "Postpone it", "to a day not known yet"),
        )
        self.app.push_screen(ChooseDialog(f"{day:%a} {short_date(day)} is not held", options), chosen)

    def do_in_time(self, edit: Edit) -> None:
        """Undo or redo what was last done from here."""
        assert isinstance(edit, Undo | Redo)
        stack = self._done if isinstance(edit, Undo) else self._undone
        if not stack:
            self.notice.say(f"Nothing was {'done' if isinstance(edit, Undo) else 'undone'} from here.")
        elif self._to_change() is not None:
            self._asked = None
            self._desk.read(partial(do_in_time, done=stack[-1], edit=edit))

    # -- asking, and the news ----------------------------------------------------------------------------

    def _to_change(self) -> Board | None:
        """The board, where it may be changed; else that is said."""
        if self.board is None:
            self.notice.say("There is no board here yet.")
        elif self.readonly:
            self.notice.refuse("Open for reading only: nothing can be changed here.")
            return None
        return self.board

    def _ask_line(
        self,
        title: str,
        hints: tuple[str, ...],
        read: Callable[[str], Read],
        *,
        typed: str = "",
        refused: str = "",
    ) -> None:
        from boardtui.app.dialogs.typed import TypedDialog

        def answered(answer: tuple[Read, str] | None) -> None:
            if answer is not None and answer[0].edit is not None:
                found, line = answer
                again = partial(self._ask_line, title, hints, read, typed=line)
                self._do(answer[0].edit, found.said, lambda why: again(refused=why))

        self.app.push_screen(TypedDialog(title, hints, read, typed=typed, refused=refused), answered)

    def _do(self, edit: BoardEdit, said: str, refused: Callable[[str], None] | None = None) -> None:
        """Ask for ``edit``; where it is refused, ``refused`` is told why and gives the line back."""
        if self.board is not None:
            self._asked = refused
            self._desk.read(partial(change_body, board_id=self.board.id, edit=edit, said=said))

    @on(BodyChanged)
    def _body_changed(self, news: BodyChanged) -> None:
        if isinstance(news.again, Undo):
            self._done.pop()
            self._undone.append(news.done)
        else:
            self._done.append(news.done)
            if isinstance(news.again, Redo):
                self._undone.pop()
            else:
                self._undone.clear()
        self._asked = None
        was = {Undo: "Undone: ", Redo: "Done again: "}.get(type(news.again), "")
        self.notice.dismiss()
        self.notice.say(self.acknowledged(f"{was}{news.done.said}", undone=isinstance(news.again, Undo)))
        self.ask()

    @on(Refused)
    def _refused(self, news: Refused) -> None:
        give_back, self._asked = self._asked, None
        if give_back is not None:
            give_back(news.sentence)
        else:
            self.notice.refuse(news.sentence)

    @staticmethod
    def _called(board: Board, person: str) -> str:
        known = board.person(person)
        return known.names[-1].printed if known is not None else person
