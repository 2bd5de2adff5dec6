"""The configuration by id: which counter serves what, zones, and the catalogue of texts."""

import hashlib
from collections import Counter as Tally
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

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
from server.domain.selection import Levels, PriorityRules


@dataclass(frozen=True)
class Layout:
    """A centre's configuration, with its parts by full id."""

    config: CentreConfig

    @property
    def slug(self) -> str:
        """The centre's id."""
        return self.config.centre.slug

    @cached_property
    def services(self) -> dict[str, Service]:
        """The services by full id, in the order of the file."""
        return {full_id(self.slug, one.key): one for one in self.config.services}

    @cached_property
    def zones(self) -> dict[str, Zone]:
        """The zones by full id."""
        return {full_id(self.slug, one.key): one for one in self.config.zones}

    @cached_property
    def counters(self) -> dict[str, Counter]:
        """The counters by full id, in the order of the file."""
        return {full_id(self.slug, one.key): one for one in self.config.counters}

    @cached_property
    def series(self) -> dict[str, Series]:
        """The series by key."""
        return {one.key: one for one in self.config.series}

    @cached_property
    def displays(self) -> dict[str, Display]:
        """The layouts of displays by key."""
        return {one.key: one for one in self.config.displays}

    @cached_property
    def profiles(self) -> dict[str, Profile]:
        """The work profiles by key."""
        return {one.key: one for one in self.config.profiles}

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

    @cached_property
    def counters_of(self) -> dict[str, tuple[str, ...]]:
        """The counters that serve each service, as configured, in the order of the file."""
        levels = {key: self.levels[one.profile] for key, one in self.counters.items()}
        return {service: counters_serving(service, levels) for service in self.services}

    @cached_property
    def typical(self) -> dict[str, float]:
        """The usual seconds at the counter of each service."""
        return {key: service.typical_minutes * 60 for key, service in self.services.items()}

    def zone_of(self, service: str) -> str | None:
        """The zone in which most counters of a service are."""
        zones = Tally(
            zone for key in self.counters_of[service] if (zone := self.counters[key].zone)
        )
        return zones.most_common(1)[0][0] if zones else None


def counters_serving(service: str, levels: Mapping[str, Levels]) -> tuple[str, ...]:
    """The counters that serve a service at their first level; if none does, at any level. `levels`
    has the levels of each counter, by its id."""
    found = {key: one.level_of[service] for key, one in levels.items() if service in one.level_of}
    first = tuple(key for key, level in found.items() if level == 0)
    return first or tuple(found)


def version_of(config: CentreConfig) -> str:
    """The version of the catalogue: a digest of the configuration."""
    return hashlib.sha256(config.model_dump_json().encode()).hexdigest()[:16]


def catalogue_of(layout: Layout, version: str, public_url: str | None) -> Catalogue:
    """All texts of a centre, as clients fetch them."""
    config, slug = layout.config, layout.slug
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
            CatalogueAgency(id=full_id(slug, one.key), names=one.names, colour=one.colour)
            for one in config.agencies
        ),
        categories=tuple(
            CatalogueCategory(id=full_id(slug, one.key), names=one.names, icon=one.icon)
            for one in config.categories
        ),
        zones=tuple(
            CatalogueZone(id=full_id(slug, one.key), names=one.names, floor=one.floor)
            for one in config.zones
        ),
        services=tuple(
            CatalogueService(
                id=key,
                names=one.names,
                agency=full_id(slug, one.agency),
                category=full_id(slug, one.category),
                series=one.series,
                icon=one.icon,
                documents=one.documents,
                counters=tuple(layout.counters[c].number for c in layout.counters_of[key]),
                zone=full_id(slug, zone) if (zone := layout.zone_of(key)) else None,
                typical=round(one.typical_minutes * 60),
                target=round(one.target_minutes * 60),
                synonyms=one.synonyms,
            )
            for key, one in layout.services.items()
        ),
        counters=tuple(
            CatalogueCounter(
                id=key,
                number=one.number,
                zone=full_id(slug, one.zone) if one.zone else None,
                direction=one.direction,
                services=tuple(layout.levels[one.profile].level_of),
            )
            for key, one in layout.counters.items()
        ),
        holidays=head.holidays,
        kiosk=config.kiosk,
        receipt=config.receipt,
        voice=config.voice,
        alarms=config.alarms,
        screens_off=head.screens_off,
        lock_minutes=head.lock_minutes,
        logo=head.logo,
        files=config.files,
    )
