"""The one door that text comes in by: control characters and terminal escapes are cleaned here."""

import re
import unicodedata

_ESCAPES = re.compile(
    r"\x1b\][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c|$)"  # OSC: titles, clipboard
    r"|\x9d[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c|$)"  # the same opened by a C1 byte
    r"|[\x90\x98\x9e\x9f][^\x1b\x9c]*(?:\x1b\\|\x9c|$)"  # device control strings opened by a C1 byte
    r"|\x1b[PX^_][^\x1b\x9c]*(?:\x1b\\|\x9c|$)"  # device control strings
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor, screen
    r"|\x1b[ -/]*[0-~]?"  # all other escapes
)
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = frozenset("\u00ad\ufeff\u2028\u2029\u200b\u2060\ufff9\ufffa\ufffb")


def clean(text: str) -> str:
    """``text`` without escapes, control characters, bidirectional overrides, surrogates or noncharacters.

    Line breaks of every kind become ``\\n`` and tabs a space; letters are composed (NFC). What comes
    out can be shown in any terminal, stored as JSON and put into a Word document; cleaning it again
    changes nothing.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    text = _ESCAPES.sub("", text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\x85", "\n"))
    kept = {ord(character): _allowed(character) for character in set(text)}  # each once, however long it is
    return unicodedata.normalize("NFC", text.translate(kept))


def clean_line(text: str) -> str:
    """``text`` cleaned and on one line, with every run of white space made one space."""
    return " ".join(clean(text).split())


def _allowed(character: str) -> str:
    if character == "\n":
        return character
    if character in "\t\u00a0":
        return " "
    point = ord(character)
    if point < 0x20 or 0x7F <= point <= 0x9F or 0xD800 <= point <= 0xDFFF:
        return ""
    if (point & 0xFFFE) == 0xFFFE or 0xFDD0 <= point <= 0xFDEF:
        return ""
    return "" if character in _BIDI or character in _INVISIBLE else character
