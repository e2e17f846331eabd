"""Nouns and verbs to plain data and back."""

import dataclasses
from typing import Any, TypeVar

import msgspec

from boardtui.edits.base import Edit, MeetingEdit
from boardtui.edits.batch import Together
from boardtui.edits.verbs import VERBS
from boardtui.errors import RecordDamaged

Noun = TypeVar("Noun")


def to_plain(noun: object) -> Any:
    """Dictionaries, lists, strings and numbers that say the same as ``noun``.

    What stands at its default is left out, so that a mark stays a short line and an old record can
    be read after a field is added.
    """
    plain = msgspec.to_builtins(noun)
    return _without_defaults(noun, plain)


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
    return {"verb": edit.verb, **to_plain(edit)}


def edit_from_plain(plain: dict[str, Any]) -> Edit:
    """The edit that ``plain`` says; raises RecordDamaged for a verb this version does not know."""
    name = plain.get("verb")
    kind = VERBS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise RecordDamaged(f"The journal holds '{name}', which this version of BoardTUI does not know.")
    if kind is Together:
        return _together_from_plain(plain)
    return from_plain({key: value for key, value in plain.items() if key != "verb"}, kind)


def _together_from_plain(plain: dict[str, Any]) -> Together:
    inner: list[MeetingEdit] = []
    for one in from_plain(plain.get("edits"), list[dict[str, Any]]):
        edit = edit_from_plain(one)
        if not isinstance(edit, MeetingEdit):
            raise RecordDamaged(f"The journal holds '{edit.verb}' inside a batch, where it cannot be.")
        inner.append(edit)
    return Together(tuple(inner), from_plain(plain.get("label", ""), str))


def _without_defaults(noun: object, plain: Any) -> Any:
    if dataclasses.is_dataclass(noun) and isinstance(plain, dict):
        kept: dict[str, Any] = {}
        for spec in dataclasses.fields(noun):
            value = getattr(noun, spec.name)
            if spec.default is not dataclasses.MISSING and value == spec.default:
                continue
            kept[spec.name] = _without_defaults(value, plain[spec.name])
        return kept
    if isinstance(noun, tuple) and isinstance(plain, (list, tuple)):
        return [_without_defaults(one, two) for one, two in zip(noun, plain, strict=True)]
    return plain
