"""Calling a ticket, calling it again, and what follows when nobody comes."""

from datetime import timedelta

from contract import commands as c
from contract import events as e
from contract.errors import ProblemType, Refusal
from contract.lifecycle import NotAllowed
from contract.words import CommandName, CounterState
from server.application.found import counter_for, own_ticket, ticket_of
from server.application.hall import Answer, DeskOf, Hall
from server.application.ports import Unit
from server.application.principal import Principal
from server.domain import selection


def call_next(hall: Hall, unit: Unit, who: Principal, command: c.CallNext) -> Answer:
    """Call whoever is next for this counter."""
    if not call_whoever_is_next(unit, who, command.counter):
        raise Refusal(ProblemType.NO_ONE_WAITING, {"command": command.name})
    return DeskOf(command.counter)


def call_whoever_is_next(unit: Unit, who: Principal, identity: str) -> bool:
    """Call the next ticket of a counter's profile; False when nobody waits for it."""
    counter = counter_for(unit, who, identity)
    if counter.state is not CounterState.OPEN or counter.ticket is not None:
        raise NotAllowed(counter.state, CommandName.CALL_NEXT, ())
    services = unit.layout.served_by[identity]
    paper_time = timedelta(seconds=unit.layout.config.rules.pending_paper_seconds)
    choice = selection.choose(unit.heads(services, unit.now - paper_time), unit.now)
    if choice is None:
        return False
    ticket = ticket_of(unit, choice.head.ticket)
    unit.append(
        e.TicketCalled(
            ticket=ticket.id,
            number=ticket.number,
            stop=ticket.stop,
            service=ticket.present.service,
            counter=identity,
            operator=who.id,
            call=unit.centre.call + 1,
            language=ticket.language,
            assist=ticket.assist,
            waited=round(ticket.waited_at(unit.now) / timedelta(milliseconds=1)),
            reasons=choice.reasons,
        )
    )
    return True


def recall(hall: Hall, unit: Unit, who: Principal, command: c.Recall) -> Answer:
    """Call the called ticket again: a new number on the list of calls."""
    ticket = own_ticket(unit, counter_for(unit, who, command.counter), command.ticket)
    unit.append(
        e.TicketRecalled(
            ticket=ticket.id,
            number=ticket.number,
            counter=command.counter,
            call=unit.centre.call + 1,
            language=ticket.language,
            assist=ticket.assist,
        )
    )
    return DeskOf(command.counter)


def undo_call(hall: Hall, unit: Unit, who: Principal, command: c.UndoCall) -> Answer:
    """Withdraw a call that was a slip; the ticket loses no place."""
    ticket = own_ticket(unit, counter_for(unit, who, command.counter), command.ticket)
    young = timedelta(seconds=unit.layout.config.rules.undo_seconds)
    if ticket.called_at is not None and unit.now - ticket.called_at > young:
        raise Refusal(
            ProblemType.TOO_LATE, {"command": command.name, "staff": "yes"}, state=ticket.state
        )
    unit.append(e.CallWithdrawn(ticket=ticket.id, counter=command.counter, call=ticket.call or 0))
    return DeskOf(command.counter)


def requeue(hall: Hall, unit: Unit, who: Principal, command: c.Requeue) -> Answer:
    """Put an absent visitor back in line, letting a few calls pass."""
    ticket = own_ticket(unit, counter_for(unit, who, command.counter), command.ticket)
    unit.append(
        e.TicketRequeued(
            ticket=ticket.id,
            counter=command.counter,
            skip=unit.layout.config.rules.requeue_skip,
        )
    )
    return DeskOf(command.counter)


def mark_no_show(hall: Hall, unit: Unit, who: Principal, command: c.MarkNoShow) -> Answer:
    """Mark a ticket as missed; its place is held for the comeback time."""
    ticket = own_ticket(unit, counter_for(unit, who, command.counter), command.ticket)
    comeback = timedelta(minutes=unit.layout.config.rules.comeback_minutes)
    unit.append(
        e.TicketMissed(
            ticket=ticket.id,
            counter=command.counter,
            recalls=ticket.recalls,
            comeback_until=unit.now + comeback,
        )
    )
    return DeskOf(command.counter)
