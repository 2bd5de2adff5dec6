"""The steps of which the changes of a ticket are made."""

from dataclasses import replace
from datetime import datetime

from contract.enums import StopState, TicketAction, TicketState
from contract.lifecycle import TICKET, move
from server.domain.tickets import Stop, Ticket, line_for


def moved_by(ticket: Ticket, action: TicketAction, at: datetime) -> Ticket:
    """In the state to which the table leads."""
    return replace(ticket, state=move(TICKET, ticket.state, action), since=at)


def with_stop(ticket: Ticket, stop: Stop, index: int | None = None) -> Ticket:
    """With another stop in place of one, by default of the present."""
    place = ticket.stop if index is None else index
    stops = (*ticket.stops[:place], stop, *ticket.stops[place + 1 :])
    return replace(ticket, stops=stops)


def in_line(ticket: Ticket) -> Ticket:
    """The ticket in the line of its present stop, class and binding, if it waits.

    At a counter it keeps the line from which it was called: a call that is withdrawn is
    taken back there.
    """
    if ticket.state is not TicketState.WAITING:
        return ticket
    return replace(ticket, line=line_for(ticket), quantity=ticket.present.quantity)


def no_skip(ticket: Ticket) -> Ticket:
    """The ticket letting nobody pass: its bearer has come or is gone."""
    return replace(ticket, skip_until=0, passed_until=0)


def back_in_line(
    ticket: Ticket, action: TicketAction, at: datetime, *, queued_from: datetime
) -> Ticket:
    """Back in its line; what only a called ticket has is gone."""
    moved = in_line(uncalled(replace(moved_by(ticket, action, at), queued_from=queued_from)))
    return with_stop(moved, off_counter(moved.present))


def off_counter(stop: Stop) -> Stop:
    """A stop whose bearer waits again: it waits on for its call, unless that was answered, by
    coming or being set aside; then its wait and its walk are what they were."""
    called = stop.called_at if stop.started_at is not None else None
    return replace(stop, called_at=called, counter=None, operator=None)


def uncalled(ticket: Ticket) -> Ticket:
    """Without what only a called ticket has."""
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


def at_stop(ticket: Ticket, index: int, at: datetime) -> Ticket:
    """Waiting for another stop; the wait goes on where it was."""
    ticket = uncalled(replace(ticket, stop=index, queued_from=at - ticket.waited))
    ticket = replace(ticket, reserved_for=ticket.present.reserved_for)
    opened = replace(ticket.present, state=StopState.OPEN, queued_at=at)
    return in_line(with_stop(ticket, opened))


def over(ticket: Ticket, action: TicketAction, at: datetime) -> Ticket:
    """At an end: the present stop ends unserved, the wait stands."""
    waited = ticket.waited_at(at)
    moved = replace(moved_by(ticket, action, at), waited=waited)
    present = moved.present
    if present.state is StopState.OPEN:
        present = replace(present, state=StopState.UNSERVED, finished_at=at)
    return with_stop(moved, present)
