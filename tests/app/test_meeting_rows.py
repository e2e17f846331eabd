"""The list of a council's meetings: only what is looked at is made."""

from datetime import date
from typing import Any, cast

from boardtui.app.rows.meeting_rows import board_lines
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.rules.digest import Digest, digest
from tests.builders import board

TODAY = date(2026, 11, 22)


class _Untouched:
    """A meeting of which nothing but its id may be asked."""

    id = "m2"

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"{name} was asked of a meeting that is not in view")


def test_a_meeting_that_is_not_in_view_costs_nothing() -> None:
    seen = digest(Meeting("m1", "parks", date(2026, 11, 24)))
    lines, keys = board_lines(((board(), (seen, cast(Digest, _Untouched()))),), TODAY, 80)
    assert [lines[0].entry, lines[1].entry] == [None, "m1"]
    assert "24 Nov" in lines[1].text
    assert len(lines) == len(keys) == 3
    assert keys == [None, RecordKey(board().id, "m1"), RecordKey(board().id, "m2")]


def test_a_board_without_meetings_says_what_to_do() -> None:
    lines, keys = board_lines(((board(), ()),), TODAY, 80)
    assert keys == [None, None]
    assert lines[1].text.startswith(" No meetings yet: m puts one on record")
