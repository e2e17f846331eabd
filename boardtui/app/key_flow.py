"""Keys as they come from a terminal: those a person presses, and those that come all at once.

Terminals that do not bracket a paste (serial lines, some consoles) send it as keys, and in the register
every letter is a mark. They come as close together as the line can carry them, which a person's keys do not:
a key that is followed by another sooner is held until it is known how many there are.
"""

from collections.abc import Callable

from textual.events import Key
from textual.message import Message

from boardtui.app.messages import Burst

MOST_KEYS = 15
WINDOW = 0.05
"""More than MOST_KEYS printable keys within WINDOW seconds are a paste."""
AT_ONCE = 0.005
"""Nobody presses two keys so few seconds apart: what comes so close behind a key is held as well."""
FASTEST = 38_400
"""The speed in baud that a terminal says where there is no line; it sends what is pasted in one piece."""
_BITS = 15
"""A letter on a line takes ten bits; half of that again for a line that pauses between two."""


def held_for(baud: int) -> float:
    """How many seconds a key that came alone is held on a line of that speed: until the next one is due."""
    return _BITS / (baud if 0 < baud < FASTEST else FASTEST)


class KeyFlow:
    """Hands messages on in order: keys one by one, a paste as one Burst. Times are in seconds."""

    def __init__(self, hand_on: Callable[[Message], None], baud: int = FASTEST) -> None:
        """``baud`` is the speed of the line as the terminal says it."""
        self._hand_on, self._apart = hand_on, held_for(baud)
        self._held: list[Message] = []
        self._letters = 0  # of the keys held, those that are printable
        self._first = self._last = 0.0
        self._key_before = -1.0

    def take(self, message: Message, at: float) -> None:
        """Take a message that came ``at`` that time."""
        printable = isinstance(message, Key) and message.is_printable
        if not self._held and not printable:
            self._hand_on(message)
            return
        if not self._held:
            self._first = at
        self._held.append(message)
        self._letters += printable
        self._last = at

    def wait(self, at: float) -> float | None:
        """How long from ``at`` to wait for more before ``release``; None where nothing is held."""
        return max(self._due() - at, 0.0) if self._held else None

    def release(self, at: float, *, all_of_it: bool = False) -> None:
        """Hand on what is held where its time has come; at the end, ``all_of_it``."""
        if not self._held or (at < self._due() and not all_of_it):
            return
        held, self._held = self._held, []
        letters, self._letters = self._letters, 0
        self._key_before = self._last
        if letters > MOST_KEYS:
            self._hand_on(Burst(tuple(one for one in held if isinstance(one, Key))))
            held = [one for one in held if not isinstance(one, Key)]
        for message in held:
            self._hand_on(message)

    def _due(self) -> float:
        if self._letters > MOST_KEYS:
            return self._last + WINDOW
        alone = self._letters < 2 and self._first - self._key_before > AT_ONCE
        return self._first + (self._apart if alone else WINDOW)
