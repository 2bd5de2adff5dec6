"""Which calls the voice speaks, and why it is silent for others. No time of its own, no sound."""

from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from contract.enums import Silence, Speak
from contract.snapshots import BoardCall

TOO_OLD: Final = timedelta(seconds=45)
"""An older call is shown and not spoken: the visitor has found the counter, or looks at the
board."""

WAITING_AT_MOST: Final = 3
"""Of more that wait, the oldest are not spoken: what is heard must be what is happening."""

HOUR: Final = timedelta(hours=1)

RATE_WINDOW: Final = timedelta(minutes=5)
"""Over which the calls of an hour are reckoned."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a call.

    Attributes:
        call: which.
        silence: why it is not spoken; None: it is spoken.
        chime: whether the chime tells it: above the rate of an hour, but not in a burst, where
            the newest calls are to be heard soon.
    """

    call: BoardCall
    silence: Silence | None = None
    chime: bool = False


class Waiting:
    """The calls that the voice has not dealt with, in their order.

    Args:
        calls_per_hour: above this rate calls get the chime alone.
    """

    def __init__(self, calls_per_hour: int) -> None:
        self.calls_per_hour = calls_per_hour
        self._calls: list[BoardCall] = []
        self._spoken: deque[datetime] = deque()

    def __len__(self) -> int:
        return len(self._calls)

    def first(self, is_mine: Callable[[BoardCall], bool]) -> BoardCall | None:
        """The next one that is this display's; None where none waits."""
        return next(filter(is_mine, self._calls), None)

    def clear(self) -> None:
        """None of them is to be dealt with any more."""
        self._calls.clear()

    def add(self, calls: Collection[BoardCall]) -> None:
        """Calls that are to be dealt with; one that waits already is brought up to date."""
        known = {one.call: one for one in self._calls}
        known |= {one.call: one for one in calls}
        self._calls = [known[number] for number in sorted(known)]

    def refresh(self, calls: Collection[BoardCall]) -> None:
        """Bring those that wait up to date; one that a voice has dealt with waits no more."""
        told = {one.call: one for one in calls}
        now = [told.get(one.call, one) for one in self._calls]
        self._calls = [one for one in now if not one.heard]

    def next(
        self, now: datetime, is_mine: Callable[[BoardCall], bool] = lambda _call: True
    ) -> Decision | None:
        """What becomes of the next call; None where none waits.

        Args:
            now: the hall's time.
            is_mine: whether this display is the voice of a call; others go on waiting.
        """
        call = self.first(is_mine)
        if call is None:
            return None
        self._calls.remove(call)
        decision = self._decide(call, now, sum(map(is_mine, self._calls)))
        if decision.silence is None:
            self._spoken.append(now)
        return decision

    def _decide(self, call: BoardCall, now: datetime, behind: int) -> Decision:
        """What becomes of a call while so many wait behind it."""
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
