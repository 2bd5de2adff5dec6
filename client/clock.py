"""The hall's clock on a device.

Each snapshot says the hall's time and how fast it runs; in between the
device's own monotonic clock carries on, so that a wrong wall clock on a
display never shows.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class HallClock:
    """The hall's time now. Before the first snapshot it is the machine's."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._at = datetime.now(UTC)
        self._mark = monotonic()
        self._rate = 1.0

    @property
    def rate(self) -> float:
        """Seconds of the hall in a second of the world."""
        return self._rate

    def set(self, at: datetime, rate: float) -> None:
        """Take the hall's time from a snapshot that has just come."""
        self._at, self._rate, self._mark = at, rate, self._monotonic()

    def now(self) -> datetime:
        """The hall's time, in UTC."""
        return self._at + timedelta(seconds=(self._monotonic() - self._mark) * self._rate)
