"""Which papers the agenda names and the disk has not."""

from dataclasses import replace

from boardtui.model.agendas import AgendaItem, ItemState
from boardtui.model.meetings import Meeting
from boardtui.rules.digest import digest
from boardtui.rules.needs import NeedKind
from boardtui.rules.papers import missing_papers, papers_need
from tests.builders import board, meeting


def papered() -> Meeting:
    return replace(
        meeting(),
        agenda=(
            AgendaItem("i1", "1", "Gates", papers=("gates.docx", "map.pdf", "costs.docx")),
            AgendaItem("i2", "2.", "Fences", papers=("fences.docx",)),
            AgendaItem("i3", "3", "Ponds", papers=("ponds.docx",), state=ItemState.WITHDRAWN),
            AgendaItem("i4", "4", "Paths"),
        ),
    )


def test_each_item_with_a_missing_paper_is_named() -> None:
    one, two = missing_papers(board(), papered(), ("map.pdf",))
    assert one.sentence == (
        "Item 1: the papers gates.docx, costs.docx are not in the workspace. Give them with: "
        "boardtui agenda paper 1 FILE"
    )
    assert two.sentence == (
        "Item 2: the paper fences.docx is not in the workspace. Give it with: boardtui agenda paper 2 FILE"
    )
    assert (two.rule, two.places[0].meeting, two.places[0].field) == ("paper-missing", "2026-11-24", "i2")


def test_where_all_are_kept_there_is_nothing_to_say() -> None:
    kept = ("gates.docx", "map.pdf", "costs.docx", "fences.docx")
    assert missing_papers(board(), papered(), kept) == ()
    assert papers_need(board(), digest(papered()), kept) is None


def test_home_counts_them() -> None:
    need = papers_need(board(), digest(papered()), ("gates.docx",))
    assert need is not None
    assert (need.kind, need.place.field) == (NeedKind.PAPERS_GONE, "i1")
    assert need.sentence == "3 papers for Tue 24 Nov 2026 not in the workspace, first map.pdf"
