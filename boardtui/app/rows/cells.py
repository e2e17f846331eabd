"""How many cells of the terminal a text fills, found at once for all that is one cell a letter.

Rich counts letter by letter as soon as there is one that it does not know to be narrow, and nearly every line
here has a dash, a quotation mark or a tick. What is not plainly narrow is still left to it.
"""

import re

from rich import cells

_are_narrow = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u2010-\u2027\u2190-\u21ff\u2500-\u25fc\u2713\u2717]*"
).fullmatch
"""Latin, Greek and Cyrillic letters, dashes, quotation marks, ellipsis, arrows, frames, tick and cross."""


def is_narrow(text: str) -> bool:
    """Whether each letter of ``text`` is known to fill one cell; False where Rich has to be asked."""
    return _are_narrow(text) is not None


def cell_len(text: str) -> int:
    """The cells that ``text`` fills: none for a combining mark, two for a wide letter."""
    return len(text) if _are_narrow(text) else cells.cell_len(text)


def set_cell_size(text: str, total: int) -> str:
    """``text`` in exactly ``total`` cells: with blanks behind it, or cut; half a wide letter is a blank."""
    return text[: max(total, 0)].ljust(total) if _are_narrow(text) else cells.set_cell_size(text, total)


def cells_between(text: str, start: int, end: int) -> str:
    """What of ``text`` lies in the cells from ``start`` to ``end``; half a wide letter is a blank."""
    if _are_narrow(text):
        return text[start:end]
    width = cells.cell_len(text)
    return cells.split_text(cells.split_text(text, min(end, width))[0], min(start, width))[1]
