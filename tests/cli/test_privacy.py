"""No telephone number, e-mail address, reason for absence or private business leaves unasked (R52)."""

import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from boardtui.assemble import make_workspace, open_workspace
from boardtui.model.actions import ActionItem, Owner, Progress
from boardtui.model.agendas import AgendaItem, ContactOfficer, CoverSheet
from boardtui.model.boards import Board
from boardtui.model.decisions import Decision, Outcome, Tally
from boardtui.model.meetings import Meeting, MeetingState, Minute
from boardtui.model.people import Contact, Name, Person
from boardtui.model.presence import Declaration, PresenceEvent, PresenceKind
from boardtui.secretariat.document_kinds import KINDS, DocumentKind, Takes
from tests.builders import at, board, meeting
from tests.cli.conftest import Shell

_NUMBERS = iter(range(10**6))
CONTACTS: list[str] = []
OFFICES: list[str] = []
OFFICER: list[str] = []
PUBLISHED = {"notice": OFFICES, "cover-sheet": OFFICER, "pack": OFFICER}
"""The contacts that a document is there to give: of the offices, and of the officer who wrote a paper."""
REASON = "CANARY-REASON"
EXEMPT = "CANARY-EXEMPT"
LISTS = ("boards", "members", "meetings", "agenda", "register", "decisions", "actions")


def canary() -> Contact:
    """A telephone number and an e-mail address that stand nowhere else."""
    number = next(_NUMBERS)
    CONTACTS.extend((f"0777 {number:06}", f"canary{number}@example.org"))
    return Contact(*CONTACTS[-2:])


def birds() -> Board:
    """The board with a canary in every contact field."""
    of = board()
    return replace(
        of,
        groups=tuple(replace(one, office="The office", office_contact=office()) for one in of.groups),
        people=tuple(replace(one, contact=canary()) for one in of.people),
        contact=Person("desk", "DK", (Name("Dee Desk"),), contact=office()),
    )


def office() -> Contact:
    """A canary that the notice of meeting is there to give."""
    found = canary()
    OFFICES.extend((found.phone, found.email))
    return found


def aviary() -> Meeting:
    """A closed meeting with a reason for absence, a contact officer, and an item taken in private."""
    kinds = (PresenceKind.APOLOGISED, PresenceKind.ARRIVED, PresenceKind.LEFT, PresenceKind.NOTED_ABSENT)
    people = ("helen", "priya", "priya", "ian-c")
    officer = canary()
    OFFICER[:] = officer.phone, officer.email
    cover = CoverSheet(
        purpose=EXEMPT,
        summary=(EXEMPT,),
        recommendations=(EXEMPT,),
        contact_officer=ContactOfficer("Olga Ford", "Clerk", officer.phone, officer.email),
    )
    return replace(
        meeting(),
        state=MeetingState.CLOSED,
        closed=datetime(2026, 11, 24, 12, 0, tzinfo=UTC),
        presence=tuple(
            PresenceEvent(f"p{place}", kind, who, at("10:00"), at("10:00"), place, "i2", reason=REASON)
            for place, (kind, who) in enumerate(zip(kinds, people, strict=True), start=1)
        ),
        agenda=(
            AgendaItem("i1", "1", "Apologies"),
            AgendaItem("i2", "2", "Gates and fences", cover=replace(cover, purpose="", summary=())),
            AgendaItem("i9", "3", "Private business", cover=cover, exempt=True, urgent_reason=EXEMPT),
        ),
        minutes=(Minute("m5", 5, "i9", EXEMPT),),
        declarations=(Declaration("i6", 6, "priya", "i9", nature=EXEMPT),),
        decisions=(Decision("d7", 7, "i9", EXEMPT, Outcome.AGREED, "PB/1", tally=Tally(2, 1)),),
        actions=(
            ActionItem(
                "a8",
                8,
                "i9",
                EXEMPT,
                "PB/2",
                (Owner(EXEMPT),),
                progress=(Progress(at("10:00").date(), EXEMPT),),
            ),
        ),
    )


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    make_workspace(tmp_path / "w")
    secretariat = open_workspace(tmp_path / "w", user="tester")
    secretariat.found(birds())
    of = aviary()
    open_item = replace(of.agenda[1], cover=replace(of.agenda[1].cover or CoverSheet(), recommendations=()))
    secretariat.found(replace(of, agenda=(of.agenda[0], open_item, of.agenda[2])))
    secretariat.close()
    return tmp_path / "w"


def said_in(path: Path) -> bytes:
    """Everything a file says: its name, and each part of a Word file unzipped."""
    data = path.name.encode()
    if not zipfile.is_zipfile(path):
        return data + path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return data + b"".join(name.encode() + archive.read(name) for name in archive.namelist())


def test_no_contact_and_no_reason_is_in_any_list(inside: Shell, workspace: Path) -> None:
    for name in LISTS:
        for words in (("--json",), ()):
            where = ("--meeting", "2026-11-24") if name == "agenda" else ()
            done = inside("--workspace", workspace, name, *where, *words)
            assert done.returncode == 0, done.stderr
            assert len(done.stdout) > 20, name
            for kept in (*CONTACTS, REASON):
                assert kept not in done.stdout + done.stderr, (name, kept)


def exported(inside: Shell, workspace: Path, kind: DocumentKind, form: str, *more: str) -> bytes:
    about = ("--meeting", "2026-11-24") if Takes.MEETING in kind.takes else ()
    item = ("--item", "3") if Takes.ITEM in kind.takes else ()
    done = inside("--workspace", workspace, "export", kind.name, *about, *item, "--format", form, *more)
    assert done.returncode == 0, done.stderr
    return said_in(Path(done.stdout.removesuffix("\n")))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_nothing_private_is_in_any_export(inside: Shell, workspace: Path, kind: DocumentKind) -> None:
    for form in kind.forms:
        if form == "pdf":  # made of the Word file
            continue
        said = exported(inside, workspace, kind, form)
        assert b"Parks Board" in said
        for kept in (*CONTACTS, REASON):
            assert kept in PUBLISHED.get(kind.name, ()) or kept.encode() not in said, (form, kept)
        if kind.name != "brief":  # which is for the chair alone, and says so
            assert EXEMPT.encode() not in said, form


def test_what_is_private_is_in_the_exempt_edition(inside: Shell, workspace: Path) -> None:
    """So that the test above can fail, document by document."""
    for kind in KINDS:
        if Takes.EDITION in kind.takes and kind.name not in ("actions-arising", "progress", "agenda", "pack"):
            said = exported(inside, workspace, kind, "docx", "--edition", "exempt")
            assert EXEMPT.encode() in said, kind.name
            assert "EXEMPT – not for publication".encode() in said


def test_the_canaries_would_be_heard(inside: Shell, workspace: Path) -> None:
    """The dump, which is asked for whole records, holds all of them: so the tests above can fail."""
    whole = inside("--workspace", workspace, "dump").stdout
    assert all(kept in whole for kept in (*CONTACTS[-2:], REASON, EXEMPT))
