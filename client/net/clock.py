"""The hall's clock on a device: a snapshot holds its time and rate, and the monotonic clock of the
device continues from there. A wrong system clock has no effect."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class HallClock:
    """The hall's current time; the machine's before the first snapshot."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._at = datetime.now(UTC)
        self._mark = monotonic()
        self.rate = 1.0

    def set(self, at: datetime, rate: float) -> None:
        """Set the hall's time from a snapshot that has just arrived."""
        self._at, self.rate, self._mark = at, rate, self._monotonic()

    def now(self) -> datetime:
        """The hall's time, in UTC."""
        return self._at + timedelta(seconds=(self._monotonic() - self._mark) * self.rate)
