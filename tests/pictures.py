"""Makes the README's pictures from the program itself: ``python tests/pictures.py``.

The screens are SVG with the terminal's text as text; the note's pages need LibreOffice and pdftoppm.
"""

import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from boardtui.assemble import make_sample, open_workspace  # noqa: E402
from tests.app.holding import NOVEMBER, Keyboard, eve_of_november, until_live  # noqa: E402

PICTURES = ROOT / ".pictures"


async def live_screen(size: tuple[int, int], path: Path) -> None:
    """The live screen in the middle of item 1."""
    with tempfile.TemporaryDirectory() as folder:
        evening = eve_of_november(Path(folder))
        evening.clock.pass_minutes(5)
        app = evening.app()
        async with app.run_test(size=size) as pilot:
            keyboard = await until_live(pilot)
            await _until_item_one(keyboard, evening.clock.pass_minutes)
            svg = app.export_screenshot(title="boardtui demo")
    path.write_text(_without_fonts(svg), "utf-8")


async def _until_item_one(keyboard: Keyboard, pass_minutes: Callable[[int], None]) -> None:
    await keyboard.press("o", "p", "p", "p", "a", "a", "p", "s", "R", "enter", *"pppppp", "s", "enter")
    pass_minutes(7)
    await keyboard.press("ctrl+n", "tab")
    await keyboard.type("N: Helen Platts presented the report on how the business plan would be agreed.")
    await keyboard.type("D: Members noted the report and agreed that it come back in January.")
    await keyboard.type("-JS 15:05")
    for letter in "A: Take the plan forward @Officers by next meeting":
        await keyboard.pilot.press({" ": "space", ":": "colon", "@": "at"}.get(letter, letter))
    await keyboard.settle()


def _without_fonts(svg: str) -> str:
    """No web fonts: a page shows the picture with its own, and nothing is fetched."""
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    return svg.replace(
        "font-family: Fira Code, monospace", "font-family: ui-monospace, Menlo, Consolas, monospace"
    )


def note_pages() -> None:
    """The sample's note, page by page."""
    with tempfile.TemporaryDirectory() as folder:
        make_sample(Path(folder) / "w")
        secretariat = open_workspace(Path(folder) / "w")
        note = secretariat.export_note(
            secretariat.board(NOVEMBER.board), secretariat.meeting(NOVEMBER), Path(folder) / "note.docx"
        ).path
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(note)],
            check=True,
            stdout=subprocess.DEVNULL,
            timeout=120,
        )
        subprocess.run(
            ["pdftoppm", "-r", "70", "-png", f"{folder}/note.pdf", str(PICTURES / "note-page")], check=True
        )


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    for columns, rows in ((80, 24), (120, 40)):
        asyncio.run(live_screen((columns, rows), PICTURES / f"live-{columns}x{rows}.svg"))
    if shutil.which("soffice") and shutil.which("pdftoppm"):
        note_pages()
