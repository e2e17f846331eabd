"""Choosing one of several: a list that typing narrows; where it is asked for, anything typed will do."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.containers import Vertical
from textual.content import Content

from boardtui.app.dialogs.filtered import FilteredList, Row
from boardtui.app.rows.cells import cell_len
from boardtui.app.rows.line import Line, Look, fit
from boardtui.model.text import clean_line
from boardtui.rules.folding import fold

_SHORTEST_NAME, _LONGEST_NAME = 16, 34


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose: the ``value`` that is answered, its name, and what is said of it."""

    value: str
    name: str
    said: str = ""


class ChooseDialog(FilteredList[Option]):
    """Answers with an option. With ``other``, what was typed and names none is an option of its own:
    ``other`` says what choosing it does, and its value is the name itself."""

    placeholder = "type to narrow"

    def __init__(self, title: str, options: Iterable[Option], *, other: str = "", chosen: str = "") -> None:
        super().__init__()
        self._title, self._other, self._chosen = title, other, chosen
        self._options = tuple(options)
        self._names = min(_LONGEST_NAME, max((cell_len(one.name) + 1 for one in self._options), default=0))

    def on_mount(self) -> None:
        """Say what is asked."""
        box = self.query_one(Vertical)
        box.border_title = Content(self._title)
        box.border_subtitle = self.said("type to narrow · ⏎ takes the marked one · esc")

    def rows(self, wanted: str, width: int) -> list[Row[Option]]:
        """The options whose name every word begins a word of, then those of whom that is said; and what was
        typed, where that is allowed."""
        words = _parts(wanted)
        named = {one: _begins(words, one.name) for one in self._options}
        found = [one for one in self._options if named[one]]
        found.extend(
            one for one in self._options if not named[one] and _begins(words, f"{one.name} {one.said}")
        )
        rows: list[Row[Option]] = [
            (_line(one, width, self._names, now=one.value == self._chosen), one) for one in found
        ]
        typed = clean_line(wanted)
        if typed and self._other and all(fold(one.name) != fold(typed) for one in found):
            said = f" {self._other.format(typed=typed)}"
            rows.append((Line(((fit(said, width), Look.WARN),), entry=typed), Option(typed, typed)))
        return rows or [(Line(((fit(" Nothing is called so.", width), Look.DIM),)), None)]


def _line(option: Option, width: int, names: int, *, now: bool) -> Line:
    name = min(max(names, _SHORTEST_NAME), max(width - 12, 8))
    said = f"{option.said}{' · now' if now else ''}".removeprefix(" · ")
    pieces = ((f" {fit(option.name, name)} ", Look.PLAIN), (fit(said, max(width - name - 2, 0)), Look.DIM))
    return Line(pieces, entry=option.value or option.name)


def _begins(words: list[str], text: str) -> bool:
    parts = _parts(text)
    return all(any(part.startswith(word) for part in parts) for word in words)


def _parts(text: str) -> list[str]:
    """Its words; the number at the end of a reference is one."""
    return fold(text).replace("/", " ").split()
