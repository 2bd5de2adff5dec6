"""The stops of a ticket as its readers see them."""

from contract.snapshots import Stop
from server.application.snapshots.basis import seconds
from server.domain.layout import Layout
from server.domain.tickets import Ticket


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
                wait=seconds(stop.called_at - stop.queued_at)
                if stop.called_at and stop.queued_at
                else None,
                walk=seconds(stop.started_at - stop.called_at)
                if stop.started_at and stop.called_at
                else None,
                time=seconds(time) if (time := stop.time()) is not None else None,
                outcome=stop.outcome,
                counter=built.number if built else None,
                stars=stop.stars,
            )
        )
    return tuple(stops)
