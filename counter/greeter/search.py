"""The greeter's search for tickets and bookings, and the chosen one."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal

from client.connection import ServerConnection
from client.net.api import RequestRefused, Unreachable
from client.ui.qt import once
from contract.answers import BookingEntry
from contract.commands import seen_text
from contract.numbers import numbers_meant
from contract.snapshots import Ticket
from counter.greeter import bookings
from counter.shared.sheet import LOOK_UP_MILLISECONDS

AGAIN_MILLISECONDS: Final = 2000
"""The least interval between fetches of the chosen ticket: a hall changes several times a
second."""

_TIME: Final = re.compile(r"\d{1,2}[:.]\d{2}")


class TicketSearch(QObject):
    """Looks tickets up by number, or by the time at which they were taken, and bookings by time,
    code or name; `found` is emitted when the current input has found one."""

    changed = pyqtSignal()
    found = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(self, connection: ServerConnection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connection = connection
        self.typed, self.looked_up = "", ""
        self.tickets: Sequence[Ticket] = ()
        self.bookings: Sequence[BookingEntry] = ()
        self.chosen = ""
        # An answer counts only if no other action has happened since the request.
        self._asked = 0
        self._soon = once(self, LOOK_UP_MILLISECONDS, lambda: self.find(self.typed))
        self._again = once(self, AGAIN_MILLISECONDS, self._look_again)

    @property
    def ticket(self) -> Ticket | None:
        """The chosen ticket."""
        return next((ticket for ticket in self.tickets if ticket.id == self.chosen), None)

    @property
    def booking(self) -> BookingEntry | None:
        """The chosen booking."""
        return next((entry for entry in self.bookings if entry.booking == self.chosen), None)

    def type(self, text: str) -> None:
        """The text of the search field has changed; drops the tickets found by another text."""
        self.typed = seen_text(text).strip()
        if self.typed:
            self._soon.start()
        else:
            self._soon.stop()
        if self.typed != self.looked_up:
            self._hold((), "", "")

    def choose(self, ticket: str) -> None:
        """Choose a ticket or a booking."""
        self.chosen = ticket
        self.changed.emit()

    def find(self, typed: str, then: Callable[[], None] | None = None) -> None:
        """Search, and choose the first one found unless the chosen one is among them; then call
        `then`."""
        catalogue, api = self._connection.catalogue, self._connection.api
        if catalogue is None:
            return
        asked, bookable = _asked(typed), catalogue.booked_ahead is not None
        if asked is None and not (bookable and typed):
            self._hold((), typed, "")
            return
        self._asked += 1
        centre, number, zone = catalogue.centre, self._asked, self._connection.zone

        def ask() -> tuple[Sequence[Ticket], Sequence[BookingEntry]]:
            tickets = api.tickets(centre, **asked) if asked is not None else ()
            # A number that is found is no code and no name.
            if not bookable or (tickets and asked is not None and "number" in asked):
                return tickets, ()
            return tickets, bookings.found(api.bookings(centre), typed, zone)

        def take(answer: tuple[Sequence[Ticket], Sequence[BookingEntry]]) -> None:
            found, booked = answer
            if number != self._asked:
                return
            if asked is not None and (hour := asked.get("time")) is not None:
                found = sorted(found, key=lambda ticket: self._minutes_from(hour, ticket))
            keys = [*(entry.booking for entry in booked), *(ticket.id for ticket in found)]
            first = bool(keys) and typed == self.typed != self.looked_up
            chosen = self.chosen if self.chosen in keys else next(iter(keys), "")
            self._hold(found, typed, chosen, booked)
            if first:
                self.found.emit()
            if then is not None:
                then()

        def fail(error: RequestRefused | Unreachable) -> None:
            # A failed refresh is repeated later.
            if number == self._asked and typed != self.looked_up:
                self.failed.emit(error)

        self._connection.queries.run(ask, take, fail)

    def _minutes_from(self, hour: str, ticket: Ticket) -> float:
        """The distance in minutes between a time of day and the issue of a ticket."""
        hours, minutes = map(int, hour.split(":"))
        taken = ticket.issued_at.astimezone(self._connection.zone)
        return abs(taken.hour * 60 + taken.minute - hours * 60 - minutes)

    def put(self, ticket: Ticket, *, new: bool) -> None:
        """Choose a ticket that the server has just returned. A new one clears the search."""
        others = () if new else [other for other in self.tickets if other.id != ticket.id]
        self._hold((ticket, *others), ticket.number if new else self.looked_up, ticket.id)

    def look_again_soon(self) -> None:
        """The hall has changed, and maybe the chosen ticket too."""
        if self.looked_up and not self._again.isActive():
            self._again.start()

    def _look_again(self) -> None:
        if self.looked_up:
            self.find(self.looked_up)

    def _hold(
        self,
        tickets: Sequence[Ticket],
        looked_up: str,
        chosen: str,
        booked: Sequence[BookingEntry] = (),
    ) -> None:
        self._asked += 1
        self.bookings = booked
        self.tickets, self.looked_up, self.chosen = tickets, looked_up, chosen
        self.changed.emit()


def _asked(typed: str) -> dict[str, str] | None:
    """The query: a time of day or a number; None for other input."""
    if _TIME.fullmatch(typed):
        return {"time": typed.replace(".", ":")}
    return {"number": typed} if numbers_meant(typed) else None
