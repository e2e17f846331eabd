"""Golden frames: what each screen and dialog looks like, as text, to be read in a diff.

    python -m pytest tests/app/test_frames.py                   compares
    BOARDTUI_REGOLD=1 python -m pytest tests/app/test_frames.py  writes them; read the diff

A frame is a line in FRAMES: its name, what is in front there, and the keys that lead there from the meeting
on the eve of 17 November 2010, before anything is marked. The clock stands still. Where something else is
in front in the end, nothing is compared and nothing written.
"""

import difflib
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from textual import events

from boardtui.app.app import BoardApp
from boardtui.secretariat.settings import Settings
from tests.app.holding import NOVEMBER, Evening, Keyboard, screen_text, until_live

FOLDER = Path(__file__).with_name("frames")
SIZES = ((80, 24), (120, 40))
REGOLD = bool(os.environ.get("BOARDTUI_REGOLD"))


@dataclass(frozen=True)
class Frame:
    """One picture. ``front`` is the class of the screen or dialog that must be in front. A string of ``keys``
    is typed letter by letter; the rest are Textual's names of keys, and texts of more lines are pasted."""

    name: str
    front: str
    keys: tuple[str, ...] = ()
    empty: bool = False
    """Whether it begins at Home in a workspace without a board."""


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
    Frame("home", "HomeScreen", ("1",)),
    Frame("board", "BoardScreen", ("2",)),
    Frame("board-calendar", "BoardScreen", ("2", "tab")),
    Frame("board-settings", "SettingsDialog", ("2", "s")),
    Frame("board-settings-found", "SettingsDialog", ("2", "s", *"quorum")),
    Frame("board-setting", "TypedDialog", ("2", "s", *"clear days", "enter", *"3, from 1 may 2011")),
    Frame("board-add", "TypedDialog", ("2", "n", *"Jane Smith, Labour, member, Leeds")),
    Frame("live-roll", "LiveScreen", TAKEN),
    Frame("live-typing", "LiveScreen", (*TAKEN, "tab", *"A: Send the plan round @Officers by next meeting")),
    Frame("keys", "KeysDialog", ("question_mark",)),
    Frame("keys-searched", "KeysDialog", ("question_mark", *"undo")),
    Frame("substitute", "SubstituteDialog", ("s",)),
    Frame("question-close", "ChecklistDialog", (*TAKEN, "C")),
    Frame("question-export", "Question", (*TAKEN, "tab", "slash", *"export", "enter")),
    Frame("go-to", "GoToMenu", ("1", "ctrl+g")),
    Frame("search", "SearchDialog", ("slash", *"plan")),
    Frame("search-nothing", "SearchDialog", ("slash", *"zzzz")),
    Frame("history", "HistoryDialog", (*TAKEN, *SAID, "u", "H")),
    Frame("history-entry", "WholeEntry", (*TAKEN, *SAID, "H", "down", "enter")),
    Frame("palette", "CommandPalette", ("ctrl+p",)),
    Frame("themes", "ThemesDialog", ("ctrl+p", *"theme", "enter")),
    Frame("escape-once", "LiveScreen", ("escape",)),
    Frame("door", "LiveScreen", ("d",)),
    Frame("minutes", "LiveScreen", (*TAKEN, *SAID, "m")),
    Frame("agenda", "AgendaScreen", ("3",)),
    Frame(
        "agenda-issued",
        "AgendaScreen",
        ("3", "p", "y", "o", *"Gates", "enter", *"r", *"Mend them", "ctrl+r", "K"),
    ),
    Frame("agenda-add", "ItemDialog", ("3", "o", *"Gates and fences 10min")),
    Frame("agenda-cover", "ChooseDialog", ("3", "enter")),
    Frame("agenda-text", "ParagraphsDialog", ("3", "r", *"Mend them")),
    Frame("attendance", "AttendanceScreen", (*TAKEN, "5", "down", "down")),
    Frame("attendance-chart", "AttendanceScreen", (*TAKEN, "5", "c")),
    Frame("attendance-correct", "WordsDialog", ("5", "p", *"Signed the sheet")),
    Frame("decisions", "DecisionsScreen", (*MINUTED, "6")),
    Frame("decisions-none", "DecisionsScreen", ("6",)),
    Frame("decisions-filter", "DecisionsScreen", (*MINUTED, "6", "slash", *"plan")),
    Frame("decisions-outcome", "ChooseDialog", (*MINUTED, "6", "f")),
    Frame("actions", "ActionsScreen", (*MINUTED, "7")),
    Frame("actions-none", "ActionsScreen", ("7",)),
    Frame("actions-done", "ActionsScreen", (*MINUTED, "7", "space")),
    Frame("actions-due", "DueDialog", (*MINUTED, "7", "d", *"next meeting")),
    Frame("actions-owner", "ChooseDialog", (*MINUTED, "7", "o", *"hel")),
    Frame("actions-note", "WordsDialog", (*MINUTED, "7", "c")),
    Frame("arrival", "ArrivalDialog", ("plus", *"he")),
    Frame("time", "TimeDialog", (*TAKEN, "up", "t")),
    Frame("question-walk-in", "Question", ("s", "enter", "d", *"dp")),
    Frame("vote", "VoteDialog", (*MINUTED, "v", *"fab")),
    Frame("export", "ExportScreen", (*TAKEN, "8")),
    Frame("export-agenda", "ExportScreen", ("3", "x")),
    Frame("export-full", "ExportScreen", (*MINUTED, "8", "p")),
    Frame("export-choose", "ChooseDialog", ("8", "space")),
    Frame("agenda-suggested", "AgendaScreen", ("3", "v")),
    Frame("decisions-replaces", "ChooseDialog", (*MINUTED, "6", "r")),
    Frame("actions-link", "ChooseDialog", (*MINUTED, "7", "l")),
    Frame("first-steps", "FirstStepsDialog", empty=True),
    Frame("first-steps-board", "TypedDialog", ("1", *"Parks Board, Labour 4"), empty=True),
    Frame("first-board", "HomeScreen", ("1", *"Parks Board, Labour 4", "enter"), empty=True),
    Frame("empty-home", "HomeScreen", ("escape",), empty=True),
    Frame("empty-board", "BoardScreen", ("escape", "2"), empty=True),
    Frame("empty-agenda", "NextAgendaScreen", ("escape", "3"), empty=True),
    Frame("empty-attendance", "AttendanceScreen", ("escape", "5"), empty=True),
    Frame("empty-decisions", "DecisionsScreen", ("escape", "6"), empty=True),
    Frame("empty-export", "ExportScreen", ("escape", "8"), empty=True),
    Frame("empty-actions", "ActionsScreen", ("escape", "7"), empty=True),
    Frame("editor", "Editor", (*TAKEN, "tab", "N: Members noted the report.\nA: @Officers to write\n")),
)
"""Every screen and dialog. Adding one is one line here, and a run with BOARDTUI_REGOLD."""

_NAMES = {
    " ": "space", "@": "at", ":": "colon", ".": "full_stop", ",": "comma", "-": "minus", "+": "plus",
    ";": "semicolon",
}  # fmt: skip


_LONGEST = 12
"""So often it is looked whether the picture is what it will be."""


async def drawn(evening: Evening, frame: Frame, size: tuple[int, int], *, ascii_only: bool = False) -> str:
    """The frame as text."""
    async with shown(evening, frame, size, ascii_only=ascii_only) as keyboard:
        return screen_text(keyboard.pilot.app)  # type: ignore[arg-type]


@asynccontextmanager
async def shown(
    evening: Evening, frame: Frame, size: tuple[int, int], *, ascii_only: bool = False
) -> AsyncIterator[Keyboard]:
    """The app with the frame in front, quiet."""
    settings = Settings(ascii_only=ascii_only)
    meeting = None if frame.empty else NOVEMBER
    app = BoardApp(evening.secretariat, meeting=meeting, settings=settings)
    async with app.run_test(size=size) as pilot:
        keyboard = Keyboard(pilot) if frame.empty else await until_live(pilot)
        await keyboard.settle()
        for key in frame.keys:
            if "\n" in key:
                app.post_message(events.Paste(key))
            else:
                await pilot.press(_NAMES.get(key, key))
            await app.desk.idle()  # the next key is for what this one led to
        if "ctrl+p" in frame.keys:
            await app.workers.wait_for_complete()
        await _still(keyboard, frame.front)
        yield keyboard


async def _still(keyboard: Keyboard, front: str) -> None:
    """Wait until nothing changes in the picture any more and what must be in front is there."""
    app, seen = keyboard.pilot.app, ""
    assert isinstance(app, BoardApp)
    for _ in range(_LONGEST):
        await keyboard.settle()
        before, seen = seen, screen_text(app)
        if seen == before and type(app.screen).__name__ == front:
            return
    raise AssertionError(f"in front is {type(app.screen).__name__}, not a quiet {front}:\n{seen}")


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
