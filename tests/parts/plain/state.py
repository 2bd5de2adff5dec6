"""The state of the plain hall, and what several commands do to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from contract.centre import CentreConfig, Rules, Series, Service
from contract.enums import ACTIVE, CounterState, StopOrder, StopState, TicketState
from contract.errors import ProblemType
from contract.ids import full_id
from tests.parts.plain.values import (
    NEVER,
    NO_TIME,
    PlainCounter,
    PlainCoupon,
    PlainLease,
    PlainStop,
    PlainTicket,
    S,
    business_day,
)

P = ProblemType
type Levels = dict[str, tuple[int, timedelta]]
MOST_BEHIND = timedelta(minutes=2)


@dataclass
class PlainState:
    """The whole hall.

    Attributes:
        choose: which of several services of a ticket comes first, where that depends on
            estimates: a place among those wanted.
        gap: the last one of the server.
        confirmed_at: the time of the event by which a manager confirmed the clock.
        profiles: by key, the services of each with their level and from which wait on it counts.
        given: the last number that was given of a series on a day.
        recent: by work profile, whether each call was favoured.
        intake_until: until when no tickets are given in the whole hall; None where they are.
        closed: the services for which no tickets are given, each until when.
        resumes_at: when a suspension ends by itself, by its service; "" for the whole hall.
        released: the counters whose reservations the clock released, each in which minute.
    """

    choose: Callable[[str, Sequence[str]], int]
    clock: datetime
    counters: dict[str, PlainCounter] = field(default_factory=dict)
    last_at: datetime = NEVER
    confirmed_at: datetime = NEVER
    rules: Rules = field(default_factory=Rules)
    services: dict[str, Service] = field(default_factory=dict)
    series: dict[str, Series] = field(default_factory=dict)
    profiles: dict[str, Levels] = field(default_factory=dict)
    day: date | None = None
    last_day: date = date.min
    intake_until: datetime | None = None
    tickets: dict[str, PlainTicket] = field(default_factory=dict)
    coupons: dict[str, PlainCoupon] = field(default_factory=dict)
    leases: dict[str, PlainLease] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    gone_leases: set[str] = field(default_factory=set)
    """The ids of what was over when a day was opened: it is in memory no more. A lease has the id
    of its ticket, and stays longer."""
    given: dict[tuple[str, date], int] = field(default_factory=dict)
    recent: dict[str, list[bool]] = field(default_factory=dict)
    ordinal: int = 0
    call: int = 0
    closed: dict[str, datetime] = field(default_factory=dict)
    suspended: dict[str, datetime] = field(default_factory=dict)
    suspended_at: datetime | None = None
    resumes_at: dict[str, datetime] = field(default_factory=dict)
    gap: tuple[datetime, datetime] | None = None
    released: set[tuple[str, datetime]] = field(default_factory=set)

    def configure(self, config: CentreConfig) -> None:
        """Follow a configuration; it always has the same counters and services."""

        def identity(key: str) -> str:
            return full_id(config.centre.slug, key)

        self.rules = config.rules
        self.services = {identity(one.key): one for one in config.services}
        self.series = {one.key: one for one in config.series}
        self.profiles = {
            one.key: {
                identity(key): (place, timedelta(minutes=after))
                for place, after in enumerate(one.call_after_minutes or ())
                for key in one.levels[place]
            }
            for one in config.profiles
        }
        for counter in config.counters:
            self.counters.setdefault(identity(counter.key), PlainCounter(counter.profile))

    # Time.

    @property
    def now(self) -> datetime:
        """The time of an event: never before that of the last one."""
        return max(self.clock, self.last_at)

    @property
    def today(self) -> date:
        return business_day(self.now)

    @property
    def clock_in_doubt(self) -> bool:
        """Whether the clock is far behind the last event, and no manager confirmed it."""
        return self.clock < self.last_at - MOST_BEHIND and self.confirmed_at != self.last_at

    def forward(self, span: timedelta) -> None:
        before = self.now
        self.clock += span
        self.runs(self.now - before)

    def runs(self, span: timedelta) -> None:
        """The clocks of the services go on; that of a suspended one stands."""
        if self.suspended_at is None:
            for ticket in self.tickets.values():
                if ticket.service not in self.suspended:
                    ticket.runs(span)

    # Counters and numbers.

    def profile_key(self, counter: str) -> str:
        at = self.counters[counter]
        return at.profile or at.own_profile

    def profile(self, counter: str) -> Levels:
        return self.profiles[self.profile_key(counter)]

    def is_taken(self, number: str, day: date, *, resting: bool) -> bool:
        """Whether a number cannot be given on a day: an open ticket has it, or a missed one
        that may come back, or a kiosk has it on lease; or, with `resting`, it rests."""
        if any(
            one.number == number and self.holds_number(one, resting=resting)
            for one in self.tickets.values()
        ):
            return True
        near = (day + timedelta(days=offset) for offset in (-1, 0, 1))
        return any(one.number == number for each in near for one in self.open_leases(each))

    def holds_number(self, one: PlainTicket, *, resting: bool) -> bool:
        """Whether no other ticket can have the number of one."""
        rest = timedelta(minutes=self.rules.number_rest_minutes) if resting else NO_TIME
        if one.state is S.MISSED:
            return one.comeback_left is not None and one.comeback_left > -rest
        if one.is_open:
            return True
        reopen = timedelta(minutes=self.rules.reopen_minutes)
        late = (self.day, self.today, self.today - timedelta(days=1))
        return resting and one.day in late and self.now - one.since < reopen + rest

    def number_is_gone(self, ticket: PlainTicket) -> bool:
        """Whether another ticket has, or may get, the number of one that is over or missed."""
        held = ticket.state is S.MISSED and ticket.may_come_back
        return not held and self.is_taken(ticket.number, ticket.day, resting=False)

    def open_leases(self, day: date) -> list[PlainLease]:
        return [one for one in self.leases.values() if one.day == day and one.ended_at is None]

    # What happens to a ticket in several commands.

    def becomes(self, ticket: PlainTicket, state: TicketState) -> None:
        """Move a ticket into another state; it leaves its counter where it is not active there."""
        ticket.state, ticket.since = state, self.now
        if state not in (S.WAITING, S.CALLED):
            ticket.pause = NO_TIME
        for at in self.counters.values():
            if at.ticket == ticket.id and state not in ACTIVE:
                at.ticket = None

    def waits(self, ticket: PlainTicket) -> None:
        """It is in the queue of its present stop; not for a counter that is not there, nor on
        another day."""
        self.becomes(ticket, S.WAITING)
        ticket.counted = None
        if ticket.day != self.day:
            self.ends(ticket, S.EXPIRED)
            return
        meant_for = self.counters.get(ticket.reserved_for or "")
        if meant_for is not None and meant_for.state is CounterState.CLOSED:
            ticket.reserved_for = ticket.present.reserved_for = None

    def goes_to(self, ticket: PlainTicket, stop: int) -> None:
        ticket.stop, ticket.pause = stop, NO_TIME
        ticket.present.state = StopState.OPEN
        ticket.reserved_for = ticket.present.reserved_for
        self.waits(ticket)

    def ends(self, ticket: PlainTicket, state: TicketState) -> None:
        self.becomes(ticket, state)
        if ticket.present.state is StopState.OPEN:
            ticket.present.state = StopState.UNSERVED

    def releases(self, counter: str) -> None:
        for ticket in self.tickets.values():
            reserved = ticket.reserved_for == counter
            if reserved and ticket.state in (S.WAITING, S.ON_HOLD, S.MISSED):
                ticket.reserved_for = ticket.present.reserved_for = None

    def called_back(self, ticket: PlainTicket) -> None:
        """Its call is withdrawn: it has waited meanwhile, and the call does not count."""
        if ticket.counted is not None:
            profile, favoured = ticket.counted
            recent = self.recent[profile]
            del recent[len(recent) - 1 - recent[::-1].index(favoured)]
        ticket.waited += ticket.called_ago
        self.waits(ticket)

    def changes_to(self, ticket: PlainTicket, service: str) -> None:
        later = None if service == ticket.service else ticket.comes_to(service, None)
        if later is None:
            if service != ticket.service and ticket.state is S.WAITING:
                ticket.since = self.now
            ticket.present.service = service
            return
        was, goal = ticket.present, ticket.stops[later]
        ticket.stops[ticket.stop] = PlainStop(
            was.service, was.quantity, reserved_for=was.reserved_for
        )
        if ticket.state is S.WAITING:
            self.goes_to(ticket, later)
            return
        goal.state, goal.begun, goal.served = was.state, was.begun, was.served + goal.served
        ticket.stop, ticket.reserved_for = later, None

    def next_stop(self, ticket: PlainTicket) -> int | None:
        """Where it goes on: the stop that was reserved last, else the one that is chosen."""
        reserved = [n for n in ticket.pending if ticket.stops[n].reserved_for is not None]
        if reserved:
            return reserved[-1]
        if len(ticket.pending) < 2 or self.rules.stop_order is StopOrder.AS_GIVEN:
            return next(iter(ticket.pending), None)
        return ticket.pending[
            self.choose(ticket.id, [ticket.stops[n].service for n in ticket.pending])
        ]
