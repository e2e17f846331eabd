"""The meeting of 17 November 2010, held in the app by keys alone, gives the sample's own note."""

from pathlib import Path

import pytest
from docx import Document

from boardtui.assemble import make_sample, open_workspace
from boardtui.documents.note import note_outline
from boardtui.documents.outline import Outline
from boardtui.rules.attendance import Mark
from boardtui.secretariat.sample_workspace import sample_lines
from boardtui.secretariat.secretariat import Secretariat
from tests.app.holding import NOVEMBER, eve_of_november, until_live

ROLL = ("p", "p", "p", "a", "a", "p", "s", "R", "enter", "p", "p", "p", "p", "p", "p", "s", "enter")
MOST_KEYS_FOR_THE_ROLL = 25


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_meeting_is_held_by_keys_alone_and_gives_the_samples_note(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    evening = eve_of_november(tmp_path)
    app = evening.app()
    async with app.run_test(size=size) as pilot:
        keyboard = await until_live(pilot)
        evening.clock.pass_minutes(5)
        await keyboard.press("o")

        keyboard.pressed = 0
        await keyboard.press(*ROLL)
        assert keyboard.pressed <= MOST_KEYS_FOR_THE_ROLL

        await keyboard.press("tab")
        for line in _minutes_of_the_sample():
            if line.startswith("item"):
                await keyboard.press("ctrl+n")
            else:
                await keyboard.type(line)
        await keyboard.type("/close unrecorded")
        await keyboard.press("y", "escape", "8", "enter")
        meeting = keyboard.live.meeting

    assert meeting.state == "closed"
    written = sorted((evening.workspace / "exports").glob("*.docx"))
    assert len(written) == 1
    assert _words_of(written[0]) == _words_of_the_sample(tmp_path)
    ours, theirs = open_workspace(evening.workspace), open_workspace(tmp_path / "sample")
    assert _outline(ours) == _outline(theirs)


async def test_the_roll_leaves_the_sources_marks(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    app = evening.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", *ROLL)
    secretariat = open_workspace(evening.workspace)
    board = secretariat.find_board(None)
    register = secretariat.register(board)
    place = [meeting.id for meeting in register.meetings].index("2010-11-17")
    members = [row for row in register.rows if not row.is_substitute]
    substitutes = [
        row.name for row in register.rows if row.is_substitute and row.cells[place] is Mark.PRESENT
    ]
    assert [row.cells[place] for row in members].count(Mark.PRESENT) == 10
    assert [row.cells[place] for row in members].count(Mark.APOLOGIES) == 4
    assert substitutes == ["Russell Roberts", "Clarence Barrett"]


def _outline(secretariat: Secretariat) -> Outline:
    return note_outline(secretariat.board(NOVEMBER.board), secretariat.meeting(NOVEMBER))


def _minutes_of_the_sample() -> list[str]:
    lines = [line for line in sample_lines("2010-11-17.txt") if not line.startswith("#")]
    start = lines.index("item 1")
    return [line for line in lines[start:] if not line.startswith("close")]


def _words_of(path: Path) -> list[str]:
    document = Document(str(path))
    words = [paragraph.text for paragraph in document.paragraphs]
    words += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return words


def _words_of_the_sample(folder: Path) -> list[str]:
    """The sample's own note, without the progress that was reported two months later."""
    make_sample(folder / "sample", eve_of="2011-01-01")
    secretariat = open_workspace(folder / "sample")
    board, meeting = secretariat.board(NOVEMBER.board), secretariat.meeting(NOVEMBER)
    path = secretariat.export_note(board, meeting).path
    return _words_of(path)
