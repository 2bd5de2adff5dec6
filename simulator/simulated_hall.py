"""The shared state of the simulated hall, and which idle operator notices a waiting visitor."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from contract.snapshots import Hall
from simulator.agenda import Agenda
from simulator.summary import Summary
from simulator.visitors import LiveVisitors
from simulator.wire import Wire


class HallOperator(Protocol):
    """What the hall knows of an operator, see `operators.Operator`."""

    counter: str
    services: frozenset[str]
    idle_since: datetime | None
    about_to_call: bool

    def call(self) -> None:
        """Call the next visitor after a moment."""

    def hall_changed(self) -> None:
        """React to a changed hall."""


@dataclass(slots=True)
class SimulatedHall:
    """The live hall, as the simulated operators and visitors know it.

    Attributes:
        typical: the usual seconds of each service.
        counters: the services of each counter, with the work profile it has at first.
        fresh_until: the end of the warm-up, during which the hall is made to look as if it had been
            open for a while.
    """

    wire: Wire
    agenda: Agenda
    summary: Summary
    visitors: LiveVisitors
    zone: ZoneInfo
    typical: Mapping[str, float]
    counters: Mapping[str, frozenset[str]] = field(default_factory=dict)
    fresh_until: datetime | None = None
    operators: list[HallOperator] = field(default_factory=list)
    _waiting: dict[str, int] = field(default_factory=dict)
    _open: frozenset[str] = frozenset()
    _profiles: dict[str, frozenset[str]] = field(default_factory=dict)

    def hear(self, hall: Hall) -> None:
        """Handle a snapshot of the hall."""
        self._waiting = {
            service.id: service.waiting for service in hall.services if service.waiting
        }
        self._open = frozenset(service.id for service in hall.services if service.open)
        self._assign({counter.id: counter.profile for counter in hall.counters})
        for operator in self.operators:
            operator.hall_changed()
        self.wake()

    def _assign(self, profiles: Mapping[str, str]) -> None:
        """Give each operator the services of the work profile that the counter has now; those of a
        profile that no counter had at first are unknown."""
        if not self._profiles:
            self._profiles = {
                profile: self.counters[counter]
                for counter, profile in profiles.items()
                if counter in self.counters
            }
        for operator in self.operators:
            profile = profiles.get(operator.counter, "")
            operator.services = self._profiles.get(profile, operator.services)

    def wake(self) -> None:
        """Wake as many idle operators as visitors wait for them.

        The longest idle ones come first. If all of them called for one visitor, all but one would
        be refused.
        """
        left = dict(self._waiting)
        for operator in self.operators:
            if operator.about_to_call:
                _take(left, operator.services)
        free = [
            operator
            for operator in self.operators
            if operator.idle_since and not operator.about_to_call
        ]
        for operator in sorted(free, key=lambda operator: str(operator.idle_since)):
            if _take(left, operator.services):
                operator.call()

    def visitor_waits(self, services: Iterable[str]) -> bool:
        """Whether a visitor waits for one of the services, by the latest snapshot."""
        return any(service in self._waiting for service in services)

    def has_work(self, services: Iterable[str]) -> bool:
        """Whether tickets are issued, or visitors wait, for one of the services."""
        return any(service in self._open or service in self._waiting for service in services)

    @property
    def is_fresh(self) -> bool:
        """Whether actions that begin now should look as if they had begun earlier."""
        return self.fresh_until is not None and self.agenda.clock.now() < self.fresh_until


def _take(left: dict[str, int], services: Iterable[str]) -> bool:
    """Count one visitor of the longest of these queues as called."""
    lines = [(left[service], service) for service in services if service in left]
    if not lines:
        return False
    count, service = max(lines)
    if count == 1:
        del left[service]
    else:
        left[service] = count - 1
    return True
