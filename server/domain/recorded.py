"""An event in the form that the fold uses, and the port to the state that it changes."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from contract.events import Payload
from server.domain.centres import Centre
from server.domain.facts import FactChanges
from server.domain.layout import Layout
from server.domain.numbering import Lease
from server.domain.suspension import ServiceState, service_clock


@dataclass(frozen=True, slots=True)
class RecordedEvent:
    """An event in the form that the fold uses.

    Attributes:
        by: the pseudonymous id of the actor.
    """

    data: Payload
    at: datetime
    by: str


class State(Protocol):
    """The state that the fold reads and changes.

    Attributes:
        facts: the changes of facts that are not stored yet.
    """

    centre: Centre
    facts: FactChanges

    @property
    def layout(self) -> Layout:
        """The configuration by id."""
        ...

    def get[T](self, kind: type[T], key: str | int) -> T | None:
        """The value of a kind with this key; None if there is none."""
        ...

    def put(self, value: object) -> None:
        """Store a value, in place of the one with the same key."""
        ...

    def drop(self, kind: type, key: str | int) -> None:
        """Remove a value; no effect if there is none."""
        ...

    def leave_memory(self, day: date, now: datetime) -> None:
        """Remove what is over when a day is opened."""
        ...

    def open_leases(self) -> Sequence[Lease]:
        """The leased numbers that were not handed in."""
        ...

    def private_expired(self, before: datetime) -> Collection[str]:
        """The ids of data outside the log that has reached its retention time."""
        ...

    def configured(self, layout: Layout) -> None:
        """Use this configuration from here on."""
        ...


def clocks_at(state: State, at: datetime) -> Callable[[str], datetime]:
    """The time on the clock of each service at an instant (`server.domain.suspension`)."""
    return lambda service: service_clock(state.centre, state.get(ServiceState, service), at)
