"""An issued document against its records: what it says is what they say, or it is named what does not."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from boardtui.edits.base import Edit
from boardtui.edits.minuting import Decide
from boardtui.errors import NotFound, UsageRefusal
from boardtui.model.decisions import Outcome
from boardtui.secretariat.issued import Standing, compare_issued
from boardtui.secretariat.outlines import outline_of
from boardtui.secretariat.secretariat import Secretariat
from boardtui.secretariat.wanted_documents import WantedDocument
from tests.builders import at, board, meeting
from tests.secretariat.by_hand import edit_by_hand
from tests.store.shelf import KEY, stocked

NOTE = WantedDocument("note", "parks", "2026-11-24")
DECIDE: Edit = Decide("Members agreed the gates", Outcome.AGREED, "i2", "PB/2026-27/01")
Change = Callable[[Path], None]


@pytest.fixture
def counter(tmp_path: Path) -> Secretariat:
    return Secretariat(stocked(tmp_path / "w"), lambda: at("10:30"))


def issued(counter: Secretariat, out: Path | None = None) -> Path:
    return counter.exports.write(NOTE, out).path


def test_what_was_issued_matches(counter: Secretariat) -> None:
    path = issued(counter)
    found = compare_issued(counter, path)
    assert (found.standing, found.wanted, found.differences) == (Standing.MATCHES, NOTE, ())
    assert not found.is_older
    edit_by_hand(path)
    assert compare_issued(counter, path).standing is Standing.MATCHES


def test_what_changed_in_the_records_is_named(counter: Secretariat) -> None:
    path = issued(counter)
    counter.do(KEY, DECIDE)
    found = compare_issued(counter, path)
    assert found.standing is Standing.RECORDS_CHANGED
    assert any("Members agreed the gates" in one.now for one in found.differences)
    assert {one.under for one in found.differences} == {"Decisions and actions"}
    counter.capture(KEY, "/undo")
    assert compare_issued(counter, path).standing is Standing.MATCHES


def test_what_was_edited_by_hand_is_named(counter: Secretariat) -> None:
    path = issued(counter)
    edit_by_hand(path, "P.S. Bring cake.")
    found = compare_issued(counter, path)
    assert (found.standing, found.records_changed) == (Standing.EDITED, False)
    assert [one.was for one in found.differences] == ["P.S. Bring cake."]
    counter.do(KEY, DECIDE)
    assert compare_issued(counter, path).records_changed


def test_what_is_not_ours(counter: Secretariat, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.docx"
    docx.Document().save(str(foreign))
    assert compare_issued(counter, foreign).standing is Standing.NOT_OURS


def test_what_cannot_be_compared(
    counter: Secretariat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = tmp_path / "x.docx"
    text.write_bytes(b"no")
    for path in (text, tmp_path / "gone.docx", tmp_path):
        with pytest.raises(UsageRefusal):
            compare_issued(counter, path)
    path = issued(counter, tmp_path / "n.docx")
    elsewhere = Secretariat(stocked(tmp_path / "other"), lambda: at("10:30"))
    elsewhere.found(replace(board(), id="arts", name="Arts"))
    wanted = WantedDocument("note", "arts", "2026-11-24")
    assert compare_issued(elsewhere, path).standing is Standing.MATCHES
    elsewhere.found(replace(meeting(), board="arts"))
    arts = elsewhere.exports.write(wanted, tmp_path / "arts.docx").path
    with pytest.raises(NotFound, match=r"arts\.docx was made of records that are not in this workspace"):
        compare_issued(counter, arts)
    sheet = counter.exports.write(
        WantedDocument("cover-sheet", "parks", KEY.meeting, "i2"), tmp_path / "s.docx"
    ).path
    elsewhere.found(replace(meeting(), id="2027-01-18", day=date(2027, 1, 18)))
    gone = WantedDocument("cover-sheet", "parks", "2027-01-18", "i99")
    with pytest.raises(NotFound, match="no longer on the agenda"):
        outline_of(elsewhere, gone)
    monkeypatch.setattr("boardtui.secretariat.issued.LARGEST", 10)
    with pytest.raises(UsageRefusal, match="larger"):
        compare_issued(counter, sheet)


def test_another_version_is_named(counter: Secretariat, monkeypatch: pytest.MonkeyPatch) -> None:
    path = issued(counter)
    monkeypatch.setattr("boardtui.secretariat.issued.__version__", "9.9")
    found = compare_issued(counter, path)
    assert (found.standing, found.is_older, found.written_by) == (Standing.MATCHES, True, "0.1.0")


def test_the_fingerprint_names_nobody(counter: Secretariat) -> None:
    with zipfile.ZipFile(issued(counter)) as archive:
        said = archive.read("docProps/custom.xml").decode()
    assert "kind=note" in said and "meeting=2026-11-24" in said
    for leak in ("tester", "/tmp", str(Path.home()), "10:30"):
        assert leak not in said
