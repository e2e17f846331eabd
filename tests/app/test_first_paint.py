"""What is loaded and read before the first picture: deterministic, whatever the machine."""

import os
import subprocess
import sys
from pathlib import Path

from tests.generator import Size, write_council

REPOSITORY = Path(__file__).parents[2]
HEAVY = {
    "docx", "lxml", "sqlite3", "pydantic", "docxtpl", "openpyxl", "filelock",
    "boardtui.app.screens.live", "boardtui.secretariat.capture.commands", "boardtui.documents.note",
}  # fmt: skip
_PAINT = """
import asyncio, sys
from pathlib import Path
from boardtui.assemble import open_workspace
from boardtui.app.app import BoardApp
kept = open_workspace(Path(sys.argv[1]), user="tester", readonly=True)
async def main():
    async with BoardApp(kept).run_test() as pilot:
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
    assert found.stdout.splitlines()[-1] == "[]"
