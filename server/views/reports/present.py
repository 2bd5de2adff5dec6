"""Intervals that are not facts yet: the current intervals of the counters."""

from server.domain.facts import IntervalFact
from server.domain.facts_derived import lasting
from server.views.context import SnapshotContext


def present_intervals(context: SnapshotContext) -> list[IntervalFact]:
    """The current intervals of the counters."""
    reading = context.reading
    found = (
        lasting(one, reading.centre, reading.layout, context.now) for one in reading.counters()
    )
    return [one for one in found if one is not None]
