"""The catalogue: names, texts and documents in all languages, fetched by HTTP with an ETag.
Snapshots name the version that belongs to them."""

from datetime import date

from pydantic import Field

from contract.centre import Direction
from contract.ids import CentreId, CounterId, ServiceId, Sha256
from contract.model import Language, Outgoing, PlainText, Texts
from contract.screens import Alarms, FileName, Kiosks, Receipt, Voice


class CatalogueAgency(Outgoing):
    """A public body of the hall."""

    id: str
    names: Texts
    colour: str


class CatalogueCategory(Outgoing):
    """The purpose of a visit."""

    id: str
    names: Texts
    icon: str


class CatalogueZone(Outgoing):
    """A part of the hall where visitors wait."""

    id: str
    names: Texts
    floor: int


class CatalogueService(Outgoing):
    """A service with all its texts."""

    id: ServiceId
    names: Texts
    agency: str
    category: str
    series: str = ""
    """The key of the series of its numbers."""
    icon: str | None
    documents: tuple[Texts, ...]
    counters: tuple[str, ...]
    """The numbers of the counters whose profile serves it first."""
    zone: str | None
    """Where most of those counters are."""
    typical: int
    """The usual seconds at the counter."""
    target: int
    """The wait it aims for, in seconds."""
    synonyms: dict[Language, tuple[PlainText, ...]] = Field(default_factory=dict)


class CatalogueCounter(Outgoing):
    """A numbered place of service."""

    id: CounterId
    number: str
    zone: str | None
    direction: Direction | None
    services: tuple[ServiceId, ...]


class Catalogue(Outgoing):
    """Everything about a centre that changes only with its configuration."""

    centre: CentreId
    version: str
    names: Texts
    languages: tuple[Language, ...]
    time_zone: str
    address: Texts
    help_line: str | None
    colour: str | None
    comeback_minutes: float
    public_url: str | None
    """The URL at which phones reach the hall; None where they cannot: the receipt then names no
    page."""
    agencies: tuple[CatalogueAgency, ...]
    categories: tuple[CatalogueCategory, ...]
    zones: tuple[CatalogueZone, ...]
    services: tuple[CatalogueService, ...]
    counters: tuple[CatalogueCounter, ...]
    holidays: tuple[date, ...] = ()
    kiosk: Kiosks = Kiosks()
    receipt: Receipt = Receipt()
    voice: Voice = Voice()
    alarms: Alarms = Alarms()
    screens_off: str | None = None
    """When kiosks and displays are dark, as in the centre file."""
    lock_minutes: int = 10
    booked_ahead: int | None = None
    """A visitor with a booking is called as if the ticket had been taken this number of minutes
    before its time; None where nothing can be booked."""
    logo: FileName | None = None
    files: dict[FileName, Sha256] = Field(default_factory=dict)
    """The ids by which the files named here are fetched."""


def page_address(catalogue: Catalogue, token: str) -> str | None:
    """The page on which a phone follows the ticket; None where phones cannot reach the hall."""
    if catalogue.public_url is None:
        return None
    return f"{catalogue.public_url.rstrip('/')}/t/{token}"


class CentreSummary(Outgoing):
    """A centre in the list of centres."""

    id: CentreId
    names: Texts
    languages: tuple[Language, ...]
    time_zone: str
    day: date | None
    revision: int
