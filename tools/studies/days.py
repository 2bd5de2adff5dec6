"""The days of a simulated hall, event after event: random visitors and operators, and the
server's own rule for the next call."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from typing import Final
from zoneinfo import ZoneInfo

from contract.enums import TicketClass
from simulator.arrivals import Arrivals, ServiceMix
from simulator.events import Events
from simulator.people import VisitorStream, VisitorTraits
from simulator.replay.accuracy import Prediction
from simulator.replay.alternatives import EstimateMethod
from simulator.replay.study_hall import StudyCounter, StudyHall, StudyTicket
from simulator.replay.trial import Trial
from simulator.serving import RECALL_AFTER, RECALLS, Rests, service_seconds
from tools.studies.calling import TicketCaller, seconds_until_look
from tools.studies.place import (
    APPOINTMENT,
    CLOSES,
    LEVELS,
    MATTERS,
    OPENS,
    PROFILE_OF,
    RULES,
    usual_of,
    visitors_a_day,
)

ZONE: Final = ZoneInfo("UTC")
COMEBACK: Final = 30 * 60.0
SPEED_SIGMA: Final = 0.15
DAY_SIGMA: Final = 0.08
"""Sigma of the daily factor of all durations."""

WALK: Final = 25.0
"""Mean seconds of the walk to the counter, which are a part of the service time."""

FORGOTTEN: Final = 0.01
"""The probability that an operator leaves without pressing finish."""

NOON: Final = 0.8
"""The factor of a service between 12:00 and 13:00."""

AWAY_MINUTES: Final = (20, 60)


@dataclass(slots=True, eq=False, kw_only=True)
class StudyVisitor(StudyTicket):
    """A ticket and the person who holds it."""

    person: VisitorTraits
    comes: bool


@dataclass(slots=True, eq=False, kw_only=True)
class StudyDesk(StudyCounter):
    """A counter and its operator.

    Attributes:
        speed: the factor of service times.
        looking: whether the operator is about to check for waiting tickets.
    """

    profile: int
    speed: float
    rests: Rests
    looking: bool = False


def class_of(person: VisitorTraits, chance: random.Random) -> TicketClass:
    """The class of a visitor's ticket."""
    if person.priority:
        return TicketClass.PRIORITY
    return TicketClass.APPOINTMENT if chance.random() < APPOINTMENT else TicketClass.STANDARD


class Days:
    """A simulated hall, day after day.

    Args:
        trial: estimates each wait, and learns.
    """

    def __init__(self, chance: random.Random, trial: Trial) -> None:
        self._chance = chance
        self._trial = trial
        self._people = VisitorStream(("az", "en"), chance, COMEBACK)
        self._mix = ServiceMix.of({key: matter.weight for key, matter in MATTERS.items()})
        self._arrivals = Arrivals(visitors_a_day(), ZONE, chance)
        self._speeds = [chance.lognormvariate(0, SPEED_SIGMA) for _ in LEVELS]
        self._ordinals = count(1)
        self._events = Events()
        self._hall = StudyHall[StudyVisitor]()
        self._desks: list[StudyDesk] = []
        self._caller = TicketCaller(self._hall)
        self._pace = 1.0
        self._closes = datetime.min.replace(tzinfo=ZONE)

    def live(self, midnight: datetime) -> None:
        """Simulate one day, until every ticket has ended."""
        chance = self._chance
        self._pace = chance.lognormvariate(0, DAY_SIGMA)
        self._desks = [
            StudyDesk(
                levels, is_open=False, profile=profile, speed=speed, rests=Rests(ZONE, chance)
            )
            for levels, profile, speed in zip(LEVELS, PROFILE_OF, self._speeds, strict=True)
        ]
        self._hall = StudyHall([*self._desks])
        self._caller = TicketCaller(self._hall)
        opens = midnight + timedelta(hours=OPENS)
        self._closes = midnight + timedelta(hours=CLOSES)
        for desk in self._desks:
            begins = opens + timedelta(minutes=chance.uniform(-5, 10))
            self._events.at(begins, partial(self._open, desk))
        self._next_arrival(opens - timedelta(minutes=20))
        self._events.run()

    # Visitors

    def _next_arrival(self, now: datetime) -> None:
        at = self._arrivals.after(now)
        if at is not None and at < self._closes:
            self._events.at(at, self._arrive)

    def _arrive(self, now: datetime) -> None:
        self._next_arrival(now)
        person = self._people.next()
        ticket_class = class_of(person, self._chance)
        service = self._mix.pick(self._chance)
        visitor = StudyVisitor(
            next(self._ordinals),
            service,
            ticket_class,
            now,
            person=person,
            comes=person.comes,
        )
        self._trial.arrived(self._hall, visitor, now)
        self._hall.join(visitor)
        self._events.after(now, person.patience, partial(self._lose_patience, visitor))
        self._wake(visitor, now)

    def _wake(self, visitor: StudyVisitor, now: datetime) -> None:
        for desk in self._desks:
            if desk.is_idle and visitor.service in desk.levels.level_of:
                self._look(desk, now)

    def _lose_patience(self, visitor: StudyVisitor, now: datetime) -> None:
        if visitor.person.leaves_quietly:
            visitor.comes = False
        elif self._hall.leave(visitor):
            self._trial.left(visitor, now)

    # Operators

    def _open(self, desk: StudyDesk, now: datetime) -> None:
        desk.is_open, desk.back, desk.acted_at = True, None, now
        desk.rests.begin(now)
        self._look(desk, now)

    def _look(self, desk: StudyDesk, now: datetime) -> None:
        if not desk.looking:
            desk.looking = True
            self._events.after(now, seconds_until_look(self._chance), partial(self._act, desk))

    def _act(self, desk: StudyDesk, now: datetime) -> None:
        desk.looking = False
        if not desk.is_idle:
            return
        rest = desk.rests.take(now) if now < self._closes else None
        if rest is not None:
            desk.back, desk.acted_at = now + timedelta(minutes=rest.minutes), now
            self._events.after(now, rest.seconds, partial(self._open, desk))
            return
        visitor = self._caller.next_for(desk.profile, desk.levels, now)
        if visitor is None:
            return
        if visitor.called_at is None:
            self._trial.called(self._hall, visitor, desk, now)
        desk.serving, desk.acted_at = [visitor], now
        visitor.called_at = now
        if not visitor.comes:
            lost = sum(self._chance.uniform(*RECALL_AFTER) for _ in range(RECALLS))
            self._events.after(now, lost, partial(self._miss, desk, visitor))
        else:
            self._events.after(
                now, self._takes(visitor, desk, now), partial(self._finish, desk, visitor)
            )

    def _takes(self, visitor: StudyVisitor, desk: StudyDesk, now: datetime) -> float:
        matter = MATTERS[visitor.service]
        typical = matter.minutes * 60 * desk.speed * self._pace
        if now.hour == 12:
            typical *= NOON
        if now.hour >= 14:
            typical *= matter.afternoon
        served = service_seconds(max(30.0, typical - WALK), visitor.person.quantity, self._chance)
        return visitor.person.walk + served

    def _miss(self, desk: StudyDesk, visitor: StudyVisitor, now: datetime) -> None:
        self._free(desk, now)
        back = visitor.person.comes_back
        if back is not None:
            self._events.after(now, back, partial(self._come_back, visitor))

    def _come_back(self, visitor: StudyVisitor, now: datetime) -> None:
        visitor.comes = True
        self._hall.join(visitor)
        self._wake(visitor, now)

    def _finish(self, desk: StudyDesk, visitor: StudyVisitor, now: datetime) -> None:
        if self._chance.random() < FORGOTTEN:
            away = self._chance.uniform(*AWAY_MINUTES) * 60
            self._events.after(now, away, partial(self._end, desk, visitor))
        else:
            self._end(desk, visitor, now)

    def _end(self, desk: StudyDesk, visitor: StudyVisitor, now: datetime) -> None:
        self._free(desk, now)
        self._trial.served(visitor, now)

    def _free(self, desk: StudyDesk, now: datetime) -> None:
        desk.serving, desk.acted_at = [], now
        self._look(desk, now)


FIRST_DAY: Final = datetime(2026, 11, 2, tzinfo=UTC)
"""A Monday."""


SEEDS: Final = (1, 2, 3, 4, 5, 6)
LEARNED: Final = 14
MEASURED: Final = 7


def study_halls(
    seeds: Sequence[int] = SEEDS, learned: int = LEARNED, measured: int = MEASURED
) -> dict[EstimateMethod, list[Prediction]]:
    """The estimated and actual waits in all halls, by method.

    Args:
        seeds: of each hall; the same seed is the same hall, people and days.
        learned: the days for learning only.
        measured: the days after those, whose waits are measured.
    """
    told: dict[EstimateMethod, list[Prediction]] = {method: [] for method in EstimateMethod}
    for seed in seeds:
        chance = random.Random(seed)
        trial = Trial(usual_of(chance), RULES, FIRST_DAY + timedelta(days=learned))
        days = Days(chance, trial)
        for number in range(learned + measured):
            days.live(FIRST_DAY + timedelta(days=number))
        for method, some in trial.told.items():
            told[method] += some
    return told
