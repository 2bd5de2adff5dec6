"""The right to come back for what was ended."""

from datetime import date, datetime, time, timedelta
from typing import Final

from contract.enums import TicketState
from tests.parts.plain.counters import Counters
from tests.parts.plain.things import BAKU, PlainTicket

S = TicketState
OPENS, CLOSES = time(9), time(18)
SATURDAY: Final = 5


class Rights(Counters):
    """Who may come back, and until when."""

    def next_open_day(self, day: date) -> date:
        """The village works from Monday to Friday."""
        day += timedelta(days=1)
        while day.weekday() >= SATURDAY:
            day += timedelta(days=1)
        return day

    def may_return_until(self, earlier: PlainTicket) -> date | None:
        """Up to which day; None where there is no right, or it was used."""
        if self.right_used(earlier):
            return None
        days = []
        for stop in earlier.stops:
            day = stop.return_until
            while day is not None and self.stood_still_on(day, stop.service):
                day = self.next_open_day(day)
            days += [day] if day is not None else []
        return max(days, default=None)

    def stood_still_on(self, day: date, service: str) -> bool:
        """Whether the hall or a service stood still in the hours of a day so far."""
        opens, closes = datetime.combine(day, OPENS, BAKU), datetime.combine(day, CLOSES, BAKU)
        until = min(closes, self.now)
        spans = [(a, b) for subject, a, b in self.suspensions if subject in ("", service)]
        lasting = [self.stopped, self.still.get(service)]
        spans += [(one, self.now) for one in lasting if one is not None]
        return any(max(a, opens) < min(b, until) for a, b in spans)

    def right_used(self, earlier: PlainTicket) -> bool:
        """Whether somebody came back with its right, and did not give that up."""
        if earlier.return_until is None or earlier.returned_as is None:
            return False
        used = self.tickets[earlier.returned_as]
        return used.state is not S.CANCELLED or used.ended_by_hall
