"""Recording from a script: the sample's own lines, lines that are refused, locks."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx

from boardtui.assemble import open_workspace
from boardtui.model.keys import RecordKey
from boardtui.secretariat.export import Format
from tests.cli.conftest import ROOT, Shell
from tests.cli.test_lists import BOARD, counted

SAMPLE = ROOT / "boardtui/sample"
MEETING = ("--board", "IPB", "--meeting", "2010-11-17")


def script(*names: str) -> str:
    return "".join((SAMPLE / name).read_text("utf-8") for name in names)


def exported(shell: Shell, workspace: Path, form: str) -> bytes:
    done = shell("--workspace", workspace, "export", "note", *MEETING, "--format", form)
    assert done.returncode == 0
    for said in done.stderr.splitlines():  # it may have been exported before, and nothing else is said
        assert "is there already" in said and said.endswith("so it was left as it is.")
    return Path(done.stdout.removesuffix("\n")).read_bytes()


def words_of(document: bytes) -> list[str]:
    opened = docx.Document(io.BytesIO(document))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in opened.paragraphs] + cells


def asked(shell: Shell, workspace: Path, *words: str) -> Any:
    return json.loads(shell("--workspace", workspace, *words, "--json").stdout)


def test_recorded_afresh_it_is_the_same_note(shell: Shell, workspace: Path) -> None:
    text, word = exported(shell, workspace, "txt"), words_of(exported(shell, workspace, "docx"))
    decisions, actions = asked(shell, workspace, "decisions"), asked(shell, workspace, "actions")
    lines = script("2010-11-17-before.txt", "2010-11-17.txt", "2011-01-progress.txt")
    done = shell("--workspace", workspace, "record", *MEETING, "--afresh", stdin=lines)
    assert (done.returncode, done.stdout) == (0, "")
    assert "0 refused" in done.stderr
    assert exported(shell, workspace, "txt") == text
    assert words_of(exported(shell, workspace, "docx")) == word
    assert (asked(shell, workspace, "decisions"), asked(shell, workspace, "actions")) == (decisions, actions)
    assert counted(asked(shell, workspace, "register"), "2010-11-17") == (10, 4, 2)
    assert shell("--workspace", workspace, "verify").returncode == 0


def test_recorded_on_the_eve_it_is_the_same_note(shell: Shell, eve: Path, whole_sample: Path) -> None:
    done = shell("--workspace", eve, "record", *MEETING, stdin=script("2010-11-17.txt"))
    assert done.returncode == 0
    assert counted(asked(shell, eve, "register"), "2010-11-17") == (10, 4, 2)
    assert asked(shell, eve, "decisions") == asked(shell, whole_sample, "decisions")
    more = shell("--workspace", eve, "record", *MEETING, stdin=script("2011-01-progress.txt"))
    assert more.returncode == 0
    ours = exported(shell, eve, "txt")
    theirs = open_workspace(whole_sample)
    key = RecordKey(BOARD, "2010-11-17")
    note = theirs.export_note(theirs.board(BOARD), theirs.meeting(key), eve / "theirs.txt", Format.TXT)
    assert ours == note.path.read_bytes()


def test_each_line_says_what_it_was_understood_as(shell: Shell, eve: Path) -> None:
    lines = "# a remark\n\nopen 15:00\n+DP 15:05\nitem 1\nA: Report back @Nobody Known\n"
    done = shell("--workspace", eve, "record", *MEETING, stdin=lines)
    assert (done.returncode, done.stdout) == (0, "")
    said = done.stderr.splitlines()
    assert said[0] == "Recording the LG Group Improvement Programme Board, 17 November 2010."
    assert "line 3: Meeting opened 15:00" in said
    assert "line 4: David Parsons CBE present 15:05" in said
    assert any(one.startswith("line 6: ACTION") for one in said)
    assert any(one.startswith("line 6: ! ") for one in said)
    assert said[-1] == "4 lines carried out, 0 refused."


def test_bad_lines_among_good_ones(shell: Shell, eve: Path) -> None:
    lines = ["open 15:00", "+DP", "+ZZ", "item 99", "sub X for Y", "A:", "=DP", "+PF", "item 1", "D: Noted."]
    done = shell("--workspace", eve, "record", *MEETING, stdin="\n".join(lines))
    assert done.returncode == 1
    refused = [one for one in done.stderr.splitlines() if "refused: " in one]
    assert [one.split(":")[0] for one in refused] == ["line 3", "line 4", "line 5", "line 6", "line 7"]
    assert "'ZZ'" in refused[0]
    assert "items: 1, 2, 3, 4" in refused[1]
    assert done.stderr.splitlines()[-1] == "5 lines carried out, 5 refused."
    register = asked(shell, eve, "register", "--meeting", "2010-11-17")
    present = [row["person"] for row in register["rows"] if row["cells"]["2010-11-17"] == "present"]
    assert present == ["David Parsons CBE", "Peter Fleming"]
    assert [one["text"] for one in asked(shell, eve, "decisions")] == ["Noted."]


def test_lines_by_e(shell: Shell, eve: Path) -> None:
    done = shell("--workspace", eve, "record", *MEETING, "-e", "open 15:00", "-e", "+DP +JS", stdin="+PF\n")
    assert done.returncode == 0
    assert "2 lines carried out" in done.stderr
    assert counted(asked(shell, eve, "register"), "2010-11-17")[0] == 2


def test_undo_in_a_script(shell: Shell, eve: Path) -> None:
    words = [word for line in ("open 15:00", "+DP", "undo", "redo", "undo") for word in ("-e", line)]
    done = shell("--workspace", eve, "record", *MEETING, *words)
    assert done.returncode == 0
    assert "line 3: Undone: David Parsons CBE: present" in done.stderr
    assert "line 4: Done again: David Parsons CBE: present" in done.stderr
    assert counted(asked(shell, eve, "register"), "2010-11-17")[0] == 0


def test_export_in_a_script_writes_the_note(shell: Shell, eve: Path) -> None:
    done = shell("--workspace", eve, "record", *MEETING, "-e", "open 15:00", "-e", "export")
    assert done.returncode == 0
    (written,) = (eve / "exports").iterdir()
    assert f"line 2: Note written to {written}" in done.stderr


def test_a_script_with_windows_endings_and_a_byte_order_mark(shell: Shell, eve: Path) -> None:
    done = shell(
        "--workspace", eve, "record", *MEETING, stdin="\ufeffopen 15:00\r\n+DP\r\nN: Siân spoke.\r\n"
    )
    assert done.returncode == 0
    assert "Siân spoke." in shell("--workspace", eve, "dump", "--meeting", "2010-11-17").stdout


def test_a_line_that_is_not_utf8_is_refused_alone(shell: Shell, eve: Path) -> None:
    done = shell("--workspace", eve, "record", *MEETING, stdin=b"open 15:00\nN: Si\xe2n spoke.\n+DP\n")
    assert done.returncode == 1
    assert "line 2: refused" in done.stderr and "UTF-8" in done.stderr
    assert "2 lines carried out, 1 refused." in done.stderr


def test_control_characters_do_not_reach_the_terminal(shell: Shell, eve: Path) -> None:
    done = shell("--workspace", eve, "record", *MEETING, "-e", "+\x1b]0;owned\x07ZZ\x1b[2J")
    assert done.returncode == 1
    assert "\x1b" not in done.stderr and "\x07" not in done.stderr


def test_afresh_needs_a_named_meeting(shell: Shell, workspace: Path) -> None:
    done = shell("--workspace", workspace, "record", "--afresh", "-e", "open 15:00")
    assert done.returncode == 2
    assert "--meeting" in done.stderr


def test_an_approved_note_is_not_recorded_afresh(shell: Shell, workspace: Path) -> None:
    before = shell("--workspace", workspace, "dump").stdout
    done = shell(
        "--workspace", workspace, "record", "--meeting", "2010-09-09", "--afresh", "-e", "open 10:00"
    )
    assert done.returncode == 1
    assert "approved" in done.stderr
    assert shell("--workspace", workspace, "dump").stdout == before


def test_afresh_can_be_undone(shell: Shell, workspace: Path) -> None:
    before = shell("--workspace", workspace, "dump").stdout
    assert shell("--workspace", workspace, "record", *MEETING, "--afresh", "-e", "undo").returncode == 0
    assert shell("--workspace", workspace, "dump").stdout == before


def test_a_board_held_by_somebody_else(shell: Shell, workspace: Path) -> None:
    holder = open_workspace(workspace)
    holder.open(RecordKey(BOARD, "2011-01-18"))
    try:
        done = shell("--workspace", workspace, "record", *MEETING, "-e", "undo")
        assert (done.returncode, done.stdout) == (3, "")
        assert f"process {os.getpid()}" in done.stderr
        assert asked(shell, workspace, "boards")
    finally:
        holder.close()
    assert shell("--workspace", workspace, "record", *MEETING, "-e", "undo").returncode == 0


def test_readonly_records_nothing(shell: Shell, workspace: Path) -> None:
    before = shell("--workspace", workspace, "dump").stdout
    for words in (["--readonly", "record"], ["record", "--readonly"]):
        done = shell("--workspace", workspace, *words, *MEETING, "-e", "undo")
        assert done.returncode == 3
        assert "--readonly" in done.stderr
    assert shell("--workspace", workspace, "dump").stdout == before


def test_user_is_kept_in_the_journal(shell: Shell, eve: Path) -> None:
    assert (
        shell("--workspace", eve, "--user", "Helen", "record", *MEETING, "-e", "open 15:00").returncode == 0
    )
    journal = eve / "data" / BOARD / "meetings" / "2010-11-17.journal"
    assert '"user":"Helen"' in journal.read_text("utf-8").splitlines()[-1].replace(": ", ":")


def test_an_interrupt_keeps_what_was_acknowledged(eve: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "boardtui", "--workspace", str(eve), "record", *MEETING],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert child.stdin is not None and child.stderr is not None
    child.stdin.write(b"open 15:00\n+DP\n")
    child.stdin.flush()
    said = b""
    while b"line 2:" not in said:
        said = child.stderr.readline()
        assert said
    child.send_signal(2)
    _, rest = child.communicate(timeout=30)
    assert child.returncode == 130
    assert b"Traceback" not in rest
    secretariat = open_workspace(eve)
    assert len(secretariat.meeting(RecordKey(BOARD, "2010-11-17")).presence) > 0
    assert not any(one.problem for one in secretariat.verify())
