"""The facts of a ticket, its stops and its ratings, and how an event changes them."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum

from contract import events as e
from contract.enums import Channel, Outcome, Paper, StopState, TicketClass, TicketState
from server.domain.facts import Dropped, Fact, FactChange, RecordedEvent
from server.domain.setup import Setup
from server.domain.tickets import Stop, Ticket


class End(StrEnum):
    """How a stop ended, or a ticket with its last stop."""

    SERVED = "served"
    TRANSFERRED = "transferred"
    """Served here, then sent on. For stops only."""
    TRANSFERRED_UNSERVED = "transferred_unserved"
    """Sent on before the service began. For stops only."""
    MISSED = "missed"
    """The visitor was called and did not come."""
    CANCELLED = "cancelled"
    COUPON = "coupon"
    """The service was ended for the day; the visitor got a coupon."""
    LEFT = "left"
    """The day ended, and it had never been called: its visitor left without a call."""
    UNFINISHED = "unfinished"
    """The day ended after it had been called, before all its services were finished."""
    VOID = "void"
    """Cancelled without a paper: no visitor ever had this ticket."""


class TicketFact(Fact, frozen=True):
    """A ticket, from its issue on; the row follows it until it ends.

    Attributes:
        service, agency: those of its first stop.
        stops: how many it has so far.
        issued_by: the kiosk, or the other actor that issued it.
        hour, weekday: those of `issued_at`.
        ended_at, end: None while it is open. A missed ticket has ended until it is reopened.
        stay: from issue to the end of the last service, by the time of day; None unless it was
            served.
        waited: the total at all stops; None while it is open, and if the day ended it: when its
            visitor left is not known.
        first_wait: until its first call; None before that.
        promise, estimate: the predicted seconds of waiting that were shown to its visitor.
        booked_for: the time of its booking, from which it waited; None without one.
        promise_kept: None if the two cannot be compared (`Ticket.promise_kept`).
    """

    key_fields = "centre", "day", "ticket"

    centre: str
    day: date
    ticket: str
    number: str
    series: str
    channel: Channel
    ticket_class: TicketClass
    language: str
    service: str
    agency: str | None
    stops: int
    issued_at: datetime
    issued_by: str
    hour: int
    weekday: int
    ended_at: datetime | None
    end: End | None
    stay: timedelta | None
    waited: timedelta | None
    first_wait: timedelta | None
    promise: int | None
    estimate: int | None
    promise_kept: bool | None
    booked_for: datetime | None = None


class StopFact(Fact, frozen=True):
    """A stop that has ended.

    A stop that never joined a queue has no fact: no visitor waited for it. `TicketFact.stops`
    counts it.

    Attributes:
        counter, operator: those of its last call; None if it was not called.
        ticket_class: its class at its end.
        joined_at: when it joined the queue of its service.
        hour, weekday: those of `joined_at`.
        ended_by: the actor that ended it.
        wait: the wait until it was called; None if it was not.
        walk: the time from call to start; None if the start was not recorded.
        service_time: the time of service; None if the start was not recorded, or the day ended it
            and it was not on hold.
        target: the target wait of the service at that time, in seconds.
        target_kept: None if `wait` is not known.
    """

    key_fields = "centre", "day", "ticket", "stop"

    centre: str
    day: date
    ticket: str
    stop: int
    number: str
    service: str
    agency: str | None
    counter: str | None
    operator: str | None
    channel: Channel
    ticket_class: TicketClass
    end: End
    outcome: Outcome | None
    quantity: int
    joined_at: datetime
    hour: int
    weekday: int
    ended_at: datetime
    ended_by: str
    wait: timedelta | None
    walk: timedelta | None
    service_time: timedelta | None
    target: int | None
    target_kept: bool | None


class RatingFact(Fact, frozen=True):
    """A rating of a stop by its visitor; `comment` is the id of its text, which is private."""

    key_fields = "centre", "day", "ticket", "stop"

    centre: str
    day: date
    ticket: str
    stop: int
    at: datetime
    service: str
    agency: str | None
    counter: str | None
    operator: str | None
    stars: int
    comment: str | None


_OVER = (StopState.SERVED, StopState.UNSERVED)
_NO_PAPER = (Paper.PENDING, Paper.FAILED)
_BY_THE_DAY = (End.LEFT, End.UNFINISHED)


def facts_of(
    event: RecordedEvent, before: Ticket | None, after: Ticket, setup: Setup
) -> Iterator[FactChange]:
    """The changes of an event on a ticket (`before` is None for its issue): the facts of the
    ticket, its stops and its ratings."""
    if after is before:
        return
    fact = _ticket(after, setup)
    # The end of a missed ticket that expires stays when it was missed, not the end of its day.
    was_missed = after.state is TicketState.EXPIRED and end_of(after) is End.MISSED
    if not was_missed and (before is None or fact != _ticket(before, setup)):
        yield fact
    for index, stop in enumerate(after.stops):
        was = before.stops[index] if before is not None and index < len(before.stops) else None
        if stop is not was:
            yield from _of_stop(event, after, index, was, setup)
    if isinstance(event.data, e.ServiceRated):
        yield _rating(event, event.data, after, setup)


def _ticket(ticket: Ticket, setup: Setup) -> TicketFact:
    end = end_of(ticket)
    ended_at = None if end is None else ticket.since
    first = ticket.stops[0].service
    hour, weekday = setup.hour_and_weekday(ticket.issued_at)
    return TicketFact(
        centre=ticket.centre,
        ticket=ticket.id,
        day=ticket.day,
        number=ticket.number,
        series=ticket.series,
        channel=ticket.channel,
        ticket_class=ticket.ticket_class,
        language=ticket.language,
        service=first,
        agency=setup.agency_of(first),
        stops=len(ticket.stops),
        issued_at=ticket.issued_at,
        issued_by=ticket.issued_by,
        hour=hour,
        weekday=weekday,
        ended_at=ended_at,
        end=end,
        stay=ticket.since - ticket.issued_at if end is End.SERVED else None,
        waited=None if end is None or end in _BY_THE_DAY else ticket.waited,
        first_wait=ticket.first_wait,
        promise=ticket.promise,
        estimate=ticket.estimate,
        promise_kept=ticket.promise_kept,
        booked_for=ticket.booked_for,
    )


def end_of(ticket: Ticket) -> End | None:
    """How a ticket ended; None while it is open. One that its day ended may have been missed."""
    match ticket.state:
        case TicketState.FINISHED:
            return End.SERVED
        case TicketState.MISSED:
            return End.MISSED
        case TicketState.EXPIRED:
            if ticket.comeback_until is not None:
                return End.MISSED
            return End.LEFT if ticket.call is None else End.UNFINISHED
        case TicketState.CANCELLED:
            if ticket.ended_with_coupon:
                return End.COUPON
            return End.VOID if ticket.paper in _NO_PAPER else End.CANCELLED
    return None


def _of_stop(
    event: RecordedEvent, ticket: Ticket, index: int, was: Stop | None, setup: Setup
) -> Iterator[FactChange]:
    """The fact of a stop that has ended now, or the removal of a fact whose stop is open again."""
    stop = ticket.stops[index]
    if stop.state in _OVER and stop.joined_at is not None:
        # The service of a missed ticket can still be corrected.
        if was is None or was.state not in _OVER or was.service != stop.service:
            yield _stop(event, ticket, index, stop.joined_at, setup)
    elif was is not None and was.state in _OVER:
        yield Dropped(StopFact, (ticket.centre, ticket.day, ticket.id, index))


def _stop(
    event: RecordedEvent, ticket: Ticket, index: int, joined_at: datetime, setup: Setup
) -> StopFact:
    stop, wait, end = ticket.stops[index], ticket.stops[index].wait(), _stop_end(event.data, ticket)
    service = setup.services.get(stop.service)
    target = None if service is None else round(service.target_minutes * 60)
    kept = None if wait is None or target is None else wait <= timedelta(seconds=target)
    hour, weekday = setup.hour_and_weekday(joined_at)
    return StopFact(
        centre=ticket.centre,
        ticket=ticket.id,
        stop=index,
        day=ticket.day,
        number=ticket.number,
        service=stop.service,
        agency=setup.agency_of(stop.service),
        counter=stop.counter,
        operator=stop.operator,
        channel=ticket.channel,
        ticket_class=ticket.ticket_class,
        end=end,
        outcome=stop.outcome,
        quantity=stop.quantity,
        joined_at=joined_at,
        hour=hour,
        weekday=weekday,
        ended_at=ticket.since if ticket.state is TicketState.MISSED else event.at,
        ended_by=event.by,
        wait=wait,
        walk=stop.walk(),
        service_time=None if end in _BY_THE_DAY and not ticket.hold_reason else stop.time(),
        target=target,
        target_kept=kept,
    )


def _stop_end(data: e.Payload, ticket: Ticket) -> End:
    match data:
        case e.ServiceFinished():
            return End.SERVED
        case e.TicketTransferred():
            return End.TRANSFERRED_UNSERVED if data.left_unserved else End.TRANSFERRED
        case e.TicketEndedWithCoupon():
            return End.COUPON
        case _:
            # The last stop of a ticket ends as the ticket does.
            end = end_of(ticket)
            assert end is not None
            return end


def _rating(event: RecordedEvent, data: e.ServiceRated, ticket: Ticket, setup: Setup) -> RatingFact:
    stop = ticket.stops[data.stop]
    return RatingFact(
        centre=ticket.centre,
        ticket=ticket.id,
        stop=data.stop,
        day=ticket.day,
        at=event.at,
        service=stop.service,
        agency=setup.agency_of(stop.service),
        counter=stop.counter,
        operator=stop.operator,
        stars=data.stars,
        comment=data.note,
    )
