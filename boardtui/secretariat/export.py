"""Typesetting an outline in the asked form, and the name of the file it goes into."""

import re
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from boardtui.documents.edition import Edition
from boardtui.model.text import clean_line

if TYPE_CHECKING:
    from boardtui.documents.outline import Outline

_LONGEST_NAME = 120
"""In bytes: with the number of a copy and the ending it still fits every file system."""
_PAGE, _WIDE_PAGE, _MOST_COLUMNS = 80, 132, 5
_NOT_FOR_PUBLICATION = "EXEMPT – not for publication"
_RESERVED = re.compile(r"con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d\u00b9\u00b2\u00b3]")


class Format(StrEnum):
    """The forms a document can be written in."""

    DOCX = "docx"
    TXT = "txt"
    MD = "md"
    CSV = "csv"
    PDF = "pdf"
    ICS = "ics"


def typeset(
    outline: "Outline",
    form: Format,
    written_at: datetime,
    template: Path | None = None,
    fingerprint: str = "",
) -> bytes:
    """``outline`` as the bytes of a file. The Word writer is loaded only when a Word file is asked for.

    ``template`` is a house style, ``fingerprint`` what ties the document to its records; both are of use in
    a Word file only.
    """
    match form:
        case Format.TXT:
            from boardtui.documents.text.text_writer import write_text

            return write_text(outline, text_width(outline)).encode("utf-8")
        case Format.MD:
            from boardtui.documents.text.text_writer import write_markdown

            return write_markdown(outline).encode("utf-8")
        case Format.CSV:
            from boardtui.documents.text.csv_writer import write_csv

            return write_csv(outline).encode("utf-8-sig")  # without the mark Excel reads it in the local code
        case _:
            from boardtui.documents.word.writer import write_docx

            return write_docx(outline, written_at=written_at, template=template, fingerprint=fingerprint)


def text_width(outline: "Outline") -> int:
    """How many letters a line of its plain text may have: a matrix is wider than a page of words."""
    from boardtui.documents.outline import Table

    columns = (len(block.columns) for block in outline.blocks if isinstance(block, Table))
    return _WIDE_PAGE if max(columns, default=0) > _MOST_COLUMNS else _PAGE


def file_name(dated: date | str, board: str, words: str, status: str, edition: Edition, form: Format) -> str:
    """``2010-11-17 Improvement Programme Board note DRAFT.docx``, safe on any file system.

    ``dated`` is a day or a board year, ``words`` what kind of document it is, ``status`` what the document
    says of itself. What tells it from another is never cut; a long name of a board is.
    """
    opening = safe_name(f"{dated}".replace("/", "-"), _LONGEST_NAME // 4)
    marks = [word for word in ("DRAFT", "CANCELLED", "POSTPONED") if word in status.upper()]
    if edition is Edition.EXEMPT:
        marks.append(_NOT_FOR_PUBLICATION)
    elif "NOT FOR PUBLICATION" in status.upper():
        marks.append("not for publication")
    ending = " ".join([safe_name(words, _LONGEST_NAME // 2), *marks])
    room = _LONGEST_NAME - len(f"{opening}  {ending}".encode())
    return f"{opening} {safe_name(board, room)} {ending}.{form}"


def safe_name(text: str, most: int = _LONGEST_NAME) -> str:
    """``text`` as one file name: no separators, no reserved words, at most ``most`` bytes."""
    kept = re.sub(r'[/\\:*?"<>|]+', " ", clean_line(text)).strip(" .")
    kept = " ".join(kept.split())
    while len(kept.encode("utf-8")) > most:
        kept = kept[:-1].rstrip(" .")
    stem = kept.split(".")[0].strip().casefold()
    if not kept or _RESERVED.fullmatch(stem):
        kept = f"document {kept}".strip()
    return kept
