"""One key at a time: what a key does is done before the next one is looked at.

Textual hands a key to whatever has the focus when it comes, and does what the key is bound to only once it
has bubbled back to the app. Keys that wait together, behind a slow moment or on a slow line, would so all go
where the first of them went: in the register, the letters of a word typed behind Tab would mark people, and
what is pasted there would be lost. A paste waits its turn like a key.
"""

from asyncio import TimerHandle, get_running_loop
from collections import deque
from time import monotonic
from typing import Any

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

_DONE_BY = 0.05
"""For so many seconds after a key was handed on, nobody relies on its having been dealt with."""
_LONG_AGO = float("-inf")
_LONGEST = 0.5
"""After these seconds the next key is handed on in any case."""
_AWAITED = 3.0
"""For so many seconds at most a key waits for what the key before it asked for."""
_LOOK_AGAIN = 0.01
_ROUNDS = 2
"""The first follows the key; the second the messages and the change of focus that it brought about."""


class TakesNoKeys:
    """A widget in a place that looks at no letter itself: each does what it is bound to, or nothing."""


class KeyOrderedApp(App[int]):
    """An app that hands on a key once the one before it has been dealt with."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._keys: deque[events.Key | events.Paste] = deque()
        self._handed_on_at = self._held_since = 0.0
        self.keys_handed_on = 0
        self._limit: TimerHandle | None = None

    def holds_keys(self) -> bool:
        """Whether what the last key asked for is still to come, and the next key is meant for that."""
        return False

    async def on_event(self, event: events.Event) -> None:
        """Keep a key or a paste back that came close behind a key, until that one has been dealt with."""
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
        elif self._limit is None and not self._keys and self._is_free():
            await self._hand_on(event)
        else:
            self._keys.append(event)
            if self._limit is None:
                self._follow()

    @property
    def has_keys(self) -> bool:
        """True while keys wait for their turn."""
        return bool(self._keys)

    def _is_free(self) -> bool:
        """Whether the key before has surely been dealt with, as it nearly always has."""
        return not self._waits() and not self.holds_keys() and monotonic() - self._handed_on_at > _DONE_BY

    def _waits(self) -> bool:
        """Whether a message waits anywhere on the way of a key."""
        return any(stop.message_queue_size for stop in self._way())

    async def _hand_on(self, key: events.Key | events.Paste) -> None:
        """A letter for a widget that looks at none does at once what it is bound to."""
        self._handed_on_at = monotonic()
        self.keys_handed_on += isinstance(key, events.Key)
        focused = self.focused
        is_letter = isinstance(key, events.Key) and key.is_printable
        if not (is_letter and isinstance(focused, TakesNoKeys) and await self._check_bindings(key.key)):
            await super().on_event(key)
        elif self.focused is focused and not self._waits():  # all that it brought about is done
            self._handed_on_at = _LONG_AGO

    def _follow(self) -> None:
        """Go the way of the key that was handed on last; behind it, the next one is due."""
        self._held_since = monotonic()
        self._limit = get_running_loop().call_later(_LONGEST, self._call_next_key)
        self._go_on(self._way(), _ROUNDS, self._limit)

    def _way(self) -> list[MessagePump]:
        return [*(self.focused or self.screen).ancestors_with_self]

    def _go_on(self, way: list[MessagePump], rounds: int, limit: TimerHandle) -> None:
        """Queue behind what waits at the first stop of ``way``, then at the next one."""
        if limit is not self._limit:
            return
        for place, stop in enumerate(way):
            if stop.is_running and stop.call_later(self._go_on, way[place + 1 :], rounds, limit):
                return
        if rounds > 1:
            self.call_later(lambda: self._go_on(self._way(), rounds - 1, limit))
        else:
            self._call_next_key()

    def _call_next_key(self) -> None:
        if self._limit is not None:
            self._limit.cancel()
        if self.holds_keys() and monotonic() - self._held_since < _AWAITED:
            self._limit = get_running_loop().call_later(_LOOK_AGAIN, self._call_next_key)
            return
        self._limit = None
        self.call_later(self._next_key)

    async def _next_key(self) -> None:
        if self._keys:
            await self._hand_on(self._keys.popleft())
        if self._keys and self._limit is None:
            self._follow()
