"""An example for a preview: a ticket as the server would answer it, in a small centre with
realistic texts, so that a layout can be judged before the first visitor comes."""

import json
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from client.receipt.content import ReceiptContent, receipt_content
from contract.catalogue import Catalogue, CatalogueAgency, CatalogueService, CatalogueZone
from contract.centre import CentreConfig, Service
from contract.enums import StopState
from contract.ids import full_id
from contract.snapshots import Ticket
from contract.texts import PROGRAM_LANGUAGES

EXAMPLE: Final = Path(__file__).parent / "example.json"


def example_catalogue(public_url: str | None = "https://asan7.example") -> Catalogue:
    """Two services of two agencies, in the six languages of the programs."""
    own = {"languages": PROGRAM_LANGUAGES, "public_url": public_url}
    return Catalogue.model_validate(_example("catalogue") | own)


def catalogue_of(config: CentreConfig, public_url: str | None) -> Catalogue:
    """Two services of a centre file, with all that a receipt shows: those with the most documents,
    or the only one."""
    slug, head = config.centre.slug, config.centre
    chosen = sorted(config.services, key=lambda service: -len(service.documents))[:2]
    return example_catalogue(public_url).model_copy(
        update={
            "centre": slug,
            "names": head.names,
            "languages": head.languages,
            "time_zone": head.time_zone,
            "help_line": head.help_line,
            "comeback_minutes": config.rules.comeback_minutes,
            "receipt": config.receipt,
            "agencies": tuple(
                CatalogueAgency(
                    id=full_id(slug, agency.key), names=agency.names, colour=agency.colour
                )
                for agency in config.agencies
            ),
            "zones": tuple(
                CatalogueZone(id=full_id(slug, zone.key), names=zone.names, floor=zone.floor)
                for zone in config.zones
            ),
            "services": tuple(_service_of(config, service) for service in chosen),
        }
    )


def _service_of(config: CentreConfig, service: Service) -> CatalogueService:
    slug = config.centre.slug
    profiles = {
        profile.key for profile in config.profiles if any(service.key in x for x in profile.levels)
    }
    counters = [counter for counter in config.counters if counter.profile in profiles]
    zone = next((counter.zone for counter in counters if counter.zone), None)
    return CatalogueService(
        id=full_id(slug, service.key),
        names=service.names,
        agency=full_id(slug, service.agency),
        category=full_id(slug, service.category),
        icon=service.icon,
        documents=service.documents,
        counters=tuple(counter.number for counter in counters),
        zone=full_id(slug, zone) if zone else None,
        typical=round(service.typical_minutes * 60),
        target=round(service.target_minutes * 60),
    )


def example_ticket(
    language: str, catalogue: Catalogue | None = None, service_id: str = "", count: int = 1
) -> Ticket:
    """A ticket just issued for `count` services, `service_id` first and then in the order of the
    catalogue, at 10:42 in the centre's zone; seven people are ahead of it."""
    catalogue = catalogue or example_catalogue()
    services = catalogue.services
    service = next((service for service in services if service.id == service_id), services[0])
    others = [other for other in services if other is not service]
    ticket = Ticket.model_validate(_example("ticket"))
    stops = [
        ticket.stops[0].model_copy(
            update={
                "service": other.id,
                "state": StopState.OPEN if other is service else StopState.PENDING,
            }
        )
        for other in [service, *others][:count]
    ]
    at = ticket.at.replace(tzinfo=ZoneInfo(catalogue.time_zone))
    changes = {"language": language, "zone": service.zone, "counters": service.counters}
    moments = dict.fromkeys(("at", "issued_at", "since"), at)
    return ticket.model_copy(update={**changes, **moments, "stops": tuple(stops)})


def example_content(language: str) -> ReceiptContent:
    """The receipt of the example."""
    catalogue = example_catalogue()
    return receipt_content(example_ticket(language, catalogue), catalogue, language)


def _example(part: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(EXAMPLE.read_text("utf-8"))[part]
    return found
