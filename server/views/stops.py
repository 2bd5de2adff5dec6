"""The stops of a ticket as its readers see them."""

from datetime import timedelta

from contract.snapshots import Stop
from server.domain.layout import Layout
from server.domain.tickets import Ticket
from server.views.context import seconds


def shown(ticket: Ticket, layout: Layout) -> tuple[Stop, ...]:
    """Each stop with its durations in seconds, None while not known."""
    stops = []
    for stop in ticket.stops:
        built = layout.counters.get(stop.counter) if stop.counter else None
        stops.append(
            Stop(
                service=stop.service,
                state=stop.state,
                quantity=stop.quantity,
                wait=_seconds(stop.wait()),
                walk=_seconds(stop.walk()),
                time=_seconds(stop.time()),
                outcome=stop.outcome,
                counter=built.number if built else None,
                stars=stop.stars,
            )
        )
    return tuple(stops)


def _seconds(span: timedelta | None) -> int | None:
    return None if span is None else seconds(span)
