"""The notice line: what was just done and how to take it back; errors stay until they are read."""

from boardtui.app.rows.line import Line, Look, wrap
from boardtui.app.widgets.lines import LinePane

_MOST_LINES = 5


class Notice(LinePane, can_focus=False):
    """One line, or as many as a refusal needs. Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__(id="notice")
        self._refusal: tuple[Line, ...] = ()
        self.display = False

    @property
    def stays(self) -> bool:
        """True while a refusal is shown that nobody has dismissed."""
        return bool(self._refusal)

    def say(self, text: str) -> None:
        """Say what was done: under a refusal that has not been read, which it does not cover."""
        self._put((*self._refusal, *self._lines_of(text, Look.PLAIN)))

    def refuse(self, text: str) -> None:
        """Say why something was not done, until Escape."""
        self._refusal = self._lines_of(f"! {text}  [Esc]", Look.BAD)
        self._put(self._refusal)

    def dismiss(self) -> None:
        """The notice has been read."""
        self._refusal = ()
        self.display = False

    def _lines_of(self, text: str, look: Look) -> tuple[Line, ...]:
        width = max(self.app.size.width - 2, 10)
        return tuple(Line(((f" {part}", look),)) for part in wrap(text, width))

    def _put(self, lines: tuple[Line, ...]) -> None:
        if len(lines) != len(self.lines) or not self.display:
            self.styles.height = min(len(lines), _MOST_LINES)
            self.display = True
        self.show(lines)
