"""A place that shows one open record: is it saved, is it still what it was, what is being typed."""

from textual import on
from textual.timer import Timer

from boardtui.app.desk import Desk
from boardtui.app.dialogs.question import Question
from boardtui.app.messages import Looked, Opening, Unsaved, Wish
from boardtui.app.place import Place
from boardtui.app.rows.banner_rows import Trouble, banner_text
from boardtui.app.rows.status_rows import Saved
from boardtui.app.widgets.banner import Banner
from boardtui.edits.base import Edit
from boardtui.model.drafts import Draft
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.secretariat.wording import said_of_asked

_EVERY_SECOND = 1.0


class RecordPlace(Place):
    """Looks at the record's files every second, keeps what is being typed, and shows what is not saved."""

    def __init__(self, desk: Desk, opening: Opening) -> None:
        super().__init__()
        self._desk, self._opening = desk, opening
        self._board, self._meeting = opening.board, opening.meeting
        self._saved = Saved(opening.sequence)
        self._text = self._kept = opening.draft
        self._look, self._free, self._looking = opening.look, False, False
        self._unsaved = desk.unsaved
        self._pending: frozenset[str] = frozenset()
        self._seconds: Timer | None = None

    @property
    def key(self) -> RecordKey:
        """Which record it is."""
        return self._opening.key

    @property
    def meeting(self) -> Meeting:
        """The meeting as last heard of."""
        return self._meeting

    @property
    def reading(self) -> bool:
        """True where it is open for reading only."""
        return bool(self._opening.readonly)

    @property
    def as_opened(self) -> Opening:
        """The record as it is known here by now, for another place that shows it."""
        return self._opening._replace(
            board=self._board,
            meeting=self._meeting,
            sequence=self._saved.sequence,
            look=self._look,
            draft=Draft(),
            notices=(),
        )

    def on_mount(self) -> None:
        """Begin to look after the record; news was not heard here while another place was in front."""
        self._unsaved, self._looking = self._desk.unsaved, False
        self._seconds = self.set_interval(_EVERY_SECOND, self._each_second)
        self.show_trouble()

    def take_meeting(self, meeting: Meeting) -> None:
        """Show another state of the meeting."""
        raise NotImplementedError

    def show_status(self) -> None:
        """Show where it is and what is saved."""
        raise NotImplementedError

    # -- what is being typed -----------------------------------------------------------------------

    def draft(self) -> Draft:
        """What is being typed, as it stands."""
        return self._text

    def keep_draft(self) -> None:
        """Keep what is being typed, where it is not kept already."""
        if self.is_mounted:
            self._text = self.draft()
        if self._text != self._kept and not self.reading:
            self._kept = self._text
            self._desk.keep_typed(self.key, self._text)

    # -- what is not saved -------------------------------------------------------------------------

    def unsaved_words(self) -> list[str]:
        """What was asked for and is not on the disk, in words."""
        return [self._words(wish) for wish in self._desk.unsaved]

    def unkept_line(self) -> str:
        """What is being typed and is not on the disk either, so that it would be lost; else nothing."""
        kept = self.reading or (self._desk.kept_draft(self.key) or Draft()) == self._text
        return "" if kept else self._text.words.strip()

    def _words(self, wish: Wish) -> str:
        """What was typed as it was typed; else what was asked for, in words."""
        return wish.line or said_of_asked(wish.asked, self._board, self._meeting)

    async def show_unsaved(self) -> None:
        """The banner here says it with everything else that is not as it should be."""

    def try_again(self) -> None:
        """Read the record again, and save what could not be saved."""
        if not self.refused_for_reading():
            self._desk.try_again(self.key)

    def list_unsaved(self) -> None:
        """Show all that waits to be saved."""
        words = self.unsaved_words()
        if not words:
            self.notice.say("Everything is saved.")
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.try_again()

        self.app.push_screen(Question("Not saved yet", "\n".join(words), "enter", "tries again"), answered)

    def ask_to_give_up(self) -> None:
        """Give up what waits, where that is wanted."""
        words = self.unsaved_words()
        if not words:
            self.notice.say("Everything is saved.")
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._desk.let_go()

        self.app.push_screen(Question("Give these up?", "\n".join(words), "y", "gives them up"), answered)

    def do(self, edit: Edit) -> None:
        """Ask for an edit."""
        if not self.refused_for_reading():
            self._desk.do(self.key, edit)

    def do_in_time(self, edit: Edit) -> None:
        """Undo or redo; neither while the disk refuses something, which is not in the history then."""
        if self._unsaved:
            self.notice.refuse("Nothing is undone while something is not saved. ! tries again.")
        else:
            self.do(edit)

    @on(Unsaved)
    def _heard_unsaved(self, news: Unsaved) -> None:
        self._unsaved = news.waiting
        self._pending = frozenset(wish.person for wish in news.waiting if wish.person is not None)
        if news.waiting:
            self.notice.refuse(news.sentence)
        else:
            self.notice.dismiss()
            self.notice.say("Nothing waits to be saved any more.")
        self.show_trouble()

    # -- what happens to the files -----------------------------------------------------------------

    def look(self) -> None:
        """Look whether the record is still what it was; not while the last look is unanswered."""
        if not self._looking:
            self._looking = True
            held = self._opening.held
            self._desk.look(self.key, self._look.trace, reading=self.reading, held=held)

    def take_over(self) -> None:
        """Open the record to change it; where it is still held, that is said again."""
        if self.reading:
            self._desk.open(self.key)
        else:
            self.notice.say("The board is yours to change already.")

    def refused_for_reading(self) -> bool:
        """True, and said, where it is open for reading only."""
        if self.reading:
            self.notice.refuse(f"Open for reading only. {self._opening.readonly}")
        return self.reading

    @on(Looked)
    def _heard_looked(self, news: Looked) -> None:
        if news.key != self.key:
            return
        before = self._look
        self._look, self._free, self._looking = news.look, news.free, False
        if news.read is not None:
            meeting, sequence = news.read
            self._saved = Saved(sequence, self._desk.now())
            self.take_meeting(meeting)
            self.notice.say(f"Read again from the disk, up to entry {sequence}.")
        elif news.look.problem and news.look.problem != before.problem:
            self.notice.refuse(news.look.problem)
        self.show_trouble()

    def show_trouble(self) -> None:
        """Say in the banner, and beside the clock of the last save, what is not as it should be."""
        trouble = Trouble(
            readonly=self._opening.readonly,
            held=self._opening.held,
            free=self._free,
            unsaved=tuple(self._words(one) for one in self._unsaved),
            problem=self._look.problem,
            copies=self._look.copies,
            vanished=not self._look.trace,
        )
        for banner in self.query(Banner):  # none any more where the place is being left
            banner.say(banner_text(trouble))
        problem = "NOT SAVED" if self._unsaved else ""
        if not problem and (trouble.problem or trouble.vanished):
            problem = "CHANGED OUTSIDE"
        if problem != self._saved.problem:
            self._saved = Saved(self._saved.sequence, self._saved.at, problem)
            self.show_status()

    def _each_second(self) -> None:
        self.keep_draft()
        self.look()
