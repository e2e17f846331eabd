"""Search: one box over people, agenda items, decisions, actions and minutes."""

from collections.abc import Callable

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content

from boardtui.app.dialogs.filtered import FilteredList, Row
from boardtui.app.messages import Found
from boardtui.app.rows.hit_rows import hit_line
from boardtui.app.rows.line import Line, Look, fit
from boardtui.model.keys import RecordKey
from boardtui.secretariat.searching import MOST_HITS, Hit, HitKind

Ask = Callable[[str, HitKind | None], None]
_KINDS: tuple[HitKind | None, ...] = (None, *HitKind)
_PLURALS = {HitKind.PERSON: "people"}


class SearchDialog(FilteredList[Hit]):
    """Asks on every letter; the place hands over what is Found. Answers with the hit that was chosen."""

    BINDINGS = [
        Binding("tab", "narrow(1)", show=False),
        Binding("shift+tab", "narrow(-1)", show=False),
    ]
    heading = "Search"
    form = "wide"
    placeholder = "every word must occur · accents and capitals do not matter"

    def __init__(self, ask: Ask, at: RecordKey | None, kind: HitKind | None = None) -> None:
        super().__init__()
        self._ask, self._at, self._kind = ask, at, kind
        self._hits: tuple[Hit, ...] = ()
        self._answered = ""

    def on_mount(self) -> None:
        """Say what kinds there are, and show all of the kind that was asked for."""
        self._show_kinds()
        self._ask(self.wanted, self._kind)

    def on_input_changed(self) -> None:
        """Ask anew."""
        self._ask(self.wanted, self._kind)

    def action_narrow(self, by: int) -> None:
        """Search the next kind only."""
        self._kind = _KINDS[(_KINDS.index(self._kind) + by) % len(_KINDS)]
        self._show_kinds()
        self._ask(self.wanted, self._kind)

    def show_found(self, news: Found) -> None:
        """Show what was found; what was asked before the last letter is for nobody."""
        if (news.wanted, news.kind) == (self.wanted, self._kind):
            self._hits, self._answered = news.hits, news.wanted
            self.fill()

    def rows(self, wanted: str, width: int) -> list[Row[Hit]]:
        """A line for each hit, and how many there are."""
        rows: list[Row[Hit]] = [(hit_line(hit, self._answered, self._at, width), hit) for hit in self._hits]
        if not rows:
            self._say_keys("")
            said = "Nothing found." if self._answered.strip() else "Type a few letters of what you seek."
            return [(Line(((fit(f" {said}", width), Look.DIM),)), None)]
        count = f"the first {MOST_HITS}" if len(rows) == MOST_HITS else f"{len(rows)} found"
        self._say_keys(f"{count} · ")
        return rows

    def _say_keys(self, count: str) -> None:
        box = self.query_one(Vertical)
        box.border_subtitle = self.said(f"{count}Tab narrows · ⏎ goes there · esc")

    def _show_kinds(self) -> None:
        names = [
            f"[{name}]" if kind is self._kind else name
            for kind in _KINDS
            for name in [_PLURALS.get(kind, f"{kind}s") if kind is not None else "all"]
        ]
        box = self.query_one(Vertical)
        box.border_title = Content(f"Search {' '.join(names)}")
        self._say_keys("")
