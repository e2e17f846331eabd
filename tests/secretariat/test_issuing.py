"""Writing documents: their names, the house style, never overwriting; issued ones against their records."""

import io
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from boardtui.documents.edition import Edition
from boardtui.documents.outline import Table
from boardtui.edits.base import Edit
from boardtui.edits.minuting import Decide
from boardtui.errors import Refusal, UsageRefusal
from boardtui.model.agendas import AgendaItem
from boardtui.model.decisions import Outcome
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import MeetingState
from boardtui.secretariat.document_kinds import KINDS, kind_named
from boardtui.secretariat.export import Format, file_name, text_width
from boardtui.secretariat.issued import state_of
from boardtui.secretariat.issuing import nobody_watches
from boardtui.secretariat.outlines import outline_of
from boardtui.secretariat.secretariat import Secretariat
from boardtui.secretariat.wanted_documents import WantedDocument, Words, as_text, find_document, from_text
from boardtui.store.cabinet import Cabinet
from tests.builders import at, board, meeting
from tests.secretariat.by_hand import edit_by_hand
from tests.store.shelf import KEY, cabinet, stocked

NOTE = WantedDocument("note", "parks", "2026-11-24")
DECIDE: Edit = Decide("Members agreed the gates", Outcome.AGREED, "i2", "PB/2026-27/01")
Change = Callable[[Path], None]


@pytest.fixture
def counter(tmp_path: Path) -> Secretariat:
    return Secretariat(stocked(tmp_path / "w"), lambda: at("10:30"))


# -- names -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["../../x", "CON", "n" * 300, "é" * 300, "Finance/HR: 3?", "\u202efdp.exe", "..."]
)
def test_whatever_a_board_is_called_the_file_stays_in_its_folder(tmp_path: Path, name: str) -> None:
    opened = Cabinet.make(tmp_path / "w")
    assert opened is None
    shelf = cabinet(tmp_path / "w")
    shelf.found(replace(board(), name=name))
    shelf.found(replace(meeting(), agenda=(AgendaItem("i1", "../1", "CON"),)))
    counter = Secretariat(shelf, lambda: at("10:30"))
    for kind in ("note", "cover-sheet"):
        wanted = WantedDocument(kind, "parks", "2026-11-24", "i1", edition=Edition.EXEMPT)
        path = counter.exports.write(wanted, form=Format.TXT).path
        assert path.parent == tmp_path / "w" / "exports"
        assert path.name.startswith("2026-11-24 ")
        assert len(path.name.encode()) <= 140
        assert "EXEMPT – not for publication" in path.name
        assert not set(path.name) & set('/\\:*?"<>|\u202e')
    assert sorted(one.name for one in tmp_path.iterdir()) == ["w"]


def test_what_tells_it_from_others_is_never_cut() -> None:
    words = f"cover sheet item {'9' * 300}"
    name = file_name("2010/11", "B" * 300, words, "DRAFT, NOT FOR PUBLICATION", Edition.EXEMPT, Format.DOCX)
    assert name.startswith("2010-11 BBB")
    assert name.endswith("DRAFT EXEMPT – not for publication.docx")
    assert " cover sheet item 999" in name
    day = file_name(date(2010, 11, 17), "B", "notice", "CANCELLED", Edition.PUBLIC, Format.TXT)
    assert day == "2010-11-17 B notice CANCELLED.txt"


def test_the_file_of_a_board_that_keeps_minutes_is_called_minutes(tmp_path: Path) -> None:
    Cabinet.make(tmp_path / "w")
    shelf = cabinet(tmp_path / "w")
    shelf.found(replace(board(), settings=replace(board().settings, note_title="Minutes of meeting")))
    shelf.found(meeting())
    exports = Secretariat(shelf, lambda: at("10:30")).exports
    names = [
        exports.write(replace(NOTE, layout=layout), form=Format.TXT).path.name for layout in ("", "linear")
    ]
    assert names == [f"2026-11-24 Parks Board minutes{layout} DRAFT.txt" for layout in ("", " linear")]


# -- what is wanted --------------------------------------------------------------------------------


def test_what_is_wanted_is_written_as_text_and_read_back() -> None:
    full = WantedDocument(
        "note", "b", "m", "i", "2010/11", date(2010, 11, 17), Edition.EXEMPT, "linear", True, "A & B=;"
    )
    for wanted in (full, NOTE):
        assert from_text(dict(as_text(wanted))) == wanted
    for broken in ({}, {"kind": "x", "board": "b"}, {"kind": "note", "board": "b", "on": "never"}):
        with pytest.raises(UsageRefusal):
            from_text(broken)


def test_what_is_left_out_is_as_the_kind_has_it(counter: Secretariat) -> None:
    ahead = replace(meeting(MeetingState.SCHEDULED), id="2027-01-18", day=date(2027, 1, 18))
    counter.found(ahead)

    def found(kind: str, **said: str) -> WantedDocument:
        return find_document(counter, kind_named(kind), board(), Words(**said))  # type: ignore[arg-type]

    assert found("note") == NOTE
    counter.capture(KEY, "/close 11:00")
    assert found("note").meeting == "2026-11-24"
    assert found("agenda").meeting == "2027-01-18"
    assert found("register").year == "2026/27"
    assert found("register", year="all").year == "all"
    assert found("register", year="2026").year == "2026/27"
    assert found("membership").on == date(2026, 11, 24)
    assert found("membership", on="1 Dec 2026").on == date(2026, 12, 1)
    assert found("cover-sheet", meeting="2026-11-24", item="2.").item == "i2"
    assert found("note", edition="exempt").edition is Edition.EXEMPT


def test_every_kind_has_a_builder_and_another_name(counter: Secretariat) -> None:
    assert len({kind.name for kind in KINDS}) == len({kind.words for kind in KINDS}) == len(KINDS)
    for kind in KINDS:
        if kind.forms == (Format.ICS,):
            with pytest.raises(UsageRefusal, match="calendar"):
                outline_of(counter, WantedDocument(kind.name, "parks"))
            continue
        words = Words(item="2") if kind.name == "cover-sheet" else Words()
        wanted = find_document(counter, kind, board(), words)
        assert outline_of(counter, wanted).title


# -- never overwriting -----------------------------------------------------------------------------


def taken(counter: Secretariat, path: Path) -> str:
    """What is said when the same is written once more."""
    before = path.read_bytes()
    again = counter.exports.write(NOTE, path)
    assert again.path == path.with_name(f"{path.stem} (2){path.suffix}")
    assert path.read_bytes() == before
    return again.said


@pytest.mark.parametrize(
    ("beside", "words", "said"),
    [
        ("", "", "unchanged since it was written"),
        ("", "P.S.", "edited since it was written"),
        ("~${name}", "", "open in Word"),
        ("~${name1}", "", "open in Word"),
        ("~${name2}", "P.S.", "open in Word"),
        (".~lock.{name}#", "", "open in LibreOffice"),
    ],
)
def test_a_name_that_is_taken_is_left_and_it_is_said_how_it_stands(
    counter: Secretariat, tmp_path: Path, beside: str, words: str, said: str
) -> None:
    path = counter.exports.write(NOTE, tmp_path / "November.docx").path
    if words:
        edit_by_hand(path, words)
    if beside:
        lock = beside.format(name=path.name, name1=path.name[1:], name2=path.name[2:])
        path.with_name(lock).write_bytes(b"")
    assert taken(counter, path) == f"'November.docx' is there already ({said}), so it was left as it is."


@pytest.mark.parametrize("data", [b"", b"not Word", b"PK\x03\x04"])
def test_a_name_that_something_else_has(counter: Secretariat, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "mine.docx"
    path.write_bytes(data)
    assert "(not a document of ours)" in taken(counter, path)


def test_a_name_that_somebody_elses_document_or_a_folder_has(counter: Secretariat, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.docx"
    docx.Document().save(str(foreign))
    assert "(not a document of ours)" in taken(counter, foreign)
    (tmp_path / "w/exports/2026-11-24 Parks Board note DRAFT.docx").mkdir()
    assert "(not a document of ours)" in counter.exports.write(NOTE).said


def test_of_a_text_it_is_said_whether_it_says_the_same(counter: Secretariat, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    said = [counter.exports.write(NOTE, path, Format.TXT).said for _ in range(2)]
    assert said == ["", "'note.txt' is there already (it says the same), so it was left as it is."]
    path.write_text("mine", "utf-8")
    assert "(it says something else)" in counter.exports.write(NOTE, path, Format.TXT).said


# -- the house style -------------------------------------------------------------------------------


def looks(path: Path) -> str:
    """The colour of Heading 1: how the templates of this test are told apart."""
    with zipfile.ZipFile(path) as archive:
        styles = archive.read("word/styles.xml").decode()
    return next(colour for colour in ("AA0001", "AA0002", "AA0003", "1F3A5F") if colour in styles)


def style(path: Path, colour: str) -> Path:
    """A house style of another colour: the shipped one, as somebody restyled it."""
    from boardtui.documents.word.house_style import house_template

    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(house_template())) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"1F3A5F", colour.encode()))
    path.write_bytes(stream.getvalue())
    return path


def test_the_boards_own_style_comes_before_the_offices_and_the_shipped_one(
    counter: Secretariat, tmp_path: Path
) -> None:
    data = tmp_path / "w" / "data"
    assert looks(counter.exports.write(NOTE).path) == "1F3A5F"
    style(data / "house.docx", "AA0001")
    assert looks(counter.exports.write(NOTE).path) == "AA0001"
    style(data / "parks" / "house.dotx", "AA0002")
    assert looks(counter.exports.write(NOTE).path) == "AA0002"
    for_once = style(tmp_path / "once.docx", "AA0003")
    assert looks(counter.exports.write(NOTE, template=for_once).path) == "AA0003"
    assert all(not one.problem for one in counter.verify())
    assert counter.boards() == (board(),)


def test_a_style_that_is_no_word_file_is_refused_and_nothing_is_written(
    counter: Secretariat, tmp_path: Path
) -> None:
    (tmp_path / "w" / "data" / "house.docx").write_bytes(b"no")
    with pytest.raises(UsageRefusal, match=r"house\.docx"):
        counter.exports.write(NOTE)
    assert list((tmp_path / "w" / "exports").iterdir()) == []
    assert counter.exports.write(NOTE, form=Format.TXT).path.is_file()


def test_a_style_that_lacks_something_is_used_and_that_is_said(counter: Secretariat, tmp_path: Path) -> None:
    bare = docx.Document()
    bare.save(str(tmp_path / "bare.docx"))
    for form in (Format.DOCX, Format.TXT):
        written = counter.exports.write(NOTE, tmp_path / "n", form, tmp_path / "bare.docx")
        said = "The house style bare.docx has no style" in written.said
        assert said is (form is Format.DOCX)
    assert counter.exports.write(NOTE, form=Format.DOCX).notes == ()


# -- made beside the records ---------------------------------------------------------------------------


def test_what_was_prepared_is_made_without_the_records_and_may_be_stopped(counter: Secretariat) -> None:
    steps: list[tuple[int, int]] = []
    make = counter.exports.prepare(NOTE, Format.TXT)
    counter.do(KEY, DECIDE)
    counter.close()
    made = make(lambda done, of, words: steps.append((done, of)))
    assert b"Members agreed" not in made.data and made.data
    assert steps[0] == (0, 1) and steps[-1] == (1, 1)

    def stop(done: int, of: int, words: str) -> None:
        raise Refusal("Stopped.")

    with pytest.raises(Refusal, match="Stopped"):
        make(stop)


def test_a_calendar_is_prepared_too(counter: Secretariat) -> None:
    made = counter.exports.prepare(WantedDocument("calendar", "parks"))(nobody_watches)
    assert (made.name, made.data[:15]) == ("Parks Board calendar.ics", b"BEGIN:VCALENDAR")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_pdf_is_made_by_libreoffice(counter: Secretariat, tmp_path: Path) -> None:
    out = tmp_path / "n.pdf"
    written = [counter.exports.write(NOTE, out, Format.PDF) for _ in range(2)]
    assert [one.path.read_bytes()[:5] for one in written] == [b"%PDF-"] * 2
    assert "'n.pdf' is there already (" in written[1].said


def test_without_libreoffice_a_pdf_is_refused_and_all_else_is_made(
    counter: Secretariat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("boardtui.documents.libreoffice.find_libreoffice", lambda: None)
    with pytest.raises(Refusal, match="LibreOffice is not installed"):
        counter.exports.write(NOTE, tmp_path / "n.pdf", Format.PDF)
    assert not (tmp_path / "n.pdf").exists()
    assert counter.exports.write(NOTE, tmp_path / "n.docx").path.is_file()


def test_a_pdf_of_other_bytes_is_another_version(counter: Secretariat, tmp_path: Path) -> None:
    path = tmp_path / "n.pdf"
    path.write_bytes(b"%PDF-1.7 older")
    assert state_of(path, b"%PDF-1.7 newer") == "another version"
    assert state_of(path, b"%PDF-1.7 older") == "it says the same"


def test_a_matrix_has_wider_lines_than_words(counter: Secretariat) -> None:
    register = counter.exports.outline(WantedDocument("register", "parks", year="2026/27"))
    note = counter.exports.outline(NOTE)
    table = next(block for block in register.blocks if isinstance(block, Table))
    wide = replace(table, columns=table.columns * 3, rows=())
    assert (text_width(note), text_width(replace(note, blocks=()))) == (80, 80)
    assert text_width(replace(register, blocks=(wide,))) == 132


def test_what_is_read_only_may_still_be_exported(counter: Secretariat, tmp_path: Path) -> None:
    counter.close()
    reader = Secretariat(cabinet(tmp_path / "w", readonly=True), lambda: at("10:30"))
    assert reader.exports.write(NOTE, tmp_path / "n.docx").path.is_file()
    assert reader.meeting(RecordKey("parks", "2026-11-24")).id == "2026-11-24"
