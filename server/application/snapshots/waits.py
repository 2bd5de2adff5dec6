"""Expected waits, from a reading: who is active, who waits ahead."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from math import inf
from zoneinfo import ZoneInfo

from contract.enums import CounterState, TicketClass
from contract.snapshots import Expected
from server.application.ports import AtWork, Reading
from server.application.staffing import clock_of, levels_of, reservations_of, standing_still, works
from server.domain import learning
from server.domain.calendar import business_day, next_opening, opening
from server.domain.counters import Counter
from server.domain.estimation import Estimate, Floor, Need, back_in
from server.domain.learning import Learned
from server.domain.supply import ActiveCounter
from server.domain.suspension import Suspension, may_have_stood, stood_still
from server.domain.tickets import Ticket
from server.domain.turn import Line


@dataclass(frozen=True, slots=True)
class Waits:
    """The present lines and active counters of a centre.

    Attributes:
        counts: how many wait, by service.
        floor: the lines and counters, and what a ticket takes of them.
        resumes: by service that stands still, the seconds until it is expected to go on;
            infinite where nobody knows.
        stand: by such a service, when the clock by which its lines wait was stopped.
    """

    now: datetime
    counts: Mapping[str, int]
    floor: Floor
    resumes: Mapping[str, float]
    stand: Mapping[str, datetime]

    def waiting(self, service: str) -> int:
        """How many wait for a service."""
        return self.counts.get(service, 0)

    def for_newcomer(
        self, service: str, ticket_class: TicketClass = TicketClass.STANDARD
    ) -> Estimate | None:
        """What somebody who takes a ticket now has to expect; None: nobody knows."""
        return self.floor.estimate(service, ticket_class, resumes=self.resumes.get(service, 0.0))

    def of(self, ticket: Ticket) -> Estimate | None:
        """How much longer a waiting ticket has to wait; None: nobody knows."""
        service = ticket.present.service
        return self.floor.estimate(
            service,
            ticket.ticket_class,
            self._waited(ticket),
            reserved_for=ticket.reserved_for,
            resumes=self.resumes.get(service, 0.0),
            items=ticket.present.quantity,
        )

    def seconds_elsewhere(self, ticket: Ticket, service: str) -> float | None:
        """How much longer a ticket would wait for another service, with the wait that it keeps;
        as `seconds_for_newcomer`."""
        return self.floor.wait(
            service,
            ticket.ticket_class,
            self._waited(ticket),
            resumes=self.resumes.get(service, 0.0),
            joins=True,
        )

    def clock(self, service: str) -> datetime:
        """What the clock by which the lines of a service wait says."""
        return self.stand.get(service, self.now)

    def _waited(self, ticket: Ticket) -> float:
        return ticket.waited_at(self.clock(ticket.present.service)).total_seconds()

    def range_for_newcomer(self, service: str) -> Expected | None:
        """The range for an ordinary visitor who takes a ticket now."""
        estimate = self.for_newcomer(service)
        return estimate.range if estimate else None

    def seconds_for_newcomer(
        self, service: str, ticket_class: TicketClass = TicketClass.STANDARD
    ) -> float | None:
        """The central estimate for somebody who takes a ticket now; infinite where it is longer
        than anybody can foretell, None where nobody serves it."""
        return self.floor.wait(service, ticket_class, resumes=self.resumes.get(service, 0.0))

    def seconds_or_never(self, service: str, ticket_class: TicketClass) -> float:
        """The same; infinite where nobody knows."""
        seconds = self.seconds_for_newcomer(service, ticket_class)
        return inf if seconds is None else seconds


def waits_of(reading: Reading, now: datetime, free: str | None = None) -> Waits:
    """The present lines and active counters.

    Args:
        free: a counter that is taken for free, though a ticket is still at it.
    """
    layout = reading.layout
    local = now.astimezone(ZoneInfo(layout.config.centre.time_zone))
    learned = reading.learned(local)
    needs = learned.needs(layout.typical, local)
    resumes = _resumes(reading, now)
    stand = {service: clock_of(reading, service, now) for service in resumes}
    return Waits(
        now=now,
        counts={count.service: count.waiting for count in reading.counts()},
        floor=Floor(
            _counters(reading, now, learned, needs, free),
            _lines(reading, stand, now),
            needs,
            layout.law,
            learned.points(),
            still=frozenset(resumes),
        ),
        resumes=resumes,
        stand=stand,
    )


def _lines(reading: Reading, stand: Mapping[str, datetime], now: datetime) -> list[Line]:
    def ago(service: str, moment: datetime) -> float:
        return max(timedelta(), stand.get(service, now) - moment).total_seconds()

    return [
        Line(
            one.service,
            one.ticket_class,
            one.waiting,
            ago(one.service, one.oldest),
            ago(one.service, one.newest),
            one.reserved_for,
            one.items,
        )
        for one in reading.lines()
        if one.service in reading.layout.services
    ]


def _counters(
    reading: Reading,
    now: datetime,
    learned: Learned,
    needs: Mapping[str, Need],
    free: str | None,
) -> list[ActiveCounter]:
    """The counters that are active or come back from a break; before the hall opens, all."""
    work = reading.at_work()
    still = _stood_still(reading, work.values())
    pauses, goes_on = _pause(reading, now)
    found = []
    for counter in reading.counters():
        at_it = None if counter.id == free else counter.ticket
        present = work.get(at_it) if at_it else None
        starts = _starts(counter, present, now)
        if starts is None:
            continue
        levels, bounds = levels_of(reading, counter), reservations_of(counter)
        remaining = _remaining(present, now, still, learned, needs) if present else 0.0
        if starts < pauses:
            found.append(ActiveCounter(levels, bounds, remaining, starts, pauses))
        if goes_on is not None:
            found.append(ActiveCounter(levels, bounds, starts=max(starts, goes_on)))
    return found or _at_opening(reading, now)


def _starts(counter: Counter, present: AtWork | None, now: datetime) -> float | None:
    """In how many seconds a counter serves; None where it does not, or nobody knows."""
    if counter.state is CounterState.PAUSED and present is None:
        return back_in(counter.expected_end, now)
    return 0.0 if works(counter, now) else None


def _stood_still(reading: Reading, work: Iterable[AtWork]) -> Sequence[Suspension]:
    """What stood still since the first of those at the counters was called."""
    called = [one.called_at for one in work if one.called_at]
    if not called:
        return ()
    stands = bool(standing_still(reading))
    if not may_have_stood(reading.centre.stood_still_at, min(called), stands=stands):
        return ()
    return reading.suspensions(min(called))


def _remaining(
    stop: AtWork,
    now: datetime,
    still: Sequence[Suspension],
    learned: Learned,
    needs: Mapping[str, Need],
) -> float:
    """Expected seconds that the ticket at a counter still needs."""
    need = needs.get(stop.service)
    if need is None or stop.called_at is None:
        return 1.0
    pace = learned.pace(stop.service)
    stood = stood_still(still, stop.called_at, now, stop.service)
    elapsed = stop.served + max(timedelta(), now - stop.called_at - stood)
    each = need.seconds / need.items
    return learning.remaining(pace, elapsed.total_seconds(), each, stop.quantity)


def _pause(reading: Reading, now: datetime) -> tuple[float, float | None]:
    """In how many seconds the whole hall pauses, and goes on, today.

    Its last closing is kind, and no pause: who holds a ticket is served.
    """
    spans = opening(reading.layout.config.centre, None, _today(reading, now))
    for (start, end), (again, _) in pairwise(spans):
        if start <= now < end:
            return (end - now).total_seconds(), (again - now).total_seconds()
    return inf, None


def _at_opening(reading: Reading, now: datetime) -> list[ActiveCounter]:
    """Nobody is there: all counters, from the next opening of today on."""
    head = reading.layout.config.centre
    today = _today(reading, now)
    if any(start <= now < end for start, end in opening(head, None, today)):
        return []
    opens = next_opening(head, None, now)
    if opens is None or business_day(opens, head) != today:
        return []
    starts = (opens - now).total_seconds()
    return [
        ActiveCounter(levels_of(reading, counter), reservations_of(counter), starts=starts)
        for counter in reading.counters()
    ]


def _today(reading: Reading, now: datetime) -> date:
    return business_day(now, reading.layout.config.centre)


def _resumes(reading: Reading, now: datetime) -> dict[str, float]:
    """What stands still, and for how many seconds more it is expected to."""
    if reading.centre.suspended_at is not None:
        return dict.fromkeys(reading.layout.services, inf)
    found = {}
    for key, one in reading.services().items():
        if one.suspended_at is not None:
            back = back_in(one.expected_end, now)
            found[key] = inf if back is None else back
    return found
