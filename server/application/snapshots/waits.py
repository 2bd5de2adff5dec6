"""Expected waits, from a reading: who is active, who waits ahead."""

from collections.abc import Mapping
from dataclasses import dataclass

from contract.snapshots import Expected
from contract.words import CounterState
from server.application.ports import LineCount, Reading
from server.domain.estimation import ActiveCounter, Ahead, Floor


@dataclass(frozen=True, slots=True)
class Waits:
    """The present lines and active counters of a centre."""

    counts: Mapping[str, LineCount]
    floor: Floor
    typical: Mapping[str, float]

    def waiting(self, service: str) -> int:
        """How many wait for a service."""
        count = self.counts.get(service)
        return count.waiting if count else 0

    def for_newcomer(self, service: str) -> Expected | None:
        """What somebody who takes a ticket now has to expect."""
        waiting = {key: count.waiting for key, count in self.counts.items()}
        return self.behind(service, waiting)

    def behind(self, service: str, waiting: Mapping[str, int]) -> Expected | None:
        """What somebody with so many tickets ahead, by service, has to expect."""
        return self.floor.expected(service, Ahead(waiting, self.typical))


def waits_of(reading: Reading) -> Waits:
    """The present lines and active counters."""
    served_by = reading.layout.served_by
    return Waits(
        counts={count.service: count for count in reading.counts()},
        floor=Floor(
            [
                ActiveCounter(frozenset(served_by[counter.id]), counter.ticket is not None)
                for counter in reading.counters()
                if counter.state is CounterState.OPEN or counter.ticket is not None
            ]
        ),
        typical=reading.layout.typical,
    )


def expected_for(reading: Reading, service: str) -> Expected | None:
    """What somebody who takes a ticket for a service now has to expect."""
    return waits_of(reading).for_newcomer(service)
