"""The `hall`: queues and counters, for staff."""

from datetime import datetime

from contract.enums import CounterState
from contract.snapshots import Hall, HallCounter, HallService, QueueHead
from server.domain.counters import Counter
from server.domain.layout import Layout
from server.domain.selection import Head
from server.domain.tickets import Ticket
from server.views import attention
from server.views.context import (
    SnapshotContext,
    help_calls,
    seconds,
    suspension_of_centre,
    suspension_of_service,
)
from server.views.problems import problems
from server.views.promises import QueuePromises
from server.views.staffing import profile_of, unserved, with_levels


def _usual(layout: Layout, ticket: Ticket) -> int | None:
    service = layout.services.get(ticket.present.service)
    if service is None:
        return None
    return round(service.typical_minutes * 60 * ticket.present.quantity)


def _free_since(counter: Counter) -> datetime:
    """Since when a counter without a ticket is free: since its operator finished the last one."""
    if counter.state is not CounterState.OPEN:
        return counter.since
    return max(counter.since, counter.acted_at or counter.since)


def _late(context: SnapshotContext) -> dict[str, list[QueuePromises]]:
    """The queues with a promise that is at risk or broken, by service; the one whose ticket has
    waited longest first."""
    found: dict[str, list[tuple[datetime, int, QueuePromises]]] = {}
    for sums, one in context.promises.items():
        if one.first is not None:
            place = one.first.queued_from, one.first.ordinal, one
            found.setdefault(sums.service, []).append(place)
    return {key: [one for *_, one in sorted(queues)] for key, queues in found.items()}


def build(context: SnapshotContext) -> Hall:
    """The hall of a centre."""
    reading = context.reading
    layout, centre = reading.layout, reading.centre
    counts = {count.service: count for count in reading.counts()}
    heads: dict[str, Head] = {}
    for one in sorted(reading.heads_of_all(context.now), key=lambda h: h.queued_from):
        heads.setdefault(one.service, one)
    states = reading.services()
    late = _late(context)
    stranded = frozenset(unserved(reading, context.now, with_levels(reading)))
    services = []
    for key, service in layout.services.items():
        count, head = counts.get(key), heads.get(key)
        promises = late.get(key, [])
        longest = seconds(reading.clock(key, context.now) - count.oldest) if count else None
        services.append(
            HallService(
                id=key,
                waiting=count.waiting if count else 0,
                longest_wait=longest,
                target=round(service.target_minutes * 60),
                open=context.offers[key].intake.reason is None,
                head=QueueHead(
                    ticket=head.ticket,
                    number=head.number,
                    waited=seconds(context.now - head.queued_from),
                    service=key,
                    target=round(service.target_minutes * 60),
                )
                if head
                else None,
                unserved=key in stranded,
                suspension=suspension_of_service(reading, key),
                closed=(state := states.get(key)) is not None and state.closed_for is not None,
                closed_until=state.closed_until if state else None,
                promises_at_risk=sum(len(one.at_risk) for one in promises),
                promises_broken=sum(len(one.broken) for one in promises),
                delay=promises[0].delay if promises else None,
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
                since=ticket.since if ticket else _free_since(counter),
                profile=profile_of(reading, counter),
                usual=_usual(layout, ticket) if ticket else None,
            )
        )
    return Hall(
        **context.stamp(),
        catalogue=centre.catalogue,
        day=centre.day,
        services=tuple(services),
        counters=tuple(counters),
        help=help_calls(reading),
        notices=context.notices,
        suspension=suspension_of_centre(reading),
        clock_doubt=context.clock_doubt,
        intake_stopped=centre.intake_stopped_for,
        intake_until=centre.intake_until,
        problems=problems(context),
        on_hold=attention.on_hold(context),
        missed=attention.missed(context),
        claims=attention.claims(context),
        not_shown=attention.not_shown(context),
        devices=attention.devices(context),
        contacts=attention.contacts(context),
    )
