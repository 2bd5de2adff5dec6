"""A day of the study's hall with given counters, event after event."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from itertools import count
from typing import Final

from contract.enums import TicketClass
from server.domain.selection import Levels
from simulator.arrivals import Arrivals, ServiceMix
from simulator.events import Events
from simulator.people import VisitorStream, VisitorTraits
from simulator.replay.study_hall import StudyHall, StudyTicket
from simulator.serving import RECALL_AFTER, RECALLS, Rests, service_seconds
from tools.studies.calling import TicketCaller, seconds_until_look
from tools.studies.days import SPEED_SIGMA, ZONE
from tools.studies.place import (
    APPOINTMENT,
    CALL_AFTER,
    CLOSES,
    MATTERS,
    OPENS,
    PROFILES,
    visitors_a_day,
)

WEEKDAYS: Final = (1.2, 1.05, 0.95, 1.0, 1.1, 0.75, 0.0)
"""The visitors of each weekday, from Monday, as factors of a usual day."""

REOPENED: Final = 1.15
"""The factor of a weekday after a holiday."""

DAY_SIGMA: Final = 0.06
"""Sigma of the unpredictable factor of a day's visitors."""

PACE_SIGMA: Final = 0.08
"""Sigma of the factor of a day's service times."""

PROFILE_LEVELS: Final[Mapping[str, Levels]] = {
    " ".join(levels[0]): Levels(
        {service: level for level, some in enumerate(levels) for service in some}, CALL_AFTER
    )
    for _, *levels in PROFILES
}
"""The services of each work profile, by its name: its first services."""

COUNTERS: Final[Mapping[str, int]] = dict(
    zip(PROFILE_LEVELS, (many for many, *_ in PROFILES), strict=True)
)
"""The hall's usual counters of each work profile."""

type CounterPlan = Mapping[str, Mapping[int, int]]
"""The counters of each work profile in each hour of the day."""


@dataclass(slots=True, eq=False, kw_only=True)
class DayVisitor(StudyTicket):
    """A ticket and the person who holds it.

    Attributes:
        lasts: the service time in seconds at a counter of usual speed, with the walk.
        took: the seconds at the counter; None if the ticket was not called.
    """

    person: VisitorTraits
    lasts: float
    called: datetime | None = None
    took: float | None = None
    counter: int | None = None


@dataclass(slots=True, eq=False)
class StaffedDesk:
    """A counter.

    Attributes:
        closing: it closes once it is free.
        looking: its operator is about to check for waiting tickets.
    """

    number: int
    profile: str
    speed: float
    rests: Rests | None
    busy: bool = False
    away: bool = False
    closing: bool = False
    looking: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """A break at a counter."""

    counter: int
    since: datetime
    until: datetime


@dataclass(slots=True)
class DayLog:
    """What happened on a day; `counters` are the work profiles of those that were open."""

    visitors: Sequence[DayVisitor]
    counters: dict[int, str] = field(default_factory=dict)
    breaks: list[Break] = field(default_factory=list)

    def open_for(self, profile: str, hour: int) -> float:
        """The hours that the counters of a work profile were open in an hour, without breaks."""
        start = self.visitors[0].arrived.replace(hour=hour, minute=0, second=0, microsecond=0)
        end = start + timedelta(hours=1)
        away = sum(
            max(0.0, (min(rest.until, end) - max(rest.since, start)).total_seconds())
            for rest in self.breaks
            if self.counters[rest.counter] == profile
        )
        return COUNTERS[profile] - away / 3600


class DailyVisitors:
    """The visitors of each day; the same random generator gives the same visitors, independent of
    how they are served."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._people = VisitorStream(("az", "en"), chance, 0.0)
        self._mix = ServiceMix.of({key: matter.weight for key, matter in MATTERS.items()})
        self._ordinals = count(1)

    def of(self, day: date, *, reopened: bool) -> list[DayVisitor]:
        """The visitors of a day, in order of arrival."""
        chance = self._chance
        weekday = WEEKDAYS[day.weekday()] * (REOPENED if reopened else 1.0)
        factor = chance.lognormvariate(0, DAY_SIGMA)
        pace = chance.lognormvariate(0, PACE_SIGMA)
        arrivals = Arrivals(visitors_a_day() * weekday * factor, ZONE, chance)
        came = arrivals.between(_at(day, OPENS), _at(day, CLOSES))
        return [self._visitor(at, pace) for at in came]

    def _visitor(self, at: datetime, pace: float) -> DayVisitor:
        chance, person = self._chance, self._people.next()
        service = self._mix.pick(chance)
        matter = MATTERS[service]
        typical = matter.minutes * 60 * pace * (matter.afternoon if at.hour >= 14 else 1.0)
        booked = chance.random() < APPOINTMENT
        ticket_class = TicketClass.APPOINTMENT if booked else TicketClass.STANDARD
        if person.priority:
            ticket_class = TicketClass.PRIORITY
        return DayVisitor(
            next(self._ordinals),
            service,
            ticket_class,
            at,
            person=person,
            lasts=person.walk + service_seconds(typical, person.quantity, chance),
        )


class Day:
    """One day of the hall.

    Args:
        visitors: as `DailyVisitors.of` made them; they are changed.
        plan: the counters in each hour; an operator on a break is relieved. None: the hall's usual
            counters, with the breaks of their operators.
    """

    def __init__(
        self, visitors: Sequence[DayVisitor], plan: CounterPlan | None, chance: random.Random
    ):
        self._plan = plan
        self._chance = chance
        self._events = Events()
        self._numbers = count(1)
        self._hall = StudyHall[DayVisitor]()
        self._desks: list[StaffedDesk] = []
        self._caller = TicketCaller(self._hall)
        self._log = DayLog(visitors)

    def live(self, day: date) -> DayLog:
        """Simulate it, until every visitor has gone."""
        for visitor in self._log.visitors:
            self._events.at(visitor.arrived, partial(self._arrive, visitor))
        for hour in range(OPENS, CLOSES):
            self._events.at(_at(day, hour), self._staff)
        self._events.run()
        return self._log

    # Counters.

    def _staff(self, now: datetime) -> None:
        """Open and close counters by the plan of the hour."""
        for profile, counters in COUNTERS.items():
            wanted = counters if self._plan is None else self._plan[profile].get(now.hour, 0)
            staffed = [desk for desk in self._desks if desk.profile == profile]
            # Idle counters close first.
            staffed.sort(key=lambda desk: desk.busy, reverse=True)
            for place, desk in enumerate(staffed):
                desk.closing = place >= wanted
                if desk.closing and not desk.busy:
                    self._desks.remove(desk)
            for _ in range(wanted - len(staffed)):
                self._open(profile, now)

    def _open(self, profile: str, now: datetime) -> None:
        rests = Rests(ZONE, self._chance) if self._plan is None else None
        desk = StaffedDesk(
            next(self._numbers), profile, self._chance.lognormvariate(0, SPEED_SIGMA), rests
        )
        self._desks.append(desk)
        self._log.counters[desk.number] = profile
        if rests is not None:
            rests.begin(now)
        self._look(desk, now)

    def _look(self, desk: StaffedDesk, now: datetime) -> None:
        if not desk.looking:
            desk.looking = True
            self._events.after(now, seconds_until_look(self._chance), partial(self._act, desk))

    def _act(self, desk: StaffedDesk, now: datetime) -> None:
        desk.looking = False
        if desk.busy or desk.away or desk not in self._desks:
            return
        rest = desk.rests.take(now) if desk.rests is not None and now.hour < CLOSES else None
        if rest is not None:
            desk.away = True
            until = now + timedelta(seconds=rest.seconds)
            self._log.breaks.append(Break(desk.number, now, until))
            self._events.after(now, rest.seconds, partial(self._back, desk))
            return
        visitor = self._caller.next_for(desk.profile, PROFILE_LEVELS[desk.profile], now)
        if visitor is None:
            return
        desk.busy, visitor.called, visitor.counter = True, now, desk.number
        visitor.took = visitor.lasts * desk.speed
        if not visitor.person.comes:
            visitor.took = sum(self._chance.uniform(*RECALL_AFTER) for _ in range(RECALLS))
        self._events.after(now, visitor.took, partial(self._finish, desk))

    def _back(self, desk: StaffedDesk, now: datetime) -> None:
        desk.away = False
        if desk.rests is not None:
            desk.rests.begin(now)
        self._look(desk, now)

    def _finish(self, desk: StaffedDesk, now: datetime) -> None:
        desk.busy = False
        if desk.closing:
            self._desks.remove(desk)
        else:
            self._look(desk, now)

    # Visitors.

    def _arrive(self, visitor: DayVisitor, now: datetime) -> None:
        self._hall.join(visitor)
        self._events.after(now, visitor.person.patience, lambda _: self._hall.leave(visitor))
        for desk in self._desks:
            if visitor.service in PROFILE_LEVELS[desk.profile].level_of:
                self._look(desk, now)


def _at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)
