"""The documents sent before a meeting, written as Word files and read back: nothing lost, nothing added."""

from collections.abc import Iterator

import pytest
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from boardtui.documents.agenda import agenda_outline
from boardtui.documents.chairs_brief import chairs_brief_outline
from boardtui.documents.cover_sheet import cover_sheet_outline
from boardtui.documents.membership import membership_outline
from boardtui.documents.notice import notice_outline
from boardtui.documents.outline import Details, Heading, Outline, Paragraph, Table
from boardtui.documents.sign_in import sign_in_outline
from tests.documents.sample_note import opened, written
from tests.documents.sample_records import sample_records

KINDS = ("notice", "agenda", "membership", "cover-sheet", "sign-in", "brief")


def outline_of(kind: str, meeting_id: str) -> Outline:
    sample = sample_records()
    meeting = sample.meeting(meeting_id)
    match kind:
        case "notice":
            return notice_outline(sample.board, meeting)
        case "agenda":
            return agenda_outline(sample.board, meeting)
        case "membership":
            return membership_outline(sample.board, meeting.day)
        case "cover-sheet":
            return cover_sheet_outline(sample.board, meeting, meeting.agenda[1])
        case "sign-in":
            return sign_in_outline(sample.board, meeting)
        case _:
            return chairs_brief_outline(sample.board, meeting, sample.meetings)


def meant(outline: Outline) -> Iterator[str]:
    """Every line that the outline has for its reader."""
    for block in outline.blocks:
        match block:
            case Heading():
                yield block.text
            case Details():
                yield from (f"{label}: {text}" for label, text in block.rows)
            case Paragraph():
                yield _worded(block)
            case Table():
                yield from (column.heading for column in block.columns)
                for row in block.rows:
                    for cell in row.cells:
                        yield from (_worded(one) for one in cell)


def _worded(paragraph: Paragraph) -> str:
    return f"{paragraph.label} {paragraph.text}" if paragraph.label else paragraph.text


def read(content: bytes) -> Iterator[str]:
    """Every line of the Word file, in the order of the page."""
    for block in opened(content).iter_inner_content():
        if isinstance(block, WordParagraph):
            yield block.text
        else:
            assert isinstance(block, WordTable)
            for row in block.rows:
                for cell in row.cells:
                    yield from (one.text for one in cell.paragraphs)


@pytest.mark.parametrize("meeting", ["2010-11-17", "2011-01-18", "2011-05-17"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_read_back_is_what_was_meant(kind: str, meeting: str) -> None:
    if kind == "cover-sheet" and not sample_records().meeting(meeting).agenda:
        return
    outline = outline_of(kind, meeting)
    found = [line.replace("\t", " ") for line in read(written(outline))]
    assert found == list(meant(outline))
    assert opened(written(outline)).core_properties.title == outline.title
