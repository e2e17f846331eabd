"""The commands of the agenda: putting items on, ordering them, their cover sheets, sending it out."""

from typing import Any, ClassVar

from boardtui.app.commands.command import Command


class AgendaCommand(Command):
    """Something done to the item or the section under the cursor, or to the agenda."""

    section: ClassVar[str] = "Agenda"


class OpenCover(AgendaCommand):
    """Fill in the item: its purpose, minutes, presenter, papers, and every part of its cover sheet.

    Each part is chosen from a list; Escape there goes back to the agenda.
    """

    id = "agenda-cover"
    keys = ("enter",)
    hint = "Cover"
    priority = 10

    def run(self, place: Any) -> None:
        place.open_cover()


class AddBelow(AgendaCommand):
    """Add an item below this one: Title [decision] 10min @presenter. Its number comes by itself."""

    id = "agenda-add"
    keys = ("o",)
    hint = "Add below"
    priority = 11

    def run(self, place: Any) -> None:
        place.add_item(above=False)


class AddAbove(AgendaCommand):
    """Add an item above this one."""

    id = "agenda-add-above"
    keys = ("O", "shift+o")

    def run(self, place: Any) -> None:
        place.add_item(above=True)


class AddHeading(AgendaCommand):
    """Add a section of your own, before this one."""

    id = "agenda-section"
    keys = ("a",)

    def run(self, place: Any) -> None:
        place.add_section()


class MoveUp(AgendaCommand):
    """Move it up; past a heading into the section above."""

    id = "agenda-up"
    keys = ("K", "shift+k")
    hint = "Up"
    priority = 13

    def run(self, place: Any) -> None:
        place.move(-1)


class MoveDown(AgendaCommand):
    """Move it down; past a heading into the section below."""

    id = "agenda-down"
    keys = ("J", "shift+j")
    hint = "Down"
    priority = 12

    def run(self, place: Any) -> None:
        place.move(1)


class MakePart(AgendaCommand):
    """Make it a part of the item above: 5 becomes 4.1."""

    id = "agenda-in"
    keys = ("greater_than_sign",)
    hint = "Indent"
    priority = 30

    def run(self, place: Any) -> None:
        place.indent(out=False)


class MakeWhole(AgendaCommand):
    """Make a part an item of its own again."""

    id = "agenda-out"
    keys = ("less_than_sign",)

    def run(self, place: Any) -> None:
        place.indent(out=True)


class Retitle(AgendaCommand):
    """Give the item, or the section, another title; its number stays."""

    id = "agenda-title"
    keys = ("e",)
    hint = "Title"
    priority = 16

    def run(self, place: Any) -> None:
        place.retitle()


class WriteRecommendations(AgendaCommand):
    """Write the recommendations of the item."""

    id = "agenda-recommend"
    keys = ("r",)
    hint = "Recommend"
    priority = 17

    def run(self, place: Any) -> None:
        place.fill_in("recommendations")


class PutOnStanding(AgendaCommand):
    """Put on the board's standing items, and what was promised to this meeting; nothing twice."""

    id = "agenda-standing"
    keys = ("y",)
    hint = "Standing items"
    priority = 20

    def run(self, place: Any) -> None:
        place.put_on_standing()


class Issue(AgendaCommand):
    """Issue the agenda, after a look at what is still open; after the first time, a supplement."""

    id = "agenda-issue"
    keys = ("p",)
    hint = "Issue"
    priority = 14

    def run(self, place: Any) -> None:
        place.ask_to_issue()


class AnswerPromise(AgendaCommand):
    """Say that a promised item is real business as it stands."""

    id = "agenda-answer"
    keys = ("s",)

    def run(self, place: Any) -> None:
        place.answer_stub()


class WithdrawItem(AgendaCommand):
    """Withdraw the item; it keeps its number. On one that is withdrawn or deferred: put it on again."""

    id = "agenda-withdraw"
    keys = ("w",)

    def run(self, place: Any) -> None:
        place.withdraw()


class DeferItem(AgendaCommand):
    """Defer the item to a later meeting, to which it is then promised."""

    id = "agenda-defer"
    keys = ("f",)
    hint = "Defer"
    priority = 31

    def run(self, place: Any) -> None:
        place.defer()


class ExemptItem(AgendaCommand):
    """Take the item in private, in Part 2; or in public again."""

    id = "agenda-exempt"
    keys = ("X", "shift+x")

    def run(self, place: Any) -> None:
        place.toggle_exempt()


class RemoveIt(AgendaCommand):
    """Remove an item that was never issued, or a section without items. Undo brings it back."""

    id = "agenda-remove"
    keys = ("D", "delete", "shift+d")
    hint = "Remove"
    priority = 32

    def run(self, place: Any) -> None:
        place.take_off()


class AgendaOnward(AgendaCommand):
    """Go down the agenda."""

    id = "agenda-next"
    keys = ("down", "j")

    def run(self, place: Any) -> None:
        place.step(1)


class AgendaBackward(AgendaCommand):
    """Go up the agenda."""

    id = "agenda-previous"
    keys = ("up", "k")

    def run(self, place: Any) -> None:
        place.step(-1)


class AgendaPageDown(AgendaCommand):
    """Go a page down the agenda."""

    id = "agenda-page-on"
    keys = ("pagedown",)

    def run(self, place: Any) -> None:
        place.page(1)


class AgendaPageUp(AgendaCommand):
    """Go a page up the agenda."""

    id = "agenda-page-back"
    keys = ("pageup",)

    def run(self, place: Any) -> None:
        place.page(-1)


class TakeOnPromise(AgendaCommand):
    """Show what earlier meetings minuted that sounds like a promise to this one, and take one on."""

    id = "agenda-suggested"
    keys = ("v",)
    hint = "Promises"
    priority = 34

    def run(self, place: Any) -> None:
        place.show_suggested()


class ReportOn(AgendaCommand):
    """Say which action of an earlier meeting the item reports on; chosen again, it does no more."""

    id = "agenda-reports"
    keys = ("l",)
    hint = "Reports on"
    priority = 35

    def run(self, place: Any) -> None:
        place.ask_reported()


class AgendaTop(AgendaCommand):
    """Go to the top of the agenda."""

    id = "agenda-first"
    keys = ("home",)

    def run(self, place: Any) -> None:
        place.step(-10_000)


class AgendaEnd(AgendaCommand):
    """Go to the end of the agenda."""

    id = "agenda-last"
    keys = ("end", "G", "shift+g")

    def run(self, place: Any) -> None:
        place.step(10_000)


class LeaveAgenda(AgendaCommand):
    """Take a message away; twice, show the keys."""

    id = "agenda-escape"
    keys = ("escape",)

    def run(self, place: Any) -> None:
        place.step_out()


AGENDA: tuple[type[Command], ...] = (
    OpenCover, AddBelow, AddAbove, MoveDown, MoveUp, Issue, Retitle, WriteRecommendations, PutOnStanding,
    MakePart, MakeWhole, DeferItem, WithdrawItem, RemoveIt, ExemptItem, AnswerPromise, AddHeading,
    TakeOnPromise, ReportOn, AgendaOnward, AgendaBackward, AgendaPageDown, AgendaPageUp, AgendaTop,
    AgendaEnd, LeaveAgenda,
)  # fmt: skip

NO_AGENDA: tuple[type[Command], ...] = (LeaveAgenda,)
"""Where there is no meeting to have one."""


class KeepText(Command):
    """Keep the text."""

    id = "keep-text"
    section = "Editor for the cover sheet"
    typing_keys = ("ctrl+r",)
    hint = "Keep"

    def run(self, place: Any) -> None:
        place.keep()


IN_THE_TEXT: tuple[type[Command], ...] = (KeepText,)
