"""Retention: what has had its time is shown, and goes when it is asked to (R43, R52)."""

import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from boardtui.edits.body import ChangeSettings
from boardtui.edits.note_life import MoveNote
from boardtui.edits.people import AddPerson
from boardtui.edits.timeline import Undo
from boardtui.errors import EditRefused, RecordLocked
from boardtui.model.boards import Board, BoardSettings, Membership, Role
from boardtui.model.drafts import Draft
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import MeetingState, NoteState
from boardtui.model.people import Contact, Name, Person
from boardtui.store import prune
from boardtui.store.archive import Archive
from boardtui.store.beside import Beside
from boardtui.store.cabinet import Cabinet
from tests.builders import board, meeting
from tests.store.shelf import BOARD, cabinet, files, journal, ticking

PHONE = "020 7946 0999"


def member(person_id: str, *ends: date | None, continues: bool = False, contact: bool = True) -> Board:
    """The board with one more person, whose memberships end on those days."""
    one = Person(person_id, "ZZ", (Name("Zoe Zed"),), contact=Contact(PHONE) if contact else Contact())
    terms = tuple(Membership(person_id, Role.MEMBER, end=end, continues=continues) for end in ends)
    return replace(board(), people=(*board().people, one), memberships=(*board().memberships, *terms))


@pytest.mark.parametrize(
    ("of", "today", "due"),
    [
        (member("z", date(2025, 11, 23)), date(2026, 11, 24), True),
        (member("z", date(2025, 11, 24)), date(2026, 11, 24), False),
        (member("z", date(2024, 2, 29)), date(2025, 3, 1), True),
        (member("z", date(2024, 2, 29)), date(2025, 2, 28), False),
        (member("z", date(2020, 1, 1), date(2026, 11, 1)), date(2026, 11, 24), False),
        (member("z", date(2020, 1, 1), None), date(2026, 11, 24), False),
        (member("z", date(2020, 1, 1), continues=True), date(2026, 11, 24), False),
        (member("z", date(2020, 1, 1), contact=False), date(2026, 11, 24), False),
        (member("z"), date(2026, 11, 24), False),
        (member("z", date.max), date.max, False),
    ],
)
def test_whose_contact_has_had_its_time(of: Board, today: date, due: bool) -> None:
    assert ["z" in one.what for one in prune.contacts_due(of, today)] == ([True] if due else [])


def test_the_months_are_the_boards_own() -> None:
    of = replace(member("z", date(2026, 9, 1)), settings=BoardSettings(contact_months=1))
    (due,) = prune.contacts_due(of, date(2026, 10, 2))
    assert due.why == "the last membership ended on 2026-09-01, more than 1 month ago"
    assert PHONE not in str(due)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    Cabinet.make(tmp_path / "w")
    opened = cabinet(tmp_path / "w")
    opened.found(member("z", date(2025, 1, 1)))
    opened.close()
    return tmp_path / "w"


def archive(workspace: Path) -> Archive:
    return Archive(workspace, ticking(), "tester")


def contact(workspace: Path) -> Contact:
    record = cabinet(workspace, readonly=True).read(BOARD)
    assert isinstance(record, Board)
    found = record.person("z")
    assert found is not None
    return found.contact


def test_showing_changes_nothing(workspace: Path) -> None:
    before = files(workspace)
    assert [(one.kind, one.what) for one in archive(workspace).due()] == [("contact", "z")]
    assert files(workspace) == before


def test_a_contact_goes_by_an_entry_that_names_the_id_only(workspace: Path) -> None:
    assert archive(workspace).prune(archive(workspace).due(), erase=False) == ()
    assert contact(workspace) == Contact()
    lines = cabinet(workspace).open_to_read(BOARD).history()
    assert lines[-1].plain == {"verb": "remove-contact", "person": "z"}
    assert archive(workspace).due() == ()
    assert PHONE in (workspace / "data/parks/board.journal").read_text()  # the journal keeps what it recorded


def test_erasing_begins_the_journal_anew_without_it(workspace: Path) -> None:
    listing = cabinet(workspace)
    assert listing.board("parks").person("z") is not None
    listing.words("parks")
    listing.close()
    assert any(PHONE.encode() in one.read_bytes() for one in (workspace / "data/.index").iterdir())
    (said,) = archive(workspace).prune(archive(workspace).due(), erase=True)
    assert "The backups up to" in said
    for one in (workspace / "data").rglob("*"):
        assert one.is_dir() or PHONE.encode() not in one.read_bytes(), one
    opened = cabinet(workspace)
    assert opened.check(BOARD) == 1
    with pytest.raises(EditRefused, match="nothing to undo"):
        opened.open(BOARD).do(Undo())
    receipt = opened.open(BOARD).do(AddPerson(Person("y", "YY", (Name("Y"),))))
    assert receipt.sequence == 4  # numbers go on
    opened.close()
    assert cabinet(workspace).check(BOARD) == 2
    assert not any(one.problem for one in archive(workspace).examine())


def test_backups_and_asides_go_when_their_time_is_up(workspace: Path) -> None:
    from boardtui.store.backups import Backups

    moments = [datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=one) for one in range(22)]
    backups = Backups(workspace, lambda: moments[0], "x")
    for moment in moments:
        backups._clock = lambda moment=moment: moment  # type: ignore[misc]
        backups._rotate = lambda *_: None  # type: ignore[method-assign]
        backups.take("parks", "asked for", always=True)
    aside = journal(workspace).with_name("2020-01-01.journal.torn-3")
    aside.parent.mkdir(exist_ok=True, mode=0o700)
    aside.write_bytes(b"x")
    os.utime(aside, (datetime(2024, 1, 1, tzinfo=UTC).timestamp(),) * 2)
    young = aside.with_name("2026-01-01.journal.torn-3")
    young.write_bytes(b"x")
    due = archive(workspace).due()
    assert [(one.kind, one.what) for one in due] == [
        ("contact", "z"),
        ("backup", "1"),
        ("backup", "2"),
        ("set-aside", "meetings/2020-01-01.journal.torn-3"),
    ]
    archive(workspace).prune(due, erase=False)
    assert (aside.exists(), young.exists()) == (False, True)
    assert archive(workspace).due() == ()


TYPED = Draft("She said, in confidence, that")
APPROVED = date(2026, 11, 10)


def rough(folder: Path, months: int, state: NoteState | None, *, waiting: tuple[str, ...] = ()) -> Path:
    """A workspace with a meeting of October, a draft beside it and a file set aside, of 2 November."""
    Cabinet.make(folder)
    opened = cabinet(folder)
    opened.found(replace(board(), settings=BoardSettings(rough_months=months)))
    held = replace(meeting(MeetingState.CLOSED), id="2026-10-06", day=date(2026, 10, 6))
    key = RecordKey("parks", held.id)
    opened.found(held)
    if state is not None:
        opened.open(key).do(MoveNote(NoteState.APPROVED, APPROVED, "2026-11-10"))
        if state is NoteState.SIGNED:
            opened.open(key).do(MoveNote(NoteState.SIGNED, date(2026, 11, 12), signed_by="helen"))
    opened.close()
    home = folder / "data/parks/meetings"
    Beside(home / held.id).keep_draft(TYPED, waiting)
    (home / f"{held.id}.journal.torn-3").write_bytes(b"x")
    for one in (home / f".{held.id}.draft", home / f"{held.id}.journal.torn-3"):
        os.utime(one, (datetime(2026, 11, 2, tzinfo=UTC).timestamp(),) * 2)
    return folder


def told(workspace: Path, today: date) -> list[tuple[str, str]]:
    clock = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
    found = Archive(workspace, lambda: clock, "tester").due()
    return [(one.kind, one.what) for one in found if one.kind != "backup"]


ROUGH = [("draft", "meetings/.2026-10-06.draft"), ("set-aside", "meetings/2026-10-06.journal.torn-3")]


@pytest.mark.parametrize(
    ("months", "state", "today", "due"),
    [
        (0, None, date(2027, 10, 1), []),
        (0, NoteState.APPROVED, APPROVED, []),
        (0, NoteState.APPROVED, date(2026, 11, 11), ROUGH),
        (0, NoteState.SIGNED, date(2026, 11, 13), ROUGH),
        (3, NoteState.SIGNED, date(2027, 2, 10), []),
        (3, NoteState.APPROVED, date(2027, 2, 11), ROUGH),
    ],
)
def test_rough_notes_are_kept_as_long_after_approval_as_the_board_says(
    tmp_path: Path, months: int, state: NoteState | None, today: date, due: list[tuple[str, str]]
) -> None:
    workspace = rough(tmp_path / "w", months, state)
    before = files(workspace)
    assert told(workspace, today) == due
    assert files(workspace) == before


def test_a_setting_counts_from_its_day_on(tmp_path: Path) -> None:
    workspace = rough(tmp_path / "w", 6, NoteState.APPROVED)
    opened = cabinet(workspace)
    opened.open(BOARD).do(ChangeSettings(BoardSettings(rough_months=0), date(2026, 12, 24)))
    opened.close()
    assert told(workspace, date(2026, 12, 23)) == []
    assert told(workspace, date(2026, 12, 24)) == ROUGH


def test_why_rough_notes_go_says_the_day_and_not_a_word_of_them(tmp_path: Path) -> None:
    workspace = rough(tmp_path / "w", 1, NoteState.APPROVED)
    for one in Archive(workspace, lambda: datetime(2026, 12, 24, tzinfo=UTC), "tester").due():
        assert one.why == "the note was approved on 2026-11-10, more than 1 month ago"
        assert "confidence" not in str(one)


def test_rough_notes_go_and_the_journal_stays(tmp_path: Path) -> None:
    workspace = rough(tmp_path / "w", 0, NoteState.APPROVED)
    home = workspace / "data/parks/meetings"
    before = (home / "2026-10-06.journal").read_bytes()
    archive = Archive(workspace, lambda: datetime(2026, 11, 24, tzinfo=UTC), "tester")
    archive.prune(archive.due(), erase=False)
    assert [one.name for one in home.iterdir() if TYPED.line.encode() in one.read_bytes()] == []
    assert sorted(one.name for one in home.iterdir()) == ["2026-10-06.journal", "2026-10-06.json"]
    assert (home / "2026-10-06.journal").read_bytes() == before
    assert archive.due() == ()


def test_what_was_typed_or_set_aside_after_the_approval_is_not_yet_due(tmp_path: Path) -> None:
    workspace = rough(tmp_path / "w", 1, NoteState.APPROVED)
    draft = workspace / "data/parks/meetings/.2026-10-06.draft"
    os.utime(draft, (datetime(2026, 12, 1, tzinfo=UTC).timestamp(),) * 2)
    assert told(workspace, date(2026, 12, 24)) == ROUGH[1:]
    assert told(workspace, date(2027, 1, 2)) == ROUGH


def test_a_draft_with_which_edits_wait_to_be_saved_stays(tmp_path: Path) -> None:
    workspace = rough(tmp_path / "w", 0, NoteState.APPROVED, waiting=("D: that the gates be mended",))
    assert told(workspace, date(2026, 11, 24)) == ROUGH[1:]


def test_beside_a_record_that_cannot_be_read_everything_stays(tmp_path: Path) -> None:
    workspace = rough(tmp_path / "w", 0, NoteState.APPROVED)
    for ending in ("journal", "json"):
        (workspace / f"data/parks/meetings/2026-10-06.{ending}").write_bytes(b"strange")
    assert told(workspace, date(2026, 11, 24)) == []


def test_a_draft_goes_from_no_board_that_is_open_elsewhere(tmp_path: Path) -> None:
    workspace = rough(tmp_path / "w", 0, NoteState.APPROVED)
    archive = Archive(workspace, lambda: datetime(2026, 11, 24, tzinfo=UTC), "tester")
    holder = cabinet(workspace)
    holder.open(BOARD)
    with pytest.raises(RecordLocked):
        archive.prune(archive.due(), erase=False)
    holder.close()
    assert (workspace / "data/parks/meetings/.2026-10-06.draft").exists()
