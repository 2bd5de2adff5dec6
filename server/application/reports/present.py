"""What no fact tells yet: the intervals in which the counters are now."""

from server.application.snapshots.basis import Basis
from server.domain.facts import IntervalFact
from server.domain.facts_at_counters import lasting


def present_intervals(basis: Basis) -> list[IntervalFact]:
    """The intervals in which the counters are now."""
    reading = basis.reading
    found = (lasting(one, reading.centre, reading.layout, basis.now) for one in reading.counters())
    return [one for one in found if one is not None]
