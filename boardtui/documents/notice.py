"""The notice of meeting: who meets when and where, where apologies go, whom to ask."""

import re

from boardtui.documents.occasion import addressed, given_up, issued_on, next_meeting, occasion
from boardtui.documents.outline import (
    Block,
    Column,
    Details,
    Heading,
    Outline,
    Paragraph,
    Row,
    Style,
    Table,
    plain_cell,
)
from boardtui.documents.typed_text import typed
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.rules.folding import fold
from boardtui.rules.membership import as_on
from boardtui.rules.wording import written_clock, written_date

_LONGEST_HEADING = 40
_NONE = "–"
_TO_A_PLACE = re.compile(
    r"(?P<heading>(?:location|directions|map|venue|how to)\b.*?)\s*\((?P<place>[^()]+)\)", re.I
)


def notice_outline(board: Board, meeting: Meeting) -> Outline:
    """The notice of ``meeting``; of a cancelled or postponed one, that it is not held (R49).

    The telephone numbers and addresses in it are those of the group offices and of the board's contact,
    never a member's (R52). Each of the board's ``notices`` is a paragraph under a heading of its own where
    it opens with one (``Carers' allowance: …``); one on how to find a place that it names (``Location (County
    Hall): …``) is for meetings held there.
    """
    board = as_on(board, meeting.day)
    day = written_date(board, meeting.day)
    off = given_up(meeting)
    issued = (("Issued", issued_on(board, meeting.issues[0].at)),) if meeting.issues else ()
    blocks: list[Block] = [Heading(1, "Notice of meeting")]
    if off:
        blocks.append(Paragraph(f"This meeting is {off}", Style.STATUS))
    blocks.append(Paragraph(_called(board, meeting, off)))
    blocks.append(Details((*occasion(board, meeting), *addressed(board, meeting), *issued)))
    if not off:
        blocks += _coming(board)
    blocks += _contact(board)
    if off:
        following = next_meeting(board, meeting)
        blocks += [Paragraph(following, label="Date of next meeting:")] if following else []
    else:
        blocks += _notices(board, meeting)
    return Outline(
        title=f"Notice of meeting: {board.name}, {day}",
        subject=f"Notice of the meeting of the {board.name} on {day}",
        author=board.name,
        running_head=(board.name, day),
        running_foot=f"Notice of meeting, {day}",
        status=off.upper(),
        blocks=tuple(blocks),
        day=day,
    )


def _called(board: Board, meeting: Meeting, off: str) -> str:
    when = written_date(board, meeting.day, weekday=True)
    if off:
        return f"The meeting of the {board.name} that was to be held on {when} has been {off}."
    at = ""
    if meeting.start is not None:
        at = f" at {written_clock(board, meeting.start)}"
        if meeting.finish is not None:
            at = f" from {written_clock(board, meeting.start)} to {written_clock(board, meeting.finish)}"
    place = f" at {meeting.place}" if meeting.place else ""
    return f"The {board.name} will meet on {when}{at}{place}."


def _coming(board: Board) -> list[Block]:
    substitute = (
        " A substitute can then be arranged, and the catering adjusted."
        if board.settings.substitutes.allowed
        else ""
    )
    told = "your political group’s office" if board.groups else _whom_to_tell(board)
    blocks: list[Block] = [
        Heading(2, "Attendance"),
        Paragraph(
            "An attendance sheet lies at the door. Please sign it as you come in: your presence is recorded"
            " from it."
        ),
        Heading(2, "Apologies"),
        Paragraph(f"If you cannot attend, please tell {told} as soon as you can.{substitute}"),
    ]
    if board.groups:
        blocks.append(_offices(board))
    return blocks


def _whom_to_tell(board: Board) -> str:
    return board.contact.names[-1].printed if board.contact else "the secretary"


def _offices(board: Board) -> Table:
    rows = tuple(
        Row(
            tuple(
                plain_cell(text or _NONE)
                for text in (one.name, one.office, one.office_contact.phone, one.office_contact.email)
            )
        )
        for one in board.groups
    )
    return Table(
        "Group offices",
        "The office of each political group that takes apologies, and how to reach it.",
        (Column("Group", 3.2), Column("Office", 3.2), Column("Telephone", 3.3), Column("E-mail", 6.8)),
        rows,
    )


def _contact(board: Board) -> list[Block]:
    if board.contact is None:
        return []
    one = board.contact
    reached = [f"telephone {one.contact.phone}"] if one.contact.phone else []
    reached += [f"e-mail {one.contact.email}"] if one.contact.email else []
    named = ", ".join(part for part in (one.names[-1].printed, one.post) if part)
    return [Heading(2, "Contact"), Paragraph(": ".join(part for part in (named, ", ".join(reached)) if part))]


def _notices(board: Board, meeting: Meeting) -> list[Block]:
    """Those that open with a heading, then the rest under one that says so."""
    headed: list[Block] = []
    others: list[Block] = []
    for notice in board.notices:
        heading, colon, text = (part.strip() for part in notice.partition(":"))
        if not (colon and text and 0 < len(heading) <= _LONGEST_HEADING):
            others += typed(notice)
            continue
        way = _TO_A_PLACE.fullmatch(heading)
        if way is None:
            headed += [Heading(2, heading), *typed(text)]
        elif fold(way["place"]) in fold(meeting.place):
            headed += [Heading(2, way["heading"]), *typed(text)]
    return [*headed, Heading(2, "Further information"), *others] if others else headed
