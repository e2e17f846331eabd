"""The cover sheet and whatever else is said of an item, part by part."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from boardtui.app.agenda.editing import EditingPart
from boardtui.app.dialogs.choosing import ChooseDialog, Option
from boardtui.app.rows.item_line import presenter_called
from boardtui.edits.agenda_items import (
    GivePapers,
    PlanMinutes,
    SayWhyUrgent,
    SetPage,
    SetPresenter,
    SetPurpose,
    WriteCover,
)
from boardtui.edits.base import MeetingEdit
from boardtui.model.agendas import AgendaItem, ContactOfficer, CoverSheet, Purpose

Texts = tuple[str, ...]


class Field(NamedTuple):
    """A part that is written: its name, what a line of it is, what it says now, and the edit for it."""

    name: str
    hint: str
    now: Callable[[AgendaItem], Texts]
    edit: Callable[[AgendaItem, Texts], MeetingEdit]


def cover_of(item: AgendaItem) -> CoverSheet:
    """Its cover sheet; an empty one where it has none."""
    return item.cover or CoverSheet()


def with_cover(item: AgendaItem, cover: CoverSheet) -> WriteCover:
    """The edit that gives it that cover sheet; an empty one is none."""
    return WriteCover(item.id, None if cover == CoverSheet() else cover)


def officer_texts(item: AgendaItem) -> Texts:
    """The contact officer, a line each for name, position, telephone and e-mail."""
    one = cover_of(item).contact_officer
    lines = (one.name, one.position, one.phone, one.email)
    return lines if any(lines) else ()


def officer_of(lines: Texts) -> ContactOfficer:
    """The officer those lines say: an address has an @, a telephone number digits; then name and position."""
    email = next((one for one in lines if "@" in one), "")
    phone = next((one for one in lines if one != email and sum(letter.isdigit() for letter in one) > 4), "")
    words = [one for one in lines if one not in (email, phone)]
    return ContactOfficer(words[0] if words else "", ", ".join(words[1:]), phone, email)


FIELDS: dict[str, Field] = {
    "recommendations": Field(
        "Recommendations", "one a line, without its number",
        lambda item: cover_of(item).recommendations,
        lambda item, lines: with_cover(item, replace(cover_of(item), recommendations=lines)),
    ),
    "summary": Field(
        "Summary", "one paragraph a line",
        lambda item: cover_of(item).summary,
        lambda item, lines: with_cover(item, replace(cover_of(item), summary=lines)),
    ),
    "report": Field(
        "Purpose of report", "For discussion and direction.",
        lambda item: tuple(filter(None, (cover_of(item).purpose,))),
        lambda item, lines: with_cover(item, replace(cover_of(item), purpose=" ".join(lines))),
    ),
    "action": Field(
        "Action", "what officers are to do",
        lambda item: tuple(filter(None, (cover_of(item).action,))),
        lambda item, lines: with_cover(item, replace(cover_of(item), action=" ".join(lines))),
    ),
    "officer": Field(
        "Contact officer", "name, position, telephone, e-mail: one a line",
        officer_texts,
        lambda item, lines: with_cover(item, replace(cover_of(item), contact_officer=officer_of(lines))),
    ),
    "annexes": Field(
        "Annexes", "one a line",
        lambda item: cover_of(item).annexes,
        lambda item, lines: with_cover(item, replace(cover_of(item), annexes=lines)),
    ),
    "papers": Field(
        "Papers", "file names, one a line",
        lambda item: item.papers,
        lambda item, lines: GivePapers(item.id, lines),
    ),
    "urgent": Field(
        "Why it is urgent", "the reason it comes without notice; nothing: it is not urgent",
        lambda item: tuple(filter(None, (item.urgent_reason,))),
        lambda item, lines: SayWhyUrgent(item.id, " ".join(lines)),
    ),
}  # fmt: skip
"""What is written in the editor, by what it is called in the code."""


def _told(texts: Texts) -> str:
    return " / ".join(filter(None, texts))


_LINES = (("presenter", "Brought by"), ("minutes", "Minutes"), ("page", "Page of the pack"))


class CoverPart(EditingPart):
    """The parts of an item are chosen from a list; after each the list is back, until Escape."""

    def open_cover(self) -> None:
        """Show what is said of the item under the cursor, part by part."""
        item = self.item_to_change()
        if item is not None:
            self._choose_part(item.id)

    def _choose_part(self, item_id: str, last: str = "") -> None:
        item = self._meeting.item(item_id)
        if item is None:
            return
        options = [
            Option("asked", "For", item.purpose.value if item.purpose is not None else ""),
            Option("presenter", "Brought by", item.presenter),
            Option("minutes", "Minutes", "" if item.minutes_planned is None else str(item.minutes_planned)),
            *(Option(name, one.name, _told(one.now(item))) for name, one in FIELDS.items()),
            Option("page", "Page of the pack", item.page),
        ]

        def chosen(option: Option | None) -> None:
            if option is not None:
                self.fill_in(option.value, item_id, again=True)

        self.app.push_screen(ChooseDialog(f"Item {item.number} {item.title}", options, chosen=last), chosen)

    def fill_in(self, name: str, item_id: str | None = None, *, again: bool = False) -> None:
        """Ask for one part of the item; the list of them comes back where it was chosen there."""
        item = self.item_to_change() if item_id is None else self._meeting.item(item_id)
        if item is None:
            return
        if name == "asked":
            self._ask_purpose(item, again=again)
        elif name in FIELDS:
            self._ask_text(item, name, again=again)
        else:
            self._ask_line(item, name, again=again)

    def _ask_for(self, item: AgendaItem, name: str, edit: MeetingEdit | None, *, again: bool) -> None:
        if edit is not None:
            self.do(edit)
        if again:
            self.after_news(lambda: self._choose_part(item.id, name))

    def after_news(self, then: Callable[[], None]) -> None:
        """Do that once what was asked has been answered."""
        raise NotImplementedError

    def _ask_purpose(self, item: AgendaItem, *, again: bool) -> None:
        options = [*(Option(one.value, f"For {one.value}") for one in Purpose), Option("", "Nothing is said")]

        def chosen(option: Option | None) -> None:
            edit = None
            if option is not None:
                edit = SetPurpose(item.id, Purpose(option.value) if option.value else None)
            self._ask_for(item, "asked", edit, again=again)

        now = item.purpose.value if item.purpose is not None else ""
        self.app.push_screen(ChooseDialog(f"What is item {item.number} for?", options, chosen=now), chosen)

    def _ask_text(self, item: AgendaItem, name: str, *, again: bool) -> None:
        from boardtui.app.dialogs.paragraphs import ParagraphsDialog

        field = FIELDS[name]

        def written(lines: Texts | None) -> None:
            now = self._meeting.item(item.id) or item
            changed = lines is not None and lines != tuple(filter(None, field.now(now)))
            self._ask_for(item, name, field.edit(now, lines or ()) if changed else None, again=again)

        now = tuple(filter(None, field.now(item)))
        title = f"{field.name} · item {item.number} {item.title}"
        self.app.push_screen(ParagraphsDialog(title, field.hint, now), written)

    def _ask_line(self, item: AgendaItem, name: str, *, again: bool) -> None:
        from boardtui.app.dialogs.words import WordsDialog

        minutes = "" if item.minutes_planned is None else str(item.minutes_planned)
        now = {"presenter": item.presenter, "minutes": minutes, "page": item.page}[name]

        def written(words: str | None) -> None:
            self._ask_for(item, name, self._line_edit(item, name, words, now), again=again)

        title = f"{dict(_LINES)[name]} · item {item.number}"
        self.app.push_screen(WordsDialog(title, "nothing takes it away", now, optional=True), written)

    def _line_edit(self, item: AgendaItem, name: str, words: str | None, now: str) -> MeetingEdit | None:
        if words is None or words == now:
            return None
        if name == "presenter":
            return SetPresenter(item.id, presenter_called(words, self._board, self._meeting.day))
        if name == "page":
            return SetPage(item.id, words)
        number = words.casefold().removesuffix("min").removesuffix("m").strip()
        if number and not (number.isascii() and number.isdigit()):
            self.notice.refuse(f"'{words}' is no number of minutes.")
            return None
        return PlanMinutes(item.id, int(number) if number else None)
