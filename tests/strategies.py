"""Hypothesis strategies: any noun of the model, and edits that could be asked of the builders' meeting."""

import dataclasses
import types
import typing
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from typing import Any, TypeVar

from hypothesis import strategies as st

from boardtui.edits.actions import ChangeDue, ReassignAction, SetActionStatus
from boardtui.edits.agenda import AddItem, MoveItem, RemoveItem
from boardtui.edits.agenda_issue import IssueAgenda
from boardtui.edits.base import MeetingEdit
from boardtui.edits.batch import Together
from boardtui.edits.course import Adjourn, DisposeOfItem, OpenMeeting, Preside, Resume, SetExempt, TakeItem
from boardtui.edits.minuting import (
    Assign,
    Decide,
    DeclareInterest,
    RecordVote,
    ReportProgress,
    Reword,
    Strike,
    WriteMinute,
)
from boardtui.edits.presence import CorrectTime, MarkPerson, PutOnMeeting, Roll, StandIn, StepDown, WordEvent
from boardtui.edits.revising import Revise
from boardtui.model.actions import ActionStatus, Owner
from boardtui.model.agendas import ItemState
from boardtui.model.decisions import Outcome, Tally
from boardtui.model.presence import Attendee, Capacity
from tests.builders import OPENED, SEATED, SUBSTITUTES

Noun = TypeVar("Noun")

words = st.text(st.characters(codec="utf-8"), max_size=12)
days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
moments = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))
clocks = st.times().map(lambda one: one.replace(tzinfo=None, fold=0))
_SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: words,
    int: st.integers(-(2**63), 2**63 - 1),
    bool: st.booleans(),
    date: days,
    datetime: moments,
    time: clocks,
    type(None): st.none(),
}


def nouns(kind: type[Noun]) -> st.SearchStrategy[Noun]:
    """Any value of a dataclass of the model, every field filled."""
    return typing.cast("st.SearchStrategy[Noun]", _of(kind))


def _of(hint: Any) -> st.SearchStrategy[Any]:
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        hints = typing.get_type_hints(hint)
        return st.builds(hint, **{spec.name: _of(hints[spec.name]) for spec in dataclasses.fields(hint)})
    arguments = typing.get_args(hint)
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return st.one_of([_of(one) for one in arguments])
    assert typing.get_origin(hint) is tuple, hint
    return st.lists(_of(arguments[0]), max_size=2).map(tuple)


_people = st.sampled_from([*SEATED, *SUBSTITUTES])
_items = st.sampled_from([None, "i1", "i2", "i3"])
_times = st.integers(0, 90).map(lambda minutes: OPENED + timedelta(minutes=minutes))
_events = st.builds("e{}".format, st.integers(1, 12))
_entries = st.builds("{}{}".format, st.sampled_from("mdai"), st.integers(1, 12))

presence_edits: st.SearchStrategy[MeetingEdit] = st.one_of(
    st.builds(
        MarkPerson,
        _people,
        st.sampled_from(list(Roll)),
        _times,
        _items,
        inserted=st.booleans(),
        seat_kept=st.booleans(),
    ),
    st.builds(StandIn, _people, st.sampled_from(SEATED), _times, _items, st.booleans(), st.booleans()),
    st.builds(StepDown, _people, _times, _items, st.booleans()),
    st.builds(CorrectTime, _events, _times, _items),
)
_putting: st.SearchStrategy[MeetingEdit] = st.builds(
    PutOnMeeting,
    st.builds(
        Attendee,
        st.sampled_from(["", "guest-a", "guest-b"]),
        st.sampled_from(list(Capacity)),
        st.sampled_from([None, "olga", "tom", "helen"]),
        words,
    ),
    st.one_of(st.none(), _times),
)
_single: st.SearchStrategy[MeetingEdit] = st.one_of(
    presence_edits,
    _putting,
    st.builds(TakeItem, st.sampled_from(["i1", "i2", "i3", "i9"]), _times),
    st.builds(OpenMeeting, _times),
    st.builds(Adjourn, _times, words, st.one_of(st.none(), days)),
    st.builds(Resume, _times, st.booleans()),
    st.builds(SetExempt, st.sampled_from(["i1", "i2", "i9"]), st.booleans(), words, words),
    st.builds(DisposeOfItem, st.sampled_from(["i1", "i2", "i9"]), st.sampled_from(list(ItemState))),
    st.builds(WordEvent, _events, words),
    st.builds(Preside, _people),
    st.builds(WriteMinute, words, _items),
    st.builds(Decide, words, st.sampled_from(list(Outcome)), _items),
    st.builds(Assign, words, _items),
    st.builds(DeclareInterest, _people, _items),
    st.builds(RecordVote, _entries, st.just(Tally(3, 1, 1)), _people),
    st.builds(ReportProgress, _entries, days, words),
    st.builds(Reword, _entries, words),
    st.builds(AddItem, words, before=st.sampled_from([None, "i1", "i9"]), part=st.booleans()),
    st.builds(MoveItem, st.sampled_from(["i1", "i2"]), after=st.sampled_from(["i2", "i3"])),
    st.builds(RemoveItem, st.sampled_from(["i2", "i9"])),
    st.builds(IssueAgenda),
    st.builds(SetActionStatus, _entries, st.sampled_from(list(ActionStatus)), days, words),
    st.builds(ReassignAction, _entries, st.just((Owner("Officers"),)), days),
    st.builds(ChangeDue, _entries, st.one_of(st.none(), days), days),
    st.builds(Strike, _entries),
    st.builds(Revise, _entries, minute=st.builds(WriteMinute, words, _items)),
    st.builds(Revise, _entries, decision=st.builds(Decide, words, st.sampled_from(list(Outcome)), _items)),
    st.builds(Revise, _entries, action=st.builds(Assign, words, _items)),
    st.builds(Revise, _entries, interest=st.builds(DeclareInterest, _people, _items)),
)
_batches: Callable[[st.SearchStrategy[MeetingEdit]], st.SearchStrategy[MeetingEdit]] = lambda inner: (  # noqa: E731
    st.builds(Together, st.lists(inner, min_size=1, max_size=3).map(tuple), words)
)
meeting_edits: st.SearchStrategy[MeetingEdit] = st.recursive(_single, _batches, max_leaves=4)
