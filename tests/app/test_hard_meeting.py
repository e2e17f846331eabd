"""A hard meeting, recorded by keys alone and by ``record``: the same notes, with the sentences they owe.

By keys alone the clock on the wall goes on as the script's ``time`` lines say, and whatever the register has
a key for is done with it: the roll at the door, marks, substitutes, votes, times, undo.
"""

import subprocess
import sys
from datetime import UTC, datetime, time
from pathlib import Path

from docx import Document

from boardtui.assemble import open_workspace
from boardtui.documents.note import note_outline
from boardtui.documents.outline import Outline, Paragraph, Table
from boardtui.model.meetings import Meeting
from boardtui.secretariat.export import Format
from tests.app.hard_meeting import (
    DAY,
    HARD,
    SCRIPT,
    HardDay,
    morning_of_the_hard_meeting,
    script_lines,
)
from tests.app.holding import Keyboard, until_live

BY_KEYS: dict[str, tuple[str, ...]] = {
    "open": ("o",),
    "+AB +CD +JK +LM +UV": ("d", *"abcdjklmuv", "escape"),
    "item 1": ("right_square_bracket",),
    "+EF": ("EF", "p"),
    "undo": ("u",),
    "redo": ("U",),
    "+JK": ("JK", "p"),
    "+NP": ("NP", "p", "y"),
    "=EF at 10:34": ("EF", "t", *"10:34", "enter"),
    "+AB +CD +UV": ("d", *"abcduv", "escape"),
    "+JK +LM": ("JK", "p", "LM", "p"),
    "-LM": ("LM", "l"),
    "+LM": ("LM", "p"),
    "item 6": ("right_square_bracket",),
    "close": ("C", "y"),
}
"""What is not typed into the line. A code in capitals is the way to that person in the register."""
SENTENCES = {
    "1": [
        "Welcome and declarations",
        "The Chairman welcomed members and the harbour master.",
        "Edie Frost joined the meeting at 10.05 during item 1.",
    ],
    "2": [
        "Note of the last meeting",
        "Jo Kerr returned to the meeting at 10.30 during item 2.",
        "Decision: The note of 12 October was agreed as a correct record.",
        "Vote: Carried nem con.",
        "Edie Frost left the meeting at 10.34 during item 2.",
        "Ned Pike took his own seat at 10.36, his train having been late.",
        "Ivo Penn ceased to stand in at 10.36 during item 2.",
    ],
    "3": [
        "Dredging contract",
        "Jo Kerr declared an other registrable interest (her brother works for one of the tenderers) and "
        "left the room.",
        "Jo Kerr left the meeting at 10.12 during item 3.",
        "The harbour master reported that three tenders had been received.",
        "Gus Hale joined the meeting at 10.15 during item 3.",
        "Decision: The contract be awarded to Fowey Dredging. Moved by Colin Dyer, seconded by Gus Hale.",
        "Vote: Recorded vote: for 3, against 3, abstained 0. For: Anna Bell, Colin Dyer and Gus Hale. "
        "Against: Edie Frost, Lena Moss and Ivo Penn. Out of the room: Jo Kerr. The votes being equal, the "
        "presiding member, Anna Bell, gave a casting vote for.",
        "Action: Write to the tenderers. [Una Vale; by 9 May 2024]",
    ],
    "4": [
        "Mooring fees",
        "Mooring fees had not been raised since 2019.",
        "Decision: Mooring fees rise by three per cent from 1 April.",
        "Vote: For 4, against 1, abstained 1. At their request, the vote against of Lena Moss is recorded.",
        "The meeting adjourned at 10.50 (fire alarm) and resumed at 11.05; the roll was taken again.",
        "Gus Hale left the meeting at 10.52 during item 4.",
        "Ned Pike left the meeting at 10.52 during item 4.",
    ],
    "5": [
        "Harbour dues",
        "The tariff was discussed.",
        "Lena Moss left the meeting at 11.10 during item 5.",
        "The meeting became inquorate at 11.10 when Lena Moss left.",
        "Members went on informally.",
        "Decision: The dues be frozen for a year.",
        "No quorum: Taken on the ruling of Anna Bell while the meeting was not quorate: the tariff must be "
        "printed this week.",
        "Lena Moss returned to the meeting at 11.18 during item 5.",
        "A quorum was again present at 11.18.",
        "Action: Print the tariff. [Una Vale; by 28 March 2024]",
    ],
    "6": [
        "Sale of the old slipway",
        "Resolved: That the public be excluded from item 6, which involves exempt information under "
        "paragraph 3.",
        "This item was considered in private; the discussion and any decision are not in the public note.",
    ],
    "7": ["Any other business", "Decision: The item was deferred to the next meeting."],
}
"""The note's sentences by the number of their item, written by hand from the story of the meeting."""
ATTENDANCE = [
    ("Chairman", "Anna Bell"),
    ("Vice-Chair", "Jo Kerr"),
    ("Member", "Colin Dyer"),
    ("Member", "Edie Frost"),
    ("Member", "Gus Hale"),
    ("Member", "Lena Moss"),
    ("Member", "Ned Pike"),
    ("Substitute", "Ivo Penn (Town Group), for Ned Pike"),
]


def recorded(folder: Path) -> HardDay:
    """The meeting as ``boardtui record`` makes it of the script, on whatever day the test is run."""
    day = morning_of_the_hard_meeting(folder)
    words = ("--workspace", str(day.workspace), "record", "--meeting", str(HARD.meeting))
    done = subprocess.run(
        [sys.executable, "-m", "boardtui", *words],
        input=SCRIPT.read_text("utf-8"), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "0 refused." in done.stderr
    return day


async def go_to(keyboard: Keyboard, code: str) -> None:
    """Walk to that person in the register."""
    register = keyboard.live.register
    people = [line.person for line in register.lines if line.person is not None]
    steps = people.index(code.lower()) - people.index(register.person or "")
    await keyboard.press(*(["j"] if steps > 0 else ["k"]) * abs(steps))
    assert register.person == code.lower()


async def press(keyboard: Keyboard, *keys: str) -> None:
    """Keys of the register; a code in capitals walks there."""
    for key in keys:
        if len(key) == 2:
            await go_to(keyboard, key)
        else:
            await keyboard.press(key)


async def substitute(keyboard: Keyboard) -> None:
    """``s`` on the member, and a name nobody has heard of."""
    await go_to(keyboard, "NP")
    await keyboard.press("s")
    await keyboard.type("Ivo Penn, Lynmouth TC")


async def put_right(keyboard: Keyboard) -> None:
    """A slip is mended by the arrow key, where the script takes the line back and says it again."""
    await keyboard.press("tab")
    await keyboard.type("N: Mooring feees had not been raised since 2019.")
    await keyboard.press("up", "ctrl+u")
    await keyboard.type("N: Mooring fees had not been raised since 2019.")
    await keyboard.press("escape")


async def held(day: HardDay) -> Meeting:
    """The meeting held by keys alone, and its note written with ``8``."""
    app = day.app()
    lines = script_lines()
    wrong = lines.index("N: Mooring feees had not been raised since 2019.")
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        for place, line in enumerate(lines):
            if wrong <= place <= wrong + 2:
                if place == wrong:
                    await put_right(keyboard)
            elif line.startswith("time "):
                clock = datetime.combine(DAY, time.fromisoformat(line.removeprefix("time ")), UTC)
                day.clock.at = clock
            elif line in BY_KEYS:
                await press(keyboard, *BY_KEYS[line])
            elif line.startswith("sub "):
                await substitute(keyboard)
            else:
                await keyboard.press("tab")
                await keyboard.type(line if line[0] in "+-=" or line[1] == ":" else f"/{line}")
                await keyboard.press("escape")
            assert not keyboard.live.capture_line.text, (line, keyboard.live.capture_line.text)
        await keyboard.press("8", "enter")
        return keyboard.live.meeting


def outline_of(day: HardDay) -> Outline:
    """The note as it is on the disk."""
    secretariat = open_workspace(day.workspace)
    return note_outline(secretariat.board(HARD.board), secretariat.meeting(HARD))


def text_of(day: HardDay, form: Format) -> bytes:
    """The written note."""
    secretariat = open_workspace(day.workspace)
    note = secretariat.export_note(
        secretariat.board(HARD.board), secretariat.meeting(HARD), day.workspace / f"out.{form}", form
    )
    return note.path.read_bytes()


def words_of(path: Path) -> list[str]:
    document = Document(str(path))
    words = [paragraph.text for paragraph in document.paragraphs]
    return words + [cell.text for table in document.tables for row in table.rows for cell in row.cells]


def said(outline: Outline) -> dict[str, list[str]]:
    """The sentences of the decisions table, by the number of their item, owners in brackets."""
    table = next(
        one for one in outline.blocks if isinstance(one, Table) and one.title == "Decisions and actions"
    )
    found: dict[str, list[str]] = {}
    for number, words, owners in (row.cells for row in table.rows):
        sentences = [f"{one.label} {one.text}".strip() for one in words]
        by = "; ".join(one.text for one in owners if one.text)
        if by:
            sentences[-1] += f" [{by}]"
        found.setdefault(number[0].text, []).extend(sentences)
    return found


async def test_by_keys_and_by_record_it_is_the_same_note(tmp_path: Path) -> None:
    typed, scripted = morning_of_the_hard_meeting(tmp_path / "keys"), recorded(tmp_path / "record")
    meeting = await held(typed)
    assert meeting.state == "closed"
    assert said(outline_of(typed)) == SENTENCES
    assert outline_of(typed) == outline_of(scripted)
    assert text_of(typed, Format.TXT) == text_of(scripted, Format.TXT)
    (written,) = (typed.workspace / "exports").glob("*.docx")
    text_of(scripted, Format.DOCX)
    assert words_of(written) == words_of(scripted.workspace / "out.docx")


async def test_a_mark_by_key_goes_by_the_time_that_was_set_and_before_what_came_later(tmp_path: Path) -> None:
    day = morning_of_the_hard_meeting(tmp_path)
    async with day.app().run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        day.clock.at = datetime.combine(DAY, time(10, 30), UTC)
        await keyboard.press("o")
        await press(keyboard, "AB", "p", "tab")
        await keyboard.type("/time 10:05")
        await keyboard.press("escape")
        day.clock.pass_minutes(2)
        await press(keyboard, "CD", "p")
        colin = keyboard.live.meeting.presence[-1]
    assert (colin.person, f"{colin.at:%H:%M}", colin.inserted) == ("cd", "10:07", True)


def test_the_note_says_what_happened_sentence_by_sentence(tmp_path: Path) -> None:
    outline = outline_of(recorded(tmp_path))
    assert said(outline) == SENTENCES
    table = next(one for one in outline.blocks if isinstance(one, Table) and one.title == "Attendance")
    assert [(row.cells[0][0].text, row.cells[1][0].text) for row in table.rows] == ATTENDANCE
    closing = [one for one in outline.blocks if isinstance(one, Paragraph)]
    assert [f"{one.label} {one.text}".strip() for one in closing] == [
        "Draft – subject to agreement at the next meeting",
        "Officers: Una Vale (Lynmouth TC)",
        "The meeting closed at 11.40.",
        "Date of next meeting: Thursday 9 May 2024",
    ]
