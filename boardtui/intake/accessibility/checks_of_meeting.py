"""Content: what a note, an agenda or an attendance list has to say. Asked only of a paper said to be one."""

import re
from collections.abc import Iterator
from typing import Final

from boardtui.intake.accessibility.naming import quoted, some
from boardtui.intake.accessibility.paper import Grid, Paper
from boardtui.intake.accessibility.verdicts import Check, Flaw, Group, PaperKind

_NOTE: Final = (PaperKind.NOTE,)
_MEETING: Final = (PaperKind.NOTE, PaperKind.AGENDA, PaperKind.ATTENDANCE)
_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_TOLD: Final = {
    "a full date, as 17 November 2010": re.compile(
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS})\s+\d{{4}}\b|\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b", re.I
    ),
    "where the meeting is": re.compile("venue|location|held (?:at|in)|room|hall|suite|teams|online", re.I),
    "whose meeting it is": re.compile("board|committee|panel|executive|cabinet|council|group", re.I),
}
_WHO: Final = re.compile("councillor|name|member", re.I)
_OF_WHAT: Final = re.compile(r"council|authority|organisation|position|role|present|\d\d/\d\d", re.I)
_HOW: Final = re.compile("apolog|substitut|in attendance|present|chair|YES|NO", re.I)
_LEAST_ROWS: Final = 3
_SAID: Final = re.compile("decision|discussion|minute|^notes?", re.I)
_OUTCOME: Final = re.compile("decision|agreed|resolved|noted|action|approved|endorsed", re.I)
_NUMBER: Final = re.compile(r"\d+")
_NUMBERED_HEADING: Final = re.compile(r"(\d+)[.\s]")
_ACTION: Final = re.compile("action", re.I)
_OWNER: Final = re.compile("action by|owner|responsible|lead|^by", re.I)
_SAYS_ACTION: Final = re.compile(r"\bActions?\b\s*:?\s+[A-Z]")
_SOMEBODY: Final = re.compile("[A-Za-z]{2}")
_AGENDA_NUMBER: Final = re.compile(r"item|no\.?", re.I)
_AGENDA_SUBJECT: Final = re.compile("subject|title|item|page", re.I)


def _table_with(paper: Paper, *headings: re.Pattern[str]) -> Grid | None:
    """The first table whose first row has a heading for each of ``headings``."""
    for table in paper.outer_tables:
        head = table.head
        if head and all(any(wanted.search(text) for text in head.texts) for wanted in headings):
            return table
    return None


def _meeting(paper: Paper) -> Iterator[Flaw]:
    missing = [what for what, sought in _TOLD.items() if not sought.search(paper.words)]
    if missing:
        yield Flaw(f"The paper does not say {'; nor '.join(missing)}.")


def _attendance(paper: Paper) -> Iterator[Flaw]:
    table = _table_with(paper, _WHO, _OF_WHAT)
    if table is None:
        yield Flaw("There is no table of who attended, with names and councils or roles.")
    elif len(table.lines) < _LEAST_ROWS:
        yield Flaw("The table of who attended has next to nobody in it.")
    elif not _HOW.search(paper.words):
        yield Flaw("Nothing says who was present, sent apologies or stood in.")


def _outcomes(paper: Paper) -> Iterator[Flaw]:
    items = _items_of_table(paper) or _items_of_headings(paper)
    if not items:
        yield Flaw("No numbered items could be found.")
    without = [number for number, words in items.items() if not _OUTCOME.search(words)]
    if without:
        item = "Item" if len(without) == 1 else "Items"
        yield Flaw(f"{item} {some(without, shown=10)}: no decision, action or 'noted'.")


def _items_of_table(paper: Paper) -> dict[str, str]:
    table = _table_with(paper, re.compile("^item", re.I), _SAID)
    items: dict[str, str] = {}
    number = ""
    for line in table.lines[1:] if table else ():
        found = _NUMBER.match(line.texts[0]) if line.texts else None
        number = found[0] if found else number
        items[number] = " ".join((items.get(number, ""), *line.texts[1:]))
    return items


def _items_of_headings(paper: Paper) -> dict[str, str]:
    items: dict[str, str] = {}
    number: str | None = None
    for one in paper.paragraphs:
        text = one.text.strip()
        found = _NUMBERED_HEADING.match(text) if one.level else None
        if found:
            number = found[1] if found[1] not in items else None
            items.setdefault(found[1], "")
        elif one.level and one.level <= 2:
            number = None
        elif number is not None:
            items[number] += f" {text}"
    return items


def _owners(paper: Paper) -> Iterator[Flaw]:
    table = _table_with(paper, _ACTION, _OWNER)
    if table is None or table.head is None:
        yield Flaw("No table has a column that says who each action is for.")
        return
    place = next(at for at, text in enumerate(table.head.texts) if _OWNER.search(text))
    mixed = any("decision" in text.lower() for text in table.head.texts[:2][-1:])
    for line in table.lines[1:]:
        texts = line.texts
        words = " ".join(text for at, text in enumerate(texts) if at != place)
        asked = _SAYS_ACTION.search(words) or not mixed
        if asked and len(texts) > place and not _SOMEBODY.search(texts[place].replace("None", "")):
            yield Flaw(f"The action {quoted(words)} has nobody to do it.", quoted(words))


def _agenda(paper: Paper) -> Iterator[Flaw]:
    table = _table_with(paper, _AGENDA_NUMBER, _AGENDA_SUBJECT)
    if table is None or len(table.lines) < 2:
        yield Flaw("There is no table of numbered items.")


CHECKS: Final = (
    Check(
        "C02",
        "meeting-named",
        Group.CONTENT,
        "The paper says whose meeting it is, when and where.",
        "In Word: write the board, the full date and the venue under the title.",
        _meeting,
        _MEETING,
    ),
    Check(
        "C03",
        "attendance",
        Group.CONTENT,
        "The note says who attended.",
        "In Word: Insert > Table, with a row a person: position, name, council.",
        _attendance,
        _NOTE,
    ),
    Check(
        "C04",
        "outcomes",
        Group.CONTENT,
        "Every item ends in a decision, an action or 'noted'.",
        "In Word: write what was decided under the item, after the word Decision.",
        _outcomes,
        _NOTE,
    ),
    Check(
        "C05",
        "owners",
        Group.CONTENT,
        "Every action has an owner.",
        "In Word: write in the column Action by who is to do it.",
        _owners,
        _NOTE,
    ),
    Check(
        "C06",
        "agenda-items",
        Group.CONTENT,
        "The agenda lists its items.",
        "In Word: Insert > Table, with a row an item: its number, its title and its page.",
        _agenda,
        (PaperKind.AGENDA,),
    ),
)
