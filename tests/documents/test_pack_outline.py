"""The pack as an outline: its parts and their heads, its pages, its editions."""

from dataclasses import replace
from itertools import pairwise

from boardtui.documents.agenda import agenda_outline
from boardtui.documents.anchors import item_anchor
from boardtui.documents.edition import Edition
from boardtui.documents.note import note_outline
from boardtui.documents.outline import Heading, NewPart, Outline, Paragraph, Table
from boardtui.documents.pack import PaperInPack, items_with_papers, pack_outline
from boardtui.model.agendas import AgendaItem, CoverSheet, ItemState, Standing
from boardtui.model.meetings import Meeting, MeetingState
from tests.builders import board, meeting

COVER = CoverSheet(purpose="To agree the gates.", summary=("Gates are old.",))


def papered() -> Meeting:
    return replace(
        meeting(MeetingState.SCHEDULED),
        agenda=(
            AgendaItem("i1", "1.", "Apologies", standing=Standing.APOLOGIES, page="9"),
            AgendaItem("i2", "2", "Note of the last meeting", approves="2026-10-01"),
            AgendaItem("i3", "3", "Gates", cover=COVER, papers=("gates.docx", "map.pdf"), page="29"),
            AgendaItem("i4", "4", "Ponds", papers=("ponds.docx",)),
            AgendaItem("i5", "5", "Paths", cover=COVER, papers=("paths.docx",), state=ItemState.DEFERRED),
            AgendaItem(
                "i6", "6", "Contracts", cover=CoverSheet(purpose="Zanzibar"), papers=("zebra.docx",),
                exempt=True, exempt_paragraph="3",
            ),
            AgendaItem("i7", "7", "Actions arising", standing=Standing.ACTIONS_ARISING),
        ),
    )  # fmt: skip


PAPERS = (
    PaperInPack("i3", "gates.docx", "place of gates"),
    PaperInPack("i3", "map.pdf", "place of the map", "it is a PDF"),
    PaperInPack("i4", "ponds.docx", "place of ponds"),
    PaperInPack("i6", "zebra.docx", "place of zebra"),
)
NOTE = Outline(
    "Note",
    "",
    "",
    ("", ""),
    "",
    "",
    (Heading(1, "Note of decisions"), Heading(2, "Attendance"), Paragraph("All.")),
)
ARISING = Outline("Arising", "", "", ("", ""), "", "", (Heading(1, "Actions arising"), Paragraph("None.")))


def heads(outline: Outline) -> list[str]:
    return [one.running_head[1] for one in outline.blocks if isinstance(one, NewPart)]


def pages(outline: Outline) -> dict[str, tuple[str, str]]:
    """By an item's number: what its page cell shows, and which place it counts."""
    found: dict[str, tuple[str, str]] = {}
    for table in outline.blocks:
        if isinstance(table, Table) and table.columns[-1].heading == "Page":
            found |= {
                row.cells[0][0].text: (row.cells[-1][0].text, row.cells[-1][0].page_of) for row in table.rows
            }
    return found


def words(outline: Outline) -> str:
    return repr(outline)


def test_the_parts_stand_in_the_order_of_the_agenda() -> None:
    pack = pack_outline(board(), papered(), PAPERS, Edition.EXEMPT, note=NOTE, arising=ARISING)
    assert heads(pack) == ["Item 3", "Item 3", "Item 4", "Item 4", "Item 6", "Item 6", "Item 2", "Item 7"]
    assert [one.text for one in pack.blocks if isinstance(one, Heading) and one.level == 1] == [
        "Agenda and papers"
    ]
    assert pack.title == "Agenda pack: Parks Board, 24 November 2026"
    markers = [one.text for one in pack.blocks if isinstance(one, Paragraph) and one.text.startswith("place")]
    assert markers == ["place of gates", "place of ponds", "place of zebra"]


def test_a_place_is_kept_on_a_page_that_holds_nothing_else() -> None:
    pack = pack_outline(board(), papered(), PAPERS, Edition.EXEMPT)
    blocks = list(pack.blocks)
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.text.startswith("place of"):
            assert isinstance(blocks[at - 1], NewPart)
            assert at + 1 == len(blocks) or isinstance(blocks[at + 1], NewPart)


def test_a_paper_that_is_left_out_is_said_under_its_cover() -> None:
    pack = pack_outline(board(), papered(), PAPERS)
    said = [one.text for one in pack.blocks if isinstance(one, Paragraph) and one.label == "Paper:"]
    assert said == ["map.pdf is not part of this pack, because it is a PDF. Ask the office for it."]


def test_the_page_column_counts_what_is_in_the_pack_and_nothing_typed() -> None:
    meeting = papered()
    shown = pages(pack_outline(board(), meeting, PAPERS, note=NOTE, arising=ARISING))
    anchored = {one.number.rstrip("."): item_anchor(one) for one in meeting.agenda}
    assert shown == {
        "1": ("–", ""), "2": ("–", anchored["2"]), "3": ("–", anchored["3"]), "4": ("–", anchored["4"]),
        "5": ("–", ""), "6": ("–", ""), "7": ("–", anchored["7"]),
    }  # fmt: skip
    pack = pack_outline(board(), meeting, PAPERS, note=NOTE, arising=ARISING)
    places = [one.anchor for one in pack.blocks if isinstance(one, Heading) and one.anchor]
    assert sorted(places) == sorted(page for _, page in shown.values() if page)


def test_of_an_exempt_item_the_public_pack_has_its_line_on_the_agenda_only() -> None:
    meeting = papered()
    public = words(pack_outline(board(), meeting, PAPERS, Edition.PUBLIC))
    agenda = words(agenda_outline(board(), meeting, Edition.PUBLIC))
    for secret in ("Zanzibar", "zebra"):
        assert secret in words(pack_outline(board(), meeting, PAPERS, Edition.EXEMPT))
        assert secret not in public
    assert public.count("Contracts") == agenda.count("Contracts") == 1
    assert [one.id for one in items_with_papers(meeting, Edition.PUBLIC)] == ["i3", "i4"]
    assert [one.id for one in items_with_papers(meeting, Edition.EXEMPT)] == ["i3", "i4", "i6"]


def test_where_no_item_takes_the_note_it_stands_at_the_end_under_its_own_name() -> None:
    bare = replace(papered(), agenda=(AgendaItem("i1", "1", "Gates", cover=COVER),))
    pack = pack_outline(board(), bare, (), note=NOTE, arising=ARISING)
    assert heads(pack) == ["Item 1", "Note of decisions", "Actions arising"]


def test_an_agenda_from_elsewhere_says_by_its_titles_which_item_takes_the_note() -> None:
    item = AgendaItem("i1", "5", "Notes of last meeting and actions arising")
    pack = pack_outline(board(), replace(papered(), agenda=(item,)), (), note=NOTE, arising=ARISING)
    assert heads(pack) == ["Item 5", "Item 5"]
    anchors = [one.anchor for one in pack.blocks if isinstance(one, Heading) and one.anchor]
    assert anchors == [item_anchor(item)]


def test_a_real_note_goes_a_level_down() -> None:
    note = note_outline(board(), meeting(MeetingState.CLOSED))
    pack = pack_outline(board(), papered(), (), note=note)
    levels = [one.level for one in pack.blocks if isinstance(one, Heading)]
    assert levels.count(1) == 1
    assert max(levels) <= 3
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_meeting_with_nothing_has_a_pack_all_the_same() -> None:
    pack = pack_outline(board(), replace(papered(), agenda=()), ())
    assert heads(pack) == []
