"""What a person asked for and is not on the disk yet, in the order it was asked."""

from collections.abc import Callable

from textual.message import Message

from boardtui.app.messages import Changed, ClockSaid, Looked, Refused, Unsaved, Wish
from boardtui.app.readings import opened
from boardtui.edits.base import MeetingEdit, Receipt
from boardtui.edits.timeline import Redo, Undo
from boardtui.errors import NotConfirmed, RecordChanged, RecordDamaged, Refusal, WorkspaceMissing
from boardtui.model.drafts import Draft
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.secretariat.capture.scene import Scene
from boardtui.secretariat.secretariat import Secretariat

Find = Callable[[Scene, frozenset[str]], MeetingEdit | None]
"""Finds the edit that is to be made of a meeting; the second are people whose marks are not saved yet."""

_OF_THE_DISK = (NotConfirmed, RecordChanged, RecordDamaged, WorkspaceMissing)
"""Refusals that say nothing against the request: it is kept, and tried again."""


class Waiting:
    """The requests that change something. Every method but ``wishes`` is called in the lane.

    One that the disk refuses stays where it is and the later ones behind it, so that nothing is carried
    out before what was asked earlier.
    """

    def __init__(self, secretariat: Secretariat, post: Callable[[Message], object]) -> None:
        self.secretariat, self._post = secretariat, post
        self.wishes: tuple[Wish, ...] = ()
        """What waits. Replaced whole, so that the app may look at it from its own thread."""
        self.kept: dict[RecordKey, Draft] = {}
        """What is being typed in each meeting as it was last kept on the disk."""
        self._typed: dict[RecordKey, Draft] = {}
        self._taken_up: set[RecordKey] = set()
        self._stuck, self._broken = False, False

    def ask(self, wish: Wish) -> None:
        """Carry ``wish`` out behind everything that waits."""
        self.wishes = (*self.wishes, wish)
        self.go_on()

    def ask_found(self, key: RecordKey, find: Find, person: str | None) -> None:
        """Carry out what ``find`` finds in the meeting as it is; where it finds nothing, nothing is done."""
        waits = frozenset(one.person for one in self.wishes if one.key == key and one.person is not None)
        edit = find(self.secretariat.scene(key), waits)
        if edit is not None:
            self.ask(Wish(key, edit, person))

    def go_on(self) -> None:
        """Carry out what waits, in order, until the disk refuses."""
        while self.wishes and not self._broken:
            wish = self.wishes[0]
            try:
                done = self.secretariat.carry_out(wish.key, wish.asked)
            except _OF_THE_DISK as refusal:
                self._stuck = True
                self.say(str(refusal))
                return
            except Refusal as refusal:
                self.wishes = self.wishes[1:]
                self._post(Refused(str(refusal), wish.line, wish.person))
                continue
            self.wishes = self.wishes[1:]
            typed = self._typed.get(wish.key, Draft())
            if _is_in(typed, wish):
                self.keep_typed(wish.key, typed.left)  # it is on the disk: it must not come back as a draft
            self._post(_news(self.secretariat, wish, done))
        if self._stuck and not self._broken:
            self._stuck = False
            self.say("")

    def let_go(self) -> None:
        """Give up what waits."""
        self.wishes, self._stuck = (), False
        self.say("")

    def say(self, sentence: str) -> None:
        """Tell what waits, and why; and keep it beside the record, where there is room for that."""
        self._keep_all()
        self._post(Unsaved(sentence, self.wishes))

    def open(self, key: RecordKey) -> None:
        """Open a meeting, and take up what was not saved there when the program last ended.

        That is tried again when somebody asks for it: first they must see what it is.
        """
        news, wishes = opened(self.secretariat, key)
        self._post(news)
        if news.opening.readonly or key in self._taken_up:
            return
        self._taken_up.add(key)
        self._typed[key] = self.kept[key] = news.opening.draft
        if wishes:
            self.wishes, self._stuck = (*self.wishes, *wishes), True
            self._post(Unsaved("These were not saved when BoardTUI last ended.", self.wishes))

    def try_again(self, key: RecordKey) -> None:
        """Read a meeting again as it is on the disk now, then carry out what waits."""
        try:
            read = self.secretariat.open_anew(key)
        except Refusal as refusal:
            self.say(str(refusal))
            return
        self._post(Looked(key, self.secretariat.look(key), read))
        self.go_on()

    def keep_typed(self, key: RecordKey, typed: Draft) -> None:
        """Keep what is being typed there."""
        if typed or self._typed.get(key):
            self._typed[key] = typed
            self._keep(key)

    def break_off(self) -> None:
        """Something unforeseen happened: carry out no more, and keep what waits."""
        self._broken = self._stuck = True
        self._keep_all()

    def _keep_all(self) -> None:
        for key in dict.fromkeys((*self._typed, *(wish.key for wish in self.wishes))):
            self._keep(key)

    def _keep(self, key: RecordKey) -> None:
        mine = tuple(wish for wish in self.wishes if wish.key == key) if self._stuck else ()
        draft = typed = self._typed.get(key, Draft())
        if any(_is_in(typed, wish) for wish in mine):
            draft = typed.left  # it was kept while it was being typed, and waits now as a whole
        try:
            self.secretariat.keep_draft(key, draft, tuple(wish.asked for wish in mine))
            self.kept[key] = typed
        except Refusal as refusal:
            if not self._stuck:  # else it is said already that nothing can be saved
                self._post(Refused(f"What is being typed could not be kept aside. {refusal}"))


def _is_in(typed: Draft, wish: Wish) -> bool:
    """Whether what was being typed has become that request."""
    return bool(typed.line.strip()) and wish.line.startswith(typed.line.strip())


def _news(secretariat: Secretariat, wish: Wish, done: Receipt | str) -> Message:
    if isinstance(done, str):
        return ClockSaid(done)
    assert isinstance(done.record, Meeting)
    board = secretariat.board(wish.key.board)
    from boardtui.secretariat.wording import said_of  # with every edit there is: not before the first picture

    said, undone = said_of(done, board, done.record), isinstance(wish.asked, Undo)
    if isinstance(wish.asked, Undo | Redo):
        said = f"{'Undone' if undone else 'Done again'}: {said}"
    elif not done.changed:
        said += ". That is on record already; nothing is changed."
    return Changed(
        wish.key, done.record, done.sequence, done.edit, said, recorded=done.changed, undone=undone
    )
