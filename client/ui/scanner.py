"""Tells a barcode scanner from a person: a scanner types a whole code within a fraction of a
second."""

import time
from collections.abc import Callable
from typing import Final

SIGN_SECONDS: Final = 0.05
"""Maximum time per character of a scanner; no person types a whole badge code so fast."""

PAUSE_SECONDS: Final = 1.0
"""Input after such a pause is another code."""


class FieldInput:
    """Input of one text field."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._since = 0.0
        self._signs = 0
        self._one_by_one = False

    def became(self, length: int) -> None:
        """The text has a new length."""
        if length <= 1:
            self._since, self._one_by_one = self._monotonic(), True
        elif length != self._signs + 1:
            # Pasted, cut, or filled in: not typed by a scanner.
            self._one_by_one = False
        self._signs = length

    def by_scanner(self, length: int) -> bool:
        """Whether a text of this length was typed character by character, faster than by hand."""
        took = self._monotonic() - self._since
        return self._one_by_one and length == self._signs and took <= SIGN_SECONDS * length


class KeyInput:
    """Input while no field has the focus."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._heard = ""
        self._last = 0.0

    def hear(self, text: str) -> bool:
        """Take a key's text; whether it can be part of a code."""
        if len(text) != 1 or not text.isprintable() or text == " ":
            return False
        now = self._monotonic()
        if now - self._last > PAUSE_SECONDS:
            self._heard = ""
        self._heard += text
        self._last = now
        return True

    def end(self) -> str:
        """The characters typed without a pause until now; clears them."""
        heard, self._heard = self._heard, ""
        return heard if self._monotonic() - self._last <= PAUSE_SECONDS else ""
