"""What a command is, and the bindings that follow from it."""

from collections.abc import Iterable
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

_SHOWN = {
    "enter": "⏎",
    "escape": "esc",
    "tab": "Tab",
    "space": "space",
    "question_mark": "?",
    "exclamation_mark": "!",
    "slash": "/",
    "colon": ":",
    "plus": "+",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}


class Command:
    """Something a key does. The first line of its docstring is its name in the palette and the help.

    ``keys`` act where nothing is being typed, ``typing_keys`` everywhere on the screen. ``hint`` is its
    word in the footer (none: not shown there); a lower ``priority`` is kept longer in a narrow one.
    ``go_to`` is its letter in the go-to menu, empty where it goes nowhere.
    """

    id: ClassVar[str]
    keys: ClassVar[tuple[str, ...]] = ()
    typing_keys: ClassVar[tuple[str, ...]] = ()
    hint: ClassVar[str] = ""
    priority: ClassVar[int] = 50
    section: ClassVar[str] = "Everywhere"
    go_to: ClassVar[str] = ""

    def run(self, place: Any) -> None:
        """Do it in ``place``, the screen whose command it is."""
        raise NotImplementedError

    def hinted(self, place: Any) -> bool:
        """Whether its hint is of use in ``place`` as things stand."""
        return True

    def hint_in(self, place: Any) -> str:
        """Its word in the footer of ``place`` as things stand."""
        return self.hint

    def unavailable(self, place: Any) -> str:
        """Why it cannot be done in ``place`` as things stand, in a sentence; empty where it can."""
        return ""

    @classmethod
    def title(cls) -> str:
        """What it does, in a few words."""
        return (cls.__doc__ or cls.id).strip().splitlines()[0].rstrip(".")

    @classmethod
    def help(cls) -> str:
        """Its whole help."""
        return " ".join((cls.__doc__ or "").split())

    @classmethod
    def shown_key(cls, typing: bool) -> str:
        """The key to press, as it is printed; empty where there is none."""
        keys = cls.typing_keys if typing else (cls.keys or cls.typing_keys)
        return printed_key(keys[0]) if keys else ""

    @classmethod
    def all_keys(cls) -> str:
        """Every key of the command, as they are printed."""
        return " ".join(printed_key(key) for key in (*cls.keys, *cls.typing_keys) if not _is_twin(key))


class RecordingCommand(Command):
    """A command that records what happens in a meeting: of no use in one that is closed, or only read."""

    def hinted(self, place: Any) -> bool:
        """While the meeting may be recorded."""
        return bool(place.recording)


def printed_key(key: str) -> str:
    """A key as people write it: ``^n`` for ``ctrl+n``."""
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+')}"
    return _SHOWN.get(key, key if len(key) == 1 else key.capitalize())


def _is_twin(key: str) -> bool:
    """Whether ``key`` is another terminal's name for a capital letter that is a key by itself."""
    return len(key) == len("shift+a") and key.startswith("shift+")


def bindings(commands: Iterable[type[Command]]) -> list[BindingType]:
    """The Textual bindings of ``commands``."""
    return [
        Binding(
            ",".join((*command.keys, *command.typing_keys)),
            f"command('{command.id}')",
            command.title(),
            show=False,
            id=command.id,
        )
        for command in commands
        if command.keys or command.typing_keys
    ]
