"""A hall in memory: the fold, without a database."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
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
from server.domain.facts import Change, Dropped, Fact, RecordedEvent
from server.domain.fold import fold
from server.domain.state.hall_state import HallState
from server.domain.tickets import Ticket
from tests.parts.village import village

START = datetime(2026, 11, 23, 6, tzinfo=UTC)
DAY = date(2026, 11, 23)
PAPER, TAX = "village.paper", "village.tax"
ONE, OTHER = "village.1", "village.2"
T1 = "village.t1"
"""The first ticket, which staff serve."""

EXAMPLES = Path(__file__).parents[2] / "data/wire/1/events"
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


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


class SmallHall:
    """The village with its first two counters open; its state and its facts by the fold, and
    actions of staff and visitors.
    """

    def __init__(self) -> None:
        self.now = START
        self.state = HallState(Centre("village", "e1"))
        self._facts: dict[tuple[type[Fact], tuple[Any, ...]], Fact] = {}
        self.happens(e.CentreConfigured(config=village(), catalogue="c1"))
        self.happens(e.DayOpened(day=DAY))
        for counter in (ONE, OTHER):
            self.happens(e.CounterOpened(counter=counter, operator=f"o-{counter}"))

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

    def changes(self) -> Iterator[Change]:
        """The changes since the last time, added to the facts."""
        for one in self.state.facts.take():
            if isinstance(one, Dropped):
                self._facts.pop((one.kind, one.key), None)
            else:
                self._facts[type(one), one.key] = one
            yield one

    def the[F: Fact](self, kind: type[F]) -> F:
        """The only fact of a kind."""
        list(self.changes())
        (found,) = (one for one in self._facts.values() if isinstance(one, kind))
        return found

    # What happens

    def happens(self, data: e.Payload, by: str = "o") -> None:
        fold(self.state, RecordedEvent(data, event_time(self.now, self.centre.last_at), by))

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

    def of_ticket(self, kind: type[e.Payload], by: str = "o", **fields: Any) -> None:
        """An event of the first ticket; what else it says is as in the example of the wire."""
        example = json.loads((EXAMPLES / f"{kind.name}.json").read_text("utf-8"))["data"]
        own = {name: value for name, value in OWN.items() if name in kind.model_fields}
        self.happens(kind.model_validate({**example, **own, **fields}), by)
