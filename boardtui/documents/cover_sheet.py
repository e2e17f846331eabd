"""An item's cover sheet and its report: purpose, summary, recommendations, action, whom to ask."""

from collections.abc import Iterable

from boardtui.documents.anchors import item_anchor
from boardtui.documents.edition import NOT_FOR_PUBLICATION, Edition
from boardtui.documents.outline import (
    Block,
    Details,
    Heading,
    NewPart,
    Outline,
    Paragraph,
    Style,
)
from boardtui.documents.private_items import exclusion
from boardtui.documents.typed_text import typed
from boardtui.model.agendas import AgendaItem, ContactOfficer, CoverSheet, ReportKind
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.rules.membership import as_on
from boardtui.rules.private_items import private_items
from boardtui.rules.wording import written_date

_KINDS = {ReportKind.PARAGRAPH: Style.NUMBERED, ReportKind.SUB_PARAGRAPH: Style.SUBNUMBERED}


def cover_sheet_outline(
    board: Board, meeting: Meeting, item: AgendaItem, edition: Edition = Edition.PUBLIC
) -> Outline:
    """The cover sheet of ``item``, and its report from a page of its own where there is one.

    The officer's telephone and e-mail stand on it because that is what it is for. Of an item taken in
    private the public edition gives number, title and exclusion, and no more (R28).
    """
    board = as_on(board, meeting.day)
    day, number = written_date(board, meeting.day), f"Item {item.number.rstrip('.')}"
    private = item.id in private_items(meeting)
    head = (f"{board.name}, {day}", number)
    blocks: list[Block] = [Heading(1, item.title, item_anchor(item))]
    if private and edition is Edition.EXEMPT:
        blocks.append(Paragraph("Not for publication: this report holds exempt information", Style.STATUS))
    blocks.append(Details((("Board", board.name), ("Meeting", day), ("Item", item.number.rstrip(".")))))
    if private and edition is Edition.PUBLIC:
        blocks += _withheld(board, meeting, item)
    else:
        blocks += [*_cover(item.cover), *_report(item.cover, head)] if item.cover is not None else _bare(item)
    return Outline(
        title=f"{number}: {item.title}",
        subject=f"Report to the {board.name} on {day}, {number.lower()}",
        author=board.name,
        running_head=head,
        running_foot=f"{number}, {day}",
        status=NOT_FOR_PUBLICATION if private and edition is Edition.EXEMPT else "",
        blocks=tuple(blocks),
        day=day,
        item=number,
    )


def _bare(item: AgendaItem) -> list[Block]:
    follows = "The report follows." if item.papers else "No paper has been written for this item."
    return [Heading(2, "Report"), Paragraph(follows)]


def _withheld(board: Board, meeting: Meeting, item: AgendaItem) -> list[Block]:
    resolved = exclusion(board, meeting, item)
    said: list[Block] = [Paragraph("This report is not for publication.")]
    said += typed(resolved, label="Resolution:")
    return [Heading(2, "Report"), *said]


def _cover(cover: CoverSheet) -> list[Block]:
    """What the sheet says, heading by heading; a heading under which nothing is said is left out."""
    asked = [text for text in cover.recommendations if text.strip()]
    blocks = _under("Purpose of report", [cover.purpose])
    blocks += _under("Summary", cover.summary)
    if len(asked) == 1:
        blocks += _under("Recommendation", asked)
    elif asked:
        blocks.append(Heading(2, "Recommendations"))
        for place, text in enumerate(asked):
            blocks += typed(text, Style.NUMBERED, restart=place == 0)
    blocks += _under("Action", [cover.action])
    blocks += _officer(cover.contact_officer)
    if cover.annexes:
        blocks.append(Heading(2, "Annexes"))
        for one in cover.annexes:
            blocks += typed(one, Style.BULLET)
    return blocks


def _under(heading: str, texts: Iterable[str]) -> list[Block]:
    said = [paragraph for text in texts for paragraph in typed(text)]
    return [Heading(2, heading), *said] if said else []


def _officer(officer: ContactOfficer) -> list[Block]:
    if officer == ContactOfficer():
        return []
    rows = (
        ("Name", officer.name),
        ("Position", officer.position),
        ("Phone", officer.phone),
        ("E-mail", officer.email),
    )
    return [Heading(2, "Contact officer"), Details(tuple((label, text or "–") for label, text in rows))]


def _report(cover: CoverSheet, head: tuple[str, str]) -> list[Block]:
    blocks: list[Block] = []
    begun = False
    for part in cover.report:
        if part.kind is ReportKind.HEADING:
            blocks.append(Heading(3, part.text))
            continue
        said = typed(part.text, _KINDS[part.kind], restart=not begun)
        blocks += said
        begun = begun or bool(said)
    return [NewPart(head), Heading(2, "Report"), *blocks] if blocks else []
