"""What every screen has: its commands, the tab line, the notice and the footer."""

from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import BindingsMap
from textual.dom import DOMNode
from textual.screen import Screen

from boardtui.app.commands.command import Command, printed_key
from boardtui.app.ending import OrderlyApp
from boardtui.app.messages import Found, Kept, NotMade, Unsaved
from boardtui.app.palette import CommandProvider
from boardtui.app.spans import SpanCompositor
from boardtui.app.widgets.banner import SMALLEST, Banner
from boardtui.app.widgets.footer import FittedFooter
from boardtui.app.widgets.lines import LOOKS
from boardtui.app.widgets.notice import Notice
from boardtui.app.widgets.tabs import TabLine

if TYPE_CHECKING:  # what is found is loaded with the workspace, after the first picture
    from boardtui.model.keys import RecordKey
    from boardtui.rules.finding import Place as Where
    from boardtui.secretariat.searching import Hit

_NOT_YET = -2


class Place(Screen[None]):
    """A screen with commands. Subclasses list them once; keys, footer, palette and help follow."""

    PLACE_COMMANDS: ClassVar[tuple[type[Command], ...]] = ()
    COMMANDS = {CommandProvider}
    COMPONENT_CLASSES = set(LOOKS)
    HORIZONTAL_BREAKPOINTS = [(0, "-cramped"), (60, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]
    tab: ClassVar[int] = 1
    _escaped_at = _NOT_YET

    def __init__(self) -> None:
        super().__init__()
        self._notice: Notice | None = None
        self._compositor = SpanCompositor()

    @cached_property
    def commands(self) -> tuple[type[Command], ...]:
        """This place's commands, with the keys the user gave them."""
        keys = self.orderly_app.settings.keys
        if not keys:
            return self.PLACE_COMMANDS
        from boardtui.app.commands.remapping import remapped

        return remapped(self.PLACE_COMMANDS, keys)

    @property
    def orderly_app(self) -> OrderlyApp:
        """The app, as what it is."""
        assert isinstance(self.app, OrderlyApp)
        return self.app

    @property
    def record_key(self) -> "RecordKey | None":
        """The record that is shown here, where there is one."""
        return None

    def on_mount(self) -> None:
        """Know the window's size from the first picture on: the breakpoints' own classes may come later."""
        self.orderly_app.rebind(self)
        width, height = self.app.size
        self.set_class(width < SMALLEST[0], "-cramped")
        self.set_class(height < SMALLEST[1], "-low")

    def on_paste(self, event: events.Paste) -> None:
        """Say of what was pasted where nothing is typed that it went nowhere."""
        from textual.widgets import Input, TextArea

        if not isinstance(self.focused, Input | TextArea):
            self.notice.refuse(self.pasted_nowhere)

    @property
    def pasted_nowhere(self) -> str:
        """The sentence about a paste that came while nothing was being typed."""
        return "What was pasted was ignored: nothing is being typed here."

    @on(events.ScreenResume)
    @on(Unsaved)
    async def _say_what_is_unsaved(self) -> None:
        await self.show_unsaved()

    async def show_unsaved(self) -> None:
        """Say in a banner what is not saved, which is not this place's own; no banner until there is any."""
        words = self.orderly_app.unsaved_words()
        if words and not self.query(Banner):
            await self.mount(Banner(), after="#tabs")
        from boardtui.app.rows.banner_rows import unsaved_elsewhere

        for banner in self.query(Banner):
            banner.say(unsaved_elsewhere(words))

    @property
    def _binding_chain(self) -> list[tuple[DOMNode, BindingsMap]]:
        """The keys that hold now, from the widget that has them up.

        Where no widget takes letters for itself there is nothing to leave out: Textual asks each widget about
        each key above it all the same, twice at every key.
        """
        focused = self.focused
        if focused is None or focused.loading or self.app._keymap:
            return super()._binding_chain
        nodes = focused.ancestors_with_self
        if any(type(node).check_consume_key is not DOMNode.check_consume_key for node in nodes):
            return super()._binding_chain
        return [(node, node._bindings) for node in nodes]

    def _compositor_refresh(self) -> None:
        """Draw nothing of a place that another covers whole; it is drawn anew when it is back.

        Textual takes it to shine through: each piece of news there would repaint all of the one in front.
        """
        if self.app.screen is self or self.app.screen.is_modal:
            super()._compositor_refresh()
        else:
            self._compositor._dirty_regions.clear()
            self._dirty_widgets.clear()

    def draw_now(self) -> None:
        """Draw what has changed, where no other message waits here to change more of it.

        Textual wakes a timer for each picture, which asks for it and then sleeps until it may be asked again.
        """
        if not self.message_queue_size:
            self._on_timer_update()

    @property
    def awaits(self) -> bool:
        """True while it is about to show what the next key is meant for."""
        return False

    @property
    def notice(self) -> Notice:
        """Where this place says what was done and what was refused."""
        if self._notice is None or not self._notice.is_attached:  # left, and come back to: all is made anew
            self._notice = self.query_one(Notice)
        return self._notice

    @property
    def typing(self) -> bool:
        """True while letters go into a text field."""
        return False

    def acknowledged(self, said: str, *, undone: bool = False, typing: bool = False) -> str:
        """What was done, and the person's own key that takes it back: ``✓ Ann Lee: present  (u undoes)``.

        ``undone`` is True of what was itself an undo; ``typing`` where letters go elsewhere.
        """
        tick = "ok" if self.orderly_app.settings.ascii_only else "✓"
        wanted, does = ("redo", "does it again") if undone else ("undo", "undoes")
        keys = next((one.keys for one in self.commands if one.id == wanted), ())
        key = next((one for one in keys if not typing or one.startswith("ctrl+")), "")
        return f"{tick} {said}  ({printed_key(key)} {does})" if key else f"{tick} {said}"

    def show_tabs(self) -> None:
        """Draw the tab line."""
        self.query_one(TabLine).show_tabs(self.tab)

    def show_footer(self) -> None:
        """Fit this place's hints into the footer."""
        hinted = [one for one in self.commands if one().hinted(self)]
        self.query_one(FittedFooter).show_commands(hinted, typing=self.typing)

    def show_help(self) -> None:
        """Open the list of this place's keys."""
        from boardtui.app.dialogs.keys import KeysDialog

        self.app.push_screen(KeysDialog(self.commands), self._run_chosen)

    def show_go_to(self) -> None:
        """Open the menu of where one can go from here."""
        from boardtui.app.dialogs.go_to import GoToMenu, destinations

        self.app.push_screen(GoToMenu(destinations(self.commands, self)), self._run_chosen)

    def choose_theme(self) -> None:
        """Let other colours be chosen, and say how they stay."""
        from boardtui.app.dialogs.themes import ThemesDialog

        def chosen(name: str | None) -> None:
            if name is not None:
                self.app.theme = name
                self.notice.say(f'To keep it, put theme = "{name}" under [ui] in config.toml.')

        self.app.push_screen(ThemesDialog(), chosen)

    def search(self, kind: str | None = None) -> None:
        """Search everything, or one kind of thing; Enter there goes to what was found."""
        from boardtui.app.dialogs.search import SearchDialog
        from boardtui.secretariat.searching import HitKind

        def chosen(hit: "Hit | None") -> None:
            if hit is not None:
                self.go_to_hit(hit)

        ask = partial(self.orderly_app.desk.search, self.record_key)
        wanted = HitKind(kind) if kind is not None else None
        self.app.push_screen(SearchDialog(ask, self.record_key, wanted), chosen)

    def go_to_hit(self, hit: "Hit") -> None:
        """Open the meeting of what was found, and show it there."""
        if hit.key is None:
            self.notice.say(f"{hit.text}: there is no meeting on record to show this in.")
        else:
            self.orderly_app.open_meeting(hit.key, hit)

    @on(Found)
    def _found(self, news: Found) -> None:
        from boardtui.app.dialogs.search import SearchDialog

        if isinstance(self.app.screen, SearchDialog):
            self.app.screen.show_found(news)

    @on(Kept)
    def _document_kept(self, news: Kept) -> None:
        """Say where the document is, in the place that is in front by then."""
        if self.orderly_app.is_in_front(self):
            tick = "ok" if self.orderly_app.settings.ascii_only else "✓"
            self.notice.say(" ".join((tick, f"Written: {news.written.path}", *news.written.notes)))

    @on(NotMade)
    def _document_not_made(self, news: NotMade) -> None:
        if self.orderly_app.is_in_front(self):
            say = self.notice.say if news.stopped else self.notice.refuse
            say(news.sentence)

    def show_place(self, place: "Where") -> None:
        """Show what ``place`` means, where there is more than one thing here to show."""

    def step_out(self) -> None:
        """Take a message away; at the top, twice in a row, show the keys."""
        if self.notice.stays:
            self.notice.dismiss()
        elif self._escaped_at >= self.orderly_app.keys_handed_on - 1:  # no key came between the two
            self._escaped_at = _NOT_YET
            self.show_help()
        else:
            self._escaped_at = self.orderly_app.keys_handed_on
            self.notice.say("Esc once more shows the keys of this place.")

    def _run_chosen(self, command: type[Command] | None) -> None:
        if command is not None:
            self.run_command(command)

    def run_command(self, command: type[Command]) -> None:
        """Do what ``command`` does, here; where it cannot be done, say why."""
        why = command().unavailable(self)
        if why:
            self.notice.say(why)
        else:
            command().run(self)

    def action_command(self, name: str) -> None:
        """Do the command with that id: what a key binding calls."""
        self.run_command(next(one for one in self.commands if one.id == name))

    @on(FittedFooter.Clicked)
    def _footer_clicked(self, message: FittedFooter.Clicked) -> None:
        if message.command is None:
            self.show_help()
        else:
            self.run_command(message.command)

    @on(TabLine.Clicked)
    def _tab_clicked(self, message: TabLine.Clicked) -> None:
        self.action_command(message.command)
