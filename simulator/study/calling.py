"""What happens in a studied hall, in the order of time, and calls by the server's own rule."""

import heapq
import random
from collections.abc import Callable, Hashable
from datetime import datetime, timedelta
from itertools import count
from typing import Final

from server.domain.calls import ProfileCalls, after_call
from server.domain.selection import Levels, choose
from simulator.serving import REACTION
from simulator.study.floor import Floor, Ticket
from simulator.study.place import RULES

IDLES: Final = 0.11
"""The probability that an operator, once free, does something else without pressing break ..."""

IDLE_SECONDS: Final = 240.0
"""... and for how long on average; that is about a third of the free time."""


def seconds_until_look(chance: random.Random) -> float:
    """After how many seconds an operator who is free looks for waiting tickets."""
    seconds = chance.uniform(*REACTION)
    if chance.random() < IDLES:
        seconds += chance.expovariate(1 / IDLE_SECONDS)
    return seconds


class Caller[T: Ticket]:
    """Chooses the next ticket. Counters of one work profile share the state of the cap.

    Args:
        floor: the waiting tickets; no two of one service have the same ordinal.
    """

    def __init__(self, floor: Floor[T]) -> None:
        self._floor = floor
        self._recent: dict[Hashable, ProfileCalls] = {}

    def next_for(self, profile: Hashable, levels: Levels, now: datetime) -> T | None:
        """Remove the next ticket for a counter from its queue; None if there is none.

        Args:
            profile: what stands for the counter's work profile.
        """
        recent = self._recent.get(profile) or ProfileCalls("", "")
        choice = choose(self._floor.heads(), now, RULES, levels, recent.favoured)
        if choice is None:
            return None
        self._recent[profile] = after_call(recent, choice.favoured)
        chosen = choice.head.ordinal, choice.head.service
        (found,) = (one for one in self._floor.first() if (one.ordinal, one.service) == chosen)
        self._floor.leave(found)
        return found


type Act = Callable[[datetime], object]
"""What happens; it is given the time."""


class Events:
    """What is still to happen. At the same time the first that was planned comes first."""

    def __init__(self) -> None:
        self._turns = count()
        self._due: list[tuple[datetime, int, Act]] = []

    def at(self, when: datetime, act: Act) -> None:
        """Plan an event."""
        heapq.heappush(self._due, (when, next(self._turns), act))

    def after(self, now: datetime, seconds: float, act: Act) -> None:
        """Plan an event some seconds after a time."""
        self.at(now + timedelta(seconds=seconds), act)

    def run(self) -> None:
        """Let all happen, until none is left."""
        while self._due:
            now, _, act = heapq.heappop(self._due)
            act(now)
