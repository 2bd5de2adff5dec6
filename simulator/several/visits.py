"""The visitors of a day, drawn before it begins: every rule is given the same."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from contract.enums import TicketClass
from simulator.arrivals import Arrivals, ServiceMix
from simulator.people import People
from simulator.serving import service_seconds
from simulator.study.days import WALK, ZONE, class_of
from simulator.study.place import CLOSES, LEVELS, MATTERS, OPENS

THIRD: Final = 0.3
"""The share of visitors with three services, among those with several; the others have two."""

EARLY: Final = timedelta(minutes=20)
"""How long before the opening the first visitors come."""

SAMPLE: Final = 20_000


@dataclass(frozen=True, slots=True)
class Visit:
    """A visitor who stays until every service is done.

    Attributes:
        services: different ones, without a prescribed order.
        seconds: by service, from the call to the end with an operator of usual speed.
    """

    arrived: datetime
    ticket_class: TicketClass
    services: tuple[str, ...]
    seconds: Mapping[str, float]


def visits_of(midnight: datetime, load: float, share: float, chance: random.Random) -> list[Visit]:
    """The visits of a day, in order of arrival.

    Args:
        load: the utilisation of all counters from opening to closing, without breaks; the hours
            of the morning have more, those of the evening less.
        share: the share of visitors with two or three services.
    """
    people = People(("en",), chance, 0.0)
    mix = ServiceMix.of({key: one.weight for key, one in MATTERS.items()})
    minutes = load * len(LEVELS) * (CLOSES - OPENS) * 60
    arrivals = Arrivals(minutes / _minutes(share, mix), ZONE, chance)
    begins, closes = midnight + timedelta(hours=OPENS) - EARLY, midnight + timedelta(hours=CLOSES)
    came = arrivals.between(begins, closes)
    return [_visit(at, share, people, mix, chance) for at in came]


def _visit(
    at: datetime, share: float, people: People, mix: ServiceMix, chance: random.Random
) -> Visit:
    person = people.next()
    ticket_class = class_of(person, chance)
    services = _services(share, mix, chance)
    seconds = {
        one: person.walk + service_seconds(MATTERS[one].minutes * 60 - WALK, 1, chance)
        for one in services
    }
    return Visit(at, ticket_class, services, seconds)


def _services(share: float, mix: ServiceMix, chance: random.Random) -> tuple[str, ...]:
    number = 1
    if chance.random() < share:
        number = 3 if chance.random() < THIRD else 2
    services: list[str] = []
    while len(services) < number:
        service = mix.pick(chance)
        if service not in services:
            services.append(service)
    return tuple(services)


@lru_cache
def _minutes(share: float, mix: ServiceMix) -> float:
    """The mean minutes at counters of a visitor over all services, from a sample: to a hundredth
    or so."""
    chance = random.Random("minutes")
    drawn = (_services(share, mix, chance) for _ in range(SAMPLE))
    return sum(MATTERS[one].minutes for services in drawn for one in services) / SAMPLE
