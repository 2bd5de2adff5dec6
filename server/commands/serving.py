"""Serving the ticket at the counter."""

from contract import commands as c
from contract import events as e
from contract.enums import CounterState, TicketState
from contract.errors import ProblemType, Refusal, malformed_field
from contract.lifecycle import NotAllowed
from server.commands.calling import call_the_next, free_counter, require_service_running
from server.commands.counters import settle_in_queue
from server.commands.tickets import still_served, stop_after
from server.context import AppContext
from server.engine.unit_of_work import UnitOfWork
from server.views.lookups import counter_for, require_current_ticket, ticket_of
from server.views.staffing import reopenable_here, resumable


def start(app: AppContext, unit: UnitOfWork, command: c.Start) -> None:
    """The visitor has come."""
    ticket = require_current_ticket(unit, counter_for(unit, command.counter), command)
    unit.append(e.ServiceStarted(ticket=ticket.id, stop=ticket.stop, counter=command.counter))


def undo_start(app: AppContext, unit: UnitOfWork, command: c.UndoStart) -> None:
    """Undo the start: called as before, with the full time to come."""
    ticket = require_current_ticket(unit, counter_for(unit, command.counter), command)
    unit.append(e.StartUndone(ticket=ticket.id, stop=ticket.stop, counter=command.counter))


def finish(app: AppContext, unit: UnitOfWork, command: c.Finish) -> None:
    """End the present stop; with `next`, the next ticket is called in the same transaction. An
    empty queue, or a suspended centre, is no error here."""
    ticket = require_current_ticket(unit, counter_for(unit, command.counter), command)
    unit.append(
        e.ServiceFinished(
            ticket=ticket.id,
            stop=ticket.stop,
            service=ticket.present.service,
            counter=command.counter,
            outcome=command.outcome,
            quantity=command.quantity or ticket.present.quantity,
            next_stop=stop_after(unit, ticket, leaves=command.counter),
        )
    )
    settle_in_queue(unit, ticket.id)
    if command.next and unit.centre.suspended_at is None:
        call_the_next(app, unit, command.counter)


def hold(app: AppContext, unit: UnitOfWork, command: c.Hold) -> None:
    """Put the ticket on hold, so that the counter can call another."""
    ticket = require_current_ticket(unit, counter_for(unit, command.counter), command)
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


def resume(app: AppContext, unit: UnitOfWork, command: c.Resume) -> None:
    """Call a ticket back from hold, at the counter that held it or one of the same service."""
    counter = free_counter(unit, command.counter, command.name)
    ticket = ticket_of(unit, command.ticket)
    if ticket.state is TicketState.ON_HOLD and not resumable(unit, counter, ticket):
        require_service_running(unit, ticket.present.service)
        raise Refusal(ProblemType.NOT_IN_PROFILE, {"number": ticket.number})
    unit.append(
        e.TicketResumed(
            ticket=ticket.id,
            counter=command.counter,
            operator=counter.operator or unit.who.id,
            call=unit.centre.call + 1,
            number=ticket.number,
            language=ticket.language,
            assist=(),
        )
    )


def reopen(app: AppContext, unit: UnitOfWork, command: c.ReopenAtCounter) -> None:
    """Serve the ticket last finished here again, after a misclick."""
    counter = counter_for(unit, command.counter)
    if counter.state is not CounterState.OPEN or counter.ticket is not None:
        raise NotAllowed(counter.state, command.name, ())
    if counter.last_finished != command.ticket or counter.last_finished_at is None:
        raise Refusal(
            ProblemType.NOT_THIS_TICKET, {"counter": unit.layout.counters[counter.id].number}
        )
    ticket = ticket_of(unit, command.ticket)
    if not reopenable_here(unit, counter, ticket, unit.now):
        raise Refusal(
            ProblemType.TOO_LATE, {"command": command.name, "staff": "yes"}, state=ticket.state
        )
    still_served(unit, ticket)
    unit.append(e.TicketReopened(ticket=ticket.id, counter=command.counter))
