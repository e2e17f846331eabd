"""The index is a cache: whatever is done to it, every answer is what the records say."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from boardtui.edits.minuting import Assign, Decide
from boardtui.edits.people import EndMembership, RenamePerson
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.edits.timeline import Undo
from boardtui.errors import NotFound, RecordDamaged
from boardtui.model.decisions import Outcome, Tally
from boardtui.model.keys import RecordKey
from boardtui.model.people import Name
from boardtui.rules.digest import assigned, decided, digest
from boardtui.rules.references import highest_number
from boardtui.rules.register import register
from boardtui.secretariat.secretariat import Secretariat
from boardtui.store import index, index_file, projection
from boardtui.store.cabinet import Cabinet
from tests.generator import Size, write_council

SIZE = Size(boards=2, meetings=4, years=2, items=3, decisions=3, actions=2, minutes=2)
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    write_council(tmp_path / "w", SIZE, seed=7)
    return tmp_path / "w"


def started(workspace: Path, *, readonly: bool = False) -> Secretariat:
    """The secretariat as another start of the program would open it."""
    return Secretariat(Cabinet(workspace, lambda: NOW, "tester", readonly=readonly), lambda: NOW)


def answers(asked: Secretariat) -> dict[str, Any]:
    """Every answer that may come out of the index."""
    boards = asked.boards()
    keys = [RecordKey(board.id, one.id) for board in boards for one in asked.digests(board)]
    return {
        "boards": boards,
        "digests": [asked.digests(board) for board in boards],
        "decisions": [asked.decisions(board) for board in boards],
        "actions": [asked.actions(board) for board in boards],
        "registers": [asked.register(board) for board in boards],
        "numbers": [asked.numbers_elsewhere(key) for key in keys],
    }


def told(asked: Secretariat) -> dict[str, Any]:
    """The same answers from the records read whole, one by one."""
    boards = asked.boards()
    whole = {board.id: asked.meetings(board) for board in boards}
    return {
        "boards": boards,
        "digests": [tuple(digest(one) for one in whole[board.id]) for board in boards],
        "decisions": [tuple((digest(one), decided(one)) for one in whole[board.id]) for board in boards],
        "actions": [tuple((digest(one), assigned(one)) for one in whole[board.id]) for board in boards],
        "registers": [register(board, whole[board.id]) for board in boards],
        "numbers": [
            highest_number(board, [one for one in whole[board.id] if one.id != meeting.id])
            for board in boards
            for meeting in whole[board.id]
        ],
    }


def files(workspace: Path) -> list[Path]:
    return sorted((workspace / "data" / index.FOLDER).iterdir())


def wholly_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is read whole from now on: boards, and meetings whose files are not beyond doubt."""
    seen: list[str] = []
    real = Cabinet.read

    def read(self: Cabinet, key: RecordKey) -> object:
        seen.append(str(key))
        return real(self, key)

    monkeypatch.setattr(Cabinet, "read", read)
    return seen


def read_for_lists(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which meetings are read again from now on."""
    seen: list[str] = []

    def read(base: Path) -> object:
        seen.append(base.name)
        return projection.read_for_lists(base)

    monkeypatch.setattr(index, "read_for_lists", read)
    return seen


def test_the_answers_are_what_the_records_say(workspace: Path) -> None:
    assert answers(started(workspace)) == told(started(workspace))


def test_nothing_is_read_twice(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    once = answers(started(workspace))
    whole, again = wholly_read(monkeypatch), read_for_lists(monkeypatch)
    asked = started(workspace)
    assert [answers(asked), answers(asked)] == [once, once]
    assert (whole, again) == ([], [])


def _gone(path: Path) -> None:
    path.unlink()


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _zeroed(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 64] = bytes(64)
    path.write_bytes(bytes(data))


def _garbage(path: Path) -> None:
    path.write_bytes(os.urandom(5000))


def _newer(path: Path) -> None:
    version = index_file.VERSION
    mine, newer = f"BoardTUI index {version}".encode(), f"BoardTUI index {version + 1}".encode()
    assert mine in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(mine, newer, 1))


def _of_another_shape(path: Path) -> None:
    path.write_bytes(index_file.seal(b"\x93\x01\x02\x03"))


def _a_link(path: Path) -> None:
    elsewhere = path.parent.parent.parent / "elsewhere"
    elsewhere.write_bytes(b"not ours")
    path.unlink()
    path.symlink_to(elsewhere)


def _unreadable(path: Path) -> None:
    path.unlink()
    path.mkdir()


SPOILT = (_gone, _cut, _emptied, _zeroed, _garbage, _newer, _of_another_shape, _a_link, _unreadable)


@pytest.mark.parametrize("spoil", SPOILT)
def test_a_spoilt_index_changes_nothing_but_time(workspace: Path, spoil: Callable[[Path], None]) -> None:
    once = answers(started(workspace))
    for path in files(workspace):
        spoil(path)
    assert answers(started(workspace)) == once
    assert answers(started(workspace)) == once


def test_a_link_in_its_place_is_replaced_and_not_followed(workspace: Path) -> None:
    answers(started(workspace))
    _a_link(files(workspace)[0])
    answers(started(workspace))
    assert not files(workspace)[0].is_symlink()
    assert (workspace / "elsewhere").read_bytes() == b"not ours"


def test_a_linked_folder_is_left_alone(workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (workspace / "data" / index.FOLDER).symlink_to(tmp_path / "outside")
    assert answers(started(workspace)) == told(started(workspace))
    assert list((tmp_path / "outside").iterdir()) == []


def _first(workspace: Path) -> RecordKey:
    asked = started(workspace)
    board = asked.boards()[0]
    return RecordKey(board.id, next(one.id for one in asked.digests(board) if one.state.was_held))


def _journal(workspace: Path, key: RecordKey) -> Path:
    return workspace / "data" / key.board / "meetings" / f"{key.meeting}.journal"


def test_only_what_changed_is_read_again(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = answers(started(workspace))
    key = _first(workspace)
    writer = started(workspace)
    writer.do(key, Decide("Something new", Outcome.AGREED, ref="X/1/99"))
    writer.close()
    again = read_for_lists(monkeypatch)
    after = answers(started(workspace))
    assert again == [key.meeting]
    assert after == told(started(workspace))
    assert after != before


def test_a_journal_ahead_of_its_saved_file_is_believed(workspace: Path) -> None:
    answers(started(workspace))
    key = _first(workspace)
    writer = started(workspace)
    writer.do(key, Assign("Tell the others"))  # acknowledged, and not folded
    watching = started(workspace, readonly=True)
    texts = [one.text for _, rows in watching.actions(watching.board(key.board)) for one in rows]
    assert "Tell the others" in texts
    writer.do(key, Undo())
    texts = [one.text for _, rows in watching.actions(watching.board(key.board)) for one in rows]
    assert "Tell the others" not in texts
    writer.close()
    assert answers(watching) == told(started(workspace))


def test_the_writer_sees_its_own_marks_at_once(workspace: Path) -> None:
    asked = started(workspace)
    key = _first(workspace)
    for roll in (Roll.PRESENT, Roll.ABSENT, Roll.APOLOGIES):
        asked.do(key, MarkPerson("p00", roll, NOW))
        row = next(one for one in asked.register(asked.board(key.board)).rows if one.person == "p00")
        assert roll.value in [str(one) for one in row.cells if one is not None]
    asked.close()
    assert answers(started(workspace)) == told(started(workspace))


def test_what_is_open_here_does_not_vouch_for_a_file_replaced_meanwhile(workspace: Path) -> None:
    key = _first(workspace)
    writer = started(workspace)
    writer.open(key)
    journal = _journal(workspace, key)
    other = started(workspace)
    original, saved = journal.read_bytes(), journal.with_suffix(".json").read_bytes()
    other._cabinet._take_lock = lambda board: None  # type: ignore[attr-defined]  # a copy without manners
    other.do(key, Decide("Behind its back", Outcome.NOTED))
    answers(writer)  # still as it was opened
    assert original != journal.read_bytes()
    assert saved == journal.with_suffix(".json").read_bytes()
    rows = [
        one.text for _, all_rows in started(workspace).decisions(writer.board(key.board)) for one in all_rows
    ]
    assert "Behind its back" in rows


def test_meetings_come_and_go(workspace: Path) -> None:
    answers(started(workspace))
    key = _first(workspace)
    board = started(workspace).board(key.board)
    _journal(workspace, key).unlink()
    _journal(workspace, key).with_suffix(".json").unlink()
    asked = started(workspace)
    assert key.meeting not in [one.id for one in asked.digests(board)]
    assert answers(asked) == told(asked)


def test_a_changed_board_changes_its_register(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Members are asked of the board at the moment of the question: no meeting is read again for it."""
    before = answers(started(workspace))
    key = _first(workspace)
    writer = started(workspace)
    board = RecordKey(key.board)
    writer._cabinet.open(board).do(EndMembership("p01", date(1999, 1, 1)))
    writer._cabinet.open(board).do(RenamePerson("p02", Name("Dame Ann Other", since=date(1999, 1, 1))))
    again = read_for_lists(monkeypatch)
    assert writer.register(writer.board(key.board)) == started(workspace).register(writer.board(key.board))
    writer.close()
    after = answers(started(workspace))
    assert after == told(started(workspace))
    assert after["registers"] != before["registers"]
    assert again == []


def _at(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_ino, found.st_mtime_ns


def test_a_reader_uses_it_and_writes_nothing(workspace: Path) -> None:
    once = answers(started(workspace, readonly=True))
    assert not (workspace / "data" / index.FOLDER).exists()
    answers(started(workspace))
    before = [_at(path) for path in files(workspace)]
    key = _first(workspace)
    os.utime(_journal(workspace, key), ns=(time.time_ns(), time.time_ns() + 10**9))
    assert answers(started(workspace, readonly=True)) == once
    assert [_at(path) for path in files(workspace)] == before


def test_it_is_private_and_never_synced(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fsync(handle: int) -> None:
        raise AssertionError("the index was fsynced")

    monkeypatch.setattr(os, "fsync", fsync)
    answers(started(workspace))
    assert {oct(path.stat().st_mode & 0o777) for path in files(workspace)} == {"0o600"}
    assert oct((workspace / "data" / index.FOLDER).stat().st_mode & 0o777) == "0o700"
    assert [path.name for path in files(workspace)] == [one.name for one in boards_of(workspace)]


def boards_of(workspace: Path) -> Iterator[Path]:
    return iter(sorted(one for one in (workspace / "data").iterdir() if (one / "board.journal").is_file()))


def test_a_disk_that_refuses_it_is_not_an_error(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(index_file, "swap_in_unsynced", refuse)
    assert answers(started(workspace)) == told(started(workspace))


def test_a_damaged_record_is_refused_by_name_and_not_skipped(workspace: Path) -> None:
    key = _first(workspace)
    journal = _journal(workspace, key)
    data = bytearray(journal.read_bytes())
    data[len(data) // 2] ^= 1
    data[-40] ^= 1
    journal.write_bytes(bytes(data))
    with pytest.raises(RecordDamaged, match=key.meeting):
        answers(started(workspace))


def test_what_was_read_before_a_damaged_record_is_not_read_again(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = started(workspace)
    board = asked.boards()[0]
    key = RecordKey(board.id, max(one.id for one in asked.digests(board)))
    shutil.rmtree(workspace / "data" / index.FOLDER)
    journal = _journal(workspace, key)
    whole = journal.read_bytes()
    journal.write_bytes(b"rotten" + whole)
    asked = started(workspace)
    read = read_for_lists(monkeypatch)
    with pytest.raises(RecordDamaged, match=key.meeting):
        asked.digests(board)
    assert len(read) == SIZE.meetings
    journal.write_bytes(whole)
    read.clear()
    assert asked.digests(board) == tuple(digest(one) for one in started(workspace).meetings(board))
    assert read == [key.meeting]


def test_a_record_open_here_leaves_the_others_to_the_index(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(started(workspace))
    asked = started(workspace)
    key = _first(workspace)
    asked.do(key, Assign("Only here"))
    read = read_for_lists(monkeypatch)
    given = asked.actions(asked.board(key.board))
    assert [rows[-1].text for held, rows in given if held.id == key.meeting] == ["Only here"]
    assert [held for held, _ in given] == sorted((one for one, _ in given), key=lambda one: (one.day, one.id))
    assert read == []


def test_a_board_that_is_not_there_is_not_found(workspace: Path) -> None:
    with pytest.raises(NotFound):
        started(workspace).board("nobody")


def test_a_number_only_json_can_hold_is_answered_unkept(workspace: Path) -> None:
    key = _first(workspace)
    writer = started(workspace)
    writer.do(key, Decide("Counted by hand", Outcome.AGREED, tally=Tally(2**70, 0)))
    writer.close()
    assert answers(started(workspace)) == told(started(workspace))
    assert answers(started(workspace)) == told(started(workspace))
