"""What every dialog is: it asks, answers once, and leaves."""

from typing import Generic, TypeVar

from textual.binding import Binding
from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer], Generic[Answer]):
    """A modal box. Escape leaves without an answer."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS = [Binding("escape", "leave", show=False)]

    def answer(self, answer: Answer | None) -> None:
        """Hand the answer over and go. A second answer, from keys that came in one burst, is for nobody."""
        if self.is_current:
            self.dismiss(answer)

    def action_leave(self) -> None:
        """Go without an answer."""
        self.answer(None)
