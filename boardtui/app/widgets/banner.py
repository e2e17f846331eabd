"""The banner and the notice of a small window: they say what the rest of the screen cannot."""

from boardtui.app.rows.line import Line, Look, plain, wrap
from boardtui.app.widgets.lines import LinePane

MOST_LINES = 4
SMALLEST = (60, 16)


class Banner(LinePane, can_focus=False):
    """As many lines as are needed, up to four. Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__(id="banner")
        self._text = ""
        self.display = False

    def say(self, text: str) -> None:
        """Say ``text`` for as long as nothing else is said; nothing where it is empty."""
        if text != self._text:
            self._text = text
            self.fit()

    def fit(self) -> None:
        """Wrap it to the width of the window."""
        width = max(self.app.size.width - 2, 10)
        look = Look.BAD if self._text.startswith("!") else Look.WARN
        parts = wrap(self._text, width) if self._text else []
        self.show(tuple(plain(f" {part}", look) for part in parts[:MOST_LINES]))
        self.styles.height = min(len(parts), MOST_LINES)
        self.display = bool(parts)


class TooSmall(LinePane, can_focus=False):
    """Lies over the place while the window is too small for it. The keys of the place go on working."""

    def __init__(self) -> None:
        super().__init__(id="too-small")

    def say(self, *more: Line) -> None:
        """Say how large the window should be, and ``more`` that must be seen even here."""
        width, height = self.app.size
        said = wrap(f"Window {width}x{height}: BoardTUI needs {SMALLEST[0]}x{SMALLEST[1]}.", max(width, 1))
        self.show((*more, *(plain(part, Look.WARN) for part in said)))
