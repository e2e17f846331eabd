"""Other keys for commands, as ``[keys]`` in config.toml has them.

Textual has a keymap of its own, which takes another command's key away without a word. So bindings are
built from commands whose keys are the user's, once the whole of them is known to be free of clashes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from textual.dom import DOMNode
from textual.keys import Keys, _character_to_key

from boardtui.app.commands.command import Command, printed_key
from boardtui.app.commands.places import CHAINS, PLACES
from boardtui.errors import UsageRefusal
from boardtui.secretariat.settings import Settings

_KEPT = {"question_mark": "help", "ctrl+q": "quit", "ctrl+p": "palette"}
"""The keys that are never taken away, and the commands they belong to: the way to help, and out."""
_FRAME = {"ctrl+c": "copies what is selected"}
_NAMES = frozenset(one.value for one in Keys)
_WHILE_TYPING = ("ctrl+", "alt+", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9")


def remapped(
    commands: Iterable[type[Command]], keys: Mapping[str, tuple[str, ...]]
) -> tuple[type[Command], ...]:
    """``commands`` with the keys that ``keys`` gives them by their ids; the rest as they are."""
    return tuple(_with_keys(one, keys[one.id]) if one.id in keys else one for one in commands)


def table_of_keys(keys: Mapping[str, tuple[str, ...]]) -> list[dict[str, str]]:
    """Every command with its keys as they are printed, its place, its id and its words; those without too."""
    return [
        {"place": place, "keys": one.all_keys(), "command": one.id, "does": one.title()}
        for place, commands in PLACES
        for one in remapped(commands, keys)
    ]


def rebind(node: DOMNode, keys: Mapping[str, tuple[str, ...]]) -> None:
    """Give the commands that are bound in ``node`` the keys that ``keys`` has for their ids."""
    bound = node._bindings.key_to_bindings
    moved = {one.id: one for found in bound.values() for one in found if one.id in keys}
    for key, found in tuple(bound.items()):
        left = [one for one in found if one.id not in moved]
        if left:
            bound[key] = left
        else:
            del bound[key]
    for command, binding in moved.items():
        for written in keys[str(command)]:
            for name in _spellings(written):
                bound.setdefault(name, []).append(replace(binding, key=name))


def check_keys(settings: Settings) -> None:
    """Refuse, naming the line, keys that clash, that nothing knows, or that take the way out away."""
    if not settings.keys:
        return
    known = {command.id: command for _, commands in PLACES for command in commands}
    for command, keys in settings.keys.items():
        if command not in known:
            _refuse(settings, command, f"there is no command '{command}'; boardtui keys lists them")
        for key in keys:
            _check_key(settings, command, key)
    for kept, owner in _KEPT.items():
        if owner in settings.keys and kept not in _all_keys(_with_keys(known[owner], settings.keys[owner])):
            _refuse(settings, owner, f"{printed_key(kept)} stays with '{owner}'; give it further keys only")
    _check_chains(settings)
    for command in settings.keys:
        _check_field(settings, known[command], _with_keys(known[command], settings.keys[command]))


def key_name(written: str) -> str:
    """Textual's name of a key as people write it: ``?``, ``^n``, ``Ctrl+N``, ``PageUp``; empty where none."""
    if len(written) == 1:
        return _character_to_key(written) if written.isprintable() and not written.isspace() else ""
    name = written.lower().replace("^", "ctrl+", 1) if written.startswith("^") else written.lower()
    if name == "space":
        return ""
    *held, last = name.split("+")
    if held:
        modifiers = all(one in ("ctrl", "alt", "shift") for one in held)
        return name if modifiers and ((len(last) == 1 and last.isalnum()) or last in _NAMES) else ""
    return name if name in _NAMES or name in set(_with_names()) else ""


def _with_names() -> Iterator[str]:
    """The names of the keys that our own commands use."""
    for _, commands in PLACES:
        for command in commands:
            yield from (*command.keys, *command.typing_keys)


def _with_keys(command: type[Command], written: tuple[str, ...]) -> type[Command]:
    names = [name for one in written for name in _spellings(one)]
    always = [one for one in names if one.startswith(_WHILE_TYPING) or one in command.typing_keys]
    return type(
        command.__name__,
        (command,),
        {
            "__doc__": command.__doc__,
            "keys": tuple(one for one in names if one not in always),
            "typing_keys": tuple(always),
        },
    )


def _spellings(written: str) -> tuple[str, ...]:
    """A key's names: some terminals send a capital letter as such, some as the letter with shift."""
    name = key_name(written)
    return (name, f"shift+{written.lower()}") if len(written) == 1 and written.isupper() else (name,)


def _all_keys(command: type[Command]) -> tuple[str, ...]:
    return (*command.keys, *command.typing_keys)


def _check_key(settings: Settings, command: str, written: str) -> None:
    name = key_name(written)
    if not name:
        typed = bool(written) and written.strip().lower() in ("", "space")
        why = "a space types a space" if typed else "no key is called so"
        _refuse(settings, command, f"'{written}' cannot be a key: {why}")
    owner = _KEPT.get(name, command)
    if owner != command:
        _refuse(settings, command, f"{printed_key(name)} belongs to '{owner}' and is never taken away")
    if name in _FRAME:
        _refuse(settings, command, f"{printed_key(name)} {_FRAME[name]} in every terminal")


def _check_chains(settings: Settings) -> None:
    """Refuse two commands with one key where a key goes from one to the other: in a place, or its panes."""
    for place, commands in CHAINS:
        usual = set(_pairs(commands))
        for key, one, other in _pairs(remapped(commands, settings.keys)):
            if (key, one, other) not in usual:
                mine, theirs = (one, other) if one in settings.keys else (other, one)
                _refuse(settings, mine, f"{printed_key(key)} is the key of '{theirs}' too, in {place}")


def _pairs(commands: Iterable[type[Command]]) -> Iterator[tuple[str, str, str]]:
    """Each key that two commands share, with their ids."""
    taken: dict[str, list[str]] = {}
    for command in commands:
        for key in _all_keys(command):
            for other in taken.setdefault(key, []):
                yield key, other, command.id
            taken[key].append(command.id)


def _check_field(settings: Settings, usual: type[Command], command: type[Command]) -> None:
    """Refuse a key that a text field would take before the command has a chance of it."""
    for key in command.typing_keys:
        said = field_keys().get(key)
        if said is not None and key not in _all_keys(usual):
            _refuse(settings, command.id, f"{printed_key(key)} means '{said}' while a line is being typed")


@cache
def field_keys() -> Mapping[str, str]:
    """The keys that the text fields take for themselves, and what they do with them."""
    from textual.binding import Binding
    from textual.widgets import Input

    from boardtui.app.widgets.capture_line import CaptureLine

    found: dict[str, str] = {}
    for field in (CaptureLine, Input):
        for kind in field.__mro__:
            for one in vars(kind).get("BINDINGS", ()):
                binding = one if isinstance(one, Binding) else Binding(*one)
                for key in binding.key.split(","):
                    found.setdefault(key, (binding.description or binding.action).lower())
    return found


def _refuse(settings: Settings, command: str, why: str) -> None:
    raise UsageRefusal(f"{settings.where(command)}: {why}.")
