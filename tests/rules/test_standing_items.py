"""What a new agenda begins with (R27)."""

from dataclasses import replace

from boardtui.model.agendas import AgendaItem, AgendaSection, Standing, StandingItem
from boardtui.model.boards import Board
from boardtui.model.forward_plan import Promise
from boardtui.model.meetings import Meeting, MeetingState, NoteLife, NoteState
from boardtui.rules.digest import digest
from boardtui.rules.standing_items import agenda_for_new_meeting, note_to_approve, promised_for
from tests.builders import DAY, NEXT, board, meeting

LAST = meeting(MeetingState.CLOSED)
JANUARY = replace(meeting(MeetingState.SCHEDULED), id="2027-01-18", day=NEXT, agenda=())
PROMISED = replace(board(), plan=(Promise("p1", "Gates", DAY),))


def drafted(on: Board, for_: Meeting, *, actions_open: bool = True) -> Meeting:
    found = agenda_for_new_meeting(on, for_, (digest(LAST), digest(for_)), actions_open=actions_open)
    return replace(for_, sections=found.sections, agenda=found.items)


def shown(of: Meeting) -> list[str]:
    titles = {one.id: one.title for one in of.sections}
    return [f"{one.number} {one.title} | {titles.get(one.section or '', '')}" for one in of.agenda]


def test_the_whole_of_a_new_agenda() -> None:
    full = drafted(PROMISED, JANUARY)
    assert shown(full) == [
        "1 Apologies and substitutions | ",
        "2 Declarations of interest | ",
        "3 Note of the meeting of 24 November 2026 | For decision",
        "4 Gates | For discussion",
        "5 Actions arising | For information / noting",
        "6 Urgent business | ",
        "7 Date of next meeting | ",
    ]
    assert full.agenda[2].approves == LAST.id
    assert (full.agenda[3].promise, full.agenda[3].stub) == ("p1", True)
    assert promised_for(PROMISED, JANUARY) == PROMISED.plan
    assert promised_for(PROMISED, full) == ()


def test_asked_again_nothing_is_added_twice() -> None:
    full = drafted(PROMISED, JANUARY)
    assert drafted(PROMISED, full) == full
    retitled = replace(full, agenda=tuple(replace(one, title="x") for one in full.agenda))
    assert drafted(PROMISED, retitled) == retitled


def test_without_a_note_or_actions_those_items_are_left_out() -> None:
    found = agenda_for_new_meeting(board(), JANUARY, (), actions_open=False)
    standing = [one.standing for one in found.items]
    assert standing == [Standing.APOLOGIES, Standing.DECLARATIONS, Standing.URGENT, Standing.NEXT_MEETING]


def test_what_is_there_stays_and_its_own_sections_are_kept() -> None:
    own = AgendaSection("mine", "FOR DECISION")
    start = replace(JANUARY, sections=(own,), agenda=(AgendaItem("x", "9", "Budget", "mine"),))
    full = drafted(board(), start, actions_open=False)
    assert [one.title for one in full.sections] == [
        "FOR DECISION",
        "For discussion",
        "For information / noting",
    ]
    assert shown(full)[2:4] == [
        "3 Budget | FOR DECISION",
        "4 Note of the meeting of 24 November 2026 | FOR DECISION",
    ]


def test_a_board_has_its_own_template() -> None:
    items = (
        StandingItem(Standing.OTHER, "Prayers"),
        StandingItem(Standing.OTHER, "Reports", "Reports"),
        StandingItem(Standing.OTHER, "Prayers"),
    )
    settings = replace(board().settings, agenda_sections=(), standing_items=items)
    full = drafted(replace(PROMISED, settings=settings), JANUARY)
    assert shown(full) == ["1 Prayers | ", "2 Reports | Reports", "3 Gates | Reports"]
    bare = replace(settings, standing_items=items[:1])
    assert shown(drafted(replace(PROMISED, settings=bare), JANUARY)) == ["1 Prayers | ", "2 Gates | "]


def test_the_note_to_approve_is_the_one_named_or_the_last_draft() -> None:
    older = replace(LAST, id="old", day=DAY.replace(month=9))
    approved = replace(LAST, note=NoteLife(NoteState.APPROVED))
    digests = [digest(one) for one in (older, LAST, JANUARY)]
    assert getattr(note_to_approve(digests, JANUARY), "id", None) == LAST.id
    assert getattr(note_to_approve(digests, replace(JANUARY, previous="old")), "id", None) == "old"
    assert getattr(note_to_approve([digest(older), digest(approved)], JANUARY), "id", None) == "old"
    assert note_to_approve([digest(approved), digest(JANUARY)], JANUARY) is None
