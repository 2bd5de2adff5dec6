"""What the catalogue says of services, and of those that a counter serves."""

from collections.abc import Sequence

from contract.catalogue import Catalogue, CatalogueService
from contract.texts import pick


def service_of(catalogue: Catalogue, identity: str) -> CatalogueService | None:
    """A service by its id; None for one that the catalogue does not know."""
    return next((one for one in catalogue.services if one.id == identity), None)


def service_name(catalogue: Catalogue, identity: str, language: str) -> str:
    """The name of a service; its id for one that the catalogue does not know."""
    service = service_of(catalogue, identity)
    return pick(service.names, language) if service else identity


def services_of(catalogue: Catalogue, counter: str) -> Sequence[str]:
    """What a counter serves, in the order of its work profile."""
    found = next((one for one in catalogue.counters if one.id == counter), None)
    return found.services if found else ()
