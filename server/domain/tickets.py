"""A ticket with its stops, queries on it, and its coupons.

`server.domain.ticket_life` applies events to it.
"""

from collections.abc import Callable
from copy import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from math import inf

from msgspec import Struct

from contract.enums import (
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
from contract.waits import at_most

_NOT_OVER = (StopState.OPEN, StopState.PENDING)

MOST_STOPS = 40
"""The maximum number of stops: a visitor who is sent from place to place more often needs a
person."""


class Stop(Struct, frozen=True):
    """One service on a ticket; its times except `joined_at` are on the clock of the service.

    Its durations: wait (queued to called), walk (called to started), service (begun to finished,
    plus `served` from before a hold). A hold neither ends nor restarts any of them.

    Attributes:
        joined_at: the time of day when it joined the queue of its service.
        called_at: the time of the first answered call, or of the current one.
        started_at: when its bearer first came; None if the start was not recorded.
        begun_at: since when it is being served: first, or after a hold; None if the start was not
            recorded.
        reserved_for: the counter of a pending stop; "" for any that serves it.
        served: the time of service before the ticket was put on hold.
        coupon: the id of the coupon with which it was ended.
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
    coupon: str | None = None
    joined_at: datetime | None = None

    def wait(self) -> timedelta | None:
        """The time until its call; None if it was not called, zero before its booked time."""
        if self.called_at is None or self.queued_at is None:
            return None
        return max(timedelta(), self.called_at - self.queued_at)

    def walk(self) -> timedelta | None:
        """The time from its call until its visitor came; None if the start was not recorded."""
        if self.started_at is None or self.called_at is None:
            return None
        return self.started_at - self.called_at

    def time(self) -> timedelta | None:
        """The time of service; None while it lasts, or if the start was not recorded."""
        if self.finished_at is None or (self.begun_at is None and not self.served):
            return None
        begun = self.begun_at or self.finished_at
        return max(timedelta(), self.finished_at - begun) + self.served


class Ticket(Struct, frozen=True):
    """One visitor's ticket for the whole stay.

    `queued_from`, `not_before`, `called_at`, `last_called_at` and `comeback_until` are times on the
    clock of its current service (`server.domain.centres`); the others are times of day.

    Attributes:
        ordinal: its sequence number in the centre; breaks ties.
        since: when it came into its current state; if it waits, into the queue of its service.
        queued_from: while it waits, the clock minus this is its total wait; its queue is ordered by
            it.
        not_before: while others wait for a counter, it is not called there before this.
        line: the queue where it waits; at a counter, the queue from which it was called.
        waited: its wait when it last left its queue.
        first_wait: its wait at its first call.
        counter: the counter at which it is active, or was last.
        called_at: when it was called to that counter.
        last_called_at: the time of its last call or recall, or of a start that was undone since.
        comeback_until: until when it keeps its place for a missed visitor.
        copy: how often its paper was printed again; part of its token.
        reserved_for: the counter it is reserved for; "" for any that serves it.
        estimate, promise: the median and the 90 % point of the wait in seconds, as its bearer was
            told.
        model_wait: the wait that the model expected, in seconds.
        counter_free: at issue no other ticket was ahead and a counter was free.
        served_by: how many counters served its first stop at issue; None after that was changed.
        hold_reason, remind_at: why it is on hold, and when to remind the operator.
        coupon: the coupon with which it was taken.
        issued_by: the pseudonymous id of the actor that issued it.
        booking, booked_for: the booking with which its visitor came, and its time if it counts.
        counted: the entry of its call for the cap: "1" or "0" and the work profile.
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
    not_before: datetime | None = None
    comeback_until: datetime | None = None
    copy: int = 0
    reopens: int = 0
    reasons: Reasons | None = None
    claim: Claim = Claim.NONE
    reserved_for: str = ""
    last_called_at: datetime | None = None
    estimate: int | None = None
    model_wait: int | None = None
    counter_free: bool = False
    served_by: int | None = None
    hold_reason: str | None = None
    remind_at: datetime | None = None
    coupon: str | None = None
    first_wait: timedelta | None = None
    counted: str | None = None
    device: str | None = None
    issued_by: str = ""
    booking: str | None = None
    booked_for: datetime | None = None

    @property
    def present(self) -> Stop:
        """Its current stop, or the last one."""
        return self.stops[self.stop]

    def waited_at(self, now: datetime) -> timedelta:
        """Its total wait over all its stops, by the time on the clock of its service."""
        if self.state is TicketState.WAITING:
            return max(timedelta(), now - self.queued_from)
        return self.waited

    @property
    def promise_kept(self) -> bool | None:
        """Whether its first call came within the promised time, which is rounded
        up. None if it was not called, had no promise, or its first service was changed since."""
        if self.promise is None or self.estimate is None or self.served_by is None:
            return None
        if self.first_wait is None or self.stops[0].called_at is None:
            return None
        return self.first_wait <= timedelta(seconds=at_most(self.promise))

    @property
    def ended_with_coupon(self) -> bool:
        """Whether the centre ended it for today, not its bearer."""
        return self.state is TicketState.CANCELLED and self.present.coupon is not None

    @property
    def left(self) -> list[Stop]:
        """The stops at which it would still be served."""
        return [stop for stop in self.stops if stop is self.present or stop.state in _NOT_OVER]

    @property
    def pending(self) -> list[int]:
        """The indices of the stops after the current one."""
        return [i for i, stop in enumerate(self.stops) if stop.state is StopState.PENDING]

    @property
    def been_everywhere(self) -> bool:
        """Whether it has the maximum number of stops."""
        return len(self.stops) >= MOST_STOPS


class Coupon(Struct, frozen=True):
    """A coupon for one service; it is used once, by a ticket that is not cancelled.

    Attributes:
        ticket: the ticket that was ended.
        valid_through: the last day on which it can be used.
        used_by: the last ticket that was taken with it.
    """

    id: str
    centre: str
    ticket: str
    service: str
    valid_through: date
    used_by: str | None = None


def line_id(service: str, ticket_class: TicketClass, bound: str = "") -> str:
    """The queue of one service and class, reserved for one counter or not reserved."""
    return f"{service}/{ticket_class}/{bound}"


@lru_cache(1024)
def for_counter(counter: str) -> str:
    """The value of `reserved_for` of a ticket that is reserved for one counter."""
    return f"c:{key_of(counter)}"


def ended_for_today(ticket: Ticket, service: str, clock: datetime, coupon: str) -> Ticket:
    """The ticket after a service was ended for today, by its clock: its stops for that service end
    unserved, with a coupon. (The stop of a missed visitor has ended already.)"""

    def after(stop: Stop) -> Stop:
        if stop.service != service or stop not in ticket.left:
            return stop
        ended = stop.finished_at or clock
        return replace(stop, state=StopState.UNSERVED, finished_at=ended, coupon=coupon)

    return replace(ticket, stops=tuple(map(after, ticket.stops)))


def later_stop(ticket: Ticket, service: str) -> int | None:
    """The index of a pending stop for another service than the current one that is not reserved;
    None if there is none."""
    return None if service == ticket.present.service else goal_stop(ticket, service, "")


def goal_stop(ticket: Ticket, service: str, bound: str) -> int | None:
    """The index of the pending stop that a transfer to a service, reserved for a counter or ("")
    for any, opens; None if there is none, and the ticket gets a new one. A stop that is reserved
    for another counter stays reserved: that counter sent the ticket on and wants it back."""
    later = [i for i in ticket.pending if ticket.stops[i].service == service]
    meant = [i for i in later if ticket.stops[i].reserved_for == bound]
    return next(iter(meant or [i for i in later if not ticket.stops[i].reserved_for]), None)


def whole_minutes(seconds: float | None) -> float:
    """An expected wait by which stops are ordered; infinite if it is not known. A difference below
    a minute is no reason to leave the order that the visitor chose."""
    return inf if seconds is None or seconds == inf else seconds // 60


def next_stop(
    ticket: Ticket, order: StopOrder, expected: Callable[[str], float | None]
) -> int | None:
    """The index of the stop after the current one; None if that was the last. A stop that is
    reserved (a return after a transfer) goes first. Else, by `LEAST_TIME`, the one with the least
    expected wait: a place in a queue moves on while its bearer is served elsewhere, so each further
    stop is ready at its own wait from now, and the whole stay ends first when stops are taken as
    they become ready (one machine with release dates, least makespan: Jackson's earliest-release
    rule)."""
    reserved = [index for index in ticket.pending if ticket.stops[index].reserved_for]
    if reserved:
        # The last counter that sent it on gets it back first.
        return reserved[-1]
    if order is StopOrder.AS_GIVEN:
        return next(iter(ticket.pending), None)
    ready = {stop: whole_minutes(expected(ticket.stops[stop].service)) for stop in ticket.pending}
    return min(ready, key=ready.__getitem__, default=None)
