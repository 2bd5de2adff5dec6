"""The hall's time: the machine's, or one that starts where and runs as fast as told."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol


class Now(Protocol):
    """Gives the time."""

    def now(self) -> datetime:
        """The current time in UTC, to the millisecond."""
        ...


class Clock(Now, Protocol):
    """The hall's time."""

    @property
    def rate(self) -> float:
        """Seconds of the hall's time per second of real time."""
        ...

    @property
    def started(self) -> datetime:
        """The time at which it was first read, or confirmed."""
        ...

    @property
    def jumped(self) -> bool:
        """Whether the machine's time jumped since then."""
        ...

    @property
    def confirmed(self) -> datetime:
        """The time of the last known confirmation; initially the time of its start."""
        ...

    def confirm(self, at: datetime) -> None:
        """Note that a manager confirmed the machine's time.

        Args:
            at: the time of the event that records it.
        """
        ...


JUMP: Final = timedelta(minutes=10)
"""A machine's time that comes to differ from its monotonic clock by more has jumped."""


def _milliseconds(moment: datetime) -> datetime:
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def _since_boot() -> timedelta:
    """A clock that nobody sets, and that goes on while the machine sleeps."""
    return timedelta(seconds=time.clock_gettime(time.CLOCK_BOOTTIME))


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the machine's clock said when it was set, and the clock since boot at that moment."""

    at: datetime
    booted: timedelta

    @classmethod
    def now(cls) -> "_Setting":
        return cls(datetime.now(UTC), _since_boot())


class MachineClock:
    """The machine's own time.

    A jump of it is not followed until a manager confirms it: till then the time goes on by
    the clock since boot.
    """

    rate: Final = 1.0

    def __init__(self) -> None:
        self._set = _Setting.now()
        self.confirmed = self._set.at

    @property
    def started(self) -> datetime:
        """The moment at which it was read first, or confirmed."""
        return self._set.at

    @property
    def jumped(self) -> bool:
        """Whether the machine's time jumped since then."""
        return self._has_jumped(datetime.now(UTC))

    def now(self) -> datetime:
        """The present moment in UTC, to the millisecond."""
        told = datetime.now(UTC)
        return _milliseconds(self._steady() if self._has_jumped(told) else told)

    def confirm(self, at: datetime) -> None:
        """A manager says that the machine's time is right."""
        self._set = _Setting.now()
        self.confirmed = at

    def _steady(self) -> datetime:
        # Read once: a manager may confirm the time in another thread meanwhile.
        setting = self._set
        return setting.at + (_since_boot() - setting.booted)

    def _has_jumped(self, told: datetime) -> bool:
        return abs(told - self._steady()) > JUMP


class WallClock:
    """The machine's time as it is set now: sessions, secrets and one-time codes end by it."""

    def now(self) -> datetime:
        """The present moment in UTC, to the millisecond."""
        return _milliseconds(datetime.now(UTC))


class ShiftedClock:
    """A hall at any hour and speed: at `anchor` of the machine it was `start` in the hall."""

    jumped: Final = False

    def __init__(self, start: datetime, rate: float, anchor: datetime) -> None:
        self.start, self.rate, self.anchor = start, rate, anchor
        self.started = self.confirmed = self.now()

    def now(self) -> datetime:
        """The present moment of the hall in UTC, to the millisecond."""
        passed = datetime.now(UTC) - self.anchor
        return _milliseconds(self.start + passed * self.rate)

    def confirm(self, at: datetime) -> None:
        """A manager says that the time is right."""
        self.started, self.confirmed = self.now(), at


class SetClock:
    """A clock that stands until it is set; the twin for tests.

    Attributes:
        rate: how fast the hall is told it runs.
        jumped: whether the machine's time is said to have jumped.
    """

    def __init__(self, start: datetime, rate: float = 1.0) -> None:
        self._now = self.started = self.confirmed = _milliseconds(start)
        self.rate = rate
        self.jumped = False

    def now(self) -> datetime:
        """The moment it was set to."""
        return self._now

    def forward(self, span: timedelta) -> None:
        """Let time pass."""
        self._now = _milliseconds(self._now + span)

    def restart(self) -> None:
        """The server starts again at this moment."""
        self.started = self.confirmed = self._now

    def confirm(self, at: datetime) -> None:
        """A manager says that the time is right."""
        self.started, self.confirmed, self.jumped = self._now, at, False
