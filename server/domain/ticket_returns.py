"""What brings a ticket back to a line, or to another place in it."""

from dataclasses import replace
from datetime import datetime, timedelta

from contract import events as e
from contract.enums import (
    StopState,
    TicketAction,
    TicketState,
)
from contract.lifecycle import TICKET, move
from server.domain.ticket_moves import (
    at_stop,
    back_in_line,
    in_line,
    moved_by,
    no_skip,
    off_counter,
    uncalled,
    with_stop,
)
from server.domain.tickets import (
    Stop,
    Ticket,
    for_counter,
    for_operator,
)

A = TicketAction
NO_TIME = timedelta()


def returned(
    ticket: Ticket, data: e.Payload, at: datetime, line_calls: int, still: timedelta
) -> Ticket:
    """Back in a line, or to another place in it; see `ticket_life.evolve`."""
    match data:
        case e.TicketRequeued():
            back = back_in_line(ticket, A.REQUEUE, at, queued_from=at - ticket.waited)
            return _lets_pass(back, line_calls + data.skip)
        case e.CallWithdrawn():
            # The place is held: the seconds of a call that was a slip count as waiting.
            action = A.UNDO_CALL if data.reason == "slip" else A.SUSPEND
            return back_in_line(ticket, action, at, queued_from=ticket.queued_from + still)
        case e.TicketReopened():
            return _reopened(ticket, data, at, still)
        case e.TicketTransferred():
            return _transferred(ticket, data, at)
        case e.TicketSteppedBack():
            move(TICKET, ticket.state, A.STEP_BACK)
            return _lets_pass(ticket, line_calls + data.skip)
        case e.TicketReleased():
            move(TICKET, ticket.state, A.RELEASE)
            released = replace(ticket, reserved_for="")
            return in_line(with_stop(released, replace(released.present, reserved_for="")))
        case _:
            raise ValueError(f"{type(data).__name__} returns nobody to a line")


def _lets_pass(ticket: Ticket, until: int) -> Ticket:
    """Letting others pass until its line has made so many calls; never fewer than before:
    who steps back behind an absence comes no sooner for it."""
    return replace(ticket, skip_until=max(ticket.skip_until, until))


def _transferred(ticket: Ticket, data: e.TicketTransferred, at: datetime) -> Ticket:
    waited = ticket.waited_at(at)
    was = ticket.present
    ended = replace(
        was,
        state=StopState.UNSERVED if data.left_unserved else StopState.SERVED,
        finished_at=at,
    )
    ticket = replace(with_stop(moved_by(ticket, A.TRANSFER, at), ended), waited=waited)
    bound = ""
    if data.to_counter is not None:
        bound = for_counter(data.to_counter)
    elif data.to_operator is not None:
        bound = for_operator(data.to_operator)
    stops = [*ticket.stops]
    if data.stop < len(stops):
        stops[data.stop] = replace(stops[data.stop], reserved_for=bound)
    else:
        stops.append(Stop(data.service, was.quantity, StopState.PENDING, reserved_for=bound))
    if data.return_to is not None:
        back = for_counter(data.return_to)
        stops.append(Stop(was.service, was.quantity, StopState.PENDING, reserved_for=back))
    return at_stop(no_skip(replace(ticket, stops=tuple(stops))), data.stop, at)


def _reopened(ticket: Ticket, data: e.TicketReopened, at: datetime, still: timedelta) -> Ticket:
    before = ticket
    ticket = replace(
        moved_by(ticket, A.REOPEN, at),
        reopens=ticket.reopens + data.by_bearer,
        comeback_until=None,
        ended_by_hall=False,
    )
    # The right to come back for what was ended lapses when that goes on after all.
    stop = replace(
        ticket.present, state=StopState.OPEN, finished_at=None, outcome=None, return_until=None
    )
    if data.counter is not None:
        return with_stop(replace(ticket, counter=data.counter), stop)
    waited = before.waited + held(before, at, still)
    ticket = in_line(uncalled(replace(ticket, queued_from=at - waited)))
    return with_stop(ticket, off_counter(stop))


def held(ticket: Ticket, at: datetime, still: timedelta) -> timedelta:
    """For how long a missed visitor's place was held, which counts as waiting: not for longer
    than the time to come back, though staff bring somebody back later."""
    if ticket.state is not TicketState.MISSED:
        return NO_TIME
    away = at - ticket.since - still
    if ticket.comeback_until is not None:
        away = min(away, ticket.comeback_until - ticket.since)
    return max(NO_TIME, away)
