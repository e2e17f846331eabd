"""What a person does to an issued document in Word."""

from pathlib import Path

import docx


def edit_by_hand(path: Path, words: str = "") -> None:
    """Add ``words`` as a last paragraph, and save."""
    opened = docx.Document(str(path))
    if words:
        opened.add_paragraph(words)
    opened.save(str(path))
