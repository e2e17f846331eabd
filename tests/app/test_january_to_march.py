"""The year round by keys alone, in a window of 80x24, beginning with nothing but the sample.

The actions' progress is printed from the tracker, the January meeting held and the November note approved in
it; the March agenda is issued with what was promised to it; the register reads as the source's own matrix.
``tests/cli/test_january_to_march.py`` tells the same story by the command line.
"""

import csv
import io
import re
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import docx

from boardtui.app.app import BoardApp
from boardtui.assemble import open_workspace
from boardtui.model.actions import ActionStatus
from boardtui.model.forward_plan import PromiseState
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting, MeetingState, NoteState
from boardtui.rules.attendance import Mark
from boardtui.secretariat.issued import Standing, compare_issued
from boardtui.secretariat.secretariat import Secretariat
from tests.app.holding import BOARD, NOVEMBER, Keyboard, screen_text
from tests.app.rounds import AUDIT, PLAN, January, january
from tests.sample import source

JANUARY, MARCH = RecordKey(BOARD, "2011-01-18"), RecordKey(BOARD, "2011-03-22")
BEFORE, SITTING = datetime(2011, 1, 18, 9, 0, tzinfo=UTC), datetime(2011, 1, 18, 11, 30, tzinfo=UTC)
LEFT, OVER = datetime(2011, 1, 18, 12, 15, tzinfo=UTC), datetime(2011, 1, 18, 13, 0, tzinfo=UTC)
OFFICE = datetime(2011, 3, 7, 9, 0, tzinfo=UTC)
ANSWERED = "The National Audit Office has answered."
PROMISED = ("Community Budgets update", "Outcome of the consultation")
ROLL = (*"pppaapsR", "enter", *"ppppppp")
FIRST = (
    "N: Helen Platts presented the business plan for 2011/12.",
    "D: Members agreed the business plan, moved @DP seconded @JS",
    "V: 12-0-0",
    "A: Publish the business plan @Officers by 28 February 2011",
)
SECOND = (
    "D: Members noted the report and asked for the outcome of the consultation at the March Board meeting.",
    "A: Report the outcome of the consultation to the March Board meeting @Officers by next meeting",
)
DAYS = ("09Sep", "17Nov", "18Jan", "22Mar", "17May", "19Jul")
SIGNS = {"✓": "YES", "–": "NO", "": ""}
CAME = {"P": "YES", "A": "NO", "–": "", "·": ""}


@dataclass
class Secretary:
    """Presses the keys, reads the screen, and opens what was written."""

    here: January
    app: BoardApp
    keyboard: Keyboard

    @property
    def screen(self) -> str:
        """What is on the screen."""
        return screen_text(self.app)

    async def press(self, *keys: str) -> None:
        await self.keyboard.press(*keys)

    async def type(self, *lines: str) -> None:
        for line in lines:
            await self.keyboard.type(line)

    async def choose(self, part: str, value: str) -> None:
        """Walk to a part of the document in place 8, and choose what it is to be."""
        rows = [line[1:].split("  ")[0] for line in self.screen.splitlines()[3:10]]
        here = next(place for place, row in enumerate(rows) if row.startswith(">"))
        steps = [row[1:] for row in rows].index(part) - here
        await self.press(*["down" if steps > 0 else "up"] * abs(steps), "space")
        await self.type(value)

    async def export(self, kind: str, meeting: str = "", form: str = "") -> Path:
        """Write that document from place 8, and answer with its file."""
        before = set(self._written())
        await self.press("8")
        await self.choose("What", kind)
        if meeting and not re.search(rf"Meeting +< \w+ {meeting}", self.screen):
            await self.choose("Meeting", meeting)
        if form:
            await self.choose("Format", form)
        await self.press("enter")
        assert "Written:" in self.screen, self.screen
        (new,) = set(self._written()) - before
        return new

    async def words(self, kind: str, meeting: str = "") -> str:
        """That document as plain words on one line, cell by cell."""
        written = (await self.export(kind, meeting, "markdown")).read_text("utf-8")
        plain = re.sub(r"\\(.)", r"\1", written.replace("<br>", " ").replace("**", ""))
        return " ".join(plain.split())

    def _written(self) -> list[Path]:
        folder = self.here.workspace / "exports"
        return list(folder.iterdir()) if folder.is_dir() else []

    def records(self) -> closing[Secretariat]:
        """The records as they are on the disk."""
        return closing(open_workspace(self.here.workspace, readonly=True))

    def meeting(self, key: RecordKey) -> Meeting:
        with self.records() as found:
            return found.meeting(key)

    def compared(self, document: Path) -> tuple[Standing, str]:
        """How an issued document stands to its records, and what differs."""
        with self.records() as found:
            said = compare_issued(found, document)
        return said.standing, " ".join(str(one) for one in said.differences)

    def matrix(self) -> dict[str, tuple[str, ...]]:
        """The rows of people in the register that is on the screen."""
        head = next(line for line in self.screen.splitlines() if line.startswith(" member"))
        columns = [head.index(day) for day in DAYS]
        found = {}
        for line in self.screen.splitlines():
            name = line[1 : columns[0] - 1].split(" (")[0].strip().removeprefix("Dr ")
            if name in source.REGISTER:
                cells = (line[at : at + 5].strip(" []") for at in columns)
                found[name] = tuple(SIGNS[one] for one in cells)
        return found


async def test_from_january_to_march_by_keys_alone(tmp_path: Path) -> None:
    here = january(tmp_path)
    here.clock.at = BEFORE
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        desk = Secretary(here, app, Keyboard(pilot))
        await desk.keyboard.settle()
        await _register_is_the_sources_own(desk)
        draft = await desk.export("note", "17 Nov 2010")
        assert desk.compared(draft) == (Standing.MATCHES, "")
        await _progress_is_printed(desk)
        await _january_is_held(desk)
        await _the_november_note_is_approved(desk, draft)
        await _the_january_note_goes_round(desk)
        await _march_takes_on_what_was_promised(desk)
        await _march_is_issued(desk)
        await _the_register_goes_on(desk)
        assert app.desk.broken is None


async def _whole_matrix(desk: Secretary) -> dict[str, tuple[str, ...]]:
    await desk.press("5", "home")
    top = desk.matrix()
    await desk.press("end")
    return top | desk.matrix()


async def _register_is_the_sources_own(desk: Secretary) -> None:
    shown = await _whole_matrix(desk)
    assert {name: cells[:2] for name, cells in shown.items()} == source.REGISTER
    assert list(shown) == list(source.REGISTER)
    assert {cells[2:] for cells in shown.values()} == {("", "", "", "")}


async def _progress_is_printed(desk: Secretary) -> None:
    """In the morning of the meeting: one action reported on, one done, and the papers that say so."""
    await desk.press("7", "end", "c")
    await desk.type(ANSWERED)
    await desk.press("home", "space")
    assert "DONE, NOT YET SEEN BY THE BOARD" in desk.screen and f"[x] {PLAN}" in desk.screen
    actions = desk.meeting(NOVEMBER).actions
    states = {one.ref: (one.status, one.progress[-1].text) for one in actions}
    assert states == {PLAN: (ActionStatus.DONE, ""), AUDIT: (ActionStatus.OPEN, ANSWERED)}
    for kind in ("actions arising", "progress"):
        said = await desk.words(kind, "18 Jan 2011")
        for one in actions:
            assert one.ref in said and " ".join(one.text.split()[:5]) in said
        assert ANSWERED in said and "Done on 18 January 2011" in said
    assert "Notes of last meeting and actions arising" in await desk.words("agenda", "18 Jan 2011")
    assert "Cabinet Room B" in await desk.words("attendance sheet", "18 Jan 2011")


async def _january_is_held(desk: Secretary) -> None:
    desk.here.clock.at = SITTING
    await desk.press("1")
    assert re.search(r">Tue 18 Jan 2011 11\.30 +scheduled", desk.screen)
    await desk.press("enter", "o", *ROLL)
    assert "12 present, 5 needed" in desk.screen and "✓11 –2 ⇄1" in desk.screen
    await desk.press("tab")
    await desk.type("/officers Rob Whiteman (LGID), Helen Platts (LGID)")
    await desk.press("ctrl+n")
    await desk.type(*FIRST)
    await desk.press("ctrl+n")
    await desk.type(*SECOND)
    desk.here.clock.at = LEFT
    await desk.type("-PF")
    await desk.press("ctrl+n")
    await desk.type("D: Members noted the report.")
    await desk.press("ctrl+n")
    await desk.type("/defer 4 to the next meeting: no time was left")
    await desk.press("ctrl+n")
    await desk.type("/approve note")
    assert "November 2010 was agreed as a" in desk.screen
    desk.here.clock.at = OVER
    await desk.press("escape", "C")
    assert "Everybody is marked and every item decided." in desk.screen
    await desk.press("y")
    assert "CLOSED" in desk.screen
    held = desk.meeting(JANUARY)
    assert (held.state, held.opened, held.closed) == (MeetingState.CLOSED, SITTING, OVER)
    owed = [([owner.name for owner in one.owners], one.due) for one in held.actions]
    assert owed == [(["Officers"], date(2011, 2, 28)), (["Officers"], date(2011, 3, 22))]


async def _the_november_note_is_approved(desk: Secretary, draft: Path) -> None:
    note = desk.meeting(NOVEMBER).note
    assert (note.state, note.approved_at, note.amendments) == (NoteState.APPROVED, JANUARY.meeting, ())
    final = await desk.export("note", "17 Nov 2010")
    assert "DRAFT" in draft.name and "DRAFT" not in final.name
    said = "\n".join(one.text for one in docx.Document(str(final)).paragraphs)
    assert "Agreed as a correct record on 18 January 2011" in said and "Draft" not in said
    standing, differs = desk.compared(draft)
    assert standing is Standing.RECORDS_CHANGED
    assert "Draft – subject to agreement at the next meeting" in differs
    in_january = await desk.words("note", "18 Jan 2011")
    for words in (
        "The note of the meeting held on 17 November 2010 was agreed as a correct record.",
        "For 12, against 0, abstained 0.",
        "Peter Fleming left the meeting at 12.15 during item 2.",
    ):
        assert words in in_january


async def _the_january_note_goes_round(desk: Secretary) -> None:
    """Weeks later Home says what needs the secretary, and each is one key from its place."""
    desk.here.clock.at = OFFICE
    await desk.press("1")
    assert "1 action overdue" in desk.screen and "Note of 18 Jan 2011 still draft" in desk.screen
    await desk.press("n")
    assert re.search(r">\[ \] IPB/2010-11/08 28 Feb 11 Officers +Publish", desk.screen)
    await desk.press("space", "1", "n", "tab")
    await desk.type("/circulated 25 jan")
    assert "circulated on 25 Jan 2011" in desk.screen
    note = desk.meeting(JANUARY).note
    assert (note.state, note.circulated_on) == (NoteState.CIRCULATED, date(2011, 1, 25))
    await desk.press("escape", "1")
    assert "overdue" not in desk.screen and "still draft" not in desk.screen
    assert "No agenda yet for Tue 22 Mar 2011" in desk.screen


async def _march_takes_on_what_was_promised(desk: Secretary) -> None:
    await desk.press("n")
    assert f"owed by the forward plan: {PROMISED[0]} · y puts it on" in desk.screen
    await desk.press("y", "v")
    await desk.type("asked")
    await desk.press("e", "ctrl+u")
    await desk.type(PROMISED[1])
    assert "2 promised and unanswered" in desk.screen
    stubs = [one.title for one in desk.meeting(MARCH).agenda if one.stub]
    assert stubs == list(PROMISED)
    await desk.press("p")
    assert "Not issued: promised and unanswered" in desk.screen
    assert desk.meeting(MARCH).issues == ()
    await desk.press("s", "up", "s")
    assert "unanswered" not in desk.screen


async def _march_is_issued(desk: Secretary) -> None:
    draft = await desk.export("agenda", "22 Mar 2011")
    assert "DRAFT" in draft.name
    await desk.press("3", "p")
    assert "Issue the agenda?" in desk.screen
    await desk.press("y")
    assert "issued version 1 on 7 Mar 2011 · changes since: none" in desk.screen
    issued = await desk.export("agenda", "22 Mar 2011")
    assert issued.name == f"{MARCH.meeting} LG Group Improvement Programme Board agenda.docx"
    table = [cell.text for one in docx.Document(str(issued)).tables for row in one.rows for cell in row.cells]
    for title in (*PROMISED, "Note of the meeting of 18 January 2011"):
        assert sum(title in cell for cell in table) == 1, title
    assert "22 March 2011" in await desk.words("notice", "22 Mar 2011")
    assert desk.compared(issued) == (Standing.MATCHES, "")
    with desk.records() as found:
        plan, march = found.board(BOARD).plan, found.meeting(MARCH)
    assert {one.state for one in plan} == {PromiseState.ANSWERED}
    answers = [march.item(one.on_item or "") for one in plan]
    assert [one and one.title for one in answers] == list(PROMISED)
    (version,) = march.issues
    assert set(PROMISED) <= {one.title for one in version.items}
    await desk.press("3", "o")
    await desk.type("Flood")
    await desk.press("enter")
    await desk.type("why it is urgent")
    await desk.press(*"the", "space", *"river", "space", *"rose", "ctrl+r", "escape")
    assert "changes since: item" in desk.screen and "Flood" in desk.screen
    (flood,) = [one for one in desk.meeting(MARCH).agenda if one.title == "Flood"]
    assert flood.number.endswith("A") and flood.urgent_reason == "the river rose"
    assert "Flood" in desk.compared(issued)[1]


async def _the_register_goes_on(desk: Secretary) -> None:
    absent = {"Robert Gordon", "Richard Stay", "Ruth Cadbury"}
    stood_in = {"Teresa O'Neill": "", "Russell Roberts": "YES", "Clarence Barrett": ""}
    in_january = {name: stood_in.get(name, "NO" if name in absent else "YES") for name in source.REGISTER}
    expected = {name: (*cells, in_january[name], "", "", "") for name, cells in source.REGISTER.items()}
    assert await _whole_matrix(desk) == expected
    await desk.press("X")
    await desk.choose("Format", "spreadsheet")
    await desk.press("enter")
    (written,) = (desk.here.workspace / "exports").glob("*attendance register.csv")
    rows = list(csv.reader(io.StringIO(written.read_bytes().decode("utf-8-sig"), newline="")))
    head = next(place for place, row in enumerate(rows) if row[:2] == ["Councillor", "Group"])
    body = rows[head + 1 : rows.index([], head)]
    names = [row[0].split(" (")[0].removeprefix("Dr ") for row in body]
    printed = [tuple(CAME[cell] for cell in row[2:]) for row in body]
    assert dict(zip(names, printed, strict=True)) == expected
    with desk.records() as found:
        cells = {row.name: row.cells[2] for row in found.register(found.board(BOARD)).rows}
    assert (cells["Ruth Cadbury"], cells["Russell Roberts"]) == (Mark.APOLOGIES, Mark.PRESENT)
