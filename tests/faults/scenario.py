"""What a person does in the runs of the harnesses: a little of everything that writes."""

from boardtui.edits.base import Edit
from boardtui.edits.batch import Together
from boardtui.edits.minuting import Assign, WriteMinute
from boardtui.edits.people import AddPerson
from boardtui.edits.presence import MarkPerson, Roll, StandIn
from boardtui.edits.timeline import Redo, Undo
from tests.builders import at, board, meeting, person
from tests.faults.session import Session
from tests.store.shelf import BOARD, KEY

MARKS: tuple[Edit, ...] = (
    MarkPerson("helen", Roll.PRESENT, at("10:00")),
    StandIn("sam", "priya", at("10:01")),
    Together(
        (MarkPerson("ian-c", Roll.PRESENT, at("10:02")), Assign("count the gates", "i2")), "two at once"
    ),
)


def long_paragraph(number: int) -> WriteMinute:
    """A paragraph that takes several pages of the disk."""
    return WriteMinute(f"{number} " + "the gates were counted again and again " * 260)


def whole(session: Session) -> None:
    """Found, mark, batch, undo, redo, fold, leave; come back, go on, leave; export a document."""
    session.start()
    for record in (board(), meeting()):
        if not session.found(record):
            session.found(record)
    for edit in (*MARKS, Undo(), Redo()):
        session.do(KEY, edit)
    session.fold()
    session.do(KEY, WriteMinute("after the fold"))
    session.do(BOARD, AddPerson(person("bo", "BH", "Bo Hill")))
    session.leave()
    come_back(session)
    session.export("note.txt", b"the note\n" * 100)


def come_back(session: Session) -> None:
    """Start again, undo what stands, write on, leave."""
    session.start()
    for edit in (Undo(), WriteMinute("on another day"), Undo(), Redo(), WriteMinute("and one more")):
        session.do(KEY, edit)
    session.leave()


def long_meeting(session: Session) -> None:
    """The same with paragraphs that take several pages, for the harness that tears pages apart."""
    session.start()
    session.found(board())
    session.found(meeting())
    for edit in (MARKS[0], long_paragraph(1), Undo(), long_paragraph(2)):
        session.do(KEY, edit)
    session.fold()
    for edit in (MARKS[1], long_paragraph(3), MARKS[2]):
        session.do(KEY, edit)
    session.do(BOARD, AddPerson(person("bo", "BH", "Bo Hill")))
    session.leave()
    session.start()
    for edit in (WriteMinute("short"), Undo(), Redo(), long_paragraph(4)):
        session.do(KEY, edit)
    session.leave()
