"""A script of capture lines, carried out one after the other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from boardtui.errors import NotConfirmed, Refusal
from boardtui.model.keys import RecordKey
from boardtui.secretariat.secretariat import Secretariat


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

    A refused line changes nothing and the lines after it still run; only a disk that does not confirm
    stops the script.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            understood = secretariat.capture(key, line, bare_commands=True)
        except NotConfirmed:
            raise
        except Refusal as refusal:
            yield Carried(number, line, refusal=str(refusal))
        else:
            yield Carried(number, line, understood.preview, understood.warnings)
