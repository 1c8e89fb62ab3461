"""The order of keys: each is carried out before the next is looked at, however fast they come."""

from collections import deque

from textual.app import App
from textual.events import Event, Key
from textual.message import Message

_PATIENCE = 0.5
"""Seconds after which a key counts as carried out whatever became of it, so that the keyboard never goes dead."""


class KeyCarriedOut(Message):
    """Follows a key up through the widgets, as it bubbles, to the app."""


class KeyOrder(App[None]):
    """An app in which keys that come in one burst do what they would do one by one.

    Textual 8 runs bindings, Tab among them, after the letters of the same burst (its issue 6605); slow connections,
    input methods and programs send such bursts. Here a key waits until the one before it has reached every widget that
    it concerns, and the screen that this one opened is ready.
    """

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[Key] = deque()
        self._key_under_way = 0
        self._keys_begun = 0

    async def on_event(self, event: Event) -> None:
        """Hold a key back while another one is under way."""
        if not isinstance(event, Key) or event.is_forwarded:
            await super().on_event(event)
        elif self._key_under_way:
            self._waiting.append(event)
        else:
            await self._begin(event)

    async def _begin(self, event: Key) -> None:
        self._keys_begun += 1
        self._key_under_way = number = self._keys_begun
        self.set_timer(_PATIENCE, lambda: self._end(number))
        await super().on_event(event)
        (self.focused or self.screen).post_message(KeyCarriedOut())

    def on_key_carried_out(self) -> None:
        """Go on once what the key has asked of the screen is done."""
        number = self._key_under_way
        if not self.screen.call_after_refresh(self._end, number):
            self.call_later(self._end, number)

    async def _end(self, number: int) -> None:
        if number == self._key_under_way:
            self._key_under_way = 0
            if self._waiting:
                await self._begin(self._waiting.popleft())
