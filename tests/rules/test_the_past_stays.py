"""No past meeting's document changes when people, roles, groups or rules change later (R1)."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boardtui.documents.attendance_table import attendance_table
from boardtui.documents.note import note_outline
from boardtui.edits.base import BoardEdit
from boardtui.edits.body import AddGroup, BeginYear, ChangeGroup, ChangeSettings, DissolveGroup, RenameBoard
from boardtui.edits.course import CloseMeeting
from boardtui.edits.minuting import Assign, Decide
from boardtui.edits.people import (
    AddPerson,
    Appoint,
    ChangeAuthority,
    ChangeMembership,
    EndMembership,
    Enrol,
    RenamePerson,
    SetAliases,
    SetContact,
    SetPost,
)
from boardtui.edits.presence import MarkPerson, PutOnMeeting, Roll, StandIn
from boardtui.errors import EditRefused
from boardtui.model.boards import (
    Board,
    BoardSettings,
    Membership,
    OfficeTitles,
    PoliticalGroup,
    QuorumRule,
    Role,
)
from boardtui.model.decisions import Outcome
from boardtui.model.people import Authority, Contact, Name
from boardtui.model.presence import Attendee, Capacity
from boardtui.rules.attendance import attendance
from boardtui.rules.membership import as_on, year_on
from boardtui.rules.quorum import quorum
from boardtui.rules.references import opening_of
from boardtui.rules.register import register
from tests.builders import DAY, SEATED, SUBSTITUTES, after, at, board, person, stamp

HELD = after(
    MarkPerson("helen", Roll.PRESENT, at("10:00")),
    MarkPerson("ian-c", Roll.PRESENT, at("10:00")),
    MarkPerson("elodie", Roll.APOLOGIES, at("10:00")),
    StandIn("sam", "priya", at("10:00")),
    PutOnMeeting(Attendee("olga", Capacity.OFFICER, person="olga"), at("10:00")),
    Decide("The gates stay.", Outcome.AGREED, "i2"),
    Assign("Mend the fence", item="i2"),
    MarkPerson("ian-c", Roll.LEFT, at("10:40"), "i2"),
    CloseMeeting(at("11:00")),
)
"""The meeting as it was held: one stood in, one sent apologies, one left and lost the quorum."""

_people = st.sampled_from([*SEATED, *SUBSTITUTES, "olga", "bo"])
_days = st.integers(1, 400).map(lambda days: DAY + timedelta(days=days))
_ends = st.integers(0, 400).map(lambda days: DAY + timedelta(days=days))
_groups = st.sampled_from(["red", "blue", "green"])
_memberships = st.builds(
    Membership,
    _people,
    st.sampled_from(list(Role)),
    st.one_of(st.none(), _groups),
    _days,
    st.one_of(st.none(), _ends),
    st.booleans(),
    st.booleans(),
)
_words = st.sampled_from(["Ann", "Bo Ray", "Zed"])
_settings = st.builds(
    BoardSettings,
    quorum=st.builds(QuorumRule, st.integers(1, 3), st.just(3), st.integers(1, 5), st.integers(1, 3)),
    titles=st.just(OfficeTitles("Chair")),
    note_title=_words,
    people_heading=_words,
    remote_may_vote=st.booleans(),
)
_bo = person("bo", "BX", "Bo Hill")
_of_bo = st.builds(Membership, st.just("bo"), st.just(Role.MEMBER), _groups, _days)
_seats = st.one_of(st.none(), st.integers(0, 9))
later_edits: st.SearchStrategy[BoardEdit] = st.one_of(
    st.just(AddPerson(_bo)),
    st.builds(Enrol, st.just(_bo), _of_bo),
    st.builds(Appoint, _memberships, st.one_of(st.none(), _people)),
    st.builds(ChangeMembership, _memberships),
    st.builds(EndMembership, _people, _ends),
    st.builds(RenamePerson, _people, st.builds(Name, _words, _words, _words, _days)),
    st.builds(ChangeAuthority, _people, st.builds(Authority, _words, _days)),
    st.builds(SetContact, _people, st.just(Contact("1", "x@example.org"))),
    st.builds(SetAliases, _people, st.tuples(_words)),
    st.builds(SetPost, _people, _words),
    st.builds(ChangeGroup, _groups, _days, st.one_of(st.none(), _words), _seats, _words),
    st.builds(AddGroup, st.just(PoliticalGroup("green", "Green", 2)), _days),
    st.builds(DissolveGroup, _groups, _ends),
    st.builds(ChangeSettings, _settings, _days),
    st.builds(RenameBoard, _days, _words, _words, _words),
    st.builds(BeginYear, st.sampled_from(["2027/28", "2028/29"]), _days),
)  # fmt: skip


def changed(edits: list[BoardEdit]) -> Board:
    result = board()
    for edit in edits:
        try:
            result = edit.apply(result, stamp())
        except EditRefused:
            continue
    return result


@given(st.lists(later_edits, max_size=12))
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_no_document_of_a_past_meeting_changes(edits: list[BoardEdit]) -> None:
    now, then = changed(edits), board()
    assert note_outline(now, HELD) == note_outline(then, HELD)
    assert attendance_table(as_on(now, DAY), HELD) == attendance_table(then, HELD)
    result, before = attendance(now, HELD), attendance(then, HELD)
    assert quorum(now, DAY, result).sentence == quorum(then, DAY, before).sentence
    assert register(now, (HELD,)) == register(then, (HELD,))
    assert (year_on(now, DAY), opening_of(as_on(now, DAY))) == ("2026/27", "PB/2026-27/")


def test_the_same_edits_do_change_what_comes_later() -> None:
    spring = date(2027, 4, 1)
    now = changed(
        [
            ChangeGroup("red", spring, "Crimson", 6),
            ChangeMembership(Membership("helen", Role.MEMBER, "blue", spring)),
            ChangeSettings(BoardSettings(quorum=QuorumRule(1, 2)), spring),
            BeginYear("2027/28", spring),
        ]
    )
    later = as_on(now, spring)
    assert (later.groups[0].name, later.groups[0].seats) == ("Crimson", 6)
    assert opening_of(later) == "PB/2027-28/"
    assert quorum(now, spring, attendance(now, HELD)).needed == 4
    assert quorum(now, DAY, attendance(now, HELD)).needed == 2
