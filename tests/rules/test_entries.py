"""What a search can find in a meeting: the words of its note as it now reads."""

from datetime import date

from boardtui.edits.minuting import Assign, Decide, WriteMinute
from boardtui.edits.note_life import CorrectNote, MoveNote
from boardtui.model.decisions import Outcome
from boardtui.model.meetings import Correction, NoteState
from boardtui.rules.entries import EntryKind, entries
from tests.builders import after

LATER = date(2027, 1, 18)
CORRECTED = after(
    WriteMinute("The gates were discussed.", "i2"),
    Decide("That the gates be mended", Outcome.AGREED, "i2", "PB/2026-27/1"),
    Assign("Mend the gates", "i2", "PB/2026-27/2"),
    MoveNote(NoteState.APPROVED, LATER, "2027-01-18"),
    *(CorrectNote(Correction(LATER, "helen", "gates", "fences", entry)) for entry in ("m1", "d2", "a3")),
)


def test_what_was_corrected_is_found_by_its_new_words() -> None:
    found = {one.kind: one.text for one in entries(CORRECTED) if one.kind is not EntryKind.ITEM}
    assert found == {
        EntryKind.MINUTE: "The fences were discussed.",
        EntryKind.DECISION: "That the fences be mended",
        EntryKind.ACTION: "Mend the fences",
        EntryKind.MEETING: "Room 1, Town Hall",
    }
