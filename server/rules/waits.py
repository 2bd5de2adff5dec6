"""Expected waits and tickets ahead, from one consistent read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, partial
from math import inf
from typing import NamedTuple

from contract.enums import BookingState, CounterState, TicketClass
from contract.snapshots import Expected
from server.domain.calendar import business_day, holds
from server.domain.call_time import ActiveCounter, Ahead, QueueSummary, count_waited
from server.domain.counters import Counter
from server.domain.estimation import Estimate, Estimator, Team, back_in
from server.domain.learning import Learned, remaining_time
from server.domain.show_rate import still_to_come
from server.domain.tickets import Ticket, for_counter, line_id
from server.engine.centre_view import CentreView
from server.rules.profiles import late_queues, with_profiles, works


@dataclass(frozen=True, slots=True)
class Outlook:
    """The prediction for the bearer of a waiting ticket.

    Attributes:
        served: whether a counter serves its current service, now or from a known moment on.
        ahead: how many waiting tickets are called before it; None if it is not served.
        estimate: None if the wait is not known.
    """

    served: bool
    ahead: int | None
    estimate: Estimate | None

    @property
    def range(self) -> Expected | None:
        """The range of the wait that is shown; None if it is not known."""
        return self.estimate.range if self.estimate else None


@dataclass(frozen=True, slots=True)
class Waits:
    """The queues and active counters of a centre at one moment.

    Attributes:
        late: gives the late queues (`late_queues`).
        estimator: the queues and counters, and how long they need for a ticket.
        resumes: by suspended service, the seconds until it is expected to be resumed; infinite if
            that is not known.
    """

    reading: CentreView
    now: datetime
    late: Callable[[], frozenset[str]]
    estimator: Estimator
    resumes: Mapping[str, float]

    def for_newcomer(
        self, service: str, ticket_class: TicketClass = TicketClass.STANDARD
    ) -> Estimate | None:
        """The estimate for a ticket that is taken now; None: not known."""
        return self.estimator.estimate(
            service, ticket_class, resumes=self.resumes.get(service, 0.0)
        )

    def of(self, ticket: Ticket) -> Estimate | None:
        """The remaining wait of a waiting ticket; None: not known."""
        service, resumes = ticket.present.service, 0.0
        if ticket.booked_for is not None:
            # It is not called before its time while others wait.
            clock = self.reading.clock(service, self.now)
            resumes = max(0.0, (ticket.queued_from - clock).total_seconds())
        return self.estimator.estimate(
            service,
            ticket.ticket_class,
            self._waited(ticket),
            reserved_for=ticket.reserved_for,
            resumes=max(resumes, self.resumes.get(service, 0.0)),
        )

    def outlook_for_newcomer(self, service: str, ticket_class: TicketClass) -> Outlook:
        """The prediction for the bearer of a ticket that is taken now, with the tickets ahead by
        the lengths of the queues."""
        ahead = self.estimator.ahead(service, ticket_class)
        count = None
        if ahead is not None:
            count = round(sum(count_waited(line, least) * share for line, least, share in ahead))
        return Outlook(ahead is not None, count, self.for_newcomer(service, ticket_class))

    def outlook(self, ticket: Ticket) -> Outlook:
        """The prediction for the bearer of a waiting ticket."""
        ahead = self.estimator.ahead(
            ticket.present.service,
            ticket.ticket_class,
            self._waited(ticket),
            reserved_for=ticket.reserved_for,
        )
        count = None
        if ahead is not None:
            count = round(sum(queue.share * self._count(queue, ticket) for queue in ahead))
        return Outlook(ahead is not None, count, self.of(ticket))

    def _count(self, ahead: Ahead, ticket: Ticket) -> float:
        line = ahead.line
        identity = line_id(line.service, line.ticket_class, line.reserved_for)
        if identity == ticket.line:
            return self.reading.waiting_before(identity, ticket.queued_from, ticket.ordinal)
        if ahead.least <= min(0.0, line.shortest):
            return line.waiting
        if ahead.least > line.longest:
            return 0
        clock = self.reading.clock(line.service, self.now)
        since = clock - timedelta(seconds=ahead.least)
        # With the same wait, the order of creation decides.
        return self.reading.waiting_before(identity, since, ticket.ordinal)

    def _waited(self, ticket: Ticket) -> float:
        clock = self.reading.clock(ticket.present.service, self.now)
        return ticket.waited_at(clock).total_seconds()

    def seconds(
        self, service: str, ticket_class: TicketClass = TicketClass.STANDARD, waited: float = 0.0
    ) -> float | None:
        """The central estimate for a ticket that has waited for some seconds, by default one that
        is taken now; infinite if it is too long to predict, None if no counter serves it."""
        resumes = self.resumes.get(service, 0.0)
        return self.estimator.wait(service, ticket_class, waited, resumes=resumes)


def waits_of(reading: CentreView, now: datetime, free: str | None = None) -> Waits:
    """The current queues and active counters; `free` is a counter that is treated as free, though
    it still has a ticket."""
    setup, resumes = reading.setup, _resumes(reading, now)
    learned = Learned(reading, setup.typical)
    late = cache(partial(late_queues, reading, now))
    shifts: dict[str, list[_Shift]] = {}
    for shift in _shifts(reading, now, late, free):
        shifts.setdefault(setup.team_of[shift.profile], []).append(shift)
    teams = [
        Team(
            setup.levels[key],
            [for_counter(shift.counter.id) for shift in team],
            partial(map, partial(_active, learned, now), team),
        )
        for key, team in shifts.items()
    ]
    return Waits(
        reading=reading,
        now=now,
        late=late,
        estimator=Estimator(
            teams,
            partial(_lines, reading, now),
            learned.need,
            setup.priority_rules,
            learned.points,
            suspended=frozenset(resumes),
        ),
        resumes=resumes,
    )


def _lines(reading: CentreView, now: datetime, key: str) -> list[QueueSummary]:
    """The queues of a service, or reserved for a counter, and the visitors with bookings who are
    expected."""
    lines, setup = [], reading.setup
    for queue in reading.queues_of(key):
        if queue.service in setup.services:
            clock = reading.clock(queue.service, now)
            booked = queue.ticket_class is TicketClass.APPOINTMENT
            longest, shortest = (
                (clock - since).total_seconds() for since in (queue.oldest, queue.newest)
            )
            lines.append(
                QueueSummary(
                    queue.service,
                    queue.ticket_class,
                    queue.waiting,
                    longest if booked else max(0.0, longest),
                    shortest if booked else max(0.0, shortest),
                    queue.reserved_for,
                    booked,
                )
            )
    if (service := setup.services.get(key)) is not None and service.booking is not None:
        lines += still_to_come(
            key,
            (
                (booking.at - now).total_seconds()
                for booking in reading.bookings(key, business_day(now, setup.config.centre))
                if booking.state is BookingState.BOOKED
            ),
            setup.priority_rules.of(TicketClass.APPOINTMENT).ahead_minutes * 60,
            setup.config.bookings.early_minutes * 60,
        )
    return lines


class _Shift(NamedTuple):
    """The time for which a counter serves, in seconds from now, and the ticket that it has then."""

    counter: Counter
    profile: str
    ticket: str | None
    starts: float
    ends: float = inf


def _shifts(
    reading: CentreView, now: datetime, late: Callable[[], frozenset[str]], free: str | None
) -> list[_Shift]:
    """Those of the counters that are active or come back from a break; before the hall opens, of
    all. `late` and `free` are those of `waits_of`."""
    pauses, resumes, opens = _hours(reading, now)
    counters, shifts = with_profiles(reading), []
    for counter, profile in counters:
        ticket = counter.ticket if counter.id != free else None
        if counter.state is CounterState.PAUSED and ticket is None:
            starts = back_in(counter.expected_end, now)
        else:
            starts = 0.0 if works(reading, counter, now, late) else None
        if starts is None:
            continue
        if starts < pauses:
            shifts.append(_Shift(counter, profile, ticket, starts, pauses))
        if resumes is not None:
            shifts.append(_Shift(counter, profile, None, max(starts, resumes)))
    if not shifts and opens is not None:
        return [_Shift(counter, profile, None, opens) for counter, profile in counters]
    return shifts


def _active(learned: Learned, now: datetime, shift: _Shift) -> ActiveCounter:
    """A counter as the estimate sees it. Where it starts later, its operator has just come then."""
    state, counter, takes = learned.state, shift.counter, learned.takes(shift.profile)
    remaining, is_idle = takes.after(0.0), False
    ticket = state.ticket(shift.ticket) if shift.ticket is not None else None
    if ticket is not None:
        remaining = _remaining(learned, now, ticket) + takes.gap
    elif not shift.starts:
        since = state.centre.running_since(counter.acted_at or now)
        remaining, is_idle = takes.after(max(0.0, (now - since).total_seconds())), True
    return ActiveCounter(
        state.setup.levels[shift.profile],
        for_counter(counter.id),
        remaining,
        takes.gap,
        is_idle,
        shift.starts,
        shift.ends,
    )


def _remaining(learned: Learned, now: datetime, ticket: Ticket) -> float:
    """The expected seconds that the ticket at a counter still needs."""
    stop, service = ticket.present, ticket.present.service
    if service not in learned.typical or ticket.called_at is None:
        return 1.0
    elapsed = learned.state.clock(service, now) - ticket.called_at
    served = stop.served + max(timedelta(), elapsed)
    return remaining_time(learned.pace(service), served.total_seconds(), learned.need(service))


def _hours(reading: CentreView, now: datetime) -> tuple[float, float | None, float | None]:
    """In how many seconds the whole centre pauses, and resumes, today; and while it is closed, in
    how many it opens today. Its last closing is no pause: visitors who hold a ticket are served."""
    head = reading.setup.config.centre
    spans = reading.setup.hours(None, business_day(now, head)).opening
    again = next(((start - now).total_seconds() for start, _ in spans if start > now), None)
    if not holds(spans, now):
        return inf, None, again
    if again is None:
        return inf, None, None
    return next((end - now).total_seconds() for _, end in spans if end > now), again, None


def _resumes(reading: CentreView, now: datetime) -> dict[str, float]:
    """The suspended services, and in how many seconds each is expected to be resumed."""
    centre = reading.centre
    services = reading.services().items()
    ends = {key: service.expected_end for key, service in services if service.suspended_at}
    if centre.suspended_at is not None:
        ends = dict.fromkeys(reading.setup.services, centre.expected_end)
    back = {key: back_in(end, now) for key, end in ends.items()}
    return {key: inf if seconds is None else seconds for key, seconds in back.items()}
