"""Who has come in: typing finds anybody who can be named, the unmarked first, or puts a guest down."""

from collections.abc import Callable
from typing import NamedTuple

from boardtui.app.dialogs.filtered import FilteredList, Row
from boardtui.app.rows.line import Line, Look, fit
from boardtui.model.text import clean_line
from boardtui.rules.folding import fold

_CODE, _NAME = 4, 28


class Arrival(NamedTuple):
    """Somebody who has come in: the id of one who is known here, or what was typed of one who is not."""

    person: str = ""
    typed: str = ""


class Candidate(NamedTuple):
    """Somebody who can be named: their id, code and name, and what is said of them."""

    person: str
    code: str
    name: str
    said: str


class ArrivalDialog(FilteredList[Arrival]):
    """Answers with whoever is chosen. ``found`` gives those whom some letters could become, best first."""

    heading = "Who has come in?"
    placeholder = "a code or a name; for a guest: name, body"

    def __init__(self, found: Callable[[str], tuple[Candidate, ...]]) -> None:
        super().__init__()
        self._found = found

    def on_mount(self) -> None:
        """Say what the keys do."""
        self.query_one(".dialog").border_subtitle = self.said("type to find · ⏎ marks present · esc")

    def rows(self, wanted: str, width: int) -> list[Row[Arrival]]:
        """Those whom ``wanted`` could become; under them what was typed, as a guest who is not known here."""
        people = self._found(wanted)
        rows: list[Row[Arrival]] = [(_line(one, width), Arrival(one.person)) for one in people]
        typed = clean_line(wanted)
        if typed and all(fold(typed) not in (fold(one.name), fold(one.code)) for one in people):
            said = f" ⏎ adds '{typed}' as in attendance"
            rows.append((Line(((fit(said, width), Look.WARN),), entry=typed), Arrival(typed=typed)))
        return rows


def _line(one: Candidate, width: int) -> Line:
    name = min(_NAME, max(width - _CODE - 2, 8))
    pieces = (
        (f" {fit(one.code, _CODE)}", Look.DIM),
        (f"{fit(one.name, name)} ", Look.PLAIN),
        (fit(one.said, max(width - name - _CODE - 2, 0)), Look.DIM),
    )
    return Line(pieces, entry=one.person)
