"""The menu of a kiosk: the hall's menu and the catalogue, as rows for the screens. Closed services
stay visible and say why, and when they open."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from enum import StrEnum
from typing import Any, Final
from zoneinfo import ZoneInfo

from client.ui.hyphens import picked
from contract import suspension
from contract.catalogue import Catalogue, CatalogueAgency, CatalogueCategory, CatalogueService
from contract.enums import ClosedReason
from contract.formatting import clock_time, coming_moment
from contract.model import Texts
from contract.snapshots import Menu, MenuService
from contract.texts import Say, pick
from contract.waits import late_wait, usual_wait

PLAIN_ICON: Final = "file-text"
BOOKING_ICON: Final = "clock"
NO_COLOUR: Final = "#00000000"

FEW: Final = 8
"""Up to this number of services the first page shows all, without categories."""


class Grouping(StrEnum):
    """How services are grouped."""

    CATEGORY = "category"
    AGENCY = "agency"


NAMES: Final = (
    "key", "identity", "kind", "name", "agency", "colour", "sign", "open", "detail", "wait",
)  # fmt: skip
"""The values of a row, as the delegate in QML declares them; `kind` is `group`, `service` or
`booking`."""


_ENDS: Final[Mapping[ClosedReason, str]] = {
    ClosedReason.QUOTA_USED: "free",
    ClosedReason.WINDOW_USED: "free",
    ClosedReason.SUSPENDED: "continues",
    ClosedReason.CLOSED_BY_STAFF: "again",
    ClosedReason.INTAKE_STOPPED: "again",
}
"""The message of the time at which a service is available again, other than opening."""


@dataclass(frozen=True, slots=True)
class KioskMenu:
    """Queries on the visitor's choices."""

    menu: Menu
    catalogue: Catalogue
    language: str

    @property
    def zone(self) -> tzinfo:
        """The centre's time zone."""
        return ZoneInfo(self.catalogue.time_zone)

    @property
    def centre_name(self) -> str:
        """The name of the hall."""
        return pick(self.catalogue.names, self.language)

    @property
    def few(self) -> bool:
        """Whether all services are on the first page."""
        return len(self.menu.services) <= FEW

    def groups(self, grouping: Grouping, say: Say) -> list[dict[str, Any]]:
        """Rows of the categories, or of the agencies, that have a service."""
        rows = []
        for group in self._groups(grouping):
            offered = self._of_group(grouping, group.id)
            if not offered:
                continue
            sign = getattr(group, "icon", None)
            is_open = any(service.open for _service, service in offered)
            rows.append(
                {
                    "key": f"group-{group.id}",
                    "identity": group.id,
                    "kind": "group",
                    "name": self._words(group.names),
                    "agency": "",
                    "sign": sign or PLAIN_ICON if grouping is Grouping.CATEGORY else "",
                    "colour": getattr(group, "colour", NO_COLOUR),
                    "open": is_open,
                    "detail": "" if is_open else self.why_closed(offered[0][1], say),
                    "wait": "",
                }
            )
        return rows

    def group_name(self, grouping: Grouping, group: str) -> str:
        """The name of a category or an agency."""
        names = (self._words(entry.names) for entry in self._groups(grouping) if entry.id == group)
        return next(names, "")

    def _groups(self, grouping: Grouping) -> Sequence[CatalogueCategory | CatalogueAgency]:
        by_topic = grouping is Grouping.CATEGORY
        return self.catalogue.categories if by_topic else self.catalogue.agencies

    def services(self, grouping: Grouping, group: str, say: Say) -> list[dict[str, Any]]:
        """Rows of the services of a group, or of all if they are few; open ones first, otherwise in
        the configured order. Where two have the same name, they show the agency."""
        offered = self._of_group(grouping, group)
        offered.sort(key=lambda pair: not pair[1].open)
        return _told_apart([self._row(service, now, say) for service, now in offered])

    def most_taken(self, say: Say) -> list[dict[str, Any]]:
        """Rows of the services that are taken most, for the start page; none if all are few."""
        return [] if self.few else _told_apart(self._rows(self.menu.most_taken, say))

    def booking(self, say: Say) -> list[dict[str, Any]]:
        """The row with which a visitor with a booking begins; none where nothing can be booked."""
        row = dict.fromkeys(NAMES, "") | {"key": "booking", "kind": "booking", "open": True}
        row |= {"name": say("have_booking"), "sign": BOOKING_ICON, "colour": NO_COLOUR}
        return [row] if self.menu.bookings else []

    def _rows(self, services: Sequence[str], say: Say) -> list[dict[str, Any]]:
        by_id, now = self._by_id(), {service.id: service for service in self.menu.services}
        return [self._row(by_id[key], now[key], say) for key in services if key in now]

    def found(self, services: Sequence[str], say: Say) -> list[dict[str, Any]]:
        """Rows of the found services, in the order of the search. Each shows its agency, or in a
        hall of one agency its category."""
        rows, by_id = self._rows(services, say), self._by_id()
        if len(self.catalogue.agencies) > 1:
            return rows
        return [
            {**row, "agency": self.group_name(Grouping.CATEGORY, by_id[row["identity"]].category)}
            for row in rows
        ]

    def service(self, identity: str, say: Say) -> dict[str, Any] | None:
        """All data of one service; None if the hall does not have it (any more)."""
        service = self._by_id().get(identity)
        now = self._now(identity)
        if service is None or now is None:
            return None
        return {
            **self._row(service, now, say),
            "detail": self._detail(now, say, "people_ahead", "unserved")
            if now.open
            else self._why_and_until_when(now, say),
            "documents": [self._words(document) for document in service.documents],
            "late": self._late(now, say),
            "until": self._last_ticket(now, say),
        }

    def waits(self, identity: str, say: Say) -> tuple[str, str]:
        """How many people are ahead for a service now, and the usual wait; "" where not known, or
        closed."""
        now = self._now(identity)
        if now is None or not now.open:
            return "", ""
        return self._detail(now, say, "people_ahead", "unserved"), _usual(now, say)

    def only_service(self, grouping: Grouping, group: str) -> str | None:
        """The id of the only service of a group; None if there are more."""
        offered = self._of_group(grouping, group)
        return offered[0][0].id if len(offered) == 1 else None

    def knows(self, identity: str) -> bool:
        """Whether the hall has this service."""
        return self._now(identity) is not None

    def is_open(self, identity: str) -> bool:
        """Whether a ticket for a service can be taken now."""
        return any(service.open for service in self.menu.services if service.id == identity)

    def first_choice(self) -> tuple[str, str] | None:
        """A category with an open service, and that service: for pictures and tests."""
        for category in self.catalogue.categories:
            for service, now in self._of_group(Grouping.CATEGORY, category.id):
                if now.open:
                    return category.id, service.id
        return None

    def closed(self, say: Say) -> tuple[str, str] | None:
        """If no service takes tickets: why, and when that ends ("" if not known)."""
        services = self.menu.services
        if not services or any(service.open for service in services):
            return None
        # A pause of a single service does not close the hall.
        (reason, _), *_ = Counter(service.reason for service in services).most_common(1)
        alike = [service for service in services if service.reason is reason]
        soonest = min(
            alike, key=lambda service: (service.opens_at is None, service.opens_at or self.menu.at)
        )
        why, _, when = self.why_closed(soonest, say).partition(" \u00b7 ")
        if reason is ClosedReason.INTAKE_STOPPED:
            return why, say("holders_are_called")
        return why, when

    def why_closed(self, now: MenuService, say: Say) -> str:
        """The reason, and if known when the service opens, has free places or continues."""
        reason = say(f"closed_{now.reason or 'closed_by_staff'}")
        return self._with_end(reason, now, say)

    def _with_end(self, reason: str, now: MenuService, say: Say) -> str:
        if now.opens_at is None:
            return reason
        ends = _ENDS.get(now.reason, "opens") if now.reason else "opens"
        at, language = self.menu.at, self.language
        return f"{reason} · {coming_moment(say, ends, now.opens_at, at, self.zone, language)}"

    def _why_and_until_when(self, now: MenuService, say: Say) -> str:
        """The same in full sentences: also what stopped a service, and that no end is known."""
        if now.suspension is not None:
            said = suspension.told(now.suspension, say, self.menu.at, self.zone)
            why = f"{said.headline}.\n{said.why}"
        elif now.reason is ClosedReason.CLOSED_BY_STAFF:
            why = self._with_end(say("stopped_by_staff"), now, say)
        else:
            why = self.why_closed(now, say)
        if now.opens_at is not None:
            return why
        return f"{why.rstrip('.')}. {say('end_unknown')}"

    def _last_ticket(self, now: MenuService, say: Say) -> str:
        if not now.open or now.last_ticket is None:
            return ""
        return say("last_ticket", time=clock_time(now.last_ticket, self.zone))

    def _row(self, service: CatalogueService, now: MenuService, say: Say) -> dict[str, Any]:
        agency = self._agency(service)
        return {
            "key": f"service-{service.id}",
            "identity": service.id,
            "kind": "service",
            "name": self._words(service.names),
            "agency": "" if agency is None else self._words(agency.names),
            "colour": NO_COLOUR if agency is None else agency.colour,
            "sign": "",
            "open": now.open,
            "detail": self._detail(now, say, "tile_ahead", "tile_unserved"),
            "wait": _usual(now, say),
        }

    def _detail(self, now: MenuService, say: Say, ahead: str, unserved: str) -> str:
        """The count of people ahead, that no counter is open, or why the service is closed; by
        these messages, as those of a tile are shorter."""
        if not now.open:
            return self.why_closed(now, say)
        if not now.served:
            return say(unserved)
        return "" if now.ahead is None else say(ahead, n=now.ahead)

    def _late(self, now: MenuService, say: Say) -> str:
        """The text below the usual wait, or in its place."""
        if now.open and not now.served:
            return say("unserved_ticket")
        return "" if now.expected is None else late_wait(now.expected, say)

    def _agency(self, service: CatalogueService) -> CatalogueAgency | None:
        return next(
            (agency for agency in self.catalogue.agencies if agency.id == service.agency), None
        )

    def _by_id(self) -> Mapping[str, CatalogueService]:
        return {service.id: service for service in self.catalogue.services}

    def _now(self, identity: str) -> MenuService | None:
        return next((now for now in self.menu.services if now.id == identity), None)

    def _of_group(
        self, grouping: Grouping, group: str
    ) -> list[tuple[CatalogueService, MenuService]]:
        by_id = {service.id: service for service in self.menu.services}
        return [
            (service, by_id[service.id])
            for service in self.catalogue.services
            if service.id in by_id
            and ((group == "" and self.few) or group == getattr(service, grouping))
        ]

    def _words(self, texts: Texts) -> str:
        """A text in the visitor's language, with soft hyphens in long words."""
        return picked(texts, self.language)


def _usual(now: MenuService, say: Say) -> str:
    return "" if now.expected is None else usual_wait(now.expected, say)


def _told_apart(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of services, with their agency only where two have the same name."""
    names = Counter(row["name"] for row in rows)
    return [row if names[row["name"]] > 1 else {**row, "agency": ""} for row in rows]


def same_wait(rows: Sequence[Mapping[str, Any]]) -> str:
    """The wait that is shown once above several services, as that of one queue; "" where they
    differ."""
    waits = {(row["detail"], row["wait"]) for row in rows}
    return " \u00b7 ".join(filter(None, waits.pop())) if len(waits) == 1 < len(rows) else ""
