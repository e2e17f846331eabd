"""The history of a meeting: every entry in words, newest first, with what does not stand any more."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from boardtui.assemble import open_workspace
from boardtui.edits.base import Edit, Stamp
from boardtui.edits.minuting import WriteMinute
from boardtui.edits.timeline import Redo, Undo
from boardtui.secretariat.history import past
from boardtui.secretariat.secretariat import Secretariat
from tests.app.holding import NOVEMBER, SetClock, eve_of_november
from tests.app.rolls import RIVERSIDE, morning_of_november
from tests.builders import board, meeting


@pytest.fixture
def secretariat(tmp_path: Path) -> Secretariat:
    evening = eve_of_november(tmp_path)
    clock = SetClock(datetime(2010, 11, 17, 14, 5, tzinfo=timezone(timedelta(hours=1))))
    return open_workspace(evening.workspace, user="clerk", clock=clock)


def test_what_was_done_undone_and_done_again(secretariat: Secretariat) -> None:
    secretariat.open(NOVEMBER)
    for line in ("/open", "N: Members noted the report.", "N: A slip."):
        secretariat.capture(NOVEMBER, line)
    for edit in (Undo(), Undo(), Redo()):
        secretariat.do(NOVEMBER, edit)
    again, second, first, slip, noted, opened, *_ = secretariat.history(NOVEMBER)
    assert again.said == "Done again: Note: Members noted the report."
    assert second.said == "Undone: Note: Members noted the report."
    assert first.said == "Undone: Note: A slip."
    assert (slip.said, slip.undone) == ("Note: A slip.", True)
    assert (noted.said, noted.undone) == ("Note: Members noted the report.", False)
    assert (opened.said, opened.undone) == ("The meeting is open", False)
    assert again.sequence == opened.sequence + 5


def test_an_entry_says_who_and_when_in_their_own_time(secretariat: Secretariat) -> None:
    secretariat.open(NOVEMBER)
    secretariat.capture(NOVEMBER, "N: Members noted the report.")
    entry = secretariat.history(NOVEMBER)[0]
    assert (entry.user, entry.at.strftime("%H:%M %z")) == ("clerk", "14:05 +0100")
    assert "text: Members noted the report." in entry.whole


def test_the_beginning_is_in_it_and_cannot_be_undone(secretariat: Secretariat) -> None:
    first = secretariat.history(NOVEMBER)[-1]
    assert (first.sequence, first.said, first.undone, first.whole) == (1, "The record was begun", False, ())


class Told:
    """A line of a journal, in memory."""

    def __init__(self, sequence: int, edit: Edit | None) -> None:
        self.stamp = Stamp(sequence, datetime(2026, 11, 24, 10, 0, tzinfo=UTC), "clerk")
        self.offset, self.understood, self._edit = "-03:30", edit is not None, edit

    def edit(self) -> Edit:
        assert self._edit is not None
        return self._edit


def test_what_a_newer_version_wrote_is_said_to_be_so() -> None:
    found = past((Told(1, WriteMinute("i1", "words")), Told(2, None)), board(), meeting())
    assert found[0].said == "Written by a newer BoardTUI: not understood here"
    assert found[1].at.strftime("%H:%M %z") == "06:30 -0330"


def test_looking_at_the_history_opens_nothing(secretariat: Secretariat, tmp_path: Path) -> None:
    secretariat.history(NOVEMBER)
    other = open_workspace(tmp_path / "workspace", user="other", clock=SetClock())
    other.open(NOVEMBER)
    other.close()


def test_the_entry_by_which_the_quorum_was_lost_or_had_again_says_so(tmp_path: Path) -> None:
    clock = SetClock(datetime(2026, 11, 24, 9, 50, tzinfo=UTC))
    secretariat = open_workspace(morning_of_november(tmp_path).workspace, user="clerk", clock=clock)
    secretariat.open(RIVERSIDE)
    for line in ("+ic pn to sw dp ak mh fc", "/open", "/item 1", "-fc", "+fc", "-fc -mh"):
        secretariat.capture(RIVERSIDE, line)
        clock.pass_minutes(1)
    secretariat.do(RIVERSIDE, Undo())
    said = [one.quorum for one in secretariat.history(RIVERSIDE)]
    secretariat.close()
    lost = "The meeting became inquorate at 09.53 when Fiona Campbell left."
    assert said[:5] == ["", "", "A quorum was again present at 09.54.", lost, ""]
