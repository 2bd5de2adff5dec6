"""Leased numbers for use without the server, and the tickets issued with them.

A number is used once, in the order of the lease, and a ticket is on the disk before the visitor
sees it. Handing a ticket in is idempotent: the server recognises it by its id.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from client.net.json_store import JsonStore
from contract.catalogue import Catalogue
from contract.commands import HandIn, ServiceWish
from contract.enums import Assist, ClosedReason, Paper, StopState, TicketState
from contract.model import Instant
from contract.snapshots import Device, LeasedNumber, Menu, MenuService, Stop, Ticket

ONE_DAY: Final = timedelta(days=1)

NUMBERS: Final = "numbers"
GIVEN: Final = "given"


class OfflineTicket(BaseModel):
    """A ticket that was issued without the server.

    Attributes:
        cancelled: by its visitor: it is handed in all the same, in order, and cancelled then.
        refused_by: the id of this device when the server refused the ticket; "" for none. Under
            another id the kiosk retries.
    """

    model_config = ConfigDict(frozen=True)

    lease: LeasedNumber
    touch: UUID
    services: tuple[ServiceWish, ...]
    language: str
    priority: bool
    assist: tuple[Assist, ...]
    issued_at: Instant
    cancelled: bool = False
    refused_by: str = ""


class LeasedNumbers(BaseModel):
    """The numbers that the server leased to a kiosk."""

    leases: tuple[LeasedNumber, ...] = ()
    day: date | None = None
    turns_at: Instant | None = None
    openings: dict[str, tuple[tuple[Instant, Instant], ...]] = Field(default_factory=dict)


class OfflineTickets(BaseModel):
    """The issued tickets that the server does not have yet, in order."""

    tickets: tuple[OfflineTicket, ...] = ()


class Leases:
    """The leases of one kiosk; without a disk there are none."""

    def __init__(self, kept: JsonStore) -> None:
        self._kept = kept
        self._numbers = kept.read(NUMBERS, LeasedNumbers) or LeasedNumbers()
        given = kept.read(GIVEN, OfflineTickets) or OfflineTickets()
        self._given = list(given.tickets)
        self.changes = 0
        """Counts the changes."""

    @property
    def given(self) -> Sequence[OfflineTicket]:
        """The tickets still to be handed in, in order."""
        return tuple(self._given)

    def due(self, device: str) -> OfflineTicket | None:
        """The first ticket that this device can hand in; None without one."""
        return next(
            (ticket for ticket in self._given if not device or ticket.refused_by != device), None
        )

    @property
    def left(self) -> int:
        """The count of unused numbers, of all series and days."""
        used = {given.lease.ticket for given in self._given}
        return sum(number.ticket not in used for number in self._numbers.leases)

    def told(self, device: Device) -> None:
        """Store the numbers that the server leased to this kiosk."""
        self._keep_numbers(LeasedNumbers.model_validate(device, from_attributes=True))
        if device.day is not None:
            # Refused tickets of past days are dropped: their visitors have left.
            past = device.day - ONE_DAY
            kept = [
                ticket
                for ticket in self._given
                if not ticket.refused_by or ticket.lease.day >= past
            ]
            if len(kept) < len(self._given):
                self._keep(kept)

    def free(self, series: str, day: date) -> Sequence[LeasedNumber]:
        """The unused numbers of a series for a day, in order."""
        used = {given.lease.ticket for given in self._given}
        return [
            number
            for number in self._numbers.leases
            if (number.series, number.day) == (series, day) and number.ticket not in used
        ]

    def day(self, now: datetime) -> date | None:
        """The business day; None if the server was unreachable for too long to know it."""
        day, turns_at = self._numbers.day, self._numbers.turns_at
        if day is None or turns_at is None:
            return None
        if now < turns_at:
            return day
        return day + ONE_DAY if now < turns_at + ONE_DAY else None

    def is_open(self, service: str, now: datetime) -> bool:
        """Whether a service takes tickets now, by its hours."""
        return any(start <= now < end for start, end in self._numbers.openings.get(service, ()))

    def give(
        self,
        series: str,
        day: date,
        touch: UUID,
        services: tuple[ServiceWish, ...],
        language: str,
        now: datetime,
        *,
        priority: bool,
        assist: tuple[Assist, ...],
    ) -> OfflineTicket | None:
        """Issue a ticket with the next number of a series; None if there is none. Raises `OSError`
        if the ticket cannot be stored, and so is not issued."""
        again = next((ticket for ticket in self._given if ticket.touch == touch), None)
        if again is not None:
            return again
        free = self.free(series, day)
        if not free:
            return None
        last = self._given[-1].issued_at if self._given else now
        given = OfflineTicket(
            lease=free[0],
            touch=touch,
            services=services,
            language=language,
            priority=priority,
            assist=assist,
            # A clock that was set back must not put a later ticket before an earlier one.
            issued_at=max(now, last),
        )
        self._keep([*self._given, given])
        return given

    def cancel(self, ticket: str) -> None:
        """Mark a ticket as cancelled by its visitor."""
        self._mark(ticket, cancelled=True)

    def refused(self, ticket: str, device: str) -> None:
        """The server refuses it from this device: keep it, without blocking later tickets."""
        self._mark(ticket, refused_by=device)

    def handed_in(self, ticket: str) -> None:
        """The server has the ticket. Drop its number at once: the connection may be lost before the
        next lease arrives."""
        left = tuple(number for number in self._numbers.leases if number.ticket != ticket)
        self._keep_numbers(self._numbers.model_copy(update={"leases": left}))
        self._keep([given for given in self._given if given.lease.ticket != ticket])

    def _mark(self, ticket: str, **changes: object) -> None:
        self._keep(
            [
                given.model_copy(update=changes) if given.lease.ticket == ticket else given
                for given in self._given
            ]
        )

    def _keep_numbers(self, numbers: LeasedNumbers) -> None:
        if numbers != self._numbers:
            self._kept.write(NUMBERS, numbers)
            self._numbers = numbers
            self.changes += 1

    def _keep(self, given: list[OfflineTicket]) -> None:
        assert self._kept.keeps, "without a disk there are no numbers"
        self._kept.write(GIVEN, OfflineTickets(tickets=tuple(given)))
        self.changes += 1
        self._given = given


def hand_in(given: OfflineTicket, command_id: UUID, centre: str, device: str) -> HandIn:
    """The command that hands a ticket in."""
    return HandIn(
        command_id=command_id,
        centre=centre,
        device=device,
        ticket=given.lease.ticket,
        number=given.lease.number,
        touch=given.touch,
        services=given.services,
        language=given.language,
        priority=given.priority,
        assist=given.assist,
        issued_at=given.issued_at,
        token=given.lease.token,
    )


def ticket_of(given: OfflineTicket, menu: Menu, catalogue: Catalogue, now: datetime) -> Ticket:
    """A ticket as the kiosk shows and prints it without the server, without estimates of the
    wait."""
    first = next(
        service for service in catalogue.services if service.id == given.services[0].service
    )
    stops = tuple(
        Stop(
            service=wish.service,
            state=StopState.PENDING if index else StopState.OPEN,
            quantity=wish.quantity,
            wait=None,
            walk=None,
            time=None,
            outcome=None,
            counter=None,
        )
        for index, wish in enumerate(given.services)
    )
    return Ticket(
        epoch=menu.epoch,
        revision=menu.revision,
        at=now,
        clock_rate=menu.clock_rate,
        centre=menu.centre,
        catalogue=menu.catalogue,
        id=given.lease.ticket,
        number=given.lease.number,
        token=given.lease.token,
        state=TicketState.WAITING,
        paper=Paper.PENDING,
        language=given.language,
        issued_at=given.issued_at,
        since=given.issued_at,
        ahead=None,
        served=True,
        expected=None,
        promise=None,
        counter=None,
        direction=None,
        zone=first.zone,
        counters=(),
        call=None,
        comeback_until=None,
        stops=stops,
    )


def menu_without_server(
    menu: Menu, catalogue: Catalogue, leases: Leases, day: date, now: datetime
) -> Menu:
    """The menu without the server: services that are open by their hours, were not stopped by staff
    at the last contact, and have leased numbers. The count of waiting visitors is not known."""
    series = {service.id: service.series for service in catalogue.services}

    def now_of(service: MenuService) -> MenuService:
        known: dict[str, object] = {"ahead": None, "expected": None, "last_ticket": None}
        stopped = service.reason in STOPPED and menu.day == day
        left = service.quota_left is None or service.quota_left > _given(leases, service.id)
        key = series.get(service.id)
        free = key is not None and bool(leases.free(key, day))
        if stopped or not left or not free:
            reason = service.reason if stopped else ClosedReason.NUMBERS_USED_UP
            return service.model_copy(update={**known, "open": False, "reason": reason})
        if not leases.is_open(service.id, now):
            reason = ClosedReason.OUTSIDE_HOURS
            return service.model_copy(update={**known, "open": False, "reason": reason})
        return service.model_copy(update={**known, "open": True, "reason": None, "served": True})

    # Whether another day is suspended is not known.
    suspension = menu.suspension if menu.day == day else None
    services = tuple(map(now_of, menu.services))
    return menu.model_copy(update={"services": services, "suspension": suspension, "at": now})


STOPPED: Final = frozenset(
    {
        ClosedReason.CLOSED_BY_STAFF,
        ClosedReason.INTAKE_STOPPED,
        ClosedReason.SUSPENDED,
        ClosedReason.CENTRE_SUSPENDED,
        ClosedReason.QUOTA_USED,
    }
)
"""Reasons that last for the rest of the day."""


def _given(leases: Leases, service: str) -> int:
    return sum(
        any(wish.service == service for wish in ticket.services) and not ticket.cancelled
        for ticket in leases.given
    )
