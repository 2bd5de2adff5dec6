"""The bookings of a day: some visitors do not come, and many are there hours before. The next day
of a scarce service is full, with visitors on its waiting list; others take part in draws."""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, Final
from uuid import uuid4

from client.net.api import ApiClient
from contract.answers import FreeDay
from contract.commands import CheckIn, GiveDetails, HoldSlots, JoinList
from server.domain.show_rate import COMES, EARLY
from simulator.agenda import Agenda
from simulator.people import VisitorStream, VisitorTraits
from simulator.wire import Wire

BOOKED: Final = 0.6
"""The share of the free times that are booked; the others are left to the people at the hall."""

SCARCE: Final = 12
"""A day with so few free times or less is booked as a whole by the evening before ..."""
WAITING: Final = 5
"""... with so many visitors on its waiting list."""

NAME: Final = "Simulated visitor"
PHONE: Final = "+994 12 555 01 02"

BOOKED_WITHIN: Final = 180.0
"""Seconds from the start within which they are booked: a greeter has a limit."""

WINDOW: Final = 29 * 60.0
"""Who is hours early checks in so many seconds before the time, when that is possible; the others
later."""


@dataclass(slots=True)
class LiveBookings:
    """Books through a greeter, for visitors who check in later that day.

    Attributes:
        came: gets each visitor who has checked in, and the ticket.
    """

    wire: Wire
    agenda: Agenda
    centre: str
    staff: ApiClient
    chance: random.Random
    people: VisitorStream
    came: Callable[[VisitorTraits, dict[str, Any]], None]

    def begin(self, services: Iterable[str], today: date) -> None:
        """Book some of today's free times of each service that can be booked."""
        for service in services:
            ask = partial(self.staff.free_times, self.centre, service)
            self.wire.do(f"times-{service}", ask, partial(self._offered, service, today))

    def _offered(self, service: str, today: date, days: Sequence[FreeDay]) -> None:
        free = {day.day: day.times for day in days}
        tomorrow, next_week = today + timedelta(days=1), today + timedelta(days=7)
        wanted = [at for at in free.get(today, ()) if self.chance.random() < BOOKED]
        if is_scarce := 0 < len(free.get(tomorrow, ())) <= SCARCE:
            wanted += free[tomorrow]
        for at in wanted:
            seconds = self.chance.uniform(0, BOOKED_WITHIN)
            self.agenda.in_hall(seconds, partial(self._book, service, at))
        # A week that is not free at all is drawn.
        for day, is_wanted in ((tomorrow, is_scarce), (next_week, next_week not in free)):
            for number in range(WAITING if is_wanted else 0):
                name = f"{NAME} {number + 1}"
                self.agenda.in_hall(BOOKED_WITHIN, partial(self._join, service, day, name))

    def _join(self, service: str, day: date, name: str) -> None:
        command = JoinList(
            command_id=uuid4(),
            centre=self.centre,
            service=service,
            days=(day,),
            language=self.people.next().language,
            visitor=name,
            phone=PHONE,
        )
        self.wire.give(f"join-{command.command_id}", self.staff, command)

    def _book(self, service: str, at: datetime) -> None:
        person, command_id = self.people.next(), uuid4()
        hold = HoldSlots(
            command_id=command_id,
            centre=self.centre,
            service=service,
            at=at,
            language=person.language,
        )

        def held(answer: dict[str, Any]) -> None:
            booking = answer["booking"]
            details = GiveDetails(
                command_id=uuid4(), centre=self.centre, booking=booking, visitor=NAME
            )
            self.wire.give(booking, self.staff, details)
            if self.chance.random() < COMES:
                is_early = self.chance.random() < EARLY
                before = WINDOW if is_early else self.chance.uniform(0, WINDOW)
                seconds = (at - self.agenda.clock.now()).total_seconds() - before
                self.agenda.in_hall(seconds, partial(self._check_in, person, answer))

        self.wire.give(f"book-{command_id}", self.staff, hold, held)

    def _check_in(self, person: VisitorTraits, booking: dict[str, Any]) -> None:
        command = CheckIn(command_id=uuid4(), centre=self.centre, code=booking["code"])
        self.wire.give(booking["booking"], self.staff, command, partial(self.came, person))
