"""How fast people live: as fast as the hall's clock, or as fast as they are told."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from client.clock import HallClock
from contract.snapshots import Snapshot


class Pace:
    """The time of the people in the hall.

    With no rate of its own it is the hall's time. With one, it starts with the
    hall's and then runs at that rate, whatever the hall's clock does.

    Args:
        rate: seconds of their time in a second of the world; None: as the hall's clock.
        monotonic: seconds of the world that never go back.
    """

    def __init__(
        self, rate: float | None = None, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._own = rate
        self._monotonic = monotonic
        self._hall = HallClock(monotonic)
        self._began: tuple[datetime, float] | None = None

    def hear(self, snapshot: Snapshot) -> None:
        """Take the hall's time from a snapshot that has just come."""
        self._hall.set(snapshot.at, snapshot.clock_rate)
        if self._began is None:
            self._began = snapshot.at, self._monotonic()

    @property
    def rate(self) -> float:
        """Seconds of people's time in a second of the world."""
        return self._hall.rate if self._own is None else self._own

    def now(self) -> datetime:
        """People's time."""
        if self._own is None or self._began is None:
            return self._hall.now()
        began, mark = self._began
        return began + timedelta(seconds=(self._monotonic() - mark) * self._own)

    def world(self, seconds: float) -> float:
        """Seconds of the world that so many seconds of people's time take."""
        return seconds / self.rate

    def passed(self, since: datetime) -> float:
        """Seconds of people's time since an instant that the hall's clock gave."""
        hall = (self._hall.now() - since).total_seconds()
        return max(0.0, hall * self.rate / self._hall.rate)
