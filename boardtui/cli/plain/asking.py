"""What plain mode asks back, and how the next line answers it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from boardtui.rules.folding import fold

_YES = ("y", "yes")
_NO = ("n", "no")


class Asking(Protocol):
    """A question that waits for the next line."""

    @property
    def question(self) -> str:
        """What is asked, in one sentence, with the answers there are."""

    def take(self, line: str) -> "Reply":
        """What the answer brought about, and what is asked next."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered to a line: sentences, perhaps a question; ``refused`` where nothing came of it."""

    said: list[str] = field(default_factory=list)
    asking: Asking | None = None
    refused: bool = False


@dataclass(frozen=True, slots=True)
class YesOrNo:
    """A question with two answers; ``also`` are further words for yes."""

    question: str
    if_yes: Callable[[], Reply]
    if_no: Callable[[], Reply]
    also: tuple[str, ...] = ()

    def take(self, line: str) -> Reply:
        """Do what is answered; any other line is given back, and the question stays."""
        word = fold(line)
        if word in (*_YES, *self.also):
            return self.if_yes()
        if word in _NO:
            return self.if_no()
        given = f" You typed: {line.strip()}" if line.strip() else ""
        return Reply([f"Please answer y or n first; nothing is saved yet.{given}"], self, refused=True)
