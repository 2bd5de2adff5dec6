"""Lookups in the catalogue and in the snapshots."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from contract.catalogue import Catalogue, CatalogueService
from contract.snapshots import CallNotShown, Desk, Hall, HallService, HelpCall, MissedTicket
from contract.texts import pick

SEEN_WITHIN: Final = timedelta(seconds=5)
"""How long a display may take to report that it has shown a call."""


def service_of(catalogue: Catalogue, identity: str) -> CatalogueService | None:
    """A service by its id; None if it is not in the catalogue."""
    return next((service for service in catalogue.services if service.id == identity), None)


def service_name(catalogue: Catalogue, identity: str, language: str) -> str:
    """The name of a service; its id if it is not in the catalogue."""
    service = service_of(catalogue, identity)
    return pick(service.names, language) if service else identity


def services_of(catalogue: Catalogue, counter: str) -> Sequence[str]:
    """The services of a counter, in the order of its work profile."""
    found = next((candidate for candidate in catalogue.counters if candidate.id == counter), None)
    return found.services if found else ()


def help_elsewhere(desk: Desk, hall: Hall | None) -> Sequence[HelpCall]:
    """The calls for help except the counter's own, the longest waiting first."""
    return [call for call in hall.help if call.place != desk.counter] if hall else []


def calls_not_shown(hall: Hall, now: datetime) -> list[CallNotShown]:
    """The calls that no display has reported as shown in time."""
    return [call for call in hall.not_shown if now - call.at > SEEN_WITHIN]


def is_taken(desk: Desk, person: str) -> bool:
    """Whether another operator works at the counter."""
    return bool(person) and desk.operator not in (None, person)


def missed_here(hall: Hall, services: frozenset[str]) -> list[MissedTicket]:
    """The missed tickets, those of this counter's services first."""
    return sorted(hall.missed, key=lambda ticket: ticket.service not in services)


def lines_of(desk: Desk, hall: Hall, catalogue: Catalogue) -> list[HallService]:
    """The queues that this counter may call, in the order of its work profile."""
    lines = {service.id: service for service in hall.services}
    return [lines[service] for service in services_of(catalogue, desk.counter) if service in lines]
