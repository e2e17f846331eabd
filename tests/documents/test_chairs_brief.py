"""The chair's brief as an outline: who comes, what is asked, what is due, what to watch for."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from boardtui.documents.chairs_brief import chairs_brief_outline
from boardtui.documents.outline import Outline, Paragraph, Style
from boardtui.edits.base import MeetingEdit
from boardtui.edits.presence import MarkPerson, PutOnMeeting, Roll, StandIn
from boardtui.model.actions import ActionItem, ActionStatus, Owner, Progress
from boardtui.model.agendas import (
    AgendaIssue,
    AgendaItem,
    ContactOfficer,
    CoverSheet,
    ItemState,
    Standing,
)
from boardtui.model.boards import Board, Membership, OfficeTitles, QuorumRule, Role
from boardtui.model.forward_plan import Promise
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.model.people import Contact
from boardtui.model.presence import Attendee, Capacity, Declaration, InterestKind
from boardtui.rules.finding import Finding, Severity
from tests.builders import DAY, SEATED, after, at, board, meeting
from tests.documents.golden import cells, details, headings, said, tables, words

SPRING = date(2026, 4, 14)
ISSUED = (AgendaIssue(1, datetime(2026, 11, 16, 9, 0, tzinfo=UTC), "x"),)
PAPER = CoverSheet(
    recommendations=("Paint the gates.", "Mend the fences."), contact_officer=ContactOfficer("Olga Ford")
)


def coming(*edits: MeetingEdit, **more: object) -> Meeting:
    start = replace(meeting(MeetingState.SCHEDULED), **more)  # type: ignore[arg-type]
    return after(*edits, start=start)


def brief(of: Meeting | None = None, *earlier: Meeting, on: Board | None = None) -> Outline:
    return chairs_brief_outline(on or board(), of or coming(), earlier)


def under(outline: Outline, heading: str) -> list[str]:
    """What stands under that heading outside tables."""
    names: list[str] = []
    found: list[str] = []
    for block in outline.blocks:
        if isinstance(block, Paragraph) and names and names[-1] == heading:
            found.append(f"{block.label} {block.text}".strip())
        elif not isinstance(block, Paragraph):
            names.append(getattr(block, "text", names[-1] if names else ""))
    return found


def table(outline: Outline, title: str) -> list[tuple[str, ...]]:
    return cells(next(one for one in tables(outline) if one.title == title))


def test_its_parts_stand_in_their_order_and_it_is_never_public() -> None:
    outline = brief()
    assert headings(outline) == [
        (1, "Chairman’s brief"),
        (2, "Who is coming"),
        (2, "Timings"),
        (2, "Items"),
        (2, "Actions due"),
        (2, "Likely declarations"),
        (2, "Checks"),
    ]
    assert outline.status == "NOT FOR PUBLICATION"
    assert said(outline)[0] == "For whoever presides: not for publication"
    settings = replace(board().settings, titles=OfficeTitles(chairman="Chair"))
    assert headings(brief(on=replace(board(), settings=settings)))[0] == (1, "Chair’s brief")


def test_a_meeting_that_is_not_held_says_so() -> None:
    outline = brief(meeting(MeetingState.POSTPONED))
    assert outline.status == "POSTPONED, NOT FOR PUBLICATION"
    assert said(outline)[0] == "This meeting is postponed"


def test_who_presides() -> None:
    def in_the_chair(outline: Outline) -> str | None:
        return details(outline).get("In the chair")

    assert in_the_chair(brief()) == "Helen Platts (Chairman)"
    helen = MarkPerson("helen", Roll.APOLOGIES, at("09:00"))
    assert in_the_chair(brief(coming(helen))) == "Ian Clark (Vice-Chair)"
    assert "The Chairman is not expected: somebody else presides." in under(brief(coming(helen)), "Checks")
    assert in_the_chair(brief(coming(helen, presiding="priya"))) == "Priya Nair"
    everybody = [MarkPerson(one, Roll.APOLOGIES, at("09:00")) for one in SEATED]
    assert in_the_chair(brief(coming(*everybody))) is None


def test_apologies_so_far_with_their_substitutes() -> None:
    outline = brief(
        coming(
            MarkPerson("helen", Roll.APOLOGIES, at("09:00")),
            MarkPerson("ian-n", Roll.APOLOGIES, at("09:00")),
            StandIn("tom", "ian-n", at("09:30")),
            MarkPerson("priya", Roll.ABSENT, at("09:40")),
        )
    )
    assert table(outline, "Apologies so far") == [
        ("Helen Platts (Chairman)", "Red", "Apologies", "None"),
        ("Priya Nair", "Red", "Absent", "None"),
        ("Ian Nash", "Blue", "Apologies", "Tom O'Neil"),
    ]
    assert "No apologies have been received." in under(brief(), "Who is coming")
    alone = replace(board(), groups=(), memberships=(*board().memberships, Membership("olga", Role.MEMBER)))
    olga = coming(MarkPerson("olga", Roll.APOLOGIES, at("09:00")))
    assert table(brief(olga, on=alone), "Apologies so far") == [("Olga Ford", "–", "Apologies", "None")]


@pytest.mark.parametrize(
    ("away", "rule", "sentence"),
    [
        (
            (),
            QuorumRule(1, 3, 1, 2),
            "2 members from 2 groups are needed. 5 are expected, from 2 groups: 3 more may stay away before"
            " the number is lost.",
        ),
        (
            ("ian-n",),
            QuorumRule(1, 3, 1, 2),
            "2 members from 2 groups are needed. 4 are expected, from 2 groups: only Ian Clark keeps 2"
            " groups.",
        ),
        (
            ("ian-n", "ian-c", "priya", "elodie"),
            QuorumRule(1, 3, 1, 2),
            "2 members from 2 groups are needed. 1 is expected, from 1 group: NOT ENOUGH, 1 more needed, 1"
            " more from another group.",
        ),
        (
            ("ian-n", "ian-c"),
            QuorumRule(0, 1, 1),
            "1 member is needed. 3 are expected: 2 more may stay away before the number is lost.",
        ),
    ],
)
def test_the_margin_of_the_quorum_in_words(away: tuple[str, ...], rule: QuorumRule, sentence: str) -> None:
    sent = [MarkPerson(one, Roll.APOLOGIES, at("09:00")) for one in away]
    outline = brief(coming(*sent), on=board(quorum=rule))
    assert under(outline, "Who is coming")[-1] == f"Quorum: {sentence}"


def test_guests_are_named_with_their_body() -> None:
    outline = brief(
        coming(
            PutOnMeeting(Attendee("", Capacity.IN_ATTENDANCE, name="Ann Lee", body="Water Co")),
            PutOnMeeting(Attendee("", Capacity.IN_ATTENDANCE, name="Bo Day")),
            PutOnMeeting(Attendee("", Capacity.OFFICER, person="olga")),
        )
    )
    assert under(outline, "Who is coming")[-1] == "Guests: Ann Lee (Water Co); Bo Day"


@pytest.mark.parametrize(
    ("finish", "said_of_it"),
    [
        (time(12, 0), "at 10.45, 75 minutes before the announced finish."),
        (time(10, 45), "at 10.45, at the announced finish."),
        (time(10, 44), "at 10.45, 1 minute AFTER the announced finish."),
        (None, "at 10.45."),
    ],
)
def test_when_it_will_end(finish: time | None, said_of_it: str) -> None:
    agenda = (
        AgendaItem("a", "1", "Gates", minutes_planned=45),
        AgendaItem("b", "2", "Paths"),
        AgendaItem("c", "3", "Trees"),
        AgendaItem("d", "4", "Ponds", minutes_planned=10, state=ItemState.WITHDRAWN),
    )
    outline = brief(coming(agenda=agenda, finish=finish))
    assert under(outline, "Timings") == [
        f"The items are planned to take 45 minutes and to end {said_of_it}",
        "No minutes are planned for item 2 and item 3.",
    ]
    assert [row[3] for row in table(outline, "Items")] == ["10.00 / 45 min", "–", "–", "–"]


def test_minutes_without_a_start() -> None:
    agenda = (AgendaItem("a", "1", "Gates", minutes_planned=1),)
    outline = brief(coming(agenda=agenda, start=None))
    assert under(outline, "Timings") == ["The items are planned to take 1 minute."]
    assert table(outline, "Items")[0][3] == "1 min"
    assert under(brief(), "Timings") == ["No minutes are planned for the items."]


def test_the_items_with_what_is_asked_and_who_presents_them() -> None:
    held = Meeting("spring", "parks", SPRING, state=MeetingState.CLOSED)
    agenda = (
        AgendaItem("a", "1", "Gates", cover=PAPER),
        AgendaItem("b", "2", "Paths", cover=CoverSheet(recommendations=("Walk.",)), presenter="Bo Day"),
        AgendaItem("c", "3", "Note", approves="spring"),
        AgendaItem("d", "4", "Progress", actions=("PB/1", "PB/2")),
        AgendaItem("e", "", "Trees", cover=PAPER, state=ItemState.DEFERRED, state_reason="no time"),
    )
    outline = brief(coming(agenda=agenda), held)
    assert table(outline, "Items") == [
        ("1", "Gates / Paint the gates. / Mend the fences.", "Olga Ford"),
        ("2", "Paths / Recommendation: Walk.", "Bo Day"),
        ("3", "Note / The note of 14 April 2026 is put up for approval.", "–"),
        ("4", "Progress / Reports on: PB/1 and PB/2", "–"),
        ("–", "Trees / Deferred to the next meeting: no time.", "Olga Ford"),
    ]
    numbered = next(one for one in tables(outline) if one.title == "Items").rows[0].cells[1][1:]
    assert [(one.style, one.restart) for one in numbered] == [(Style.NUMBERED, True), (Style.NUMBERED, False)]
    assert "Nothing is on the agenda yet." in under(brief(coming(agenda=())), "Items")


def test_what_is_taken_in_private_is_there_with_the_words_to_be_moved() -> None:
    secret = AgendaItem("s", "2", "Land", exempt=True, exempt_paragraph="3", cover=PAPER)
    part = AgendaItem("t", "2.1", "Price", depth=1)
    row, second = table(brief(coming(agenda=(secret, part))), "Items")
    assert row[1].startswith(
        "Land / In private, after the public is excluded. / To be moved: That the public be excluded from"
        " item 2"
    )
    assert row[1].endswith("Paint the gates. / Mend the fences.")
    assert second[1] == "Price / In private, after the public is excluded."


def given(*actions: ActionItem, **more: object) -> Meeting:
    return Meeting(
        "2026-04-14", "parks", SPRING, state=MeetingState.CLOSED, actions=actions, **more  # type: ignore[arg-type]
    )  # fmt: skip


def test_the_actions_that_are_due() -> None:
    held = given(
        ActionItem("a1", 1, None, "Buy paint", "PB/1", (Owner("Officers"),), due=date(2026, 6, 1)),
        ActionItem("a2", 2, None, "Ask the mill.", "", (), due=DAY),
        ActionItem("a3", 3, None, "Done thing", "PB/3", status=ActionStatus.DONE),
        ActionItem("a4", 4, None, "Count trees", "PB/4", (Owner("Ann"), Owner("Bo")), due_next_meeting=True),
        ActionItem(
            "a5", 5, None, "Dig", "PB/5", (Owner("Ann"),),
            progress=(Progress(date(2026, 5, 1), "Begun."), Progress(date(2026, 6, 1), "Half done.")),
        ),
    )  # fmt: skip
    later = Meeting("2027-01-18", "parks", date(2027, 1, 18), actions=held.actions)
    seen = Meeting("2026-06-30", "parks", date(2026, 6, 30), state=MeetingState.CLOSED)
    outline = brief(coming(), later, seen, held, coming(actions=held.actions))
    assert table(outline, "Actions due") == [
        ("PB/1", "Buy paint.", "Officers", "1 June 2026 / Overdue"),
        ("–", "Ask the mill.", "No owner named", "24 November 2026"),
        ("PB/4", "Count trees.", "Ann, Bo", "30 June 2026 / Overdue"),
        ("PB/5", "Dig. / 1 June 2026: Half done.", "Ann", "–"),
    ]
    assert under(brief(), "Actions due") == ["No action is open."]


def test_likely_declarations() -> None:
    held = given(
        agenda=(AgendaItem("x", "1", "Gates"),),
        declarations=(
            Declaration("d1", 1, "priya", "x", InterestKind.PECUNIARY, nature="owns a gate"),
            Declaration("d2", 2, "tom", None, nature="HUSH", sensitive=True),
        ),
    )
    outline = brief(coming(), held)
    assert table(outline, "Likely declarations") == [
        (
            "Priya Nair",
            "Disclosable pecuniary interest / owns a gate.",
            "Gates / 14 April 2026",
            "2",
        ),
        ("Tom O'Neil", "Personal interest", "14 April 2026", "–"),
    ]
    assert "HUSH" not in words(outline)
    assert len(under(brief(), "Likely declarations")) == 1


def test_checks_that_matter() -> None:
    agenda = (
        AgendaItem("a", "1", "Gates", urgent_reason="flood", page="3"),
        AgendaItem("b", "2", "Paths", stub=True),
        AgendaItem("c", "3", "Trees"),
        AgendaItem("d", "4", "Ponds", state=ItemState.WITHDRAWN),
        AgendaItem("e", "5", "Apologies", standing=Standing.APOLOGIES),
        AgendaItem("f", "6", "Benches", papers=("b.docx",), minutes_planned=500),
    )
    on = replace(
        board(),
        memberships=board().memberships[1:],
        plan=(Promise("p", "Ducks", SPRING),),
    )
    findings = (
        Finding("r", Severity.WARNING, "Something is odd."),
        Finding("r", Severity.WARNING, "Something is odd."),
        Finding("r", Severity.STYLE, "A comma is missing."),
    )
    outline = chairs_brief_outline(on, coming(agenda=agenda, finish=time(12, 0)), (), findings)
    assert under(outline, "Checks") == [
        "The agenda has not been issued.",
        "Item 1 Gates: urgent business, to be taken only if you agree; the reason is minuted.",
        "Item 2 Paths: was promised to this meeting and has nothing behind it yet.",
        "Item 3 Trees: has no paper.",
        "Promised to this meeting and not on the agenda: Ducks.",
        "The agenda ends at 18.20, 380 minutes after the announced finish.",
        "Red fills 2 of its 3 seats: 1 vacancy.",
        "Something is odd.",
    ]
    nothing = brief(coming(agenda=(), issues=ISSUED))
    assert under(nothing, "Checks") == ["Nothing stands out."]


def test_reasons_of_absence_and_contacts_stay_out() -> None:
    people = tuple(replace(one, contact=Contact("PRIVATE", "PRIVATE")) for one in board().people)
    held = coming(MarkPerson("priya", Roll.APOLOGIES, at("09:00")))
    told = tuple(replace(one, reason="PRIVATE") for one in held.presence)
    outline = brief(replace(held, presence=told), on=replace(board(), people=people))
    assert "PRIVATE" not in words(outline)
