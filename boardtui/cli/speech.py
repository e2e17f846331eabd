"""Data to stdout, talk to stderr. Nothing that is said can drive the terminal."""

import io
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_WIDE = 100_000
_SHORT = 24


def speak_utf8() -> None:
    """Make both streams UTF-8, whatever the locale says; what cannot be said is said as ``?``."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def put(text: str) -> None:
    """One piece of data, on stdout."""
    print(text)  # noqa: T201  this is the one door to stdout


def put_json(plain: Any) -> None:
    """Plain data as JSON, on stdout."""
    import json

    put(json.dumps(plain, ensure_ascii=False, indent=2))


def say(sentence: str) -> None:
    """One sentence to the person, on stderr."""
    from boardtui.model.text import clean

    if sys.stderr is None:
        return
    print(clean(sentence), file=sys.stderr)  # noqa: T201  this is the one door to stderr


def put_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on stdout.

    Drawn for a terminal, or a block of labelled lines a row where it is too narrow; for a pipe plain, and
    as wide as it needs.
    """
    from rich.console import Console

    from boardtui.model.text import clean_line

    cleaned = [[clean_line(cell) for cell in row] for row in rows]
    if sys.stdout is not None and sys.stdout.isatty():
        console = Console(highlight=False, markup=False, emoji=False)
        if _least_width(headings, cleaned) <= console.width:
            console.print(_drawn(headings, cleaned))
        else:
            _put_blocks(console, headings, cleaned)
        return
    held = io.StringIO()
    console = Console(file=held, width=_WIDE, color_system=None, highlight=False, markup=False, emoji=False)
    console.print(_plain(headings, cleaned))
    put("\n".join(line.rstrip() for line in held.getvalue().rstrip("\n").split("\n")))


def is_at_terminal() -> bool:
    """True where a person can see and type."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def is_dumb_terminal() -> bool:
    """True where the terminal says of itself that it can only write one line after the other."""
    return os.environ.get("TERM") == "dumb"


def leave_quietly(*streams: TextIO | None) -> None:
    """Nobody can be written to there: send what is still held nowhere, at the end of the process too."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in streams:
        if stream is None:
            continue
        try:
            os.dup2(nowhere, stream.fileno())
        except (OSError, ValueError):
            continue


def _drawn(headings: Sequence[str], rows: list[list[str]]) -> "Table":
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for place, heading in enumerate(headings):
        width = _width(heading, place, rows)
        table.add_column(
            Text(heading), overflow="fold", no_wrap=width <= _SHORT, min_width=min(width, _SHORT)
        )
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _plain(headings: Sequence[str], rows: list[list[str]]) -> "Table":
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="none")
    for heading in headings:
        table.add_column(Text(heading), no_wrap=True)
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _put_blocks(console: "Console", headings: Sequence[str], rows: list[list[str]]) -> None:
    from rich.table import Table
    from rich.text import Text

    for row in rows:
        block = Table(box=None, show_header=False, pad_edge=False)
        block.add_column(style="bold", no_wrap=True)
        block.add_column(overflow="fold")
        for heading, cell in zip(headings, row, strict=True):
            if cell:
                block.add_row(Text(heading), Text(cell))
        console.print(block)
        console.print()


def _least_width(headings: Sequence[str], rows: list[list[str]]) -> int:
    """How wide a drawn table must be: short columns stay whole, long ones keep room for a few words."""
    return sum(min(_width(heading, place, rows), _SHORT) + 3 for place, heading in enumerate(headings))


def _width(heading: str, place: int, rows: list[list[str]]) -> int:
    from rich.cells import cell_len

    return max(cell_len(heading), *(cell_len(row[place]) for row in rows))
