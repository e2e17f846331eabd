"""Every refusal: its sentence, and the exit code the command line answers with.

A refusal is one sentence that says what was refused, where, and what to do.
"""

from typing import ClassVar


class Refusal(Exception):
    """The work was refused. ``str(refusal)`` is the sentence a person reads."""

    exit_code: ClassVar[int] = 1


class UsageRefusal(Refusal):
    """The words of the request are wrong: a board, date or option that cannot be read."""

    exit_code = 2


class NotFound(Refusal):
    """What was asked for is not in the records."""


class EditRefused(Refusal):
    """The edit would make the record meaningless."""


class NotConfirmed(Refusal):
    """The disk did not confirm a write: whether it is kept is unknown until the record is read again."""

    exit_code = 3


class RecordLocked(Refusal):
    """Another copy of the program holds the board."""

    exit_code = 3


class RecordDamaged(Refusal):
    """A file of a record cannot be read, or does not say what was written."""

    exit_code = 3


class FromNewerVersion(RecordDamaged):
    """A newer version wrote it: it is read as far as this one understands it, and never written."""


class WorkspaceMissing(Refusal):
    """There is no workspace where one was expected, or it has vanished."""

    exit_code = 3


class RecordChanged(Refusal):
    """Something else changed a record's files; nothing of it is overwritten."""

    exit_code = 3


class ReadOnly(Refusal):
    """The workspace was opened for reading only."""

    exit_code = 3
