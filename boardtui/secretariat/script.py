"""A script of capture lines, carried out one after the other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from boardtui.edits.timeline import Redo, Undo
from boardtui.errors import NotConfirmed, Refusal
from boardtui.model.keys import RecordKey
from boardtui.secretariat.capture.scene import Kind
from boardtui.secretariat.secretariat import Secretariat
from boardtui.secretariat.wording import said_of

_WORKSPACE = NotConfirmed.exit_code


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of one line: what it was understood as, or why it was refused."""

    number: int
    line: str
    said: str = ""
    warnings: tuple[str, ...] = ()
    refusal: str = ""


def carry_out(secretariat: Secretariat, key: RecordKey, lines: Iterable[str]) -> Iterator[Carried]:
    """Carry out each line in turn, saying what became of it. Empty lines and ``#`` lines are skipped.

    A refused line changes nothing and the lines after it still run. What is wrong with the workspace
    rather than with the line (locked, read-only, damaged, not confirmed) stops the script.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            yield _carry_out(secretariat, key, number, line)
        except Refusal as refusal:
            if refusal.exit_code == _WORKSPACE:
                raise
            yield Carried(number, line, refusal=str(refusal))


def _carry_out(secretariat: Secretariat, key: RecordKey, number: int, line: str) -> Carried:
    if any("\ud800" <= letter <= "\udfff" for letter in line):
        raise Refusal("It is not UTF-8 text; save the script as UTF-8.")
    before = secretariat.meeting(key)
    captured = secretariat.capture(key, line, bare_commands=True, in_the_room=False)
    understood, receipt = captured.understood, captured.receipt
    if understood.kind is Kind.EXPORT:
        note = secretariat.export_note(secretariat.board(key.board), secretariat.meeting(key))
        return Carried(number, line, f"Note written to {note.path}", note.notes)
    if understood.edit is None and understood.clock is None:
        raise Refusal("There is nothing in it to record.")
    said = understood.preview
    if receipt is not None and isinstance(understood.edit, Undo | Redo):
        undone = isinstance(understood.edit, Undo)
        meeting = before if undone else secretariat.meeting(key)
        what = said_of(receipt, secretariat.board(key.board), meeting)
        said = f"{'Undone' if undone else 'Done again'}: {what}"
    return Carried(number, line, said, understood.warnings)
