"""The door: people come in at random, and two letters mark each of them."""

from functools import cached_property

from textual import on

from boardtui.app.live.roll import RollPart
from boardtui.app.rows.door_rows import (
    Meaning,
    asking_line,
    door_people,
    grid_lines,
    grid_of,
    meaning_at,
    meaning_line,
    whom,
)
from boardtui.app.rows.line import plain, shorten
from boardtui.app.widgets.door import DoorCodes, DoorStrip, MeaningLine
from boardtui.app.widgets.lines import OneLine
from boardtui.edits.base import Edit
from boardtui.edits.timeline import Undo
from boardtui.rules.folding import fold
from boardtui.rules.identity import Known

_ROWS_BESIDE = 16
"""The lines of the screen that the codes leave to everything else."""
_FEWEST_ROWS = 3


class DoorPart(RollPart):
    """What the letters at the door ask for."""

    _means = Meaning.PRESENT
    _letters = ""
    _last_at_door = ""
    _made_at_door = 0

    @cached_property
    def door(self) -> DoorStrip:
        """The strip of codes."""
        return self.query_one(DoorStrip)

    @property
    def at_door(self) -> bool:
        """True while letters are codes."""
        return bool(self.door.display)

    def open_door(self) -> None:
        """Show the strip and let letters be codes."""
        if self.locked():
            return
        if not self.at_door:
            self._means, self._letters, self._last_at_door, self._made_at_door = Meaning.PRESENT, "", "", 0
            self.door.display = True
            self.set_class(True, "-door")
            self.call_after_refresh(self._fit_door)
        self.query_one(DoorCodes).focus()

    def close_door(self) -> None:
        """Back to the roll."""
        if self.at_door:
            self.door.display = False
            self.set_class(False, "-door")
            self.call_after_refresh(self._fit_door)
            if self.query_one(DoorCodes).has_focus:
                self.register.focus()

    def door_means(self, meaning: Meaning) -> None:
        """From now on the letters do that."""
        self.open_door()
        self._means, self._letters = meaning, ""
        self.show_door()

    def undo_at_door(self) -> None:
        """Take the letter back, or else the last mark that was made at the door."""
        if self._letters:
            self._letters = ""
            self.show_door()
        elif self._made_at_door:
            self.do_in_time(Undo())
        else:
            self._say_at_door("Nothing was marked since the door was opened; ^z undoes what was done before.")

    def do_in_time(self, edit: Edit) -> None:
        """Undo or redo, counting what is left to be taken back at the door."""
        if isinstance(edit, Undo) and self._made_at_door and not self._desk.unsaved:
            self._made_at_door -= 1
        super().do_in_time(edit)

    def asked(self) -> None:
        """A mark was asked for: at the door it can be taken back there."""
        self._made_at_door += self.at_door

    def was_refused(self) -> None:
        """A mark was refused, so there is nothing of it to take back."""
        self._made_at_door = max(self._made_at_door - 1, 0)

    def took_at_door(self, said: str) -> None:
        """Something was recorded while the door is open: say what it was."""
        self._last_at_door = said
        self.show_door()

    @on(DoorCodes.Letter)
    def _letter(self, message: DoorCodes.Letter) -> None:
        self._letters += message.letter
        people = door_people(self._board, self._meeting, self.result)
        found = whom(people, self._letters)
        exactly = [one for one in found if fold(one.code) == fold(self._letters)]
        if len(found) == 1 and exactly:
            self._come_in(found[0])
        elif len(exactly) > 1:
            names = " and ".join(one.name for one in exactly)
            self._refuse_letters(f"{names} have the same code: mark them in the register.")
        elif found:
            self.show_door()
        else:
            self._refuse_letters(f"'{self._letters}' is nobody's code here: nobody was marked.")

    @on(DoorCodes.Pasted)
    def _pasted_at_door(self) -> None:
        self._refuse_letters("A paste marks nobody. To paste into the line, press Tab first.")

    @on(DoorCodes.CellClicked)
    def _cell_clicked(self, message: DoorCodes.CellClicked) -> None:
        people = door_people(self._board, self._meeting, self.result)
        known = grid_of(people, *self._room_of_door()).at(message.x, message.y)
        if known is not None:
            self._come_in(known)

    @on(MeaningLine.Clicked)
    def _meaning_clicked(self, message: MeaningLine.Clicked) -> None:
        meaning = meaning_at(self._means, message.x)
        if meaning is not None:
            self.door_means(meaning)

    def _come_in(self, known: Known) -> None:
        self._letters = ""
        self.show_door()
        if self.locked():
            return
        if self._means.roll is not None:
            self.mark_person(known.id, self._means.roll)
        else:
            self.choose_substitute_for(known.id)

    def _refuse_letters(self, sentence: str) -> None:
        self._letters = ""
        self.show_door()
        self._say_at_door(sentence)

    def _say_at_door(self, sentence: str) -> None:
        line = self.query_one("#door-asks", OneLine)
        line.show(plain(shorten(f" ! {sentence}", self.size.width - 2)))

    def show_door(self) -> None:
        """Draw the strip, where it is open."""
        if not self.at_door:
            return
        width, most = self._room_of_door()
        people = door_people(self._board, self._meeting, self.result)
        grid = grid_of(people, width, most)
        codes = self.query_one(DoorCodes)
        lines = grid_lines(
            grid, self._board, self._meeting, self.result, self._letters, ascii_only=self._ascii
        )
        codes.show(lines)
        self.query_one(MeaningLine).show(meaning_line(self._means, self._letters, ascii_only=self._ascii))
        asks = asking_line(whom(people, self._letters), width) if self._letters else plain("")
        self.query_one("#door-asks", OneLine).show(asks)
        said = f" last: {self._last_at_door}" if self._last_at_door else ""
        self.query_one("#door-last", OneLine).show(plain(shorten(said, width)))

    def _room_of_door(self) -> tuple[int, int]:
        """How wide the codes may be, and how many lines of them."""
        return self.size.width - 3, max(self.size.height - _ROWS_BESIDE, _FEWEST_ROWS)

    def _fit_door(self) -> None:
        if self.at_door:
            people = door_people(self._board, self._meeting, self.result)
            width, most = self._room_of_door()
            self.query_one(DoorCodes).styles.height = min(grid_of(people, width, most).rows, most)
            self.show_door()
        self.register.keep_in_view(self.register.cursor)
