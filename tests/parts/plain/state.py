"""What the plain hall is made of, and what is asked of it again and again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise

from contract.enums import CounterState, StopState, TicketState
from tests.parts.plain.things import (
    NEVER,
    NO_TIME,
    PlainCounter,
    PlainLease,
    PlainProfile,
    PlainRules,
    PlainSeries,
    PlainTicket,
    business_day,
)

S = TicketState


def first_given(_ticket: str, wanted: Sequence[str]) -> int:
    """The order in which services were chosen."""
    return 0


@dataclass
class PlainState:
    """The whole hall.

    Attributes:
        choose: which of several services of a ticket comes first, where that is not a
            matter of the rules: a place among those wanted.
        suspensions: subject (a service, "" for the hall), beginning, end.
    """

    counters: dict[str, PlainCounter]
    series: dict[str, PlainSeries]
    """By service; several may share one."""
    choose: Callable[[str, Sequence[str]], int] = first_given
    now: datetime = NEVER
    rules: PlainRules = field(default_factory=PlainRules)
    profiles: dict[str, PlainProfile] = field(default_factory=dict)
    day: date | None = None
    last_day: date = date.min
    tickets: dict[str, PlainTicket] = field(default_factory=dict)
    line_calls: dict[tuple[str, str, str | None], int] = field(default_factory=dict)
    recent: dict[str, list[bool]] = field(default_factory=dict)
    ordinals: int = 0
    calls: int = 0
    shown: set[int] = field(default_factory=set)
    stopped: datetime | None = None
    still: dict[str, datetime] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    suspensions: list[tuple[str, datetime, datetime]] = field(default_factory=list)
    leases: dict[str, PlainLease] = field(default_factory=dict)
    notices: dict[str, datetime | None] = field(default_factory=dict)
    help: dict[str, bool] = field(default_factory=dict)
    """By place, whether it is still wanted."""
    looked: set[tuple[str, datetime]] = field(default_factory=set)

    def profile(self, counter: str) -> PlainProfile:
        """What a counter serves now."""
        at = self.counters[counter]
        return self.profiles[at.profile or at.own_profile]

    def borne(self, number: str) -> bool:
        """Whether somebody living has a number."""
        return any(t.number == number for t in self.tickets.values() if t.living)

    def rests(self, number: str) -> bool:
        """Whether its last bearer, of today or yesterday, ended a short while ago."""
        yesterday = business_day(self.now) - timedelta(days=1)
        return any(
            t.number == number
            and (t.day == self.day or t.day >= yesterday)
            and not t.living
            and self.now - t.since < self.rules.rest
            for t in self.tickets.values()
        )

    def present_at(self, bound: str) -> bool:
        """Whether the counter or the operator is there, if only on a break."""
        return any(
            at.state is not CounterState.CLOSED and bound in (identity, at.operator)
            for identity, at in self.counters.items()
        )

    def unserved(self, counters: Sequence[tuple[str, PlainProfile]]) -> set[str]:
        """The services that people wait for and nobody comes to serve."""
        waiting = [t for t in self.tickets.values() if t.state is S.WAITING]
        if self.stopped is not None:
            return set()
        return {
            ticket.service
            for ticket in waiting
            if ticket.service not in self.still
            and not any(self.serves(one, profile, ticket) for one, profile in counters)
        }

    def serves(self, counter: str, profile: PlainProfile, ticket: PlainTicket) -> bool:
        """Whether somebody serves the line of a ticket there: at work, or idle with nobody
        late."""
        at = self.counters[counter]
        mine = (counter, at.operator)
        meant = (
            ticket.reserved_for in mine
            if ticket.reserved_for
            else ticket.service in profile.services
        )
        if not meant or at.state is not CounterState.OPEN:
            return False
        came = min(t.since for t in self.tickets.values() if self._beside(t, ticket))
        late = self.now - max(came, self.stood_at) >= timedelta(minutes=1)
        lately = self.now - at.acted_at <= timedelta(minutes=10)
        return at.ticket is not None or lately or not late

    def _beside(self, one: PlainTicket, other: PlainTicket) -> bool:
        return one.state is S.WAITING and one.line == other.line

    @property
    def stood_at(self) -> datetime:
        """When anything last began or ended to stand still."""
        ended = [until for _, _, until in self.suspensions]
        return max([NEVER, *ended, *self.still.values(), self.stopped or NEVER])

    def stood_still(self, since: datetime, service: str) -> timedelta:
        """How long the hall or the service has stood still since a moment."""
        spans = [(a, b) for subject, a, b in self.suspensions if subject in ("", service)]
        if self.stopped is not None:
            spans.append((self.stopped, self.now))
        if service in self.still:
            spans.append((self.still[service], self.now))
        cuts = sorted({since, self.now, *(min(max(x, since), self.now) for s in spans for x in s)})
        return sum(
            (
                end - start
                for start, end in pairwise(cuts)
                if any(a <= start and end <= b for a, b in spans)
            ),
            NO_TIME,
        )

    def waited(self, ticket: PlainTicket) -> timedelta:
        """All the time it has spent waiting; where nothing went on nobody waited."""
        if ticket.state is not S.WAITING:
            return ticket.waited
        passed = self.now - ticket.since - self.stood_still(ticket.since, ticket.service)
        return ticket.waited + passed

    # What happens to a ticket in several commands.

    def waits_for(self, ticket: PlainTicket, service: str) -> None:
        """Its present stop is for another service."""
        if service != ticket.service:
            if ticket.state is S.WAITING:
                ticket.waited, ticket.since = self.waited(ticket), self.now
            ticket.present.service = service
            self.lets_pass_here(ticket)

    @property
    def counted_calls(self) -> int:
        """How many were called to be served: no recalls, nobody called back, no slips."""
        return sum(self.line_calls.values())

    def lets_so_many_pass(self, ticket: PlainTicket, skip: int) -> None:
        """It lets some calls of its line pass; never fewer than it has to already."""
        line = self.line_calls.get(ticket.line, 0)
        ticket.skip_until = max(ticket.skip_until, line + skip)
        ticket.skips_in = ticket.line
        ticket.passed_until = max(ticket.passed_until, self.counted_calls + skip)

    def lets_pass_here(self, ticket: PlainTicket) -> None:
        """In whatever line it waits now it lets as many pass as it had left to."""
        if ticket.state is S.WAITING and ticket.skips_in not in (None, ticket.line):
            left = max(0, ticket.skip_until - self.line_calls.get(ticket.skips_in, 0))
            passed_until = ticket.passed_until
            ticket.no_skip()
            if left:
                self.lets_so_many_pass(ticket, left)
            ticket.passed_until = passed_until

    def leaves(self, ticket: PlainTicket) -> None:
        """It is at no counter any more."""
        for at in self.counters.values():
            if at.ticket == ticket.id:
                at.ticket = None

    def waits(self, ticket: PlainTicket, waited: timedelta) -> None:
        """It is in line, having waited for so long."""
        self.leaves(ticket)
        ticket.state, ticket.since, ticket.waited = S.WAITING, self.now, waited
        ticket.counter, ticket.recalls, ticket.counted = None, 0, None
        self.lets_pass_here(ticket)
        self.no_vain_wait(ticket)
        self.others_first(ticket)

    def no_vain_wait(self, ticket: PlainTicket) -> None:
        """Nobody waits on another day, or for a counter or an operator that is not there."""
        if ticket.day != self.day:
            self.ends(ticket, S.EXPIRED)
        elif ticket.reserved_for is not None and not self.present_at(ticket.reserved_for):
            self.release(ticket)

    def release(self, ticket: PlainTicket) -> None:
        """It waits for whoever serves its service."""
        ticket.reserved_for = ticket.present.reserved_for = None
        self.lets_pass_here(ticket)
        self.others_first(ticket)

    def release_all(self, *bounds: str | None) -> None:
        """Nobody waits for these any more, nor comes back to them."""
        away = set(bounds) - {None}
        for ticket in self.tickets.values():
            if ticket.reserved_for in away and ticket.state in (S.WAITING, S.ON_HOLD, S.MISSED):
                self.release(ticket)

    def ends(self, ticket: PlainTicket, state: TicketState) -> None:
        """It is over."""
        ticket.waited = self.waited(ticket)
        self.leaves(ticket)
        ticket.state, ticket.since = state, self.now
        if ticket.present.state is StopState.OPEN:
            ticket.present.state = StopState.UNSERVED

    def for_later(self, ticket: PlainTicket, service: str) -> int | None:
        """The stop for another service that comes later, unless it is meant for somebody."""
        for place in ticket.pending if service != ticket.service else ():
            if (ticket.stops[place].service, ticket.stops[place].reserved_for) == (service, None):
                return place
        return None

    def comes_to(self, ticket: PlainTicket, service: str, bound: str | None) -> int | None:
        """The stop for a service to which it comes anyway; best one meant for whom it is sent
        to, never one that is meant for somebody else."""
        for wanted in (bound, None):
            for place in ticket.pending:
                stop = ticket.stops[place]
                if (stop.service, stop.reserved_for) == (service, wanted):
                    return place
        return None

    def changes_to(self, ticket: PlainTicket, service: str) -> None:
        """It is for another service: one on the ticket already changes places with it."""
        later = self.for_later(ticket, service)
        if later is None:
            self.waits_for(ticket, service)
            self.others_first(ticket)
        elif ticket.state is S.WAITING:
            self.comes_first(ticket, later)
        else:
            goal = ticket.stops[later]
            was = ticket.present
            goal.state, was.state = was.state, StopState.PENDING
            goal.begun, goal.served = was.begun, was.served + goal.served
            was.begun, was.served = None, timedelta()
            ticket.stop, ticket.reserved_for = later, None

    def next_stop(self, ticket: PlainTicket) -> int:
        """Where it goes on: what is meant for somebody first."""
        meant = [n for n in ticket.pending if ticket.stops[n].reserved_for is not None]
        if meant:
            # Of those who wait to get it back, the one who sent it on last.
            return meant[-1]
        if len(ticket.pending) == 1 or self.rules.as_given:
            return ticket.pending[0]
        # What stands still comes last.
        goes = [n for n in ticket.pending if ticket.stops[n].service not in self.still]
        goes = goes or ticket.pending
        wanted = [ticket.stops[n].service for n in goes]
        return goes[self.choose(ticket.id, wanted)]

    def others_first(self, ticket: PlainTicket) -> None:
        """Where the hall chooses the order, nobody waits for what stands still who has on the
        ticket what goes; but who was sent to somebody, or is to come back to somebody."""
        if self.rules.as_given or ticket.state is not S.WAITING or ticket.reserved_for is not None:
            return
        goes = [n for n in ticket.pending if ticket.stops[n].service not in self.still]
        if ticket.service in self.still and goes:
            goal = self.next_stop(ticket)
            if ticket.stops[goal].reserved_for is None:
                self.comes_first(ticket, goal)

    def comes_first(self, ticket: PlainTicket, stop: int) -> None:
        """It waits for a later one of its stops, and then for the present one."""
        ticket.waited = self.waited(ticket)
        ticket.present.state = StopState.PENDING
        self.goes_to(ticket, stop)

    def goes_to(self, ticket: PlainTicket, stop: int) -> None:
        """It waits for another of its stops; the wait goes on where it was."""
        ticket.stop = stop
        ticket.present.state = StopState.OPEN
        ticket.reserved_for = ticket.present.reserved_for
        self.waits(ticket, ticket.waited)
