"""Lookups of services in the catalogue."""

from collections.abc import Sequence

from contract.catalogue import Catalogue, CatalogueService
from contract.texts import pick


def service_of(catalogue: Catalogue, identity: str) -> CatalogueService | None:
    """A service by its id; None if it is not in the catalogue."""
    return next((one for one in catalogue.services if one.id == identity), None)


def service_name(catalogue: Catalogue, identity: str, language: str) -> str:
    """The name of a service; its id if it is not in the catalogue."""
    service = service_of(catalogue, identity)
    return pick(service.names, language) if service else identity


def services_of(catalogue: Catalogue, counter: str) -> Sequence[str]:
    """The services of a counter, in the order of its work profile."""
    found = next((one for one in catalogue.counters if one.id == counter), None)
    return found.services if found else ()
