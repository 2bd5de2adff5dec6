"""Which calls the voice speaks, and why it is silent for others. Pure: no clock, no sound."""

from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from contract.enums import Silence, Speak
from contract.snapshots import BoardCall

TOO_OLD: Final = timedelta(seconds=60)
"""Maximum age of a call to be spoken: later the visitor has found the counter, or looks at the
display."""

RUN: Final = 3
"""From so many calls that wait behind one on, they are spoken in a run after one chime."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision on a call.

    Attributes:
        silence: why it is not spoken; None if it is spoken.
        short: whether it is spoken as number and counter alone.
        chime: whether a chime comes before it; not within a run.
    """

    call: BoardCall
    silence: Silence | None = None
    short: bool = False
    chime: bool = True


class Waiting:
    """The queue of calls that no voice has handled."""

    def __init__(self) -> None:
        self._calls: list[BoardCall] = []
        # A repeated call whose first was not spoken counts as a first one.
        self._spoken: deque[str] = deque(maxlen=200)
        self._run = 0

    def clear(self) -> None:
        """Empty the queue."""
        self._calls.clear()

    def add(self, calls: Collection[BoardCall]) -> None:
        """Queue calls; a queued call is updated."""
        known = {call.call: call for call in self._calls}
        known |= {call.call: call for call in calls}
        self._calls = [known[number] for number in sorted(known)]

    def refresh(self, calls: Collection[BoardCall]) -> None:
        """Update the queued calls; remove calls that a voice has handled."""
        told = {call.call: call for call in calls}
        now = [told.get(call.call, call) for call in self._calls]
        self._calls = [call for call in now if not call.heard]

    def next(
        self, now: datetime, is_mine: Callable[[BoardCall], bool] = lambda _call: True
    ) -> Decision | None:
        """Decide on the next call; None without one. Calls that are not of this display stay
        queued."""
        decision = self.coming(now, is_mine)
        if decision is None:
            self._run = 0
            return None
        self._calls.remove(decision.call)
        if decision.silence is None:
            self._spoken.append(decision.call.number)
            behind = self._behind(is_mine)
            # Calls that come later are in a new run: a chime is heard now and then.
            begins = behind if behind >= RUN else 0
            self._run = begins if decision.chime else self._run - 1
        return decision

    def coming(self, now: datetime, is_mine: Callable[[BoardCall], bool]) -> Decision | None:
        """The decision that `next` would make."""
        call = min(
            filter(is_mine, self._calls),
            key=lambda call: (self._gives_way(call), call.call),
            default=None,
        )
        if call is None:
            return None
        if call.over or call.withdrawn:
            return Decision(call, Silence.OVER)
        if call.speak is Speak.ALWAYS:
            return Decision(call)
        if now - call.at > TOO_OLD:
            return Decision(call, Silence.REPEATED if self._gives_way(call) else Silence.TOO_OLD)
        in_run = self._run > 0
        return Decision(call, short=in_run or self._behind(is_mine) > 1, chime=not in_run)

    def _gives_way(self, call: BoardCall) -> bool:
        """Whether it is a call that was spoken before: others come first."""
        return call.recall and call.speak is not Speak.ALWAYS and call.number in self._spoken

    def _behind(self, is_mine: Callable[[BoardCall], bool]) -> int:
        """The calls that wait to be spoken."""
        return sum(is_mine(call) and not call.over for call in self._calls)
