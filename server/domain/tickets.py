"""A ticket with its stops, and what can be asked of one.

What each event makes of it is in `server.domain.ticket_life`.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from contract.enums import (
    Assist,
    Channel,
    Claim,
    Outcome,
    Paper,
    StopOrder,
    StopState,
    TicketClass,
    TicketState,
)
from contract.ids import key_of
from contract.snapshots import Reasons

_NOT_OVER = (StopState.OPEN, StopState.PENDING)

MOST_STOPS = 40
"""A visitor who is sent from place to place more often than this needs a person."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One service on a ticket.

    Its durations: wait (queued to called), walk (called to started), service (begun to
    finished, and what was `served` before it was on_hold). Being on_hold and called back ends
    and begins none of them anew.

    Attributes:
        called_at: first, but for calls to which nobody came.
        started_at: when its bearer first came; None where that was not said.
        begun_at: since when it is served: first, or after it was on_hold; None where the
            start was forgotten.
        bound: whom a stop to come is meant for; "" for whoever serves the service.
        served: the time of service before the ticket was on_hold.
        stars: how its bearer rated it.
        return_until: ended with a right to come back, up to this day.
    """

    service: str
    quantity: int
    state: StopState
    queued_at: datetime | None = None
    called_at: datetime | None = None
    started_at: datetime | None = None
    begun_at: datetime | None = None
    finished_at: datetime | None = None
    counter: str | None = None
    operator: str | None = None
    outcome: Outcome | None = None
    reserved_for: str = ""
    served: timedelta = timedelta()
    stars: int | None = None
    return_until: date | None = None

    def time(self) -> timedelta | None:
        """The time of service; None while it lasts, or where the start was forgotten."""
        if self.finished_at is None or (self.begun_at is None and not self.served):
            return None
        begun = self.begun_at or self.finished_at
        return max(timedelta(), self.finished_at - begun) + self.served


@dataclass(frozen=True, slots=True)
class Ticket:
    """One visitor's ticket for the whole stay.

    Attributes:
        ordinal: the how-manieth ticket of the centre; settles ties.
        since: when it came into its present state; waiting, to the line of its service.
        queued_from: while it waits, the time on the clock of its line minus this is all the
            time it has waited; the key by which its line is ordered. That clock stands while
            the line stands still, and when the line goes on this moves with it.
        line: where it waits; at a counter, the line from which it was called.
        quantity: for how many people or files it is in that line.
        waited: the time it had waited when it last left its line.
        counter: where it is active, or where it last was.
        skip_until: it lets others pass until its line has made so many calls.
        copy: how often its paper was printed again; part of its token.
        stop: the index of its present stop.
        assist: the help its bearer asks for; not in the log, deleted with the visit.
        claim: what became of a claim to priority.
        bound: the counter or operator it waits for; "" for whoever serves the service.
        last_called_at: of its last call or recall.
        estimate, promise: the seconds of waiting that its bearer was told to expect.
        served_by: how many counters served its first stop then.
        hold_reason, remind_at: why it was set aside, and when to think of it.
        ended_by_hall: its last stop was ended with a right to come back; nobody gave it up.
        returned_as: the ticket that used that right.
        passed_until: it lets others of other lines pass too until all lines together have
            made so many calls.
        counted: how its call was counted for the cap: "1" or "0" and the work profile.
    """

    id: str
    centre: str
    ordinal: int
    day: date
    number: str
    series: str
    state: TicketState
    paper: Paper
    language: str
    ticket_class: TicketClass
    assist: tuple[Assist, ...]
    channel: Channel
    issued_at: datetime
    since: datetime
    queued_from: datetime
    line: str
    promise: int | None
    stop: int
    stops: tuple[Stop, ...]
    waited: timedelta = timedelta()
    counter: str | None = None
    call: int | None = None
    called_at: datetime | None = None
    recalls: int = 0
    skip_until: int = 0
    comeback_until: datetime | None = None
    copy: int = 0
    reopens: int = 0
    reasons: Reasons | None = None
    claim: Claim = Claim.NONE
    reserved_for: str = ""
    last_called_at: datetime | None = None
    estimate: int | None = None
    served_by: int | None = None
    ended_by_hall: bool = False
    hold_reason: str | None = None
    remind_at: datetime | None = None
    returned_as: str | None = None
    passed_until: int = 0
    counted: str | None = None
    quantity: int = 1

    @property
    def present(self) -> Stop:
        """The stop it is at, waits for, or was at last."""
        return self.stops[self.stop]

    def waited_at(self, now: datetime) -> timedelta:
        """All the time it has spent waiting, over all its stops; what stood still is no wait.

        Args:
            now: the time on the clock of its line.
        """
        if self.state is TicketState.WAITING:
            return max(timedelta(), now - self.queued_from)
        return self.waited

    @property
    def return_until(self) -> date | None:
        """Up to which day its bearer may come back for a stop that was ended."""
        return max((one.return_until for one in self.stops if one.return_until), default=None)

    @property
    def left(self) -> list[Stop]:
        """The stops at which it would be served if it went on."""
        return [stop for stop in self.stops if stop is self.present or stop.state in _NOT_OVER]

    @property
    def pending(self) -> list[int]:
        """The indices of the stops that come after the present one."""
        return [i for i, stop in enumerate(self.stops) if stop.state is StopState.PENDING]

    @property
    def been_everywhere(self) -> bool:
        """Whether it takes no further stop."""
        return len(self.stops) >= MOST_STOPS


def line_for(ticket: Ticket) -> str:
    """The line to which a ticket belongs by its present stop, class and binding."""
    return line_id(ticket.present.service, ticket.ticket_class, ticket.reserved_for)


def line_id(service: str, ticket_class: TicketClass, bound: str = "") -> str:
    """The line of waiting tickets of one service and class, bound to nobody or somebody."""
    return f"{service}/{ticket_class}/{bound}"


def for_counter(counter: str) -> str:
    """What a ticket is bound to that waits for one counter."""
    return f"c:{key_of(counter)}"


def for_operator(operator: str) -> str:
    """What a ticket is bound to that waits for one operator, wherever that one sits."""
    return f"o:{operator}"


def uses_right(ticket: Ticket | None) -> bool:
    """Whether a ticket, taken with a right to come back, uses that up: not one that was given
    up, because its paper jammed, say."""
    if ticket is None:
        return False
    return ticket.state is not TicketState.CANCELLED or ticket.ended_by_hall


def given_up(ticket: Ticket, service: str, at: datetime, until: date) -> Ticket:
    """The ticket when nothing becomes of a service today: its stops for it end unserved,
    with a right to come back. (That of a missed visitor has ended already.)"""

    def after(stop: Stop) -> Stop:
        if stop.service != service or stop not in ticket.left:
            return stop
        ended = stop.finished_at or at
        return replace(stop, state=StopState.UNSERVED, finished_at=ended, return_until=until)

    return replace(ticket, stops=tuple(map(after, ticket.stops)))


def later_stop(ticket: Ticket, service: str) -> int | None:
    """The index of a stop to come for another service than the present one, that is meant for
    nobody in particular; None where there is none."""
    return None if service == ticket.present.service else goal_stop(ticket, service, "")


def goal_stop(ticket: Ticket, service: str, bound: str) -> int | None:
    """The index of the stop to come that a transfer to a service opens; None where the ticket
    has none: it gets one more.

    Args:
        ticket: the ticket.
        service: to which it is sent.
        bound: for whom; "" for whoever serves it. What is meant for somebody else stays that
            one's: whoever sent it on wants it back.
    """
    later = [i for i in ticket.pending if ticket.stops[i].service == service]
    meant = [i for i in later if ticket.stops[i].reserved_for == bound]
    return next(iter(meant or [i for i in later if not ticket.stops[i].reserved_for]), None)


def next_stop(
    ticket: Ticket,
    order: StopOrder,
    expected: Callable[[str], float | None],
    still: Collection[str] = (),
) -> int | None:
    """The index of the stop that comes after the present one, None when it was the last.

    A stop that is meant for somebody (a return after a transfer) goes first. Else, by
    `LEAST_TIME`, the one with the least expected wait: a place in line goes on moving
    while its bearer is served elsewhere, so each further stop is ready at its own wait
    from now, and the whole stay ends first when stops are taken as they become ready
    (one machine with release dates, least makespan: Jackson's earliest-release rule).
    What stands still comes last: a service of which nothing is known may be free.

    Args:
        ticket: the ticket.
        order: what the centre wants.
        expected: seconds of waiting for a service now; None where nobody knows.
        still: the services that stand still.
    """
    pending = ticket.pending
    if not pending:
        return None
    meant = [index for index in pending if ticket.stops[index].reserved_for]
    if meant:
        # Who sent it on last gets it back first.
        return meant[-1]
    if order is StopOrder.AS_GIVEN:
        return pending[0]

    def ready(index: int) -> tuple[bool, float, int]:
        service = ticket.stops[index].service
        return service in still, _or_never(expected(service)), index

    return min(pending, key=ready)


def _or_never(seconds: float | None) -> float:
    return float("inf") if seconds is None else seconds
