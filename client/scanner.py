"""Telling a scanner from a person: it types a whole code within a blink."""

import time
from collections.abc import Callable
from typing import Final

SIGN_SECONDS: Final = 0.05
"""A scanner types a sign in less; no person does so for a whole badge."""

PAUSE_SECONDS: Final = 1.0
"""What comes after such a pause is another code."""


class Typed:
    """What is being typed into one field.

    Args:
        monotonic: a clock in seconds.
    """

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._since = 0.0
        self._signs = 0
        self._one_by_one = False

    def became(self, length: int) -> None:
        """The text is so long by now."""
        if length <= 1:
            self._since, self._one_by_one = self._monotonic(), True
        elif length != self._signs + 1:
            # Pasted, cut, or filled in: no scanner does that.
            self._one_by_one = False
        self._signs = length

    def by_scanner(self, length: int) -> bool:
        """Whether a text of this length came sign by sign, faster than by hand."""
        took = self._monotonic() - self._since
        return self._one_by_one and length == self._signs and took <= SIGN_SECONDS * length


class Ear:
    """What is typed into no field at all.

    Args:
        monotonic: a clock in seconds.
    """

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._heard = ""
        self._last = 0.0

    def hear(self, text: str) -> bool:
        """A key's text; whether it is one that can stand in a code."""
        if len(text) != 1 or not text.isprintable() or text == " ":
            return False
        now = self._monotonic()
        if now - self._last > PAUSE_SECONDS:
            self._heard = ""
        self._heard += text
        self._last = now
        return True

    def end(self) -> str:
        """What was heard without a pause until now; nothing of it is kept."""
        heard, self._heard = self._heard, ""
        return heard if self._monotonic() - self._last <= PAUSE_SECONDS else ""
