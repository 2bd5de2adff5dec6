"""The hall's time: the machine's, or one that starts where and runs as fast as told."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


def _milliseconds(moment: datetime) -> datetime:
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


@dataclass(frozen=True, slots=True)
class MachineClock:
    """The machine's own time."""

    @property
    def rate(self) -> float:
        """One second of the hall in a second of the world."""
        return 1.0

    def now(self) -> datetime:
        """The present moment in UTC, to the millisecond."""
        return _milliseconds(datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class ShiftedClock:
    """A hall at any hour and speed: at `anchor` of the machine it was `start` in the hall."""

    start: datetime
    rate: float
    anchor: datetime

    def now(self) -> datetime:
        """The present moment of the hall in UTC, to the millisecond."""
        passed = datetime.now(UTC) - self.anchor
        return _milliseconds(self.start + passed * self.rate)


class SetClock:
    """A clock that stands until it is set; the twin for tests.

    Attributes:
        rate: how fast the hall is told it runs.
    """

    def __init__(self, start: datetime, rate: float = 1.0) -> None:
        self._now = _milliseconds(start)
        self.rate = rate

    def now(self) -> datetime:
        """The moment it was set to."""
        return self._now

    def forward(self, span: timedelta) -> None:
        """Let time pass."""
        self._now = _milliseconds(self._now + span)
