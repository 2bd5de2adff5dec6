"""The set-up of a centre: its configuration by id, and the catalogue of its texts."""

import hashlib
from collections import Counter as Tally
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

from contract.bookings import ServiceBooking
from contract.catalogue import (
    Catalogue,
    CatalogueAgency,
    CatalogueCategory,
    CatalogueCounter,
    CatalogueService,
    CatalogueZone,
)
from contract.centre import (
    CentreConfig,
    Counter,
    Profile,
    Series,
    Service,
    Zone,
    call_after_minutes,
)
from contract.enums import TicketClass
from contract.ids import full_id
from contract.screens import Display
from server.domain.calendar import KEPT, DayHours, day_hours
from server.domain.draws import drawn_at
from server.domain.selection import Levels, PriorityRules
from server.domain.slots import shares, slots_of


@dataclass(frozen=True)
class Setup:
    """A centre's configuration, with its parts by full id."""

    config: CentreConfig

    @property
    def slug(self) -> str:
        """The centre's id."""
        return self.config.centre.slug

    @cached_property
    def services(self) -> dict[str, Service]:
        """The services by full id, in the order of the file."""
        return {full_id(self.slug, service.key): service for service in self.config.services}

    @cached_property
    def zones(self) -> dict[str, Zone]:
        """The zones by full id."""
        return {full_id(self.slug, zone.key): zone for zone in self.config.zones}

    @cached_property
    def counters(self) -> dict[str, Counter]:
        """The counters by full id, in the order of the file."""
        return {full_id(self.slug, counter.key): counter for counter in self.config.counters}

    @cached_property
    def series(self) -> dict[str, Series]:
        """The series by key."""
        return {series.key: series for series in self.config.series}

    @cached_property
    def displays(self) -> dict[str, Display]:
        """The layouts of displays by key."""
        return {display.key: display for display in self.config.displays}

    @cached_property
    def profiles(self) -> dict[str, Profile]:
        """The work profiles by key."""
        return {profile.key: profile for profile in self.config.profiles}

    @cached_property
    def priority_rules(self) -> PriorityRules:
        """The rules for who is next."""
        rules = self.config.rules
        classes = rules.classes
        return PriorityRules(
            classes={
                TicketClass.STANDARD: classes.standard,
                TicketClass.PRIORITY: classes.priority,
                TicketClass.APPOINTMENT: classes.appointment,
                TicketClass.RETURNING: classes.returning,
            },
            targets={
                key: timedelta(minutes=service.target_minutes)
                for key, service in self.services.items()
            },
            wait_max=timedelta(minutes=rules.wait_max_minutes),
            cap_of=rules.cap_of,
            cap=rules.cap,
        )

    @cached_property
    def levels(self) -> dict[str, Levels]:
        """The services of each work profile, by the key of the profile."""
        return {
            profile.key: Levels(
                level_of={
                    full_id(self.slug, key): level
                    for level, keys in enumerate(profile.levels)
                    for key in keys
                },
                call_after=tuple(
                    timedelta(minutes=minutes) for minutes in call_after_minutes(profile)
                ),
            )
            for profile in self.config.profiles
        }

    @cached_property
    def team_of(self) -> dict[str, str]:
        """By the key of a work profile, the first profile with the same services in the same
        levels."""
        return {
            key: next(first for first, same in self.levels.items() if same == levels)
            for key, levels in self.levels.items()
        }

    def profile_of(self, counter: str, set_profile: str | None) -> str:
        """The key of a counter's work profile: the one that was set, if it exists, else that of the
        configuration."""
        if set_profile in self.profiles:
            return str(set_profile)
        return self.counters[counter].profile

    def agency_of(self, service: str) -> str | None:
        """The key of the agency of a service; None if the service is not configured any more."""
        known = self.services.get(service)
        return known.agency if known else None

    def hour_and_weekday(self, at: datetime) -> tuple[int, int]:
        """The hour and the weekday (0: Monday) of an instant in the centre."""
        local = at.astimezone(ZoneInfo(self.config.centre.time_zone))
        return local.hour, local.weekday()

    @cached_property
    def counters_of(self) -> dict[str, tuple[str, ...]]:
        """The counters that serve each service, as configured, in the order of the file."""
        levels = {key: self.levels[counter.profile] for key, counter in self.counters.items()}
        return {service: counters_serving(service, levels) for service in self.services}

    @cached_property
    def typical(self) -> dict[str, float]:
        """The usual seconds at the counter of each service."""
        return {key: service.typical_minutes * 60 for key, service in self.services.items()}

    @cached_property
    def hours(self) -> Callable[[str | None, date], DayHours]:
        """Gives the hours of a service, or (None) of the hall, on a business day."""

        def computed(service: str | None, day: date) -> DayHours:
            return day_hours(self.config.centre, self.services[service] if service else None, day)

        return lru_cache(KEPT)(computed)

    def booking_of(self, service: str) -> ServiceBooking | None:
        """How a service can be booked; None if it cannot, or is not configured any more."""
        known = self.services.get(service)
        return known.booking if known is not None else None

    def draw_of(self, service: str) -> str | None:
        """When the slots of a service are drawn; None if they are not."""
        booking = self.booking_of(service)
        return booking.draw if booking is not None else None

    def drawn_at(self, service: str, week: date) -> datetime | None:
        """When the slots of a service for the week of a Monday are drawn; None if they are not."""
        draw = self.draw_of(service)
        return drawn_at(self.config.centre, draw, week) if draw is not None else None

    def is_named(self, service: str) -> bool:
        """Whether the bookings of a service have the names of their visitors."""
        booking = self.booking_of(service)
        return booking is not None and booking.named

    @property
    def is_bookable(self) -> bool:
        """Whether any service can be booked."""
        return any(service.booking is not None for service in self.config.services)

    @property
    def booked_ahead(self) -> int | None:
        """How many minutes before its time the ticket of a booking counts as taken; None where
        nothing can be booked."""
        ahead = self.config.rules.classes.appointment.ahead_minutes
        return round(ahead) if self.is_bookable else None

    @cached_property
    def slots(self) -> Callable[[str, date], tuple[datetime, ...]]:
        """Gives the slots of a service on a business day; none if it cannot be booked."""
        head, bookings = self.config.centre, self.config.bookings
        of_counters = (self.levels[counter.profile].level_of for counter in self.counters.values())
        default = shares(self.services, of_counters)

        def computed(key: str, day: date) -> tuple[datetime, ...]:
            service = self.services.get(key)
            if service is None or service.booking is None:
                return ()
            counters = service.booking.counters or default[key]
            return slots_of(head, service, bookings, counters, day)

        return lru_cache(KEPT)(computed)

    def zone_of(self, service: str) -> str | None:
        """The zone in which most counters of a service are."""
        zones = Tally(
            zone for key in self.counters_of[service] if (zone := self.counters[key].zone)
        )
        return zones.most_common(1)[0][0] if zones else None


def counters_serving(service: str, levels: Mapping[str, Levels]) -> tuple[str, ...]:
    """The counters that serve a service at their first level; if none does, at any level. `levels`
    has the levels of each counter, by its id."""
    ranks = {key: own.level_of[service] for key, own in levels.items() if service in own.level_of}
    first = tuple(key for key, level in ranks.items() if level == 0)
    return first or tuple(ranks)


def version_of(config: CentreConfig) -> str:
    """The version of the catalogue: a digest of the configuration."""
    return hashlib.sha256(config.model_dump_json().encode()).hexdigest()[:16]


def catalogue_of(setup: Setup, version: str, public_url: str | None) -> Catalogue:
    """All texts of a centre, as clients fetch them."""
    config, slug = setup.config, setup.slug
    head = config.centre
    return Catalogue(
        centre=slug,
        version=version,
        names=head.names,
        languages=head.languages,
        time_zone=head.time_zone,
        address=head.address,
        help_line=head.help_line,
        colour=head.colour,
        comeback_minutes=config.rules.comeback_minutes,
        public_url=public_url,
        agencies=tuple(
            CatalogueAgency(id=full_id(slug, agency.key), names=agency.names, colour=agency.colour)
            for agency in config.agencies
        ),
        categories=tuple(
            CatalogueCategory(id=full_id(slug, part.key), names=part.names, icon=part.icon)
            for part in config.categories
        ),
        zones=tuple(
            CatalogueZone(id=full_id(slug, zone.key), names=zone.names, floor=zone.floor)
            for zone in config.zones
        ),
        services=_catalogue_services(setup),
        counters=tuple(
            CatalogueCounter(
                id=key,
                number=counter.number,
                zone=full_id(slug, counter.zone) if counter.zone else None,
                direction=counter.direction,
                services=tuple(setup.levels[counter.profile].level_of),
            )
            for key, counter in setup.counters.items()
        ),
        holidays=head.holidays,
        kiosk=config.kiosk,
        receipt=config.receipt,
        voice=config.voice,
        alarms=config.alarms,
        screens_off=head.screens_off,
        lock_minutes=head.lock_minutes,
        booked_ahead=setup.booked_ahead,
        logo=head.logo,
        files=config.files,
    )


def _catalogue_services(setup: Setup) -> tuple[CatalogueService, ...]:
    slug = setup.slug
    return tuple(
        CatalogueService(
            id=key,
            names=service.names,
            agency=full_id(slug, service.agency),
            category=full_id(slug, service.category),
            series=service.series,
            icon=service.icon,
            documents=service.documents,
            counters=tuple(setup.counters[c].number for c in setup.counters_of[key]),
            zone=full_id(slug, zone) if (zone := setup.zone_of(key)) else None,
            typical=round(service.typical_minutes * 60),
            target=round(service.target_minutes * 60),
            synonyms=service.synonyms,
        )
        for key, service in setup.services.items()
    )
