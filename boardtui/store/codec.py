"""Nouns and verbs to plain data and back."""

import dataclasses
import functools
from datetime import date, datetime, time
from typing import Any, TypeVar

import msgspec

from boardtui.edits.base import Edit, MeetingEdit
from boardtui.edits.batch import Together
from boardtui.edits.founding import Convene, FoundBoard
from boardtui.edits.verbs import VERBS
from boardtui.errors import FromNewerVersion, RecordDamaged
from boardtui.store import migrations

Noun = TypeVar("Noun")
_AS_IT_IS = frozenset((str, int, bool, float, type(None), date, time, datetime))
"""What most fields hold, so that little is asked of it."""


def to_plain(noun: object) -> Any:
    """Dictionaries and lists, to be written as JSON, that say the same as ``noun``.

    Dates, times and members of an enumeration stay what they are: the encoder writes them as strings. What
    stands at its default is left out, so that a mark stays a short line and an old record can be read after
    a field is added.
    """
    kind: Any = type(noun)
    if kind is tuple:
        return [to_plain(one) for one in noun]  # type: ignore[attr-defined]  # it is a tuple
    specs = _fields(kind)
    if specs is None:
        return noun
    kept: dict[str, Any] = {}
    for name, default in specs:
        value = getattr(noun, name)
        if value is not default and (default is dataclasses.MISSING or value != default):
            kept[name] = to_plain(value) if type(value) not in _AS_IT_IS else value
    return kept


@functools.cache
def _fields(kind: type) -> tuple[tuple[str, Any], ...] | None:
    """The fields of a dataclass with their defaults; None where ``kind`` is no dataclass."""
    if not dataclasses.is_dataclass(kind):
        return None
    return tuple((spec.name, spec.default) for spec in dataclasses.fields(kind))


def from_plain(plain: object, kind: type[Noun]) -> Noun:
    """The noun of that kind that ``plain`` says; raises RecordDamaged where it does not say one."""
    try:
        return msgspec.convert(plain, kind)
    except (msgspec.ValidationError, TypeError, ValueError) as error:
        raise RecordDamaged(f"A record does not hold a readable {kind.__name__}: {error}.") from error


def edit_to_plain(edit: Edit) -> dict[str, Any]:
    """An edit as data, opened by its verb."""
    if isinstance(edit, Together):
        return {"verb": edit.verb, "label": edit.label, "edits": [edit_to_plain(one) for one in edit.edits]}
    if isinstance(edit, (FoundBoard, Convene)) and migrations.SCHEMA != migrations.FIRST:
        return {"verb": edit.verb, "schema": migrations.SCHEMA, **to_plain(edit)}
    return {"verb": edit.verb, **to_plain(edit)}


def edit_from_plain(plain: dict[str, Any]) -> Edit:
    """The edit that ``plain`` says; raises FromNewerVersion for a verb this version does not know."""
    name = plain.get("verb")
    kind = VERBS.get(name) if isinstance(name, str) else None
    if kind is None and isinstance(name, str):
        raise FromNewerVersion(f"Its journal holds '{name}', which this version of BoardTUI does not know.")
    if kind is None:
        raise RecordDamaged(f"The journal holds '{name}', which this version of BoardTUI does not know.")
    if kind is Together:
        return _together_from_plain(plain)
    return from_plain({key: value for key, value in plain.items() if key != "verb"}, kind)


def is_known(plain: dict[str, Any]) -> bool:
    """True where this version knows the verb, and those of the parts of a batch."""
    inner = plain.get("edits")
    parts = inner if plain.get("verb") == Together.verb and isinstance(inner, list) else []
    return plain.get("verb") in VERBS and all(is_known(one) for one in parts if isinstance(one, dict))


def _together_from_plain(plain: dict[str, Any]) -> Together:
    inner: list[MeetingEdit] = []
    for one in from_plain(plain.get("edits"), list[dict[str, Any]]):
        edit = edit_from_plain(one)
        if not isinstance(edit, MeetingEdit):
            raise RecordDamaged(f"The journal holds '{edit.verb}' inside a batch, where it cannot be.")
        inner.append(edit)
    return Together(tuple(inner), from_plain(plain.get("label", ""), str))
