"""The source's note of 17 November 2010 and its exported twin agree on every fact, name by name.

What the source printed stands here as facts, a defect of it as printed. Where its defects are put right the
difference is listed with its number (domain guide, §4B): every other fact is the same, and there is no other
difference. The wording of the minutes is ours; the gist of each is held by the words it cannot do without.
The twin is the Word file that the sample's records export, read back by python-docx.
"""

import re
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table as WordTable

from boardtui.assemble import make_sample, open_workspace
from boardtui.model.document_forms import NoteLayout
from boardtui.secretariat.wanted_documents import WantedDocument
from tests.sample import source

NOVEMBER = "2010-11-17"
ATTENDANCE = (
    ("Chairman", "David Parsons CBE", "Leicestershire CC"),
    ("Vice Chair", "Jill Shortland", "Somerset CC"),
    ("Members", "Peter Fleming", "Sevenoaks DC"),
    ("Members", "Peter Goldsworthy", "Chorley BC"),
    ("Members", "Dr Andrew Povey", "Surrey CC"),
    ("Members", "Tony McDermott", "Halton BC"),
    ("Members", "Tim Cheetham", "Central Bedfordshire"),
    ("Members", "Helen Holland", "Halton BC"),
    ("Members", "Sir David Williams CBE", "Richmond upon Thames LB"),
    ("Members", "Edward Lord JP", "Corporation of London"),
    ("Substitutes", "Russell Roberts (Labour Group)", "Rhonda Cynon Taff CBC"),
    ("Substitutes", "Clarence Barrett (Independent Group)", "Havering LB"),
    ("In attendance", "Paul Bettison", "Bracknell Forest"),
    ("In attendance", "Philip Selwood", "Energy Saving Trust (LGID Board Member)"),
    ("Apologies", "Ruth Cadbury (Deputy Chair)", "Hounslow LB"),
    ("Apologies", "Jeremy Webb (Deputy Chair)", "East Lindsey DC"),
    ("Apologies", "Robert Gordon", "Hertfordshire CC"),
    ("Apologies", "Richard Stay", "Central Bedfordshire"),
)
"""Position, name and council as the source printed them; the position on every row."""
DETAILS = {
    "Title": "LG Group Improvement Board",
    "Date and time": "15.00, 17 November 2010",
    "Venue": "City Marketing Suite, City of London",
}


class Difference(NamedTuple):
    """One defect of the source that the twin puts right: its number, what it was about, was and is."""

    number: str
    about: str
    was: str
    now: str


DIFFERENCES = (
    Difference("S3", "Tim Cheetham", "Central Bedfordshire", "Barnsley MBC"),
    Difference("S4", "Helen Holland", "Halton BC", "Bristol City"),
    Difference("S5", "Russell Roberts", "Rhonda Cynon Taff CBC", "Rhondda Cynon Taff CBC"),
    Difference("S7", "Russell Roberts", "(Labour Group)", "(Labour Group), for Ruth Cadbury"),
    Difference("S7", "Clarence Barrett", "(Independent Group)", "(Independent Group), for Jeremy Webb"),
    Difference("S12", "Richard Stay", "Central Bedfordshire", "Central Bedfordshire Council"),
    Difference("S13", "Jill Shortland", "Vice Chair", "Vice-Chair"),
    Difference("S14", "Title", "LG Group Improvement Board", "LG Group Improvement Programme Board"),
)
"""Of a name or a fact. A position stands on every row, so it is of one person (``ONE_OF_SEVERAL``)."""
WORDINGS = (
    Difference("S20", "progress of item 1", "LG Group Business Plan 2011 - 12", "1 LG Group Business Plan\n"),
    Difference("S24", "decision of item 3", "Member noted the report", "Members noted the report."),
)
"""Of a sentence."""
ONE_OF_SEVERAL = {"Members": "Member", "Substitutes": "Substitute"}


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the note: who presented it, and the words without which it would not say the same."""

    presented_by: tuple[str, ...]
    told: tuple[str, ...]
    decided: tuple[str, ...]
    action: tuple[str, ...] = ()
    owner: str = ""
    due: str = ""


ITEMS = {
    "1": Item(
        ("Helen Platts", "Strategic Business Adviser", "LGID"),
        ("2011/12", "38%", "Revenue Support Grant", "four years", "membership", "RSG Prospectus", "notice"),
        ("Members", "noted the report", "agreed", "LG Group Business Plan", "January"),
        ("LG Group Business Plan", "progress", "January"),
        "Officers",
        "by 18 January 2011",
    ),
    "2": Item(
        ("Rob Whiteman", "Managing Director", "LGID"),
        ("Government", "2012/13", "England", "cost", "auditors", "devolution", "competition", "independence"),
        ("Members agreed", "officers", "practical", "CLG", "Audit Commission", "National Audit Office"),
        ("practical", "report", "Board in due course"),
        "Officers",
    ),
    "3": Item(
        ("Dennis Skinner", "National Co-ordinator", "Regional Associates"),
        ("LG Group", "improvement and efficiency", "financial year", "Council Leaders"),
        ("noted the report",),
    ),
    "4": Item((), (), ("note of the last meeting was agreed as a correct record",)),
}
"""S24: the source has “Member noted”. S21: it has no owner beside an action. S22: nor a date."""
PROGRESS = {
    "1": ("Business Plan", "January meeting", "agenda"),
    "2": ("CLG", "Audit Commission", "National Audit", "March or May", "progress"),
}
NEXT_MEETING = "Date of next meeting: Tuesday 18 January 2011"
"""S30: the source's note does not say. Nor has it its end and who took it, which nobody knows now."""
PACK = source.pack()
needs_pack = pytest.mark.skipif(PACK is None, reason="the source documents (../shared/seeds) are not here")


@cache
def twin(layout: NoteLayout = NoteLayout.TABLE) -> WordDocument:
    """The exported note, read back."""
    folder = Path(mkdtemp(prefix="twin"))
    try:
        make_sample(folder / "w")
        secretariat = open_workspace(folder / "w", user="tester", readonly=True)
        board = secretariat.boards()[0]
        wanted = WantedDocument("note", board.id, NOVEMBER, layout=layout)
        path = secretariat.exports.write(wanted, folder / "note.docx").path
        return Document(str(path))
    finally:
        shutil.rmtree(folder)


def rows(table: WordTable) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows][1:]


def put_right(about: str, text: str) -> str:
    """``text`` of the source with the differences that are about that name or fact."""
    for one in DIFFERENCES:
        if one.about == about and text.endswith(one.was):
            text = text.removesuffix(one.was) + one.now
    return text


def bare(name: str) -> str:
    return re.sub(r" \(.*", "", name)


@pytest.mark.parametrize("layout", list(NoteLayout))
def test_everybody_is_there_as_what_they_were_from_where_they_were(layout: NoteLayout) -> None:
    wanted = [
        [put_right(bare(name), one) for one in (ONE_OF_SEVERAL.get(position, position), name, council)]
        for position, name, council in ATTENDANCE
    ]
    assert rows(twin(layout).tables[0]) == wanted


def test_each_difference_is_there_and_is_needed() -> None:
    printed = {(bare(name), text) for row in ATTENDANCE for name in [row[1]] for text in row}
    printed |= set(DETAILS.items())
    for one in DIFFERENCES:
        assert any(about == one.about and text.endswith(one.was) for about, text in printed), one
    everything = text_of(twin())
    assert all(one.now in everything for one in DIFFERENCES)
    assert "Rhonda " not in everything and "Vice Chair" not in everything
    for wording in WORDINGS:
        assert wording.now in everything and wording.was not in everything, wording


def text_of(document: WordDocument) -> str:
    said = [one.text for one in document.paragraphs]
    said += [cell for table in document.tables for row in rows(table) for cell in row]
    return "\n".join(said)


@pytest.mark.parametrize("layout", list(NoteLayout))
def test_when_and_where_it_was_and_of_which_board(layout: NoteLayout) -> None:
    found = dict(re.findall(r"(?m)^(Title|Date and time|Venue):\s+(.+)$", text_of(twin(layout))))
    assert found == {label: put_right(label, text) for label, text in DETAILS.items()}


@pytest.mark.parametrize("layout", list(NoteLayout))
def test_the_officers_came_from_where_they_came(layout: NoteLayout) -> None:
    wanted = "; ".join(f"{', '.join(names)} ({body})" for body, names in source.OFFICERS.items())
    assert f"Officers: {wanted}" in [one.text for one in twin(layout).paragraphs]


def told_in_columns(document: WordDocument) -> dict[str, list[tuple[str, str]]]:
    """What is said under each item, and who is to do it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for number, words, by in rows(document.tables[1]):
        found.setdefault(number, []).append((words, by))
    return found


def told_in_line(document: WordDocument) -> dict[str, list[tuple[str, str]]]:
    """The same of the linear layout, where who is to do it follows the action."""
    found: dict[str, list[tuple[str, str]]] = {}
    number = ""
    for one in document.paragraphs:
        if one.style is not None and one.style.name == "Heading 3":
            number, _, title = one.text.partition(" ")
            found[number] = [(title, "–")]
        elif number and one.text.startswith("Action by: "):
            found[number][-1] = (found[number][-1][0], one.text.removeprefix("Action by: "))
        elif number and one.text.startswith("Date of next"):
            break
        elif number:
            found[number].append((one.text, "–"))
    return found


def told(layout: NoteLayout) -> dict[str, list[tuple[str, str]]]:
    return (told_in_columns if layout is NoteLayout.TABLE else told_in_line)(twin(layout))


@pytest.mark.parametrize("layout", list(NoteLayout))
def test_every_item_has_its_title_its_presenter_its_story_and_its_decision(layout: NoteLayout) -> None:
    found = told(layout)
    assert list(found) == [number for number, _ in source.ITEMS] == list(ITEMS)
    for number, title in source.ITEMS:
        wanted, said = ITEMS[number], [words for words, _ in found[number]]
        assert said[0].split("\n")[0] == title
        story = "\n".join(one for one in said if not re.match(r"(Decision|Action):", one))
        decisions = [one for one in "\n".join(said).split("\n") if one.startswith("Decision:")]
        assert [one for one in (*wanted.presented_by, *wanted.told) if one not in story] == [], number
        assert len(decisions) == 1
        assert [one for one in wanted.decided if one not in decisions[0]] == [], number


@pytest.mark.parametrize("layout", list(NoteLayout))
def test_every_action_has_its_words_its_owner_and_its_day_and_there_is_no_other(layout: NoteLayout) -> None:
    for number, wanted in ITEMS.items():
        given = [(words, by) for words, by in told(layout)[number] if words.startswith("Action:")]
        assert len(given) == bool(wanted.action)
        for words, by in given:
            assert [one for one in wanted.action if one not in words] == []
            assert re.split(r"\n|, ", by) == [one for one in (wanted.owner, wanted.due) if one]
        assert {by for words, by in told(layout)[number] if not words.startswith("Action:")} == {"–"}


@pytest.mark.parametrize("layout", list(NoteLayout))
def test_the_progress_quotes_the_action_as_minuted(layout: NoteLayout) -> None:
    """S20: the source retyped it, and its item's title with it."""
    table = twin(layout).tables[-1]
    found = rows(table)
    assert len(found) == len(PROGRESS)
    for number, row in zip(PROGRESS, found, strict=True):
        assert row[0].split("\n")[0] == f"{number} {dict(source.ITEMS)[number]}"
        minuted = next(words for words, _ in told(layout)[number] if words.startswith("Action:"))
        assert row[0].endswith(minuted.removeprefix("Action:"))
        assert [one for one in PROGRESS[number] if one not in row[-1]] == []


@pytest.mark.parametrize("layout", list(NoteLayout))
def test_the_next_meeting_is_named_and_a_draft_says_so(layout: NoteLayout) -> None:
    texts = [one.text for one in twin(layout).paragraphs]
    assert NEXT_MEETING in texts
    assert "Draft – subject to agreement at the next meeting" in texts
    assert not any(one.startswith("The meeting closed") for one in texts)


def test_no_decision_is_in_italics() -> None:
    """S23: the source has the first in roman, the others in italic."""
    table = twin().tables[1]
    runs = [run for row in table.rows for cell in row.cells for one in cell.paragraphs for run in one.runs]
    assert runs and not any(run.italic for run in runs)


def test_the_figures_are_those_of_the_register() -> None:
    found = [row[0] for row in rows(twin().tables[0])]
    present = [name for name, (_, november) in source.REGISTER.items() if november == "YES"]
    assert found.count("Apologies") == len(source.APOLOGIES) == 4
    members = found.count("Member") + found.count("Chairman") + found.count("Vice-Chair")
    assert (members, found.count("Substitute")) == (10, 2)
    assert len(present) == 12


@needs_pack
def test_the_facts_typed_here_are_the_sources() -> None:
    pack = PACK or ""
    start = pack.index("## Note of decisions")
    note, progress = pack[start:].split("## Actions arising from last meeting")
    position, printed = "", []
    for line in note[note.index("Position\t") : note.index("Officers:")].splitlines()[1:]:
        cells = line.split("\t")
        if len(cells) == 3:
            position = cells[0] or position
            printed.append((position, cells[1], cells[2]))
    assert tuple(printed) == ATTENDANCE
    for label, text in DETAILS.items():
        assert re.search(rf"{label}:\s+{re.escape(text)}", note), label
    items = re.split(r"(?m)^\d (?=\S)", note[note.index("Decisions and actions\t") :])[1:]
    for wanted, item in zip(ITEMS.values(), items, strict=True):
        facts = (*wanted.presented_by, *wanted.told, *wanted.decided, *wanted.action, wanted.owner)
        plain = re.sub(r"(?<=\d) ?/ ?(?=\d)", "/", item)
        assert [one for one in facts if one.casefold() not in plain.casefold()] == [], item[:30]
    for number, facts_of in zip(PROGRESS, progress.split("The abolition")[:2], strict=True):
        assert [one for one in PROGRESS[number] if one.casefold() not in facts_of.casefold()] == [], number
    assert "next meeting" not in note.casefold()
    assert [one for one in WORDINGS if one.was not in pack[start:]] == []
