"""The lines of the agenda, and the line an item is typed in, as plain functions."""

from dataclasses import replace
from datetime import date, time

import pytest

from boardtui.app.rows.agenda_rows import (
    agenda_lines,
    agenda_place_line,
    end_words,
    issue_text,
    item_details,
    item_line,
    nothing_lines,
)
from boardtui.app.rows.item_line import purpose_called, read_item, typed_words
from boardtui.app.rows.status_rows import Saved
from boardtui.model.agendas import AgendaItem, AgendaSection, ItemState, Purpose
from tests.builders import DAY, board, meeting

SECTIONS = (
    AgendaSection("s1", "For decision"),
    AgendaSection("s2", "For noting"),
    AgendaSection("s3", "Own"),
)


def item(number: str, title: str = "Gates", **more: object) -> AgendaItem:
    return AgendaItem(f"i{number}", number, title, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("width", [40, 76, 116])
def test_a_line_is_as_wide_as_it_is_asked_for_and_its_words_are_never_cut(width: int) -> None:
    stub = item("4", "Long " * 40, stub=True, presenter="Helen Platts", minutes_planned=20)
    line = item_line(stub, time(10, 5), max(width, 60))
    assert len(line.text) == max(width, 60) and "promised, unanswered" in line.text and "20m" in line.text
    gone = item("4", "Long " * 40, state=ItemState.DEFERRED, deferred_to=date(2027, 1, 18))
    assert "deferred to 18 Jan 2027" in item_line(gone, None, width).text


def test_sections_without_items_are_there_in_their_order() -> None:
    agenda = (item("1"), item("2", section="s2"), item("3"))
    lines = agenda_lines(replace(meeting(), agenda=agenda, sections=SECTIONS), 70)
    assert [one.text.strip().split("  ")[0] for one in lines if one.heading] == [
        "For decision · nothing yet", "For noting", "Own · nothing yet", "Outside the sections",
    ]  # fmt: skip
    assert [one.entry for one in lines] == ["i1", "s1", "s2", "i2", "s3", None, "i3"]


def test_the_end_and_what_is_over_it() -> None:
    held = replace(meeting(), finish=time(10, 30), agenda=(item("1", minutes_planned=45), item("2")))
    assert end_words(held) == "ends 10.45 of 10.30, 15 minutes too long · 1 item without minutes"
    assert end_words(replace(held, start=None, finish=None)).startswith("45 minutes planned")


def test_no_item_has_a_time_until_one_has_minutes() -> None:
    held = replace(meeting(), agenda=(item("1"), item("2")))
    assert "10.00" not in "".join(one.text for one in agenda_lines(held, 70))
    assert end_words(held) == "begins 10.00 · no item has minutes yet"
    planned = replace(held, agenda=(item("1", minutes_planned=45), item("2")))
    assert [one.text[1:6] for one in agenda_lines(planned, 70)] == ["10.00", "10.45"]


def test_what_is_open_is_said_before_the_issue() -> None:
    text = issue_text(board(), replace(meeting(), agenda=(item("1", papers=("a.docx",)), item("2"))))
    assert "as version 1" in text and "nobody is named for 1 and 2" in text
    assert "no paper or cover sheet for 2" in text


def test_an_item_in_words() -> None:
    said = [
        one.text.strip()
        for one in item_details(
            item("1", exempt=True, exempt_paragraph="Paragraph 3", urgent_reason="Flood", page="7"), 50
        )
    ]
    assert {"Exempt: Paragraph 3", "Urgent: Flood", "Page 7"} <= set(said)
    assert said[-1] == "No cover sheet yet. ⏎ writes it."


def test_what_is_not_saved_is_said_beside_it() -> None:
    line = agenda_place_line(board(), meeting(), Saved(3, None, "NOT SAVED"), 80)
    assert line.text.endswith("! NOT SAVED ") and len(line.text) == 80
    assert all(len(one.text) <= 60 for one in nothing_lines(60))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Gates [decision] 10min @HP", "9  Gates · for decision · 10 minutes · by Helen Platts"),
        ("[note] Gates @Ann Lee", "9  Gates · for information · by Ann Lee"),
        ("Gates [for discussion]", "9  Gates · for discussion"),
        ("Plan 2027 5 min", "9  Plan 2027 · 5 minutes"),
        ("10min", "an item needs a title · 10 minutes"),
        ("Gates [x]", "9  Gates [x] · ! [x] is no purpose: decision, discussion or information"),
    ],
)  # fmt: skip
def test_a_typed_item(text: str, said: str) -> None:
    assert typed_words(read_item(text, board(), DAY), "9") == said


def test_purposes_by_their_first_letters() -> None:
    assert purpose_called("Dec") is Purpose.DECISION and purpose_called("dis") is Purpose.DISCUSSION
    assert purpose_called("inf") is Purpose.INFORMATION and purpose_called("de") is None
    assert purpose_called("") is None
