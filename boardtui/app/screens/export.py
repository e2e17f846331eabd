"""Place 8: a document is chosen part by part, looked at, and written."""

from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content

from boardtui.app.commands.command import bindings
from boardtui.app.commands.everywhere import EVERYWHERE
from boardtui.app.commands.export import EXPORT
from boardtui.app.desk import Desk
from boardtui.app.exporting.press import Press
from boardtui.app.exporting.reading import ExportRead, Part, read_export
from boardtui.app.messages import Kept, NotMade, Previewed, Refused, Working
from boardtui.app.place import Place
from boardtui.app.rows.export_rows import check_lines, part_lines, progress_words
from boardtui.app.rows.line import Line, Look, fit, plain
from boardtui.app.widgets.banner import TooSmall
from boardtui.app.widgets.entries import EntryList
from boardtui.app.widgets.footer import FittedFooter
from boardtui.app.widgets.lines import LinePane, OneLine
from boardtui.app.widgets.notice import Notice
from boardtui.app.widgets.register import MeetingList
from boardtui.app.widgets.tabs import TabLine
from boardtui.rules.finding import Finding
from boardtui.secretariat.chosen_documents import Choice

_NO_TEXT = "A file for diaries: there is no text to look at. ⏎ writes it."
_WIDEST = 96
"""No preview is set wider than a page of text."""


class ExportScreen(Place):
    """The keys turn a choice; what it means is read in the lane, and set and written beside it."""

    CSS_PATH = "export.tcss"
    PLACE_COMMANDS = (*EXPORT, *EVERYWHERE)
    BINDINGS = bindings(PLACE_COMMANDS)
    tab = 8

    def __init__(self, desk: Desk, press: Press, *, board: str | None = None) -> None:
        """``board`` is the id of the one to begin with."""
        super().__init__()
        self._desk, self._press = desk, press
        self._choice = Choice(board=board or "")
        self._parts: tuple[Part, ...] = ()
        self._read: ExportRead | None = None
        self._text: tuple[str, ...] = ()
        self._asking = self._full = False
        self._number, self._check = 0, -1

    def compose(self) -> ComposeResult:
        """The parts of the choice, what it says, and what is worth a look."""
        yield TabLine()
        yield OneLine(id="place")
        with Container(id="export-panes"):
            with Vertical(id="choice-box") as box:
                box.border_title = Content("Document")
                yield EntryList(id="export-parts")
            with Vertical(id="preview-box"):
                yield LinePane(id="export-preview")
            with Vertical(id="checks-box") as box:
                box.border_title = Content("Checks")
                yield LinePane(id="export-checks")
        yield OneLine(id="export-status")
        yield Notice()
        yield FittedFooter()
        yield TooSmall()

    def on_mount(self) -> None:
        """What can be said before anything is read."""
        self.show_tabs()
        self.show_footer()
        self.query_one("#export-preview", LinePane).can_focus = False
        self.query_one("#export-checks", LinePane).can_focus = False
        self.set_class(self._full, "-full")
        self.parts.focus()

    def on_screen_resume(self) -> None:
        """Ask what the choice means, now and whenever this is come back to."""
        self._ask()

    def on_resize(self) -> None:
        """Set the preview to the new width."""
        self.call_after_refresh(self._resized)

    def choose(self, choice: Choice) -> None:
        """Show another document."""
        self._choice, self._check = choice, -1
        if self.is_attached:
            self._ask()

    @property
    def choice(self) -> Choice:
        """What is chosen."""
        return self._choice

    @property
    def parts(self) -> EntryList:
        """The parts of the choice."""
        return self.query_one("#export-parts", EntryList)

    @property
    def part(self) -> Part | None:
        """The part under the cursor."""
        place = self.parts.cursor
        return self._parts[place] if place < len(self._parts) else None

    # -- news --------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        """Ask what the choice means; one question at a time, however fast it is turned."""
        if not self._asking:
            self._asking = True
            self._desk.read(partial(read_export, choice=self._choice))

    @on(ExportRead)
    def _came(self, news: ExportRead) -> None:
        self._asking = False
        if news.choice != self._choice:
            self._ask()
            return
        here = self.part.name if self.part is not None else "kind"
        self._read, self._parts = news, news.parts
        self._fill(here)
        self._set_preview()

    @on(Previewed)
    def _previewed(self, news: Previewed) -> None:
        if news.number == self._number:
            self._text = news.lines
            pane = self.query_one("#export-preview", LinePane)
            pane.show(tuple(plain(f" {one}") for one in news.lines))
            pane.scroll_home(animate=False)

    @on(Working)
    def _working(self, news: Working) -> None:
        if self._press.busy and news.words:
            words = progress_words(news.done, news.of, news.words)
            self._show_status(words)

    @on(Kept)
    @on(NotMade)
    def _ended(self) -> None:
        self._show_status("")
        self._ask()

    @on(Refused)
    def _refused(self, news: Refused) -> None:
        self._asking = False
        self.notice.refuse(news.sentence)

    # -- drawing -----------------------------------------------------------------------------------------

    def _resized(self) -> None:
        if self._read is not None and self.is_attached:
            self._fill(self.part.name if self.part is not None else "kind")
            self._set_preview()

    def _fill(self, here: str) -> None:
        read = self._read
        if read is None or not self.is_attached:
            return
        self.query_one(TooSmall).say()
        pane = self.parts
        pane.show(part_lines(self._parts, max(pane.text_width, 20)))
        names = [one.name for one in self._parts]
        pane.move_to(names.index(here) if here in names else 0)
        checks = self.query_one("#export-checks", LinePane)
        status = read.outline.status if read.outline is not None else ""
        width = max(checks.text_width, 20)
        checks.show(check_lines(status, read.findings, read.refusal, self._check, width))
        readonly = " · open for reading only" * read.readonly
        what = next((one.words for one in self._parts if one.name == "kind"), "")
        meeting = next((f" · {one.words}" for one in self._parts if one.name == "meeting"), "")
        said = f" Export · {what}{meeting}{readonly}"
        self.query_one("#place", OneLine).show(plain(fit(said, self.app.size.width)))

    def _set_preview(self) -> None:
        """Have the text set for the width there is."""
        pane, read = self.query_one("#export-preview", LinePane), self._read
        self._number += 1
        title = read.outline.title if read is not None and read.outline is not None else ""
        self.query_one("#preview-box", Vertical).border_title = Content(f"Preview · {title}" if title else "")
        if read is None or read.outline is None:
            words = (read.refusal or _NO_TEXT) if read is not None else "Reading …"
            pane.show((plain(fit(f" {words}", max(pane.text_width, 20)), Look.DIM),))
            return
        self._press.show(read.outline, min(max(pane.text_width - 2, 24), _WIDEST), self._number)

    def _show_status(self, words: str) -> None:
        line = Line(()) if not words else plain(fit(words, self.app.size.width), Look.ACTION)
        self.query_one("#export-status", OneLine).show(line)

    # -- what the keys ask -------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Move the cursor over the parts."""
        self.parts.move_to(self.parts.cursor + by)

    def page(self, by: int) -> None:
        """Scroll the preview."""
        pane = self.query_one("#export-preview", LinePane)
        pane.scroll_relative(y=by * max(pane.size.height - 1, 1), animate=False)

    def turn(self, by: int) -> None:
        """Turn the part under the cursor to its next value, or the one before."""
        part = self.part
        if part is None or len(part.values) < 2:
            self.notice.say("There is nothing else it could be here.")
            return
        values = [one for one, _ in part.values]
        now = getattr(self._choice, part.name) or part.value
        at = values.index(now) if now in values else 0
        self.choose(self._choice.turned(part.name, values[(at + by) % len(values)]))

    def choose_value(self) -> None:
        """Choose from all the values of the part under the cursor; a style is typed."""
        part = self.part
        if part is None:
            return
        if part.name == "template":
            self._ask_template()
            return
        from boardtui.app.dialogs.choosing import ChooseDialog, Option

        def chosen(option: Option | None) -> None:
            if option is not None:
                self.choose(self._choice.turned(part.name, option.value))

        options = [Option(value, words) for value, words in part.values]
        self.app.push_screen(ChooseDialog(part.label, options, chosen=part.value), chosen)

    def _ask_template(self) -> None:
        from boardtui.app.dialogs.words import WordsDialog

        def chosen(path: str | None) -> None:
            if path is not None:
                self.choose(self._choice.turned("template", path))

        title = "Which house style? (a .docx or .dotx; nothing: the board's own)"
        self.app.push_screen(WordsDialog(title, "", self._choice.template, optional=True), chosen)

    def toggle_full(self) -> None:
        """Give the preview the whole window, or not."""
        self._full = not self._full
        self.set_class(self._full, "-full")
        self.call_after_refresh(self._set_preview)

    def go_to_next_check(self) -> None:
        """Go where the next of the checks is seen to."""
        findings: tuple[Finding, ...] = self._read.findings if self._read is not None else ()
        if not findings:
            self.notice.say("Nothing is owed to this document.")
            return
        self._check = (self._check + 1) % len(findings)
        places = findings[self._check].places
        if places:
            self.app.go_to_place(places[0])  # type: ignore[attr-defined]  # BoardApp

    def write(self) -> None:
        """Have the document made; what it is made of is read when its turn comes."""
        if self._press.busy:
            self.notice.say("One document is being made already; esc stops it.")
        else:
            self.notice.dismiss()
            self._show_status(" Writing …")
            self._press.order(self._choice)

    def step_out(self) -> None:
        """Stop what is being made; else what every place does."""
        if self._press.busy:
            self._press.stop()
            self._show_status(" Stopping …")
        else:
            super().step_out()

    def on_click(self, event: events.Click) -> None:
        """A click on a part has moved the cursor there; a second one chooses."""

    @on(MeetingList.Chosen)
    def _chosen(self) -> None:
        self.choose_value()
