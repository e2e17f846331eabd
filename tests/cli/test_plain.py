"""Plain mode as a shell starts it: scripts, terminals, interruptions; never an escape, never Textual."""

import os
import signal
import subprocess
import sys
import termios
from pathlib import Path
from typing import Any

import pytest

from boardtui.assemble import make_workspace, open_workspace
from boardtui.model.drafts import Draft
from boardtui.model.keys import RecordKey
from tests.app.terminal import Terminal
from tests.cli.conftest import ROOT, Shell
from tests.cli.test_lists import BOARD
from tests.cli.test_record import MEETING, exported, script

KEY = RecordKey(BOARD, "2010-11-17")
NO_HOME: dict[str, Any] = {"HOME": "/nonexistent", "XDG_CONFIG_HOME": "/nonexistent"}


def plain(workspace: Path, *words: str, term: str = "xterm-256color") -> Terminal:
    return Terminal("--plain", "--workspace", str(workspace), *words, TERM=term, **NO_HOME)


def spoken(terminal: Terminal) -> str:
    return terminal.bytes.decode("utf-8").replace("\r\n", "\n")


def until(terminal: Terminal, *wanted: str) -> str:
    """Wait until all of ``wanted`` has been said, one behind the other; everything said so far."""
    for _ in range(400):
        terminal.read(0.05)
        said, place = spoken(terminal), 0
        for one in wanted:
            place = said.find(one, place) + len(one) if said.find(one, place) >= 0 else -1
            if place < 0:
                break
        else:
            return said
    raise AssertionError(f"{wanted} was not said:\n{spoken(terminal)}")


def test_the_sample_script_gives_the_note_that_record_gives(shell: Shell, eve: Path, tmp_path: Path) -> None:
    lines = script("2010-11-17.txt", "2011-01-progress.txt")
    done = shell("--workspace", eve, "--plain", stdin=lines)
    assert (done.returncode, done.stderr) == (0, "")
    typed = [one for one in lines.splitlines() if one.strip() and not one.startswith("#")]
    assert done.stdout.count("Saved, entry ") == len(typed)
    other = tmp_path / "other"
    assert shell("sample", other, "--eve-of", "2010-11-17").returncode == 0
    assert shell("--workspace", other, "record", *MEETING, stdin=lines).returncode == 0
    assert exported(shell, eve, "txt") == exported(shell, other, "txt")


def test_without_a_terminal_plain_mode_is_chosen_and_says_so(shell: Shell, eve: Path) -> None:
    done = shell("--workspace", eve, stdin="open 15:00\n")
    assert (done.returncode, done.stderr) == (0, "")
    first, where, quorum, helped, saved, left = done.stdout.splitlines()
    assert first.startswith("BoardTUI in plain mode. It was chosen since this is not a terminal")
    assert where.startswith("LG Group Improvement Programme Board, Wednesday 17 November 2010")
    assert where.endswith("The meeting is scheduled.")
    assert quorum == "Nobody is marked yet; 5 of 14 are needed for a quorum."
    assert helped == "Type help for what can be typed."
    assert saved.startswith("Meeting opened 15:00. Saved, entry ")
    assert left.startswith("You have left. Everything is saved, up to entry ")


def test_a_refused_line_of_a_script_is_given_back_and_the_code_is_1(shell: Shell, eve: Path) -> None:
    done = shell("--workspace", eve, "--plain", stdin=b"open 15:00\n+ZZ\nN: Si\xe2n.\n/nonsense\n+DP\n")
    assert (done.returncode, done.stderr) == (1, "")
    assert "You typed: +ZZ" in done.stdout
    assert "not UTF-8" in done.stdout
    assert "You typed: /nonsense" in done.stdout
    assert "David Parsons CBE present" in done.stdout.splitlines()[-2]


def test_a_script_is_asked_nothing(shell: Shell, eve: Path) -> None:
    lines = "open 15:00\nsub RR for DP\n+DP\nclose 16:00\n"
    done = shell("--workspace", eve, "--plain", stdin=lines)
    assert done.returncode == 0
    assert "Answer y" not in done.stdout
    assert "Doubt: Russell Roberts stands down for David Parsons CBE." in done.stdout
    assert "Meeting closed 16:00. Saved, entry " in done.stdout


def test_the_end_of_the_input_leaves(shell: Shell, eve: Path) -> None:
    done = shell("--workspace", eve, "--plain")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "You have left.")


def test_an_empty_workspace_is_a_sentence(shell: Shell, tmp_path: Path) -> None:
    make_workspace(tmp_path / "empty")
    done = shell("--workspace", tmp_path / "empty", "--plain")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "No meeting is on record here yet. Try the sample: boardtui sample DIR.\n"


def test_for_reading_only_it_says_so_and_saves_nothing(shell: Shell, eve: Path) -> None:
    before = shell("--workspace", eve, "dump").stdout
    done = shell("--workspace", eve, "--readonly", "--plain", stdin="open 15:00\n? where\nroll\n")
    assert done.returncode == 3
    assert done.stdout.count("This copy only reads: ") == 3
    assert "You typed: open 15:00" in done.stdout
    assert "Saved" not in done.stdout
    assert shell("--workspace", eve, "dump").stdout == before


def test_a_second_copy_reads_until_the_board_is_free(eve: Path) -> None:
    holder = open_workspace(eve)
    holder.open(KEY)
    with plain(eve) as terminal:
        assert f"process {os.getpid()}" in until(terminal, "This copy only reads: ", "> ")
        terminal.send("open 15:00\n")
        until(terminal, "Not saved: ", "You typed: open 15:00", "> ")
        holder.capture(KEY, "N: From the first copy.")
        terminal.send("? minutes all\n")
        until(terminal, "Note: From the first copy.", "> ")
        holder.close()
        terminal.send("open 15:00\n")
        until(terminal, "The board is free now", "Meeting opened 15:00. Saved, entry ", "> ")
        terminal.send("quit\n")
        assert terminal.ended() == 0


def test_snippets_are_the_persons_own(shell: Shell, eve: Path, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[snippets]\nnoted = "The Board noted the report."\n', "utf-8")
    done = shell(
        "--workspace", eve, "--plain", "--config", config, stdin="open 15:00\nN: ;noted\n? minutes\n"
    )
    assert "Note: The Board noted the report." in done.stdout


def test_the_demonstration_in_plain_mode(shell: Shell) -> None:
    done = shell("demo", "--plain", stdin="? item\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "This is the demonstration: nothing is kept." in done.stdout
    assert "No item is in hand; 4 items are on the agenda." in done.stdout


def test_textual_is_not_loaded(eve: Path) -> None:
    code = (
        "import sys, atexit\n"
        "sys.argv = ['boardtui', '--plain']\n"
        "from boardtui.__main__ import main\n"
        "code = main()\n"
        "loaded = {one.partition('.')[0] for one in sys.modules}\n"
        "print(sorted(loaded & {'textual', 'rich', 'docx', 'boardtui'}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input="open 15:00\n+DP\n? who\nroll\nstop\nclose\n",
        env={**os.environ, "PYTHONPATH": str(ROOT), "BOARDTUI_WORKSPACE": str(eve), **NO_HOME},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.splitlines()[-1] == "['boardtui']"


# -- at a terminal -------------------------------------------------------------------------------------


@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
def test_a_dialogue_at_a_terminal_sends_no_escape(eve: Path, term: str) -> None:
    with plain(eve, term=term) as terminal:
        until(terminal, "Type help for what can be typed.\n> ")
        for line, answer in (
            ("open 15:00", "Meeting opened 15:00. Saved, entry "),
            ("+DP", "David Parsons CBE present"),
            ("N: " + "A long sentence of the debate. " * 12, "Note under no item yet. Saved, entry "),
            ("? who is here", "1 member is here: David Parsons CBE."),
            ("undo", "Undone: Note: A long sentence"),
        ):
            terminal.send(f"{line}\n")
            until(terminal, answer, "\n> ")
        terminal.send("\x1b[A\x1b[B\t")
        terminal.read(0.2)
        terminal.send("\x03")
        until(terminal, "The line is given up.", "\n> ")
        terminal.send("\x04")
        until(terminal, "You have left. Everything is saved, up to entry ")
        assert terminal.ended() == 0
        assert b"\x1b" not in terminal.bytes
        assert termios.tcgetattr(terminal.slave) == terminal.before


def test_a_dumb_terminal_is_given_plain_mode(eve: Path) -> None:
    with Terminal("--workspace", str(eve), TERM="dumb", **NO_HOME) as terminal:
        until(terminal, "It was chosen since this terminal is a dumb one.", "> ")
        terminal.send("quit\n")
        assert terminal.ended() == 0
        assert b"\x1b" not in terminal.bytes


def test_the_arrow_keys_bring_the_last_line_back(eve: Path) -> None:
    pytest.importorskip("readline")
    with plain(eve) as terminal:
        until(terminal, "> ")
        terminal.send("/nonsense\n")
        until(terminal, "That is not known here.", "\n> ")
        terminal.send("\x1b[A\n")
        until(terminal, "You typed: /nonsense", "You typed: /nonsense", "\n> ")
        terminal.send("quit\n")
        assert terminal.ended() == 0


def test_names_as_hostile_as_can_be(eve: Path) -> None:
    with plain(eve) as terminal:
        until(terminal, "> ")
        terminal.send("open 15:00\n")
        until(terminal, "Saved, entry ", "\n> ")
        terminal.send("attending \x16\x1b]0;owned\x07 Eve [/b] \x16\x1b[2JMallory, \x16\x1b[31mElsewhere\n")
        until(terminal, "Eve [/b] Mallory", "Saved, entry ", "\n> ")
        terminal.send("? who\n")
        until(terminal, "Also here: ", "Eve [/b] Mallory", "\n> ")
        terminal.send("quit\n")
        assert terminal.ended() == 0
        answers = [one for one in terminal.bytes.split(b"\r\n") if not one.startswith(b"> ")]
        assert b"\x1b" not in b"".join(answers) and b"\x07" not in b"".join(answers)


def test_ctrl_c_gives_up_the_line_and_twice_leaves(eve: Path) -> None:
    with plain(eve) as terminal:
        until(terminal, "> ")
        terminal.send("N: Never mi")
        terminal.read(0.3)
        terminal.send("\x03")
        until(terminal, "The line is given up.\n", "Ctrl+C again leaves.\n> ")
        terminal.send("open 15:00\n")
        until(terminal, "Meeting opened 15:00. Saved, entry ", "\n> ")
        terminal.send("\x03")
        until(terminal, "Ctrl+C again leaves.", "Ctrl+C again leaves.\n> ")
        terminal.send("\x03")
        until(terminal, "You have left. Everything is saved, up to entry ")
        assert terminal.ended() == 130
        assert b"Traceback" not in terminal.bytes
    assert open_workspace(eve).meeting(KEY).minutes == ()


def test_ctrl_c_gives_up_a_question(eve: Path) -> None:
    with plain(eve) as terminal:
        until(terminal, "> ")
        terminal.send("open 15:00\nclose 16:00\n")
        until(terminal, "Close all the same?", "\n> ")
        terminal.send("\x03")
        until(terminal, "The question is given up; nothing is saved of it.", "\n> ")
        terminal.send("? where\n")
        until(terminal, "The meeting has been open since 15.00.", "\n> ")
        terminal.send("quit\n")
        assert terminal.ended() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_line_being_typed_survives_the_end_of_the_program(eve: Path, number: signal.Signals) -> None:
    pytest.importorskip("readline")
    with plain(eve) as terminal:
        until(terminal, "> ")
        terminal.send("open 15:00\n")
        until(terminal, "Saved, entry ", "\n> ")
        terminal.send("N: The debate was lo")
        until(terminal, "The debate was lo")
        os.kill(terminal.process.pid, number)
        assert terminal.ended() == 128 + number
        assert b"Traceback" not in terminal.bytes
    with plain(eve) as terminal:
        until(terminal, "this line was not saved: N: The debate was lo", "> ")
        terminal.send("\x1b[Ang.\n")
        until(terminal, "Note under no item yet. Saved, entry ", "\n> ")
        terminal.send("quit\n")
        assert terminal.ended() == 0
    again = open_workspace(eve)
    assert [one.text for one in again.meeting(KEY).minutes] == ["The debate was long."]
    assert again.draft(KEY) == (Draft(), ())


# -- found by those who need it (rule 37) --------------------------------------------------------------


def test_rule_37_plain_mode_is_offered_in_the_help(shell: Shell) -> None:
    said = " ".join(shell("--help").stdout.split())
    assert "With a screen reader, start boardtui --plain: the same work as a dialogue" in said
    assert "Plain mode: a dialogue in sentences, for screen readers and simple terminals." in said


def test_rule_37_plain_mode_is_offered_on_the_first_screen(tmp_path: Path) -> None:
    make_workspace(tmp_path / "empty")
    with Terminal("--workspace", str(tmp_path / "empty"), **NO_HOME) as terminal:
        terminal.until("run: boardtui --plain")
        terminal.send("\x11")
        assert terminal.ended() == 0
