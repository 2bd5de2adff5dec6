"""Commands on a ticket away from the counter: by its bearer and by staff on the floor."""

from datetime import timedelta
from typing import Final

from contract import commands as c
from contract import events as e
from contract.enums import (
    ENDED,
    Claim,
    CommandName,
    StopState,
    TicketAction,
    TicketClass,
    TicketState,
)
from contract.errors import ProblemType, Refusal, malformed_field
from contract.lifecycle import TICKET, NotAllowed, actions_of
from server.commands.calling import put_back, require_service_running
from server.context import Answer, AppContext, TicketReply
from server.domain.principal import Principal
from server.domain.tickets import Ticket, later_stop
from server.engine.unit_of_work import UnitOfWork
from server.views.lookups import service_of, ticket_for, ticket_of


def reprint(app: AppContext, unit: UnitOfWork, who: Principal, command: c.Reprint) -> Answer:
    """Print the paper again, with a new token: the old paper gives no access any more."""
    ticket = _living(unit, command.ticket, command.name)
    unit.append(e.TicketReprinted(ticket=ticket.id, reprints=ticket.copy + 1))
    return TicketReply(ticket.id)


HARDLY_LONGER: Final = timedelta(seconds=30)
"""A pause is not extended by less than this."""


def step_back(app: AppContext, unit: UnitOfWork, who: Principal, command: c.StepBack) -> Answer:
    """Let others go first for a few minutes; a longer pause stays, and so does one that would end
    only slightly later."""
    ticket = ticket_of(unit, command.ticket)
    pause = timedelta(minutes=unit.layout.config.rules.step_back_minutes)
    now = unit.clock(ticket.present.service, unit.now)
    until, before = now + pause, ticket.not_before
    may = TicketAction.STEP_BACK in actions_of(TICKET, ticket.state)
    if may and before is not None and before > now and until - before < HARDLY_LONGER:
        return TicketReply(ticket.id)
    unit.append(e.TicketSteppedBack(ticket=ticket.id, not_before=until))
    return TicketReply(ticket.id)


def requeue(app: AppContext, unit: UnitOfWork, who: Principal, command: c.RequeueTicket) -> Answer:
    """Put the ticket of a called visitor who is elsewhere in the hall back in its queue."""
    ticket = ticket_for(unit, who, command.ticket)
    if ticket.state is not TicketState.CALLED or ticket.counter is None:
        raise NotAllowed(ticket.state, command.name, ())
    put_back(unit, ticket, ticket.counter)
    return TicketReply(ticket.id)


def change_service(
    app: AppContext, unit: UnitOfWork, who: Principal, command: c.ChangeService
) -> Answer:
    """Correct the service of the current stop; number, arrival and wait stay.

    If the ticket has that service as a later stop, the two change places.
    """
    ticket = ticket_for(unit, who, command.ticket)
    service = service_of(unit, command.service)
    if ticket.state is TicketState.CALLED:
        require_service_running(unit, service)
    unit.append(
        e.ServiceChanged(
            ticket=ticket.id,
            stop=ticket.stop,
            service=service,
            instead=later_stop(ticket, service),
        )
    )
    return TicketReply(ticket.id)


def judge_priority(
    app: AppContext, unit: UnitOfWork, who: Principal, command: c.JudgePriority
) -> Answer:
    """Confirm a claim to priority, or return the ticket to its ordinary place; the opposite
    decision corrects a mistake."""
    ticket = _living(unit, command.ticket, command.name)
    wanted = Claim.CONFIRMED if command.confirmed else Claim.REFUSED
    if ticket.claim is wanted:
        return TicketReply(ticket.id)
    if ticket.claim is Claim.NONE:
        raise Refusal(ProblemType.NOT_ALLOWED_NOW, {"command": command.name}, state=ticket.claim)
    unit.append(
        e.PriorityJudged(
            ticket=ticket.id,
            confirmed=command.confirmed,
            ordinary=TicketClass.RETURNING if ticket.coupon else TicketClass.STANDARD,
        )
    )
    return TicketReply(ticket.id)


def set_assist(app: AppContext, unit: UnitOfWork, who: Principal, command: c.SetAssist) -> Answer:
    """Set the help that a visitor asks for; the log records only that it was set."""
    ticket = _living(unit, command.ticket, command.name)
    unit.append(e.AssistSet(ticket=ticket.id))
    unit.set_assist(ticket.id, tuple(dict.fromkeys(command.assist)))
    return TicketReply(ticket.id)


def add_note(app: AppContext, unit: UnitOfWork, who: Principal, command: c.AddNote) -> Answer:
    """Add a note for the operator who serves the current stop."""
    ticket = _living(unit, command.ticket, command.name)
    keep_note(unit, ticket.id, ticket.stop, command.note)
    return TicketReply(ticket.id)


def keep_note(unit: UnitOfWork, ticket: str, stop: int, words: str) -> None:
    """Store a note outside the log, and its existence in the log."""
    note, text_hash = unit.store_text(words)
    unit.append(e.NoteAdded(ticket=ticket, note=note, stop=stop, text_hash=text_hash))


def rate(app: AppContext, unit: UnitOfWork, who: Principal, command: c.Rate) -> Answer:
    """Rate a stop that was served, once."""
    ticket = ticket_of(unit, command.ticket)
    if command.stop >= len(ticket.stops):
        raise malformed_field("stop", "is not a stop of this ticket")
    stop = ticket.stops[command.stop]
    if stop.state is not StopState.SERVED:
        raise NotAllowed(stop.state, CommandName.RATE, ())
    if stop.stars is not None:
        raise Refusal(ProblemType.ALREADY_DONE, {"command": command.name})
    note, text_hash = None, None
    if command.comment is not None:
        note, text_hash = unit.store_comment(command.comment)
    unit.append(
        e.ServiceRated(
            ticket=ticket.id,
            stop=command.stop,
            stars=command.stars,
            note=note,
            text_hash=text_hash,
        )
    )
    return TicketReply(ticket.id)


def _living(unit: UnitOfWork, identity: str, name: CommandName) -> Ticket:
    """The ticket, unless it is over.

    Raises:
        NotAllowed: it is over.
    """
    ticket = ticket_of(unit, identity)
    if ticket.state in ENDED:
        raise NotAllowed(ticket.state, name, ())
    return ticket
