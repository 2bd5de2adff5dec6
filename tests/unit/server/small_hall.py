"""A hall in memory: the fold, without a database."""

from datetime import UTC, date, datetime, timedelta

from contract import events as e
from contract.enums import Channel, Paper, TicketClass
from server.domain.centres import Centre, event_time
from server.domain.facts import RecordedEvent
from server.domain.fold import fold
from server.domain.layout import Layout
from server.domain.state.hall_state import HallState
from server.domain.suspension import (
    CENTRE,
    MILLISECOND,
    ServiceState,
    centre_stopped,
    service_stopped,
    stopped_with_gap,
)
from server.domain.tickets import Ticket
from tests.parts.village import village

START = datetime(2026, 11, 23, 6, tzinfo=UTC)
DAY = date(2026, 11, 23)
SERVICES = ("village.paper", "village.request", "village.tax")
COUNTERS = ("village.1", "village.2")


class SmallHall:
    """The village with its first two counters open; its state by the fold, and actions of
    staff and visitors.
    """

    def __init__(self) -> None:
        self.now = START
        self.state = HallState(Centre("village", "e1"))
        self.happens(e.CentreConfigured(config=village(), catalogue="c1"))
        self.happens(e.DayOpened(day=DAY))
        for counter in COUNTERS:
            self.happens(e.CounterOpened(counter=counter, operator=f"o-{counter}"))

    @property
    def centre(self) -> Centre:
        return self.state.centre

    @property
    def layout(self) -> Layout:
        return self.state.layout

    def get[T](self, kind: type[T], key: str | int) -> T | None:
        return self.state.get(kind, key)

    def happens(self, data: e.Payload) -> None:
        fold(self.state, RecordedEvent(data, event_time(self.now, self.centre.last_at), "o"))

    # The state

    def clock(self, service: str, at: datetime | None = None) -> datetime:
        return self.state.clock(service, at or self.now)

    # Events

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
        elif self.centre.suspended_at is None:
            self.happens(e.CentreSuspended(reason="drill"))

    def resume(self, what: str) -> None:
        """Resume a service or the CENTRE; what is not suspended stays as it is."""
        if what == CENTRE:
            if self.centre.suspended_at is not None:
                stopped = centre_stopped(self.centre, self.now) // MILLISECOND
                self.happens(e.CentreResumed(stopped=stopped))
        elif (state := self.get(ServiceState, what)) is not None and state.suspended_at:
            stopped = service_stopped(self.centre, state, self.now) // MILLISECOND
            self.happens(e.ServiceResumed(service=what, stopped=stopped))

    def issue(self, service: str, ticket_class: TicketClass = TicketClass.STANDARD) -> Ticket:
        ordinal = self.centre.ordinal + 1
        identity = f"village.t{ordinal}"
        self.happens(
            e.TicketIssued(
                ticket=identity,
                ordinal=ordinal,
                number=f"A{ordinal:03}",
                series="A",
                day=DAY,
                language="az",
                ticket_class=ticket_class,
                assist=(),
                channel=Channel.KIOSK,
                stops=(e.IssuedStop(service=service, quantity=1),),
                paper=Paper.NONE,
                promise=None,
            )
        )
        ticket = self.get(Ticket, identity)
        assert ticket is not None
        return ticket
