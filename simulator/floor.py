"""What everybody in the simulated hall shares, and which free operator sees that somebody waits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from contract.snapshots import Hall
from simulator.agenda import Agenda
from simulator.pace import Pace
from simulator.summary import Summary
from simulator.visitors import Visitors
from simulator.wire import Wire


class Caller(Protocol):
    """An operator as the floor sees one."""

    services: frozenset[str]
    idle_since: datetime | None
    about_to_call: bool

    def call(self) -> None:
        """Somebody waits: call."""

    def hall_changed(self) -> None:
        """There is news of the hall."""


@dataclass(slots=True)
class Floor:
    """The hall floor.

    Attributes:
        wire, agenda, pace, summary, visitors: of this simulation.
        zone: the centre's time zone.
        typical: the usual seconds of each service.
        fresh_until: until then the hall is made to look as if it had been open for a while.
        callers: the operators.
    """

    wire: Wire
    agenda: Agenda
    pace: Pace
    summary: Summary
    visitors: Visitors
    zone: ZoneInfo
    typical: Mapping[str, float]
    fresh_until: datetime | None = None
    callers: list[Caller] = field(default_factory=list)
    _waiting: dict[str, int] = field(default_factory=dict)
    _open: frozenset[str] = frozenset()

    def hear(self, hall: Hall) -> None:
        """News of the hall."""
        self._waiting = {one.id: one.waiting for one in hall.services if one.waiting}
        self._open = frozenset(one.id for one in hall.services if one.open)
        for caller in self.callers:
            caller.hall_changed()
        self.wake()

    def wake(self) -> None:
        """Of the operators who are free, as many see it as there are people waiting for them.

        Those who have been free for longest come first; if each of them pressed
        the key for one visitor, all but one would be refused.
        """
        left = dict(self._waiting)
        for caller in self.callers:
            if caller.about_to_call:
                _take(left, caller.services)
        free = [one for one in self.callers if one.idle_since and not one.about_to_call]
        for caller in sorted(free, key=lambda one: str(one.idle_since)):
            if _take(left, caller.services):
                caller.call()

    def somebody_waits(self, services: Iterable[str]) -> bool:
        """Whether anybody waits for one of the services, by the last news."""
        return any(service in self._waiting for service in services)

    def has_work(self, services: Iterable[str]) -> bool:
        """Whether tickets are issued, or people wait, for one of the services."""
        return any(one in self._open or one in self._waiting for one in services)

    @property
    def is_fresh(self) -> bool:
        """Whether what begins now should look as if it had begun earlier."""
        return self.fresh_until is not None and self.pace.now() < self.fresh_until


def _take(left: dict[str, int], services: Iterable[str]) -> bool:
    """Count one person of the longest of these lines as seen to."""
    lines = [(left[one], one) for one in services if one in left]
    if not lines:
        return False
    count, service = max(lines)
    if count == 1:
        del left[service]
    else:
        left[service] = count - 1
    return True
