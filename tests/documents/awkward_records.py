"""A board and a meeting of it in which everything that can be typed was typed.

The records are kept on disk as any are; what no journal can hold (control characters, half a letter) is
put into them as they are read, for a document must stand it whatever the records are.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final, TypeVar

from boardtui.assemble import open_workspace
from boardtui.edits.founding import Convene, FoundBoard
from boardtui.model.actions import ActionItem, ActionStatus, Owner, Progress
from boardtui.model.agendas import (
    AgendaItem,
    AgendaSection,
    ContactOfficer,
    CoverSheet,
    ItemState,
    Purpose,
    ReportKind,
    ReportPart,
)
from boardtui.model.boards import Board, CalendarDate, Membership, PoliticalGroup, Role
from boardtui.model.decisions import Decision, NamedVote, Outcome, Tally, Vote
from boardtui.model.meetings import Adjournment, Meeting, MeetingState, Minute, MinuteKind
from boardtui.model.people import Authority, Contact, Name, Person
from boardtui.model.presence import Attendee, Capacity, Declaration, InterestKind, PresenceKind
from boardtui.secretariat.secretariat import Secretariat
from boardtui.store.cabinet import Cabinet
from tests.builders import DAY, NEXT, OPENED, at, board, event
from tests.generator import write_pair

MARKUP: Final = "R&D <Group> & \"Sons\" 'Ltd' ]]> a < b > c &amp"
FOREIGN: Final = "משרד החינוך والعربية, Ẑ́̈ ẹ́ n̆̈, ŵ ŷ Łódź, 日本語"
EMOJI: Final = "👩‍👩‍👧‍👦 👍🏽 🏴󠁧󠁢󠁷󠁬󠁳󠁿 𝒳"
CONTROL: Final = "⟦control⟧"
"""Where :data:`HARMFUL` is put as the records are read."""
HARMFUL: Final = (
    "bell\x07 null\x00 tab\t page\x0c line\x0b \x1b[31mred\x1b[0m c1\x9b31m \uffff half \ud800 bidi\u202e "
)
VENUE: Final = " ".join(["The Old Corn Exchange and Assembly Rooms, Upper Wharf Street, St Mary’s"] * 5)[:300]
UNBROKEN: Final = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 2
TEN_THOUSAND: Final = ("The matter was gone into at length, and nothing of it was left out. " * 150)[:10_000]
LINES: Final = "First line.\nSecond line.\n\n\nFourth    line, after a gap and with four spaces."
TYPED: Final = (
    "• that the report, as it was circulated, be received and noted",
    "- that officers go into the matter and come back in the spring",
    "• one matter that was raised\n• another matter that was raised beside the first",
)
"""What is typed as a list."""
ITEMS: Final = 40
_Record = TypeVar("_Record")


def awkward_board() -> Board:
    """The builders' board, its names and groups made awkward, and one seat empty."""
    plain = board()
    people = {
        "helen": Person("helen", "HP", (Name(f"Helen {MARKUP}", "Dame", "CBE JP"),), (Authority(FOREIGN),)),
        "priya": Person("priya", "PN", (Name(UNBROKEN),), (Authority(VENUE),)),
        "elodie": Person("elodie", "EM", (Name(f"Élodie {EMOJI}"),), (Authority(""),)),
        "ian-c": Person("ian-c", "IC", (Name(f"{FOREIGN} O’Neil-ap-Rhys"),), (Authority(CONTROL),)),
        "sam": Person("sam", "SW", (Name("-"),), ()),
    }  # fmt: skip
    groups = (
        PoliticalGroup("red", f"Red {MARKUP}", 4, f"{FOREIGN} group office", Contact("0" * 60, "a@b")),
        PoliticalGroup("blue", f"{EMOJI} {VENUE}", 2),
        PoliticalGroup("none", CONTROL, 0),
    )
    return replace(
        plain,
        name=f"Parks {MARKUP} Board",
        parent=FOREIGN,
        groups=groups,
        people=tuple(people.get(one.id, one) for one in plain.people),
        memberships=(*plain.memberships, Membership("nobody-knows", Role.MEMBER, "gone")),
        contact=Person("olga", "OF", (Name(f"Olga {MARKUP}"),), contact=Contact("020 7946 0000", "o@b.org")),
        notices=(f"{LINES} {MARKUP}", CONTROL, TEN_THOUSAND),
        calendar=(*plain.calendar, CalendarDate(date(2027, 3, 1), venue=VENUE, room=EMOJI)),
    )  # fmt: skip


def awkward_meeting(number_of_items: int = ITEMS) -> Meeting:
    """The meeting of 24 November 2026, held: 40 items, everybody coming and going, and everything said."""
    items = tuple(_item(number) for number in range(1, number_of_items + 1))
    return Meeting(
        id=DAY.isoformat(),
        board="parks",
        day=DAY,
        start=at("10:00").time(),
        room=f"Room {MARKUP}",
        venue=VENUE,
        state=MeetingState.CLOSED,
        opened=OPENED,
        closed=at("13:37"),
        presiding="helen",
        minute_taker="olga",
        sections=(
            AgendaSection("s1", f"For discussion {MARKUP}"),
            AgendaSection("s2", FOREIGN),
            AgendaSection("s3", ""),
        ),
        agenda=items,
        attendees=(
            Attendee("guest-a", Capacity.IN_ATTENDANCE, name=f"{FOREIGN} {MARKUP}", body=VENUE),
            Attendee("guest-b", Capacity.OFFICER, name=CONTROL, body=""),
            Attendee("guest-c", Capacity.OFFICER, person="olga"),
        ),
        presence=(
            event(PresenceKind.ARRIVED, "helen"),
            event(PresenceKind.ARRIVED, "priya", "10:20", item="i2", words=f"{MARKUP} came in. {LINES}"),
            event(PresenceKind.LEFT, "priya", "11:00", item="i3"),
            event(PresenceKind.RETURNED, "priya", "11:30", item="i3", remote=True),
            event(PresenceKind.APOLOGISED, "elodie", reason="a private reason that nobody reads"),
            event(PresenceKind.STOOD_IN, "sam", stands_in_for="elodie"),
            event(PresenceKind.ARRIVED, "ian-c", remote=True),
            event(PresenceKind.NOTED_ABSENT, "ian-n"),
            event(PresenceKind.ARRIVED, "guest-a"),
            event(PresenceKind.ARRIVED, "guest-b"),
        ),
        adjournments=(Adjournment(at("12:00"), f"a fire {MARKUP}", at("12:20"), order=7),),
        declarations=(
            Declaration("dec1", 3, "priya", "i2", InterestKind.PECUNIARY, nature=f"owns {MARKUP} {EMOJI}"),
        ),
        minutes=_minutes(items),
        decisions=tuple(_decision(number) for number in range(1, number_of_items + 1)),
        actions=tuple(_action(number) for number in range(1, number_of_items + 1)),
    )  # fmt: skip


def next_meeting() -> Meeting:
    """The meeting after it: called, its agenda as awkward, one item to report on an action."""
    items = tuple(_item(number) for number in range(1, 7))
    items = (replace(items[0], actions=("PB/2026-27/01",)), *items[1:])
    return replace(
        Meeting(id=NEXT.isoformat(), board="parks", day=NEXT),
        venue=VENUE,
        agenda=items,
        sections=awkward_meeting(1).sections,
        previous=DAY.isoformat(),
    )


def empty_meeting() -> Meeting:
    """A meeting at which nothing was recorded: nobody marked, no agenda, no place, no time."""
    return Meeting(
        id="2026-10-05", board="parks", day=date(2026, 10, 5), state=MeetingState.CLOSED, opened=OPENED
    )


def open_awkward(workspace: Path) -> Secretariat:
    """A workspace with all of it, opened; what it hands out is harmful."""
    Cabinet.make(workspace)
    folder = workspace / "data" / "parks"
    (folder / "meetings").mkdir(mode=0o700, parents=True)
    write_pair(folder / "board", [FoundBoard(awkward_board())], awkward_board())
    for one in (awkward_meeting(), next_meeting(), empty_meeting()):
        write_pair(folder / "meetings" / one.id, [Convene(one)], one)
    clock = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    opened = open_workspace(workspace, user="tester", readonly=True, clock=lambda: clock)
    _harm(opened, "board", "meeting", "meetings", "boards", "register", "track_decisions", "track_actions")
    return opened


def _harm(secretariat: Secretariat, *names: str) -> None:
    for name in names:
        setattr(secretariat, name, _harming(getattr(secretariat, name)))


def _harming(question: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *asked, **named: harmed(question(*asked, **named))


def harmed(record: _Record) -> _Record:
    """``record`` with :data:`HARMFUL` in every place that is marked for it."""
    told: Any = record
    if isinstance(told, str) and type(told) is str:
        told = told.replace(CONTROL, HARMFUL)
    elif isinstance(told, tuple):
        told = tuple(map(harmed, told)) if type(told) is tuple else type(told)(*map(harmed, told))
    elif dataclasses.is_dataclass(told) and not isinstance(told, type):
        fields = {one.name: harmed(getattr(told, one.name)) for one in dataclasses.fields(told) if one.init}
        told = replace(told, **fields)
    return told  # type: ignore[no-any-return]


def _item(number: int) -> AgendaItem:
    title = (MARKUP, FOREIGN, EMOJI, UNBROKEN, VENUE, f"{CONTROL}of {number}", "A TITLE SHOUTED", "=1+1")[
        number % 8
    ]
    return AgendaItem(
        f"i{number}",
        str(number),
        f"{title} {number}",
        section=("s1", "s2", "s3", None)[number % 4],
        page=("", "17", "n/a")[number % 3],
        cover=_cover(number) if number < 5 else None,
        state={12: ItemState.WITHDRAWN, 13: ItemState.DEFERRED}.get(number, ItemState.LISTED),
        exempt=number in (9, 10),
        exempt_paragraph="3" if number == 9 else "",
        exempt_resolution=f"That the public go out. {MARKUP}" if number == 9 else "",
        urgent_reason=f"It came late. {LINES}" if number == 14 else "",
        minutes_planned=number if number % 2 else None,
        purpose=(None, *Purpose)[number % 4],
        presenter=f"{FOREIGN} {CONTROL}" if number % 5 == 0 else "",
        papers=(f"{UNBROKEN}.docx",) if number == 15 else (),
        state_reason=MARKUP if number in (12, 13) else "",
    )  # fmt: skip


def _cover(number: int) -> CoverSheet:
    return CoverSheet(
        purpose=f"To say {MARKUP} {LINES}",
        summary=(TEN_THOUSAND, FOREIGN, CONTROL, "", *TYPED),
        recommendations=(f"That {MARKUP} be agreed", EMOJI, LINES),
        action=f"As directed. {CONTROL}",
        contact_officer=ContactOfficer(FOREIGN, MARKUP, "020", "") if number > 1 else ContactOfficer(),
        annexes=(f"Annex {MARKUP}", ""),
        report=(
            ReportPart(MARKUP, ReportKind.HEADING),
            ReportPart(TEN_THOUSAND),
            ReportPart(f"{FOREIGN}\n{LINES}", ReportKind.SUB_PARAGRAPH),
            *map(ReportPart, TYPED),
            ReportPart(CONTROL),
            ReportPart("", ReportKind.HEADING),
            ReportPart(""),
        ),
    )


def _minutes(items: tuple[AgendaItem, ...]) -> tuple[Minute, ...]:
    said = [(item.id, f"It was said of {item.title} that {MARKUP}. {LINES}") for item in items]
    said += [
        ("i1", TEN_THOUSAND),
        ("i1", FOREIGN),
        ("i2", CONTROL),
        ("i3", ""),
        ("i3", EMOJI),
        ("i4", UNBROKEN),
    ]
    said += [("i5", text) for text in TYPED]
    kinds = tuple(MinuteKind)
    before = Minute("m0", 1, None, f"Before any item. {MARKUP}")
    return (
        before,
        *(
            Minute(f"m{place}", place * 10, item, text, kinds[place % 3])
            for place, (item, text) in enumerate(said, 1)
        ),
    )


def _decision(number: int) -> Decision:
    outcomes = tuple(Outcome)
    tally = Tally(
        3,
        1,
        1,
        Vote.FOR,
        (NamedVote("helen", Vote.FOR), NamedVote("ian-c", Vote.AGAINST)),
        casting_by="helen",
    )
    return Decision(
        f"d{number}",
        number * 10 + 5,
        f"i{number}",
        (f"that {MARKUP} be agreed", LINES, FOREIGN, f"{CONTROL}resolved", TYPED[number % 3])[number % 5],
        outcomes[number % len(outcomes)],
        f"PB/2026-27/{number:02}",
        mover="helen" if number % 3 == 0 else None,
        seconder="priya" if number % 3 == 0 else None,
        tally=tally if number % 4 == 0 else None,
    )  # fmt: skip


def _action(number: int) -> ActionItem:
    owners = (Owner("Officers"), Owner(f"Helen {MARKUP}", "helen"), Owner(FOREIGN))
    return ActionItem(
        f"a{number}",
        number * 10 + 6,
        f"i{number}",
        (f"Write to {MARKUP}", LINES, f"{EMOJI} be looked at", f"{CONTROL}go", TEN_THOUSAND[:700])[
            number % 5
        ],
        f"PB/2026-27/{number:02}",
        owners[: number % 3 + 1],
        DAY + timedelta(days=number) if number % 2 else None,
        due_next_meeting=number % 4 == 0,
        status=tuple(ActionStatus)[number % 4],
        progress=(Progress(DAY + timedelta(days=3), f"{LINES} {MARKUP}"), Progress(DAY, CONTROL)),
    )
