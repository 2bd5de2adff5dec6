"""The steps of which changes of a ticket consist.

`clock` is the time on the clock of a service (`server.domain.suspension`).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from contract.enums import StopState, TicketAction, TicketState
from contract.lifecycle import TICKET, move
from server.domain.tickets import Stop, Ticket, line_id

type Clocks = Callable[[str], datetime]
"""The time on the clock of a service at the time of the event."""

NO_TIME = timedelta()


def moved_by(ticket: Ticket, action: TicketAction, at: datetime) -> Ticket:
    """The ticket in the state that the life cycle gives."""
    return replace(ticket, state=move(TICKET, ticket.state, action), since=at)


def with_stop(ticket: Ticket, stop: Stop, index: int | None = None) -> Ticket:
    """The ticket with one stop replaced, by default the current one."""
    place = ticket.stop if index is None else index
    stops = (*ticket.stops[:place], stop, *ticket.stops[place + 1 :])
    return replace(ticket, stops=stops)


def in_queue(ticket: Ticket) -> Ticket:
    """The ticket in the queue of its current stop, class and reservation, if it waits.

    At a counter it keeps the queue from which it was called: a withdrawn call returns it there.
    """
    if ticket.state is not TicketState.WAITING:
        return ticket
    line = line_id(ticket.present.service, ticket.ticket_class, ticket.reserved_for)
    return replace(ticket, line=line, quantity=ticket.present.quantity)


def uncalled(ticket: Ticket) -> Ticket:
    """The ticket without the fields that only a called ticket, or one on hold, has."""
    return replace(
        ticket,
        counter=None,
        called_at=None,
        last_called_at=None,
        recalls=0,
        reasons=None,
        counted=None,
        hold_reason=None,
        remind_at=None,
    )


def waiting_again(stop: Stop) -> Stop:
    """A stop whose bearer waits again. An answered call, by coming or by a hold, stays the end of
    its wait; any other call does not count."""
    called = stop.called_at if stop.started_at is not None else None
    return replace(stop, called_at=called, counter=None, operator=None)


def back_in_queue(ticket: Ticket, action: TicketAction, at: datetime) -> Ticket:
    """The ticket back in the queue from which it was called, at its place by `queued_from`."""
    moved = in_queue(uncalled(moved_by(ticket, action, at)))
    return with_stop(moved, waiting_again(moved.present))


def at_stop(ticket: Ticket, index: int, clock: datetime) -> Ticket:
    """The ticket waiting for another stop since it came into its current state; it keeps its wait.

    Args:
        clock: the clock of that stop's service.
    """
    ticket = uncalled(
        replace(ticket, stop=index, queued_from=clock - ticket.waited, not_before=None)
    )
    ticket = replace(ticket, reserved_for=ticket.present.reserved_for)
    opened = replace(ticket.present, state=StopState.OPEN, queued_at=clock, joined_at=ticket.since)
    return in_queue(with_stop(ticket, opened))


def on_other_clock(ticket: Ticket, service: str, clocks: Clocks) -> Ticket:
    """The ticket with another service at its current stop, with its times converted to that
    service's clock."""
    by = clocks(service) - clocks(ticket.present.service)
    stop = ticket.present

    def later(moment: datetime | None) -> datetime | None:
        return None if moment is None else moment + by

    changed = replace(
        ticket,
        queued_from=ticket.queued_from + by,
        not_before=later(ticket.not_before),
        called_at=later(ticket.called_at),
        last_called_at=later(ticket.last_called_at),
        comeback_until=later(ticket.comeback_until),
        served_by=None,
    )
    return with_stop(
        changed,
        replace(
            stop,
            service=service,
            queued_at=later(stop.queued_at),
            called_at=later(stop.called_at),
            started_at=later(stop.started_at),
            begun_at=later(stop.begun_at),
            finished_at=later(stop.finished_at),
        ),
    )


def over(ticket: Ticket, action: TicketAction, at: datetime, clock: datetime) -> Ticket:
    """The ended ticket: the current stop ends unserved, the wait is fixed."""
    waited = ticket.waited_at(clock)
    moved = replace(moved_by(ticket, action, at), waited=waited)
    present = moved.present
    if present.state is StopState.OPEN:
        present = replace(present, state=StopState.UNSERVED, finished_at=clock)
    return with_stop(moved, present)


def held(ticket: Ticket, clock: datetime) -> timedelta:
    """How long a missed visitor kept the place, which counts as waiting: at most the comeback time,
    even if staff bring the ticket back later."""
    missed_at = ticket.present.finished_at
    if ticket.state is not TicketState.MISSED or missed_at is None:
        return NO_TIME
    return max(NO_TIME, min(clock, ticket.comeback_until or clock) - missed_at)
