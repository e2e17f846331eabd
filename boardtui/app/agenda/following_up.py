"""What earlier meetings left to this agenda: promises only minuted, and actions that an item reports on."""

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from boardtui.app.agenda.cover import CoverPart
from boardtui.app.dialogs.choosing import ChooseDialog, Option
from boardtui.app.rows.line import list_date
from boardtui.edits.agenda import AddItem, must_be_editable
from boardtui.edits.agenda_items import ReportOnActions
from boardtui.edits.forward_plan import PromiseItem
from boardtui.model.keys import RecordKey
from boardtui.rules.arising import Arising
from boardtui.rules.wording import opening
from boardtui.secretariat.year_round import Suggested, arising, suggested_to

if TYPE_CHECKING:
    from boardtui.secretariat.secretariat import Secretariat

_WORDS = 90


class SuggestedRead(Message, bubble=False):
    """What earlier meetings minuted that sounds like a promise to this one."""

    def __init__(self, key: RecordKey, found: tuple[Suggested, ...]) -> None:
        super().__init__()
        self.key, self.found = key, found


class ArisingRead(Message, bubble=False):
    """The actions that arise at a meeting, of which an item may report on some."""

    def __init__(self, key: RecordKey, item: str, rows: tuple[Arising, ...]) -> None:
        super().__init__()
        self.key, self.item, self.rows = key, item, rows


class TakenOn(Message, bubble=False):
    """A promise is in the forward plan, under an id, and is to be put on the agenda."""

    def __init__(self, key: RecordKey, promise: str, title: str) -> None:
        super().__init__()
        self.key, self.promise, self.title = key, promise, title


class FollowingUpPart(CoverPart):
    """Takes promises on, and links an item to the actions it reports on (R47)."""

    def show_suggested(self) -> None:
        """Ask what was minuted that sounds like a promise to this meeting."""
        if not self.refused_for_reading():
            self._desk.read(partial(_read_suggested, key=self.key))

    @on(SuggestedRead)
    def _choose_suggested(self, news: SuggestedRead) -> None:
        if news.key != self.key:
            return
        if not news.found:
            self.notice.say("Nothing minuted earlier sounds like a promise to this meeting.")
            return
        options = [
            Option(str(n), one.title or opening(one.text, 40), f"{one.ref} · {opening(one.text, _WORDS)}")
            for n, one in enumerate(news.found)
        ]

        def chosen(option: Option | None) -> None:
            if option is not None:
                one = news.found[int(option.value)]
                self._desk.read(partial(_take_on, key=self.key, one=one))

        self.app.push_screen(ChooseDialog("Sounds like a promise to this meeting", options), chosen)

    @on(TakenOn)
    def _taken_on(self, news: TakenOn) -> None:
        if news.key == self.key:
            sections = self._meeting.sections
            talked = [one.id for one in sections if "discussion" in one.title.casefold()]
            among = next(iter((*talked, *(one.id for one in sections))), None)
            self.do(AddItem(news.title, section=among, promise=news.promise, stub=True))

    def ask_reported(self) -> None:
        """Ask on which actions the item under the cursor reports."""
        item = self.item_to_change()
        if item is not None:
            self._desk.read(partial(_read_arising, key=self.key, item=item.id))

    @on(ArisingRead)
    def _choose_reported(self, news: ArisingRead) -> None:
        item = self._meeting.item(news.item)
        if news.key != self.key or item is None:
            return
        rows = [one for one in news.rows if one.ref]
        if not rows:
            self.notice.say("No action of an earlier meeting waits for a report.")
            return
        here = "reports on it · "
        options = [
            Option(one.ref, one.ref, f"{here * (one.ref in item.actions)}{_said(one)}") for one in rows
        ]

        def chosen(option: Option | None) -> None:
            if option is not None:
                told = [ref for ref in item.actions if ref != option.value]
                now = told if option.value in item.actions else [*told, option.value]
                self.do(ReportOnActions(item.id, tuple(now)))

        title = f"{item.number} {item.title} reports on which action?"
        self.app.push_screen(ChooseDialog(title, options), chosen)


def _said(one: Arising) -> str:
    return f"{list_date(one.day)} · {one.status.value} · {opening(one.text, _WORDS)}"


def _read_suggested(secretariat: "Secretariat", key: RecordKey) -> SuggestedRead:
    return SuggestedRead(key, suggested_to(secretariat, key))


def _read_arising(secretariat: "Secretariat", key: RecordKey, item: str) -> ArisingRead:
    return ArisingRead(key, item, arising(secretariat, key))


def _take_on(secretariat: "Secretariat", key: RecordKey, one: Suggested) -> TakenOn:
    must_be_editable(secretariat.meeting(key))  # else the plan would owe it to an agenda that is over
    title = one.title or opening(one.text, 40)
    promise = f"{one.meeting}/{one.ref}"
    edit = PromiseItem(title, one.day, one.due, one.meeting, one.item, one.ref, promise)
    secretariat.do(RecordKey(key.board), edit)
    return TakenOn(key, promise, title)
