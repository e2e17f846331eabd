"""What a file is that is no Word file: named, so that the person knows what to do."""

from typing import IO, Final

from boardtui.intake.accessibility.package import LARGEST_PART, Package

_START: Final = 8_192
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE: Final = "open it in Word and choose File > Save As > Word Document (*.docx)"
_LOCKED: Final = (
    "It is locked with a password: open it in Word, choose File > Info > Protect Document > Encrypt with "
    "Password, clear the password and save it."
)
_OPENINGS: Final = (
    (b"%PDF", "It is a PDF with another name, not a Word file: check the Word file it was made from."),
    (b"{\\rtf", f"It is a Rich Text (.rtf) file with another name: {_SAVE}."),
    (b"\xff\xd8\xff", "It is a picture with another name, not a Word file."),
    (b"\x89PNG", "It is a picture with another name, not a Word file."),
)
_NO_WORD_FILE: Final = "It is not a Word file (.docx)."


def disguise(stream: IO[bytes]) -> str:
    """What the file is instead of a zip, in a sentence; empty where it begins as a zip does."""
    start = stream.read(_START)
    if start.startswith(b"PK"):
        return ""
    if not start:
        return "It is empty: the file has no bytes at all."
    if start.startswith(_OLE):
        return _of_old_word(start + stream.read(LARGEST_PART))
    trimmed = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    for opening, sentence in _OPENINGS:
        if trimmed.startswith(opening):
            return sentence
    if trimmed[:200].lower().startswith((b"<!doctype html", b"<html")):
        return f"It is a web page with another name: {_SAVE}."
    if trimmed.startswith(b"<?xml") and b"opendocument" in trimmed:
        return f"It is a flat OpenDocument file: {_SAVE}."
    if trimmed.startswith(b"<?xml"):
        return f"It is an XML file, not a Word file: if Word opens it, {_SAVE}."
    return _NO_WORD_FILE


def _of_old_word(start: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in start:
        return _LOCKED
    return f"It is in the form of Word 97–2003 (.doc) or another old Office program: {_SAVE}."


def other_package(package: Package) -> str:
    """What a zip is that has no Word document in it, in a sentence."""
    if any(name.startswith("xl/") for name in package.names):
        return "It is an Excel workbook with another name, not a Word file."
    if any(name.startswith("ppt/") for name in package.names):
        return "It is a PowerPoint file with another name, not a Word file."
    if "content.xml" in package and "mimetype" in package:
        return f"It is an OpenDocument (LibreOffice) file with another name: {_SAVE}."
    if "index.apxl" in package or any(name.startswith("Index/") for name in package.names):
        return "It is a file of Apple Pages: open it there and choose File > Export To > Word."
    return "It is a zip file, but there is no Word document in it."
