"""The records of the sample, read once for the tests of what its documents say."""

import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

from boardtui.assemble import make_sample, open_workspace
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting


class SampleRecords(NamedTuple):
    """The board of the sample and its meetings by date."""

    board: Board
    meetings: tuple[Meeting, ...]

    def meeting(self, meeting_id: str) -> Meeting:
        """The meeting of that id, which is its date."""
        return next(one for one in self.meetings if one.id == meeting_id)


@cache
def sample_records(eve_of: str | None = None) -> SampleRecords:
    """The whole sample, or as it was before the meeting with the id ``eve_of`` began."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "w"
        make_sample(workspace, eve_of=eve_of)
        secretariat = open_workspace(workspace, user="tester", readonly=True)
        board = secretariat.boards()[0]
        return SampleRecords(board, secretariat.meetings(board))
