"""A recorded vote by name: one key a person marks and goes on; those out of the room are not asked."""

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content

from boardtui.app.dialogs.dialog import Q_LEAVES, Dialog
from boardtui.app.rows.line import Line, Look, fit
from boardtui.app.widgets.hint_line import HintLine
from boardtui.app.widgets.lines import LinePane
from boardtui.app.widgets.register import MeetingList
from boardtui.model.decisions import Manner, Tally, Vote
from boardtui.rules.identity import Known
from boardtui.rules.voting import NotVoting
from boardtui.secretariat.capture.voting import casting_words, named_vote_line, tally_words

_ROOM_FOR_VOTE = 14
_ANSWERS = {
    "f": (Vote.FOR, "+"), "a": (Vote.AGAINST, "-"), "b": (Vote.ABSTAINED, "="), "n": (Vote.DID_NOT_VOTE, "x"),
}  # fmt: skip
_KEYS = "f for · a against · b abstains · n not voting · space takes back"
_MORE_KEYS = "F rest for · A rest against · ⏎ records it · esc"
_SIGNS = dict(_ANSWERS.values())


class VoteDialog(Dialog[str]):
    """Returns the line that records the vote, as it could have been typed; None where left."""

    BINDINGS = [
        *(Binding(key, f"vote('{key}')", show=False) for key in _ANSWERS),
        Binding("F,shift+f", "rest('f')", show=False),
        Binding("A,shift+a", "rest('a')", show=False),
        Binding("space,backspace,delete", "take_back", show=False),
        Binding("up,k", "step(-1)", show=False),
        Binding("down,j", "step(1)", show=False),
        Binding("enter", "commit", show=False),
        Q_LEAVES,
    ]

    def __init__(
        self,
        asked: Sequence[Known],
        out: Sequence[tuple[Known, NotVoting]],
        motion: str,
        standing: Tally | None = None,
    ) -> None:
        """``asked`` may vote now, ``out`` may not, each with why; ``motion`` is what is voted on.

        ``standing`` is the vote it has already, which this one takes the place of: it starts from its names.
        """
        super().__init__()
        self._asked, self._out, self._motion = tuple(asked), tuple(out), motion
        self._standing = standing
        here = {one.id for one in asked}
        names = standing.names if standing is not None and standing.manner is Manner.RECORDED else ()
        answers = dict(_ANSWERS.values())
        self.votes: dict[str, Vote] = {
            one.person: one.vote for one in names if one.person in here and one.vote in answers
        }

    @property
    def complete(self) -> bool:
        """True once everybody who may vote was asked."""
        return len(self.votes) == len(self._asked)

    def compose(self) -> ComposeResult:
        """A box with a line a person, and those who are not asked under them."""
        with Vertical(classes="dialog tall" if self._standing is None else "dialog tall stands") as box:
            box.border_title = Content(f"Recorded vote: {self._motion}")
            box.border_subtitle = self.said(_MORE_KEYS)
            yield MeetingList(id="voters")
            yield LinePane(id="vote-count")
            yield HintLine(id="vote-keys")

    def on_mount(self) -> None:
        """Fill the list once its width is known."""
        super().on_mount()
        self.call_after_refresh(self._fill)

    def action_vote(self, key: str) -> None:
        """Put down the vote of the person under the cursor, and go on to the next who was not asked yet."""
        listing = self.query_one(MeetingList)
        if listing.cursor >= len(self._asked):
            return
        self.votes[self._asked[listing.cursor].id] = _ANSWERS[key][0]
        self._fill()
        waiting = [place for place, one in enumerate(self._asked) if one.id not in self.votes]
        if waiting:
            listing.move_to(next((place for place in waiting if place > listing.cursor), waiting[0]))

    def action_rest(self, key: str) -> None:
        """Put everybody who was not asked yet down for the same vote."""
        for one in self._asked:
            self.votes.setdefault(one.id, _ANSWERS[key][0])
        self._fill()

    def action_take_back(self) -> None:
        """Take back the vote of the person under the cursor."""
        place = self.query_one(MeetingList).cursor
        if place < len(self._asked):
            self.votes.pop(self._asked[place].id, None)
            self._fill()

    def action_step(self, by: int) -> None:
        """Move the cursor over those who are asked."""
        listing = self.query_one(MeetingList)
        listing.move_to(min(max(listing.cursor + by, 0), max(len(self._asked) - 1, 0)))

    def action_commit(self) -> None:
        """Hand over the line once everybody was asked."""
        if self.complete and self._asked:
            named = {one.id: self.votes[one.id] for one in self._asked}
            self.answer(f"{named_vote_line(named, self._asked)}{self._casting(named)}")
        else:
            self._fill(pressing=True)

    def _casting(self, named: Mapping[str, Vote]) -> str:
        """The casting vote that was given, behind the names, where the votes are equal still (R35)."""
        cast = list(named.values())
        if self._standing is None or cast.count(Vote.FOR) != cast.count(Vote.AGAINST):
            return ""
        return casting_words(self._standing, self._asked)

    def _fill(self, *, pressing: bool = False) -> None:
        listing = self.query_one(MeetingList)
        width = max(listing.text_width, 20)
        lines = [self._line(one, width) for one in self._asked]
        lines += [
            Line(((fit(f" {one.code:<3}{one.name}: {why.why}", width), Look.DIM),)) for one, why in self._out
        ]
        listing.show(tuple(lines))
        count = " · ".join(
            f"{sum(1 for one in self.votes.values() if one is vote)} {vote}" for vote in _SIGNS
        )
        left = len(self._asked) - len(self.votes)
        said = f"{left} still to be asked" if left else "⏎ records it"
        look = Look.WARN if pressing else Look.PLAIN
        rows = [
            Line(((fit(f" {count}", width), Look.PLAIN),)),
            Line(((fit(f" {said if self._asked else 'Nobody here may vote now.'}", width), look),)),
        ]
        if self._standing is not None:
            stands = f" ! a vote stands already: ⏎ replaces {tally_words(self._standing)}"
            rows.insert(0, Line(((fit(str(self.said(stands)), width), Look.WARN),)))
        self.query_one("#vote-count", LinePane).show(tuple(rows))
        self.query_one(HintLine).show_hints(str(self.said(_KEYS)))

    def _line(self, one: Known, width: int) -> Line:
        vote = self.votes.get(one.id)
        said = f"{_SIGNS[vote]} {vote}" if vote is not None else "? not asked"
        look = Look.PLAIN if vote is not None else Look.WARN
        name = fit(one.name, max(width - _ROOM_FOR_VOTE - 4, 4))
        pieces = ((f" {one.code:<3}", Look.DIM), (name, Look.PLAIN), (fit(said, _ROOM_FOR_VOTE), look))
        return Line(pieces, entry=one.id)
