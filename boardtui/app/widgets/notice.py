"""The notice line: what was just done and how to take it back; errors stay until they are read."""

from boardtui.app.rows.line import Line, Look, wrap
from boardtui.app.widgets.lines import LinePane


class Notice(LinePane, can_focus=False):
    """One line, or as many as a refusal needs. Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__(id="notice")
        self._stays = False
        self.display = False

    @property
    def stays(self) -> bool:
        """True while a refusal is shown that nobody has dismissed."""
        return self._stays

    def say(self, text: str) -> None:
        """Say what was done. A refusal that has not been read is not covered by it."""
        if not self._stays:
            self._put(text, Look.PLAIN)

    def refuse(self, text: str) -> None:
        """Say why something was not done, until Escape."""
        self._stays = True
        self._put(f"! {text}  [Esc]", Look.BAD)

    def dismiss(self) -> None:
        """The notice has been read."""
        self._stays = False
        self.display = False

    def _put(self, text: str, look: Look) -> None:
        width = max(self.app.size.width - 2, 10)
        lines = tuple(Line(((f" {part}", look),)) for part in wrap(text, width))
        if len(lines) != len(self.lines) or not self.display:
            self.styles.height = min(len(lines), 4)
            self.display = True
        self.show(lines)
