"""The hall of the study: services, counters, visitors."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from contract.centre import ClassRule
from contract.enums import TicketClass
from server.domain.selection import Levels, PriorityRules

LOAD: Final = 0.82
"""The utilisation of the counters over a day: above capacity in the morning, below it in the
evening."""

OPENS: Final = 9
CLOSES: Final = 18
"""The local hours of its day."""

APPOINTMENT: Final = 0.08
"""The share of visitors who come at a booked time."""

MISJUDGED: Final = (1 / 3, 1.0, 3.0)
"""The factors by which the configured times of services are wrong."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A service of the study.

    Attributes:
        minutes: the true mean at the counter, for one item.
        weight: its frequency.
        afternoon: the factor of its duration after 14:00.
    """

    minutes: float
    weight: float
    afternoon: float = 1.0


MATTERS: Final[Mapping[str, Matter]] = {
    "collection": Matter(2, 30),
    "fines": Matter(5, 14, 1.15),
    "copies": Matter(6, 10),
    "identity": Matter(8, 24),
    "passport": Matter(10, 14, 1.2),
    "registry": Matter(13, 9),
    "vehicle": Matter(15, 10, 1.1),
    "pension": Matter(22, 7),
    "contract": Matter(40, 4),
}

PROFILES: Final = (
    (4, ("identity", "passport"), ("collection",)),
    (2, ("collection",), ("identity",)),
    (3, ("vehicle", "fines"), ()),
    (2, ("registry", "copies"), ()),
    (2, ("pension", "registry"), ()),
    (2, ("contract",), ("copies",)),
)
"""The number of counters by their first services, and the services for short queues."""

CALL_AFTER: Final = (timedelta(), timedelta(minutes=10))

LEVELS: Final[tuple[Levels, ...]] = tuple(
    Levels({service: level for level, some in enumerate(levels) for service in some}, CALL_AFTER)
    for many, *levels in PROFILES
    for _ in range(many)
)
"""The services of each counter ..."""

PROFILE_OF: Final = tuple(number for number, (many, *_) in enumerate(PROFILES) for _ in range(many))
"""... and its work profile."""

RULES: Final = PriorityRules(
    classes={
        TicketClass.STANDARD: ClassRule(),
        TicketClass.PRIORITY: ClassRule(head_start=0.5, rate=2.0),
        TicketClass.APPOINTMENT: ClassRule(head_start=0.5, rate=1.5),
    },
    targets={
        key: timedelta(minutes=max(10.0, 1.5 * matter.minutes)) for key, matter in MATTERS.items()
    },
    wait_max=timedelta(minutes=90),
    cap_of=5,
    cap=3,
)


def visitors_a_day() -> float:
    """The number of visitors for a utilisation of `LOAD`."""
    weight = sum(matter.weight for matter in MATTERS.values())
    mean = sum(matter.weight * matter.minutes for matter in MATTERS.values()) / weight
    return LOAD * len(LEVELS) * (CLOSES - OPENS) * 60 / mean


def usual_of(chance: random.Random) -> dict[str, float]:
    """The configured seconds of each service, some of them far from the truth."""
    return {key: matter.minutes * 60 * chance.choice(MISJUDGED) for key, matter in MATTERS.items()}
