"""The decisions register and the actions tracker: what is filtered, how it is sorted, what is derived."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from boardtui.assemble import open_workspace
from boardtui.edits.actions import ChangeDue, ReassignAction
from boardtui.edits.minuting import Assign, Decide, ReportProgress
from boardtui.errors import NotFound, UsageRefusal
from boardtui.model.actions import ActionStatus, Owner
from boardtui.model.decisions import Outcome
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import MeetingState
from boardtui.rules.overdue import UNDONE
from boardtui.secretariat.secretariat import Secretariat
from boardtui.secretariat.tracker import (
    Order,
    Stage,
    WantedActions,
    WantedDecisions,
    action_of,
)
from boardtui.store.cabinet import Cabinet
from tests.builders import DAY, board, meeting
from tests.generator import Size, write_council

NOW = datetime(2026, 12, 20, 9, 0, tzinfo=UTC)
KEY = RecordKey("parks", "2026-11-24")
SIZE = Size(boards=2, meetings=3, years=3, first_year=2024, items=2, minutes=1, today=date(2026, 11, 22))


@pytest.fixture
def parks(tmp_path: Path) -> Secretariat:
    Cabinet.make(tmp_path / "w")
    kept = Secretariat(Cabinet(tmp_path / "w", lambda: NOW, "tester"), lambda: NOW)
    kept.found(board())
    kept.found(meeting())
    officers, members = (Owner("Officers"),), (Owner("Élodie Marchand"), Owner("Members"))
    for edit in (
        Decide("Gates are to be mended", Outcome.AGREED, "i2", "PB/2026-27/1"),
        Decide("The report was noted", Outcome.NOTED, "i1", "PB/2026-27/2"),
        Assign("Mend the gates", "i2", "PB/2026-27/10", officers, date(2026, 12, 1)),
        Assign("Paint the fences", "i2", "PB/2026-27/9", members, date(2027, 2, 1)),
        Assign("Report back", "i2", "PB/2026-27/11", due_next_meeting=True),
        Assign("Tidy up", "i2", "PB/2026-27/12", officers),
    ):
        kept.do(KEY, edit)
    done = ReportProgress(kept.meeting(KEY).actions[3].id, date(2026, 12, 2), "Done.", ActionStatus.DONE)
    kept.do(KEY, done)
    return kept


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("council") / "w"
    write_council(folder, SIZE, seed=3)
    return folder


def texts(kept: Secretariat, wanted: WantedActions) -> list[str]:
    return [row.action.text for row in kept.track_actions(wanted)]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (WantedActions(), ["Mend the gates", "Paint the fences", "Report back", "Tidy up"]),
        (WantedActions(stage=Stage.OPEN), ["Mend the gates", "Paint the fences", "Report back"]),
        (WantedActions(stage=Stage.OVERDUE), ["Mend the gates"]),
        (WantedActions(stage=Stage.DONE), ["Tidy up"]),
        (WantedActions(stage=Stage.SHOWN, text="tidy"), ["Tidy up"]),
        (WantedActions(owner="elodie"), ["Paint the fences"]),
        (WantedActions(due_before=date(2027, 2, 1)), ["Mend the gates", "Report back"]),
        (WantedActions(text="MEND the"), ["Mend the gates"]),
        (WantedActions(boards=("parks",), meeting="2026-11-24", text="paint"), ["Paint the fences"]),
        (WantedActions(boards=("other",)), []),
        (WantedActions(meeting="2026-01-01"), []),
        (WantedActions(year="2026", stage=Stage.OVERDUE), ["Mend the gates"]),
        (WantedActions(year="2025/26"), []),
        (WantedActions(order=Order.DUE), ["Mend the gates", "Report back", "Paint the fences", "Tidy up"]),
        (WantedActions(order=Order.OWNER), ["Paint the fences", "Mend the gates", "Tidy up", "Report back"]),
        (WantedActions(order=Order.REF), ["Paint the fences", "Mend the gates", "Report back", "Tidy up"]),
    ],
)
def test_which_actions_and_in_which_order(
    parks: Secretariat, wanted: WantedActions, found: list[str]
) -> None:
    assert texts(parks, wanted) == found


def test_what_an_action_row_says(parks: Secretariat) -> None:
    rows = parks.track_actions(WantedActions())
    assert [row.days_late for row in rows] == [19, 0, 0, 0]
    assert rows[2].due == date(2027, 1, 18)  # the next date of the calendar that stands
    assert (rows[0].key, rows[0].ref, rows[0].meeting.day) == (KEY, "PB/2026-27/10", DAY)
    assert [row.closed for row in rows] == [False] * 4


def test_as_on_a_past_day_each_is_as_it_stood_then(parks: Secretariat) -> None:
    gates, tidy = (parks.meeting(KEY).actions[place].id for place in (0, 3))
    parks.do(KEY, ChangeDue(gates, date(2027, 3, 1), date(2026, 12, 10)))
    parks.do(KEY, ReassignAction(gates, (Owner("Members"),), date(2026, 12, 12)))

    def stood(day: date, **more: object) -> list[tuple[str, str, date | None, int]]:
        rows = parks.track_actions(WantedActions(on=day, **more))  # type: ignore[arg-type]
        return [(one.action.owners[0], one.action.status.value, one.due, one.days_late)
                for one in rows if one.action.id in (gates, tidy)]  # fmt: skip

    assert stood(date(2026, 12, 1)) == [
        ("Officers", "open", date(2026, 12, 1), 0), ("Officers", "open", None, 0),
    ]  # fmt: skip
    assert stood(date(2026, 12, 5), stage=Stage.OVERDUE) == [("Officers", "open", date(2026, 12, 1), 4)]
    assert stood(date(2026, 12, 5), stage=Stage.DONE) == [("Officers", "done", None, 0)]
    assert stood(date(2026, 12, 20), owner="members") == [("Members", "open", date(2027, 3, 1), 0)]
    assert parks.track_actions(WantedActions(on=date(2026, 11, 23))) == ()


def test_what_the_board_has_seen_since_was_still_to_be_shown_before(parks: Secretariat) -> None:
    parks.found(replace(meeting(MeetingState.CLOSED), id="2026-12-15", day=date(2026, 12, 15)))
    tidy = WantedActions(stage=Stage.SHOWN, text="tidy")
    assert parks.track_actions(tidy) == ()
    [before] = parks.track_actions(replace(tidy, on=date(2026, 12, 14)))
    assert (before.closed, before.action.status) == (False, ActionStatus.DONE)
    assert parks.track_actions(replace(tidy, on=date(2026, 12, 15))) == ()


def test_an_action_is_found_by_its_number_or_its_whole_reference(parks: Secretariat) -> None:
    rows = parks.track_actions(WantedActions())
    board = parks.board("parks")
    for wanted in ("9", "09", "pb/2026-27/9"):
        assert action_of(parks, board, wanted) == (rows[1].meeting, rows[1].action)
    with pytest.raises(NotFound, match="no action '77' on record for parks"):
        action_of(parks, board, "77")
    parks.do(KEY, Assign("Of last year", "i2", "PB/2025-26/9"))
    with pytest.raises(UsageRefusal, match="any of PB/2026-27/9, PB/2025-26/9; write the whole reference"):
        action_of(parks, board, "9")
    assert action_of(parks, board, "PB/2026-27/9")[1] == rows[1].action


def test_which_decisions_and_in_which_order(parks: Secretariat) -> None:
    def found(wanted: WantedDecisions) -> list[str]:
        return [row.ref for row in parks.track_decisions(wanted)]

    first, second = "PB/2026-27/1", "PB/2026-27/2"
    assert found(WantedDecisions()) == [first, second]
    assert found(WantedDecisions(outcome=Outcome.NOTED)) == [second]
    assert found(WantedDecisions(order=Order.OUTCOME)) == [second, first]
    assert found(WantedDecisions(order=Order.REF)) == [first, second]
    assert found(WantedDecisions(text="gates MENDED")) == [first]
    assert found(WantedDecisions(year="2010")) == []
    [row] = parks.track_decisions(WantedDecisions(text="gates"))
    assert (row.key, row.replaced_by, row.actions) == (KEY, None, ())


def test_over_all_boards_it_is_what_the_records_say(council: Path) -> None:
    with closing(open_workspace(council, user="tester", readonly=True)) as kept:
        whole = [(one, action) for on in kept.boards() for one in kept.meetings(on) for action in one.actions]
        today = kept.now().date()
        late = [
            action.ref
            for _, action in whole
            if action.status in UNDONE and action.due is not None and action.due < today
        ]
        assert len(late) > 0
        assert [row.ref for row in kept.track_actions(WantedActions(stage=Stage.OVERDUE))] == late
        decided = [row.ref for row in kept.track_decisions(WantedDecisions(order=Order.NEWEST))]
        days = [row.meeting.day for row in kept.track_decisions(WantedDecisions(order=Order.NEWEST))]
        assert days == sorted(days, reverse=True)
        assert sorted(decided) == sorted(
            one.ref for on in kept.boards() for held in kept.meetings(on) for one in held.decisions
        )
        newest = kept.track_actions(WantedActions(order=Order.NEWEST))
        assert newest[0].meeting.day == max(one.day for one, _ in whole)
        year = kept.track_actions(WantedActions(year="2025/26"))
        assert {row.ref.split("/")[1] for row in year} == {"2025-26"}
        seen = [row for row in kept.track_actions(WantedActions(stage=Stage.DONE)) if row.closed]
        assert len(seen) > 0
        shown = kept.track_actions(WantedActions(stage=Stage.SHOWN))
        assert {row.ref for row in shown}.isdisjoint(row.ref for row in seen)


def test_needs_of_one_board_and_of_all(council: Path) -> None:
    with closing(open_workspace(council, user="tester", readonly=True)) as kept:
        every = kept.needs()
        assert {one.place.board for one in every} == {on.id for on in kept.boards()}
        urgent = [one.urgent for one in every]
        assert urgent == sorted(urgent, reverse=True)
        [first, _] = kept.boards()
        assert [one for one in every if one.place.board == first.id] == list(kept.needs(first))


def test_no_record_is_read_for_any_question_once_the_index_exists(
    council: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask() -> None:
        with closing(open_workspace(council, user="tester")) as kept:
            assert kept.needs() != ()
            assert kept.track_actions(WantedActions()) != ()
            assert kept.track_decisions(WantedDecisions()) != ()
            assert kept.search("spring") != ()
            assert all(kept.register(on, "all").rows for on in kept.boards())

    def refuse(self: Cabinet, key: RecordKey) -> object:
        raise AssertionError(f"{key} was read")

    ask()
    monkeypatch.setattr(Cabinet, "read", refuse)
    monkeypatch.setattr("boardtui.store.index.read_for_lists", refuse)
    ask()
