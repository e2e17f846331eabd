"""Asking whether everybody can read a paper: any Word file, of ours or of an officer's."""

from pathlib import Path

from boardtui.errors import UsageRefusal
from boardtui.intake.accessibility.examining import examine
from boardtui.intake.accessibility.verdicts import PaperKind, Report

KINDS = tuple(kind.value for kind in PaperKind)
"""What a paper can be said to be."""


def examine_paper(path: Path, kind: str = PaperKind.ANY) -> Report:
    """The verdicts on the Word file at ``path``, which is only read; ``kind`` is one of :data:`KINDS`.

    Raises :class:`boardtui.errors.UsageRefusal` for what is no file, or none that Word opens.
    """
    if not path.exists():
        raise UsageRefusal(f"There is no file {path}.")
    if not path.is_file():
        raise UsageRefusal(f"{path} is not an ordinary file.")
    try:
        with path.open("rb") as stream:
            report = examine(stream, path.name, PaperKind(kind))
    except OSError as error:
        raise UsageRefusal(f"{path} cannot be read: {(error.strerror or str(error)).lower()}.") from error
    if report.unreadable:
        raise UsageRefusal(f"{path} cannot be examined. {report.unreadable}")
    return report
