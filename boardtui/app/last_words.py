"""What is said when the program ends because of its own mistake, and what is written down of it.

Locals, and the message of the error, may hold what people confided to the board: neither is shown or
written. The log holds the kinds of the errors and the places in the code, which is what a repair needs.
"""

import contextlib
import os
import sys
import traceback
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path


def describe(error: BaseException) -> str:
    """``error`` and what it came from: kinds and places, no values."""
    parts = [line for one in reversed(_chain(error)) for line in (*_places(one), f"{_kind(one)}\n", "\n")]
    return "".join(parts).strip() + "\n"


def write_down(error: BaseException, folder: Path | None, now: datetime | None) -> Path | None:
    """Write ``error`` into a new file of ``folder`` that only its owner can read; None where that fails.

    ``now`` is None where it happened before the workspace was open, and nothing told the time.
    """
    if folder is None:
        return None
    when = "at the start" if now is None else now.isoformat(timespec="seconds")
    path = folder / f"mistake-{'start' if now is None else f'{now:%Y%m%dT%H%M%S}'}-{os.getpid()}.log"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(f"{when}\n{describe(error)}\n")
    except OSError:
        return None  # the three lines say that nothing could be written down
    return path


def last_words(error: BaseException, log: Path | None) -> tuple[str, str, str]:
    """The three lines a person reads: what happened, what is safe, how to go on."""
    where = (
        f"What went wrong is written down in {log}"
        if log
        else f"It could not be written down: {_where(error)}"
    )
    return (
        f"BoardTUI made a mistake and has ended ({_kind(error)}).",
        "Everything that showed Saved is on disk; a line that was being typed is given back.",
        f"Start it again to go on. {where}; please report it.",
    )


def say(lines: Iterable[str]) -> None:
    """Say ``lines`` in the terminal the app has given back; in none where that is gone."""
    with contextlib.suppress(OSError):
        for line in lines:
            sys.stderr.write(f"{line}\n")


def _kind(error: BaseException) -> str:
    return type(error).__name__


def _where(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "no place is known"


def _places(error: BaseException) -> list[str]:
    return traceback.StackSummary.from_list(traceback.extract_tb(error.__traceback__)).format()


def _chain(error: BaseException) -> list[BaseException]:
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in chain:
        chain.append(current)
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return chain
