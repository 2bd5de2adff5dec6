"""The capacity of some counters in the time to come."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from server.domain.selection import Levels


@dataclass(frozen=True, slots=True)
class ActiveCounter:
    """A counter that serves now, or from a known time on; seconds from now.

    Attributes:
        reservation: the value of `reserved_for` of tickets that wait only for it.
        remaining: the time until it takes the next ticket; 0 if it does at once.
        gap: the mean time between two services at it while tickets wait.
        starts: when it begins: the expected end of its break, the opening of the hall.
    """

    levels: Levels
    reservation: str = ""
    remaining: float = 0.0
    gap: float = 0.0
    is_idle: bool = False
    starts: float = 0.0
    ends: float = inf


class Supply:
    """The capacity of some counters, constant within each of several pieces of time.

    A counter that takes its next ticket in `r` seconds makes room for its first call at the rate `1
    / r`, until `r`. From then on it spends its time on calls.

    Attributes:
        idle: how many of them have no ticket now.
        gap: their mean time between two services while tickets wait.
        opens: the seconds until the first of them is there.
    """

    def __init__(self, counters: Sequence[ActiveCounter]) -> None:
        self.counters = len(counters)
        self.idle = [one.is_idle for one in counters].count(True)
        self.opens = min(one.starts for one in counters)
        self.gap = sum([one.gap for one in counters]) / len(counters)
        # By time: immediate calls, and the increments of the rates of calls and of time.
        changes: dict[float, list[float]] = {0.0: [0.0, 0.0, 0.0]}

        def change(at: float, at_once: float, calls: float, spent: float) -> None:
            if at < inf:
                added = changes.setdefault(at, [0.0, 0.0, 0.0])
                added[0] += at_once
                added[1] += calls
                added[2] += spent

        for one in counters:
            free = one.starts + one.remaining
            if one.remaining:
                change(one.starts, 0.0, 1 / one.remaining, 0.0)
                change(min(free, one.ends), 0.0, -1 / one.remaining, 0.0)
            elif free < one.ends:
                change(free, 1.0, 0.0, 0.0)
            if free < one.ends:
                change(free, 0.0, 0.0, 1.0)
                change(one.ends, 0.0, 0.0, -1.0)
        self._moments = sorted(changes)
        self._pieces = []
        at = calls = spent = calls_grow = spent_grow = 0.0
        for moment in self._moments:
            at_once, more_calls, more_spent = changes[moment]
            calls += calls_grow * (moment - at) + at_once
            spent += spent_grow * (moment - at)
            calls_grow += more_calls
            spent_grow += more_spent
            at = moment
            self._pieces.append((calls, spent, calls_grow, spent_grow))

    def until(self, moment: float) -> tuple[float, float]:
        """The first calls that counters can have made by a time, and the seconds that they can have
        spent on further calls."""
        place = bisect_right(self._moments, moment) - 1
        calls, spent, calls_grow, spent_grow = self._pieces[place]
        since = moment - self._moments[place]
        return calls + calls_grow * since, spent + spent_grow * since
