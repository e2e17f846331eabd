"""Golden frames: what each screen and dialog looks like, as text, to be read in a diff.

    python -m pytest tests/app/test_frames.py                   compares
    BOARDTUI_REGOLD=1 python -m pytest tests/app/test_frames.py  writes them; read the diff

A frame is a line in FRAMES: its name, and the keys that lead there from the meeting on the eve of
17 November 2010, before anything is marked. The clock stands still.
"""

import difflib
import os
from dataclasses import dataclass
from pathlib import Path

from boardtui.app.app import BoardApp
from boardtui.secretariat.settings import Settings
from tests.app.holding import NOVEMBER, Evening, screen_text, until_live

FOLDER = Path(__file__).with_name("frames")
SIZES = ((80, 24), (120, 40))
REGOLD = bool(os.environ.get("BOARDTUI_REGOLD"))


@dataclass(frozen=True)
class Frame:
    """One picture. A string of ``keys`` is typed letter by letter; the rest are Textual's names of keys."""

    name: str
    keys: tuple[str, ...] = ()


TAKEN = ("o", *"pppaap", "ctrl+n")
"""The meeting is open, some are marked, the first item is in hand."""
SAID = ("tab", *"N: Members noted the report.", "enter", "escape")

MINUTED = (
    *TAKEN[:-1], "P", "ctrl+n",
    "tab", *"A: Send the plan round @Officers by 20 jan", "enter", *"D: That the plan be adopted", "enter",
    "escape",
)  # fmt: skip
"""An action and a decision are on record."""

FRAMES = (
    Frame("home", ("1",)),
    Frame("board", ("2",)),
    Frame("board-calendar", ("2", "tab")),
    Frame("board-add", ("2", "n", *"Jane Smith, Labour, member, Leeds")),
    Frame("live-roll", TAKEN),
    Frame("live-typing", (*TAKEN, "tab", *"A: Send the plan round @Officers by next meeting")),
    Frame("keys", ("question_mark",)),
    Frame("keys-searched", ("question_mark", *"undo")),
    Frame("substitute", ("s",)),
    Frame("question-close", (*TAKEN, "C")),
    Frame("question-export", (*TAKEN, "8")),
    Frame("go-to", ("1", "ctrl+g")),
    Frame("search", ("slash", *"plan")),
    Frame("search-nothing", ("slash", *"zzzz")),
    Frame("history", (*TAKEN, *SAID, "u", "H")),
    Frame("history-entry", (*TAKEN, *SAID, "H", "down", "enter")),
    Frame("palette", ("ctrl+p",)),
    Frame("themes", ("ctrl+p", *"theme", "enter")),
    Frame("escape-once", ("escape",)),
    Frame("door", ("d",)),
    Frame("minutes", (*TAKEN, *SAID, "m")),
    Frame("agenda", ("3",)),
    Frame("agenda-issued", ("3", "p", "y", "o", *"Gates", "enter", *"r", *"Mend them", "ctrl+r", "K")),
    Frame("agenda-add", ("3", "o", *"Gates and fences 10min")),
    Frame("agenda-cover", ("3", "enter")),
    Frame("agenda-text", ("3", "r", *"Mend them")),
    Frame("attendance", (*TAKEN, "5", "down", "down")),
    Frame("attendance-chart", (*TAKEN, "5", "c")),
    Frame("attendance-correct", ("5", "p", *"Signed the sheet")),
    Frame("decisions", (*MINUTED, "6")),
    Frame("decisions-none", ("6",)),
    Frame("decisions-filter", (*MINUTED, "6", "slash", *"plan")),
    Frame("decisions-outcome", (*MINUTED, "6", "f")),
    Frame("actions", (*MINUTED, "7")),
    Frame("actions-none", ("7",)),
    Frame("actions-done", (*MINUTED, "7", "space")),
    Frame("actions-due", (*MINUTED, "7", "d", *"next meeting")),
    Frame("actions-owner", (*MINUTED, "7", "o", *"hel")),
    Frame("actions-note", (*MINUTED, "7", "c")),
)
"""Every screen and dialog. Adding one is one line here, and a run with BOARDTUI_REGOLD."""

_NAMES = {
    " ": "space", "@": "at", ":": "colon", ".": "full_stop", ",": "comma", "-": "minus", "+": "plus",
    ";": "semicolon",
}  # fmt: skip


async def drawn(evening: Evening, frame: Frame, size: tuple[int, int], *, ascii_only: bool = False) -> str:
    """The frame as text."""
    settings = Settings(ascii_only=ascii_only)
    app = BoardApp(evening.secretariat, meeting=NOVEMBER, settings=settings)
    async with app.run_test(size=size) as pilot:
        keyboard = await until_live(pilot)
        for key in frame.keys:
            await pilot.press(_NAMES.get(key, key))
        await keyboard.settle()
        if "ctrl+p" in frame.keys:
            await app.workers.wait_for_complete()
            await keyboard.settle()
        return screen_text(app)


def path_of(frame: Frame, size: tuple[int, int], *, ascii_only: bool) -> Path:
    """Where its golden text is kept."""
    return FOLDER / f"{frame.name}-{size[0]}x{size[1]}{'-ascii' if ascii_only else ''}.txt"


def difference(found: str, path: Path) -> str:
    """What differs from the golden text, to be read; empty where nothing does or where it is written."""
    if REGOLD:
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{found}\n", "utf-8")
        return ""
    if not path.exists():
        return f"{path.name} is missing; BOARDTUI_REGOLD=1 writes it.\n{found}"
    golden = path.read_text("utf-8").rstrip("\n")
    lines = difflib.unified_diff(
        golden.split("\n"), found.rstrip("\n").split("\n"), path.name, "found", lineterm=""
    )
    return "\n".join(lines)
