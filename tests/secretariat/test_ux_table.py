"""The table of section 4.2 of the interface guide, row by row; the meeting is on 24 November 2026."""

from datetime import date

import pytest

from boardtui.edits.minuting import Assign, RecordVote, WriteMinute
from boardtui.model.actions import Owner
from boardtui.model.decisions import Tally
from boardtui.secretariat.capture.scene import Kind
from tests.secretariat.typed import edit_of, held, typed

HELEN, PRIYA = Owner("Helen Platts", "helen"), Owner("Priya Nair", "priya")
ELODIE, TOM = Owner("Élodie Marchand", "elodie"), Owner("Tom O'Neil", "tom")


@pytest.mark.parametrize(
    ("line", "text", "owners", "due"),
    [
        (
            "A: Officers to circulate the risk register @Helen Platts by 18 Jan",
            "Officers to circulate the risk register",
            (HELEN,),
            date(2027, 1, 18),
        ),
        ("A: Send letter by post by 4 Dec @Priya", "Send letter by post", (PRIYA,), date(2026, 12, 4)),
        ("A: @Ian to write to DfE by Fri", "to write to DfE", (Owner("Ian"),), date(2026, 11, 27)),
        ("A: chase @elodie, @Tom O’Neil by +2w", "chase", (ELODIE, TOM), date(2026, 12, 8)),
        (
            "A: mail clerk@board.org re keys @Priya by 5/12",
            "mail clerk@board.org re keys",
            (PRIYA,),
            date(2026, 12, 5),
        ),
    ],
)
def test_actions(line: str, text: str, owners: tuple[Owner, ...], due: date) -> None:
    edit = edit_of(line, Assign)
    assert (edit.text, edit.owners, edit.due) == (text, owners, due)


@pytest.mark.parametrize(
    ("line", "warnings"),
    [
        ("A: Officers to circulate the risk register @Helen Platts by 18 Jan", ()),
        ("A: @Ian to write to DfE by Fri", ("@Ian is ambiguous: Ian Clark, Ian Nash",)),
        ("A: mail clerk@board.org re keys @Priya by 5/12", ("the due date is a Saturday",)),
        ("A: tidy up", ("no owner",)),
    ],
)
def test_doubts_refuse_nothing(line: str, warnings: tuple[str, ...]) -> None:
    assert typed(line).warnings == warnings
    assert typed(line).edit is not None


def test_the_preview_names_owner_date_and_next_reference() -> None:
    preview = typed("A: circulate it @Helen Platts by 18 Jan").preview
    assert preview == "ACTION · Helen Platts · due Mon 18 Jan 2027 · PB/2026-27/01"
    assert typed("A: tidy up").preview == "ACTION · nobody yet · no date · PB/2026-27/01"


def test_a_vote_is_for_against_abstained() -> None:
    voted = held("D: agreed")
    assert edit_of("V: 12-3-2", RecordVote, voted) == RecordVote("d1", Tally(12, 3, 2))
    assert typed("V: 12-3-2", voted).preview == "VOTE · 12 for, 3 against, 2 abstained"


def test_an_unknown_prefix_is_a_plain_note() -> None:
    understood = typed("Note the chair: thanked officers")
    assert understood.kind is Kind.NOTE
    assert understood.edit == WriteMinute("Note the chair: thanked officers")
