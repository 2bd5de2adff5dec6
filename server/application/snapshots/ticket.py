"""The `ticket`: one visitor's own, for the phone and for the kiosk that issued it."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta

from contract.enums import ACTIVE, ENDED, CounterState, Delay, TicketClass, TicketState
from contract.ids import full_id
from contract.snapshots import Suspension
from contract.snapshots import Ticket as TicketSnapshot
from server.application.found import right_left, ticket_of
from server.application.ports import Reading, Waiting
from server.application.snapshots import notices, stops
from server.application.snapshots.basis import Basis
from server.application.snapshots.waits import Waits
from server.application.staffing import (
    counters_serving,
    how_many_serve,
    reservations_of,
    services_of,
)
from server.application.tickets import comeback_until
from server.domain.ahead import level_since
from server.domain.estimation import Estimate
from server.domain.selection import Law
from server.domain.suspension import stood_still
from server.domain.tickets import Ticket

NOTICED = timedelta(minutes=5)
"""By how much a wait is longer before it is said: the step in which waits are shown."""


def places(
    waiting: Iterable[Waiting], wanted: Collection[Ticket], waits: Waits, law: Law
) -> dict[str, int]:
    """How many wait ahead of the wanted tickets for the same service."""
    lines: dict[tuple[str, TicketClass], list[tuple[datetime, int]]] = {}
    for one in waiting:
        line = lines.setdefault((one.service, one.ticket_class), [])
        line.append((one.queued_from, one.ordinal))
    for line in lines.values():
        line.sort()
    return {
        ticket.id: sum(
            bisect_left(lines.get((ticket.present.service, one), ()), (since, ticket.ordinal))
            for one, since in _level_since(ticket, waits, law).items()
        )
        for ticket in wanted
        if ticket.state is TicketState.WAITING
    }


def _level_since(ticket: Ticket, waits: Waits, law: Law) -> Mapping[TicketClass, datetime]:
    service = ticket.present.service
    now = waits.clock(service)
    return level_since(law, service, ticket.ticket_class, ticket.queued_from, now)


def build(basis: Basis, identity: str) -> TicketSnapshot:
    """The snapshot of one ticket.

    Raises:
        Refusal: `not_found`.
    """
    reading = basis.reading
    ticket = ticket_of(reading, identity)
    waits, place = None, None
    if ticket.state is TicketState.WAITING:
        waits = basis.waits
        place = reading.ahead_of(ticket, _level_since(ticket, waits, reading.layout.law))
    return shown(basis, ticket, waits, place)


def build_many(basis: Basis, identities: Iterable[str]) -> dict[str, TicketSnapshot]:
    """The snapshots of several tickets, their places computed in one pass."""
    reading: Reading = basis.reading
    wanted = frozenset(identities)
    waits = basis.waits
    tickets = {one: ticket for one in wanted if (ticket := reading.ticket(one)) is not None}
    found = places(reading.waiting(), tickets.values(), waits, reading.layout.law)
    return {one: shown(basis, ticket, waits, found.get(one)) for one, ticket in tickets.items()}


def shown(basis: Basis, ticket: Ticket, waits: Waits | None, place: int | None) -> TicketSnapshot:
    """A ticket as its bearer sees it."""
    layout = basis.reading.layout
    service = ticket.present.service
    active = ticket.state in ACTIVE and ticket.counter is not None
    at = layout.counters.get(ticket.counter) if active and ticket.counter else None
    zone = at.zone if at else (layout.zone_of(service) if service in layout.services else None)
    counters = _counters(basis.reading, ticket)
    waiting = ticket.state is TicketState.WAITING and waits is not None and place is not None
    estimate = None
    if waits and waiting and service in layout.services:
        estimate = waits.of(ticket)
    return TicketSnapshot(
        **basis.stamp(),
        catalogue=basis.reading.centre.catalogue,
        id=ticket.id,
        number=ticket.number,
        token=basis.signer.token(ticket.id, ticket.copy),
        state=ticket.state,
        paper=ticket.paper,
        language=ticket.language,
        issued_at=ticket.issued_at,
        since=ticket.since,
        ahead=place if waiting else None,
        expected=estimate.range if estimate else None,
        promise=ticket.promise,
        counter=at.number if at else None,
        direction=at.direction if at else None,
        zone=full_id(layout.slug, zone) if zone else None,
        counters=counters,
        call=ticket.call if ticket.state is TicketState.CALLED else None,
        comeback_until=comeback_until(basis.reading, ticket, basis.now),
        stops=stops.shown(ticket, layout),
        suspension=_standstill(basis.reading, ticket),
        return_until=right_left(basis.reading, ticket, basis.now),
        ended_by_hall=ticket.ended_by_hall,
        delay=_delay(basis, ticket, estimate) if estimate else None,
    )


def _delay(basis: Basis, ticket: Ticket, estimate: Estimate) -> Delay | None:
    """Why the bearer waits longer than was promised: fewer counters serve the first stop
    than then, and one has closed or paused since."""
    if ticket.promise is None or ticket.served_by is None or ticket.stop != 0:
        return None
    reading, service, since = basis.reading, ticket.present.service, ticket.issued_at
    still = stood_still(basis.suspensions, since, basis.now, service)
    said_now = (basis.now - since - still).total_seconds() + estimate.range.late
    if said_now <= ticket.promise + NOTICED.total_seconds():
        return None
    if how_many_serve(reading, service, basis.now) >= ticket.served_by:
        return None
    gone = {
        one.state
        for one in reading.counters()
        if one.since > since and service in services_of(reading, one)
    }
    if CounterState.CLOSED in gone:
        return Delay.COUNTER_CLOSED
    return Delay.COUNTER_PAUSED if CounterState.PAUSED in gone else None


def _counters(reading: Reading, ticket: Ticket) -> tuple[str, ...]:
    """The numbers of the counters that serve the present stop, as they work now."""
    if ticket.reserved_for:
        bound = [one for one in reading.counters() if ticket.reserved_for in reservations_of(one)]
        return tuple(reading.layout.counters[one.id].number for one in bound)
    return counters_serving(reading, ticket.present.service)


def _standstill(reading: Reading, ticket: Ticket) -> Suspension | None:
    if ticket.state in ENDED:
        return None
    return notices.of_centre(reading) or notices.of_service(reading, ticket.present.service)
