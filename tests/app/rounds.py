"""What the tests of the year round share: the sample in January, after two meetings, and none open."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from boardtui.app.app import BoardApp
from boardtui.assemble import make_sample, open_workspace
from boardtui.model.actions import ActionItem
from boardtui.model.boards import Board
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.secretariat.secretariat import Secretariat
from tests.app.holding import BOARD, NOVEMBER, SetClock

PLAN, AUDIT = "IPB/2010-11/02", "IPB/2010-11/04"
"""The actions of November: one due on 18 January, one without a date."""


@dataclass
class January:
    """The whole sample, a week after the plan was due."""

    workspace: Path
    clock: SetClock = field(default_factory=lambda: SetClock(datetime(2011, 1, 25, 9, 0, tzinfo=UTC)))
    readonly: bool = False

    def secretariat(self) -> Secretariat:
        """A secretariat on the workspace."""
        return open_workspace(self.workspace, user="clerk", clock=self.clock, readonly=self.readonly)

    def app(self, *, meeting: RecordKey | None = None, ascii_only: bool = False) -> BoardApp:
        """The app, at Home unless a meeting is named."""
        return BoardApp(self.secretariat, meeting=meeting, ascii_only=ascii_only)

    def board(self) -> Board:
        """The board as it is on the disk."""
        secretariat = self.secretariat()
        found = secretariat.board(BOARD)
        secretariat.close()
        return found

    def november(self) -> Meeting:
        """The meeting of November as it is on the disk."""
        secretariat = self.secretariat()
        found = secretariat.meeting(NOVEMBER)
        secretariat.close()
        return found

    def action(self, ref: str) -> ActionItem:
        """An action of November as it is on the disk."""
        return next(one for one in self.november().actions if one.ref == ref)


def january(folder: Path) -> January:
    """The sample in ``folder``."""
    workspace = folder / "workspace"
    make_sample(workspace)
    return January(workspace)
