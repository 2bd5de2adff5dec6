"""Queries on the tickets of a centre, their numbers and their queues."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from heapq import nlargest
from operator import attrgetter

from contract.enums import ENDED, Paper, TicketState
from contract.ids import full_id, key_of
from server.domain import calendar, limits
from server.domain.calls import ProfileCalls
from server.domain.centres import RestingNumber, SeriesState
from server.domain.numbering import Lease
from server.domain.selection import Head
from server.domain.state.queues import Queue
from server.domain.state.values import (
    BEARS_NUMBER,
    FREE_FROM,
    LEASED,
    NUMBER,
    QUEUE,
    QUEUES_OF,
    TAKEN,
    Values,
)
from server.domain.tickets import Coupon, Ticket

LIVING = tuple(state for state in TicketState if state not in ENDED)

_BY_ORDINAL = attrgetter("ordinal")

_NEVER = datetime.max.replace(tzinfo=UTC)

NUMBERED_AT_MOST = 10
TAKEN_AT_MOST = 50


class TicketQueries(Values):
    """Queries on tickets, numbers and queues."""

    # Tickets.

    def ticket(self, identity: str) -> Ticket | None:
        """A ticket with its stops."""
        return self.get(Ticket, identity)

    def _tickets(self, identities: Iterable[str]) -> Iterator[Ticket]:
        tickets = self._of(Ticket)
        return (tickets[identity] for identity in identities)

    def tickets_numbered(self, numbers: Collection[str]) -> Sequence[str]:
        """The ids of the open day's tickets with one of some numbers, and of those of another day
        that are still being served; newest first."""
        tickets = (
            ticket
            for number in numbers
            for ticket in self._tickets(self.index(NUMBER, number))
            if ticket.day == self.centre.day or ticket.state in LIVING
        )
        return [ticket.id for ticket in nlargest(NUMBERED_AT_MOST, tickets, key=_BY_ORDINAL)]

    def tickets_taken(self, since: datetime, until: datetime) -> Sequence[str]:
        """The ids of the open day's tickets that were issued in a span, at most fifty; newest
        first."""
        tickets = (
            ticket
            for ticket in self.all_of(Ticket)
            if ticket.day == self.centre.day and since <= ticket.issued_at < until
        )
        return [ticket.id for ticket in nlargest(TAKEN_AT_MOST, tickets, key=_BY_ORDINAL)]

    def open_tickets(self, *states: TicketState) -> Sequence[Ticket]:
        """The tickets in some states, by default all that are not over, in the order of issue."""
        return sorted(self.in_state(*(states or LIVING)), key=_BY_ORDINAL)

    def waiting_tickets(self, service: str = "") -> Sequence[Ticket]:
        """The tickets that wait for a service, or for any, in the order of issue."""
        tickets = self.open_tickets(TicketState.WAITING)
        return [ticket for ticket in tickets if service in ("", ticket.present.service)]

    def later_for(self, service: str) -> Sequence[Ticket]:
        """The tickets of the open day, not over, that have a service as a later stop."""
        return [
            ticket
            for ticket in self.open_tickets()
            if ticket.day == self.centre.day
            and ticket.present.service != service
            and any(ticket.stops[place].service == service for place in ticket.pending)
        ]

    def taken(self, service: str, day: date, since: datetime, until: datetime) -> int:
        """How many places of a quota are taken between two times of a day (`TAKEN`)."""
        times = self.index(TAKEN, (service, day))
        return bisect_left(times, until) - bisect_left(times, since)

    def coupons(self, ticket: str) -> Sequence[Coupon]:
        """The coupons that were issued for a ticket, without those that are void since it was
        reopened."""
        found = self.ticket(ticket)
        ids = {} if found is None else dict.fromkeys(stop.coupon for stop in found.stops)
        return [coupon for key in ids if key and (coupon := self.get(Coupon, key)) is not None]

    # Numbers and leases.

    def is_number_taken(self, number: str, day: date, now: datetime, *, resting: bool) -> bool:
        """Whether a number cannot be issued on a day: that of an open ticket, of a missed one that
        may come back, or one leased to a kiosk for a day next to it; if `resting`, also that of a
        ticket that ended recently, or that may have been issued in hours that a restore lost."""
        leases = self._of(Lease)
        days = (day - calendar.ONE_DAY, day, day + calendar.ONE_DAY)
        if any(leases[lease].day in days for lease in self.index(LEASED, number)):
            return True
        lost = self.get(RestingNumber, number) if resting else None
        if lost is not None and day <= lost.through:
            return True
        tickets = self._tickets(self.index(NUMBER, number))
        return any(self.keeps_number(ticket, now, resting=resting) for ticket in tickets)

    def keeps_number(self, ticket: Ticket, now: datetime, *, resting: bool = True) -> bool:
        """Whether the number of a ticket cannot be issued again yet; if `resting`, also for some
        time after it ended."""
        if ticket.state in ENDED:
            # A ticket of yesterday may be served past the turn of the day, and its number rest
            # then.
            today = calendar.business_day(now, self.setup.config.centre)
            days = (today - calendar.ONE_DAY, today, self.centre.day)
            if not resting or ticket.day not in days:
                return False
        elif ticket.state is TicketState.MISSED:
            now = self.clock(ticket.present.service, now)
        return now < self._kept_until(ticket, resting=resting)

    def _kept_until(self, ticket: Ticket, *, resting: bool = True) -> datetime:
        """Until when a ticket keeps its number; for a missed one on the clock of its service, which
        is never ahead."""
        if ticket.state in BEARS_NUMBER:
            return _NEVER
        rules = self.setup.config.rules
        rest = timedelta(minutes=rules.number_rest_minutes if resting else 0)
        if ticket.state is TicketState.MISSED:
            # It may come back, and (`resting`) its number rests after that.
            return (ticket.comeback_until or ticket.since) + rest
        return ticket.since + limits.reopen_time(rules) + rest

    def free_from(self, series: str, numbers: Iterable[str], day: date, now: datetime) -> datetime:
        """The first time at which one of the numbers of a series may be free, if no ticket or lease
        changes until then: all are taken before it."""
        today = calendar.business_day(now, self.setup.config.centre)

        def first() -> datetime:
            return min((self._rests_until(number, day, now) for number in numbers), default=_NEVER)

        return self.kept((FREE_FROM, series), (day, today), first)

    def _rests_until(self, number: str, day: date, now: datetime) -> datetime:
        """Until when at least a number is taken, if nothing changes."""
        if not self.is_number_taken(number, day, now, resting=True):
            return now
        tickets = self._tickets(self.index(NUMBER, number))
        keeping = (ticket for ticket in tickets if self.keeps_number(ticket, now))
        return max(map(self._kept_until, keeping), default=_NEVER)

    def series_states(self) -> Mapping[str, SeriesState]:
        """The state of each series on its last day, by its key."""
        return {key_of(series.id): series for series in self.all_of(SeriesState)}

    def leases(self, day: date = date.min) -> Sequence[Lease]:
        """The leased numbers of a day and later ones that were not handed in, in order."""
        every = self.all_of(Lease)
        leases = (lease for lease in every if lease.ended_at is None and lease.day >= day)
        return sorted(leases, key=_BY_ORDINAL)

    def handed_in_before(self, lease: Lease) -> datetime | None:
        """When the kiosk of a lease issued the last number that it handed in before it."""
        earlier = (
            (other.ended_at, self.ticket(other.id))
            for other in self.all_of(Lease)
            if (other.day, other.device, other.series) == (lease.day, lease.device, lease.series)
            and other.ordinal < lease.ordinal
        )
        # A reported time later than the hand-in is not reliable.
        given = (
            ticket.issued_at
            for ended_at, ticket in earlier
            if ticket is not None and ended_at is not None and ticket.issued_at < ended_at
        )
        return max(given, default=None)

    def last_leased(self, series: str, day: date) -> str | None:
        """The number of a series that was leased last for a day, handed in or not."""
        every = self.all_of(Lease)
        leases = (lease for lease in every if (lease.series, lease.day) == (series, day))
        last = max(leases, key=_BY_ORDINAL, default=None)
        return None if last is None else last.number

    # Queues.

    def queues(self) -> Collection[Queue]:
        """The queues in which tickets wait."""
        return self._of(QUEUE).values()

    def queues_of(self, *keys: str) -> Sequence[Queue]:
        """The queues of some services that are not reserved, and those reserved for some
        counters."""
        queues = self._of(QUEUE)
        return [queues[line] for key in keys for line in self.index(QUEUES_OF, key)]

    def heads(
        self, services: Collection[str], reserved: Collection[str], now: datetime
    ) -> Sequence[Head]:
        """The heads of the queues of some services that are not reserved, and of the queues
        reserved for one of `reserved`: the oldest ticket whose `not_before` has passed, else the
        oldest, marked as deferred. Tickets whose paper may still be printing are left out."""
        return self._heads(self.queues_of(*services, *reserved), now)

    def oldest_heads(self, now: datetime) -> Mapping[str, Head]:
        """Of the heads of each service's queues, the one that has waited longest."""
        heads: dict[str, Head] = {}
        for ticket in sorted(self._heads(self.queues(), now), key=attrgetter("queued_from")):
            heads.setdefault(ticket.service, ticket)
        return heads

    def _heads(self, chosen: Iterable[Queue], now: datetime) -> Sequence[Head]:
        paper_since = now - limits.paper_time(self.setup.config.rules)
        heads = (self._head(queue, now, paper_since) for queue in chosen)
        return [head for head in heads if head is not None]

    def _head(self, queue: Queue, now: datetime, paper_since: datetime) -> Head | None:
        clock = self.clock(queue.service, now)
        first: Ticket | None = None
        is_deferred = True
        for ticket in self._tickets(identity for *_, identity in queue.places):
            if ticket.paper is Paper.PENDING and ticket.issued_at > paper_since:
                continue
            is_deferred = ticket.not_before is not None and ticket.not_before > clock
            if not is_deferred or first is None:
                first = ticket
            if not is_deferred:
                break
        if first is None:
            return None
        return Head(
            ticket=first.id,
            number=first.number,
            service=first.present.service,
            queued_from=first.queued_from + (now - clock),
            ordinal=first.ordinal,
            ticket_class=first.ticket_class,
            reserved_for=first.reserved_for,
            deferred=is_deferred,
        )

    def in_queue(self, queue: Queue) -> Sequence[Ticket]:
        """The tickets that wait in a queue, in order."""
        return list(self._tickets(identity for *_, identity in queue.places))

    def waiting_before(self, line: str, queued_from: datetime, ordinal: int) -> int:
        """How many tickets of a queue are before a place in it."""
        queue: Queue | None = self._of(QUEUE).get(line)
        return 0 if queue is None else queue.before(queued_from, ordinal)

    def behind(self, ticket: Ticket) -> str | None:
        """The id of the next ticket after another one in its queue."""
        queue: Queue | None = self._of(QUEUE).get(ticket.line)
        return None if queue is None else queue.behind(ticket)

    def recent_calls(self, profile: str) -> Sequence[bool]:
        """Whether each of the last calls of a work profile was favoured, newest first."""
        known = self.get(ProfileCalls, full_id(self.centre.id, profile))
        return () if known is None else known.favoured
