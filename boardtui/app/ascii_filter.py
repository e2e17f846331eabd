"""Screens in plain ASCII, for terminals and fonts that know nothing else.

Everything Textual draws passes here: our own signs, borders, scroll bars, borders' titles. One sign becomes
one sign, so that nothing moves. Letters that a person typed stay as they are: a name is no decoration.
"""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_SIGNS = {
    "+": "╭╮╰╯┌┐└┘├┤┬┴┼╔╗╚╝✓", "-": "─━═–—‐‑‒−·•▔▁", "|": "│┃║▏▎▕▌▐", "~": "…", "#": "█▇▆▅▄▃▂▉▊▋▀",
    ".": "░▒▓", ">": "▸▶→»›⏵", "<": "◂◀←«‹⏎⌫", "^": "↑▲", "v": "↓▼", "S": "⇄", "R": "◌", "*": "●○◉",
    "'": "‘’", '"': "“”", " ": "\u00a0\u2007\u202f", "x": "×✗", "/ ": "🔎",
}  # fmt: skip
_TABLE = str.maketrans({sign: plain for plain, signs in _SIGNS.items() for sign in signs})


_WORDS = str.maketrans({"⏎": "Enter", "⌫": "Bksp", "↑": "Up", "↓": "Down", "·": "-", "…": "..."})


def worded(text: str) -> str:
    """``text`` with the signs of keys as words, wider than before: for what is laid out afterwards."""
    return in_ascii(text.translate(_WORDS))


def in_ascii(text: str) -> str:
    """``text`` with our own signs in ASCII, as wide as before."""
    return text if text.isascii() else text.translate(_TABLE)


class AsciiOnly(LineFilter):
    """Draws every sign in ASCII."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments with the signs replaced."""
        return [
            segment
            if segment.text.isascii()
            else Segment(in_ascii(segment.text), segment.style, segment.control)
            for segment in segments
        ]
