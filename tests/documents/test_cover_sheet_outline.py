"""An item's cover sheet and report as an outline, and what the public edition keeps to itself."""

from dataclasses import replace

from boardtui.documents.anchors import item_anchor
from boardtui.documents.cover_sheet import cover_sheet_outline
from boardtui.documents.edition import Edition
from boardtui.documents.outline import Heading, NewPart, Paragraph, Style
from boardtui.model.agendas import AgendaItem, ContactOfficer, CoverSheet, ReportKind, ReportPart
from boardtui.model.meetings import MeetingState
from tests.builders import board, meeting
from tests.documents.golden import details, headings, said, words

COVER = CoverSheet(
    purpose="For decision.",
    summary=("Gates rust.", "Fences rot."),
    recommendations=("Paint the gates.", "Mend the fences."),
    action="Officers to buy paint.",
    contact_officer=ContactOfficer("Olga Ford", "Ranger", "020 7946 0000", "olga@example.org"),
    annexes=("Annex A: map", "Annex B: prices"),
    report=(
        ReportPart("Background", ReportKind.HEADING),
        ReportPart("The gates were painted in 1998."),
        ReportPart("north gate;", ReportKind.SUB_PARAGRAPH),
        ReportPart("Costs", ReportKind.HEADING),
        ReportPart("Paint costs little."),
    ),
)
ITEM = AgendaItem("i2", "2.", "Gates and fences", cover=COVER)
COMING = replace(meeting(MeetingState.SCHEDULED), agenda=(ITEM,))


def test_the_sheet_says_everything_in_its_order() -> None:
    outline = cover_sheet_outline(board(), COMING, ITEM)
    assert headings(outline) == [
        (1, "Gates and fences"),
        (2, "Purpose of report"),
        (2, "Summary"),
        (2, "Recommendations"),
        (2, "Action"),
        (2, "Contact officer"),
        (2, "Annexes"),
        (2, "Report"),
        (3, "Background"),
        (3, "Costs"),
    ]
    assert details(outline) == {
        "Board": "Parks Board",
        "Meeting": "24 November 2026",
        "Item": "2",
        "Name": "Olga Ford",
        "Position": "Ranger",
        "Phone": "020 7946 0000",
        "E-mail": "olga@example.org",
    }
    assert said(outline) == [
        "For decision.",
        "Gates rust.",
        "Fences rot.",
        "Paint the gates.",
        "Mend the fences.",
        "Officers to buy paint.",
        "Annex A: map",
        "Annex B: prices",
        "The gates were painted in 1998.",
        "north gate;",
        "Paint costs little.",
    ]
    assert outline.running_head == ("Parks Board, 24 November 2026", "Item 2")
    assert (outline.status, outline.item) == ("", "Item 2")
    assert outline.blocks[0] == Heading(1, "Gates and fences", item_anchor(ITEM))


def test_the_report_begins_a_part_of_its_own_numbered_from_one() -> None:
    outline = cover_sheet_outline(board(), COMING, ITEM)
    place = outline.blocks.index(NewPart(("Parks Board, 24 November 2026", "Item 2")))
    assert list(outline.blocks[place + 1 :]) == [
        Heading(2, "Report"),
        Heading(3, "Background"),
        Paragraph("The gates were painted in 1998.", Style.NUMBERED, restart=True),
        Paragraph("north gate;", Style.SUBNUMBERED),
        Heading(3, "Costs"),
        Paragraph("Paint costs little.", Style.NUMBERED),
    ]


def test_recommendations_are_numbered_where_there_are_several() -> None:
    several = [one for one in cover_sheet_outline(board(), COMING, ITEM).blocks if isinstance(one, Paragraph)]
    assert [(one.style, one.restart) for one in several if one.text in COVER.recommendations] == [
        (Style.NUMBERED, True),
        (Style.NUMBERED, False),
    ]
    one = replace(ITEM, cover=replace(COVER, recommendations=("Paint the gates.",)))
    outline = cover_sheet_outline(board(), COMING, one)
    assert (2, "Recommendation") in headings(outline)
    assert Paragraph("Paint the gates.") in outline.blocks


def test_what_is_not_written_has_no_heading() -> None:
    bare = replace(ITEM, cover=CoverSheet(summary=(" ",), contact_officer=ContactOfficer("Olga Ford")))
    outline = cover_sheet_outline(board(), COMING, bare)
    assert headings(outline) == [(1, "Gates and fences"), (2, "Contact officer")]
    assert details(outline)["Position"] == "–"


def test_an_item_without_a_cover_sheet_says_whether_a_paper_follows() -> None:
    for papers, text in (
        ((), "No paper has been written for this item."),
        (("a.docx",), "The report follows."),
    ):
        outline = cover_sheet_outline(board(), COMING, replace(ITEM, cover=None, papers=papers))
        assert headings(outline) == [(1, "Gates and fences"), (2, "Report")]
        assert said(outline) == [text]


def test_what_was_typed_as_a_list_or_left_empty() -> None:
    cover = CoverSheet(
        summary=("Gates:\n• rust;\n• squeak.",),
        recommendations=("", "Paint    them."),
        report=(ReportPart(" "), ReportPart("Begin.")),
    )
    outline = cover_sheet_outline(board(), COMING, replace(ITEM, cover=cover))
    assert said(outline) == ["Gates:", "rust;", "squeak.", "Paint them.", "Begin."]
    assert Paragraph("rust;", Style.BULLET) in outline.blocks
    assert (2, "Recommendation") in headings(outline)
    assert outline.blocks[-1] == Paragraph("Begin.", Style.NUMBERED, restart=True)


def test_the_public_edition_of_a_private_item_says_only_that_it_is() -> None:
    secret = replace(ITEM, exempt=True, exempt_paragraph="3")
    held = replace(COMING, agenda=(secret, AgendaItem("i3", "2.1", "The price", cover=COVER, depth=1)))
    outline = cover_sheet_outline(board(), held, secret)
    assert headings(outline) == [(1, "Gates and fences"), (2, "Report")]
    assert said(outline) == [
        "This report is not for publication.",
        "Resolution: That the public be excluded from item 2, which involves exempt information under "
        "paragraph 3.",
    ]
    part = cover_sheet_outline(board(), held, held.agenda[1])
    assert said(part) == ["This report is not for publication."]
    for text in ("rust", "Paint", "Olga", "Annex", "1998"):
        assert text not in words(outline) and text not in words(part)


def test_the_exempt_edition_has_it_and_says_that_it_is_not_for_publication() -> None:
    secret = replace(ITEM, exempt=True)
    held = replace(COMING, agenda=(secret,))
    outline = cover_sheet_outline(board(), held, secret, Edition.EXEMPT)
    assert "Gates rust." in said(outline)
    assert outline.status == "NOT FOR PUBLICATION"
    assert said(outline)[0] == "Not for publication: this report holds exempt information"
    assert cover_sheet_outline(board(), COMING, ITEM, Edition.EXEMPT).status == ""
