"""An event as the fold sees it, and the port to the state that it changes."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from contract.events import Payload
from server.domain.centres import Centre
from server.domain.facts import FactChanges
from server.domain.layout import Layout
from server.domain.leases import Lease
from server.domain.suspension import ServiceState, service_clock


@dataclass(frozen=True, slots=True)
class RecordedEvent:
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
    """Where the fold finds what there is and puts what it makes.

    Attributes:
        facts: what events change of the facts, until that is written.
    """

    centre: Centre
    facts: FactChanges

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

    def drop(self, kind: type, key: str | int) -> None:
        """Take a value out; nothing where there is none."""
        ...

    def leave_memory(self, day: date, now: datetime) -> None:
        """Take out what is over when a day is opened."""
        ...

    def open_leases(self) -> Sequence[Lease]:
        """The leased numbers that were not handed in."""
        ...

    def private_expired(self, before: datetime) -> Collection[str]:
        """The ids of what is kept outside the log and was kept for long enough."""
        ...

    def configured(self, layout: Layout) -> None:
        """From here on this is the configuration."""
        ...


def clocks_at(state: State, at: datetime) -> Callable[[str], datetime]:
    """What the clock of each service says at a time (`server.domain.suspension`)."""
    return lambda service: service_clock(state.centre, state.get(ServiceState, service), at)
