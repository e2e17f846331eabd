"""A small board and a meeting of it, for tests of the core."""

from datetime import UTC, date, datetime, time

from boardtui.edits.base import MeetingEdit, Stamp
from boardtui.edits.timeline import Timeline
from boardtui.model.agendas import AgendaItem
from boardtui.model.boards import (
    Board,
    BoardSettings,
    CalendarDate,
    Membership,
    PoliticalGroup,
    QuorumRule,
    Role,
    SubstitutePolicy,
    SubstituteRule,
)
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.model.people import Authority, Contact, Name, Person
from boardtui.model.presence import PresenceEvent, PresenceKind
from boardtui.secretariat.capture.scene import Scene, make_scene

DAY = date(2026, 11, 24)
"""A Tuesday."""
NEXT = date(2027, 1, 18)
"""The Monday of the next meeting."""
OPENED = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
SEATED = ("helen", "priya", "elodie", "ian-c", "ian-n")
SUBSTITUTES = ("sam", "tom")


def person(person_id: str, code: str, full: str, authority: str = "Anywhere BC") -> Person:
    """Somebody with one name and one authority."""
    return Person(person_id, code, (Name(full),), (Authority(authority),))


def board(policy: SubstitutePolicy = SubstitutePolicy.STEPS_DOWN, quorum: QuorumRule | None = None) -> Board:
    """Five seats in two groups, two named substitutes, one officer, three dates."""
    return Board(
        id="parks",
        name="Parks Board",
        prefix="PB",
        year="2026/27",
        groups=(PoliticalGroup("red", "Red", 3), PoliticalGroup("blue", "Blue", 2)),
        people=(
            person("helen", "HP", "Helen Platts", "Ashby DC"),
            person("priya", "PN", "Priya Nair"),
            person("elodie", "EM", "Élodie Marchand"),
            person("ian-c", "IC", "Ian Clark", "Bath City"),
            person("ian-n", "IN", "Ian Nash"),
            person("sam", "SW", "Sam Wu"),
            person("tom", "TO", "Tom O'Neil"),
            Person("olga", "OF", (Name("Olga Ford"),), contact=Contact("020 7946 0000", "olga@example.org")),
        ),
        memberships=(
            Membership("priya", Role.MEMBER, "red"),
            Membership("helen", Role.CHAIRMAN, "red"),
            Membership("elodie", Role.MEMBER, "red"),
            Membership("sam", Role.SUBSTITUTE, "red"),
            Membership("ian-n", Role.MEMBER, "blue"),
            Membership("ian-c", Role.VICE_CHAIR, "blue"),
            Membership("tom", Role.SUBSTITUTE, "blue"),
            Membership("olga", Role.OFFICER, votes=False),
        ),
        calendar=(
            CalendarDate(date(2026, 12, 15), cancelled=True),
            CalendarDate(NEXT, time(11, 30)),
            CalendarDate(DAY, time(10, 0)),
        ),
        settings=BoardSettings(
            quorum=quorum or QuorumRule(1, 3, 1, 2), substitutes=SubstituteRule(policy=policy)
        ),
    )


def meeting(state: MeetingState = MeetingState.OPEN) -> Meeting:
    """The meeting of 24 November 2026, open, with three items and nothing recorded."""
    return Meeting(
        id="2026-11-24",
        board="parks",
        day=DAY,
        start=time(10, 0),
        room="Room 1",
        venue="Town Hall",
        state=state,
        opened=OPENED if state.was_held else None,
        agenda=(
            AgendaItem("i1", "1", "Apologies"),
            AgendaItem("i2", "2", "Gates and fences"),
            AgendaItem("i3", "3A", "Any other business"),
        ),
    )


def at(clock: str) -> datetime:
    """That clock time on the meeting's day; in November London keeps UTC."""
    return datetime.combine(DAY, time.fromisoformat(clock), UTC)


def stamp(sequence: int = 1) -> Stamp:
    """The stamp of the edit with that sequence."""
    return Stamp(sequence, OPENED, "tester")


def after(*edits: MeetingEdit, start: Meeting | None = None) -> Meeting:
    """The meeting as ``edits`` leave it, one after the other."""
    result = start or meeting()
    for sequence, edit in enumerate(edits, start=1):
        result = edit.apply(result, stamp(sequence))
    return result


def event(kind: PresenceKind, who: str, clock: str = "10:00", **more: object) -> PresenceEvent:
    """One entry of the presence log."""
    moment = at(clock)
    return PresenceEvent(f"{kind}-{who}-{clock}", kind, who, moment, moment, **more)  # type: ignore[arg-type]


def timeline() -> Timeline:
    """A history that begins with the meeting."""
    return Timeline(meeting())


def scene(of: Meeting | None = None, on: Board | None = None, clock: str = "10:30") -> Scene:
    """What a line typed at ``clock`` is understood against."""
    return make_scene(on or board(), of or meeting(), at(clock))
