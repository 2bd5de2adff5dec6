"""The `menu`: what a kiosk can offer now."""

from contract.snapshots import Menu, MenuService
from server.application.snapshots.basis import Basis
from server.application.snapshots.waits import waits_of
from server.domain.calendar import intake


def build(basis: Basis) -> Menu:
    """The menu of a centre."""
    reading = basis.reading
    layout, centre = reading.layout, reading.centre
    head = layout.config.centre
    waits = waits_of(reading)
    services = []
    for key, service in layout.services.items():
        now = intake(head, service, basis.now, centre.day)
        services.append(
            MenuService(
                id=key,
                open=now.reason is None,
                reason=now.reason,
                opens_at=now.opens_at,
                last_ticket=now.last_ticket,
                quota_left=None,
                waiting=waits.waiting(key),
                expected=waits.for_newcomer(key),
            )
        )
    return Menu(
        **basis.stamp(),
        catalogue=centre.catalogue,
        languages=head.languages,
        day=centre.day,
        services=tuple(services),
    )
