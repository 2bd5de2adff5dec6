"""The clocks of three services, driven by the events that suspend and resume them."""

from datetime import UTC, datetime, timedelta

from contract import events as e
from server.domain import centres, suspension
from server.domain.centres import Centre
from server.domain.suspension import (
    CENTRE,
    MILLISECOND,
    ServiceState,
    centre_stopped,
    service_clock,
    service_stopped,
    stopped_with_gap,
)

START = datetime(2026, 11, 23, 6, tzinfo=UTC)
SERVICES = ("v.a", "v.b", "v.c")


class ServiceClocks:
    """What the clock of each service says; and, counted step by step, how long it has run.

    Attributes:
        now: the time.
        ran: by service, for how long it was not suspended since START.
    """

    def __init__(self) -> None:
        self.now = START
        self.centre = Centre("v", "e1", last_at=START)
        self.services = {one: ServiceState(one, "v") for one in SERVICES}
        self.ran = dict.fromkeys(SERVICES, timedelta())

    def __call__(self, service: str) -> datetime:
        """The clock of a service."""
        return service_clock(self.centre, self.services[service], self.now)

    def suspended(self, service: str) -> bool:
        """Whether a service is suspended, by itself or with the centre."""
        return (
            self.centre.suspended_at is not None or self.services[service].suspended_at is not None
        )

    def pass_time(self, seconds: float, *, gap: bool = False) -> None:
        """Let time pass; `gap`: meanwhile the server is away, and records it afterwards."""
        since, span = self.now, timedelta(seconds=seconds)
        self.now += span
        for one in SERVICES:
            if not gap and not self.suspended(one):
                self.ran[one] += span
        if gap:
            stopped = stopped_with_gap(self.centre, since, self.now, self.now)
            self._happens(
                e.GapRecorded(since=since, until=self.now, stopped=stopped // MILLISECOND)
            )

    def suspend(self, what: str) -> None:
        """Suspend a service, or the CENTRE; once more changes nothing."""
        if what != CENTRE:
            self._happens(e.ServiceSuspended(service=what, reason="drill", expected_end=None))
        elif self.centre.suspended_at is None:
            self._happens(e.CentreSuspended(reason="drill"))

    def resume(self, what: str) -> None:
        """Resume a service, or the CENTRE; what is not suspended stays as it is."""
        if what == CENTRE:
            if self.centre.suspended_at is not None:
                stopped = centre_stopped(self.centre, self.now) // MILLISECOND
                self._happens(e.CentreResumed(stopped=stopped))
        elif self.services[what].suspended_at is not None:
            stopped = service_stopped(self.centre, self.services[what], self.now) // MILLISECOND
            self._happens(e.ServiceResumed(service=what, stopped=stopped))

    def _happens(self, data: e.Payload) -> None:
        if isinstance(data, e.ServiceSuspended | e.ServiceResumed):
            before = self.services[data.service]
            self.services[data.service] = suspension.changed(self.centre, before, data, self.now)
        self.centre = centres.evolve(self.centre, data, self.now)
