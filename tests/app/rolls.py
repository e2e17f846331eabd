"""A board of twenty-three, as the guide's mock-ups show it, on the eve of its meeting."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path

from boardtui.app.app import BoardApp
from boardtui.assemble import make_workspace, open_workspace
from boardtui.edits.base import MeetingEdit
from boardtui.model.agendas import AgendaItem
from boardtui.model.boards import Board, BoardSettings, Membership, PoliticalGroup, QuorumRule, Role
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.model.presence import Attendee, Capacity
from tests.app.holding import SetClock
from tests.builders import person

DAY = date(2026, 11, 24)
RIVERSIDE = RecordKey("riverside", "2026-11-24")
MEMBERS = (
    "IC Ian Clark", "PN Priya Nair", "TO Tom O'Neil", "SW Sarah Whitfield", "DP David Patel",
    "AK Aisha Khan", "MH Mark Hughes", "FC Fiona Campbell", "GB George Bennett", "SM Susan Morgan",
    "PP Paul Price", "NR Nadia Rahman", "KW Kevin Walsh", "RE Ruth Ellis", "AT Alan Turner",
    "MS Meera Shah", "PC Peter Cooper", "JB Julie Barnes", "SR Stephen Wright", "GA Grace Adeyemi",
    "ML Martin Lloyd", "OO Olu Okafor", "BL Bridget Lowe",
)  # fmt: skip
RESERVES = ("YA Yusuf Ahmed", "LP Linda Parker", "CM Claire Mills")
CODES = tuple(one[:2].lower() for one in MEMBERS)
APOLOGIES = ("ic", "re", "at", "ga")
SUBSTITUTED = ("ak", "pc")


def riverside() -> Board:
    """Twenty-three members, three reserves and an officer; eight of them are a quorum."""
    everybody = (*MEMBERS, *RESERVES, "HP Helen Platts")
    return Board(
        id="riverside",
        name="Riverside Trust Board",
        prefix="RT",
        year="2026/27",
        groups=(PoliticalGroup("all", "Members", 23),),
        people=tuple(person(one[:2].lower(), one[:2], one[3:]) for one in everybody),
        memberships=(
            *(Membership(one, Role.MEMBER, "all") for one in CODES),
            *(Membership(one[:2].lower(), Role.SUBSTITUTE, "all") for one in RESERVES),
            Membership("hp", Role.OFFICER, votes=False),
        ),
        settings=BoardSettings(quorum=QuorumRule(1, 3)),
    )


def its_meeting() -> Meeting:
    """The meeting of 24 November at ten, with three items and a guest."""
    return Meeting(
        "2026-11-24",
        RIVERSIDE.board,
        DAY,
        time(10),
        agenda=tuple(AgendaItem(f"i{one}", str(one), f"Matter {one}") for one in range(1, 4)),
        attendees=(Attendee("hal", Capacity.IN_ATTENDANCE, None, "Hal Dunn", "DfE", "HD"),),
    )


@dataclass
class Morning:
    """The workspace before the meeting, and its clock."""

    workspace: Path
    clock: SetClock = field(default_factory=lambda: SetClock(datetime(2026, 11, 24, 9, 50, tzinfo=UTC)))

    def app(self, *, ascii_only: bool = False) -> BoardApp:
        """The app, opened at the meeting."""
        opening = partial(open_workspace, self.workspace, user="clerk", clock=self.clock)
        return BoardApp(opening, meeting=RIVERSIDE, ascii_only=ascii_only)


def morning_of_november(folder: Path, *edits: MeetingEdit, board: Board | None = None) -> Morning:
    """The workspace in ``folder``, after ``edits`` of the meeting."""
    morning = Morning(folder / "workspace")
    make_workspace(morning.workspace)
    secretariat = open_workspace(morning.workspace, user="clerk", clock=morning.clock)
    secretariat.found(board or riverside())
    secretariat.found(its_meeting())
    for edit in edits:
        secretariat.do(RIVERSIDE, edit)
    secretariat.close()
    return morning
