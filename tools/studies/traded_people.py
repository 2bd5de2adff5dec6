"""Who wants a slot in the study of a trader, and what the centre does against it."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from contract.bookings import Bookings
from server.domain.calendar import ONE_DAY
from simulator.arrivals import Arrivals

ZONE: Final = ZoneInfo("Asia/Baku")
MONDAY: Final = datetime(2027, 2, 15, tzinfo=ZONE)
"""The week of the slots."""

AHEAD: Final = timedelta(days=Bookings().horizon_days)
BEGINS: Final = MONDAY - AHEAD
WEEK: Final = tuple(MONDAY.date() + number * ONE_DAY for number in range(5))
DRAW: Final = "thu 18:00"
HONEST: Final = 4
BUYERS: Final = HONEST / 3
"""How many come for each slot."""
AWAKE: Final = (8, 22)
"""The local hours in which visitors look."""
WISHED: Final = 3
"""On how many days of the week a visitor can come."""


@dataclass(frozen=True, slots=True)
class Case:
    """What the centre does against trading, and whether the trader adapts to it.

    Attributes:
        rests: freed slots rest.
        lists: there is a waiting list.
    """

    name: str
    rests: bool = True
    lists: bool = True
    draw: str | None = None
    adapts: bool = False


@dataclass(slots=True, eq=False)
class Person:
    """A visitor, or a name that the trader has invented.

    Attributes:
        mail: some invented names share one.
        places: those on the list or in the draw, and their days.
        booking: that of the slots.
        promised: until when a slot that was freed for a buyer may rest.
    """

    name: str
    days: Sequence[date]
    comes: datetime = BEGINS
    is_honest: bool = False
    mail: str = "buyer@example.org"
    places: dict[str, Sequence[date]] = field(default_factory=dict)
    booking: str | None = None
    slots: Sequence[datetime] = ()
    promised: datetime = BEGINS

    def wants(self, now: datetime) -> bool:
        """Whether this person still looks: until the last wished day."""
        return not self.slots and now.astimezone(ZONE).date() <= self.days[-1]


def visitors_of(slots: int, seed: int) -> list[Person]:
    """Honest visitors, on average four for each slot of the week, and a third as many buyers.

    Args:
        slots: those of a day.
    """
    chance, people = random.Random(seed), list[Person]()
    shape = [float(AWAKE[0] <= hour < AWAKE[1]) for hour in range(24)]
    for is_honest, number in ((True, HONEST * slots), (False, BUYERS * slots)):
        a_day = number * len(WEEK) / AHEAD.days
        for at in Arrivals(a_day, ZONE, chance, shape).between(BEGINS, MONDAY):
            days, name = sorted(chance.sample(WEEK, WISHED)), f"Person {len(people)}"
            mail = f"{len(people)}@example.org"
            people.append(Person(name, days, at, is_honest, mail))
    return people
