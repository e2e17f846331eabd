"""What is still open when a meeting is about to be closed (R13, R32, R45, S21)."""

from boardtui.model.agendas import ItemState
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.rules.attendance import Mark, attendance
from boardtui.rules.finding import Finding, Place, Severity
from boardtui.rules.wording import joined


def closing_findings(board: Board, meeting: Meeting) -> tuple[Finding, ...]:
    """Unmarked members, items without an outcome, and actions without owner or date."""
    findings: list[Finding] = []
    result = attendance(board, meeting)
    unmarked = [seat for seat in result.members if result.standing(seat.person.id).mark is Mark.UNMARKED]
    if unmarked:
        findings.append(
            Finding(
                "members-marked",
                Severity.WARNING,
                f"Not marked: {joined([seat.name for seat in unmarked])}.",
                tuple(Place(board.id, meeting.id, seat.person.id, "presence") for seat in unmarked),
            )
        )
    decided = {decision.item for decision in meeting.decisions}
    findings.extend(
        Finding(
            "item-has-outcome",
            Severity.WARNING,
            f"Item {item.number} {item.title} has no decision.",
            (Place(board.id, meeting.id, item.id, "decisions"),),
        )
        for item in meeting.agenda
        if item.state is ItemState.LISTED and item.id not in decided
    )
    for action in meeting.actions:
        missing = [word for word, there in (("owner", action.owners), ("due date", action.due)) if not there]
        if missing:
            findings.append(
                Finding(
                    "action-complete",
                    Severity.WARNING,
                    f"Action {action.ref} has no {' and no '.join(missing)}.",
                    (Place(board.id, meeting.id, action.id, missing[0]),),
                )
            )
    return tuple(findings)
