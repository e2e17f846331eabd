"""How much is tried: a part of it by default, all of it with BOARDTUI_FULL=1."""

import os

FULL = os.environ.get("BOARDTUI_FULL") == "1"


def size(short: int, full: int) -> int:
    """The number for this run."""
    return full if FULL else short
