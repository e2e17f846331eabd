"""A board's settings by their names, as typed and as listed: ``quorum.denominator``, ``clear_days``."""

import dataclasses
import re
import typing
from collections.abc import Iterator
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from boardtui.errors import UsageRefusal
from boardtui.model.boards import BoardSettings, QuorumRule

_YES, _NO = ("yes", "true", "on", "1"), ("no", "false", "off", "0")


def listed(settings: BoardSettings) -> dict[str, Any]:
    """Every setting that can be typed, by its name, with its value."""
    return dict(_leaves(settings, ""))


def with_setting(settings: BoardSettings, name: str, words: str) -> BoardSettings:
    """``settings`` with the one called ``name`` as ``words`` say; refuses what is no value of it.

    ``quorum`` takes the usual forms at once: ``1/3``, or a fixed number.
    """
    name = name.strip().replace("-", "_")
    if name == "quorum":
        return dataclasses.replace(settings, quorum=_quorum(settings.quorum, words.strip()))
    known = listed(settings)
    if name not in known:
        raise UsageRefusal(f"There is no setting '{name}' (settings: {', '.join(known)}).")
    if name == "timezone":
        _must_be_zone(words)
    found = _put(settings, name.split("."), words.strip(), name)
    assert isinstance(found, BoardSettings)
    if found.quorum.denominator < 1:
        raise UsageRefusal("The quorum's denominator is at least 1.")
    return found


def _leaves(noun: Any, opening: str) -> Iterator[tuple[str, Any]]:
    for spec in dataclasses.fields(noun):
        value = getattr(noun, spec.name)
        if dataclasses.is_dataclass(value):
            yield from _leaves(value, f"{opening}{spec.name}.")
        elif not isinstance(value, tuple) or all(isinstance(one, str) for one in value):
            plain = list(value) if isinstance(value, tuple) else value
            yield f"{opening}{spec.name}", plain.value if isinstance(plain, Enum) else plain


def _put(noun: Any, path: list[str], words: str, name: str) -> Any:
    first, *rest = path
    if rest:
        value = _put(getattr(noun, first), rest, words, name)
    else:
        value = _read(typing.get_type_hints(type(noun))[first], words, name)
    return dataclasses.replace(noun, **{first: value})


def _read(hint: Any, words: str, name: str) -> Any:
    if hint is bool:
        if words.casefold() in (*_YES, *_NO):
            return words.casefold() in _YES
        raise UsageRefusal(f"{name} is yes or no, not '{words}'.")
    if hint is int:
        if re.fullmatch(r"\d{1,6}", words):
            return int(words)
        raise UsageRefusal(f"{name} is a number, not '{words}'.")
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _one_of(hint, words, name)
    if typing.get_origin(hint) is tuple:
        return tuple(part.strip() for part in words.split(",") if part.strip())
    return words


def _one_of(kind: type[Enum], words: str, name: str) -> Enum:
    for one in kind:
        if words.casefold() == one.value:
            return one
    raise UsageRefusal(f"{name} is one of {', '.join(one.value for one in kind)}, not '{words}'.")


def _quorum(rule: QuorumRule, words: str) -> QuorumRule:
    found = re.fullmatch(r"(\d{1,4})(?:\s*/\s*(\d{1,4}))?", words)
    if found is None or found[2] == "0":
        raise UsageRefusal(f"'{words}' is no quorum; type a fraction as 1/3, or a number.")
    if found[2] is None:
        return dataclasses.replace(rule, numerator=0, denominator=1, minimum=int(found[1]))
    return dataclasses.replace(rule, numerator=int(found[1]), denominator=int(found[2]))


def _must_be_zone(words: str) -> None:
    try:
        ZoneInfo(words.strip())
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UsageRefusal(f"'{words}' is no time zone; type one as Europe/London.") from error
