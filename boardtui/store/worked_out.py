"""What can be worked out again but takes long, kept in ``data/.worked-out``: a cache, as the index is."""

import contextlib
from collections.abc import Callable
from pathlib import Path

from boardtui.store import index_file

FOLDER = ".worked-out"


def worked_out(data: Path, name: str, of: str, make: Callable[[], str], *, may_write: bool) -> str:
    """What ``make`` answers; from the file called ``name`` where that was worked out from the same ``of``.

    A file that is torn, strange or of another version is the same as none, and one that cannot be written is
    done without.
    """
    path, opening = data / FOLDER / name, f"{of}\n".encode()
    with contextlib.suppress(OSError, ValueError):
        kept = bytes(index_file.load_body(str(path)))
        if kept.startswith(opening):
            return kept[len(opening) :].decode("utf-8")
    made = make()
    if may_write:
        with contextlib.suppress(OSError):
            index_file.swap_in_unsynced(path, index_file.seal(opening + made.encode("utf-8")))
    return made
