"""Typesetting an outline in the asked form, and the name of the file it goes into."""

import re
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.model.text import clean_line
from boardtui.rules.membership import as_on

if TYPE_CHECKING:
    from boardtui.documents.outline import Outline


class Format(StrEnum):
    """The forms a document can be written in."""

    DOCX = "docx"
    TXT = "txt"
    MD = "md"


def typeset(outline: "Outline", form: Format, written_at: datetime) -> bytes:
    """``outline`` as the bytes of a file. The Word writer is loaded only when a Word file is asked for."""
    if form is Format.DOCX:
        from boardtui.documents.word_writer import write_docx

        return write_docx(outline, written_at=written_at)
    from boardtui.documents.text_writer import write_markdown, write_text

    text = write_text(outline) if form is Format.TXT else write_markdown(outline)
    return text.encode("utf-8")


def note_file_name(board: Board, meeting: Meeting, form: Format) -> str:
    """``2010-11-17 Improvement Programme Board note DRAFT.docx``, safe on any file system."""
    draft = " DRAFT" if meeting.note.state.is_draft else ""
    return f"{safe_name(f'{meeting.day.isoformat()} {as_on(board, meeting.day).name} note{draft}')}.{form}"


def safe_name(text: str) -> str:
    """``text`` as one file name: no separators, no reserved words, at most 120 bytes."""
    kept = re.sub(r'[/\\:*?"<>|]+', " ", clean_line(text)).strip(" .")
    while len(kept.encode("utf-8")) > 120:
        kept = kept[:-1].rstrip(" .")
    stem = kept.split(".")[0].strip().casefold()
    if not kept or re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d", stem):
        kept = f"document {kept}".strip()
    return kept
