"""An event as the fold sees it, and the port to the state that it changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from contract.events import Payload
from server.domain.calls import Call
from server.domain.centres import Centre
from server.domain.layout import Layout
from server.domain.leases import Lease
from server.domain.suspension import ServiceState, Suspension, clock, may_have_stood, stood_still
from server.domain.tickets import Ticket


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as the fold sees it.

    Attributes:
        data: what happened.
        at: when.
        by: the pseudonymous id of who did it.
    """

    data: Payload
    at: datetime
    by: str


class State(Protocol):
    """Where the fold finds what there is and puts what it makes."""

    centre: Centre

    @property
    def layout(self) -> Layout:
        """The configuration by id."""
        ...

    def get[T](self, kind: type[T], key: str | int) -> T | None:
        """The value of a kind with this key; None where there is none."""
        ...

    def put(self, thing: object) -> None:
        """Keep a value in place of the one with the same key."""
        ...

    def configured(self, layout: Layout) -> None:
        """From here on this is the configuration."""
        ...

    def waiting_tickets(self, service: str) -> Sequence[Ticket]:
        """The tickets that wait for a service, or ("") for any, as they were issued."""
        ...

    def open_tickets(self) -> Sequence[Ticket]:
        """The living tickets, as they were issued."""
        ...

    def calls(self, since: datetime, at_least: int) -> Sequence[Call]:
        """The calls after `since`, and at least so many; newest first."""
        ...

    def leases(self, day: date) -> Sequence[Lease]:
        """The leased numbers of a day and later ones that were not handed in, in order."""
        ...

    def hall_calls(self) -> int:
        """How many calls all lines together have made."""
        ...

    def suspensions(self, since: datetime) -> Sequence[Suspension]:
        """What stood still at any time after a moment."""
        ...


def line_clock(state: State, service: str, at: datetime) -> datetime:
    """What the clock of the lines of a service says."""
    if state.centre.stood_still_at is None:
        return at
    still = state.get(ServiceState, service)
    return clock(at, state.centre.suspended_at, still.suspended_at if still else None)


def still_since(state: State, service: str, since: datetime | None, at: datetime) -> timedelta:
    """How long a service, or the hall, has stood still since a moment; None for never."""
    if since is None or since >= at:
        return timedelta()
    one = state.get(ServiceState, service)
    stands = state.centre.suspended_at is not None or (
        one is not None and one.suspended_at is not None
    )
    if not may_have_stood(state.centre.stood_still_at, since, stands=stands):
        return timedelta()
    return stood_still(state.suspensions(since), since, at, service)
