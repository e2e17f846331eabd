"""A board in one line."""

from datetime import date

import pytest

from boardtui.model.boards import Board, QuorumRule
from boardtui.secretariat.capture.founding_lines import prefix_of, read_board, year_of

TODAY = date(2027, 4, 30)
IPB = Board("ipb", "Improvement Programme Board", "IPB", "2026/27")


def test_a_name_alone_is_a_board_of_this_year() -> None:
    found = read_board("The Parks and Pools Board", (), TODAY)
    assert found.edit is not None
    assert (found.edit.id, found.edit.prefix, found.edit.year) == (
        "the-parks-and-pools-board",
        "PPB",
        "2026/27",
    )
    assert "references PPB/2026-27/01 · groups and people are added next" in found.said


def test_each_part_says_what_it_is() -> None:
    line = "Parks Board, 2027 / 28, Labour 4 seats, Liberal Democrat 2"
    line += ", prefix PK, reports to Cabinet, quorum 1/4"
    board = read_board(line, (IPB,), TODAY).edit
    assert board is not None
    assert (board.year, board.prefix, board.parent) == ("2027/28", "PK", "Cabinet")
    assert [(one.id, one.seats) for one in board.groups] == [("labour", 4), ("liberal-democrat", 2)]
    assert board.settings.quorum == QuorumRule(1, 4)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Parks Board, Labour", "no year and no group"),
        (", 2027/28", "needs a name"),
        ("Parks Board, prefix ipb", "belongs to the Improvement Programme Board"),
        ("Parks Board, quorum most", "is no quorum"),
    ],
)
def test_what_is_no_board_is_said(line: str, why: str) -> None:
    found = read_board(line, (IPB,), TODAY)
    assert found.edit is None and why in found.refusal


def test_nothing_typed_means_nothing_yet() -> None:
    assert read_board("  ", (), TODAY) == (None, "", "")


def test_a_year_runs_from_may() -> None:
    assert [year_of(date(2027, month, 1)) for month in (1, 4, 5, 12)] == [
        "2026/27",
        "2026/27",
        "2027/28",
        "2027/28",
    ]
    assert year_of(date(2099, 6, 1)) == "2099/00"


def test_a_prefix_is_nobody_elses() -> None:
    assert prefix_of("Improvement Programme Board", ("ipb", "IPB2")) == "IPB3"
    assert prefix_of("Élan", ()) == "E"
    assert prefix_of("…", ()) == "B"
