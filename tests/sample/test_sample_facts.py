"""The sample says what the source says, in words of its own."""

import re
from datetime import date
from pathlib import Path

import pytest

from boardtui.assemble import make_sample, open_workspace
from boardtui.model.boards import Board, Role
from boardtui.model.decisions import Outcome
from boardtui.model.meetings import Meeting, MeetingState, NoteState
from boardtui.model.presence import Capacity
from boardtui.rules.attendance import Mark, attendance, present_in
from boardtui.rules.identity import who
from boardtui.rules.membership import members_on, substitutes_on
from boardtui.rules.quorum import quorum
from boardtui.rules.register import register
from boardtui.secretariat.secretariat import Secretariat
from tests.sample import source

NOVEMBER = date(2010, 11, 17)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "w"
    make_sample(folder)
    return folder


@pytest.fixture(scope="module")
def secretariat(workspace: Path) -> Secretariat:
    return open_workspace(workspace, user="tester", readonly=True)


@pytest.fixture(scope="module")
def board(secretariat: Secretariat) -> Board:
    return secretariat.find_board(None)


@pytest.fixture(scope="module")
def november(secretariat: Secretariat, board: Board) -> Meeting:
    return secretariat.find_meeting(board, "2010-11-17")


def name_in_list(board: Board, person_id: str) -> str:
    """The name as the membership list prints it: Dr Andrew Povey's title is the note's alone (S11)."""
    found = board.person(person_id)
    assert found is not None
    printed = found.names[0].printed
    return found.names[0].full if printed == "Dr Andrew Povey" else printed


def test_fourteen_members_in_four_groups_with_their_offices_and_authorities(board: Board) -> None:
    assert [(one.name, one.seats) for one in board.groups] == [
        (name, seats) for name, (seats, _, _) in source.GROUPS.items()
    ]
    seats = members_on(board, NOVEMBER)
    assert len(seats) == 14
    for name, (_, members, _) in source.GROUPS.items():
        found = [
            (
                name_in_list(board, seat.person.id),
                "" if seat.role is Role.MEMBER else board.settings.titles.printed(seat.role),
                seat.authority,
            )
            for seat in seats
            if seat.group is not None and seat.group.name == name
        ]
        assert found == list(members)


def test_named_substitutes_by_group_and_one_for_a_day(board: Board) -> None:
    for group in board.groups:
        on_list = [(seat.name, seat.authority) for seat in substitutes_on(board, date(2010, 9, 9), group.id)]
        assert on_list == list(source.GROUPS[group.name][2])
    for day, there in ((date(2010, 11, 16), False), (NOVEMBER, True), (date(2010, 11, 18), False)):
        assert ("Clarence Barrett" in {seat.name for seat in substitutes_on(board, day)}) is there
    barrett = next(seat for seat in substitutes_on(board, NOVEMBER) if seat.name == "Clarence Barrett")
    assert (barrett.group.name if barrett.group else "", barrett.authority) == ("Independent", "Havering LB")


def test_six_dates_of_the_year(secretariat: Secretariat, board: Board) -> None:
    assert tuple(one.day.isoformat() for one in board.calendar) == source.DATES
    assert tuple(one.id for one in secretariat.meetings(board)) == source.DATES


def test_every_mark_of_the_register(secretariat: Secretariat, board: Board) -> None:
    found = register(board, secretariat.meetings(board))
    came = {Mark.PRESENT: "YES", Mark.REMOTE: "YES", Mark.NOT_A_MEMBER: ""}
    shown = {
        name_in_list(board, row.person): tuple(came.get(cell, "NO") if cell else "" for cell in row.cells[:2])
        for row in found.rows
    }
    assert shown == source.REGISTER
    assert [row.name for row in found.rows if row.is_substitute] == [
        "Teresa O'Neill",
        "Russell Roberts",
        "Clarence Barrett",
    ]
    assert all(cell is None for row in found.rows for cell in row.cells[2:])


def test_who_came_on_17_november(board: Board, november: Meeting) -> None:
    result = attendance(board, november)
    assert result.count(Mark.PRESENT) == 10
    assert result.count(Mark.APOLOGIES) == 4
    assert sum(result.count(mark) for mark in Mark) == 14
    stood_in = {
        who(board, november, one).name: who(board, november, result.standing(one).sits_for or "").name
        for one in result.substitutes
    }
    assert stood_in == source.STOOD_IN
    sent = {seat.name for seat in result.members if result.standing(seat.person.id).mark is Mark.APOLOGIES}
    assert sent == set(source.APOLOGIES)
    count = quorum(board, november.day, result)
    assert (count.counted, count.needed, count.groups, count.quorate) == (12, 5, 4, True)


def test_teresa_oneill_stood_in_for_the_one_conservative_away_in_september(
    secretariat: Secretariat, board: Board
) -> None:
    september = secretariat.find_meeting(board, "2010-09-09")
    result = attendance(board, september)
    assert [result.standing(one).sits_for for one in result.substitutes] == ["andrew-povey"]
    assert result.count(Mark.PRESENT) == 13


def test_guests_and_officers_with_their_bodies(board: Board, november: Meeting) -> None:
    result = attendance(board, november)
    guests = {
        who(board, november, one).name: who(board, november, one).body
        for one in present_in(november, result, Capacity.IN_ATTENDANCE)
    }
    assert guests == source.GUESTS
    officers: dict[str, list[str]] = {}
    for one in present_in(november, result, Capacity.OFFICER):
        known = who(board, november, one)
        officers.setdefault(known.body, []).append(known.name)
    assert {body: tuple(names) for body, names in officers.items()} == source.OFFICERS


def test_four_items_and_what_was_decided(november: Meeting) -> None:
    assert tuple((one.number, one.title) for one in november.agenda) == source.ITEMS
    decided = [(one.item, one.outcome) for one in november.decisions]
    assert decided == [
        ("item-1", Outcome.AGREED),
        ("item-2", Outcome.AGREED),
        ("item-3", Outcome.NOTED),
        ("item-4", Outcome.AGREED),
    ]
    assert "noted the report and agreed" in november.decisions[0].text
    assert "correct record" in november.decisions[3].text


def test_when_and_where(november: Meeting) -> None:
    assert (november.day, november.state) == (NOVEMBER, MeetingState.CLOSED)
    assert f"{november.start:%H.%M}" == "15.00"
    assert november.place == "City Marketing Suite, City of London"
    assert november.closed is None  # nobody wrote the end down (S30)
    assert november.opened is not None and november.opened.hour == 15


def test_two_actions_for_officers_and_their_progress(november: Meeting) -> None:
    first, second = november.actions
    assert [owner.name for one in (first, second) for owner in one.owners] == ["Officers", "Officers"]
    assert (first.item, first.due, first.due_next_meeting) == ("item-1", date(2011, 1, 18), True)
    assert (second.item, second.due, second.due_next_meeting) == ("item-2", None, False)
    assert "in due course" in second.text
    assert [len(one.progress) for one in (first, second)] == [1, 1]
    assert "March or May" in second.progress[0].text
    refs = [*(one.ref for one in november.decisions), *(one.ref for one in november.actions)]
    assert sorted(refs) == [f"IPB/2010-11/{number:02d}" for number in range(1, 7)]


def test_the_september_note_was_approved_in_november(secretariat: Secretariat, board: Board) -> None:
    note = secretariat.find_meeting(board, "2010-09-09").note
    assert (note.state, note.approved_on) == (NoteState.APPROVED, NOVEMBER)


def test_the_agenda_of_january(secretariat: Secretariat, board: Board) -> None:
    january = secretariat.find_meeting(board, "2011-01-18")
    titles = {one.id: one.title for one in january.sections}
    found = [
        (
            item.number,
            item.title,
            titles[item.section or ""],
            item.page,
            item.cover.purpose.rstrip(".") if item.cover else "",
            item.cover.contact_officer.name if item.cover else "",
        )
        for item in january.agenda
    ]
    assert found == list(source.JANUARY)
    assert (f"{january.start:%H.%M}", f"{january.finish:%H.%M}") == ("11.30", "13.00")
    assert january.place == "Cabinet Room B, County Hall, Preston, Lancashire"
    assert january.state is MeetingState.SCHEDULED


def sample_texts() -> dict[str, str]:
    folder = Path(__file__).parents[2] / "boardtui" / "sample"
    return {one.name: one.read_text("utf-8") for one in folder.iterdir() if one.suffix in (".json", ".txt")}


def written(workspace: Path) -> dict[str, str]:
    return {
        one.name: one.read_text("utf-8")
        for one in workspace.rglob("*")
        if one.suffix in (".json", ".journal") and one.is_file()
    }


def test_only_numbers_and_addresses_that_belong_to_nobody(workspace: Path) -> None:
    for name, text in (sample_texts() | written(workspace)).items():
        numbers = re.findall(r"\b0\d{2,4}[ -]?\d{3,4}[ -]?\d{3,4}\b", text)
        assert all(one.startswith("020 7946 0") for one in numbers), name
        assert all(one.endswith("@example.org") for one in re.findall(r"[\w.+-]+@[\w.-]+\w", text)), name


def test_the_sample_has_numbers_and_addresses_to_keep_out_of_documents() -> None:
    text = sample_texts()["board.json"]
    assert text.count("020 7946 0") >= 7
    assert text.count("@example.org") >= 7


@pytest.mark.skipif(source.pack() is None, reason="the source documents (../shared/seeds) are not here")
def test_no_number_and_no_address_of_the_source_is_in_the_sample(workspace: Path) -> None:
    sample = " ".join([*sample_texts().values(), *written(workspace).values()])
    digits = re.sub(r"[ -]", "", sample)
    for text in source.all_sources().values():
        addresses = set(re.findall(r"[\w.+-]+@[\w.-]+\w", text))
        numbers = {re.sub(r"\D", "", one) for one in re.findall(r"\b0\d{2,4}[ \d]{6,9}\b", text)}
        assert not {one for one in addresses if one in sample}
        assert not {one for one in numbers if len(one) >= 10 and one in digits}


@pytest.mark.skipif(source.pack() is None, reason="the source documents (../shared/seeds) are not here")
def test_no_eight_words_in_a_row_of_the_sources_note_are_in_the_sample() -> None:
    pack = source.pack() or ""
    prose = source.words(
        pack[pack.index("**1 LG") if "**1 LG" in pack else pack.index("Decisions and actions\t") :]
    )
    runs = {tuple(prose[place : place + 8]) for place in range(len(prose) - 7)}
    assert len(runs) > 400
    for name, text in sample_texts().items():
        mine = source.words(text)
        shared = [" ".join(run) for run in zip(*(mine[at:] for at in range(8)), strict=False) if run in runs]
        assert shared == [], name


def test_the_eve_of_the_meeting_knows_nothing_of_it(tmp_path: Path) -> None:
    make_sample(tmp_path / "w", eve_of="2010-11-17")
    eve = open_workspace(tmp_path / "w", user="tester", readonly=True)
    meeting = eve.find_meeting(eve.find_board(None), "2010-11-17")
    assert (meeting.state, meeting.minutes, meeting.decisions) == (MeetingState.SCHEDULED, (), ())
    assert {one.capacity for one in meeting.attendees} == {Capacity.IN_ATTENDANCE, Capacity.OFFICER}


def test_every_record_of_the_sample_checks(secretariat: Secretariat) -> None:
    checked = secretariat.verify()
    assert len(checked) == 7
    assert [one.problem for one in checked if one.problem] == []
