"""The benchmarks run and say their ratios. How fast anything is, is not asserted here."""

import contextlib
import os
import re
import select
import signal
import subprocess
import sys

import pytest

from tests.benchmarks.__main__ import BENCHMARKS
from tests.benchmarks.measuring import Ratio, Room, alternated, tenth

PROMISED = {
    "mark": ("fsyncs a mark", "bytes a mark", "append+fsync", "SQLite WAL", "rollback-journal", "with 1"),
    "swap": ("swapped in by hand",),
    "lists": ("index / SQLite", "one changed / unchanged", "without the index"),
    "one-board": ("one board, 20 meetings, index / SQLite",),
    "start": ("20 meetings / hello", "20 meetings / 1", "memory at the first picture", "meetings listed"),
    "council": (
        "first picture of Home, council / sample",
        "everything listed, council / sample",
        "open actions of all boards",
        "the year's register",
        "a search that finds much",
        "what needs the secretary",
        "boardtui search, a new process",
        "one mark in the council / in the sample",
    ),
    "keys": (
        "a mark on a roll of 60 / a bare",
        "update_cell",
        "on one of 20",
        "full repaint",
        "durable",
        "cursor key",
        "DataTable of them",
    ),
    "export": (
        "items / the same rows zipped",
        "rows / ten times one of",
        "python-docx row by row",
        "the zip floor's process",
        "20 items / 10 items",
        "pandoc",
    ),
}


@pytest.mark.parametrize("name", BENCHMARKS)
def test_each_prints_its_ratios(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    found = list(BENCHMARKS[name](Room(tmp_path_factory.mktemp("bench"), small=True)))
    printed = "\n".join(str(one) for one in found)
    assert all(words in printed for words in PROMISED[name]), printed
    assert all(one.figure >= 0 for one in found)
    counted = {one.what: one.figure for one in found if one.what.endswith(" a mark")}
    if name == "mark":
        assert counted["fsyncs a mark"] == 1
        assert 0 < counted["bytes a mark"] < 300


def test_every_benchmark_is_promised_something() -> None:
    assert set(PROMISED) == set(BENCHMARKS)


def test_a_figure_over_its_bound_says_so() -> None:
    assert not Ratio("one", 1.2, 1.1).holds
    assert str(Ratio("one", 1.2, 1.1)).startswith("OVER")
    assert str(Ratio("one", 1.0, 1.1, "why")).startswith("PASS")
    assert re.match(r" +one +7\.000$", str(Ratio("one", 7)))


_A_CHILD_ON_A_TERMINAL = """
import os, pty, sys
from tests.benchmarks.children import started
master, slave = pty.openpty()
words = [sys.executable, "-c", "import signal; signal.pause()"]
child = started(words, slave, "/tmp")
print(child.pid, flush=True)
child.wait()
"""


def test_what_is_measured_dies_with_the_benchmark() -> None:
    words = [sys.executable, "-c", _A_CHILD_ON_A_TERMINAL]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as benchmark:
        assert benchmark.stdout is not None
        child = os.pidfd_open(int(benchmark.stdout.readline()))
        try:
            assert not select.select([child], [], [], 0)[0], "it has ended by itself"
            benchmark.send_signal(signal.SIGKILL)
            assert select.select([child], [], [], 10)[0], "it goes on without the benchmark"
        finally:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(child, signal.SIGKILL)
            os.close(child)


def test_the_estimator_is_the_tenth_percentile() -> None:
    assert tenth([float(one) for one in range(101)]) == 10
    assert tenth([4.0]) == 4
    assert set(alternated({"a": int, "b": str}, 2)) == {"a", "b"}
