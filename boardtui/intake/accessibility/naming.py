"""How a place in a paper is named to somebody who sees pages, not numbers."""

from collections.abc import Sequence
from typing import Final

from boardtui.intake.accessibility.markup import one_line
from boardtui.intake.accessibility.paper import Grid
from boardtui.model.text import clean_line

_ORDINALS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip
_SHOWN: Final = 3


def ordinal(number: int) -> str:
    """``first`` to ``tenth``, then ``11th``, ``22nd``."""
    if 1 <= number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def quoted(text: str, limit: int = 50) -> str:
    """``'text'``, cut after ``limit`` characters and safe to print."""
    line = clean_line(one_line(text[: limit * 8]))
    return f"'{line}'" if len(line) <= limit else f"'{line[: limit - 1].rstrip()}…'"


def some(texts: Sequence[str], shown: int = _SHOWN) -> str:
    """The first few of ``texts``, and how many more there are."""
    listed = ", ".join(texts[:shown])
    return f"{listed} and {len(texts) - shown} more" if len(texts) > shown else listed


def the_table(table: Grid) -> str:
    """``The second table, headed 'Item',``: how a sentence about ``table`` begins."""
    heading = next((text for text in table.head.texts if text), "") if table.head else ""
    headed = f", headed {quoted(heading, 40)}," if heading else ""
    inner = ", which stands inside another," if table.nested and not heading else ""
    return f"The {ordinal(table.number)} table{headed or inner}"


def in_table(table: Grid) -> str:
    """The short name of ``table`` as a place."""
    return f"table {table.number}"
