"""What is asked for reaches the document: its edition, layout, owner, year, and the note approved there."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from boardtui.documents.edition import Edition
from boardtui.documents.note import note_outline
from boardtui.edits.course import OpenMeeting, SetExempt
from boardtui.edits.minuting import Assign, Decide, WriteMinute
from boardtui.model.actions import Owner
from boardtui.model.agendas import AgendaItem, CoverSheet
from boardtui.model.decisions import Outcome
from boardtui.model.document_forms import NoteLayout
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Correction, MeetingState
from boardtui.secretariat.outlines import outline_of
from boardtui.secretariat.secretariat import Secretariat
from boardtui.secretariat.wanted_documents import WantedDocument
from boardtui.secretariat.year_round import approve_note, suggested_to
from tests.builders import NEXT, OPENED, at, meeting
from tests.store.shelf import KEY, stocked

NEXT_ID = "2027-01-18"
LATER = RecordKey("parks", NEXT_ID)
SECRET = "the slipway in January"


@pytest.fixture
def counter(tmp_path: Path) -> Secretariat:
    """A meeting that took item 2 in private, and the next one."""
    opened = Secretariat(stocked(tmp_path / "w"), lambda: at("10:30"))
    ahead = replace(meeting(MeetingState.SCHEDULED), id=NEXT_ID, day=NEXT, previous=KEY.meeting)
    private = AgendaItem("i5", "2", "Slipway", presenter=SECRET, cover=CoverSheet(SECRET), exempt=True)
    opened.found(replace(ahead, agenda=(replace(ahead.agenda[0], approves=KEY.meeting), private)))
    for edit in (
        WriteMinute("Twelve came.", "i1"),
        Assign("Count the gates", "i1", "PB/2026-27/01", (Owner("Helen Platts", "helen"),)),
        SetExempt("i2", exempt=True, paragraph="3"),
        WriteMinute(f"They may sell {SECRET}.", "i2"),
        Decide(f"To sell {SECRET}", Outcome.AGREED, "i2", "PB/2026-27/02"),
        Assign(f"Bring a paper on {SECRET} meeting", "i2", "PB/2026-27/03", (Owner("Officers"),)),
    ):
        opened.do(KEY, edit)
    opened.capture(KEY, "/close 11:00")
    return opened


def said(counter: Secretariat, wanted: WantedDocument) -> str:
    return repr(outline_of(counter, wanted))


OF_EDITIONS = (
    WantedDocument("note", "parks", KEY.meeting),
    WantedDocument("actions-arising", "parks", LATER.meeting),
    WantedDocument("progress", "parks", LATER.meeting),
    WantedDocument("decisions", "parks", year="2026/27"),
    WantedDocument("actions", "parks", on=NEXT),
    WantedDocument("agenda", "parks", LATER.meeting),
    WantedDocument("cover-sheet", "parks", LATER.meeting, "i5"),
    WantedDocument("pack", "parks", LATER.meeting),
)


@pytest.mark.parametrize("wanted", OF_EDITIONS, ids=lambda one: one.kind)
def test_what_is_private_is_in_the_exempt_edition_and_in_no_other(
    counter: Secretariat, wanted: WantedDocument
) -> None:
    assert SECRET not in said(counter, wanted)
    assert SECRET in said(counter, replace(wanted, edition=Edition.EXEMPT))


def test_the_pack_holds_the_last_note_and_the_actions_arising_in_its_own_edition(
    counter: Secretariat,
) -> None:
    wanted = WantedDocument("pack", "parks", LATER.meeting)
    public, exempt = said(counter, wanted), said(counter, replace(wanted, edition=Edition.EXEMPT))
    assert "Twelve came." in public and "Count the gates" in public
    for words in (f"They may sell {SECRET}", f"Bring a paper on {SECRET}"):
        assert words not in public and words in exempt


def test_the_note_has_the_layout_that_was_asked_for(counter: Secretariat) -> None:
    wanted = WantedDocument("note", "parks", KEY.meeting)
    records = counter.board("parks"), counter.meeting(KEY)
    for layout in NoteLayout:
        asked_for = repr(note_outline(*records, layout=layout))
        assert said(counter, replace(wanted, layout=layout.value)) == asked_for
        assert (said(counter, wanted) == asked_for) is (layout is NoteLayout.TABLE), "the board's own"


def test_the_amendments_of_an_earlier_note_are_told_but_none_that_is_private(counter: Secretariat) -> None:
    counter.do(LATER, OpenMeeting(OPENED.replace(year=2027, month=1, day=18)))
    first, second = (one.id for one in counter.meeting(KEY).minutes)
    given = (
        Correction(NEXT, "", "Twelve", "Thirteen", first),
        Correction(NEXT, "", "They may", "They shall", second),
    )
    approve_note(counter, LATER, given)
    wanted = WantedDocument("note", "parks", LATER.meeting)
    public, exempt = said(counter, wanted), said(counter, replace(wanted, edition=Edition.EXEMPT))
    assert "Thirteen" in public and "They shall" not in public
    assert "Thirteen" in exempt and "They shall" in exempt


def test_the_action_list_of_one_owner_and_the_decisions_of_one_year(counter: Secretariat) -> None:
    everybody = WantedDocument("actions", "parks", on=NEXT, edition=Edition.EXEMPT)
    assert SECRET in said(counter, everybody) and "Count the gates" in said(counter, everybody)
    of_helen = said(counter, replace(everybody, owner="helen"))
    assert "Count the gates" in of_helen and SECRET not in of_helen
    decisions = WantedDocument("decisions", "parks", year="all", edition=Edition.EXEMPT)
    assert SECRET in said(counter, decisions)
    assert SECRET not in said(counter, replace(decisions, year="2025/26"))
    membership = WantedDocument("membership", "parks", on=date(2026, 12, 1))
    assert "1 December 2026" in said(counter, membership)


def test_what_was_said_in_private_is_suggested_to_no_agenda(counter: Secretariat) -> None:
    """Its words would become the title of an item that everybody may read."""
    assert suggested_to(counter, LATER) == ()
    counter.do(KEY, SetExempt("i2", exempt=False))
    assert [one.ref for one in suggested_to(counter, LATER)] == ["PB/2026-27/03"]


def test_the_list_as_on_today_has_what_a_meeting_dated_ahead_gave(tmp_path: Path) -> None:
    """Where the clock is wrong, or the meeting was held before its date, nothing on record is hidden."""
    before = at("10:30") - timedelta(days=2)
    early = Secretariat(stocked(tmp_path / "w"), lambda: before)
    early.do(KEY, Assign("Count the gates", "i1", "PB/2026-27/01", (Owner("Officers"),)))
    assert "Count the gates" in said(early, WantedDocument("actions", "parks", on=before.date()))
    yesterday = before.date() - timedelta(days=1)
    assert "Count the gates" not in said(early, WantedDocument("actions", "parks", on=yesterday))
