"""Events of simulated time."""

import heapq
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count

type EventCallback = Callable[[datetime], object]
"""A callback that gets the time."""


class Events:
    """The future events; those of the same time run in the order in which they were planned."""

    def __init__(self) -> None:
        self._turns = count()
        self._due: list[tuple[datetime, int, EventCallback]] = []

    def at(self, when: datetime, act: EventCallback) -> None:
        """Plan an event."""
        heapq.heappush(self._due, (when, next(self._turns), act))

    def after(self, now: datetime, seconds: float, act: EventCallback) -> None:
        """Plan an event some seconds after a time."""
        self.at(now + timedelta(seconds=seconds), act)

    def run(self) -> None:
        """Run all events, until none is left."""
        while self._due:
            now, _, act = heapq.heappop(self._due)
            act(now)
