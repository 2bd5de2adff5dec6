"""The `desk`: one counter with its ticket and the commands that it may give now."""

from contract.enums import CommandName, CounterState, TicketState
from contract.lifecycle import allowed
from contract.snapshots import CounterFields, Desk, DeskTicket, Note, TicketFields
from server.domain import limits
from server.domain.counters import Counter
from server.domain.notices import Private
from server.domain.tickets import Ticket, for_counter
from server.rules.lookups import counter_of
from server.rules.profiles import heads_for, levels_of, suspended_services
from server.rules.ticket_ends import reopenable_here, resumable
from server.views.snapshot_context import (
    SnapshotContext,
    copied,
    held,
    seconds,
    stops_shown,
    suspension_of,
)


def build(context: SnapshotContext, identity: str) -> Desk:
    """The desk of a counter; refused as `not_found`."""
    reading = context.reading
    counter = counter_of(reading, identity)
    ticket = reading.ticket(counter.ticket) if counter.ticket else None
    waiting, oldest = _waiting(context, counter)
    can_reopen = _can_reopen(context, counter)
    on_hold = _held(context, counter)
    return Desk(
        **context.stamp(),
        **copied(CounterFields, counter),
        catalogue=reading.centre.catalogue,
        counter=identity,
        number=reading.setup.counters[identity].number,
        allowed=tuple(_allowed(context, counter, ticket, can_reopen, bool(on_hold))),
        ticket=_shown(context, counter, ticket) if ticket else None,
        on_hold=tuple(held(reading, ticket) for ticket in on_hold),
        last_finished=counter.last_finished if can_reopen else None,
        waiting=waiting,
        longest_wait=oldest,
        own_day=reading.day_count(identity, reading.centre.day),
        suspension=suspension_of(reading),
    )


def _allowed(
    context: SnapshotContext,
    counter: Counter,
    ticket: Ticket | None,
    can_reopen: bool,
    on_hold: bool,
) -> list[CommandName]:
    reading, rules = context.reading, context.reading.setup.config.rules
    suspended = reading.centre.suspended_at is not None
    can_undo_call = can_recall = False
    if ticket is not None:
        service = ticket.present.service
        clock = reading.clock(service, context.now)
        can_undo_call = limits.may_undo_call(ticket, rules, clock)
        running = not suspended and service not in suspended_services(reading)
        can_recall = running and limits.may_recall(ticket, rules, clock)
    free = counter.state is CounterState.OPEN and ticket is None
    return allowed(
        counter.state,
        ticket.state if ticket else None,
        can_undo_call=can_undo_call,
        can_recall=can_recall,
        # The same check as in `call_next`: a visible button works.
        waiting=free and bool(heads_for(reading, counter, context.now)),
        on_hold=on_hold and not suspended,
        can_reopen=can_reopen,
        another_stop=ticket is None or not ticket.been_everywhere,
    )


def _can_reopen(context: SnapshotContext, counter: Counter) -> bool:
    if counter.last_finished is None or counter.ticket is not None:
        return False
    ticket = context.reading.ticket(counter.last_finished)
    if ticket is None or ticket.present.service not in context.reading.setup.services:
        return False
    return reopenable_here(context.reading, counter, ticket, context.now)


def _held(context: SnapshotContext, counter: Counter) -> list[Ticket]:
    """The tickets on hold that can be called back here, longest first."""
    reading = context.reading
    on_hold = [
        ticket
        for ticket in reading.open_tickets(TicketState.ON_HOLD)
        if resumable(reading, counter, ticket)
    ]
    return sorted(on_hold, key=lambda ticket: (ticket.since, ticket.ordinal))


def _waiting(context: SnapshotContext, counter: Counter) -> tuple[int, int | None]:
    """How many tickets the counter may call, and the longest wait in seconds."""
    reading = context.reading
    served, reserved = levels_of(reading, counter).level_of, for_counter(counter.id)
    suspended = suspended_services(reading)
    lines = [
        line
        for line in reading.queues()
        if line.service not in suspended
        and (line.reserved_for == reserved if line.reserved_for else line.service in served)
    ]
    if not lines:
        return 0, None
    longest = max(reading.clock(line.service, context.now) - line.oldest for line in lines)
    return sum(line.waiting for line in lines), seconds(longest)


def _shown(context: SnapshotContext, counter: Counter, ticket: Ticket) -> DeskTicket:
    return DeskTicket(
        **copied(TicketFields, ticket),
        service=ticket.present.service,
        ticket_class=ticket.ticket_class,
        assist=context.reading.assist(ticket.id),
        called_at=context.wall_time(ticket, ticket.called_at),
        waited=seconds(ticket.waited),
        recalls=ticket.recalls,
        stops=stops_shown(ticket, context.reading.setup),
        notes=_notes(context, counter, ticket),
        reasons=ticket.reasons,
        claim=ticket.claim,
        reserved_for=ticket.reserved_for or None,
        stop=ticket.stop,
        booked_name=_booked_name(context, ticket),
    )


def _booked_name(context: SnapshotContext, ticket: Ticket) -> str | None:
    """The name of the visitor with a booking, where the service asks for it."""
    name = context.reading.get(Private, ticket.booking) if ticket.booking else None
    return name.words if name is not None else None


def _notes(context: SnapshotContext, counter: Counter, ticket: Ticket) -> tuple[Note, ...]:
    """The notes of the stops that this counter serves, and of the current one."""
    services = levels_of(context.reading, counter).level_of
    return tuple(
        Note(at=note.at, by=note.by, text=words, id=note.id)
        for note, words in context.reading.notes(ticket.id)
        if note.stop == ticket.stop or ticket.stops[note.stop].service in services
    )
