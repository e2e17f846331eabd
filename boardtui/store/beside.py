"""What stands beside a record: the draft of what is being typed, and copies a syncing program made."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from boardtui.edits.base import Edit
from boardtui.errors import NotConfirmed, RecordDamaged
from boardtui.model.drafts import Draft
from boardtui.store import disk
from boardtui.store.codec import edit_from_plain, edit_to_plain

Asked = Edit | str | tuple[str, str]
"""An edit, a typed line, or a substitute and the member they stand in for."""

DRAFT = ".draft"
"""What the name of a draft ends in; it begins with a dot."""
_ENDINGS = (".json", ".journal")
_MARKS_A_COPY = (" ", "(", ".", "~")
_FIRST_LINE = 200


class Beside:
    """The surroundings of the record at ``base``, its path without an ending."""

    def __init__(self, base: Path) -> None:
        self._base = base
        self._draft = base.with_name(f".{base.name}{DRAFT}")

    def trace(self) -> str:
        """Something that is another whenever the journal is; empty where it is gone. Nothing is read."""
        try:
            found = _journal_of(self._base).stat()
        except OSError:
            return ""
        return f"{found.st_ino}:{found.st_size}:{found.st_mtime_ns}"

    def copies(self) -> tuple[str, ...]:
        """The names of the files a syncing program set beside the record, having met two versions of it.

        ``NAME (conflicted copy).json``, ``NAME.sync-conflict-….journal``, ``NAME~1.json``, ``NAME-HOST.json``
        """
        try:
            beside = [one for one in self._base.parent.iterdir() if one.name.startswith(self._base.name)]
        except OSError:
            return ()
        return tuple(sorted(one.name for one in beside if _is_copy(one, self._base)))

    def keep_draft(self, draft: Draft, waiting: Sequence[Asked] = ()) -> None:
        """Keep what is being typed and what waits to be saved; with neither, take the draft away.

        Raises NotConfirmed where the disk refuses; the draft before is then still there.
        """
        if draft or waiting:
            typed = {"line": draft.line, "entry": draft.entry, "aside": draft.aside}
            data = {**typed, "waiting": [_to_plain(one) for one in waiting]}
            disk.swap_in(self._draft, msgspec.json.encode(data))
            return
        try:
            self._draft.unlink(missing_ok=True)
        except OSError as error:
            raise NotConfirmed(f"{self._draft} could not be taken away: {disk.reason(error)}.") from error

    def draft(self) -> tuple[Draft, tuple[Asked, ...]]:
        """The draft that was kept. One that cannot be read is given back as the text it is."""
        data = disk.read_plain_file(self._draft) or b""
        try:
            plain = msgspec.json.decode(data or b"{}", type=dict[str, Any])
            draft = Draft(*(str(plain.get(part, "")) for part in ("line", "entry", "aside")))
            return draft, tuple(_from_plain(one) for one in plain.get("waiting", []))
        except (msgspec.DecodeError, RecordDamaged, AttributeError, TypeError, UnicodeDecodeError):
            return Draft(data.decode("utf-8", "replace")), ()


def is_conflict_copy(journal: Path) -> bool:
    """True where ``journal`` is a copy of another record's, and so no record of its own."""
    stem = journal.stem
    cuts = [place for place, letter in enumerate(stem) if place and letter in (*_MARKS_A_COPY, "-")]
    bases = (journal.with_name(stem[:place]) for place in cuts)
    return any(_journal_of(base).is_file() and _is_copy(journal, base) for base in bases)


def _journal_of(base: Path) -> Path:
    return base.with_name(f"{base.name}.journal")


def _is_copy(path: Path, base: Path) -> bool:
    stem, ending = path.stem, path.suffix
    rest = stem.removeprefix(base.name)
    if ending not in _ENDINGS or not rest or not stem.startswith(base.name):
        return False
    if rest.startswith(_MARKS_A_COPY):
        return True
    if not rest.startswith("-"):
        return False
    own = path.with_suffix(".journal")
    if not own.is_file():
        return True
    return _opening(own) == _opening(_journal_of(base)) != b""


def _opening(path: Path) -> bytes:
    """How a journal begins: two that begin alike are the same record's."""
    try:
        with path.open("rb") as file:
            return file.read(_FIRST_LINE)
    except OSError:
        return b""


def _to_plain(asked: Asked) -> dict[str, Any]:
    match asked:
        case Edit():
            return {"edit": edit_to_plain(asked)}
        case str():
            return {"line": asked}
        case substitute, member:
            return {"substitute": substitute, "member": member}


def _from_plain(plain: dict[str, Any]) -> Asked:
    if "edit" in plain:
        return edit_from_plain(plain["edit"])
    if "line" in plain:
        return str(plain["line"])
    return str(plain.get("substitute", "")), str(plain.get("member", ""))
