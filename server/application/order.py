"""The order in which the stops of a ticket come: which is next, and which gives way."""

from functools import partial

from contract import events as e
from contract.enums import StopOrder, TicketState
from server.application.ports import Unit
from server.application.snapshots.waits import waits_of
from server.application.staffing import standing_still
from server.domain.tickets import Ticket, next_stop


def stop_after(unit: Unit, ticket: Ticket, leaves: str | None = None) -> int | None:
    """The stop to which a ticket goes on when the present one ends; None after the last.

    Args:
        leaves: the counter that is free once the present stop has ended.
    """
    if len(ticket.pending) < 2:
        return ticket.pending[0] if ticket.pending else None
    waits, order = waits_of(unit, unit.now, leaves), unit.layout.config.rules.stop_order
    expected = partial(waits.seconds_elsewhere, ticket)
    return next_stop(ticket, order, expected, standing_still(unit))


def others_first(unit: Unit, identity: str) -> None:
    """Let a ticket that waits for a service that stands still wait for another that is on it
    and goes, where the hall chooses the order of stops.

    Whom staff have sent to somebody, or with a return, stays: that order is their wish.
    """
    if unit.layout.config.rules.stop_order is not StopOrder.LEAST_TIME:
        return
    ticket = unit.ticket(identity)
    if ticket is None or ticket.state is not TicketState.WAITING or ticket.reserved_for:
        return
    if not ticket.pending:
        return
    still = standing_still(unit)
    if ticket.present.service not in still:
        return
    if all(ticket.stops[one].service in still for one in ticket.pending):
        return
    goal = stop_after(unit, ticket)
    if goal is not None and not ticket.stops[goal].reserved_for:
        other = ticket.stops[goal].service
        unit.append(
            e.ServiceChanged(ticket=ticket.id, stop=ticket.stop, service=other, instead=goal)
        )
