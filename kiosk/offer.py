"""What a kiosk can offer now: the hall's menu and the catalogue, as rows for the screens.

Pure: snapshots, catalogue and language in, texts out. What is closed stays
visible and says why, and when it opens.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Any, Final, Protocol
from zoneinfo import ZoneInfo

from babel.dates import format_date

from client.formatting import clock_time
from contract.catalogue import Catalogue, CatalogueAgency, CatalogueService
from contract.enums import ClosedReason
from contract.snapshots import Expected, Menu, MenuService
from contract.texts import pick
from contract.waits import late_wait, usual_wait

PLAIN_ICON: Final = "file-text"

CATEGORY_NAMES: Final = ("key", "name", "sign", "detail", "open")
SERVICE_NAMES: Final = (
    "key", "name", "agency", "colour", "sign", "open", "served", "detail", "wait",
)  # fmt: skip
"""The values of a row, as the delegates in QML declare them."""


_ENDS: Final[Mapping[ClosedReason, str]] = {
    ClosedReason.QUOTA_USED: "free",
    ClosedReason.WINDOW_USED: "free",
    ClosedReason.SUSPENDED: "goes_on",
}
"""What is at the moment at which a service can be had again, where it does not open."""


class Speaker(Protocol):
    """Says messages in the visitor's language: `client.wording.Wordings`."""

    def say(self, message: str, /, **values: str | int | float) -> str:
        """A message with its values."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Everything that can be asked about the choice of a visitor.

    Attributes:
        menu: what is open, and how long it takes.
        catalogue: what it is called.
        language: of the visitor.
    """

    menu: Menu
    catalogue: Catalogue
    language: str

    @property
    def zone(self) -> tzinfo:
        """The centre's time zone."""
        return ZoneInfo(self.catalogue.time_zone)

    @property
    def centre_name(self) -> str:
        """The hall."""
        return pick(self.catalogue.names, self.language)

    def categories(self, speaker: Speaker) -> list[dict[str, Any]]:
        """Rows of the categories that have a service, open ones first come as configured."""
        rows = []
        for category in self.catalogue.categories:
            offered = self._of_category(category.id)
            if not offered:
                continue
            open_now = [one for _service, one in offered if one.open]
            rows.append(
                {
                    "key": category.id,
                    "name": pick(category.names, self.language),
                    "sign": category.icon or PLAIN_ICON,
                    "open": bool(open_now),
                    "detail": speaker.say("services_count", n=len(offered))
                    if open_now
                    else self._why_none(offered[0][1], speaker),
                }
            )
        return rows

    def _why_none(self, now: MenuService, speaker: Speaker) -> str:
        """Why a category has nothing; "" where the page says it above for all of them."""
        return "" if self.menu.suspension is not None else self.why_closed(now, speaker)

    def category_name(self, category: str) -> str:
        """The name of a category."""
        names = {one.id: one.names for one in self.catalogue.categories}
        return pick(names.get(category, {}), self.language)

    def services(self, category: str, speaker: Speaker) -> list[dict[str, Any]]:
        """Rows of the services of a category; open ones first, each group as configured."""
        offered = self._of_category(category)
        offered.sort(key=lambda pair: not pair[1].open)
        return [self._row(service, now, speaker) for service, now in offered]

    def service(self, identity: str, speaker: Speaker) -> dict[str, Any] | None:
        """Everything about one service; None where the hall does not have it (any more)."""
        service = self._by_id().get(identity)
        now = next((one for one in self.menu.services if one.id == identity), None)
        if service is None or now is None:
            return None
        return {
            **self._row(service, now, speaker),
            "detail": self._detail(now, speaker, "people_ahead", "unserved"),
            "documents": [pick(one, self.language) for one in service.documents],
            "late": self._late(now, speaker),
            "until": self._last_ticket(now, speaker),
        }

    def only_service(self, category: str) -> str | None:
        """The id of the single service of a category; None where there are more."""
        offered = self._of_category(category)
        return offered[0][0].id if len(offered) == 1 else None

    def is_open(self, identity: str) -> bool:
        """Whether a ticket for a service can be taken now."""
        return any(one.open for one in self.menu.services if one.id == identity)

    def first_choice(self) -> tuple[str, str] | None:
        """A category with an open service, and that service: for pictures and tests."""
        for category in self.catalogue.categories:
            for service, now in self._of_category(category.id):
                if now.open:
                    return category.id, service.id
        return None

    def closed_notice(self, speaker: Speaker) -> str:
        """Where nothing can be taken at all: why, and when that ends. "" otherwise."""
        if not self.menu.services or any(one.open for one in self.menu.services):
            return ""
        soonest = min(
            self.menu.services,
            key=lambda one: (one.opens_at is None, one.opens_at or self.menu.at),
        )
        return self.why_closed(soonest, speaker)

    def why_closed(self, now: MenuService, speaker: Speaker) -> str:
        """The reason, and when it opens, is free or goes on if that is known."""
        reason = speaker.say(f"closed_{now.reason or 'closed_by_staff'}")
        if now.opens_at is None:
            return reason
        ends = _ENDS.get(now.reason, "opens") if now.reason else "opens"
        return f"{reason} · {self._moment(ends, now.opens_at, speaker)}"

    def _moment(self, what: str, at: datetime, speaker: Speaker) -> str:
        """That something is at a coming moment: `what` begins the name of the message."""
        today = self.menu.at.astimezone(self.zone).date()
        day = at.astimezone(self.zone).date()
        time = clock_time(at, self.zone)
        if day == today:
            return speaker.say(f"{what}_at", time=time)
        if day == today + timedelta(days=1):
            return speaker.say(f"{what}_tomorrow", time=time)
        locale = "en_GB" if self.language == "en" else self.language
        named = format_date(day, "EEE d MMM", locale=locale)
        return speaker.say(f"{what}_on", day=named, time=time)

    def _last_ticket(self, now: MenuService, speaker: Speaker) -> str:
        if not now.open or now.last_ticket is None:
            return ""
        return speaker.say("last_ticket", time=clock_time(now.last_ticket, self.zone))

    def _row(self, service: CatalogueService, now: MenuService, speaker: Speaker) -> dict[str, Any]:
        agency = self._agency(service)
        known = _expected(now)
        return {
            "key": service.id,
            "name": pick(service.names, self.language),
            "agency": "" if agency is None else pick(agency.names, self.language),
            "colour": "#00000000" if agency is None else agency.colour,
            "sign": service.icon or PLAIN_ICON,
            "open": now.open,
            "served": now.served,
            "detail": self._detail(now, speaker, "tile_ahead", "tile_unserved"),
            "wait": "" if known is None else usual_wait(known, speaker.say),
        }

    def _detail(self, now: MenuService, speaker: Speaker, ahead: str, unserved: str) -> str:
        """How many people are ahead, that no counter is open, or why the service is closed.

        Args:
            ahead, unserved: the messages; those of a tile are shorter.
        """
        if not now.open:
            return self.why_closed(now, speaker)
        if not now.served:
            return speaker.say(unserved)
        return "" if now.ahead is None else speaker.say(ahead, n=now.ahead)

    def _late(self, now: MenuService, speaker: Speaker) -> str:
        """What stands below the usual wait, or in its place."""
        if now.open and not now.served:
            return speaker.say("unserved_ticket")
        known = _expected(now)
        return "" if known is None else late_wait(known, speaker.say)

    def _agency(self, service: CatalogueService) -> CatalogueAgency | None:
        return next((one for one in self.catalogue.agencies if one.id == service.agency), None)

    def _by_id(self) -> Mapping[str, CatalogueService]:
        return {service.id: service for service in self.catalogue.services}

    def _of_category(self, category: str) -> list[tuple[CatalogueService, MenuService]]:
        by_id = {one.id: one for one in self.menu.services}
        return [
            (service, by_id[service.id])
            for service in self.catalogue.services
            if service.category == category and service.id in by_id
        ]


def _expected(now: MenuService) -> Expected | None:
    """The wait of a ticket that is taken now; None where none can be, or it is not known."""
    return now.expected if now.open and now.served else None


def page_of(rows: Sequence[dict[str, Any]], page: int, size: int) -> list[dict[str, Any]]:
    """The rows of one page, counted from 0; a page that does not exist any more is the last."""
    pages = max(1, -(-len(rows) // size))
    start = min(page, pages - 1) * size
    return list(rows[start : start + size])
