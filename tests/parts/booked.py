"""Clients that book, change, cancel and come, and a plain recount of what they take."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from contract import commands as c
from contract import events as e
from contract.bookings import DayPart
from contract.centre import CentreConfig
from contract.commands import Command
from contract.enums import Role
from contract.errors import Refusal
from contract.events import Event
from server.domain.principal import Principal
from server.domain.setup import Setup
from tests.parts.box import scopes_of
from tests.parts.village import village_data

ZONE: Final = ZoneInfo("Asia/Baku")
SERVICES: Final = ("village.paper", "village.request")
QUOTA_A_DAY: Final = 30
QUOTA: Final = {"per_day": QUOTA_A_DAY, "windows": [{"interval": "10:00-12:00", "tickets": 9}]}


def booked_village() -> CentreConfig:
    """The village, in which two services can be booked and have a quota."""
    data = village_data(intake_ends_by_wait=False)
    data["bookings"] = {"part": 0.5, "hold_minutes": 5}
    data["series"][0]["last"] = 999
    for service in data["services"][:2]:
        service |= {"typical_minutes": 10, "booking": {"counters": 2}, "quota": QUOTA}
    return CentreConfig.model_validate(data)


@dataclass
class Recount:
    """What each service of a day has given away, by the log alone.

    Attributes:
        bookings: the living bookings with slots: service, day and times.
        tickets: those that count for a quota: service, day and time.
        faults: where more was given than there is.
    """

    setup: Setup
    bookings: dict[str, tuple[str, date, tuple[datetime, ...]]] = field(default_factory=dict)
    tickets: dict[str, tuple[str, date, datetime]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    _known: dict[str, tuple[str, date, tuple[datetime, ...]]] = field(default_factory=dict)
    _came: set[str] = field(default_factory=set)

    def take(self, event: Event) -> None:
        """Count one event more."""
        data = event.payload()
        before = len(self.bookings) + len(self.tickets)
        match data:
            case e.SlotsHeld():
                self._books(data.booking, data.service, data.day, data.slots)
            case e.BookingListed():
                self._known[data.booking] = data.service, data.days[0], ()
            case e.SlotsOffered() | e.BookingMoved():
                self._books(data.booking, self._known[data.booking][0], data.day, data.slots)
            case e.BookingDetailed():
                # The form may have been sent after the end of the hold.
                self._books(data.booking, *self._known[data.booking])
            case e.BookingCancelled() | e.BookingLapsed() | e.BookingMissed():
                self.bookings.pop(data.booking, None)
            case e.TicketIssued():
                if data.booking is not None:
                    self.bookings.pop(data.booking, None)
                    self._came.add(data.booking)
                at = data.booked_for or event.at
                self.tickets[data.ticket] = (data.stops[0].service, data.day, at)
            case e.TicketCancelled():
                self.tickets.pop(data.ticket)
        if len(self.bookings) + len(self.tickets) > before or isinstance(data, e.BookingMoved):
            self._check(event.revision)

    def _books(self, booking: str, service: str, day: date, slots: tuple[datetime, ...]) -> None:
        self._known[booking] = self.bookings[booking] = service, day, slots

    def taken(self, service: str, day: date) -> list[datetime]:
        """The times at which a service has given something away on a day, in order."""
        booked = (
            at
            for of, on, slots in self.bookings.values()
            if (of, on) == (service, day)
            for at in slots
        )
        issued = (at for of, on, at in self.tickets.values() if (of, on) == (service, day))
        return sorted([*booked, *issued])

    def booked(self, service: str, day: date) -> Counter[datetime]:
        """How many slots of each start are taken: by those who are expected, and who came."""
        came = (self._known[one] for one in self._came)
        every = (*self.bookings.values(), *came)
        return Counter(at for of, on, slots in every if (of, on) == (service, day) for at in slots)

    def _check(self, revision: int) -> None:
        for service in SERVICES:
            for day in {on for of, on, _ in self._known.values() if of == service}:
                slots = Counter(self.setup.slots(service, day))
                living = Counter(
                    at
                    for of, on, slots in self.bookings.values()
                    if (of, on) == (service, day)
                    for at in slots
                )
                if living - slots:
                    self.faults.append(f"{revision}: starts of {service}: {living - slots}")
                taken = self.taken(service, day)
                morning = [at for at in taken if 10 <= at.astimezone(ZONE).hour < 12]
                if len(taken) > QUOTA_A_DAY or len(morning) > 9:
                    self.faults.append(
                        f"{revision}: quota of {service}: {len(taken)}, {len(morning)}"
                    )


type Send = Callable[[Principal, Command], dict[str, Any]]
"""Gives a command; raises `Refusal`."""


@dataclass
class Client:
    """Books for many visitors, at the web, at the greeter's or from another system; or issues
    tickets to those without a booking.

    Attributes:
        bookings: those that it made, by id.
        codes: gives the code of a booking.
    """

    role: Role
    name: str
    chance: Random
    setup: Setup
    send: Send
    now: Callable[[], datetime]
    code_of: Callable[[str], str]
    bookings: list[str] = field(default_factory=list)
    tickets: list[str] = field(default_factory=list)

    def act(self) -> None:
        """One random step."""
        chance = self.chance
        if self.role is Role.KIOSK:
            self._give(c.IssueTicket, services=[chance.choice(SERVICES)], language="az")
            return
        if not self.bookings or chance.random() < 0.4:
            self._book()
            return
        booking = chance.choice(self.bookings)
        acts = ("move", "move", "cancel", "come", "come", "extend", "details", "accept", "accept")
        match chance.choice(acts):
            case "move":
                self._give(c.MoveBooking, booking, at=self._some_slot())
            case "cancel":
                self._give(c.CancelBooking, booking)
            case "accept":
                self._give(c.AcceptBooking, booking)
            case "extend":
                self._give(c.ExtendHold, booking)
            case "details":
                self._give(c.GiveDetails, booking, mail=f"{uuid4().hex}@example.org")
            case _:
                self._give(c.CheckIn, code=self.code_of(booking), now=chance.random() < 0.3)

    def _book(self) -> None:
        visitors = self.chance.choice((1, 1, 1, 2, 3))
        service = self.chance.choice(SERVICES)
        wanted: dict[str, Any] = {"service": service, "language": "az", "visitors": visitors}
        if self.chance.random() < 0.15:
            self._join(wanted)
            return
        held = self._give(c.HoldSlots, at=self._some_slot(), **wanted)
        if held is None:
            return
        self.bookings.append(held["booking"])
        if self.chance.random() < 0.8:
            mail = f"{uuid4().hex}@example.org"
            self._give(c.GiveDetails, held["booking"], mail=mail)
            if self.role is Role.VISITOR and self.chance.random() < 0.8:
                self._give(c.AcceptBooking, held["booking"])

    def _join(self, wanted: dict[str, Any]) -> None:
        days = [self.now().date() + timedelta(days=n) for n in range(self.chance.choice((1, 2)))]
        wanted |= {"days": days, "part": self.chance.choice([*DayPart])}
        listed = self._give(c.JoinList, mail=f"{uuid4().hex}@example.org", **wanted)
        if listed is not None:
            self.bookings.append(listed["booking"])
            if self.role is Role.VISITOR and self.chance.random() < 0.8:
                self._give(c.AcceptBooking, listed["booking"])

    def _some_slot(self) -> datetime:
        """One of the next slots: so few that many want the same."""
        day = (self.now() + timedelta(days=self.chance.random() < 0.2)).date()
        slots = self.setup.slots(SERVICES[0], day)
        coming = [at for at in slots if at > self.now()] or [*slots]
        return self.chance.choice(coming[:12])

    def _give(
        self, model: type[Command], booking: str | None = None, **fields: Any
    ) -> dict[str, Any] | None:
        fields |= {
            "centre": "village",
            "command_id": UUID(int=self.chance.getrandbits(128), version=4),
        }
        if booking is not None:
            fields["booking"] = booking
        who = self._who(model, booking)
        try:
            return self.send(who, model.model_validate(fields))
        except Refusal:
            return None

    def _who(self, model: type[Command], booking: str | None) -> Principal:
        if self.role is not Role.VISITOR:
            scopes = scopes_of(self.role)
            return Principal(
                self.role, self.name, "village", scopes=frozenset(scopes) if scopes else None
            )
        if model is c.CheckIn:
            return Principal(Role.KIOSK, self.name, "village")
        # The public pages name the new booking before it is made.
        return Principal(Role.VISITOR, booking or f"village.b{uuid4().hex}", "village")
