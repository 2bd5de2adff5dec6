"""A hall in memory: the fold, without a database."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from contract import events as e
from server.domain.centres import (
    CENTRE,
    MILLISECOND,
    Centre,
    ServiceState,
    centre_stopped,
    event_time,
    service_stopped,
    stopped_with_gap,
)
from server.domain.facts import RecordedEvent
from server.domain.fold import fold
from server.domain.state.hall_state import HallState
from server.domain.tickets import Ticket
from tests.parts.village import village
from tests.parts.wire_example import golden_example

START = datetime(2026, 11, 23, 6, tzinfo=UTC)
DAY = date(2026, 11, 23)
PAPER, TAX = "village.paper", "village.tax"
ONE = "village.1"
T1 = "village.t1"
"""The first ticket, which staff serve."""

OWN: dict[str, Any] = {
    "ticket": T1,
    "ordinal": 1,
    "day": DAY,
    "stops": [{"service": PAPER, "quantity": 1}],
    "promise": 900,
    "served_by": 2,
    "stop": 0,
    "next_stop": None,
    "service": PAPER,
    "counter": ONE,
}


class SmallHall:
    """The village with its first counter open; its state by the fold, and actions of staff and
    visitors."""

    def __init__(self) -> None:
        self.now = START
        self.state = HallState(Centre("village", "e1"))
        self.happens(e.CentreConfigured(config=village(), catalogue="c1"))
        self.happens(e.DayOpened(day=DAY))
        self.happens(e.CounterOpened(counter=ONE, operator="o"))

    # What there is

    @property
    def centre(self) -> Centre:
        return self.state.centre

    @property
    def ticket(self) -> Ticket:
        """The first ticket."""
        found = self.state.get(Ticket, T1)
        assert found is not None
        return found

    def clock(self, service: str) -> datetime:
        return self.state.clock(service, self.now)

    # What happens

    def happens(self, data: e.Payload) -> None:
        fold(self.state, RecordedEvent(data, event_time(self.now, self.centre.last_at), "o"))

    def pass_time(self, seconds: float, *, gap: bool = False) -> None:
        """Let time pass; `gap`: meanwhile the server is away, and records it afterwards."""
        since, span = self.now, timedelta(seconds=seconds)
        self.now += span
        if gap:
            stopped = stopped_with_gap(self.centre, since, self.now, self.now) // MILLISECOND
            self.happens(e.GapRecorded(since=since, until=self.now, stopped=stopped))

    def suspend(self, what: str) -> None:
        """Suspend a service or the CENTRE."""
        if what != CENTRE:
            self.happens(e.ServiceSuspended(service=what, reason="drill", expected_end=None))
        else:
            self.happens(e.CentreSuspended(reason="drill"))

    def resume(self, what: str) -> None:
        """Resume a service or the CENTRE."""
        if what == CENTRE:
            stopped = centre_stopped(self.centre, self.now) // MILLISECOND
            self.happens(e.CentreResumed(stopped=stopped))
        else:
            state = self.state.get(ServiceState, what)
            assert state is not None
            stopped = service_stopped(self.centre, state, self.now) // MILLISECOND
            self.happens(e.ServiceResumed(service=what, stopped=stopped))

    def take(self) -> Ticket:
        """Take the first ticket."""
        self.of_ticket(e.TicketIssued)
        return self.ticket

    def call(self) -> None:
        self.of_ticket(e.TicketCalled, call=self.centre.call + 1)

    def of_ticket(self, kind: type[e.Payload], **fields: Any) -> None:
        """An event of the first ticket; what else it says is as in the example of the wire."""
        own = {name: value for name, value in OWN.items() if name in kind.model_fields}
        data = golden_example("events", kind.name)["data"] | own | fields
        self.happens(kind.model_validate(data))
