"""Breaks, the roll taken again, private, deferred and withdrawn items, as typed (R24, R27, R32, R48, R50)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from boardtui.edits.batch import Together
from boardtui.edits.course import Adjourn, CloseMeeting, DisposeOfItem, Resume, SetExempt
from boardtui.edits.minuting import Decide
from boardtui.edits.presence import MarkPerson, Roll, StandIn, StepDown
from boardtui.model.agendas import ItemState
from boardtui.model.decisions import Outcome
from boardtui.model.meetings import Meeting
from boardtui.rules.attendance import Mark, attendance
from boardtui.rules.quorum import quorum
from boardtui.secretariat.capture.line import understand
from boardtui.secretariat.capture.scene import make_scene, sitting_day
from tests.builders import DAY, NEXT, after, at, board, meeting, scene, stamp
from tests.secretariat.typed import edit_of, held, refusal_of, typed

WEDNESDAY = date(2026, 11, 25)
NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
WORDS = "That the public be excluded from item {}, which involves exempt information under paragraph {}."


@pytest.mark.parametrize(
    ("line", "edit"),
    [
        ("/break", Adjourn(at("10:30"))),
        ("/break tea", Adjourn(at("10:30"), "tea")),
        ("/break 10:40 tea", Adjourn(at("10:40"), "tea")),
        ("/adjourn 10:40: fire drill, all out", Adjourn(at("10:40"), "fire drill, all out")),
        ("/adjourn until 25 nov", Adjourn(at("10:30"), "", WEDNESDAY)),
        ("/adjourn 10:40 to Wed 25 Nov: no quorum", Adjourn(at("10:40"), "no quorum", WEDNESDAY)),
        ("/adjourn until next meeting", Adjourn(at("10:30"), "", NEXT)),
        ("/adjourn until 25 nov 2027", Adjourn(at("10:30"), "", date(2027, 11, 25))),
        ("/adjourn 1040 until 25 nov 2027: snow", Adjourn(at("10:40"), "snow", date(2027, 11, 25))),
        ("/adjourn until 25 nov 1640", Adjourn(at("16:40"), "", WEDNESDAY)),
        ("/break 2027", Adjourn(at("20:27"))),
    ],
)
def test_adjourning(line: str, edit: Adjourn) -> None:
    assert typed(line).edit == replace(edit, in_order=True)
    assert typed(line).clock == (None if edit.at == at("10:30") else edit.at)


def broken(until: date | None = None) -> Meeting:
    here = tuple(MarkPerson(who, Roll.PRESENT, at("10:01")) for who in ("helen", "priya", "ian-c"))
    return after(*here, StandIn("sam", "elodie", at("10:02")), Adjourn(at("10:20"), "tea", until))


@pytest.mark.parametrize(
    ("line", "edit"),
    [
        ("/resume", Resume(at("10:30"))),
        ("/resume 14:00", Resume(at("14:00"))),
        ("/resume 14:00 roll", Resume(at("14:00"), roll_again=True)),
        ("/resume roll 2 pm", Resume(at("14:00"), roll_again=True)),
        ("/resume with the roll", Resume(at("10:30"), roll_again=True)),
        ("/resume 25 nov 12:00", Resume(NOON, roll_again=True)),
    ],
)
def test_resuming(line: str, edit: Resume) -> None:
    assert edit_of(line, Resume, broken()) == edit


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("/resume 10:10", "10:10 is before the meeting adjourned at 10:20"),
        ("/close 10:10", "10:10 is before the meeting adjourned at 10:20"),
        ("/resume 10:20", ""),
        ("/resume 14:00", ""),
        ("/close 10:25", ""),
        ("/close", ""),
    ],
)
def test_a_time_before_what_the_meeting_did_last_is_doubted(line: str, doubt: str) -> None:
    assert typed(line, broken()).warnings == ((doubt,) if doubt else ())


def test_what_comes_before_the_opening_or_the_last_resumption_is_doubted() -> None:
    assert typed("/break 9:50").warnings == ("09:50 is before the meeting opened at 10:00",)
    assert typed("/close 9:50").warnings == ("09:50 is before the meeting opened at 10:00",)
    going_on = after(Adjourn(at("10:20")), Resume(at("10:40")))
    assert typed("/close 10:30", going_on).warnings == ("10:30 is before the meeting resumed at 10:40",)
    unrecorded = replace(meeting(), opened=None)
    assert typed("/close 9:50", unrecorded).warnings == ()
    assert typed("/time 8:30").warnings == ("08:30 is more than an hour before the meeting opened at 10:00",)


def test_on_another_day_the_roll_is_taken_again_and_that_is_said() -> None:
    scene = make_scene(board(), broken(WEDNESDAY), NOON)
    understood = understand("/resume 12:00", scene)
    assert understood.edit == Resume(NOON, roll_again=True)
    assert understood.warnings == ("another day: everybody is to be marked again",)
    assert understood.preview == "Meeting resumed 12:00; the roll is taken again"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("/resume soon", "'soon' is not a time"),
        ("/resume 25:00", "'25:00' is not a time"),
        ("/break 25:00 tea", "'25:00'"),
        ("/adjourn until 31 feb", "'31 feb' is no day of the calendar."),
        ("/adjourn 10:40 until 31 feb", "'31 feb' is no day of the calendar."),
        ("/resume 2027-02-30 14:00", "'2027-02-30' is no day of the calendar."),
    ],
)
def test_a_time_that_is_none(line: str, why: str) -> None:
    assert why in refusal_of(line, broken())


def test_after_the_roll_is_taken_again_only_those_marked_again_count() -> None:
    resumed = Resume(at("11:00"), roll_again=True).apply(broken(), stamp(9))
    result = attendance(board(), resumed)
    assert quorum(board(), DAY, result).counted == 0
    assert [result.standing(who).to_confirm for who in ("helen", "sam", "elodie")] == [True, True, False]
    assert result.count(Mark.PRESENT) == 3, "who came before the break has attended"
    assert result.standing("helen").needs_mark

    again = after(
        MarkPerson("helen", Roll.PRESENT, at("11:01")),
        MarkPerson("sam", Roll.PRESENT, at("11:01")),
        MarkPerson("priya", Roll.REMOTE, at("11:02")),
        MarkPerson("ian-c", Roll.LEFT, at("11:02")),
        MarkPerson("ian-n", Roll.PRESENT, at("11:03")),
        start=resumed,
    )
    result = attendance(board(), again)
    assert [one.person for one in result.voters] == ["priya", "helen", "sam", "ian-n"]
    assert not any(one.to_confirm for one in result.standings.values())
    assert result.standing("ian-c").mark is Mark.PRESENT
    assert [one.kind for one in again.presence[-5:]] == [
        "confirmed",
        "confirmed",
        "confirmed",
        "left",
        "arrived",
    ]


def test_a_substitute_who_is_not_back_leaves_the_seat_to_the_member() -> None:
    resumed = Resume(at("11:00"), roll_again=True).apply(broken(), stamp(9))
    understood = understand("+em", make_scene(board(), resumed, at("11:01")))
    assert understood.question == ""


def test_the_day_of_sitting_is_the_one_it_was_adjourned_to() -> None:
    assert sitting_day(board(), meeting()) == DAY
    assert sitting_day(board(), broken()) == DAY
    assert sitting_day(board(), broken(WEDNESDAY)) == WEDNESDAY
    resumed = Resume(NOON, roll_again=True).apply(broken(WEDNESDAY), stamp(9))
    scene = make_scene(board(), resumed, NOON.replace(hour=13))
    assert scene.now == NOON.replace(hour=13)
    assert understand("+hp 12:10", scene).edit == MarkPerson(
        "helen", Roll.PRESENT, datetime(2026, 11, 25, 12, 10, tzinfo=UTC)
    )


def test_past_midnight_the_clock_goes_on_into_the_next_day() -> None:
    opened = replace(meeting(), opened=at("20:00"))
    record = MarkPerson("helen", Roll.PRESENT, at("23:50")).apply(opened, stamp())
    scene = make_scene(board(), record, datetime(2026, 11, 25, 0, 20, tzinfo=UTC))
    assert scene.now == datetime(2026, 11, 25, 0, 20, tzinfo=UTC)
    left = understand("-hp 0:10", scene).edit
    assert left == MarkPerson("helen", Roll.LEFT, datetime(2026, 11, 25, 0, 10, tzinfo=UTC))
    assert understand("+pn 23:55", scene).edit == MarkPerson("priya", Roll.PRESENT, at("23:55"))


def test_the_day_after_entries_are_made_as_at_where_the_record_has_got_to() -> None:
    assert make_scene(board(), held("+hp"), datetime(2026, 11, 25, 9, 0, tzinfo=UTC)).now == at("10:01")
    assert make_scene(board(), held("+hp"), datetime(2026, 11, 23, 9, 0, tzinfo=UTC)).now == at("10:01")


@pytest.mark.parametrize(
    ("line", "edit"),
    [
        ("/exempt 3", SetExempt("i2", True, "3", WORDS.format("2", "3"))),
        ("/exempt para 3", SetExempt("i2", True, "3", WORDS.format("2", "3"))),
        ("/exempt paragraph 7A: That the public leave", SetExempt("i2", True, "7A", "That the public leave")),
        ("/exempt item 3a para 1", SetExempt("i3", True, "1", WORDS.format("3A", "1"))),
        ("/exempt", SetExempt("i2", True, "", WORDS.format("2", "…"))),
        ("/public", SetExempt("i2", False)),
        ("/public item 3A", SetExempt("i3", False)),
        ("/public 1", SetExempt("i1", False)),
    ],
)
def test_an_item_goes_into_private_and_back(line: str, edit: SetExempt) -> None:
    assert edit_of(line, SetExempt, held("/item 2")) == edit


def test_an_item_in_private_without_a_paragraph_is_doubted() -> None:
    assert typed("/exempt", held("/item 2")).warnings == (
        "no paragraph is named: type /exempt and its number",
    )
    assert typed("/exempt 3", held("/item 2")).warnings == ()


def test_what_is_deferred_a_second_time_is_doubted() -> None:
    first = held("/item 2")
    again = edit_of("/defer", Together, first).apply(first, stamp(50))
    doubt = "item 2 is deferred already: this decides it again"
    assert typed("/withdraw 2", again).warnings == (doubt,)
    assert typed("/defer 2", first).warnings == ()


@pytest.mark.parametrize(
    ("line", "item", "state", "text", "outcome"),
    [
        ("/defer", "i2", ItemState.DEFERRED, "The item was deferred.", Outcome.DEFERRED),
        (
            "/defer to the next meeting",
            "i2",
            ItemState.DEFERRED,
            "The item was deferred to the next meeting.",
            Outcome.DEFERRED,
        ),
        (
            "/defer 3a to January",
            "i3",
            ItemState.DEFERRED,
            "The item was deferred to January.",
            Outcome.DEFERRED,
        ),
        ("/withdraw item 1", "i1", ItemState.WITHDRAWN, "The item was withdrawn.", Outcome.WITHDRAWN),
        (
            "/withdraw 1: Withdrawn by its author.",
            "i1",
            ItemState.WITHDRAWN,
            "Withdrawn by its author.",
            Outcome.WITHDRAWN,
        ),
    ],
)
def test_deferring_and_withdrawing_are_outcomes(
    line: str, item: str, state: ItemState, text: str, outcome: Outcome
) -> None:
    edit = edit_of(line, Together, held("/item 2"))
    assert edit.edits == (DisposeOfItem(item, state), Decide(text, outcome, item, "PB/2026-27/01"))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("/exempt 3", "No item is in hand; name one, for example /exempt item 3."),
        ("/public", "No item is in hand"),
        ("/defer", "No item is in hand"),
        ("/exempt item 9", "There is no item 9 on this agenda (items: 1, 2, 3A)."),
        ("/exempt some words here", "Type /exempt and the paragraph"),
        ("/public 9", "There is no item 9"),
        ("/defer item 9", "There is no item 9"),
    ],
)
def test_what_cannot_be_done_to_an_item_is_said(line: str, why: str) -> None:
    assert why in refusal_of(line)


def test_a_substitute_stands_down_by_command() -> None:
    record = after(StandIn("sam", "priya", at("10:05")))
    assert edit_of("/standdown sw", StepDown, record) == StepDown("sam", at("10:30"))
    assert typed("/stand down Sam Wu 10:20", record).preview == "Sam Wu stands down for Priya Nair"
    assert refusal_of("/standdown hp", record) == "Helen Platts stands in for nobody."
    assert "Nobody here" in refusal_of("/standdown zed", record)
    assert "not a time" in refusal_of("/standdown sw 25:00", record)


def test_one_substitute_too_many_is_recorded_and_flagged() -> None:
    record = after(StandIn("tom", "ian-c", at("10:05")), StandIn("olga", "ian-n", at("10:05")))
    assert typed("/sub Bo Hill for ic", record).warnings == (
        "Bo Hill is not on the list of substitutes",
        "Tom O'Neil stood in for Ian Clark until now",
    )
    many = after(*(StandIn(f"s{one}", "ian-c" if one else "ian-n", at("10:05")) for one in range(2)))
    assert typed("/sub tom for ic", many).warnings == ("s1 stood in for Ian Clark until now",)
    assert scene(many).attendance.substitutes == ("s0", "s1")


@pytest.mark.parametrize("line", ["/withdraw 9", "/defer 9 to the next meeting", "/withdraw 9A"])
def test_a_number_that_is_not_on_the_agenda_never_means_the_item_in_hand(line: str) -> None:
    said = refusal_of(line, held("/item 2"))
    assert said.startswith("There is no item 9")


def test_abandoning_a_quorate_meeting_is_doubted() -> None:
    quorate, alone = held("/open 10:00", "+PN IC IN"), held("/open 10:00")
    assert any("the meeting is quorate" in one for one in typed("/abandon 10:30: fire", quorate).warnings)
    assert not any("quorate" in one for one in typed("/abandon 10:30: nobody came", alone).warnings)
    early = typed("/abandon 9:58: fire", quorate)
    assert isinstance(early.edit, CloseMeeting) and len(early.warnings) == 2
