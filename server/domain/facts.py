"""Facts: what happened in a hall, one row each, for reports and history.

A fact holds durations and outcomes that were computed once, at the event. It names only operators
and devices, by the pseudonymous ids of the log. Its class stands with its subject: `ticket_facts`,
`calls`, `counters`. The fold (`server.domain.fold`) collects the changes of each event, and the
store writes them. The same events give the same facts, so those of a centre can be rebuilt from its
log.

Times (`at`, `since`, `until` and names that end in `_at`) are times of day. Durations of waiting,
walking and serving are on the clock of the service, so a suspension does not count
(`server.domain.centres`). `hour` and `weekday` (0: Monday) are local to the centre. `day` is the
business day. `agency` and `profile` are keys of the configuration of that time.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import ClassVar

from msgspec import Struct

from contract.events import Payload


class RecordedEvent(Struct, frozen=True):
    """An event in the form that the fold uses; `by` is the pseudonymous id of the actor."""

    data: Payload
    at: datetime
    by: str


class Fact(Struct, frozen=True):
    """A kind of fact; `key_fields` are the attributes that are its key. The day is not needed to be
    unique; it keeps the facts of a day together."""

    key_fields: ClassVar[tuple[str, ...]]

    @property
    def key(self) -> tuple[object, ...]:
        """The values of its key."""
        return tuple(getattr(self, name) for name in self.key_fields)


class Dropped(Struct, frozen=True):
    """A fact that was undone and has to be deleted, by its kind and its key."""

    kind: type[Fact]
    key: tuple[str | int | date, ...]


type FactChange = Fact | Dropped


class FactChanges:
    """The facts that events have changed and that are not stored yet."""

    def __init__(self) -> None:
        self._changes: dict[tuple[type[Fact], tuple[object, ...]], FactChange] = {}

    def add(self, changes: Iterable[FactChange]) -> None:
        """Add changes in their order: the last one for a fact counts."""
        for change in changes:
            kind = change.kind if isinstance(change, Dropped) else type(change)
            self._changes[kind, change.key] = change

    def take(self) -> list[FactChange]:
        """Return the changes so far, and clear them."""
        changes = list(self._changes.values())
        self._changes.clear()
        return changes
