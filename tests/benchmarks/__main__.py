"""Run the benchmarks: ``python -m tests.benchmarks [--folder DIR] [--small] [NAME…]``.

Each line is a ratio to a floor or a peer measured in the same run, with the bound of the performance guide,
section 8. The exit code is 1 where a figure is over its bound. ``--folder`` keeps the generated councils
there for the next run, and says which disk is measured.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.council import council
from tests.benchmarks.exporting import export
from tests.benchmarks.folding import swap
from tests.benchmarks.keys import keys
from tests.benchmarks.marks import durable_mark
from tests.benchmarks.measuring import Ratio, Room
from tests.benchmarks.starting import first_paint
from tests.benchmarks.views import cross_meeting, one_board

BENCHMARKS: dict[str, Callable[[Room], Iterator[Ratio]]] = {
    "mark": durable_mark,
    "swap": swap,
    "lists": cross_meeting,
    "one-board": one_board,
    "start": first_paint,
    "council": council,
    "keys": keys,
    "export": export,
}


def main() -> int:
    """Run what was named, or everything; print every figure."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which: {', '.join(BENCHMARKS)}")
    parser.add_argument("--folder", type=Path, help="where to keep the councils; else a temporary folder")
    parser.add_argument("--small", action="store_true", help="tiny sizes: shows that it runs, proves nothing")
    asked = parser.parse_args()
    unknown = set(asked.names) - set(BENCHMARKS)
    if unknown:
        parser.error(f"there is no benchmark called {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory(prefix="boardtui-bench-") as temporary:
        folder = asked.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        held = [_run(name, Room(folder, asked.small)) for name in asked.names or BENCHMARKS]
    return 0 if all(held) or asked.small else 1


def _run(name: str, room: Room) -> bool:
    print(f"-- {name}: {(BENCHMARKS[name].__doc__ or '').splitlines()[0]}", flush=True)
    held = True
    for ratio in BENCHMARKS[name](room):
        print(ratio, flush=True)
        held &= ratio.holds
    return held


if __name__ == "__main__":
    sys.exit(main())
