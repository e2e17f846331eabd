"""What the tests of the guide's rules share: every screen, dialog and key of the app, and its questions."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from textual.binding import Binding
from textual.dom import DOMNode

import boardtui.app
import boardtui.app.dialogs
import boardtui.app.screens
from boardtui.app.commands.command import Command
from boardtui.app.commands.places import PLACES
from boardtui.app.dialogs.dialog import Dialog
from boardtui.app.place import Place

APP = Path(str(boardtui.app.__file__)).parent
COMMANDS: tuple[type[Command], ...] = tuple(one for _, commands in PLACES for one in commands)


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(found.name)


def _defined(kind: type[Any], package: ModuleType) -> list[type[Any]]:
    """Every class of that kind that is defined in ``package``, in the order of their names."""
    found = {
        one
        for module in _modules(package)
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, kind) and one.__module__ == module.__name__
    }
    return sorted(found, key=lambda one: one.__name__)


SCREENS: list[type[Place]] = [one for one in _defined(Place, boardtui.app.screens) if one.PLACE_COMMANDS]
DIALOGS: list[type[Dialog[Any]]] = _defined(Dialog, boardtui.app.dialogs)
NODES: list[type[DOMNode]] = _defined(DOMNode, boardtui.app)


def own_bindings(node: type[DOMNode]) -> list[tuple[str, str | None]]:
    """The keys that a class of ours binds itself, each with the id of its command where it has one."""
    found = [one if isinstance(one, Binding) else Binding(*one) for one in vars(node).get("BINDINGS", ())]
    return [(key.strip(), one.id) for one in found for key in one.key.split(",")]


def questions() -> dict[str, tuple[str, str]]:
    """Every question of yes or no in the app: where it is asked, to the key that says yes and what that does.

    A key that is worked out is given as the expression.
    """
    found: dict[str, tuple[str, str]] = {}
    for path in sorted(APP.rglob("*.py")):
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(function, ast.FunctionDef):
                for call in ast.walk(function):
                    if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Question":
                        key, does = (ast.unparse(one).strip("'") for one in call.args[2:4])
                        found[f"{path.stem}.{function.name}"] = key, does
    return found
