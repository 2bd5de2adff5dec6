"""Hours that take more bookings than they have slots, in the hall of the study of bookings."""

import random
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from statistics import fmean
from typing import Final

from server.domain.overbooking import CELLS, LEAST_SLOTS, ShowRate, cell_of, learned
from server.domain.slots import slots_of
from server.rules.overbooked_hours import OverbookedHours, hour_of
from tools.studies import booked_days
from tools.studies.booked_days import BOOKED, HEAD, SETTINGS, BookedDays, Case
from tools.studies.days import FIRST_DAY, ZONE

LEAD: Final = timedelta(days=10)
"""How long before their time bookings are made: all are of one cell."""


class OverbookedDays(BookedDays):
    """The days of a hall whose slots are all booked: the part of its counters' time that is the
    share of the case. Its hours are overbooked, as far as the outcomes of the days before allow.

    Args:
        part: by which part of its slots an hour is overbooked at most.
    """

    def __init__(self, case: Case, seed: int, part: float) -> None:
        super().__init__(case, seed)
        self._decides, self._part = random.Random(seed), part
        self._rates: Sequence[ShowRate] = [ShowRate()] * (len(CELLS) + 1) * 2
        self.slots = Counter[datetime]()
        self.taken, self.came = Counter[datetime](), Counter[datetime]()
        """Of each clock hour."""

    def shares(self) -> tuple[int, float, float, float]:
        """Of the hours that were measured: the slots of one, how many were booked and used for each
        slot, and the share of the hours to which more visitors came than they have slots."""
        begins = FIRST_DAY + timedelta(days=booked_days.LEARNED)
        hours = [at for at, slots in self.slots.items() if at >= begins and slots >= LEAST_SLOTS]
        slots = sum(self.slots[at] for at in hours)
        booked = sum(self.taken[at] for at in hours) / slots
        used = sum(min(self.came[at], self.slots[at]) for at in hours) / slots
        too_many = fmean(self.came[at] > self.slots[at] for at in hours)
        return round(slots / len(hours)), booked, used, too_many

    def _slots(self, midnight: datetime) -> Sequence[datetime]:
        settings = SETTINGS.model_copy(update={"part": self._case.share})
        slots = slots_of(HEAD, BOOKED, settings, self._case.counters, midnight.date())
        by_hour, by_start = Counter(hour_of(at, ZONE) for at in slots), Counter(slots)
        self.slots.update(by_hour)
        taken, chances = Counter[datetime](), dict[datetime, list[float]]()
        rates = [rate.upper for rate in self._rates]
        hours = OverbookedHours(ZONE, self._part, rates, by_hour, chances)
        # One after the other, as visitors choose.
        for at in sorted({*slots}, key=lambda _at: self._decides.random()) * 2:
            while hours.takes(at, by_start[at], taken[at], LEAD):
                taken[at] += 1
                chances.setdefault(hour_of(at, ZONE), []).append(rates[cell_of(LEAD)])
        for at, number in taken.items():
            self.taken[hour_of(at, ZONE)] += number
        return sorted(taken.elements())

    def _comes(self, at: datetime) -> bool:
        comes = super()._comes(at)
        self._rates = learned(self._rates, cell_of(LEAD), came=comes, at=at)
        self.came[hour_of(at, ZONE)] += comes
        return comes
