"""The work of operators: service times, recalls, breaks.

Pure except for randomness. Durations are seconds of the hall.
"""

import math
import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from contract.enums import BreakReason

VARIATION: Final = 0.55
"""Standard deviation over mean of a service time; counters of public services show 0.4 to 0.7."""

SHORTEST: Final = 20.0
PER_FURTHER_ITEM: Final = 0.6
"""What a second file or person adds, as a share of the first."""

RECALL_AFTER: Final = (35.0, 55.0)
"""How long an operator waits before a recall, and again before giving up."""

RECALLS: Final = 2
REQUEUES: Final = 0.25
"""The share of absent visitors whose ticket an operator puts back into the queue."""

REACTION: Final = (1.0, 5.0)
"""The delay from noticing a waiting visitor to pressing the key."""

LUNCH_WINDOW: Final = (11.75, 14.25)
"""Local hours between which lunches begin."""

LUNCH_MINUTES: Final = (30, 45)
BREAK_MINUTES: Final = (8, 14)
WORK_MINUTES: Final = (110, 170)
"""How long an operator works between two breaks."""


def service_seconds(typical: float, quantity: int, chance: random.Random) -> float:
    """How long a ticket keeps a counter, lognormal about the usual time of its service.

    Args:
        typical: the mean for one item, in seconds.
        quantity: items (people, files).
    """
    sigma = math.sqrt(math.log(1 + VARIATION**2))
    # The mean of a lognormal variable is exp(mu + sigma^2 / 2).
    drawn = typical * chance.lognormvariate(-(sigma**2) / 2, sigma)
    return max(SHORTEST, drawn * (1 + PER_FURTHER_ITEM * (quantity - 1)))


@dataclass(frozen=True, slots=True)
class Rest:
    """A break that is due: its announced minutes, and its real length in seconds."""

    reason: BreakReason
    minutes: int
    seconds: float


class Rests:
    """The breaks of one operator: lunch once a day, and short ones."""

    def __init__(self, zone: ZoneInfo, chance: random.Random) -> None:
        self._zone = zone
        self._chance = chance
        self._lunch_day: date | None = None
        self._lunch_at: datetime | None = None
        self._break_at: datetime | None = None

    def begin(self, now: datetime) -> None:
        """The operator starts work, or is back from a break."""
        local = now.astimezone(self._zone)
        first = self._lunch_day != local.date()
        # The first working period has a random length, so that breaks are spread.
        low = WORK_MINUTES[0] / 4 if first else WORK_MINUTES[0]
        self._break_at = now + timedelta(minutes=self._chance.uniform(low, WORK_MINUTES[1]))
        if first:
            self._lunch_day = local.date()
            hours = self._chance.uniform(*LUNCH_WINDOW)
            lunch = local.replace(hour=0, minute=0, second=0, microsecond=0)
            lunch += timedelta(hours=hours)
            # A shift that starts after lunch has no lunch break.
            self._lunch_at = lunch if lunch > local else None

    def is_due(self, now: datetime) -> bool:
        """Whether a break is due."""
        return any(at is not None and now >= at for at in (self._lunch_at, self._break_at))

    def take(self, now: datetime) -> Rest | None:
        """Take the break that is due now; None if none is."""
        if self._lunch_at is not None and now >= self._lunch_at:
            self._lunch_at = self._break_at = None
            return self._rest(BreakReason.LUNCH, LUNCH_MINUTES)
        if self._break_at is not None and now >= self._break_at:
            self._break_at = None
            return self._rest(BreakReason.BREAK, BREAK_MINUTES)
        return None

    def _rest(self, reason: BreakReason, span: tuple[int, int]) -> Rest:
        minutes = self._chance.randint(*span)
        return Rest(reason, minutes, minutes * 60 * self._chance.uniform(0.8, 1.15))
