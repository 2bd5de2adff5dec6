"""The hall's time: the machine's, or a clock with a start and a rate of its own."""

import time
from datetime import UTC, datetime, timedelta
from typing import Final


class Clock:
    """The machine's time; subclasses give the hall another.

    Attributes:
        rate: seconds of the hall's time per second of real time.
        started: the time at which it was first read, or confirmed.
        confirmed: the time of the last known confirmation; initially the time of its start.
    """

    rate: float = 1.0

    def __init__(self) -> None:
        self.started = self.confirmed = self.now()

    @property
    def jump(self) -> timedelta:
        """By how much the machine's time jumped since the start or the last confirmation; zero for
        not more than `JUMP`."""
        return timedelta()

    def now(self) -> datetime:
        """The current time in UTC, to the millisecond."""
        return _milliseconds(datetime.now(UTC))

    def confirm(self, at: datetime) -> None:
        """Note that a manager confirmed the machine's time, by the event of that time."""
        self.started, self.confirmed = self.now(), at


JUMP: Final = timedelta(minutes=5)
"""A machine's time that comes to differ from its monotonic clock by more has jumped."""


def _milliseconds(moment: datetime) -> datetime:
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def booted_at() -> datetime:
    """The time of the boot by the machine's clock, which changes when that clock is set. The clock
    since boot includes suspend (CLOCK_BOOTTIME)."""
    return datetime.now(UTC) - timedelta(seconds=time.clock_gettime(time.CLOCK_BOOTTIME))


class MachineClock(Clock):
    """The machine's time; after a jump this clock goes on by the clock since boot until a manager
    confirms the new time."""

    def __init__(self) -> None:
        self._booted_at = booted_at()
        super().__init__()

    @property
    def jump(self) -> timedelta:
        """By how much the machine's time jumped; zero for not more than `JUMP`."""
        jump = booted_at() - self._booted_at
        return jump if abs(jump) > JUMP else timedelta()

    def now(self) -> datetime:
        """The current time in UTC, to the millisecond."""
        return _milliseconds(datetime.now(UTC) - self.jump)

    def confirm(self, at: datetime) -> None:
        """Take the machine's time, which a manager confirmed by the event of a time."""
        self._booted_at = booted_at()
        super().confirm(at)


class ShiftedClock(Clock):
    """A clock with any start and rate: at `anchor` of the machine's clock it shows `start`."""

    def __init__(self, start: datetime, rate: float, anchor: datetime) -> None:
        self.start, self.rate, self.anchor = start, rate, anchor
        super().__init__()

    def now(self) -> datetime:
        """The current time of the hall in UTC, to the millisecond."""
        passed = datetime.now(UTC) - self.anchor
        return _milliseconds(self.start + passed * self.rate)


class SetClock(Clock):
    """A clock for tests and simulations that stands still until it is moved."""

    jump: timedelta = timedelta()

    def __init__(self, start: datetime) -> None:
        self._now = _milliseconds(start)
        super().__init__()

    def now(self) -> datetime:
        """The time to which it was set."""
        return self._now

    def forward(self, span: timedelta) -> None:
        """Move the clock forward."""
        self._now = _milliseconds(self._now + span)

    def restart(self) -> None:
        """Simulate a restart of the server at this moment."""
        self.started = self.confirmed = self._now

    def confirm(self, at: datetime) -> None:
        """Note that a manager confirmed the time."""
        super().confirm(at)
        self.jump = timedelta()
