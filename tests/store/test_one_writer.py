"""One writer per board, freed when its holder dies."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from boardtui.edits.minuting import WriteMinute
from boardtui.errors import NotConfirmed, NotFound, ReadOnly, RecordLocked, WorkspaceMissing
from tests.store.disk_faults import Faults, put_in
from tests.store.shelf import BOARD, KEY, cabinet, held, stocked, texts

_HOLDER = """
import sys
from pathlib import Path
from tests.store.shelf import KEY, cabinet
from boardtui.edits.minuting import WriteMinute
opened = cabinet(Path(sys.argv[1]))
opened.open(KEY).do(WriteMinute("said by the other"))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_writer_is_refused_and_told_who_holds_the_board(tmp_path: Path) -> None:
    first = stocked(tmp_path / "w")
    second = cabinet(tmp_path / "w")
    for key in (KEY, BOARD):
        with pytest.raises(RecordLocked) as refusal:
            second.open(key)
    said = str(refusal.value)
    assert f"process {os.getpid()} on {socket.gethostname()}" in said
    assert "since 2026-11-24T10:00" in said
    assert "--readonly" in said
    first.close()
    second.open(KEY).do(WriteMinute("mine now"))
    second.close()


def test_reading_needs_no_lock(tmp_path: Path) -> None:
    first = stocked(tmp_path / "w")
    first.open(KEY).do(WriteMinute("live"))
    assert texts(cabinet(tmp_path / "w", readonly=True)) == ["live"]
    assert texts(cabinet(tmp_path / "w")) == ["live"]


def test_the_lock_is_freed_when_the_holder_is_killed(tmp_path: Path) -> None:
    stocked(tmp_path / "w").close()
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(tmp_path / "w")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        waiting = cabinet(tmp_path / "w")
        with pytest.raises(RecordLocked, match=f"process {holder.pid} "):
            waiting.open(KEY)
        holder.send_signal(signal.SIGKILL)
        holder.wait(timeout=10)
        waiting.open(KEY).do(WriteMinute("after the crash"))
        assert texts(waiting) == ["said by the other", "after the crash"]
        waiting.close()


@pytest.mark.parametrize("note", [b"", b"not json", b"[1]", b"{}"])
def test_a_holder_without_a_readable_note_is_another_copy(tmp_path: Path, note: bytes) -> None:
    first = stocked(tmp_path / "w")
    (tmp_path / "w" / "data" / "parks" / ".lock-holder").write_bytes(note)
    with pytest.raises(RecordLocked, match="by another copy of BoardTUI"):
        cabinet(tmp_path / "w").open(KEY)
    first.close()


def test_a_lock_that_cannot_be_taken_is_refused_in_words(tmp_path: Path) -> None:
    stocked(tmp_path / "w").close()
    opened = cabinet(tmp_path / "w")
    with pytest.MonkeyPatch.context() as patch:
        put_in(patch, Faults("open", sticky=True))
        with pytest.raises(NotConfirmed, match="cannot be locked"):
            opened.open(KEY)
    assert opened.open(KEY).record == held(opened)


def test_a_reader_never_writes(tmp_path: Path) -> None:
    stocked(tmp_path / "w").close()
    reader = cabinet(tmp_path / "w", readonly=True)
    assert reader.readonly
    with pytest.raises(ReadOnly):
        reader.open(KEY)
    with pytest.raises(ReadOnly, match="only"):
        reader.open_to_read(KEY).do(WriteMinute("x"))
    with pytest.raises(ReadOnly):
        reader.found(held(reader))
    reader.fold()
    reader.close()


def test_a_folder_that_has_vanished_is_not_made_by_asking_for_its_lock(tmp_path: Path) -> None:
    stocked(tmp_path / "w").close()
    writer, reader = cabinet(tmp_path / "w"), cabinet(tmp_path / "w", readonly=True)
    data = tmp_path / "w" / "data"
    data.rename(tmp_path / "away")
    assert not reader.is_free(BOARD.board)
    for ask in (writer.open, writer.open_anew):
        with pytest.raises((WorkspaceMissing, NotFound), match=r"vanished|no record"):
            ask(KEY)
    writer.close()
    assert not data.exists()
    (tmp_path / "away").rename(data)
    assert reader.is_free(BOARD.board)
    assert texts(writer) == []
