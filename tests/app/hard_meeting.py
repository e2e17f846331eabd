"""The Harbour Board on the eve of a hard meeting: seven seats in two groups, four of them a quorum."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path

from boardtui.app.app import BoardApp
from boardtui.assemble import make_workspace, open_workspace
from boardtui.model.agendas import AgendaItem
from boardtui.model.boards import (
    Board,
    BoardSettings,
    CalendarDate,
    Membership,
    PoliticalGroup,
    QuorumRule,
    Role,
)
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from tests.app.holding import SetClock
from tests.builders import person

DAY = date(2024, 3, 14)
HARD = RecordKey("harbour", "2024-03-14")
SCRIPT = Path(__file__).with_name("hard_meeting.txt")
_PEOPLE = {
    "ab": ("Anna Bell", Role.CHAIRMAN, "quay"), "cd": ("Colin Dyer", Role.MEMBER, "quay"),
    "ef": ("Edie Frost", Role.MEMBER, "quay"), "gh": ("Gus Hale", Role.MEMBER, "quay"),
    "jk": ("Jo Kerr", Role.VICE_CHAIR, "town"), "lm": ("Lena Moss", Role.MEMBER, "town"),
    "np": ("Ned Pike", Role.MEMBER, "town"), "qr": ("Quinn Reed", Role.SUBSTITUTE, "quay"),
    "uv": ("Una Vale", Role.OFFICER, None),
}  # fmt: skip
_ITEMS = (
    "Welcome and declarations", "Note of the last meeting", "Dredging contract", "Mooring fees",
    "Harbour dues", "Sale of the old slipway", "Any other business",
)  # fmt: skip


def harbour() -> Board:
    """The board: half of its seats, from both groups, are a quorum."""
    return Board(
        id=HARD.board,
        name="Harbour Board",
        prefix="HB",
        year="2023/24",
        groups=(PoliticalGroup("quay", "Quay", 4), PoliticalGroup("town", "Town", 3)),
        people=tuple(person(one, one.upper(), name, "Lynmouth TC") for one, (name, *_) in _PEOPLE.items()),
        memberships=tuple(
            Membership(one, role, group, votes=role.holds_seat) for one, (_, role, group) in _PEOPLE.items()
        ),
        calendar=(CalendarDate(DAY, time(10)), CalendarDate(date(2024, 5, 9), time(10))),
        settings=BoardSettings(quorum=QuorumRule(1, 2, 1, 2)),
    )


def its_meeting() -> Meeting:
    """The meeting, with seven items and nothing recorded."""
    agenda = tuple(AgendaItem(f"i{n}", str(n), title) for n, title in enumerate(_ITEMS, start=1))
    return Meeting("2024-03-14", HARD.board, DAY, time(10), venue="Custom House", agenda=agenda)


@dataclass
class HardDay:
    """The workspace that morning, and the clock on the wall."""

    workspace: Path
    clock: SetClock = field(default_factory=lambda: SetClock(datetime(2024, 3, 14, 9, 50, tzinfo=UTC)))

    def app(self) -> BoardApp:
        """The app, opened at the meeting."""
        opening = partial(open_workspace, self.workspace, user="clerk", clock=self.clock)
        return BoardApp(opening, meeting=HARD)


def morning_of_the_hard_meeting(folder: Path) -> HardDay:
    """The workspace in ``folder``."""
    morning = HardDay(folder / "workspace")
    make_workspace(morning.workspace)
    secretariat = open_workspace(morning.workspace, user="clerk", clock=morning.clock)
    secretariat.found(harbour())
    secretariat.found(its_meeting())
    secretariat.close()
    return morning


def script_lines() -> list[str]:
    """The lines of the script, without its remarks."""
    return [line for line in SCRIPT.read_text("utf-8").splitlines() if line and not line.startswith("#")]
