"""Actions arising, progress report, action list and decisions register: every row, quoted (R45–R47)."""

import dataclasses
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardtui.documents.action_list import action_list_outline
from boardtui.documents.actions_arising import actions_arising_outline
from boardtui.documents.decisions_register import decisions_outline
from boardtui.documents.edition import Edition
from boardtui.documents.outline import Heading, Outline, Paragraph
from boardtui.documents.progress import progress_outline
from boardtui.edits.base import MeetingEdit
from boardtui.edits.minuting import Assign, Decide, RecordVote, ReportProgress
from boardtui.model.actions import ActionStatus, Owner
from boardtui.model.boards import Earlier
from boardtui.model.decisions import Manner, Outcome, Tally, Vote
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.model.text import clean_line
from tests.builders import DAY, NEXT, after, board, meeting
from tests.documents.golden import cells, details, headings, said, tables, words
from tests.documents.rows_of_records import TakenDecision, action_rows, arising_rows, decision_rows
from tests.documents.sample_note import opened, written

HELEN, OFFICERS = Owner("Helen Platts", "helen"), Owner("Officers")
AHEAD = dataclasses.replace(meeting(MeetingState.SCHEDULED), id="2027-01-18", day=NEXT)


def held(*edits: MeetingEdit, day: date = DAY) -> Meeting:
    start = dataclasses.replace(meeting(), id=day.isoformat(), day=day, state=MeetingState.CLOSED)
    return after(*edits, start=start)


ASSIGNED = held(
    Assign("Mend the gate", "i2", "PB/2026-27/01", (HELEN,), date(2026, 12, 1)),
    Assign("Count the trees", "i2", "PB/2026-27/02", (OFFICERS, HELEN), due_next_meeting=True),
    Assign("Ask again.", None, "PB/2026-27/03"),
    ReportProgress("a1", date(2026, 12, 2), "The wood is ordered", ActionStatus.IN_PROGRESS),
    ReportProgress("a2", date(2026, 12, 3), "Forty-one", ActionStatus.DONE),
    ReportProgress("a1", NEXT + timedelta(days=1), "After the meeting"),
)


def test_actions_arising_quotes_the_action_and_says_how_it_stood_on_the_day() -> None:
    outline = actions_arising_outline(board(), AHEAD, arising_rows([ASSIGNED], NEXT))
    assert headings(outline) == [(1, "Actions arising"), (2, "From the meeting of 24 November 2026")]
    (table,) = tables(outline)
    assert cells(table) == [
        (
            "2 Gates and fences / Action PB/2026-27/01: Mend the gate."
            " / Action by: Helen Platts, by 1 December 2026",
            "2 December 2026: The wood is ordered / Overdue: it was due on 1 December 2026.",
        ),
        (
            "2 Gates and fences / Action PB/2026-27/02: Count the trees."
            " / Action by: Officers, Helen Platts, by the next meeting",
            "3 December 2026: Forty-one / Done on 3 December 2026.",
        ),
        (
            "Other business / Action PB/2026-27/03: Ask again. / Action by: No owner named",
            "No progress has been reported yet.",
        ),
    ]
    assert details(outline)["Date and time"].startswith("Monday 18 January 2027")
    assert outline.status == ""


def test_each_earlier_meeting_has_its_own_table() -> None:
    early = held(Assign("Long ago", "i1"), day=date(2026, 10, 6))
    outline = actions_arising_outline(board(), AHEAD, arising_rows([early, ASSIGNED], NEXT))
    assert [text for level, text in headings(outline) if level == 2] == [
        "From the meeting of 6 October 2026", "From the meeting of 24 November 2026",
    ]  # fmt: skip
    assert [len(one.rows) for one in tables(outline)] == [1, 3]


def test_what_was_dropped_says_so() -> None:
    dropped = held(Assign("Not now", "i2"), ReportProgress("a1", DAY, "No money", ActionStatus.DROPPED))
    outline = actions_arising_outline(board(), AHEAD, arising_rows([dropped], NEXT))
    assert cells(tables(outline)[0])[0][1] == ("24 November 2026: No money / Dropped on 24 November 2026.")


def test_the_progress_report_keeps_a_strand_of_work_together() -> None:
    early = held(Assign("Paint it", "i2"), Assign("Close", "i3"), day=date(2026, 10, 6))
    outline = progress_outline(board(), AHEAD, arising_rows([early, ASSIGNED], NEXT))
    (table,) = tables(outline)
    assert [one.heading for one in table.columns] == ["Work-strand", "Action", "Progress"]
    assert [(row[0], row[1].split(" / ")[0].rpartition(": ")[2]) for row in cells(table)] == [
        ("Gates and fences", "Paint it."), ("Gates and fences", "Mend the gate."),
        ("Gates and fences", "Count the trees."), ("Any other business", "Close."),
        ("Other business", "Ask again."),
    ]  # fmt: skip


@pytest.mark.parametrize("outline", [actions_arising_outline, progress_outline])
def test_nothing_arising_is_said(outline: Callable[..., Outline]) -> None:
    told = said(outline(board(), AHEAD, ()))
    assert told == ["No action of an earlier meeting is open."]


def test_the_action_list_stands_by_owner_with_what_is_late_in_words() -> None:
    today = date(2026, 12, 10)
    outline = action_list_outline(board(), action_rows(board(), [ASSIGNED], today), today)
    assert headings(outline) == [
        (1, "Action list"), (2, "Helen Platts"), (2, "Officers"), (2, "No owner named"),
    ]  # fmt: skip
    helen, officers, nobody = map(cells, tables(outline))
    assert [row[0].split(" / ")[0] for row in helen] == [
        "Action PB/2026-27/01: Mend the gate.", "Action PB/2026-27/02: Count the trees.",
    ]  # fmt: skip
    assert helen[0][1:] == (
        "1 December 2026 / Overdue by 9 days",
        "In progress. / 19 January 2027: After the meeting",
    )
    assert officers == [helen[1]]
    assert officers[0][1:] == ("18 January 2027", "Done. / 3 December 2026: Forty-one")
    assert nobody == [
        ("Action PB/2026-27/03: Ask again. / Given: 24 November 2026, Other business", "No date set", "Open.")
    ]
    assert details(outline)["Actions"] == "3 actions, 1 overdue"


def test_an_action_for_a_next_meeting_nobody_has_called_says_that() -> None:
    alone = dataclasses.replace(board(), calendar=())
    outline = action_list_outline(alone, action_rows(alone, [ASSIGNED], DAY), DAY)
    assert cells(tables(outline)[1])[0][1] == "By the next meeting"
    assert details(outline)["Actions"] == "3 actions, none overdue"


def test_an_empty_action_list_says_so() -> None:
    outline = action_list_outline(board(), (), DAY)
    assert said(outline) == ["There is no action to list."] and not tables(outline)
    assert details(outline)["Actions"] == "none"


DECIDED = held(
    Decide("Agreed to mend it", Outcome.AGREED, "i2", "PB/2026-27/01", "helen", "priya"),
    RecordVote("d1", Tally(3, 3, 1, Vote.FOR, casting_by="helen")),
    Decide("Noted", Outcome.NOTED, None, "PB/2026-27/02", seconder="priya"),
    RecordVote("d3", Tally(0, 0, manner=Manner.NEM_CON)),
)


def test_a_decision_has_its_reference_item_words_outcome_vote_and_links() -> None:
    first, second = decision_rows([DECIDED])
    rows = [
        dataclasses.replace(first, replaced_by="PB/2026-27/09", actions=("PB/2026-27/03", "PB/2026-27/04")),
        TakenDecision(second.meeting, second.decision._replace(replaces="PB/2025-26/40")),
    ]
    outline = decisions_outline(board(), rows)
    assert headings(outline) == [(1, "Decisions register 2026/27"), (2, "Decisions of 2026/27")]
    assert outline.landscape
    (table,) = tables(outline)
    assert sum(one.width_cm for one in table.columns) == pytest.approx(25.2)
    assert cells(table) == [
        (
            "PB/2026-27/01", "24 Nov 2026", "2 Gates and fences",
            "Agreed to mend it. / Moved by Helen Platts, seconded by Priya Nair.", "Agreed",
            "For 3, against 3, abstained 1; casting vote for",
            "Replaced by: PB/2026-27/09 / Actions: PB/2026-27/03 / PB/2026-27/04",
        ),
        (
            "PB/2026-27/02", "24 Nov 2026", "Other business", "Noted. / Seconded by Priya Nair.", "Noted",
            "–", "Replaces: PB/2025-26/40",
        ),
    ]  # fmt: skip


def test_a_private_decision_has_no_links_in_public() -> None:
    agenda = tuple(dataclasses.replace(one, exempt=one.id == "i2") for one in DECIDED.agenda)
    private, _ = decision_rows([dataclasses.replace(DECIDED, agenda=agenda)])
    row = dataclasses.replace(private, replaced_by="PB/2026-27/09", actions=("PB/2026-27/03",))
    (told,) = cells(tables(decisions_outline(board(), [row]))[0])
    assert told[3:] == ("Taken in private; not part of the public register.", "–", "–", "–")
    (whole,) = cells(tables(decisions_outline(board(), [row], Edition.EXEMPT))[0])
    assert whole[6] == "Replaced by: PB/2026-27/09 / Action: PB/2026-27/03"


def test_each_board_year_of_decisions_has_a_table() -> None:
    last_year = Earlier(date(2026, 8, 31), "Old Parks", "PB", "2025/26", "", board().groups, board().settings)
    on = dataclasses.replace(board(), earlier=(last_year,))
    early = held(Decide("Long ago", Outcome.NOTED, "i1"), day=date(2026, 5, 5))
    outline = decisions_outline(on, decision_rows([early, DECIDED]))
    assert headings(outline) == [
        (1, "Decisions register 2025/26 to 2026/27"), (2, "Decisions of 2025/26"),
        (2, "Decisions of 2026/27"),
    ]  # fmt: skip
    assert outline.author == "Parks Board"


def test_an_empty_register_of_decisions_says_so() -> None:
    outline = decisions_outline(board(), ())
    assert said(outline) == ["No decision is on record."]
    assert headings(outline) == [(1, "Decisions register"), (2, "Decisions")]


_texts = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=9).map(clean_line).filter(bool)
_owners = st.lists(st.sampled_from([HELEN, OFFICERS, Owner("Ann Lee")]), max_size=3, unique=True).map(tuple)
_days = st.one_of(st.none(), st.dates(date(2026, 11, 25), date(2027, 3, 1)))
_assigned = st.builds(
    Assign, _texts, st.sampled_from([None, "i1", "i2"]), _texts, _owners, _days, st.booleans()
)
_decided = st.builds(
    Decide, _texts, st.sampled_from(list(Outcome)), st.sampled_from([None, "i1", "i3"]), _texts
)


def all_paragraphs(outline: Outline) -> Counter[tuple[str, str]]:
    """Label and words of every paragraph in a table."""
    return Counter(
        (one.label, one.text)
        for table in tables(outline)
        for row in table.rows
        for cell in row.cells
        for one in cell
    )


@given(st.lists(_assigned, max_size=8))
@settings(max_examples=60, deadline=None)
def test_no_action_is_lost_none_is_added_and_each_is_in_the_words_minuted(
    given_actions: list[Assign],
) -> None:
    record = held(*given_actions)
    wanted = Counter((f"Action {one.ref}:", f"{one.text}.") for one in record.actions)
    arising = arising_rows([record], NEXT)
    for outline in (actions_arising_outline, progress_outline):
        found = all_paragraphs(outline(board(), AHEAD, arising))
        assert (
            Counter({key: n for key, n in found.items() if key[0].startswith("Action ") and key in wanted})
            == wanted
        )
        assert sum(len(one.rows) for one in tables(outline(board(), AHEAD, arising))) == len(record.actions)
    listed = action_list_outline(board(), action_rows(board(), [record], NEXT), NEXT)
    assert sum(len(one.rows) for one in tables(listed)) == sum(
        max(1, len(one.owners)) for one in record.actions
    )
    assert set(wanted) <= set(all_paragraphs(listed))


@given(st.lists(_decided, max_size=8))
@settings(max_examples=60, deadline=None)
def test_no_decision_is_lost_and_none_is_added(given_decisions: list[Decide]) -> None:
    record = held(*given_decisions)
    rows = [
        row for table in tables(decisions_outline(board(), decision_rows([record]))) for row in cells(table)
    ]
    assert [(row[0], row[3], row[4]) for row in rows] == [
        (one.ref, f"{one.text}.", one.outcome.value.capitalize()) for one in record.decisions
    ]


def test_read_back_from_word_the_rows_are_those_of_the_records() -> None:
    today = date(2026, 12, 10)
    for outline in (
        actions_arising_outline(board(), AHEAD, arising_rows([ASSIGNED], NEXT)),
        progress_outline(board(), AHEAD, arising_rows([ASSIGNED], NEXT)),
        action_list_outline(board(), action_rows(board(), [ASSIGNED], today), today),
        decisions_outline(board(), decision_rows([DECIDED])),
    ):
        document = opened(written(outline))
        read = [
            [cell.text for cell in row.cells] for table in document.tables for row in list(table.rows)[1:]
        ]
        assert [[cell.replace("\n", " / ") for cell in row] for row in read] == [
            list(row) for table in tables(outline) for row in cells(table)
        ]
        titles = [one.text for one in outline.blocks if isinstance(one, Heading)]
        texts = [one.text for one in document.paragraphs]
        assert [one for one in texts if one in titles] == titles


def test_a_public_list_of_nothing_but_private_actions_says_how_many_there_are() -> None:
    private = dataclasses.replace(
        ASSIGNED, agenda=tuple(dataclasses.replace(one, exempt=True) for one in ASSIGNED.agenda)
    )
    outline = actions_arising_outline(board(), AHEAD, arising_rows([private], NEXT))
    assert [one for one in outline.blocks if isinstance(one, Paragraph)] == [
        Paragraph("2 actions from items taken in private are not part of this edition.")
    ]
    assert "Mend the gate" in words(
        actions_arising_outline(board(), AHEAD, arising_rows([private], NEXT), Edition.EXEMPT)
    )
