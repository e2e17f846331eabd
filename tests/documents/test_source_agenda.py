"""The papers of January 2011, made from the records, and the source's own pack agree name by name.

The facts are typed here and in ``tests.sample.source``; where the source is at hand they are looked up in it.
Where it contradicts itself (year, weekday, authority) the right fact is what the documents say.
"""

import re
from datetime import date

import pytest

from boardtui.documents.agenda import agenda_outline
from boardtui.documents.cover_sheet import cover_sheet_outline
from boardtui.documents.membership import membership_outline
from boardtui.documents.notice import notice_outline
from boardtui.documents.outline import Outline
from tests.documents.golden import cells, details, headings, said, tables, words
from tests.documents.sample_records import sample_records
from tests.sample import source

DAY = date(2011, 1, 18)
WHEN = "Tuesday 18 January 2011"
OFFICES = {
    "Labour": "Aicha Less",
    "Conservative": "Angela Page",
    "Liberal Democrat": "Evelyn Mark",
    "Independent": "Group Office",
}
CONTACT = "Paul Johnston"
POSITIONS = {
    "Helen Platts": "Strategic Business Adviser, LGID",
    "Rob Whiteman": "Managing Director, LG Improvement and Development",
    "Jo Webb": "Regional Associate – Productivity",
    "Phillip Mind": "Senior Policy Consultant, LGA",
}
RECOMMENDATIONS = {"1": 1, "2": 2, "3": 4, "4": 1}
ANNEXES = {"1": (), "2": ("Appendix A",), "3": (), "4": ("Annex 1", "Annex 2")}
ADDRESS = ("Lancashire County Council", "County Hall", "Preston", "PR1 8XJ")
ALLOWANCE = "£5.73"
PACK = source.pack()
needs_pack = pytest.mark.skipif(PACK is None, reason="the source documents (../shared/seeds) are not here")


def papers(number: str) -> Outline:
    sample = sample_records()
    meeting = sample.meeting("2011-01-18")
    item = next(one for one in meeting.agenda if one.number == number)
    return cover_sheet_outline(sample.board, meeting, item)


def agenda() -> Outline:
    sample = sample_records()
    return agenda_outline(sample.board, sample.meeting("2011-01-18"))


def notice() -> Outline:
    sample = sample_records()
    return notice_outline(sample.board, sample.meeting("2011-01-18"))


def test_the_agenda_has_the_sources_items_in_their_sections_on_their_pages() -> None:
    outline = agenda()
    sections = [text for level, text in headings(outline) if level == 2]
    found = [
        (number, title, section, page)
        for section, table in zip(sections, tables(outline), strict=True)
        for number, title, page in cells(table)
    ]
    assert found == [one[:4] for one in source.JANUARY]


def test_one_date_one_time_and_one_place_everywhere() -> None:
    for outline in (agenda(), notice()):
        assert details(outline)["Date and time"] == f"{WHEN}, 11.30 – 13.00"
        assert details(outline)["Venue"] == "Cabinet Room B, County Hall, Preston, Lancashire"
        assert details(outline)["To"] == f"Members of the {details(outline)['Board']}"
        assert "18 January 2010" not in words(outline)


def test_the_next_meeting_is_that_of_the_register() -> None:
    assert said(agenda())[-1] == "Date of next meeting: Tuesday 22 March 2011"


def test_the_notice_names_every_office_the_contact_the_place_and_the_allowance() -> None:
    outline = notice()
    assert {group: office for group, office, _, _ in cells(tables(outline)[0])} == OFFICES
    told = words(outline)
    assert CONTACT in told and ALLOWANCE in told
    assert all(part in told for part in ADDRESS)
    assert WHEN in said(outline)[0] and "11.30" in said(outline)[0]
    assert [text for _, text in headings(outline)][1:] == [
        "Attendance",
        "Apologies",
        "Contact",
        "Location",
        "Carers' allowance",
    ]


def test_the_membership_is_the_sources_name_by_name() -> None:
    outline = membership_outline(sample_records().board, DAY)
    named = [text for level, text in headings(outline) if level == 2]
    assert named == [
        f"{group} ({seats} seat{'s' if seats > 1 else ''})" for group, (seats, _, _) in source.GROUPS.items()
    ]
    for table, (_, members, substitutes) in zip(tables(outline), source.GROUPS.values(), strict=True):
        found = {(name.removeprefix("Dr "), position, council) for name, position, council in cells(table)}
        wanted = {(name, office or "Member", council) for name, office, council in members}
        assert found == wanted | {(name, "Substitute", council) for name, council in substitutes}
        assert len(cells(table)) == len(found)


@pytest.mark.parametrize("number", list(RECOMMENDATIONS))
def test_a_cover_sheet_has_the_sources_facts(number: str) -> None:
    outline = papers(number)
    _, title, _, _, purpose, officer = next(one for one in source.JANUARY if one[0] == number)
    assert headings(outline)[0] == (1, title)
    assert said(outline)[0] == f"{purpose}."
    facts = details(outline)
    assert (facts["Item"], facts["Name"], facts["Position"]) == (number, officer, POSITIONS[officer])
    assert facts["Phone"] and "@" in facts["E-mail"]
    assert outline.running_head[1] == f"Item {number}"
    asked = RECOMMENDATIONS[number]
    parts = ["Purpose of report", "Summary", f"Recommendation{'s' if asked > 1 else ''}", "Action"]
    parts += ["Contact officer"] + (["Annexes"] if ANNEXES[number] else [])
    assert [text for level, text in headings(outline) if level == 2] == parts
    sample = sample_records().meeting("2011-01-18")
    cover = next(one.cover for one in sample.agenda if one.number == number)
    assert cover is not None and len(cover.recommendations) == asked
    assert all(text in said(outline) for text in cover.recommendations)
    assert tuple(one.split(":")[0] for one in cover.annexes) == ANNEXES[number]
    assert all(text in said(outline) for text in cover.annexes)


@needs_pack
def test_the_facts_typed_here_are_the_sources() -> None:
    pack = re.sub(r"[\[\]]", "", PACK or "")
    for group, office in OFFICES.items():
        assert re.search(rf"{group}:\s+{office}:", pack)
    for officer, position in POSITIONS.items():
        assert re.search(rf"Contact officer: {officer}\s+Position: {re.escape(position)}", pack)
    for fact in (CONTACT, ALLOWANCE, *ADDRESS, WHEN, "11.30am – 1.00pm", "Cabinet Room B"):
        assert fact in pack
    for annexes in ANNEXES.values():
        assert all(annex in pack for annex in annexes)
    assert "22/03/11" in pack and date(2011, 3, 22).strftime("%A") == "Tuesday"


@needs_pack
def test_no_sentence_of_the_source_is_copied() -> None:
    """Seven words on end are a sentence copied; names and addresses are facts. Of what is in the records
    ``tests/sample`` sees to it; this is about the words of the builders."""
    facts = [*ADDRESS, "LG Group Improvement Programme Board", "Cabinet Room B"]

    def runs(text: str) -> set[tuple[str, ...]]:
        plain = text
        for fact in sorted(facts, key=len, reverse=True):
            plain = plain.replace(fact, " . ")
        found = source.words(plain)
        return set(zip(*(found[start:] for start in range(7)), strict=False))

    theirs = runs(PACK or "")
    for outline in (agenda(), notice()):
        ours = runs("\n".join(said(outline)))
        assert [" ".join(one) for one in sorted(ours & theirs)] == []
