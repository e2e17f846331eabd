"""Typing a line in the builders' meeting and looking at what it was understood as."""

from typing import TypeVar

from boardtui.edits.base import Edit
from boardtui.model.boards import Board, Membership, PoliticalGroup, Role
from boardtui.model.meetings import Meeting
from boardtui.model.people import Name, Person
from boardtui.secretariat.capture.line import understand
from boardtui.secretariat.capture.scene import Understanding
from tests.builders import at, meeting, scene, stamp

OF_TWO_GROUPS = Board(
    "ipb",
    "Improvement Board",
    "IPB",
    "2010/11",
    groups=(PoliticalGroup("labour", "Labour", 3), PoliticalGroup("green", "Green", 1)),
    people=(Person("ann-lee", "AL", (Name("Ann Lee"),)),),
    memberships=(Membership("ann-lee", Role.MEMBER, "labour"),),
)
"""A board of two groups and one member, for the lines about a board."""
AnyEdit = TypeVar("AnyEdit", bound=Edit)


def typed(line: str, of: Meeting | None = None, *, bare: bool = False, clock: str = "10:30") -> Understanding:
    """What ``line`` means in ``of``, or in the builders' meeting."""
    return understand(line, scene(of, clock=clock), bare_commands=bare)


def edit_of(line: str, kind: type[AnyEdit], of: Meeting | None = None) -> AnyEdit:
    """The edit of that kind that ``line`` asks for."""
    understood = typed(line, of)
    assert not understood.refusal, understood.refusal
    assert isinstance(understood.edit, kind), understood.edit
    return understood.edit


def refusal_of(line: str, of: Meeting | None = None) -> str:
    """The sentence ``line`` is refused with."""
    understood = typed(line, of)
    assert understood.edit is None
    assert understood.refusal.endswith(".")
    return understood.refusal


def held(*lines: str) -> Meeting:
    """The meeting after those lines, each typed a minute after the one before."""
    result = meeting()
    for sequence, line in enumerate(lines, start=1):
        understood = typed(line, result, clock=f"10:{sequence:02d}")
        assert understood.edit is not None, (line, understood.refusal)
        result = understood.edit.apply(result, stamp(sequence))  # type: ignore[attr-defined]
    return result


__all__ = ["OF_TWO_GROUPS", "at", "edit_of", "held", "refusal_of", "typed"]
