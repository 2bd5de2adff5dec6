"""The tickets that a greeter looks up, and the one of them that is worked on."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal

from client.api import Refused, Unreachable
from client.bridge import Worker
from client.connection import ServerConnection
from client.timers import once
from contract.commands import seen_text
from contract.numbers import numbers_meant
from contract.snapshots import Ticket
from counter.sheet import LOOK_UP_MILLISECONDS

AGAIN_MILLISECONDS: Final = 2000
"""A hall changes several times a second; a ticket that is looked at is read so often at most."""

_TIME: Final = re.compile(r"\d{1,2}[:.]\d{2}")


class TicketSearch(QObject):
    """Looks tickets up by number, or by the time at which they were taken.

    Attributes:
        typed: what the search field holds.
        tickets: those that were found.
        looked_up: what they were found by.

    Signals:
        changed: another ticket was found or chosen.
        found: something was found by what was typed now.
        failed: with `Refused` or `Unreachable`.
    """

    changed = pyqtSignal()
    found = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(self, connection: ServerConnection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connection = connection
        self._worker = Worker(threads=1, parent=self)
        self.typed, self.looked_up = "", ""
        self.tickets: Sequence[Ticket] = ()
        self._chosen = ""
        # An answer counts only while nothing else has happened since it was asked for.
        self._asked = 0
        self._soon = once(self, LOOK_UP_MILLISECONDS, lambda: self.find(self.typed))
        self._again = once(self, AGAIN_MILLISECONDS, self._look_again)

    @property
    def ticket(self) -> Ticket | None:
        """The chosen one."""
        return next((one for one in self.tickets if one.id == self._chosen), None)

    def type(self, text: str) -> None:
        """The search field holds this now; what was found by another text is gone."""
        self.typed = seen_text(text).strip()
        if self.typed:
            self._soon.start()
        else:
            self._soon.stop()
        if self.typed != self.looked_up:
            self._hold((), "", "")

    def choose(self, ticket: str) -> None:
        """Work on this one."""
        self._chosen = ticket
        self.changed.emit()

    def find(self, typed: str, then: Callable[[], None] | None = None) -> None:
        """Look up, and choose the first one unless the chosen one is among them; then `then`."""
        catalogue, api = self._connection.catalogue, self._connection.api
        if catalogue is None:
            return
        if (asked := _asked(typed)) is None:
            self._hold((), typed, "")
            return
        self._asked += 1
        centre, number = catalogue.centre, self._asked

        def take(found: Sequence[Ticket]) -> None:
            if number != self._asked:
                return
            if (hour := asked.get("time")) is not None:
                found = sorted(found, key=lambda one: self._minutes_from(hour, one))
            first = bool(found) and typed == self.typed != self.looked_up
            there = any(one.id == self._chosen for one in found)
            self._hold(found, typed, self._chosen if there else found[0].id if found else "")
            if first:
                self.found.emit()
            if then is not None:
                then()

        def fail(error: Refused | Unreachable) -> None:
            # What is only read again is read again later.
            if number == self._asked and typed != self.looked_up:
                self.failed.emit(error)

        self._worker.run(lambda: api.tickets(centre, **asked), take, fail)

    def _minutes_from(self, hour: str, ticket: Ticket) -> float:
        """How far from a time of day a ticket was taken."""
        hours, minutes = map(int, hour.split(":"))
        taken = ticket.issued_at.astimezone(self._connection.zone)
        return abs(taken.hour * 60 + taken.minute - hours * 60 - minutes)

    def put(self, ticket: Ticket, *, new: bool) -> None:
        """Work on this ticket as the server has just told it.

        Args:
            new: it was made now, and what was searched before is another matter.
        """
        others = () if new else [one for one in self.tickets if one.id != ticket.id]
        self._hold((ticket, *others), ticket.number if new else self.looked_up, ticket.id)

    def look_again_soon(self) -> None:
        """The hall has changed: so may have the ticket that is looked at."""
        if self.looked_up and not self._again.isActive():
            self._again.start()

    def close(self) -> None:
        """Look nothing up any more."""
        self._soon.stop()
        self._again.stop()
        self._worker.close()

    def _look_again(self) -> None:
        if self.looked_up:
            self.find(self.looked_up)

    def _hold(self, tickets: Sequence[Ticket], looked_up: str, chosen: str) -> None:
        self._asked += 1
        self.tickets, self.looked_up, self._chosen = tickets, looked_up, chosen
        self.changed.emit()


def _asked(typed: str) -> dict[str, str] | None:
    """What the server is asked for: a time of day or a number; None for what is neither."""
    if _TIME.fullmatch(typed):
        return {"time": typed.replace(".", ":")}
    return {"number": typed} if numbers_meant(typed) else None
