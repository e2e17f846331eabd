"""The go-to menu: opened at once, one letter each, only what works now."""

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from boardtui.app.commands.command import Command
from boardtui.app.dialogs.dialog import Q_LEAVES, Dialog
from boardtui.app.rows.line import Line, Look, fit
from boardtui.app.widgets.register import MeetingList


@dataclass(frozen=True, slots=True)
class Destination:
    """A place to go to: its letter, and the command that goes there."""

    letter: str
    title: str
    command: type[Command]


class GoToMenu(Dialog[type[Command]]):
    """Answers with the command whose letter is pressed. Any other key leaves the menu as it is."""

    BINDINGS = [Q_LEAVES]

    def __init__(self, destinations: tuple[Destination, ...]) -> None:
        super().__init__()
        self._destinations = destinations

    def compose(self) -> ComposeResult:
        """A box with the letters."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content("Go to")
            box.border_subtitle = Content("its letter goes there · ↑ ↓ ⏎ too · esc")
            yield MeetingList(id="destinations")

    def on_mount(self) -> None:
        """Fill it once its width is known."""
        self.call_after_refresh(self._fill)

    def on_key(self, event: events.Key) -> None:
        """Go where the letter says, or move the cursor."""
        listing = self.query_one(MeetingList)
        found = next((one for one in self._destinations if one.letter == event.character), None)
        if found is not None:
            self.answer(found.command)
        elif event.key in ("down", "j", "up", "k"):
            listing.move_to(listing.cursor + (1 if event.key in ("down", "j") else -1))
        elif event.key == "enter":
            self.on_meeting_list_chosen()
        else:
            return
        event.stop()

    def on_meeting_list_chosen(self) -> None:
        """Enter or a double click goes where the cursor is."""
        self.answer(self._destinations[self.query_one(MeetingList).cursor].command)

    def _fill(self) -> None:
        listing = self.query_one(MeetingList)
        width = max(listing.text_width, 20)
        listing.styles.height = len(self._destinations)
        listing.show(
            tuple(
                Line(
                    ((f" {one.letter} ", Look.GOOD), (fit(one.title, width - 3), Look.PLAIN)),
                    entry=one.letter,
                )
                for one in self._destinations
            )
        )
        listing.focus()


def destinations(commands: tuple[type[Command], ...], place: object) -> tuple[Destination, ...]:
    """Where ``commands`` can go from ``place`` as things stand."""
    return tuple(
        Destination(one.go_to, one.title(), one)
        for one in commands
        if one.go_to and not one().unavailable(place)
    )
