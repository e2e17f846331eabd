"""How a board begins: made in one line, taken from a file, or tried on the sample."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from boardtui.app.dialogs.first_steps import FirstStep, FirstStepsDialog
from boardtui.app.dialogs.typed import TypedDialog
from boardtui.app.dialogs.words import WordsDialog
from boardtui.app.messages import Begun
from boardtui.app.place import Place
from boardtui.errors import UsageRefusal
from boardtui.model.boards import Board
from boardtui.model.counting import counted
from boardtui.secretariat.capture.founding_lines import Founding, read_board
from boardtui.secretariat.load import load_together

if TYPE_CHECKING:
    from datetime import date

    from boardtui.app.desk import Desk
    from boardtui.secretariat.secretariat import Secretariat

_HINTS = (
    "Parks Board, 2026/27, Labour 4, Conservative 6",
    "prefix PB · reports to the Executive · quorum 1/3",
)
_LARGEST = 200_000_000
"""Bytes. What is larger is no dump of a board's records."""


class FirstSteps:
    """Asks, for ``place``, how a board is to begin. ``give_back`` is told what to do with a refusal."""

    def __init__(
        self,
        place: Place,
        desk: "Desk",
        boards: tuple[Board, ...],
        today: "date",
        give_back: Callable[[Callable[[str], None]], None],
    ) -> None:
        self._place, self._desk, self._boards, self._today = place, desk, boards, today
        self._give_back = give_back

    def ask(self) -> None:
        """Show the ways there are."""
        said = "No board is on record here yet. Everything you make is saved as you make it."
        if self._boards:
            said = f"{counted(len(self._boards), 'board')} on record here. Another can begin beside."
        title = "Another board" if self._boards else "Welcome to BoardTUI"
        self._place.app.push_screen(FirstStepsDialog(title, said), self._chosen)

    def _chosen(self, step: FirstStep | None) -> None:
        if step is FirstStep.MAKE:
            self._make()
        elif step is FirstStep.LOAD:
            self._load()
        elif step is FirstStep.SAMPLE:
            self._place.app.show_demo()  # type: ignore[attr-defined]  # BoardApp

    def _make(self, *, typed: str = "", refused: str = "") -> None:
        read = partial(read_board, boards=self._boards, today=self._today)

        def answered(answer: tuple[Founding, str] | None) -> None:
            board = answer[0].edit if answer is not None else None
            if answer is None or board is None:
                self.ask()
                return
            line = answer[1]
            self._give_back(lambda why: self._make(typed=line, refused=why))
            self._desk.read(partial(found_board, board=board))

        title = "The new board: name, year and groups"
        self._place.app.push_screen(TypedDialog(title, _HINTS, read, typed=typed, refused=refused), answered)

    def _load(self, now: str = "") -> None:
        def answered(path: str | None) -> None:
            if path is None:
                self.ask()
                return
            self._give_back(lambda why: self._not_loaded(path, why))
            self._desk.read(partial(load_file, path=path))

        title = "Which file? (what 'boardtui dump' wrote)"
        self._place.app.push_screen(WordsDialog(title, "/media/usb/records.json", now), answered)

    def _not_loaded(self, path: str, why: str) -> None:
        self._place.notice.refuse(why)
        self._load(path)


def found_board(secretariat: "Secretariat", board: Board) -> Begun:
    """Found ``board``."""
    secretariat.found(board)
    return Begun(f"The {board.name} is founded. 2 adds its people and its dates, m its first meeting.")


def load_file(secretariat: "Secretariat", path: str) -> Begun:
    """Take in the boards and meetings in the file at ``path``; raises Refusal where it holds none."""
    file = Path(path).expanduser()
    try:
        if not file.is_file():
            raise UsageRefusal(f"There is no file {file}.")
        if file.stat().st_size > _LARGEST:
            raise UsageRefusal(f"{file} is too large to be what 'boardtui dump' writes.")
        data = file.read_bytes()
    except OSError as error:
        raise UsageRefusal(f"{file} cannot be read: {(error.strerror or 'refused').lower()}.") from error
    return Begun(f"{counted(len(load_together(secretariat, data)), 'record')} loaded")
