"""One day of a hall whose visitors wait for several services by one of the rules."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from math import inf, log, sqrt
from statistics import NormalDist, fmean
from typing import Final

from server.domain.call_time import ActiveCounter
from server.domain.estimation import Estimator, Need, back_in
from simulator.serving import REACTION, VARIATION, Rests
from simulator.several.visits import Visit
from simulator.study.calling import Caller, Events
from simulator.study.days import DAY_SIGMA, SPEED_SIGMA, ZONE, Desk
from simulator.study.floor import Floor, Ticket
from simulator.study.place import CLOSES, LEVELS, MATTERS, OPENS, PROFILE_OF, RULES


class Rule(StrEnum):
    """Where a visitor with several services waits, and the age that the calling rule compares: the
    wait at all stops so far, unless it is said."""

    ONE = "one queue, least wait first"
    """Novbe's rule."""

    GIVEN = "one queue, order as given"
    """The other rule that a centre can set."""

    ALL = "all queues"
    """The first free counter calls; meanwhile the other places sleep, and keep their age."""

    FROM_END = "one queue, each from its end"
    """The age is the wait for this service alone."""

    ONE_AGEING = "one queue, ageing while served"
    """The age is the time since the arrival, at counters too."""

    ALL_AGEING = "all queues, ageing while served"


_IN_ALL: Final = (Rule.ALL, Rule.ALL_AGEING)
_AGEING: Final = (Rule.ONE_AGEING, Rule.ALL_AGEING)


@dataclass(frozen=True, slots=True)
class Served:
    """A service that was given, with the time since which its visitor had been waiting."""

    service: str
    desk: Desk
    waiting: datetime
    called: datetime
    ended: datetime


@dataclass(slots=True, eq=False)
class Stay:
    """A visitor in the hall.

    Attributes:
        left: the services still to come.
        since: when the visitor arrived or became free again; `waited`: before, at all stops.
        places: where the visitor can be called now; empty at a counter.
    """

    visit: Visit
    ordinal: int
    left: list[str]
    since: datetime
    waited: timedelta = timedelta()
    places: list[Ticket] = field(default_factory=list)
    served: list[Served] = field(default_factory=list)


class Hall:
    """The hall on one day: `run` lets it pass.

    Args:
        visits: in order of arrival.
        midnight: when the day begins.
        seed: of the operators: when they open, their speeds and breaks.
    """

    def __init__(self, visits: Iterable[Visit], rule: Rule, midnight: datetime, seed: str) -> None:
        self._rule = rule
        self._events = Events()
        self._closes = midnight + timedelta(hours=CLOSES)
        self.floor = Floor[Ticket]()
        self._caller = Caller(self.floor)
        self.desks = _desks(midnight + timedelta(hours=OPENS), seed)
        for desk in self.desks:
            self._events.at(desk.back or midnight, partial(self._open, desk))
        self.stays = [
            Stay(visit, ordinal, [*visit.services], visit.arrived)
            for ordinal, visit in enumerate(visits, 1)
        ]
        for stay in self.stays:
            self._events.at(stay.since, partial(self._wait, stay))

    def run(self) -> list[Stay]:
        """The stays of all visitors, until the last has left."""
        self._events.run()
        return self.stays

    def step(self) -> bool:
        """Let the next event happen; False if there is none."""
        return self._events.step()

    # Visitors

    def _wait(self, stay: Stay, now: datetime) -> None:
        stay.since, visit = now, stay.visit
        age = stay.waited
        if self._rule in _AGEING:
            age = now - visit.arrived
        elif self._rule is Rule.FROM_END:
            age = timedelta()
        services = stay.left if self._rule in _IN_ALL else [self._next(stay, age, now)]
        stay.places = [Ticket(stay.ordinal, one, visit.ticket_class, now - age) for one in services]
        for place in stay.places:
            self.floor.join(place)
        for desk in self.desks:
            if desk.is_idle and not desk.levels.level_of.keys().isdisjoint(services):
                self._look(desk, now)

    def _next(self, stay: Stay, age: timedelta, now: datetime) -> str:
        """The next service, as in `server.domain.tickets.next_stop`: the least expected wait."""
        if len(stay.left) == 1 or self._rule is Rule.GIVEN:
            return stay.left[0]
        needs = {key: Need(one.minutes * 60 * _slower(key, now)) for key, one in MATTERS.items()}
        active = [one for desk in self.desks if (one := _active(desk, needs, now))]
        estimator = Estimator(active, self.floor.lines(now), needs, RULES)

        def seconds(service: str) -> float:
            found = estimator.wait(service, stay.visit.ticket_class, age.total_seconds())
            return inf if found is None else found

        return min(stay.left, key=seconds)

    # Operators

    def _open(self, desk: Desk, now: datetime) -> None:
        desk.back = None
        desk.rests.begin(now)
        self._look(desk, now)

    def _look(self, desk: Desk, now: datetime) -> None:
        if not desk.looking:
            desk.looking = True
            self._events.at(now + timedelta(seconds=fmean(REACTION)), partial(self._act, desk))

    def _act(self, desk: Desk, now: datetime) -> None:
        desk.looking = False
        if not desk.is_idle:
            return
        rest = desk.rests.take(now) if now < self._closes else None
        if rest is not None:
            desk.back = now + timedelta(minutes=rest.minutes)
            self._events.at(now + timedelta(seconds=rest.seconds), partial(self._open, desk))
        elif (place := self._caller.next_for(desk.profile, desk.levels, now)) is not None:
            self._call(desk, self.stays[place.ordinal - 1], place, now)

    def _call(self, desk: Desk, stay: Stay, place: Ticket, now: datetime) -> None:
        service = place.service
        for one in stay.places:
            self.floor.leave(one)
        stay.places = []
        stay.left.remove(service)
        stay.waited += now - stay.since
        place.called_at, desk.serving = now, [place]
        seconds = stay.visit.seconds[service] * desk.speed * _slower(service, now)
        ended = now + timedelta(seconds=seconds)
        stay.served.append(Served(service, desk, stay.since, now, ended))
        self._events.at(ended, partial(self._finish, desk, stay))

    def _finish(self, desk: Desk, stay: Stay, now: datetime) -> None:
        # The counter is free for the next service too, as in the server.
        desk.serving = []
        if stay.left:
            self._wait(stay, now)
        self._look(desk, now)


def _desks(opens: datetime, seed: str) -> list[Desk]:
    """The counters before the hall opens. Each has breaks of its own, so that another order of
    calls does not change all that follows."""
    chance = random.Random(seed)
    pace = chance.lognormvariate(0, DAY_SIGMA)
    return [
        Desk(
            levels,
            profile=profile,
            speed=pace * chance.lognormvariate(0, SPEED_SIGMA),
            rests=Rests(ZONE, random.Random(f"{seed}: {number}")),
            # The opening is expected like the end of a break.
            back=opens + timedelta(minutes=chance.uniform(-5, 10)),
        )
        for number, (levels, profile) in enumerate(zip(LEVELS, PROFILE_OF, strict=True))
    ]


def _slower(service: str, now: datetime) -> float:
    return MATTERS[service].afternoon if now.hour >= 14 else 1.0


def _active(desk: Desk, needs: Mapping[str, Need], now: datetime) -> ActiveCounter | None:
    """The counter as the estimate counts it; None while it is not known when it serves. It knows
    the true mean durations, but not the luck of the day."""
    if desk.back is not None:
        starts = back_in(desk.back, now)
        return None if starts is None else ActiveCounter(desk.levels, starts=starts)
    if desk.is_idle:
        return ActiveCounter(desk.levels, is_idle=True)
    (place,) = desk.serving
    remaining = _remaining(needs[place.service].seconds, place.since_call(now).total_seconds())
    return ActiveCounter(desk.levels, remaining=remaining)


_SIGMA: Final = sqrt(log(1 + VARIATION**2))


def _remaining(mean: float, elapsed: float) -> float:
    """The expected seconds that a service still takes: the mean residual life of the lognormal
    distribution from which services are drawn."""
    if elapsed <= 0:
        return mean
    place = (log(elapsed / mean) + _SIGMA**2 / 2) / _SIGMA
    longer = NormalDist().cdf(-place)
    return max(1.0, mean * NormalDist().cdf(_SIGMA - place) / longer - elapsed)
