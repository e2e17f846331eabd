"""The banner: what is not as it should be with the record on the disk, for as long as it is so."""

from collections.abc import Sequence
from dataclasses import dataclass

_FEW = 6


@dataclass(frozen=True, slots=True)
class Trouble:
    """What stands between what is shown and what is on the disk.

    ``readonly`` is why nothing can be changed here; ``held`` where that is another copy, ``free`` where it
    has left. ``unsaved`` is what waits, in words; ``problem`` what happened to the files, ``copies`` those
    a syncing program made, ``vanished`` True where there is no record any more.
    """

    readonly: str = ""
    held: bool = False
    free: bool = False
    unsaved: tuple[str, ...] = ()
    problem: str = ""
    copies: tuple[str, ...] = ()
    vanished: bool = False


def banner_text(trouble: Trouble) -> str:
    """What the banner says; empty where all is well. The worst comes first."""
    parts = (_unsaved(trouble), _changed(trouble), _reading(trouble), _copies(trouble))
    return "\n".join(part for part in parts if part)


def unsaved_elsewhere(words: Sequence[str]) -> str:
    """What the banner of another place says of what waits in the live meeting; empty where nothing does."""
    return f"{_few(words)}. 4 goes back to the meeting, where ! tries again" if words else ""


def _few(words: Sequence[str]) -> str:
    more = f" and {len(words) - _FEW} more" if len(words) > _FEW else ""
    return f"! NOT SAVED: {' · '.join(words[:_FEW])}{more}"


def _unsaved(trouble: Trouble) -> str:
    if not trouble.unsaved:
        return ""
    return f"{_few(trouble.unsaved)}. ! tries again, W lists (while typing: Esc first)"


def _changed(trouble: Trouble) -> str:
    if trouble.vanished:
        return "! The record's files have vanished. What is shown is what was read last; bring them back."
    return f"! {trouble.problem} ! reads it again." if trouble.problem else ""


def _reading(trouble: Trouble) -> str:
    if not trouble.readonly:
        return ""
    if trouble.free:
        return "Reading only. Nobody is changing the board any more: T takes it over."
    first = trouble.readonly.partition(". ")[0].rstrip(".")
    return f"Reading only, following: {first}." if trouble.held else f"Reading only: {trouble.readonly}"


def _copies(trouble: Trouble) -> str:
    if not trouble.copies:
        return ""
    names = ", ".join(trouble.copies[:2]) + (" …" if len(trouble.copies) > 2 else "")
    return f"! More than one version of this record exists: {names}. Compare them; none is overwritten."
