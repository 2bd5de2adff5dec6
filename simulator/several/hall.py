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

from server.domain.calls import ProfileCalls, after_call
from server.domain.estimation import Estimator, Need, back_in
from server.domain.selection import Choice, Levels, choose
from server.domain.supply import ActiveCounter
from simulator.serving import REACTION, VARIATION, Rests
from simulator.several.visits import Visit
from simulator.study.calling import Events
from simulator.study.days import DAY_SIGMA, SPEED_SIGMA, ZONE
from simulator.study.floor import Floor, Ticket
from simulator.study.place import CLOSES, LEVELS, MATTERS, OPENS, PROFILES, RULES


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


@dataclass(slots=True, eq=False)
class Desk:
    """A counter and its operator.

    Attributes:
        profile: counters of one profile share the state of the cap.
        speed: the factor of service times: the operator's, and the day's.
        back: the expected opening, or end of the break; None while it is open.
        serving: the place from which its visitor was called.
        looking: whether the operator is about to look for waiting visitors.
    """

    levels: Levels
    profile: int
    speed: float
    rests: Rests
    back: datetime | None
    serving: Ticket | None = None
    looking: bool = False

    @property
    def free(self) -> bool:
        """Whether a visitor can be called to it."""
        return self.back is None and self.serving is None


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
        since: when the visitor arrived or became free again.
        waited: the wait so far, at all stops.
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
        visits: the visitors, in order of arrival.
        rule: where those with several services wait.
        midnight: when the day begins.
        seed: of the operators: when they open, their speeds and breaks.
    """

    def __init__(self, visits: Iterable[Visit], rule: Rule, midnight: datetime, seed: str) -> None:
        self._rule = rule
        self._events = Events()
        self._recent: dict[int, ProfileCalls] = {}
        self._closes = midnight + timedelta(hours=CLOSES)
        self.floor = Floor[Ticket]()
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

    def _next_for(self, desk: Desk, now: datetime) -> Choice | None:
        """The server's choice of the next visitor; None if none waits for the counter."""
        return choose(self.floor.heads(), now, RULES, desk.levels, self._calls(desk).favoured)

    def _calls(self, desk: Desk) -> ProfileCalls:
        """The last calls of its work profile: they count for the cap."""
        return self._recent.get(desk.profile) or ProfileCalls("", "")

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
            if desk.free and not desk.levels.level_of.keys().isdisjoint(services):
                self._look(desk, now)

    def _next(self, stay: Stay, age: timedelta, now: datetime) -> str:
        """The next service, as in `server.domain.tickets.next_stop`: the least expected wait."""
        if len(stay.left) == 1 or self._rule is Rule.GIVEN:
            return stay.left[0]
        needs = {key: Need(one.minutes * 60 * _slower(key, now)) for key, one in MATTERS.items()}
        active = [one for desk in self.desks if (one := _active(desk, needs, now))]
        estimator = Estimator(active, self.floor.lines(now), needs, RULES)

        def seconds(service: str) -> float:
            found = estimator.wait(
                service, stay.visit.ticket_class, age.total_seconds(), joins=True
            )
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
        if not desk.free:
            return
        rest = desk.rests.take(now) if now < self._closes else None
        if rest is not None:
            desk.back = now + timedelta(minutes=rest.minutes)
            self._events.at(now + timedelta(seconds=rest.seconds), partial(self._open, desk))
        elif (choice := self._next_for(desk, now)) is not None:
            self._recent[desk.profile] = after_call(self._calls(desk), choice.favoured)
            self._call(desk, self.stays[choice.head.ordinal - 1], choice.head.service, now)

    def _call(self, desk: Desk, stay: Stay, service: str, now: datetime) -> None:
        (place,) = (one for one in stay.places if one.service == service)
        for one in stay.places:
            self.floor.leave(one)
        stay.places = []
        stay.left.remove(service)
        stay.waited += now - stay.since
        place.called_at, desk.serving = now, place
        seconds = stay.visit.seconds[service] * desk.speed * _slower(service, now)
        ended = now + timedelta(seconds=seconds)
        stay.served.append(Served(service, desk, stay.since, now, ended))
        self._events.at(ended, partial(self._finish, desk, stay))

    def _finish(self, desk: Desk, stay: Stay, now: datetime) -> None:
        # The counter is free for the next service too, as in the server.
        desk.serving = None
        if stay.left:
            self._wait(stay, now)
        self._look(desk, now)


def _desks(opens: datetime, seed: str) -> list[Desk]:
    """The counters before the hall opens. Each has breaks of its own, so that another order of
    calls does not change all that follows."""
    chance = random.Random(seed)
    pace = chance.lognormvariate(0, DAY_SIGMA)
    profiles = [number for number, (many, *_) in enumerate(PROFILES) for _ in range(many)]
    return [
        Desk(
            levels,
            profile,
            speed=pace * chance.lognormvariate(0, SPEED_SIGMA),
            rests=Rests(ZONE, random.Random(f"{seed}: {number}")),
            back=opens + timedelta(minutes=chance.uniform(-5, 10)),
        )
        for number, (levels, profile) in enumerate(zip(LEVELS, profiles, strict=True))
    ]


def _slower(service: str, now: datetime) -> float:
    return MATTERS[service].afternoon if now.hour >= 14 else 1.0


def _active(desk: Desk, needs: Mapping[str, Need], now: datetime) -> ActiveCounter | None:
    """The counter as the estimate counts it; None while it is not known when it serves. It knows
    the true mean durations, but not the luck of the day."""
    if desk.back is not None:
        starts = back_in(desk.back, now)
        return None if starts is None else ActiveCounter(desk.levels, starts=starts)
    if desk.serving is None:
        return ActiveCounter(desk.levels, is_idle=True)
    remaining = _remaining(
        needs[desk.serving.service].seconds, desk.serving.since_call(now).total_seconds()
    )
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
