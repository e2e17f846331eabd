"""A changed copy of a noun, for where one is made with every key."""

import dataclasses
import functools
from typing import Any, TypeVar

Noun = TypeVar("Noun")


def changed(noun: Noun, **new: Any) -> Noun:
    """``noun``, a dataclass without slots, with the fields in ``new`` changed.

    The same as ``dataclasses.replace`` in a fraction of the time, since no field is set one by one. Raises
    KeyError for a field it has not.
    """
    kind: Any = type(noun)
    if not new.keys() <= _names(kind):
        raise KeyError(*sorted(new.keys() - _names(kind)))
    copy: Noun = object.__new__(kind)
    vars(copy).update(vars(noun), **new)
    return copy


@functools.cache
def _names(kind: Any) -> frozenset[str]:
    return frozenset(spec.name for spec in dataclasses.fields(kind))
