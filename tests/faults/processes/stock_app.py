"""The comparison: the app one would write first, with one TinyDB file and the same Saved label.

Everybody begins as 'not recorded', so that a mark makes the file shorter: that is where TinyDB's own
storage, which writes in place and cuts off afterwards, leaves a file nobody can read.
"""

import argparse
import sys
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import Static
from tinydb import TinyDB

from tests.faults.processes import trouble
from tests.faults.processes.judge import STOCK_FILE

MEMBERS = 300
_UNMARKED = "not recorded: no word has been received"
_WORDS = {"p": "present", "a": "apologies", "x": "absent", "r": "present, remotely", "l": "left"}


class StockApp(App[int]):
    """A register of marks; each is saved before it is said to be."""

    BINDINGS: ClassVar = [
        *(Binding(key, f"mark('{word}')", show=False) for key, word in _WORDS.items()),
        Binding("space", f"mark('{_UNMARKED}')", show=False),
        Binding("ctrl+q", "quit", show=False, priority=True),
    ]

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path, self._row, self._sequence = path, 0, 0

    def compose(self) -> ComposeResult:
        """The saved label, and nothing that would take its keys."""
        yield Static(id="saved", markup=False)
        yield Static("Register", markup=False)

    def on_mount(self) -> None:
        """Open the file, as anybody would."""
        self._database = TinyDB(self._path)
        if not self._database:
            self._database.insert_multiple(
                {"name": f"Member {number}", "mark": _UNMARKED, "seq": 0} for number in range(MEMBERS)
            )
        self._sequence = max(row["seq"] for row in self._database.all())
        self._row = self._sequence % MEMBERS
        self._show()

    def action_mark(self, word: str) -> None:
        """Mark the member under the cursor, and say so once TinyDB has come back."""
        self._row = self._row % MEMBERS + 1
        self._database.update({"mark": word, "seq": self._sequence + 1}, doc_ids=[self._row])
        self._sequence += 1
        self._show()

    def _show(self) -> None:
        self.query_one("#saved", Static).update(f"Saved #{self._sequence}")


def main() -> int:
    """Run it on the file in a folder."""
    parser = argparse.ArgumentParser(prog="stock_app")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--fsync-delay-ms", type=float, default=0.0)
    options = parser.parse_args()
    if options.fsync_delay_ms:
        trouble.slow_fsync(options.fsync_delay_ms)
    return StockApp(options.folder / STOCK_FILE).run() or 0


if __name__ == "__main__":
    sys.exit(main())
