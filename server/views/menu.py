"""The `menu`: what a kiosk can offer now."""

from contract.snapshots import Menu, MenuService
from server.views import notices
from server.views.context import SnapshotContext


def build(basis: SnapshotContext) -> Menu:
    """The menu of a centre."""
    reading = basis.reading
    layout, centre = reading.layout, reading.centre
    head = layout.config.centre
    counts = basis.counts
    services = []
    for key in layout.services:
        found = basis.offers[key]
        now, outlook = found.intake, basis.outlooks[key]
        services.append(
            MenuService(
                id=key,
                open=now.reason is None,
                reason=now.reason,
                opens_at=now.opens_at,
                last_ticket=now.last_ticket,
                quota_left=found.quota_left,
                waiting=counts.get(key, 0),
                ahead=outlook.ahead,
                served=outlook.served,
                expected=outlook.range,
                suspension=notices.of_service(reading, key),
            )
        )
    return Menu(
        **basis.stamp(),
        catalogue=centre.catalogue,
        languages=head.languages,
        day=centre.day,
        services=tuple(services),
        notices=basis.notices,
        suspension=notices.of_centre(reading),
        help=tuple(one.place for one in reading.help_wanted() if one.place not in layout.counters),
    )
