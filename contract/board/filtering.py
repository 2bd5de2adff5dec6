"""Filters the hall's data for a display: by zone, service and counter."""

from collections.abc import Sequence

from contract.catalogue import Catalogue
from contract.ids import full_id
from contract.screens import Display
from contract.snapshots import BoardCall, BoardService


def is_wanted(call: BoardCall, layout: Display, centre: str, catalogue: Catalogue | None) -> bool:
    """Whether a call is shown on this display."""
    if layout.counter is not None:
        counters = catalogue.counters if catalogue is not None else ()
        own = full_id(centre, layout.counter)
        return any(counter.id == own and counter.number == call.counter for counter in counters)
    return _is_of(call.zone, layout.zones, centre) and _is_of(call.service, layout.services, centre)


def services_of(
    services: Sequence[BoardService], layout: Display, centre: str, catalogue: Catalogue
) -> Sequence[BoardService]:
    """The services of a display: those of its layout, else those served in its zones."""
    if layout.services:
        return [service for service in services if _is_of(service.id, layout.services, centre)]
    if not layout.zones:
        return services
    there = {
        service
        for counter in catalogue.counters
        if _is_of(counter.zone, layout.zones, centre)
        for service in counter.services
    }
    return [service for service in services if service.id in there]


def _is_of(identity: str | None, keys: Sequence[str], centre: str) -> bool:
    return not keys or identity in {full_id(centre, key) for key in keys}
