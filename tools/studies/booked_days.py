"""Days of a hall with bookings: whether they are called in time, and what the others lose by them.

A hall of one service whose counters never rest, days from nine to six. Its slots, the order of
calls, the age of a ticket with a booking and the shown waits are the server's own.
"""

import random
from collections.abc import Iterable, Sequence
from copy import replace
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from statistics import fmean
from typing import Final

from contract.bookings import Bookings, ServiceBooking
from contract.centre import CentreHead, ClassRule, Service
from contract.enums import TicketClass
from contract.hours import WEEKDAYS
from server.domain.call_time import QueueSummary
from server.domain.selection import Levels, PriorityRules
from server.domain.show_rate import COMES, EARLY, LATE, still_to_come
from server.domain.slots import slots_of
from simulator.arrivals import SHAPE, Arrivals
from simulator.events import Events
from simulator.replay.alternatives import EstimateMethod
from simulator.replay.study_hall import StudyCounter, StudyHall, StudyTicket
from simulator.replay.trial import Trial
from simulator.serving import REACTION, service_seconds
from tools.studies.calling import TicketCaller
from tools.studies.days import FIRST_DAY, ZONE
from tools.studies.place import CLOSES, OPENS

SERVICE: Final = "service"
MINUTES: Final = 8.0
"""The mean time of a visitor at the counter."""

MINUTE: Final = timedelta(minutes=1)
SETTINGS: Final = Bookings()
LATEST: Final = 20.0
"""How many minutes after the booked time a late visitor comes at the latest."""

LEARNED: Final = 5
LEVELS: Final = Levels({SERVICE: 0}, (timedelta(),))
NAMES: Final = {"en": "Study"}
HEAD: Final = CentreHead.model_validate(
    {
        "slug": "study",
        "names": NAMES,
        "languages": ["en"],
        "time_zone": "UTC",
        "hours": {key: [f"{OPENS:02}:00-{CLOSES}:00"] for key in WEEKDAYS},
    }
)
BOOKED: Final = Service(
    key=SERVICE,
    names=NAMES,
    agency="study",
    category="study",
    series="A",
    typical_minutes=MINUTES,
    target_minutes=15,
    booking=ServiceBooking(),
)


@dataclass(frozen=True, slots=True)
class Case:
    """A hall.

    Attributes:
        load: the work that comes, over that which its counters can do in its hours.
        share: the share of the visitors who come with a booking, on average.
        ahead: by how many minutes they are put ahead; None: they precede all others.
    """

    counters: int
    load: float
    share: float
    ahead: float | None = 30.0

    @property
    def visitors(self) -> float:
        """How many come on a day."""
        return self.load * self.counters * (CLOSES - OPENS) * 60 / MINUTES

    @property
    def rules(self) -> PriorityRules:
        """The rules for who is next, with the settings of a new centre."""
        strict = ClassRule(head_start=100, strict=True)
        booked = strict if self.ahead is None else ClassRule(ahead_minutes=self.ahead)
        return PriorityRules(
            {TicketClass.APPOINTMENT: booked}, {SERVICE: 15 * MINUTE}, 90 * MINUTE, cap_of=5, cap=3
        )


@dataclass(slots=True)
class Outcome:
    """What was measured in some days.

    Attributes:
        booked: how many minutes after their time those with a booking were called.
        waits: how many minutes the others waited.
        errors: by how many minutes the waits that these were shown were wrong.
        idle: the share of the hours in which counters had no visitor.
    """

    booked: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    errors: list[float] = field(default_factory=list)
    idle: float = 1.0

    @property
    def in_time(self) -> float:
        """The share of those with a booking for whom the promise was kept."""
        return sum(late <= SETTINGS.within_minutes for late in self.booked) / len(self.booked)

    def cells(self) -> Iterable[str]:
        """The cells of a row."""
        ordered = sorted(self.waits)
        points = (ordered[int(share * len(ordered))] for share in (0.9, 0.99))
        yield f"{self.in_time:.2f}" if self.booked else "-"
        yield from (f"{value:.1f}" for value in (fmean(ordered), *points))
        yield f"{self.idle:.1%}"
        yield f"{fmean(self.errors):.1f}"


class BookedHall(StudyHall[StudyTicket]):
    """A hall with visitors who are expected at booked times."""

    def __init__(self, counters: list[StudyCounter], ahead: float) -> None:
        super().__init__(counters)
        self.ahead = ahead
        self.coming: list[datetime] = []

    def lines(self, now: datetime) -> list[QueueSummary]:
        """The queues, and those who are expected."""
        left = ((at - now).total_seconds() for at in self.coming)
        window = SETTINGS.early_minutes * 60
        lines = [
            replace(line, booked=line.ticket_class is TicketClass.APPOINTMENT)
            for line in StudyHall.lines(self, now)
        ]
        return lines + still_to_come(SERVICE, left, self.ahead * 60, window)


class BookedDays:
    """Lives the days of a hall."""

    def __init__(self, case: Case, seed: int) -> None:
        self._case, self._chance = case, random.Random(seed)
        begins = FIRST_DAY + timedelta(days=LEARNED)
        self._trial = Trial({SERVICE: MINUTES * 60}, case.rules, begins)
        self._ordinals, self._events, self._busy = count(1), Events(), timedelta()
        walk_ins = case.visitors * (1 - case.share)
        shape = [part if OPENS <= hour < CLOSES else 0.0 for hour, part in enumerate(SHAPE)]
        self._arrivals = Arrivals(walk_ins, ZONE, self._chance, shape)
        self._closes, self.measured = FIRST_DAY, Outcome()

    def live(self, days: int) -> Outcome:
        """What was measured, after the days that only teach."""
        every = self._case.counters * days * timedelta(hours=CLOSES - OPENS)
        for number in range(LEARNED + days):
            if number == LEARNED:
                self.measured, self._busy = Outcome(), timedelta()
            self._day(FIRST_DAY + timedelta(days=number))
        told = self._trial.told[EstimateMethod.OURS]
        self.measured.errors = [abs(one.estimate - one.actual) / 60 for one in told]
        self.measured.idle = 1 - self._busy / every
        return self.measured

    def _day(self, midnight: datetime) -> None:
        case = self._case
        opens, self._closes = (midnight + timedelta(hours=hour) for hour in (OPENS, CLOSES))
        counters = [StudyCounter(LEVELS, acted_at=opens) for _ in range(case.counters)]
        self._hall = BookedHall(counters, case.ahead if case.ahead is not None else 24 * 60)
        self._caller = TicketCaller(self._hall, case.rules)
        for at in self._slots(midnight):
            self._book(at)
        for at in self._arrivals.between(opens, self._closes):
            self._events.at(at, self._arrive)
        self._events.run()

    def _slots(self, midnight: datetime) -> Sequence[datetime]:
        """The slots, all of them booked: as many as make the share of the visitors who come."""
        booked = self._case.visitors * self._case.share / COMES
        minutes = (CLOSES - OPENS) * 60 - MINUTES
        counters = booked * MINUTES / minutes / SETTINGS.part
        return slots_of(HEAD, BOOKED, SETTINGS, counters, midnight.date())

    def _book(self, at: datetime) -> None:
        chance = self._chance
        self._hall.coming.append(at)
        if not self._comes(at):
            return
        how = chance.random()
        early = float(SETTINGS.early_minutes)
        if how >= EARLY:
            early = -chance.uniform(0, LATEST) if how < EARLY + LATE else chance.uniform(0, early)
        self._events.at(at - early * MINUTE, partial(self._check_in, at))

    def _comes(self, _at: datetime) -> bool:
        """Whether the visitor of a booking comes."""
        return self._chance.random() < COMES

    def _check_in(self, at: datetime, now: datetime) -> None:
        self._hall.coming.remove(at)
        if now >= at + SETTINGS.late_minutes * MINUTE:
            self._arrive(now)
        else:
            self._join(StudyTicket(next(self._ordinals), SERVICE, TicketClass.APPOINTMENT, at), now)

    def _arrive(self, now: datetime) -> None:
        ticket = StudyTicket(next(self._ordinals), SERVICE, TicketClass.STANDARD, now)
        self._trial.arrived(self._hall, ticket, now)
        self._join(ticket, now)

    def _join(self, ticket: StudyTicket, now: datetime) -> None:
        self._hall.join(ticket)
        for counter in self._hall.counters:
            if counter.is_idle:
                self._look(counter, now)

    def _look(self, counter: StudyCounter, now: datetime) -> None:
        self._events.after(now, self._chance.uniform(*REACTION), partial(self._call, counter))

    def _call(self, counter: StudyCounter, now: datetime) -> None:
        opens = self._closes - timedelta(hours=CLOSES - OPENS)
        ticket = (
            self._caller.next_for("", LEVELS, now) if counter.is_idle and now >= opens else None
        )
        if ticket is None:
            return
        waited = (now - ticket.arrived) / MINUTE
        if ticket.ticket_class is TicketClass.APPOINTMENT:
            self.measured.booked.append(waited)
        else:
            self.measured.waits.append(waited)
            self._trial.called(self._hall, ticket, counter, now)
        ticket.called_at = counter.acted_at = now
        counter.serving = [ticket]
        lasts = service_seconds(MINUTES * 60, 1, self._chance)
        ends = now + timedelta(seconds=lasts)
        self._busy += max(timedelta(), min(ends, self._closes) - now)
        self._events.at(ends, partial(self._finish, counter, ticket))

    def _finish(self, counter: StudyCounter, ticket: StudyTicket, now: datetime) -> None:
        self._trial.served(ticket, now)
        counter.serving, counter.acted_at = [], now
        self._look(counter, now)
