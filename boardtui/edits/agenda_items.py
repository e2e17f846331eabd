"""Edits of one item of the agenda: its words, its cover sheet, its papers, what it answers (R24–R28)."""

from dataclasses import dataclass, replace

from boardtui.edits.agenda import with_item
from boardtui.edits.base import MeetingEdit, Stamp, verb
from boardtui.errors import EditRefused
from boardtui.model.agendas import LONGEST_ITEM, CoverSheet, Purpose
from boardtui.model.meetings import Meeting


@verb("retitle-item")
@dataclass(frozen=True, slots=True)
class RetitleItem(MeetingEdit):
    """Give an item another title; its number stays. The title it was issued under stays with that issue."""

    item: str
    title: str

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if not self.title.strip():
            raise EditRefused("An item needs a title.")
        return with_item(meeting, self.item, lambda one: replace(one, title=self.title.strip()))


@verb("item-purpose")
@dataclass(frozen=True, slots=True)
class SetPurpose(MeetingEdit):
    """Say what the board is asked to do with an item; None: nothing is said."""

    item: str
    purpose: Purpose | None

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        return with_item(meeting, self.item, lambda one: replace(one, purpose=self.purpose))


@verb("item-minutes")
@dataclass(frozen=True, slots=True)
class PlanMinutes(MeetingEdit):
    """Say how many minutes an item should take; None: nobody has said."""

    item: str
    minutes: int | None

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if self.minutes is not None and not 0 <= self.minutes <= LONGEST_ITEM:
            raise EditRefused(f"An item takes from 0 to {LONGEST_ITEM} minutes.")
        return with_item(meeting, self.item, lambda one: replace(one, minutes_planned=self.minutes))


@verb("item-presenter")
@dataclass(frozen=True, slots=True)
class SetPresenter(MeetingEdit):
    """Say who brings an item; empty where nobody is named."""

    item: str
    presenter: str

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        return with_item(meeting, self.item, lambda one: replace(one, presenter=self.presenter.strip()))


@verb("item-cover")
@dataclass(frozen=True, slots=True)
class WriteCover(MeetingEdit):
    """Write an item's cover sheet, or take it away. An item with one is no stub any more."""

    item: str
    cover: CoverSheet | None

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        return with_item(
            meeting,
            self.item,
            lambda one: replace(one, cover=self.cover, stub=one.stub and self.cover is None),
        )


@verb("item-papers")
@dataclass(frozen=True, slots=True)
class GivePapers(MeetingEdit):
    """Name the files of an item's papers. An item with papers is no stub any more."""

    item: str
    papers: tuple[str, ...]

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        return with_item(
            meeting,
            self.item,
            lambda one: replace(one, papers=self.papers, stub=one.stub and not self.papers),
        )


@verb("item-page")
@dataclass(frozen=True, slots=True)
class SetPage(MeetingEdit):
    """Say on which page of the pack an item begins, as printed."""

    item: str
    page: str

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        return with_item(meeting, self.item, lambda one: replace(one, page=self.page.strip()))


@verb("item-urgent")
@dataclass(frozen=True, slots=True)
class SayWhyUrgent(MeetingEdit):
    """Say why an item is taken without notice (R26); an empty reason: it is not urgent after all."""

    item: str
    reason: str

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        return with_item(meeting, self.item, lambda one: replace(one, urgent_reason=self.reason.strip()))


@verb("answer-stub")
@dataclass(frozen=True, slots=True)
class AnswerStub(MeetingEdit):
    """Say that a promised item is real business of this meeting as it stands on the agenda."""

    item: str

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        return with_item(meeting, self.item, lambda one: replace(one, stub=False))


@verb("item-reports-on")
@dataclass(frozen=True, slots=True)
class ReportOnActions(MeetingEdit):
    """Say on which actions, by their references, an item reports (R47)."""

    item: str
    actions: tuple[str, ...]

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        return with_item(meeting, self.item, lambda one: replace(one, actions=self.actions))
