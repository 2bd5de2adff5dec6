"""Suspensions, and the clocks that stand still meanwhile.

The clock of a service is the time minus all the time for which it was suspended so far: by itself,
with the whole centre, or because the server was down (a gap). Waiting, walking, serving, the time
to come back and the time to answer a call are all measured on it. So a suspension costs no ticket
its place or its time, and resuming changes one number.

The clock of a service runs on that of its centre, so an overlap counts once.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from contract import events as e
from server.domain.centres import Centre

CENTRE = ""
"""Stands for all services in place of the id of a service."""

LEAST_GAP = timedelta(minutes=1)
"""The shortest downtime of the server that is a gap."""

MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class ServiceState:
    """The state of a service, as set by staff.

    Attributes:
        closed_for: why staff stopped issuing tickets for it; tickets already taken are served.
        closed_until: when tickets are issued again.
        suspended_at, suspended_for, expected_end: those of the current suspension.
        resumes_automatically: whether the clock ends it at `expected_end`.
        stopped_at: the centre's clock when that began.
        stopped: how long the service was suspended before, on the centre's clock.
    """

    id: str
    centre: str
    closed_for: str | None = None
    closed_until: datetime | None = None
    suspended_at: datetime | None = None
    suspended_for: str | None = None
    expected_end: datetime | None = None
    resumes_automatically: bool = False
    stopped_at: datetime | None = None
    stopped: timedelta = timedelta()


def centre_clock(centre: Centre, at: datetime) -> datetime:
    """The time minus the total suspended time of the centre so far."""
    return min(at, centre.suspended_at or at) - centre.stopped


def service_clock(centre: Centre, service: ServiceState | None, at: datetime) -> datetime:
    """The time minus the total suspended time of a service so far; `None`: it never was."""
    now = centre_clock(centre, at)
    if service is None:
        return now
    return min(now, service.stopped_at or now) - service.stopped


def centre_stopped(centre: Centre, at: datetime) -> timedelta:
    """How long the centre was suspended so far."""
    return at - centre_clock(centre, at)


def service_stopped(centre: Centre, service: ServiceState, at: datetime) -> timedelta:
    """How long a service was suspended so far, on the centre's clock."""
    return centre_clock(centre, at) - service_clock(centre, service, at)


def stopped_with_gap(centre: Centre, since: datetime, until: datetime, at: datetime) -> timedelta:
    """How long the centre was suspended so far, including the part of a gap in which it was not
    suspended. The gap counts from the last event on: the clock never goes back."""
    before = centre_stopped(centre, at)
    if centre.suspended_at is not None:
        return before
    begun = max(since, centre.last_at or since)
    return before + max(timedelta(), min(until, at) - begun)


def changed(centre: Centre, state: ServiceState, data: e.Payload, at: datetime) -> ServiceState:
    """A service after one of its events."""
    match data:
        case e.ServiceOpened():
            return replace(state, closed_for=None, closed_until=None)
        case e.ServiceClosed():
            return replace(state, closed_for=data.reason, closed_until=data.until)
        case e.ServiceSuspended():
            return replace(
                state,
                suspended_at=state.suspended_at or at,
                suspended_for=data.reason,
                expected_end=data.expected_end,
                resumes_automatically=data.resume_automatically,
                stopped_at=state.stopped_at or centre_clock(centre, at),
            )
        case e.ServiceResumed():
            return replace(
                state,
                suspended_at=None,
                suspended_for=None,
                expected_end=None,
                resumes_automatically=False,
                stopped_at=None,
                stopped=data.stopped * MILLISECOND,
            )
        case _:
            return state
