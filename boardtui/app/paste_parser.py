"""What the terminal sends, read so that a paste stays a paste whatever is in it."""

from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.message import Message

_START, _END = "\x1b[200~", "\x1b[201~"


class PasteParser(XTermParser):
    """Textual's parser, which ends a paste at the first escape character inside it.

    What stands behind that, say of a page copied with its colours, would come as keys: Enter would record
    half a line, and in the register letters would mark people. Here only the end of the paste ends it. The
    opening of a colour is handed on as the one control character that means the same, so that whoever cleans
    the text takes out all of it; any other escape is left out.
    """

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._pasting = False
        self._behind = ""  # outside a paste: the last that was sent, which may have begun one
        self._held = ""  # inside a paste: what may turn out to be its end

    def feed(self, data: str) -> Iterable[Message]:
        """The events that ``data`` makes; an empty one says that nothing more will come."""
        sent = "".join(self._without_escapes(data))
        if sent or not data:
            yield from super().feed(sent)

    def _without_escapes(self, data: str) -> Iterable[str]:
        data, self._held = self._held + data, ""
        while data:
            if self._pasting:
                text, escape, rest = data.partition("\x1b")
                yield text
                data = escape + rest
                if data.startswith(_END):
                    yield _END
                    self._pasting, data = False, data[len(_END) :]
                elif _END.startswith(data):
                    self._held, data = data, ""
                elif rest.startswith("["):
                    yield "\x9b"
                    data = rest[1:]
                else:
                    data = rest
            else:
                before, start, _ = (self._behind + data).partition(_START)
                taken = len(before) + len(start) - len(self._behind) if start else len(data)
                yield data[:taken]
                self._behind = "" if start else (self._behind + data)[1 - len(_START) :]
                self._pasting, data = bool(start), data[taken:]
