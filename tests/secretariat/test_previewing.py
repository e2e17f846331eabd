"""What is worth a look before a document goes out, and which document a choice means."""

from datetime import date, time
from pathlib import Path

import pytest

from boardtui.edits.agenda import AddItem
from boardtui.edits.calendar import Reschedule
from boardtui.edits.course import DisposeOfItem
from boardtui.edits.forward_plan import PromiseItem
from boardtui.errors import NotFound
from boardtui.model.agendas import ItemState
from boardtui.model.keys import RecordKey
from boardtui.secretariat.chosen_documents import Choice, meant_by
from boardtui.secretariat.export import Format
from boardtui.secretariat.previewing import checks_of, preview
from boardtui.secretariat.secretariat import Secretariat
from tests.app.holding import BOARD
from tests.app.rounds import january

MARCH = RecordKey(BOARD, "2011-03-22")


def checked(secretariat: Secretariat, choice: Choice) -> list[str]:
    return [one.sentence for one in checks_of(secretariat, meant_by(secretariat, choice).wanted)]


def test_an_agenda_says_what_its_records_owe_it(tmp_path: Path) -> None:
    secretariat = january(tmp_path).secretariat()
    of_march = Choice("agenda", BOARD, "2011-03-22")
    assert "The agenda has no items yet." in checked(secretariat, of_march)
    assert any("has no time yet" in one for one in checked(secretariat, of_march))
    secretariat.do(RecordKey(BOARD), PromiseItem("The plan", date(2011, 1, 18), date(2011, 3, 22)))
    assert "Promised and not on the agenda: The plan." in checked(secretariat, of_march)
    (promise,) = secretariat.board(BOARD).plan
    secretariat.do(MARCH, AddItem("The plan", promise=promise.id, stub=True))
    secretariat.do(MARCH, AddItem("Gates", minutes_planned=90))
    secretariat.do(MARCH, Reschedule(None, time(10), time(11), "", "Town Hall"))
    found = checked(secretariat, of_march)
    assert found == [
        "Item 1 The plan was promised and is not answered yet.",
        "Item 2 Gates has no paper.",
        "The agenda ends at 11.30, 30 minutes after the announced finish.",
    ]
    one_item = Choice("cover-sheet", BOARD, "2011-03-22", secretariat.meeting(MARCH).agenda[1].id)
    assert checked(secretariat, one_item) == ["Item 2 Gates has no paper."]
    secretariat.do(MARCH, DisposeOfItem(secretariat.meeting(MARCH).agenda[1].id, ItemState.WITHDRAWN))
    assert not any("Gates" in one for one in checked(secretariat, of_march))
    secretariat.close()


def test_a_choice_means_what_such_a_document_usually_is(tmp_path: Path) -> None:
    secretariat = january(tmp_path).secretariat()
    note = meant_by(secretariat, Choice())
    assert (note.wanted.meeting, note.form, note.template) == ("2010-11-17", Format.DOCX, None)
    assert meant_by(secretariat, Choice("agenda")).wanted.meeting == "2011-03-22"
    assert meant_by(secretariat, Choice("register")).wanted.year == "2010/11"
    assert meant_by(secretariat, Choice("membership", contacts="yes")).wanted.contacts
    assert meant_by(secretariat, Choice("membership")).wanted.on == date(2011, 1, 25)
    styled = meant_by(secretariat, Choice(template="house.dotx"))
    assert styled.template == Path("house.dotx")
    assert meant_by(secretariat, Choice(template="house.dotx", form="txt")).template is None
    with pytest.raises(NotFound, match="no items yet"):
        meant_by(secretariat, Choice("cover-sheet"))
    secretariat.close()


def test_another_kind_has_its_own_form_and_another_meeting_its_own_items() -> None:
    choice = Choice("cover-sheet", BOARD, "2011-01-18", "i3", form="pdf")
    assert choice.turned("kind", "note") == Choice("note", BOARD, "2011-01-18", "i3")
    assert choice.turned("meeting", "2011-03-22").item == ""
    assert choice.turned("board", "x") == Choice("cover-sheet", "x", form="pdf")


def test_a_preview_is_no_wider_than_it_is_asked_to_be(tmp_path: Path) -> None:
    secretariat = january(tmp_path).secretariat()
    outline = secretariat.exports.outline(meant_by(secretariat, Choice()).wanted)
    for width in (30, 80):
        lines = preview(outline, width)
        assert max(map(len, lines)) <= width and "Attendance" in lines
    secretariat.close()
