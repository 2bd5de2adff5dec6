"""What a ticket is for: another service, one of its later ones first, or none today."""

from dataclasses import replace
from datetime import datetime, timedelta

from contract import events as e
from contract.enums import StopState, TicketAction, TicketState
from contract.lifecycle import TICKET, move
from server.domain.ticket_moves import at_stop, in_line, over, with_stop
from server.domain.ticket_returns import held
from server.domain.tickets import Stop, Ticket, given_up

A = TicketAction


def service_changed(ticket: Ticket, data: e.ServiceChanged, at: datetime) -> Ticket:
    """The ticket for another service, which may be one that is on it for later."""
    move(TICKET, ticket.state, A.CHANGE_SERVICE)
    if data.instead is None:
        return _for_service(ticket, data.service, at)
    if ticket.state is TicketState.WAITING:
        return _later_first(ticket, data.instead, at)
    return _at_later_stop(ticket, data.instead)


def moved_to_service(ticket: Ticket, service: str, at: datetime) -> Ticket:
    """A waiting ticket after its whole line was moved; it keeps its place."""
    move(TICKET, ticket.state, A.CHANGE_SERVICE)
    return _for_service(ticket, service, at)


def _for_service(ticket: Ticket, service: str, at: datetime) -> Ticket:
    """The ticket with another service at its present stop: it comes to the line of that."""
    changed = ticket
    if service != ticket.present.service:
        here = at if ticket.state is TicketState.WAITING else ticket.since
        changed = replace(ticket, since=here)
    changed = with_stop(changed, replace(ticket.present, service=service))
    return in_line(replace(changed, served_by=None))


def _later_first(ticket: Ticket, index: int, at: datetime) -> Ticket:
    """The waiting ticket at a later stop, its present one to come after that."""
    later = replace(
        ticket.present, state=StopState.PENDING, queued_at=None, called_at=None, started_at=None
    )
    waited = ticket.waited_at(at)
    return at_stop(
        replace(with_stop(ticket, later), waited=waited, since=at, served_by=None), index, at
    )


def _at_later_stop(ticket: Ticket, index: int) -> Ticket:
    """The ticket that was called or set aside for a later stop all along: what came to pass is
    that stop's, and its present one is still to come."""
    was, goal = ticket.present, ticket.stops[index]
    present = replace(
        was,
        service=goal.service,
        quantity=goal.quantity,
        reserved_for=goal.reserved_for,
        served=was.served + goal.served,
    )
    later = Stop(was.service, was.quantity, StopState.PENDING, reserved_for=was.reserved_for)
    changed = replace(
        with_stop(ticket, later), stop=index, reserved_for=goal.reserved_for, served_by=None
    )
    return with_stop(changed, present)


def ended_with_return(
    ticket: Ticket, data: e.TicketEndedWithReturn, at: datetime, still: timedelta
) -> Ticket:
    """The ticket when what it waits for, or is to come to later, is ended for today."""
    if data.later is not None:
        return given_up(ticket, data.later, at, data.valid_until)
    service = ticket.present.service
    ticket = replace(ticket, waited=ticket.waited_at(at) + held(ticket, at, still))
    ended = given_up(ticket, service, at, data.valid_until)
    if data.next_stop is None:
        return replace(over(ended, A.END_WITH_RETURN, at), ended_by_hall=True)
    state = move(TICKET, ticket.state, A.END_WITH_RETURN, next_stop=True)
    ended = replace(ended, state=state, since=at, comeback_until=None)
    return at_stop(ended, data.next_stop, at)
