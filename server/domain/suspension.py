"""What stands still: a service, the hall, or the server itself while it was away.

While something stands still nobody loses a place: nothing is called, and the
clocks of no-show, comeback, service and promise stop.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from contract import events as e

CENTRE = ""
"""The subject of a suspension of the whole hall."""

GAP = "gap"
"""The reason of a suspension that was a gap in the server's own life."""

LEAST_GAP = timedelta(minutes=1)
"""How long no server acted, at least, for that to be a gap."""


@dataclass(frozen=True, slots=True)
class ServiceState:
    """What staff have done to a service.

    Attributes:
        closed_for: the staff give no tickets, and why; who holds one is served.
        suspended_at, suspended_for, expected_end: it stands still.
    """

    id: str
    centre: str
    closed_for: str | None = None
    suspended_at: datetime | None = None
    suspended_for: str | None = None
    expected_end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Suspension:
    """An interval in which a service or (subject "") the whole hall stood still.

    Attributes:
        id: made of the subject and the beginning.
        until: None while it lasts.
    """

    id: str
    centre: str
    subject: str
    since: datetime
    reason: str
    until: datetime | None = None


def id_of(centre: str, subject: str, since: datetime) -> str:
    """The id of the suspension of a subject that began at a moment."""
    return f"{centre}/{subject}/{round(since.timestamp() * 1000)}"


def clock(at: datetime, *since: datetime | None) -> datetime:
    """What the clock by which a line waits says: it stands while the line does.

    Args:
        at: what the clock of the hall says.
        since: from when on the hall and the service stand still; None for what goes.
    """
    return min((at, *(one for one in since if one is not None)))


def may_have_stood(last: datetime | None, since: datetime, *, stands: bool) -> bool:
    """Whether anything can have stood still since a moment; else no interval need be looked at.

    Args:
        last: when a suspension of anything last began or ended in the centre.
        since: the moment.
        stands: whether anything stands still now: it may have begun before the moment.
    """
    return last is not None and (last > since or stands)


def changed(state: ServiceState, data: e.Payload, at: datetime) -> ServiceState:
    """A service after one of its events."""
    match data:
        case e.ServiceOpened():
            return replace(state, closed_for=None)
        case e.ServiceClosed():
            return replace(state, closed_for=data.reason)
        case e.ServiceSuspended():
            return replace(
                state,
                suspended_at=state.suspended_at or at,
                suspended_for=data.reason,
                expected_end=data.expected_end,
            )
        case e.ServiceResumed():
            return replace(state, suspended_at=None, suspended_for=None, expected_end=None)
        case _:
            return state


def _to_come(one: Suspension, until: datetime) -> bool:
    """Whether a gap ends later than it is: a clock that was ahead told of it, and nobody
    was away."""
    return one.reason == GAP and one.until is not None and one.until > until


def stood_still(
    intervals: Iterable[Suspension], since: datetime, until: datetime, service: str | None = None
) -> timedelta:
    """How long the hall, or the service, stood still between two moments; overlaps count once.

    Args:
        intervals: in any order.
        since, until: the moments; nothing where the second is not after the first.
        service: also count the suspensions of this service.
    """
    spans = sorted(
        (max(one.since, since), min(one.until or until, until))
        for one in intervals
        if one.subject in (CENTRE, service) and not _to_come(one, until)
    )
    still = timedelta()
    reached = since
    for start, end in spans:
        start = max(start, reached)
        if end > start:
            still += end - start
            reached = end
    return still
