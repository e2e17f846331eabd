"""A changed copy is what dataclasses.replace gives."""

from dataclasses import replace
from datetime import date

import pytest

from boardtui.model.changing import changed
from boardtui.model.meetings import Meeting, MeetingState

_MEETING = Meeting("m1", "b1", date(2010, 11, 17), room="1.17", state=MeetingState.OPEN)


def test_a_changed_copy_is_what_replace_gives() -> None:
    assert changed(_MEETING, room="", last_ref="B/1") == replace(_MEETING, room="", last_ref="B/1")
    assert changed(_MEETING) == _MEETING


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(KeyError):
        changed(_MEETING, colour="red")
