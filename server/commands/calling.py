"""At a counter: calling a ticket, serving it, and what follows if the visitor does not come."""

from datetime import datetime, timedelta

from contract import commands as c
from contract import events as e
from contract.enums import ACTIVE, CommandName, CounterState, Role, Rule, TicketState
from contract.errors import ProblemType, Refusal, malformed_field
from contract.lifecycle import NotAllowed
from contract.snapshots import QueueHead, Reasons
from server.commands.counters import settle_in_queue
from server.commands.tickets import still_served, stop_after
from server.domain import limits, selection
from server.domain.counters import Counter
from server.domain.tickets import Ticket, for_counter
from server.engine.centre_view import CentreView
from server.engine.unit_of_work import UnitOfWork
from server.rules.lookups import counter_for, named_ticket, own_ticket, ticket_of
from server.rules.profiles import heads_for, levels_of, next_of, profile_of, suspended_services
from server.rules.ticket_ends import reopenable_here, resumable


def call_next(unit: UnitOfWork, command: c.CallNext) -> None:
    """Call the next ticket for this counter."""
    if not _call_the_next(unit, command.counter):
        raise Refusal(ProblemType.NO_ONE_WAITING, {"command": command.name})


def _call_the_next(unit: UnitOfWork, identity: str) -> bool:
    counter = _free_counter(unit, identity, c.CallNext.name)
    choice = next_of(unit, counter, unit.now, heads_for(unit, counter, unit.now))
    if choice is None:
        return False
    ticket = ticket_of(unit, choice.head.ticket)
    reasons = _with_next_in_queue(unit, ticket, choice.reasons)
    _call(unit, counter, ticket, reasons, choice.favoured)
    return True


def _with_next_in_queue(unit: UnitOfWork, ticket: Ticket, reasons: Reasons) -> Reasons:
    """The reasons of a call, with the next ticket of its own queue if no queue of another service
    was compared. Only heads of queues are compared, but that ticket was passed over too."""
    others = reasons.compared[1:]
    same_service = any(head.service == ticket.present.service for head in others)
    if reasons.rule != Rule.ONLY_ONE and not (reasons.rule == Rule.LONGEST_WAIT and same_service):
        return reasons
    behind = unit.behind(ticket)
    other = unit.ticket(behind) if behind is not None else None
    if other is None:
        return reasons
    compared = (*reasons.compared[: selection.COMPARED - 1], _compared(unit, other))
    return Reasons(rule=Rule.LONGEST_WAIT, compared=compared, reason=reasons.reason)


def _free_counter(unit: UnitOfWork, identity: str, name: CommandName) -> Counter:
    """The counter, so that it can call a ticket; `NotAllowed` unless it is open and has none."""
    counter = counter_for(unit, identity)
    if counter.state is not CounterState.OPEN or counter.ticket is not None:
        raise NotAllowed(counter.state, name, ())
    require_running(unit)
    return counter


def require_running(unit: CentreView) -> None:
    """Refuse while the centre is suspended."""
    if unit.centre.suspended_at is not None:
        raise Refusal(ProblemType.SUSPENDED, {"what": "centre"}, state="suspended")


def require_service_running(unit: CentreView, service: str) -> None:
    """Refuse while a service is suspended."""
    if service in suspended_services(unit):
        raise Refusal(ProblemType.SUSPENDED, {"what": "service"}, state="suspended")


def _call(
    unit: UnitOfWork, counter: Counter, ticket: Ticket, reasons: Reasons, favoured: bool
) -> None:
    unit.append(
        e.TicketCalled(
            ticket=ticket.id,
            number=ticket.number,
            stop=ticket.stop,
            service=ticket.present.service,
            counter=counter.id,
            operator=counter.operator or unit.who.id,
            call=unit.centre.call + 1,
            language=ticket.language,
            assist=(),
            waited=round(_waited(unit, ticket) / timedelta(milliseconds=1)),
            reasons=reasons,
            profile=profile_of(unit, counter),
            favoured=favoured,
        )
    )


def call_ticket(unit: UnitOfWork, command: c.CallTicket) -> None:
    """Call a chosen ticket out of order; the log keeps the reason and the tickets that were passed
    over. An operator may choose among the tickets that the counter serves; supervisors among all,
    or all of their agency (`dispatch`)."""
    counter = _free_counter(unit, command.counter, command.name)
    ticket = ticket_of(unit, command.ticket)
    service = ticket.present.service
    if ticket.state is TicketState.WAITING:
        require_service_running(unit, service)
        if limits.paper_is_coming(ticket, unit.setup.config.rules, unit.now):
            # It may still be printing: no visitor has its number yet.
            values = {"command": command.name}
            raise Refusal(ProblemType.NOT_ALLOWED_NOW, values, state=ticket.paper)
        is_served = service in levels_of(unit, counter).level_of and not ticket.reserved_for
        reserved = ticket.reserved_for == for_counter(counter.id)
        if unit.who.role is Role.OPERATOR and not is_served and not reserved:
            raise Refusal(ProblemType.NOT_IN_PROFILE, {"number": ticket.number})
    rules = unit.setup.priority_rules
    heads = heads_for(unit, counter, unit.now)
    choice = next_of(unit, counter, unit.now, heads)
    passed = choice.reasons.compared if choice else ()
    ordinary_waits = any(not rules.favoured(head.ticket_class) for head in heads)
    compared = (_compared(unit, ticket), *(head for head in passed if head.ticket != ticket.id))
    reasons = Reasons(
        rule=Rule.CHOSEN, compared=compared[: selection.COMPARED], reason=command.reason
    )
    favoured = rules.capped_class(ticket.ticket_class) and ordinary_waits
    _call(unit, counter, ticket, reasons, favoured)


def _waited(unit: UnitOfWork, ticket: Ticket) -> timedelta:
    return ticket.waited_at(unit.clock(ticket.present.service, unit.now))


def _compared(unit: UnitOfWork, ticket: Ticket) -> QueueHead:
    target = unit.setup.priority_rules.targets.get(ticket.present.service, timedelta())
    return QueueHead(
        ticket=ticket.id,
        number=ticket.number,
        waited=int(_waited(unit, ticket).total_seconds()),
        service=ticket.present.service,
        target=int(target.total_seconds()),
    )


def recall(unit: UnitOfWork, command: c.Recall) -> None:
    """Call the called ticket again, as a new entry in the list of calls."""
    ticket = own_ticket(unit, command)
    service, rules = ticket.present.service, unit.setup.config.rules
    if ticket.state is TicketState.CALLED:
        # Its start was undone during a suspension.
        require_running(unit)
        require_service_running(unit, service)
        if not limits.may_recall(ticket, rules, unit.clock(service, unit.now)):
            raise Refusal(ProblemType.TOO_FAST, {"command": command.name}, state=ticket.state)
    unit.append(
        e.TicketRecalled(
            ticket=ticket.id,
            number=ticket.number,
            counter=command.counter,
            call=unit.centre.call + 1,
            language=ticket.language,
            assist=(),
        )
    )


def undo_call(unit: UnitOfWork, command: c.UndoCall) -> None:
    """Withdraw a call that was a mistake; the ticket keeps its place."""
    ticket = own_ticket(unit, command)
    clock = unit.clock(ticket.present.service, unit.now)
    called = ticket.state is TicketState.CALLED
    if called and not limits.may_undo_call(ticket, unit.setup.config.rules, clock):
        values = {"command": command.name, "staff": "yes"}
        raise Refusal(ProblemType.TOO_LATE, values, state=ticket.state)
    unit.append(e.CallWithdrawn(ticket=ticket.id, counter=command.counter, call=ticket.call or 0))
    settle_in_queue(unit, ticket.id)


def requeue(unit: UnitOfWork, command: c.Requeue | c.RequeueTicket) -> None:
    """Put a ticket back in its queue: that of an absent visitor, of a called one who is elsewhere
    in the hall, or one on hold."""
    ticket = named_ticket(unit, command)
    if ticket.counter is None:
        raise NotAllowed(ticket.state, command.name, ())
    held = ticket.state not in ACTIVE
    # Only an absent visitor has to let others go first.
    pause = timedelta(minutes=0 if held else unit.setup.config.rules.requeue_minutes)
    not_before = unit.clock(ticket.present.service, unit.now) + pause
    unit.append(
        e.TicketRequeued(ticket=ticket.id, counter=ticket.counter, not_before=not_before, held=held)
    )
    settle_in_queue(unit, ticket.id)


def mark_no_show(unit: UnitOfWork, command: c.MarkNoShow) -> None:
    """Mark a ticket as missed; the clock only after the recalls and the time that the rules set."""
    ticket = own_ticket(unit, command)
    clock = unit.clock(ticket.present.service, unit.now)
    if unit.who.role is Role.CLOCK and not is_missed(unit, ticket, unit.now):
        raise Refusal(ProblemType.TOO_LATE, {"command": command.name}, state=ticket.state)
    comeback = timedelta(minutes=unit.setup.config.rules.comeback_minutes)
    unit.append(
        e.TicketMissed(
            ticket=ticket.id,
            counter=command.counter,
            recalls=ticket.recalls,
            comeback_until=clock + comeback,
        )
    )


def is_missed(reading: CentreView, ticket: Ticket, now: datetime) -> bool:
    """Whether a called ticket was recalled as often as the rules require, without an answer."""
    due = limits.missed_from(ticket, reading.setup.config.rules, reading.assist(ticket.id))
    return due is not None and reading.clock(ticket.present.service, now) >= due


def start(unit: UnitOfWork, command: c.Start) -> None:
    """The visitor has come."""
    ticket = own_ticket(unit, command)
    unit.append(e.ServiceStarted(ticket=ticket.id, stop=ticket.stop, counter=command.counter))


def undo_start(unit: UnitOfWork, command: c.UndoStart) -> None:
    """Undo the start: called as before, with the full time to come."""
    ticket = own_ticket(unit, command)
    unit.append(e.StartUndone(ticket=ticket.id, stop=ticket.stop, counter=command.counter))


def finish(unit: UnitOfWork, command: c.Finish) -> None:
    """End the present stop; with `next`, call the next ticket in the same transaction: an empty
    queue or a suspended centre is no error here."""
    ticket = own_ticket(unit, command)
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
        _call_the_next(unit, command.counter)


def hold(unit: UnitOfWork, command: c.Hold) -> None:
    """Put the ticket on hold, so that the counter can call another."""
    ticket = own_ticket(unit, command)
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


def resume(unit: UnitOfWork, command: c.Resume) -> None:
    """Call a ticket back from hold, at the counter that held it or one of the same service."""
    counter = _free_counter(unit, command.counter, command.name)
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


def reopen(unit: UnitOfWork, command: c.ReopenAtCounter) -> None:
    """Serve the ticket last finished here again, after a misclick."""
    counter = counter_for(unit, command.counter)
    if counter.state is not CounterState.OPEN or counter.ticket is not None:
        raise NotAllowed(counter.state, command.name, ())
    if counter.last_finished != command.ticket or counter.last_finished_at is None:
        number = unit.setup.counters[counter.id].number
        raise Refusal(ProblemType.NOT_THIS_TICKET, {"counter": number})
    ticket = ticket_of(unit, command.ticket)
    if not reopenable_here(unit, counter, ticket, unit.now):
        values = {"command": command.name, "staff": "yes"}
        raise Refusal(ProblemType.TOO_LATE, values, state=ticket.state)
    still_served(unit, ticket)
    unit.append(e.TicketReopened(ticket=ticket.id, counter=command.counter))
