"""Making the operating system refuse, and counting what is asked of it."""

import errno
import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

REAL = {name: getattr(os, name) for name in ("open", "write", "fsync", "replace", "link", "ftruncate")}


@dataclass
class Faults:
    """Each call of ``os`` counted by name; the ``nth`` call of ``name`` fails with ``number``."""

    name: str = ""
    number: int = errno.EIO
    nth: int = 1
    sticky: bool = False
    calls: Counter[str] = field(default_factory=Counter)
    order: list[str] = field(default_factory=list)

    def wrap(self, name: str) -> Callable[..., Any]:
        """``os.<name>`` as it is seen while the faults are in force."""

        def call(*args: Any, **more: Any) -> Any:
            self.calls[name] += 1
            self.order.append(name)
            due = self.calls[name] >= self.nth if self.sticky else self.calls[name] == self.nth
            if name == self.name and due:
                raise OSError(self.number, os.strerror(self.number))
            return REAL[name](*args, **more)

        return call


def put_in(patch: pytest.MonkeyPatch, faults: Faults) -> Faults:
    """Let ``faults`` stand between the program and the system until the test ends."""
    for name in REAL:
        patch.setattr(os, name, faults.wrap(name))
    return faults
