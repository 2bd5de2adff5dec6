"""Serving the ticket at the counter."""

from datetime import timedelta

from contract import commands as c
from contract import events as e
from contract.enums import CounterState, TicketState
from contract.errors import ProblemType, Refusal, malformed_field
from contract.lifecycle import NotAllowed
from server.application.calling import call_whoever_is_next, free_counter, service_goes
from server.application.counters import comes_to_line
from server.application.found import counter_for, own_ticket, ticket_of
from server.application.hall import Answer, DeskOf, Hall
from server.application.order import stop_after
from server.application.ports import Reading, Unit
from server.application.principal import Principal
from server.application.staffing import services_of, standing_still
from server.application.tickets import number_is_gone, still_served
from server.domain.counters import Counter
from server.domain.tickets import Ticket


def start(hall: Hall, unit: Unit, who: Principal, command: c.Start) -> Answer:
    """The visitor has come."""
    ticket = own_ticket(unit, counter_for(unit, who, command.counter), command)
    unit.append(e.ServiceStarted(ticket=ticket.id, stop=ticket.stop, counter=command.counter))
    return DeskOf(command.counter)


def undo_start(hall: Hall, unit: Unit, who: Principal, command: c.UndoStart) -> Answer:
    """The start was a slip: called as before, with the full time to come."""
    ticket = own_ticket(unit, counter_for(unit, who, command.counter), command)
    unit.append(e.StartUndone(ticket=ticket.id, stop=ticket.stop, counter=command.counter))
    return DeskOf(command.counter)


def finish(hall: Hall, unit: Unit, who: Principal, command: c.Finish) -> Answer:
    """End the present stop; with `next`, whoever is next is called in the same step.

    Nobody waiting, or a hall that stands still, is no error here: the finish is what
    was asked for first.
    """
    ticket = own_ticket(unit, counter_for(unit, who, command.counter), command)
    unit.append(
        e.ServiceFinished(
            ticket=ticket.id,
            stop=ticket.stop,
            service=ticket.present.service,
            counter=command.counter,
            outcome=command.outcome,
            quantity=command.quantity or ticket.present.quantity,
            next_stop=stop_after(unit, ticket, leaves=command.counter),
            confirmed=command.confirmed,
        )
    )
    comes_to_line(unit, ticket.id)
    if command.next and unit.centre.suspended_at is None:
        call_whoever_is_next(hall, unit, who, command.counter)
    return DeskOf(command.counter)


def hold(hall: Hall, unit: Unit, who: Principal, command: c.Hold) -> Answer:
    """Set the ticket aside, so that the counter can call somebody else."""
    ticket = own_ticket(unit, counter_for(unit, who, command.counter), command)
    if command.remind_at is not None and command.remind_at <= unit.now:
        raise malformed_field("remind_at", "is past")
    unit.append(
        e.TicketHeld(
            ticket=ticket.id,
            counter=command.counter,
            reason=command.reason,
            remind_at=command.remind_at,
        )
    )
    return DeskOf(command.counter)


def resume(hall: Hall, unit: Unit, who: Principal, command: c.Resume) -> Answer:
    """Call a on_hold ticket back, at the counter that on_hold it or one of the same service."""
    counter = free_counter(unit, who, command.counter, command.name)
    ticket = ticket_of(unit, command.ticket)
    if ticket.state is TicketState.ON_HOLD and not resumable(unit, counter, ticket):
        service_goes(unit, ticket.present.service)
        raise Refusal(ProblemType.NOT_IN_PROFILE, {"number": ticket.number})
    unit.append(
        e.TicketResumed(
            ticket=ticket.id,
            counter=command.counter,
            operator=counter.operator or who.id,
            call=unit.centre.call + 1,
            number=ticket.number,
            language=ticket.language,
            assist=(),
        )
    )
    return DeskOf(command.counter)


def resumable(reading: Reading, counter: Counter, ticket: Ticket) -> bool:
    """Whether a on_hold ticket can be called back to a counter."""
    service = ticket.present.service
    mine = ticket.counter == counter.id or service in services_of(reading, counter)
    return mine and service not in standing_still(reading)


def reopen(hall: Hall, unit: Unit, who: Principal, command: c.ReopenAtCounter) -> Answer:
    """Serve the ticket last finished here again: finishing it was a misclick."""
    counter = counter_for(unit, who, command.counter)
    if counter.state is not CounterState.OPEN or counter.ticket is not None:
        raise NotAllowed(counter.state, command.name, ())
    if counter.last_finished != command.ticket or counter.last_finished_at is None:
        raise Refusal(
            ProblemType.NOT_THIS_TICKET, {"counter": unit.layout.counters[counter.id].number}
        )
    young = timedelta(minutes=unit.layout.config.rules.reopen_minutes)
    ticket = ticket_of(unit, command.ticket)
    if unit.now - counter.last_finished_at > young or number_is_gone(unit, ticket):
        raise Refusal(
            ProblemType.TOO_LATE, {"command": command.name, "staff": "yes"}, state=ticket.state
        )
    still_served(unit, ticket)
    unit.append(e.TicketReopened(ticket=ticket.id, counter=command.counter))
    return DeskOf(command.counter)
