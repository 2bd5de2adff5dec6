"""Which calls the voice speaks, and why it is silent for others. Pure: no clock, no sound."""

from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from contract.enums import Silence, Speak
from contract.snapshots import BoardCall

TOO_OLD: Final = timedelta(seconds=45)
"""Maximum age of a call to be spoken: later the visitor has found the counter, or looks at the
display."""

WAITING_AT_MOST: Final = 3
"""The maximum of queued calls; beyond it the oldest are not spoken, so that announcements are
current."""

HOUR: Final = timedelta(hours=1)

RATE_WINDOW: Final = timedelta(minutes=5)
"""The window over which the calls per hour are computed."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision on a call.

    Attributes:
        silence: why it is not spoken; None if it is spoken.
        chime: whether only the chime is played: above the hourly rate, but not in a burst, where
            the newest calls should be heard soon.
    """

    call: BoardCall
    silence: Silence | None = None
    chime: bool = False


class Waiting:
    """The queue of calls that no voice has handled, in order. Above `calls_per_hour` calls get only
    the chime."""

    def __init__(self, calls_per_hour: int) -> None:
        self.calls_per_hour = calls_per_hour
        self._calls: list[BoardCall] = []
        self._spoken: deque[datetime] = deque()

    def first(self, is_mine: Callable[[BoardCall], bool]) -> BoardCall | None:
        """The next call of this display; None without one."""
        return next(filter(is_mine, self._calls), None)

    def clear(self) -> None:
        """Empty the queue."""
        self._calls.clear()

    def add(self, calls: Collection[BoardCall]) -> None:
        """Queue calls; a queued call is updated."""
        known = {one.call: one for one in self._calls}
        known |= {one.call: one for one in calls}
        self._calls = [known[number] for number in sorted(known)]

    def refresh(self, calls: Collection[BoardCall]) -> None:
        """Update the queued calls; remove calls that a voice has handled."""
        told = {one.call: one for one in calls}
        now = [told.get(one.call, one) for one in self._calls]
        self._calls = [one for one in now if not one.heard]

    def next(
        self, now: datetime, is_mine: Callable[[BoardCall], bool] = lambda _call: True
    ) -> Decision | None:
        """Decide on the next call; None without one. Calls that are not of this display stay
        queued."""
        call = self.first(is_mine)
        if call is None:
            return None
        self._calls.remove(call)
        decision = self._decide(call, now, sum(map(is_mine, self._calls)))
        if decision.silence is None:
            self._spoken.append(now)
        return decision

    def _decide(self, call: BoardCall, now: datetime, behind: int) -> Decision:
        """Decide on a call with a number of calls queued behind it."""
        if call.over or call.withdrawn:
            return Decision(call, Silence.OVER)
        if now - call.at > TOO_OLD:
            return Decision(call, Silence.TOO_OLD)
        if call.speak is Speak.ALWAYS:
            return Decision(call)
        if call.recall and behind > WAITING_AT_MOST:
            return Decision(call, Silence.REPEATED)
        if behind >= WAITING_AT_MOST:
            return Decision(call, Silence.TOO_MANY)
        if self._too_many(now):
            return Decision(call, Silence.TOO_MANY, chime=True)
        return Decision(call)

    def _too_many(self, now: datetime) -> bool:
        while self._spoken and now - self._spoken[0] > RATE_WINDOW:
            self._spoken.popleft()
        return len(self._spoken) >= max(1, round(self.calls_per_hour * (RATE_WINDOW / HOUR)))
