"""The lines of the year round as plain functions: what is shown, in what order, how wide, in which words."""

from dataclasses import replace
from datetime import date

import pytest

from boardtui.app.ledgers import ActionRow
from boardtui.app.rows.action_rows import (
    ActionOrder,
    ActionView,
    Grouping,
    Shown,
    action_details,
    action_line,
    grouped,
    in_view,
    nothing_words,
    owners_of,
    state_words,
    totals,
)
from boardtui.app.rows.attendance_rows import (
    CELL,
    SUBSTITUTES,
    Sheet,
    cell_words,
    chart_lines,
    foot_line,
    head_lines,
    key_line,
    layout,
    person_line,
    row_words,
    rows_of,
)
from boardtui.app.rows.month_rows import due_words, month_lines
from boardtui.edits.actions import SetActionStatus
from boardtui.edits.minuting import Assign
from boardtui.edits.presence import MarkPerson, Roll, StandIn
from boardtui.model.actions import ActionStatus, Owner
from boardtui.model.boards import Board, Membership, Role
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.rules.digest import assigned, digest
from boardtui.rules.register import register
from boardtui.rules.statistics import statistics
from tests.builders import DAY, after, at, board, meeting

TODAY = date(2026, 12, 8)


def given(*edits: Assign | SetActionStatus) -> tuple[ActionRow, ...]:
    held = after(*edits)
    return tuple(ActionRow(board(), digest(held), one) for one in assigned(held))


def assign(text: str, due: date | None = None, owner: str = "") -> Assign:
    return Assign(text, "i2", f"PB/{text}", (Owner(owner),) if owner else (), due)


SEEN = "DONE, NOT YET SEEN BY THE BOARD"
LATE, SOON, FAR = date(2026, 12, 1), date(2026, 12, 12), date(2027, 3, 1)


def some() -> tuple[ActionRow, ...]:
    return given(
        assign("far", FAR, "Zoë"),
        assign("late", LATE, "Ann"),
        assign("none"),
        assign("soon", SOON, "Ann"),
        assign("done", LATE, "Ann"),
        SetActionStatus("a5", ActionStatus.DONE, date(2026, 12, 2), "posted"),
        assign("dropped", None, "Ann"),
        SetActionStatus("a7", ActionStatus.DROPPED, date(2026, 12, 2), "no money"),
    )


def shown(view: ActionView, held: tuple[date, ...] = (DAY,)) -> list[str]:
    return [row.entry.text for row in in_view(some(), view, {"parks": held}, TODAY)]


def test_each_filter_shows_what_it_says() -> None:
    assert shown(ActionView()) == ["done", "late", "soon", "far", "dropped", "none"]
    assert shown(ActionView(), held=(DAY, date(2026, 12, 5))) == ["late", "soon", "far", "none"]
    assert shown(ActionView(shown=Shown.OVERDUE)) == ["late"]
    assert shown(ActionView(shown=Shown.DONE)) == ["done", "dropped"]
    assert len(shown(ActionView(shown=Shown.ALL))) == 6
    assert shown(ActionView(owner="Ann", order=ActionOrder.REF)) == ["done", "dropped", "late", "soon"]
    assert shown(ActionView(words="zoe")) == ["far"]
    assert shown(ActionView(board="parks")) and not shown(ActionView(board="other"))


def test_by_owner_whoever_has_none_comes_last() -> None:
    assert shown(ActionView(order=ActionOrder.OWNER))[-2:] == ["far", "none"]


@pytest.mark.parametrize(
    ("grouping", "headings"),
    [
        (Grouping.WHEN, ["OVERDUE 1", "THIS WEEK 1", "LATER 1", "NO DATE 1", f"{SEEN} 2"]),
        (Grouping.OWNER, ["Ann 4", "Zoë 1", "Nobody 1"]),
        (Grouping.BOARD, ["Parks Board 6"]),
        (Grouping.NONE, []),
    ],
)  # fmt: skip
def test_groups_have_their_headings_and_lose_nothing(grouping: Grouping, headings: list[str]) -> None:
    view = ActionView(grouping=grouping)
    lines = grouped(in_view(some(), view, {}, TODAY), view, TODAY)
    assert [one for one in lines if isinstance(one, str)] == headings
    assert len(lines) == len(headings) + 6


def test_how_each_stands_is_said_in_a_word() -> None:
    words = {row.entry.text: state_words(row, TODAY) for row in some()}
    assert words == {
        "far": "in 83d",
        "late": "7d late",
        "none": "open",
        "soon": "in 4d",
        "done": "done",
        "dropped": "dropped",
    }
    assert state_words(given(assign("now", TODAY))[0], TODAY) == "today"
    assert totals(some(), TODAY) == "4 open, 1 overdue, 1 done"
    assert owners_of(some()) == ("Ann", "Zoë")


@pytest.mark.parametrize("width", [77, 118])
def test_every_line_is_as_wide_as_its_list(width: int) -> None:
    ancient = given(assign("Long " * 50, date(2001, 1, 1), "Somebody with a very long name indeed"))
    lines = [action_line(row, TODAY, width) for row in (*some(), *ancient)]
    assert {len(line.text) for line in lines} == {width}
    assert lines[1].text.startswith(" [ ] ") and lines[4].text.startswith(" [x] ")
    assert "nobody !" in lines[2].text


def test_an_action_is_told_whole() -> None:
    told = " / ".join(line.text.strip() for line in action_details(some()[4], TODAY, 200))
    assert told == (
        "done / Due Tuesday 1 December 2026 (done) / For Ann / From 24 Nov 2026, item 2 Gates and fences"
        " / 2 Dec 2026: posted"
    )
    nobody = " / ".join(line.text.strip() for line in action_details(some()[2], TODAY, 200))
    assert "No due date" in nobody and "nobody yet: o gives it to somebody" in nobody


def test_an_empty_list_says_why() -> None:
    view = ActionView(owner="Zoë", shown=Shown.OVERDUE)
    assert nothing_words(view, some())[0] == "No overdue actions for Zoë."
    assert nothing_words(ActionView(shown=Shown.ALL, words="x"), some())[0] == "No actions with 'x'."
    assert "A:" in nothing_words(ActionView(), ())[1]


# -- the month -----------------------------------------------------------------------------------------


def test_a_month_has_its_days_the_chosen_one_and_the_next_meeting() -> None:
    lines = [line.text for line in month_lines(date(2011, 1, 1), date(2011, 1, 20), date(2011, 1, 18))]
    assert len(lines) == 8 and len(month_lines(date(2010, 2, 1), None, None)) == 8
    assert lines[0] == " January 2011" and "[20]" in lines[5] and "*18 " in lines[5]
    days = "".join(lines[2:]).replace("[", " ").replace("]", " ").replace("*", " ").split()
    assert days == [str(day) for day in range(1, 32)]


def test_a_date_is_said_with_its_weekday_and_how_far_it_is() -> None:
    assert due_words(date(2026, 12, 8), TODAY, known=True) == "Tuesday 8 December 2026, today"
    assert due_words(date(2026, 12, 1), TODAY, known=True).endswith("7 days ago")
    assert due_words(None, TODAY, known=True) == "no date"
    assert due_words(None, TODAY, known=False).startswith("!")


# -- the register --------------------------------------------------------------------------------------


def sheet(*meetings: Meeting, of: Board | None = None) -> Sheet:
    whole = of or board()
    found = register(whole, meetings)
    return Sheet(whole, found, statistics(whole, found))


def closed(day: int, *edits: MarkPerson | StandIn) -> Meeting:
    held = after(*edits)
    return replace(held, id=f"2026-11-{day:02}", day=date(2026, 11, day), state=MeetingState.CLOSED)


MARKS = (
    MarkPerson("helen", Roll.PRESENT, at("10:00")),
    MarkPerson("priya", Roll.APOLOGIES, at("10:00")),
    StandIn("sam", "priya", at("10:00")),
    MarkPerson("elodie", Roll.ABSENT, at("10:00")),
    MarkPerson("ian-c", Roll.REMOTE, at("10:00")),
)


def test_the_rows_stand_under_their_groups_and_substitutes_last() -> None:
    rows = rows_of(sheet(closed(24, *MARKS)).register)
    assert [one if isinstance(one, str) else one.person for one in rows] == [
        "Red", "priya", "helen", "elodie", "Blue", "ian-n", "ian-c", SUBSTITUTES, "sam",
    ]  # fmt: skip
    only = rows_of(sheet(closed(24, *MARKS)).register, SUBSTITUTES)
    assert len(only) == 2


def test_every_mark_has_its_sign_and_its_words() -> None:
    later = Membership("olga", Role.MEMBER, "blue", date(2026, 11, 20))
    joined = replace(board(), memberships=(*board().memberships, later))
    cancelled = replace(meeting(MeetingState.CANCELLED), id="c", day=date(2026, 11, 26), presence=())
    page = sheet(closed(10, *MARKS), closed(24, *MARKS), cancelled, of=joined)
    plan = layout(79, 3, 0)
    people = {one.person: one for one in page.register.rows}
    signs = {
        name: person_line(page, row, plan, 0).text[plan.cells_at : plan.cells_at + CELL]
        for name, row in people.items()
    }
    assert signs == {
        "priya": " [– ] ", "helen": " [✓ ] ", "elodie": " [x ] ", "ian-n": " [? ] ", "ian-c": " [◌ ] ",
        "olga": " [--] ", "sam": " [✓ ] ",
    }  # fmt: skip
    ascii_signs = {
        person_line(page, row, plan, None, ascii_only=True).text[plan.cells_at + 2] for row in people.values()
    }
    assert ascii_signs == {"A", "P", "X", "?", "R", "-"}
    assert cell_words(page, people["priya"], 0) == "Priya Nair, 10 Nov 2026: apologies; Sam Wu stood in"
    assert cell_words(page, people["olga"], 0).endswith("not a member on that day")
    assert cell_words(page, people["helen"], 2).endswith("the meeting was cancelled")
    assert cell_words(page, people["sam"], 1) == "Sam Wu, 24 Nov 2026: present, for Priya Nair"
    assert "of 2 expected" in row_words(page, people["helen"]) and "Chairman" in row_words(
        page, people["helen"]
    )
    assert "stood in 2 times" in row_words(page, people["sam"])
    above, dates = head_lines(page.register, plan, 0)
    assert above.text.split() == ["2026", "2026", "canc."] and "10Nov 24Nov 26Nov" in dates.text
    assert foot_line(page, plan).text.split()[:3] == ["present/expected", "2/5", "2/6"]


def test_a_warning_stands_at_the_percentage_and_in_words() -> None:
    page = sheet(closed(24, *MARKS))
    warned = Sheet(page.board, page.register, page.counts, frozenset({"elodie"}))
    row = next(one for one in page.register.rows if one.person == "elodie")
    assert "!  0%" in person_line(warned, row, layout(79, 1, 0), None).text
    assert "missed 3 or more in a row" in row_words(warned, row)


def test_the_chart_has_a_bar_for_every_member_and_meeting() -> None:
    page = sheet(closed(24, *MARKS))
    lines = chart_lines(page, rows_of(page.register), 79, ascii_only=True)
    named = {line.person: line.text for line in lines if line.person}
    assert "#" not in named["elodie"] and named["helen"].count("#") == 32 and "sam" not in named
    assert lines[-1].text.strip().startswith("24 Nov 2026") and "40%    2 of 5" in lines[-1].text
    ahead = sheet(meeting(MeetingState.SCHEDULED))
    assert "not expected yet" in chart_lines(ahead, rows_of(ahead.register), 79)[1].text
    assert "not expected at any meeting yet" in row_words(ahead, ahead.register.rows[0])


@pytest.mark.parametrize("width", [60, 79, 119, 200])
@pytest.mark.parametrize("meetings", [1, 6, 12, 40])
def test_the_meeting_under_the_cursor_is_always_in_view_and_every_line_fits(
    width: int, meetings: int
) -> None:
    first = 0
    for column in (*range(meetings), *reversed(range(meetings))):
        plan = layout(width, meetings, column, first)
        first = plan.first
        assert plan.first <= column < plan.first + plan.columns <= max(meetings, plan.columns)
        assert plan.cells_at + CELL * plan.columns + 18 + plan.bar <= width
    assert first == 0


def test_the_key_says_whether_substitutes_count() -> None:
    assert key_line(board(), 200).text.endswith("substitutes count: no")
    assert len(key_line(board(), 80).text) <= 80 and key_line(board(), 80).text.endswith("subs no")
