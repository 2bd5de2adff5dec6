"""Calls by the server's own rule, from the floor of a studied hall."""

import random
from collections.abc import Hashable
from datetime import datetime
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
        floor: the waiting tickets; no two have the same ordinal.
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
        (found,) = (one for one in self._floor.first() if one.ordinal == choice.head.ordinal)
        self._floor.leave(found)
        return found
