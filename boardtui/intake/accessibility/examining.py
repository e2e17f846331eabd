"""Examines a Word file: every check, in the order a person is told of them."""

from typing import IO, Final

from boardtui.intake.accessibility import (
    checks_of_copy,
    checks_of_headings,
    checks_of_layout,
    checks_of_marks,
    checks_of_meeting,
    checks_of_package,
    checks_of_page,
    checks_of_pictures,
    checks_of_print,
    checks_of_tables,
)
from boardtui.intake.accessibility.package import Unreadable
from boardtui.intake.accessibility.paper import Paper
from boardtui.intake.accessibility.verdicts import Check, Group, PaperKind, Report, Verdict

_MODULES: Final = (
    checks_of_package, checks_of_marks, checks_of_headings, checks_of_tables, checks_of_print,
    checks_of_layout, checks_of_pictures, checks_of_page, checks_of_copy, checks_of_meeting,
)  # fmt: skip
_GROUPS: Final = tuple(Group)
CHECKS: Final[tuple[Check, ...]] = tuple(
    sorted(
        (one for module in _MODULES for one in module.CHECKS),
        key=lambda one: (_GROUPS.index(one.group), one.code),
    )
)
"""Every check, group by group."""


def examine(stream: IO[bytes], name: str, kind: PaperKind = PaperKind.ANY) -> Report:
    """What is wrong with the Word file in ``stream`` (open at its beginning, able to go back).

    ``name`` is what the file is called. Never raises for what the file holds: one that cannot be read has a
    report that says why. ``kind`` adds what a paper of that kind must say.
    """
    try:
        paper = Paper(stream)
        asked = [one for one in CHECKS if not one.kinds or kind in one.kinds]
        verdicts = tuple(Verdict(check, tuple(check.look(paper))) for check in asked)
    except Unreadable as why:
        return Report(name, kind, unreadable=str(why))
    return Report(name, kind, verdicts)
