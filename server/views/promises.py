"""The promised waits of the waiting tickets: which are kept, at risk or broken, and why.

A promise is the wait that nine of ten such tickets do not exceed (`late`), told when the ticket was
taken. It ends with the first call, and with a change of the first service. It runs on the clock of
the service, so a suspension moves it.

People were told it in steps of five minutes, rounded up (`contract.waits`), and this is what counts
here and in `Ticket.promise_kept`: a visitor who was told "less than 5 min" is not let down after
one. Only the accuracy of the estimates (`coverage`) is judged by the exact value.
"""

from collections.abc import Callable, Hashable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import inf
from typing import TYPE_CHECKING, Final, NamedTuple

from contract.enums import CounterState, Delay, PromiseState, TicketClass, TicketState
from contract.errors import Refusal
from contract.waits import at_most
from server.domain.calendar import business_day
from server.domain.state.queues import Queue
from server.domain.tickets import Ticket
from server.engine.centre_view import CentreView
from server.rules.profiles import how_many_serve, levels_of, profile_of, suspended_services
from server.rules.waits import Waits
from server.store.fact_queries import Facts

if TYPE_CHECKING:
    from server.views.snapshot_context import SnapshotContext

LATE: Final = frozenset({PromiseState.AT_RISK, PromiseState.BROKEN})


def promised_wait(ticket: Ticket) -> int | None:
    """The longest wait for the first call that a waiting ticket was promised, in seconds;
    None if it had none, was called already, or its first service was changed."""
    if ticket.promise is None or ticket.served_by is None or ticket.stop != 0:
        return None
    if ticket.state is not TicketState.WAITING or ticket.first_wait is not None:
        return None
    return at_most(ticket.promise)


def seconds_left(ticket: Ticket, clock: datetime) -> float | None:
    """The seconds until a promise is broken, by the clock of its service, below zero if it is; None
    without a promise."""
    promised = promised_wait(ticket)
    return None if promised is None else promised - ticket.waited_at(clock).total_seconds()


def promise_state(left: float, remaining: float) -> PromiseState:
    """The state of a promise by the seconds until it is broken, and the expected seconds until the
    call; infinite if no counter serves the ticket."""
    if left < 0:
        return PromiseState.BROKEN
    return PromiseState.AT_RISK if remaining > left else PromiseState.KEPT


def places_at_risk(
    left: Sequence[float | None], remaining: Callable[[int], float], most: float = inf
) -> set[int]:
    """The places of one queue whose promise is at risk, with as few estimates as possible: a ticket
    waits at least as long as those before it, and at most as long as those behind it. `left`: for
    each place in order, the seconds until its promise is broken, None without one; `remaining`: the
    expected seconds until the call of a place; `most`: a bound for all of them."""
    places: set[int] = set()
    parts = [(0, len(left), 0.0, most)]
    while parts:
        start, end, least, most = parts.pop()
        unclear = [
            (place, seconds)
            for place, seconds in enumerate(left[start:end], start)
            if seconds is not None and 0 <= seconds < most
        ]
        places.update(place for place, seconds in unclear if seconds < least)
        unclear = [pair for pair in unclear if pair[1] >= least]
        if unclear:
            place, seconds = unclear[len(unclear) // 2]
            wait = remaining(place)
            if promise_state(seconds, wait) is PromiseState.AT_RISK:
                places.add(place)
            parts += [(start, place, least, wait), (place + 1, end, wait, most)]
    return places


BOOKED_SINCE: Final = timedelta(weeks=4)
BOOKED_EACH: Final = timedelta(hours=1)
"""How often it is counted again how many visitors with bookings were called in time."""

BOOKED_AT_LEAST: Final = 50
"""A share of fewer visitors says nothing."""

RENEWED_EACH: Final = timedelta(seconds=5)
"""How long the promises of an unchanged queue are remembered: in a full hall computing all of them
takes as long as the rest of the snapshots, which are built ten times a second."""


@dataclass(frozen=True, slots=True)
class QueuePromises:
    """The promises of one queue that are at risk or broken.

    Attributes:
        at_risk, broken: how many are.
        first: the ticket of these that has waited longest.
        delay: why that one takes longer, where it is known.
    """

    at_risk: int
    broken: int
    first: Ticket
    delay: Delay | None


class _Computed(NamedTuple):
    """What was computed of a centre, and when; each queue by its id, as it was."""

    depends_on: Hashable
    at: datetime
    queues: dict[str, tuple[Queue, QueuePromises | None]]


class PromiseWatch:
    """The promises of each centre's queues, as this process last computed them. Those of a queue
    are computed again when a ticket joins or leaves it, all of them when a counter or a service
    changes and after a few seconds.

    Attributes:
        booked: by centre the last answer of `booked_kept`, when it was found, and the promise.
    """

    def __init__(self) -> None:
        self._known: dict[str, _Computed] = {}
        self.booked: dict[str, tuple[datetime, int, float | None]] = {}

    def late(self, reading: CentreView, waits: Waits, now: datetime) -> Sequence[QueuePromises]:
        """The queues of a centre with a promise that is at risk or broken."""
        centre = reading.centre
        depends_on = (
            (centre.epoch, centre.catalogue, centre.suspended_at, suspended_services(reading)),
            tuple((counter.state, profile_of(reading, counter)) for counter in reading.counters()),
        )
        known = self._known.get(centre.id)
        if (
            known is None
            or known.depends_on != depends_on
            or not timedelta() <= now - known.at < RENEWED_EACH
        ):
            known = self._known[centre.id] = _Computed(depends_on, now, {})
        queues, found = known.queues, []
        for queue in reading.queues():
            if queue.service in reading.setup.services:
                was, promises = queues.get(queue.line, (None, None))
                if was is not queue:
                    promises = _of_queue(reading, waits, now, queue)
                    queues[queue.line] = queue, promises
                if promises is not None:
                    found.append(promises)
        return found


def booked_kept(context: "SnapshotContext") -> float | None:
    """The share (0 to 1) of the visitors with bookings who were called in time in the last four
    weeks, at most an hour old; None if there were fewer than fifty, or nothing can be booked."""
    reading, now, known = context.reading, context.now, context.promise_watch.booked
    if not reading.setup.is_bookable:
        return None
    centre, within = reading.centre.id, reading.setup.config.bookings.within_minutes
    at, promised, share = known.get(centre, (now, 0, None))
    if promised != within or not timedelta() <= now - at < BOOKED_EACH:
        since = business_day(now - BOOKED_SINCE, reading.setup.config.centre)
        # While the database is away, boards go on with the last figure.
        with suppress(Refusal):
            kept, every = reading.on_connection(
                lambda connection: Facts(connection, centre).booked_kept(since, within)
            )
            share = round(kept / every, 4) if every >= BOOKED_AT_LEAST else None
            known[centre] = now, within, share
    return share


def remaining_of(waits: Waits, ticket: Ticket) -> float:
    """The expected seconds until the call of a waiting ticket on the clock of its service, which
    stands still during a suspension: of waits as if no service were suspended. Infinite if no
    counter serves it."""
    estimate = waits.of(ticket)
    return inf if estimate is None else estimate.seconds


def delay(waits: Waits, ticket: Ticket) -> Delay | None:
    """Why a promise is at risk or broken, where it is known: fewer counters serve it than when the
    ticket was taken, and one has closed or paused since; or the service is suspended, which breaks
    no promise by itself."""
    reading, service, since = waits.reading, ticket.present.service, ticket.issued_at
    before = ticket.served_by
    if before is not None and how_many_serve(reading, service, waits.now, waits.late) < before:
        gone = {
            counter.state
            for counter in reading.counters()
            if counter.since > since and service in levels_of(reading, counter).level_of
        }
        if CounterState.CLOSED in gone:
            return Delay.COUNTER_CLOSED
        if CounterState.PAUSED in gone:
            return Delay.COUNTER_PAUSED
    if reading.centre.suspended_at is not None or service in suspended_services(reading):
        return Delay.SERVICE_PAUSED
    return None


def _of_queue(
    reading: CentreView, waits: Waits, now: datetime, queue: Queue
) -> QueuePromises | None:
    clock = reading.clock(queue.service, now)
    tickets = reading.in_queue(queue)
    left = [seconds_left(ticket, clock) for ticket in tickets]
    waits, newcomer = replace(waits, resumes={}), None
    if queue.ticket_class is TicketClass.STANDARD and not queue.reserved_for:
        # Its wait is computed already: whether tickets are issued depends on it.
        newcomer = waits.for_newcomer(queue.service)
    risky = places_at_risk(
        left,
        lambda place: remaining_of(waits, tickets[place]),
        inf if newcomer is None else newcomer.seconds,
    )
    broken = {place for place, seconds in enumerate(left) if seconds is not None and seconds < 0}
    if not risky and not broken:
        return None
    first = tickets[min(risky | broken)]
    return QueuePromises(len(risky), len(broken), first, delay(waits, first))
