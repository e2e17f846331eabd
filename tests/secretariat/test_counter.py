"""The secretariat itself: what is asked at the one counter."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from boardtui.edits.minuting import Assign
from boardtui.edits.timeline import Undo
from boardtui.errors import NotConfirmed, NotFound, ReadOnly, Refusal, UsageRefusal
from boardtui.model.keys import RecordKey
from boardtui.secretariat.export import Format, safe_name
from boardtui.secretariat.script import carry_out
from boardtui.secretariat.secretariat import Secretariat
from tests.builders import at, board, meeting
from tests.store.disk_faults import Faults, put_in
from tests.store.shelf import BOARD, KEY, cabinet, journal, stocked, table

OTHER = RecordKey("parks", "2027-01-18")


@pytest.fixture
def counter(tmp_path: Path) -> Secretariat:
    opened = Secretariat(stocked(tmp_path / "w"), lambda: at("10:30"))
    opened.found(replace(meeting(), id="2027-01-18", day=date(2027, 1, 18)))
    return opened


def again(tmp_path: Path, *, readonly: bool = False) -> Secretariat:
    return Secretariat(cabinet(tmp_path / "w", readonly=readonly), lambda: at("10:30"))


def refs(counter: Secretariat, key: RecordKey) -> list[str]:
    found = counter.meeting(key)
    return [one.ref.rpartition("/")[2] for one in found.actions]


def test_a_line_is_on_the_disk_when_it_is_captured(counter: Secretariat, tmp_path: Path) -> None:
    captured = counter.capture(KEY, "A: mend it @hp")
    assert captured.receipt is not None
    assert captured.receipt.sequence == 2
    assert b"mend it" in journal(tmp_path / "w").read_bytes()
    assert [one.text for one in again(tmp_path).meeting(KEY).actions] == ["mend it"]


def test_a_refused_line_changes_nothing(counter: Secretariat) -> None:
    before = counter.meeting(KEY)
    for line in ("+zed", "/item 9", "/undo", "A:", "D: ", "/reopen"):
        with pytest.raises(Refusal):
            counter.capture(KEY, line)
    assert counter.meeting(KEY) == before


def test_understanding_does_nothing(counter: Secretariat) -> None:
    before = counter.meeting(KEY)
    assert counter.understand(KEY, "A: x").edit == Assign("x", None, "PB/2026-27/01")
    assert counter.meeting(KEY) == before


def test_the_said_time_holds_for_what_follows(counter: Secretariat) -> None:
    counter.capture(KEY, "/time 11:11")
    counter.capture(KEY, "+hp")
    assert counter.meeting(KEY).presence[0].at == at("11:11")
    counter.say_clock(KEY, at("11:20"))
    assert counter.scene(KEY).now == at("11:20")


def test_on_another_day_the_record_says_what_time_it_is(counter: Secretariat) -> None:
    assert counter.scene(OTHER).now.date() == date(2026, 11, 24)
    plain = replace(meeting(), id="2027-03-01", day=date(2027, 3, 1), opened=None)
    counter.found(plain)
    assert f"{counter.scene(RecordKey('parks', '2027-03-01')).now:%Y-%m-%d %H:%M}" == "2027-03-01 10:00"
    counter.found(replace(plain, id="2027-03-02", day=date(2027, 3, 2), start=None))
    assert counter.scene(RecordKey("parks", "2027-03-02")).now == at("10:30")


def test_numbers_run_through_all_meetings_of_the_year(counter: Secretariat) -> None:
    for key in (KEY, OTHER, KEY, OTHER, OTHER, KEY):
        counter.capture(key, "A: x @hp")
    assert refs(counter, KEY) == ["01", "03", "06"]
    assert refs(counter, OTHER) == ["02", "04", "05"]


def test_a_substitute_is_chosen_by_id_code_or_new_name(counter: Secretariat) -> None:
    for substitute, member in (("sam", "priya"), ("TO", "helen"), ("Bo Hill", "ian-c")):
        counter.stand_in(KEY, substitute, member)
    replaced = {one.person: one.stands_in_for for one in counter.meeting(KEY).presence if one.stands_in_for}
    assert replaced == {"sam": "priya", "tom": "helen", "guest-bo-hill": "ian-c"}


def test_an_edit_can_be_undone_at_the_counter(counter: Secretariat) -> None:
    counter.capture(KEY, "+hp")
    counter.do(KEY, Undo())
    assert counter.meeting(KEY).presence == ()


def test_records_are_opened_listed_and_found(counter: Secretariat) -> None:
    assert counter.open(KEY) == (meeting(), 1)
    assert [one.id for one in counter.meetings(counter.board("parks"))] == ["2026-11-24", "2027-01-18"]
    assert counter.find_board(None) == board()
    assert counter.find_meeting(board(), "24 Nov 2026").id == "2026-11-24"
    year = counter.register(board())
    assert [one.id for one in year.meetings if one.id not in year.planned] == ["2026-11-24", "2027-01-18"]
    assert [len(row.cells) for row in year.rows] == [len(year.meetings)] * 5
    assert counter.now() == at("10:30")
    with pytest.raises(NotFound, match="not a meeting"):
        counter.meeting(BOARD)
    with pytest.raises(NotFound):
        counter.meeting(RecordKey("parks", "1999-01-01"))


def test_every_record_is_checked_and_what_is_wrong_is_said(counter: Secretariat, tmp_path: Path) -> None:
    assert [(one.record, one.lines, one.problem) for one in counter.verify()] == [
        ("parks", 1, ""),
        ("parks/2026-11-24", 1, ""),
        ("parks/2027-01-18", 1, ""),
    ]
    table(tmp_path / "w").write_bytes(b"{}")
    broken = [one for one in counter.verify() if one.problem]
    assert [one.record for one in broken] == ["parks/2026-11-24"]
    assert "damaged" in broken[0].problem


def test_a_reader_is_told_so(counter: Secretariat, tmp_path: Path) -> None:
    counter.close()
    reader = again(tmp_path, readonly=True)
    assert reader.readonly
    with pytest.raises(ReadOnly):
        reader.capture(KEY, "+hp")


def test_the_note_is_written_beside_earlier_ones(counter: Secretariat, tmp_path: Path) -> None:
    notes = [counter.export_note(board(), counter.meeting(KEY), form=Format.TXT) for _ in range(2)]
    assert [one.path.name for one in notes] == [
        "2026-11-24 Parks Board note DRAFT.txt",
        "2026-11-24 Parks Board note DRAFT (2).txt",
    ]
    assert [bool(one.said) for one in notes] == [False, True]
    named = counter.export_note(board(), counter.meeting(KEY), tmp_path / "out" / "n.md", Format.MD)
    assert "Parks Board" in named.path.read_text("utf-8")
    assert counter.dump(BOARD).startswith(b"{")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a/b\\c:d", "a b c d"),
        ("  .hidden. ", "hidden"),
        ("CON", "document CON"),
        ("lpt1.txt", "document lpt1.txt"),
        ("", "document"),
        ("../../x", "x"),
        ("\x1b[31mx\x00", "x"),
        ("Finance/HR 3/4", "Finance HR 3 4"),
        ("com¹", "document com¹"),
        ("CONIN$", "document CONIN$"),
        ("\u202efdp.exe", "fdp.exe"),
    ],
)
def test_names_are_safe_on_any_file_system(text: str, name: str) -> None:
    assert safe_name(text) == name
    assert len(safe_name(text + "ü" * 200).encode()) <= 120 + len("document ")


def test_an_approved_note_is_no_draft(counter: Secretariat) -> None:
    counter.capture(KEY, "/approved at 2027-01-18")
    note = counter.export_note(board(), counter.meeting(KEY), form=Format.TXT)
    assert note.path.name == "2026-11-24 Parks Board note.txt"


def test_a_script_runs_on_after_a_refused_line(counter: Secretariat) -> None:
    lines = ["# a comment", "", "+hp", "+zed", "open 10:05", "N: said"]
    said = list(carry_out(counter, KEY, lines))
    assert [(one.number, bool(one.refusal)) for one in said] == [
        (3, False),
        (4, True),
        (5, False),
        (6, False),
    ]
    assert said[0].said == "Helen Platts present 10:30"


def test_a_script_stops_where_the_disk_does_not_confirm(counter: Secretariat) -> None:
    counter.capture(KEY, "+hp")
    script = carry_out(counter, KEY, ["+ic", "+pn", "+em"])
    assert next(script).refusal == ""
    with pytest.MonkeyPatch.context() as patch:
        put_in(patch, Faults("fsync"))
        with pytest.raises(NotConfirmed):
            next(script)
    assert [one.person for one in counter.meeting(KEY).presence] == ["helen", "ian-c"]


def test_which_board_is_meant(counter: Secretariat) -> None:
    for wanted in ("parks", "PB", "Parks Board", "park", "board"):
        assert counter.find_board(wanted).id == "parks"
    with pytest.raises(NotFound, match="boards: parks"):
        counter.find_board("arts")
    counter.found(replace(board(), id="arts", name="Arts Board", prefix="AB"))
    assert counter.find_board("arts").id == "arts"
    with pytest.raises(UsageRefusal, match="--board"):
        counter.find_board(None)
    with pytest.raises(NotFound):
        counter.find_board("board")


def test_a_workspace_may_hold_no_board_yet(tmp_path: Path) -> None:
    from boardtui.store.cabinet import Cabinet

    Cabinet.make(tmp_path / "w")
    with pytest.raises(UsageRefusal, match="no board"):
        again(tmp_path).find_board(None)
