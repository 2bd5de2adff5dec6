"""The `menu`: what a kiosk can offer now."""

from contract.snapshots import Menu, MenuService
from server.views.context import SnapshotContext, suspension_of


def build(context: SnapshotContext) -> Menu:
    """The menu of a centre."""
    reading = context.reading
    layout, centre = reading.layout, reading.centre
    services = []
    for key in layout.services:
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
    return Menu(
        **context.stamp(),
        catalogue=centre.catalogue,
        languages=layout.config.centre.languages,
        day=centre.day,
        services=tuple(services),
        notices=context.notices,
        suspension=suspension_of(reading),
        help=tuple(one.place for one in reading.help_wanted() if one.place not in layout.counters),
    )
