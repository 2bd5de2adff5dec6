"""The `hall`: lines and counters, for staff."""

from contract.snapshots import Hall, HallCounter, HallService, LineHead
from server.application.snapshots.basis import Basis, seconds
from server.application.snapshots.waits import waits_of
from server.domain.calendar import intake
from server.domain.selection import Head


def build(basis: Basis) -> Hall:
    """The hall of a centre."""
    reading = basis.reading
    layout, centre = reading.layout, reading.centre
    counts = waits_of(reading).counts
    heads: dict[str, Head] = {}
    for one in sorted(reading.heads(layout.services, basis.now), key=lambda h: h.queued_from):
        heads.setdefault(one.service, one)
    services = []
    for key, service in layout.services.items():
        count, head = counts.get(key), heads.get(key)
        longest = seconds(basis.now - count.oldest) if count else None
        services.append(
            HallService(
                id=key,
                waiting=count.waiting if count else 0,
                longest_wait=longest,
                target=round(service.target_minutes * 60),
                open=intake(layout.config.centre, service, basis.now, centre.day).reason is None,
                head=LineHead(
                    ticket=head.ticket,
                    number=head.number,
                    waited=seconds(basis.now - head.queued_from),
                )
                if head
                else None,
            )
        )
    active = {ticket.id: ticket for ticket in reading.active()}
    counters = []
    for counter in reading.counters():
        ticket = active.get(counter.ticket) if counter.ticket else None
        built = layout.counters[counter.id]
        counters.append(
            HallCounter(
                id=counter.id,
                number=built.number,
                state=counter.state,
                operator=counter.operator,
                ticket=ticket.number if ticket else None,
                ticket_state=ticket.state if ticket else None,
                since=ticket.since if ticket else counter.since,
                profile=built.profile,
            )
        )
    return Hall(
        **basis.stamp(),
        catalogue=centre.catalogue,
        day=centre.day,
        services=tuple(services),
        counters=tuple(counters),
    )
