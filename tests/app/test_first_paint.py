"""What is loaded and read before the first picture: deterministic, whatever the machine."""

import os
import subprocess
import sys
from pathlib import Path

from boardtui.errors import WorkspaceMissing
from tests.app.terminal import Terminal
from tests.generator import Size, write_council

REPOSITORY = Path(__file__).parents[2]
HEAVY = {
    "docx", "lxml", "sqlite3", "pydantic", "docxtpl", "openpyxl", "filelock",
    "boardtui.app.screens.live", "boardtui.app.screens.attendance", "boardtui.app.screens.decisions",
    "boardtui.app.screens.actions", "boardtui.app.ledgers",
    "boardtui.secretariat.capture.commands", "boardtui.documents.note",
}  # fmt: skip
_PAINT = """
import asyncio, sys
from pathlib import Path
from boardtui.assemble import open_workspace
from boardtui.app.app import BoardApp
def opening():
    late = ("tinydb", "msgspec", "boardtui.edits", "boardtui.rules.att", "boardtui.store.",
        "boardtui.model.meet")
    loaded = [one for one in sys.modules if one.startswith(late) and one != "boardtui.store.sentinel"]
    print("before it is opened:", loaded, app.screen.query_one("#meetings").size.height > 5)
    return open_workspace(Path(sys.argv[1]), user="tester", readonly=True)
async def main():
    global app
    app = BoardApp(opening)
    async with app.run_test() as pilot:
        await pilot.app.desk.idle()
        await pilot.pause()
        print(sorted(set(sys.modules) & set(sys.argv[2].split())))
asyncio.run(main())
"""


def test_nothing_heavy_is_loaded_for_the_first_picture(tmp_path: Path) -> None:
    write_council(tmp_path / "w", Size(boards=1, meetings=3, years=1))
    measured = ("COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START")  # coverage would load sqlite3 itself
    environment = {name: value for name, value in os.environ.items() if name not in measured}
    found = subprocess.run(
        [sys.executable, "-c", _PAINT, str(tmp_path / "w"), " ".join(HEAVY)],
        env=environment | {"PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=True,
    )
    before, after = found.stdout.splitlines()
    assert before == "before it is opened: [] True"
    assert after == "[]"


_SHUT_OUT = """
import sys
from boardtui.app.app import run_app
from boardtui.cli.command_line import run
from boardtui.cli.parts import Parts
from boardtui.errors import WorkspaceMissing
def gone(*_):
    raise WorkspaceMissing("The board has vanished.")
sys.exit(run([], Parts(gone, None, lambda opening, *_: run_app(opening), None)))
"""


class ShutOut(Terminal):
    """The program on a workspace that cannot be opened, which it learns after the first picture."""

    program = ("-c", _SHUT_OUT)


def test_a_workspace_that_cannot_be_opened_is_refused_as_by_any_command() -> None:
    with ShutOut() as terminal:
        assert terminal.ended() == WorkspaceMissing.exit_code, terminal.text()
        assert terminal.is_restored()
        assert "The board has vanished." in terminal.text()
        assert b"mistake" not in terminal.bytes
