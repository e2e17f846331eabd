"""The agenda set out, moved about, issued: and a number once issued stands (R24–R26)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardtui.edits.agenda import AddItem, IndentItem, MoveItem, RemoveItem, SetSection
from boardtui.edits.agenda_issue import DraftAgenda, IssueAgenda
from boardtui.edits.agenda_items import (
    AnswerStub,
    GivePapers,
    PlanMinutes,
    ReportOnActions,
    RetitleItem,
    SayWhyUrgent,
    SetPage,
    SetPresenter,
    SetPurpose,
    WriteCover,
)
from boardtui.edits.agenda_sections import AddSection, MoveSection, RemoveSection, RenameSection
from boardtui.edits.base import MeetingEdit
from boardtui.edits.course import DisposeOfItem, SetExempt, TakeItem
from boardtui.edits.minuting import WriteMinute
from boardtui.errors import EditRefused
from boardtui.model.agendas import (
    AgendaItem,
    AgendaSection,
    CoverSheet,
    ItemState,
    Purpose,
    Standing,
)
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.rules.agenda_changes import changes_since_issue
from boardtui.rules.numbering import issued_numbers
from tests.builders import OPENED, after, meeting, stamp

DECIDE, DISCUSS = AgendaSection("s-a", "For decision"), AgendaSection("s-b", "For discussion")


def planned(*titles: str) -> Meeting:
    """A meeting still to be held; a title that opens with ``-`` is a part of the one before it."""
    items = tuple(
        AgendaItem(title.strip("-"), "", title.strip("-"), depth=int(title.startswith("-")))
        for title in titles
    )
    empty = replace(meeting(MeetingState.SCHEDULED), agenda=())
    return DraftAgenda((DECIDE, DISCUSS), items).apply(empty, stamp()) if items else empty


def shown(of: Meeting) -> list[str]:
    return [f"{one.number} {one.title}" for one in of.agenda]


def ids(of: Meeting) -> dict[str, str]:
    return {one.title: one.id for one in of.agenda}


def test_numbers_follow_the_order_until_issue() -> None:
    start = planned("a", "b", "-c", "d")
    assert shown(start) == ["1 a", "2 b", "2.1 c", "3 d"]
    assert shown(after(AddItem("x", before="b"), start=start)) == ["1 a", "2 x", "3 b", "3.1 c", "4 d"]
    assert shown(after(AddItem("x", after="b"), start=start)) == ["1 a", "2 b", "2.1 c", "3 x", "4 d"]
    assert shown(after(AddItem("x", before="c"), start=start)) == ["1 a", "2 x", "3 b", "3.1 c", "4 d"]
    assert shown(after(AddItem("x", after="b", part=True), start=start))[1:4] == ["2 b", "2.1 x", "2.2 c"]
    assert shown(after(AddItem("x", before="c", part=True), start=start))[2] == "2.1 x"
    assert shown(after(AddItem(" x "), start=start))[-1] == "4 x"
    assert shown(after(AddItem("x", part=True), start=planned())) == ["1 x"]


def test_an_item_says_all_that_was_said_of_it() -> None:
    held = after(
        AddItem(
            "x", "s-b", purpose=Purpose.DECISION, presenter="Ann", minutes_planned=5, urgent_reason="flood",
            standing=Standing.OTHER, approves="m0", promise="p1", stub=True,
        ),
        start=planned("a"),
    )  # fmt: skip
    assert held.agenda[-1] == AgendaItem(
        "t1", "2", "x", "s-b", purpose=Purpose.DECISION, presenter="Ann", minutes_planned=5,
        urgent_reason="flood", standing=Standing.OTHER, approves="m0", promise="p1", stub=True,
    )  # fmt: skip


def test_items_move_with_their_parts() -> None:
    start = planned("a", "b", "-c", "d")
    assert shown(after(MoveItem("b", after="d"), start=start)) == ["1 a", "2 d", "3 b", "3.1 c"]
    assert shown(after(MoveItem("d", before="a"), start=start)) == ["1 d", "2 a", "3 b", "3.1 c"]
    assert shown(after(MoveItem("a", after="b"), start=start)) == ["1 b", "1.1 c", "2 a", "3 d"]
    assert shown(after(MoveItem("c", after="a"), start=start)) == ["1 a", "1.1 c", "2 b", "3 d"]
    assert shown(after(MoveItem("c", before="a"), start=start)) == ["1 c", "2 a", "3 b", "4 d"]


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (MoveItem("a"), "Say which item"),
        (MoveItem("a", before="b", after="b"), "Say which item"),
        (MoveItem("a", before="zz"), "Say which item"),
        (MoveItem("zz", before="a"), "no such item"),
        (MoveItem("b", after="c"), "its own parts"),
        (AddItem("x", before="zz"), "put it beside"),
        (AddItem("  "), "needs a title"),
        (AddItem("x", "s-z"), "no such section"),
        (SetSection("a", "s-z"), "no such section"),
        (IndentItem("a"), "no item above"),
        (IndentItem("b"), "no third level"),
        (RetitleItem("a", " "), "needs a title"),
        (PlanMinutes("a", -1), "0 to 1440"),
        (PlanMinutes("a", 1441), "0 to 1440"),
        (RetitleItem("zz", "x"), "no such item"),
        (AddSection(" "), "needs a title"),
        (AddSection("for Decision"), "already"),
        (AddSection("x", "s-z"), "no such section"),
        (RenameSection("s-z", "x"), "no such section"),
        (RenameSection("s-a", "For discussion"), "already"),
        (DraftAgenda((), ()), "lose items"),
    ],
)
def test_what_would_be_meaningless_is_refused(edit: MeetingEdit, why: str) -> None:
    with pytest.raises(EditRefused, match=why):
        after(edit, start=planned("a", "b", "-c"))


def test_indenting_and_back() -> None:
    start = after(SetSection("a", "s-a"), start=planned("a", "b", "d"))
    assert shown(start) == ["1 b", "2 d", "3 a"]
    held = after(IndentItem("d"), start=planned("a", "b", "d"))
    assert shown(held) == ["1 a", "2 b", "2.1 d"]
    assert after(IndentItem("d"), start=held) == held
    assert shown(after(IndentItem("d", out=True), start=held)) == ["1 a", "2 b", "3 d"]
    assert after(IndentItem("a", out=True), start=held) == held
    joined = after(SetSection("b", "s-a"), IndentItem("b"), start=planned("a", "b"))
    assert [one.section for one in joined.agenda] == [None, None]


def test_sections_are_added_renamed_moved_and_removed() -> None:
    start = after(
        SetSection("a", "s-b"),
        SetSection("b", "s-a"),
        SetSection("c", "s-a"),
        start=planned("o", "a", "b", "c"),
    )
    assert shown(start) == ["1 o", "2 b", "3 c", "4 a"]
    assert after(SetSection("a", "s-b"), start=start) == start
    assert shown(after(MoveSection("s-b", "s-a"), start=start)) == ["1 o", "2 a", "3 b", "4 c"]
    assert shown(after(MoveSection("s-a"), start=start)) == ["1 o", "2 a", "3 b", "4 c"]
    assert after(MoveSection("s-a", "s-a"), start=start) == start
    more = after(AddSection("Mine", "s-b"), RenameSection("s-a", "Deciding"), start=start)
    assert [one.title for one in more.sections] == ["Deciding", "Mine", "For discussion"]
    assert [one.title for one in after(RemoveSection("s1"), start=more).sections] == [
        "Deciding",
        "For discussion",
    ]
    assert after(AddSection("Last"), start=start).sections[-1].title == "Last"
    with pytest.raises(EditRefused, match="still has items"):
        after(RemoveSection("s-a"), start=start)
    out = after(SetSection("b", None), start=start)
    assert [one.section for one in out.agenda if one.title == "b"] == [None]


def test_one_item_is_described() -> None:
    cover = CoverSheet(purpose="To decide")
    held = after(
        RetitleItem("a", " Gates "), SetPurpose("a", Purpose.DISCUSSION), PlanMinutes("a", 15),
        SetPresenter("a", "Ann "), SetPage("a", "3"), SayWhyUrgent("a", "storm"), WriteCover("a", cover),
        GivePapers("a", ("p1.docx",)), ReportOnActions("a", ("PB/2026-27/01",)), start=planned("a"),
    )  # fmt: skip
    assert held.agenda == (
        AgendaItem(
            "a", "1", "Gates", page="3", cover=cover, urgent_reason="storm", minutes_planned=15,
            purpose=Purpose.DISCUSSION, presenter="Ann", papers=("p1.docx",), actions=("PB/2026-27/01",),
        ),
    )  # fmt: skip
    assert after(PlanMinutes("a", None), start=held).agenda[0].minutes_planned is None


@pytest.mark.parametrize(
    ("edit", "still"),
    [
        (WriteCover("t1", CoverSheet()), False),
        (WriteCover("t1", None), True),
        (GivePapers("t1", ("x.docx",)), False),
        (GivePapers("t1", ()), True),
        (AnswerStub("t1"), False),
    ],
)
def test_a_stub_is_one_until_something_is_known_of_it(edit: MeetingEdit, still: bool) -> None:
    start = AddItem("Gates", promise="p1", stub=True).apply(planned("a"), stamp())
    held = after(edit, start=start)
    assert held.agenda[-1].stub is still
    if still:
        with pytest.raises(EditRefused, match="unanswered: 2 Gates"):
            after(IssueAgenda(), start=held)
        deferred = after(DisposeOfItem("t1", ItemState.DEFERRED, date(2027, 3, 1), "no time"), start=held)
        assert (deferred.agenda[-1].deferred_to, deferred.agenda[-1].state_reason) == (
            date(2027, 3, 1),
            "no time",
        )
        held = deferred
    assert len(after(IssueAgenda(), start=held).issues) == 1


def test_issued_the_numbers_stand_and_late_items_get_a_letter() -> None:
    start = after(IssueAgenda(), start=planned("a", "b", "-c", "d"))
    assert (start.issues[0].version, start.issues[0].by, start.issues[0].at) == (1, "tester", OPENED)
    assert not start.issues[0].is_supplement
    for edit, number in (
        (AddItem("x", after="a"), "1A"),
        (AddItem("x", before="a"), "4"),
        (AddItem("x", before="d"), "2A"),
        (AddItem("x"), "4"),
        (AddItem("x", after="c", part=True), "2.2"),
        (AddItem("x", before="c", part=True), "2.2"),
    ):
        assert next(one.number for one in after(edit, start=start).agenda if one.title == "x") == number
    twice = after(AddItem("x", after="a"), AddItem("y", after="t1"), AddItem("z", after="t2"), start=start)
    assert shown(twice)[:4] == ["1 a", "1A x", "1B y", "1C z"]
    parts = after(IssueAgenda(), start=planned("b", "-c", "-d"))
    assert shown(after(AddItem("x", after="c", part=True), start=parts))[2] == "1.1A x"
    assert shown(after(MoveItem("d", before="a"), start=start))[0] == "3 d"


def test_after_issue_an_item_is_withdrawn_and_not_removed() -> None:
    start = after(IssueAgenda(), start=planned("a", "b"))
    with pytest.raises(EditRefused, match="withdraw it instead"):
        after(RemoveItem("a"), start=start)
    with pytest.raises(EditRefused, match="keeps its number"):
        after(IndentItem("b"), start=start)
    with pytest.raises(EditRefused, match="numbers of this agenda stand"):
        after(DraftAgenda((), start.agenda), start=start)
    withdrawn = after(DisposeOfItem("a", ItemState.WITHDRAWN, None, "not ready"), start=start)
    assert shown(withdrawn) == ["1 a", "2 b"]
    late = after(AddItem("x"), AddItem("y"), start=start)
    assert shown(after(RemoveItem("t1"), start=late)) == ["1 a", "2 b", "4 y"]
    part = after(IndentItem("t1"), start=late)
    assert shown(part) == ["1 a", "2 b", "2.1 x", "4 y"]
    assert shown(after(IndentItem("t1", out=True), start=part)) == ["1 a", "2 b", "2A x", "4 y"]


def test_before_issue_a_removed_item_leaves_its_parts_behind() -> None:
    assert shown(after(RemoveItem("b"), start=planned("a", "b", "-c"))) == ["1 a", "2 c"]


def test_in_the_room_numbers_stand_too() -> None:
    assert shown(after(AddItem("Flood", urgent_reason="it rains")))[-1] == "4 Flood"
    with pytest.raises(EditRefused, match="keeps its number"):
        after(IndentItem("i2"))
    assert shown(after(RemoveItem("i2"))) == ["1 Apologies", "3A Any other business"]
    for edit in (TakeItem("i2", OPENED), WriteMinute("x", "i2")):
        with pytest.raises(EditRefused, match="has been taken"):
            after(edit, RemoveItem("i2"))


def test_an_agenda_is_issued_again_only_where_it_changed() -> None:
    start = after(IssueAgenda(), start=planned("a", "b"))
    with pytest.raises(EditRefused, match="Nothing on the agenda has changed"):
        after(IssueAgenda(), start=start)
    with pytest.raises(EditRefused, match="no items"):
        after(IssueAgenda(), start=planned())
    changed = after(
        RetitleItem("a", "A"), GivePapers("a", ("late.docx",)), DisposeOfItem("b", ItemState.WITHDRAWN),
        AddItem("x"), start=start,
    )  # fmt: skip
    assert [one.sentence for one in changes_since_issue(changed)] == [
        "Item 1 A: retitled (was: a).", "Item 1 A: papers changed.", "Item 2 b: withdrawn.",
        "Item 3 x: added.",
    ]  # fmt: skip
    again = after(IssueAgenda(), start=changed)
    assert (again.issues[1].version, again.issues[1].is_supplement) == (2, True)
    assert changes_since_issue(again) == () == changes_since_issue(planned("a"))
    back = after(DisposeOfItem("b", ItemState.LISTED), start=again)
    assert [one.what for one in changes_since_issue(back)] == ["listed again"]


@pytest.mark.parametrize("state", [MeetingState.CLOSED, MeetingState.ABANDONED, MeetingState.CANCELLED])
def test_a_meeting_that_is_over_keeps_its_agenda(state: MeetingState) -> None:
    with pytest.raises(EditRefused, match=f"is {state}"):
        after(AddItem("x"), start=meeting(state))


_known = st.sampled_from(["a", "b", "c", "d", *(f"t{number}" for number in range(1, 9))])
_anywhere = st.one_of(st.none(), _known)
_edits: st.SearchStrategy[MeetingEdit] = st.one_of(
    st.builds(
        AddItem, st.sampled_from("xyz"), st.sampled_from([None, "s-a"]), _anywhere, _anywhere, st.booleans()
    ),
    st.builds(MoveItem, _known, _anywhere, _anywhere),
    st.builds(IndentItem, _known, st.booleans()),
    st.builds(SetSection, _known, st.sampled_from([None, "s-a", "s-b"])),
    st.builds(MoveSection, st.sampled_from(["s-a", "s-b"]), st.sampled_from([None, "s-a", "s-b"])),
    st.builds(RemoveItem, _known),
    st.builds(RetitleItem, _known, st.just("new")),
    st.builds(DisposeOfItem, _known, st.sampled_from(list(ItemState))),
    st.builds(SetExempt, _known, st.booleans()),
    st.builds(IssueAgenda),
)


@given(st.lists(_edits, max_size=25))
@settings(max_examples=300)
def test_a_number_once_issued_never_changes_and_is_nobody_elses(edits: list[MeetingEdit]) -> None:
    held = planned("a", "b", "-c", "d")
    issued: dict[str, str] = {}
    for sequence, edit in enumerate(edits, start=1):
        try:
            held = edit.apply(held, stamp(sequence))
        except EditRefused:
            continue
        for item, number in issued_numbers(held).items():
            assert issued.setdefault(item, number) == number
        now = {one.id: one.number for one in held.agenda}
        assert {item: now[item] for item in issued} == issued
        assert len(set(now.values())) == len(now)
        assert "" not in now.values()
