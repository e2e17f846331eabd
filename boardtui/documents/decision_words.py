"""Who moved a decision and who seconded it, as a document says it."""

from collections.abc import Callable


def moved_and_seconded(mover: str | None, seconder: str | None, name: Callable[[str], str]) -> str:
    """``Moved by Ann Lee, seconded by Bo Ray.``, as much of it as is known; empty where nothing is.

    ``mover`` and ``seconder`` are ids of people, ``name`` gives the name of one.
    """
    parts = [
        f"{word} by {name(person)}"
        for word, person in (("moved", mover), ("seconded", seconder))
        if person is not None
    ]
    said = ", ".join(parts)
    return f"{said[0].upper()}{said[1:]}." if said else ""
