"""The `menu`: what a kiosk can offer now."""

from datetime import timedelta
from typing import Final

from contract.snapshots import Menu, MenuService
from server.domain.figures import Period
from server.store.fact_queries import Facts
from server.views.snapshot_context import SnapshotContext, suspension_of

COUNTED: Final = timedelta(weeks=4)
"""The services of so many days before today are counted."""


def build(context: SnapshotContext) -> Menu:
    """The menu of a centre."""
    reading = context.reading
    setup, centre = reading.setup, reading.centre
    services = []
    for key in setup.services:
        now, outlook = context.offers[key], context.outlooks[key]
        services.append(
            MenuService(
                id=key,
                open=now.reason is None,
                reason=now.reason,
                opens_at=now.opens_at,
                last_ticket=now.last_ticket,
                quota_left=now.quota_left,
                waiting=context.counts.get(key, 0),
                ahead=outlook.ahead,
                served=outlook.served,
                expected=outlook.range,
                suspension=suspension_of(reading, key),
            )
        )
    wanted = [call.place for call in reading.help_wanted()]
    return Menu(
        **context.stamp(),
        catalogue=centre.catalogue,
        languages=setup.config.centre.languages,
        day=centre.day,
        services=tuple(services),
        notices=context.notices,
        suspension=suspension_of(reading),
        most_taken=_most_taken(context),
        bookings=context.reading.setup.is_bookable,
        help=tuple(place for place in wanted if place not in setup.counters),
    )


def _most_taken(context: SnapshotContext) -> tuple[str, ...]:
    """The services of most tickets, as this process read them when it first needed them today."""
    reading, known = context.reading, context.most_taken
    setup, centre, day = reading.setup, reading.centre.id, reading.centre.day
    number = setup.config.kiosk.most_taken
    if day is None or number == 0:
        return ()
    if centre not in known or known[centre][0] != day:
        period = Period(day - COUNTED, day - timedelta(days=1))
        found = reading.on_connection(
            lambda connection: Facts(connection, centre).most_taken(period)
        )
        known[centre] = day, found
    return tuple(key for key in known[centre][1] if key in setup.services)[:number]
