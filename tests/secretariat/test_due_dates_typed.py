"""Due dates that are doubted, sums that are none, and the natural forms of a date."""

from datetime import date

import pytest

from boardtui.edits.minuting import Assign
from boardtui.secretariat.capture.dates import is_calendar_word, past_doubt, read_date
from boardtui.secretariat.capture.retyping import line_of
from tests.builders import DAY, board
from tests.secretariat.typed import edit_of, held, typed


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("1 Feb 27", date(2027, 2, 1)),
        ("18 January 27", date(2027, 1, 18)),
        ("1 Feb, 2027", date(2027, 2, 1)),
        ("21.1.27", date(2027, 1, 21)),
        ("21-1-27", date(2027, 1, 21)),
        ("21.01.2027", date(2027, 1, 21)),
        ("Jan 21", date(2027, 1, 21)),
        ("January 21st, 2027", date(2027, 1, 21)),
        ("Thu Jan 21 27", date(2027, 1, 21)),
        ("21st of January", date(2027, 1, 21)),
        ("this Friday", date(2026, 11, 27)),
        ("today", DAY),
        ("tomorrow", date(2026, 11, 25)),
        ("COB Friday", date(2026, 11, 27)),
        ("close of business on 4 Dec", date(2026, 12, 4)),
        ("the end of Friday", date(2026, 11, 27)),
        ("the 21st", date(2026, 12, 21)),
        ("the 30th", date(2026, 11, 30)),
        ("end of March", date(2027, 3, 31)),
        ("the end of February 28", date(2028, 2, 29)),
        ("end of the month", date(2026, 11, 30)),
    ],
)
def test_natural_forms(words: str, day: date) -> None:
    edit = edit_of(f"A: report by {words} @hp", Assign)
    assert (edit.due, edit.text) == (day, "report")
    assert typed(f"A: report by {words} @hp").warnings == ()


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2 weeks", date(2026, 12, 8)),
        ("three days", date(2026, 11, 27)),
        ("a fortnight", date(2026, 12, 8)),
        ("a month", date(2026, 12, 24)),
        ("1m", date(2026, 12, 24)),
    ],
)
def test_a_span_that_could_be_an_amount_is_read_and_said(words: str, day: date) -> None:
    edit = edit_of(f"A: report by {words} @hp", Assign)
    assert (edit.due, edit.text) == (day, "report")
    assert typed(f"A: report by {words} @hp").warnings == (f"{words} is read as {day.day} {day:%B %Y}",)
    assert typed(f"A: report due {words} @hp").warnings == ()


def test_other_natural_forms() -> None:
    assert read_date("this tue", DAY) == DAY
    assert read_date("the 31st", date(2027, 2, 1)) == date(2027, 3, 31)
    assert read_date("the 32nd", DAY) is None
    assert read_date("end of march", date(2027, 3, 31)) == date(2027, 3, 31)
    assert read_date("end of november", DAY) == date(2026, 11, 30)
    assert edit_of("A: x due on 4 Dec @hp", Assign).due == date(2026, 12, 4)
    assert edit_of("A: x due in 2 weeks @hp", Assign).due == date(2026, 12, 8)


@pytest.mark.parametrize(
    "words",
    ["18 jan 10:00", "18 jan 10.30", "18 jan 10am", "18 jan 9 pm", "jan 10:00", "21st century", "2.30"],
)
def test_a_time_is_no_year_and_no_day(words: str) -> None:
    assert read_date(words, DAY) is None
    assert edit_of("A: x by 18 Jan 10:00 @hp", Assign).due == date(2027, 1, 18)


@pytest.mark.parametrize("sum_", ["2m", "2 m", "20M"])
@pytest.mark.parametrize("words", ["Reduce the budget", "Cut the fence", "Top up the reserve", "Trim £9m"])
def test_an_amount_is_no_due_date_and_stays(words: str, sum_: str) -> None:
    edit = edit_of(f"A: {words} by {sum_} @hp", Assign)
    assert (edit.due, edit.text) == (None, f"{words} by {sum_}")
    doubt = f"'{sum_}' is taken for an amount: +{sum_} or a day is a due date"
    assert typed(f"A: {words} by {sum_} @hp").warnings == (doubt,)


@pytest.mark.parametrize("span", ["2w", "10d", "2 weeks", "three months"])
def test_what_is_put_off_by_some_time_is_not_due_then(span: str) -> None:
    edit = edit_of(f"A: Extend the lease by {span} by 4 Dec @hp", Assign)
    assert (edit.due, edit.text) == (date(2026, 12, 4), f"Extend the lease by {span}")
    edit = edit_of(f"A: Extend the lease by {span} @hp", Assign)
    assert (edit.due, edit.text) == (None, f"Extend the lease by {span}")


def test_months_are_read_and_said() -> None:
    assert edit_of("A: report by 1m @hp", Assign).due == date(2026, 12, 24)
    assert typed("A: report by 1m @hp").warnings == ("1m is read as 24 December 2026",)
    assert typed("A: report due 1m @hp").warnings == ()
    assert typed("A: cut the budget by +1m @hp").warnings == ()
    assert edit_of("A: report by 13m @hp", Assign).due is None
    assert edit_of("A: cut the budget by 2w @hp", Assign).due == date(2026, 12, 8)


@pytest.mark.parametrize(
    ("words", "doubts"),
    [
        ("2 February 2010", ("2 February 2010 is before the meeting",)),
        ("18 Jan 1911", ("18 January 1911 is before the meeting",)),
        ("1 Feb 12", ("1 February 2012 is before the meeting",)),
        ("2026-11-23", ("23 November 2026 is before the meeting",)),
        ("23 Nov", ("23 Nov has just passed: read as 23 November 2027",)),
        ("23/11", ("23/11 has just passed: read as 23 November 2027",)),
        ("end of Oct", ("the due date is a Sunday", "end of Oct has just passed: read as 31 October 2027")),
        ("23 Nov 2027", ()),
        ("24 Nov", ()),
        ("18 Oct", ()),
        ("+12m", ()),
    ],
)
def test_a_day_that_is_over_is_doubted(words: str, doubts: tuple[str, ...]) -> None:
    assert set(typed(f"A: report by {words} @hp").warnings) == set(doubts)
    assert edit_of(f"A: report by {words} @hp", Assign).text == "report"


def test_a_day_of_the_year_to_come_may_be_far_ahead() -> None:
    assert past_doubt("18 Oct", date(2027, 10, 18), DAY) == ""
    assert past_doubt("12m", date(2027, 11, 24), DAY) == ""


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("A: report by 2 May or 3 June @hp", date(2027, 6, 3)),
        ("A: report by 1 Dec – 2 Dec @hp", date(2026, 12, 2)),
        ("A: report by Mon and Wed @hp", date(2026, 11, 25)),
    ],
)
def test_two_days_stay_in_the_words(line: str, due: date) -> None:
    edit = edit_of(line, Assign)
    assert (edit.due, edit.text) == (due, line.removeprefix("A: ").removesuffix(" @hp"))
    assert typed(line).warnings[0].startswith("two days are named: ")


def test_a_number_behind_a_month_that_counts_something_is_doubted() -> None:
    assert typed("A: send by 1 Feb 27 copies @hp").warnings == ("1 Feb 27 is read as 1 February 2027",)
    assert typed("A: send by Feb 1 copies @hp").warnings == ("Feb 1 is read as 1 February 2027",)
    assert typed("A: @hp by 1 Feb 27 to send them").warnings == ()


@pytest.mark.parametrize(
    ("words", "unread"),
    [
        ("by 5pm Friday", "5pm"),
        ("by mid-March", "mid-March"),
        ("by the end of the week", "the end of the week"),
        ("before Easter", "Easter"),
        ("by post on Friday", "post on Friday"),
        ("due next month", "next month"),
        ("by 2 weeks before the meeting", "2 weeks"),
        ("by 2028", "2028"),
    ],
)
def test_words_that_look_like_a_date_and_are_none_are_doubted(words: str, unread: str) -> None:
    edit = edit_of(f"A: report {words} @hp", Assign)
    assert (edit.due, edit.text) == (None, f"report {words}")
    assert typed(f"A: report {words} @hp").warnings == (f"no date is read in '{unread}'",)


@pytest.mark.parametrize("words", ["stand by", "report by those who may", "due to the flood", "by hand"])
def test_not_every_by_is_a_date(words: str) -> None:
    assert typed(f"A: {words} @hp").warnings == ()


def test_calendar_words() -> None:
    assert all(map(is_calendar_word, ("Friday", "fri", "March", "SEPT")))
    assert not any(map(is_calendar_word, ("Marchand", "Helen", "")))


@pytest.mark.parametrize(
    "line",
    [
        "A: Reduce the budget by 2m @hp",
        "A: Extend the lease by 2 weeks @hp by 4 Dec",
        "A: report by 2 May or 3 June @hp",
        "A: report by Easter @Gordon Brown and @the clerk",
        "A: @hp and JS to write by 23 Nov",
    ],
)
def test_an_action_put_back_into_the_line_is_understood_as_itself(line: str) -> None:
    after = held(line)
    again = held(line_of(after.actions[0], after, board()))
    assert again.actions == after.actions
