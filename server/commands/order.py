"""The order in which the stops of a ticket come."""

from functools import partial

from server.domain.tickets import Ticket, next_stop
from server.engine.unit import Unit
from server.views.waits import waits_of


def stop_after(unit: Unit, ticket: Ticket, leaves: str | None = None) -> int | None:
    """The stop that follows when the current one ends; None after the last.

    Args:
        leaves: the counter that becomes free when the current stop ends.
    """
    if len(ticket.pending) < 2:
        return ticket.pending[0] if ticket.pending else None
    waits, order = waits_of(unit, unit.now, leaves), unit.layout.config.rules.stop_order
    return next_stop(ticket, order, partial(waits.seconds_elsewhere, ticket))
