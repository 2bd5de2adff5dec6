"""Which calls a board shows, in which order, and which one is called now.

Every call above the last announced one comes onto the board. Several at once
come one after another, each emphasised for its turn, and none leaves before it
was visible for its time, unless it was answered or withdrawn. Values and the
time (seconds of any steady clock) in, rows out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from contract.snapshots import BoardCall

TURN_SECONDS: Final = 4.0
"""How long a new call has the emphasis for itself while others wait for theirs."""

VISIBLE_SECONDS: Final = 12.0
"""How long an unanswered call stays visible at least."""

GLOW_SECONDS: Final = 12.0
"""How long a new call glows."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A call on the board.

    Attributes:
        call: as the hall tells it now.
        since: when it came onto the board.
        announced: whether it came in as news; what was there before the board is not.
    """

    call: BoardCall
    since: float
    announced: bool

    @property
    def live(self) -> bool:
        """Whether a visitor is still expected at a counter."""
        return not (self.call.over or self.call.withdrawn)


class CallBook:
    """The calls of a board, newest on top.

    Args:
        rows: how many the board has room for.
    """

    def __init__(
        self,
        rows: int,
        turn_seconds: float = TURN_SECONDS,
        visible_seconds: float = VISIBLE_SECONDS,
    ) -> None:
        self._rows = rows
        self._turn_seconds = turn_seconds
        self._visible_seconds = visible_seconds
        self._epoch: str | None = None
        self._last: int | None = None
        self._waiting: list[BoardCall] = []
        self._shown: list[Shown] = []
        self._older: list[BoardCall] = []
        """Calls that left or never had a row, newest first: a board that grows shows them."""

    @property
    def shown(self) -> Sequence[Shown]:
        """The rows, from the top."""
        return tuple(self._shown[: self._rows])

    @property
    def waiting(self) -> int:
        """How many new calls wait for their turn."""
        return len(self._waiting)

    @property
    def last(self) -> int | None:
        """The number of the last call taken in; None before the first board."""
        return self._last

    def now(self) -> Shown | None:
        """The number now called: the newest, as long as it is not answered."""
        return self._shown[0] if self._shown and self._shown[0].live else None

    def glowing(self, now: float) -> bool:
        """Whether the number now called is still new."""
        called = self.now()
        return called is not None and called.announced and now - called.since < GLOW_SECONDS

    def set_rows(self, rows: int, now: float) -> None:
        """Have room for more or fewer rows."""
        self._rows = rows
        while len(self._shown) > rows:
            self._leave(self._victim(now, whatever=True))
        while len(self._shown) < rows and self._older:
            self._shown.append(Shown(self._older.pop(0), now, announced=False))

    def gap(self, calls: Sequence[BoardCall]) -> bool:
        """Whether calls between the last one and these are missing."""
        return (
            bool(calls) and self._last is not None and min(c.call for c in calls) > self._last + 1
        )

    def take(self, calls: Sequence[BoardCall], epoch: str, now: float) -> None:
        """Take in the calls of a board (in any order); what is known is brought up to date."""
        ordered = sorted(calls, key=lambda one: one.call)
        if self._begins_anew(ordered, epoch):
            self._shown, self._waiting, self._older, self._last = [], [], [], None
        self._epoch = epoch
        self._refresh({one.call: one for one in ordered})
        if self._last is None:
            self._fill(ordered, now)
        else:
            for one in ordered:
                if one.call > self._last:
                    self._enter_or_wait(one, now)
        if ordered:
            self._last = max(self._last or 0, ordered[-1].call)
        elif self._last is None:
            self._last = 0
        self.step(now)

    def take_older(self, calls: Sequence[BoardCall], now: float) -> None:
        """Take in calls that a long absence left out: the unanswered come in their turn,
        before newer ones that still wait; the others are remembered only."""
        known = {one.call.call for one in self._shown}
        known |= {one.call for one in (*self._waiting, *self._older)}
        numbers = {one.call.number for one in self._shown} | {one.number for one in self._waiting}
        for one in sorted(calls, key=lambda call: call.call):
            if one.call in known or one.number in numbers:
                continue
            numbers.add(one.number)
            if one.over or one.withdrawn:
                self._older.append(one)
            else:
                self._waiting.append(one)
        self._waiting.sort(key=lambda call: call.call)
        self._older.sort(key=lambda call: -call.call)
        del self._older[20:]
        self.step(now)

    def step(self, now: float) -> bool:
        """Let the next waiting call come in if it is its turn; whether one did."""
        came = False
        while self._waiting and self._its_turn(now):
            self._enter(self._waiting.pop(0), now, announced=True)
            came = True
        return came

    def _begins_anew(self, ordered: Sequence[BoardCall], epoch: str) -> bool:
        """Another database: after a restore the numbers jump up, in a new hall they start again."""
        if self._epoch is None or self._epoch == epoch or self._last is None:
            return False
        return not ordered or ordered[-1].call <= self._last

    def _refresh(self, known: dict[int, BoardCall]) -> None:
        self._shown = [replace(one, call=known.get(one.call.call, one.call)) for one in self._shown]
        self._waiting = [known.get(one.call, one) for one in self._waiting]
        self._older = [known.get(one.call, one) for one in self._older]

    def _fill(self, ordered: Sequence[BoardCall], now: float) -> None:
        """The first board: what is there already is shown as it is, the unanswered before all."""
        newest: dict[str, BoardCall] = {one.number: one for one in ordered}
        ranked = sorted(newest.values(), key=lambda one: (one.over or one.withdrawn, -one.call))
        chosen = sorted(ranked[: self._rows], key=lambda one: -one.call)
        self._shown = [Shown(one, now, announced=False) for one in chosen]
        self._older = sorted(ranked[self._rows :], key=lambda one: -one.call)

    def _enter_or_wait(self, one: BoardCall, now: float) -> None:
        # What was answered before the board heard of it needs no emphasis, only its row.
        if one.over or one.withdrawn:
            if not any(shown.call.number == one.number for shown in self._shown):
                self._place_quietly(one, now)
        else:
            # A recall while the first call still waits for its turn: once is enough.
            self._waiting = [other for other in self._waiting if other.number != one.number]
            self._waiting.append(one)

    def _place_quietly(self, one: BoardCall, now: float) -> None:
        """Below everything newer or unanswered; straight to the older ones if there is no row."""
        place = next(
            (
                i
                for i, shown in enumerate(self._shown)
                if not shown.live and shown.call.call < one.call
            ),
            len(self._shown),
        )
        self._shown.insert(place, Shown(one, now - self._visible_seconds, announced=False))
        if len(self._shown) > self._rows:
            self._leave(self._victim(now, whatever=True))

    def _its_turn(self, now: float) -> bool:
        newcomer = self._waiting[0]
        if any(shown.call.number == newcomer.number for shown in self._shown):
            room = True
        else:
            room = len(self._shown) < self._rows or self._victim(now) is not None
        last = max((one.since for one in self._shown if one.announced), default=None)
        return room and (last is None or now - last >= self._turn_seconds)

    def _enter(self, one: BoardCall, now: float, *, announced: bool) -> None:
        self._shown = [shown for shown in self._shown if shown.call.number != one.number]
        while len(self._shown) >= self._rows:
            self._leave(self._victim(now, whatever=True))
        self._shown.insert(0, Shown(one, now, announced))

    def _victim(self, now: float, *, whatever: bool = False) -> Shown | None:
        """Who makes room: the oldest answered or withdrawn row, else the oldest that was
        visible long enough, else (if somebody must) the oldest."""
        for one in reversed(self._shown):
            if not one.live:
                return one
        for one in reversed(self._shown):
            if now - one.since >= self._visible_seconds:
                return one
        return self._shown[-1] if whatever and self._shown else None

    def _leave(self, one: Shown | None) -> None:
        if one is not None:
            self._shown.remove(one)
            self._older.insert(0, one.call)
            del self._older[20:]
