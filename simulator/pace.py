"""The speed of people's time: that of the hall's clock, or a given rate."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from client.net.clock import HallClock
from contract.snapshots import Snapshot


class Pace:
    """The time of the people in the hall.

    Without a rate it is the hall's time. With one, it starts at the hall's time and then runs at
    that rate, independent of the hall's clock.

    Args:
        rate: seconds of their time per real second; None: as the hall's clock.
        monotonic: a clock in real seconds.
    """

    def __init__(
        self, rate: float | None = None, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._own = rate
        self._monotonic = monotonic
        self._hall = HallClock(monotonic)
        self._began: tuple[datetime, float] | None = None

    def hear(self, snapshot: Snapshot) -> None:
        """Set the hall's time from a snapshot that has just arrived."""
        self._hall.set(snapshot.at, snapshot.clock_rate)
        if self._began is None:
            self._began = snapshot.at, self._monotonic()

    @property
    def rate(self) -> float:
        """Seconds of people's time per real second."""
        return self._hall.rate if self._own is None else self._own

    def now(self) -> datetime:
        """People's time."""
        if self._own is None or self._began is None:
            return self._hall.now()
        began, mark = self._began
        return began + timedelta(seconds=(self._monotonic() - mark) * self._own)

    def world(self, seconds: float) -> float:
        """The real seconds of a duration in people's time."""
        return seconds / self.rate

    def passed(self, since: datetime) -> float:
        """Seconds of people's time since an instant of the hall's clock."""
        hall = (self._hall.now() - since).total_seconds()
        return max(0.0, hall * self.rate / self._hall.rate)
