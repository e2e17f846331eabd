"""What is still open before a meeting is closed (R13, R32, S21)."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from boardtui.edits.course import Adjourn, Resume, SetExempt
from boardtui.edits.minuting import Assign, Decide, DeclareInterest
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.model.actions import Owner
from boardtui.model.agendas import AgendaItem, ItemState
from boardtui.model.decisions import Outcome
from boardtui.model.meetings import Meeting
from boardtui.model.presence import InterestConduct
from boardtui.rules.closing import closing_findings
from boardtui.rules.finding import Place, Severity
from tests.builders import SEATED, after, at, board, meeting

DECIDED = tuple(Decide("done", Outcome.NOTED, item) for item in ("i1", "i2", "i3"))
MARKED = tuple(MarkPerson(who, Roll.PRESENT, at("10:00")) for who in SEATED)


def sentences(held: Meeting) -> list[str]:
    return [one.sentence for one in closing_findings(board(), held)]


def test_nothing_open_is_nothing_found() -> None:
    complete = Assign("y", owners=(Owner("Officers"),), due=date(2027, 1, 18))
    assert sentences(after(*MARKED, *DECIDED, complete)) == []


def test_unmarked_members_are_named() -> None:
    found = closing_findings(board(), after(*MARKED[2:], *DECIDED))
    assert [one.sentence for one in found] == ["Not marked: Priya Nair and Helen Platts."]
    assert found[0].severity is Severity.WARNING
    assert found[0].places[0] == Place("parks", "2026-11-24", "priya", "presence")


def test_items_without_a_decision_are_named() -> None:
    assert sentences(after(*MARKED, *DECIDED[:2])) == ["Item 3A has no decision: Any other business."]


def test_a_withdrawn_item_needs_none() -> None:
    held = after(*MARKED, *DECIDED[:2])
    agenda = tuple(replace(one, state=ItemState.WITHDRAWN) if one.id == "i3" else one for one in held.agenda)
    assert sentences(replace(held, agenda=agenda)) == []


def test_actions_say_what_they_lack() -> None:
    held = after(
        *MARKED,
        *DECIDED,
        Assign("a", ref="PB/1"),
        Assign("b", ref="PB/2", owners=(Owner("Officers"),)),
        Assign("c", ref="PB/3", due=date(2027, 1, 18)),
    )
    assert sentences(held) == [
        "Action PB/1 has no owner and no due date.",
        "Action PB/2 has no due date.",
        "Action PB/3 has no owner.",
    ]


@given(st.permutations(meeting().agenda))
def test_findings_do_not_depend_on_the_order_of_the_rows(agenda: list[AgendaItem]) -> None:
    shuffled = replace(after(*MARKED[1:]), agenda=tuple(agenda))
    expected = closing_findings(board(), after(*MARKED[1:]))
    assert set(closing_findings(board(), shuffled)) == set(expected)


def rules_of(held: Meeting) -> list[str]:
    return [one.rule for one in closing_findings(board(), held)]


def test_whoever_was_not_confirmed_after_the_break_is_named() -> None:
    held = after(*MARKED, *DECIDED, Adjourn(at("10:30")), Resume(at("11:00"), roll_again=True), *MARKED[1:])
    found = closing_findings(board(), held)
    assert [one.sentence for one in found] == ["Not marked again after the meeting resumed: Helen Platts."]
    assert found[0].places == (Place("parks", "2026-11-24", "helen", "presence"),)


def test_whoever_went_out_for_an_interest_and_is_not_back_is_named() -> None:
    out = DeclareInterest("helen", "i2", conduct=InterestConduct.LEFT)
    leaves = MarkPerson("helen", Roll.LEFT, at("10:20"), "i2")
    stays = DeclareInterest("priya", "i2")
    held = after(*MARKED, *DECIDED, out, leaves, stays)
    found = closing_findings(board(), held)
    assert [one.sentence for one in found] == [
        "Went out because of an interest and not noted as back: Helen Platts."
    ]
    assert found[0].places == (Place("parks", "2026-11-24", "helen", "presence"),)
    assert sentences(after(MarkPerson("helen", Roll.PRESENT, at("10:30")), start=held)) == []


def test_whoever_declared_an_interest_and_never_came_is_not_out() -> None:
    out = DeclareInterest("helen", "i2", conduct=InterestConduct.SPOKE_THEN_LEFT)
    held = after(*MARKED[1:], MarkPerson("helen", Roll.APOLOGIES, at("10:00")), *DECIDED, out)
    assert "back-after-interest" not in rules_of(held)


def test_items_in_private_ask_for_a_second_look() -> None:
    held = after(*MARKED, *DECIDED, SetExempt("i2", True, "3"), SetExempt("i3"))
    found = closing_findings(board(), held)
    assert [one.sentence for one in found] == [
        "Item 2 Gates and fences was taken in private (paragraph 3): check what the public note shows.",
        "Item 3A Any other business was taken in private, and names no paragraph: "
        "check what the public note shows.",
    ]
    assert found[0].places == (Place("parks", "2026-11-24", "i2", "exempt"),)


def test_a_decision_against_a_warning_asks_for_a_second_look() -> None:
    held = after(
        *MARKED, *DECIDED, Decide("x", Outcome.AGREED, "i1", "PB/9", override_reason="urgent repairs")
    )
    found = closing_findings(board(), held)
    assert [one.sentence for one in found] == ["Decision PB/9 was taken against a warning: urgent repairs"]
    assert found[0].places == (Place("parks", "2026-11-24", "d9", "override_reason"),)
