"""Serving the ticket at the counter."""

from datetime import timedelta

from contract import commands as c
from contract import events as e
from contract.errors import ProblemType, Refusal
from contract.lifecycle import NotAllowed
from contract.words import CounterState
from server.application.calling import call_whoever_is_next
from server.application.found import counter_for, own_ticket, ticket_of
from server.application.hall import Answer, DeskOf, Hall
from server.application.ports import Unit
from server.application.principal import Principal
from server.application.tickets import number_is_gone
from server.domain.tickets import next_stop


def start(hall: Hall, unit: Unit, who: Principal, command: c.Start) -> Answer:
    """The visitor has come."""
    ticket = own_ticket(unit, counter_for(unit, who, command.counter), command.ticket)
    unit.append(e.ServiceStarted(ticket=ticket.id, stop=ticket.stop, counter=command.counter))
    return DeskOf(command.counter)


def undo_start(hall: Hall, unit: Unit, who: Principal, command: c.UndoStart) -> Answer:
    """The start was a slip: called again as before."""
    ticket = own_ticket(unit, counter_for(unit, who, command.counter), command.ticket)
    unit.append(e.StartUndone(ticket=ticket.id, stop=ticket.stop, counter=command.counter))
    return DeskOf(command.counter)


def finish(hall: Hall, unit: Unit, who: Principal, command: c.Finish) -> Answer:
    """End the present stop; with `next`, whoever is next is called in the same step.

    Nobody waiting is no error here: the finish is what was asked for first.
    """
    ticket = own_ticket(unit, counter_for(unit, who, command.counter), command.ticket)
    unit.append(
        e.ServiceFinished(
            ticket=ticket.id,
            stop=ticket.stop,
            service=ticket.present.service,
            counter=command.counter,
            outcome=command.outcome,
            quantity=command.quantity or ticket.present.quantity,
            next_stop=next_stop(ticket),
        )
    )
    if command.next:
        call_whoever_is_next(unit, who, command.counter)
    return DeskOf(command.counter)


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
    unit.append(e.TicketReopened(ticket=ticket.id, counter=command.counter))
    return DeskOf(command.counter)
