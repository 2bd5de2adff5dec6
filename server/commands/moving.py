"""Sending a ticket to another service or counter; moving a whole queue; freeing a counter that was
left with a ticket."""

from datetime import date
from itertools import count
from typing import Any

from contract import commands as c
from contract import events as e
from contract.commands import Destination
from contract.enums import (
    ACTIVE,
    CommandName,
    CounterState,
    LeftVisitor,
    Outcome,
    Role,
    TicketState,
)
from contract.errors import FieldFault, ProblemType, Refusal, malformed_field
from server.commands.calling import require_service_running
from server.commands.counters import record_absence, release, settle_in_queue
from server.commands.tickets import keep_note, stop_after
from server.context import Answer
from server.domain import calendar
from server.domain.tickets import (
    Coupon,
    Ticket,
    ended_for_today,
    for_counter,
    goal_stop,
    later_stop,
)
from server.engine.unit_of_work import UnitOfWork
from server.rules.lookups import (
    counter_of,
    named_ticket,
    own_ticket,
    service_of,
    ticket_for,
    ticket_of,
)
from server.rules.ticket_ends import ends_with_day, may_come_back


def transfer(unit: UnitOfWork, command: c.Transfer | c.TransferTicket) -> None:
    """Send a ticket elsewhere, from a counter or by staff on the floor; number and arrival stay."""
    ticket = named_ticket(unit, command)
    service, counter = _goal(unit, ticket, command)
    later = goal_stop(ticket, service, for_counter(counter) if counter is not None else "")
    if later is None or command.with_return:
        _one_more(ticket, c.Transfer.name)
    stop = len(ticket.stops) if later is None else later
    sender = ticket.counter if ticket.state in ACTIVE else None
    unit.append(
        e.TicketTransferred(
            ticket=ticket.id,
            stop=stop,
            service=service,
            to_counter=counter,
            with_return=command.with_return,
            return_to=sender if command.with_return else None,
            # A visitor who was served before the ticket was put on hold has been served.
            left_unserved=ticket.state is not TicketState.SERVING and not ticket.present.served,
        )
    )
    if command.note is not None:
        keep_note(unit, ticket.id, stop, command.note)
    settle_in_queue(unit, ticket.id)


def free_counter(unit: UnitOfWork, command: c.FreeCounter) -> None:
    """Free and close a counter whose operator left it with a visitor. How long the visitor was
    served is not known; one who goes back to the queue keeps the place."""
    ticket, counter = own_ticket(unit, command), counter_of(unit, command.counter)
    if unit.who.role is Role.CLOCK and not ends_with_day(unit, ticket, unit.now):
        raise Refusal(ProblemType.TOO_LATE, {"command": command.name}, state=ticket.state)
    record_absence(unit, counter, counter.last_sign)
    here: dict[str, Any] = {"ticket": ticket.id, "counter": counter.id}
    if command.visitor is LeftVisitor.UNFINISHED:
        unit.append(e.TicketExpired(ticket=ticket.id))
    elif ticket.state is TicketState.SERVING:
        unit.append(e.StartUndone(stop=ticket.stop, **here))
    if command.visitor is LeftVisitor.SERVED:
        stop, after = ticket.present, stop_after(unit, ticket, leaves=counter.id)
        here |= {"service": stop.service, "quantity": stop.quantity, "outcome": Outcome.DONE}
        unit.append(e.ServiceFinished(stop=ticket.stop, next_stop=after, **here))
    elif command.visitor is LeftVisitor.BACK_TO_QUEUE:
        unit.append(e.CallWithdrawn(call=ticket.call or 0, **here))
    unit.append(e.CounterClosed(counter=counter.id, reason="left_open"))
    release(unit, counter)
    settle_in_queue(unit, ticket.id)


def add_service(unit: UnitOfWork, command: c.AddService | c.AddServiceToTicket) -> None:
    """Add a stop to a ticket that is served; `already_done` for one of its pending stops."""
    ticket = named_ticket(unit, command)
    _one_more(ticket, c.AddService.name)
    service = service_of(unit, command.service)
    if any(ticket.stops[index].service == service for index in ticket.pending):
        # As for a new ticket: each service once, and with its quantity.
        values = {"command": c.AddService.name}
        fault = FieldFault(field="service", message="is already a later stop of the ticket")
        raise Refusal(ProblemType.ALREADY_DONE, values, (fault,), state=ticket.state)
    stop, quantity = len(ticket.stops), command.quantity
    unit.append(e.ServiceAdded(ticket=ticket.id, stop=stop, service=service, quantity=quantity))


def change_service(unit: UnitOfWork, command: c.ChangeService) -> None:
    """Correct the service of the current stop; number, arrival and wait stay. If the ticket has
    that service as a later stop, the two change places."""
    ticket = ticket_for(unit, command.ticket)
    service = service_of(unit, command.service)
    if ticket.state is TicketState.CALLED:
        require_service_running(unit, service)
    unit.append(
        e.ServiceChanged(
            ticket=ticket.id, stop=ticket.stop, service=service, instead=later_stop(ticket, service)
        )
    )


def _one_more(ticket: Ticket, name: CommandName) -> None:
    if ticket.been_everywhere:
        raise Refusal(ProblemType.NOT_ALLOWED_NOW, {"command": name}, state=ticket.state)


def _goal(unit: UnitOfWork, ticket: Ticket, to: Destination) -> tuple[str, str | None]:
    """The service for which the ticket is sent, and the counter, if it is sent to one:
    `counter_away` if that is closed, or on a break and the sender is not sure."""
    # The counter does not determine the service: it stays the same, even if the profile there does
    # not have it, unless another service is named.
    service = ticket.present.service
    if to.to_service is not None:
        service = service_of(unit, to.to_service)
    if to.to_counter is None:
        return service, None
    counter = counter_of(unit, to.to_counter)
    if counter.state is CounterState.CLOSED or (
        counter.state is CounterState.PAUSED and not to.sure
    ):
        back = calendar.said(counter.expected_end, unit.now, unit.setup.config.centre)
        values = {
            "counter": unit.setup.counters[counter.id].number,
            "back": "known" if back["time"] else "unknown",
            "time": back["time"],
            "expected_end": counter.expected_end.isoformat() if counter.expected_end else "",
        }
        raise Refusal(ProblemType.COUNTER_AWAY, values, state=counter.state)
    return service, counter.id


def move_tickets(unit: UnitOfWork, command: c.MoveTickets) -> Answer:
    """Move all tickets that wait for a service to another, unless that is suspended; they keep
    their places. A ticket that has the other service as a later stop comes to that first, and only
    once. Reserved tickets stay."""
    service = service_of(unit, command.service)
    goal = service_of(unit, command.to_service)
    if goal == service:
        raise malformed_field("to_service", "is the same service")
    require_service_running(unit, goal)
    tickets = [ticket for ticket in unit.waiting_tickets(service) if not ticket.reserved_for]
    stops = {ticket.id: later_stop(ticket, goal) for ticket in tickets}
    later = {key: stop for key, stop in stops.items() if stop is not None}
    moved = tuple(ticket.id for ticket in tickets if ticket.id not in later)
    if moved:
        unit.append(e.TicketsMoved(service=service, to_service=goal, tickets=moved))
    for ticket in tickets:
        if ticket.id in later:
            unit.append(
                e.ServiceChanged(
                    ticket=ticket.id, stop=ticket.stop, service=goal, instead=later[ticket.id]
                )
            )
    return {"moved": len(tickets)}


def end_with_coupon(unit: UnitOfWork, command: c.EndWithCoupon) -> Answer:
    """End a service for today: for tickets that wait for it, are on hold there, or may still come
    back to it; each visitor gets a coupon for the next open day. A ticket with other services
    continues with those; one that waits or is served elsewhere loses its pending stop for it."""
    service = service_of(unit, command.service)
    through = _next_open_day(unit, service)
    missed = unit.open_tickets(TicketState.MISSED)
    missed = [ticket for ticket in missed if may_come_back(unit, ticket, unit.now)]
    away = [*unit.open_tickets(TicketState.ON_HOLD), *missed]
    here = [
        *unit.waiting_tickets(service),
        *(ticket for ticket in away if ticket.present.service == service),
    ]
    later = unit.later_for(service)
    for ticket in here:
        _end_for_today(unit, ticket, through)
    for ticket in later:
        unit.append(
            e.TicketEndedWithCoupon(
                ticket=ticket.id,
                service=service,
                coupon=_coupon_id(unit, ticket),
                valid_through=through,
                later=True,
            )
        )
    return {"ended": len(here) + len(later), "valid_through": through.isoformat()}


def give_coupon(unit: UnitOfWork, command: c.GiveCoupon) -> None:
    """End the current stop of one ticket with a coupon; it continues with its other services."""
    ticket = ticket_of(unit, command.ticket)
    _end_for_today(unit, ticket, _next_open_day(unit, service_of(unit, ticket.present.service)))


def _next_open_day(unit: UnitOfWork, service: str) -> date:
    """The last day on which a coupon for a service is valid."""
    head = unit.setup.config.centre
    today = calendar.business_day(unit.now, head)
    return calendar.next_open_day(head, unit.setup.services[service], today)


def _end_for_today(unit: UnitOfWork, ticket: Ticket, through: date) -> None:
    service, coupon = ticket.present.service, _coupon_id(unit, ticket)
    ended = ended_for_today(ticket, service, unit.now, coupon)
    unit.append(
        e.TicketEndedWithCoupon(
            ticket=ticket.id,
            service=service,
            coupon=coupon,
            valid_through=through,
            next_stop=stop_after(unit, ended),
        )
    )
    settle_in_queue(unit, ticket.id)


def _coupon_id(unit: UnitOfWork, ticket: Ticket) -> str:
    names = (f"{ticket.id}-c{number}" for number in count(1))
    return next(name for name in names if unit.get(Coupon, name) is None)
