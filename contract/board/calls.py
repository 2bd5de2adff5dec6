"""The calls that a display shows, the newest on top, on rotating pages if they do not fit. Pure;
the time is in seconds of a monotonic clock."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from contract.snapshots import BoardCall

VISIBLE_SECONDS: Final = 12.0
"""The least time that a call is visible, even if the visitor comes at once."""

CROWDED_SECONDS: Final = 5.0
"""The same with several pages: most of the time of one page. Finished calls make room for open
ones."""

GLOW_SECONDS: Final = 12.0
"""How long a new call is highlighted; `hall.md` of the project's design asks for 10 to 15."""

RECENT: Final = 100
"""The number of recent calls that are kept; the screen shows as many as fit."""

OVER_AT_MOST: Final = 10
"""The number of finished calls that may wait for their time on the screen. Beyond it the oldest
move to the recent calls at once: otherwise a burst would hide open calls for minutes."""


@dataclass(frozen=True, slots=True)
class DisplayedCall:
    """A call on the screen."""

    call: BoardCall
    news: bool
    """Whether it is new; calls from before the start of the display are not."""
    since: float | None = None
    """When its page was first shown."""
    visible: float = 0.0
    """For how many seconds it has been visible."""

    @property
    def over(self) -> bool:
        """Whether it is finished: the visitor has come, or is not expected any more."""
        return self.call.over or self.call.withdrawn

    def glows(self, now: float) -> bool:
        """Whether it is highlighted: new, and its visitor is expected."""
        return self.news and not self.over and now - (self.since or now) < GLOW_SECONDS


class CallBook:
    """The calls of a display. `last` is the number of the last call that it received, also before
    this start of the program (None if unknown), `epoch` the database to which that number belongs;
    `wanted` filters the calls."""

    def __init__(
        self,
        last: int | None = None,
        epoch: str = "",
        wanted: Callable[[BoardCall], bool] = lambda _call: True,
    ) -> None:
        self.last, self.epoch = last, epoch
        self._wanted = wanted
        self._rows: list[DisplayedCall] = []
        self._recent: list[BoardCall] = []
        self._known: set[int] = set()
        self._seen: list[int] = []
        self._displayed: set[int] = set()
        self._looked = 0.0

    @property
    def rows(self) -> Sequence[DisplayedCall]:
        """The calls on the screen, the newest first; of a recalled number only the newer call."""
        return tuple(self._rows)

    @property
    def recent(self) -> Sequence[BoardCall]:
        """The recent calls, the latest first, without withdrawn ones."""
        return tuple(self._recent)

    def lacks(self, calls: Sequence[BoardCall]) -> bool:
        """Whether there is a gap between the last received call and these."""
        return bool(calls) and self.last is not None and min(c.call for c in calls) > self.last + 1

    def take(self, calls: Sequence[BoardCall], epoch: str) -> Sequence[BoardCall]:
        """Merge the calls of a board, in any order, and update the known ones; returns those that
        are new to this display, in their order. A board contains every open call: a row that is not
        on it is finished."""
        ordered = sorted((call for call in calls if self._wanted(call)), key=lambda call: call.call)
        if epoch != self.epoch:
            self._begin_in(calls)
            self.epoch = epoch
        self._refresh({call.call: call for call in ordered})
        last = self.last
        old = [
            call
            for call in ordered
            if (last is None or call.call <= last)
            # A finished known call stays where it is; a reopened call comes back.
            and not (call.call in self._known and (call.over or call.withdrawn))
        ]
        new = [call for call in ordered if last is not None and call.call > last]
        if last is not None and not self._known:
            # The display may have stopped before their page was shown; now they are recent calls.
            self._seen += [call.call for call in old if call.over]
        self._enter(old, news=False)
        self._enter(new, news=True)
        self.last = max((call.call for call in calls), default=self.last or 0)
        return new

    def take_older(self, calls: Sequence[BoardCall], after: int) -> Sequence[BoardCall]:
        """Merge the calls above a number that were missed while offline; returns as `take`."""
        new = [
            call
            for call in sorted(calls, key=lambda call: call.call)
            if after < call.call <= (self.last or 0)
            and call.call not in self._known
            and self._wanted(call)
        ]
        self._enter(new, news=True)
        return new

    def forget_withdrawn(self) -> None:
        """Drop withdrawn calls while the hall is paused: the pause is announced to all."""
        self._rows = [row for row in self._rows if not row.call.withdrawn]

    def displayed(self, rows: Sequence[DisplayedCall], now: float) -> bool:
        """Mark these rows as shown from now on, in seconds of a monotonic clock; whether one of
        them is new on the screen."""
        there = {row.call.call for row in rows}
        passed, fresh = now - self._looked, False
        for place, row in enumerate(self._rows):
            number = row.call.call
            if number in there and row.since is None:
                self._rows[place], fresh = replace(row, since=now), True
                self._seen.append(number)
            elif number in self._displayed:
                self._rows[place] = replace(row, visible=row.visible + passed)
        self._displayed, self._looked = there, now
        return fresh

    def pop_seen(self) -> Sequence[int]:
        """The calls that became visible since the last call of this method, on the screen or among
        the recent ones, in order."""
        seen, self._seen = sorted(self._seen), []
        return seen

    def step(self, least: float = VISIBLE_SECONDS) -> None:
        """Move finished calls that were visible for these seconds to the recent ones."""
        over = [row for row in self._rows if row.over]
        too_many = [row for row in over if row.visible < least][OVER_AT_MOST:]
        self._seen += [row.call.call for row in too_many if row.since is None]
        leave = too_many + [row for row in over if row.visible >= least]
        for row in sorted(leave, key=lambda left: left.call.call):
            self._rows.remove(row)
            self._remember(row.call)

    def _begin_in(self, calls: Sequence[BoardCall]) -> None:
        """Handle another database: after a restore its numbers continue above the old ones, in a
        new hall they start again."""
        highest = max((call.call for call in calls), default=0)
        if self.last is not None and highest <= self.last:
            self._rows, self._recent, self._known, self.last = [], [], set(), None

    def _refresh(self, told: dict[int, BoardCall]) -> None:
        rows = []
        for row in self._rows:
            call = told.get(row.call.call) or row.call.model_copy(update={"over": True})
            if self._wanted(call):
                rows.append(replace(row, call=call))
        self._rows = rows
        recent = (told.get(call.call, call) for call in self._recent)
        self._recent = [call for call in recent if self._wanted(call)]

    def _enter(self, calls: Sequence[BoardCall], *, news: bool) -> None:
        for call in calls:
            self._known.add(call.call)
            if call.over or call.withdrawn:
                # It was finished before the display received it.
                self._remember(call)
                if news:
                    self._seen.append(call.call)
                continue
            same = [row for row in self._rows if row.call.number == call.number]
            if any(row.call.call >= call.call for row in same):
                continue
            self._rows = [row for row in self._rows if row not in same]
            self._rows.append(DisplayedCall(call, news))
            self._recent = [other for other in self._recent if other.number != call.number]
        self._rows.sort(key=lambda row: -row.call.call)

    def _remember(self, call: BoardCall) -> None:
        if call.withdrawn or any(row.call.number == call.number for row in self._rows):
            return
        others = [other for other in self._recent if other.number != call.number]
        self._recent = [call, *others][:RECENT]


def page_of(rows: Sequence[DisplayedCall], room: int, start: int) -> Sequence[DisplayedCall]:
    """The rows of a page, with room for so many (0 if the display shows no calls). With several
    pages the newest call is on each; `start` of the others were on the pages before."""
    if len(rows) <= room or room <= 1:
        return rows[start % len(rows) :][:room] if rows else rows
    return (rows[0], *rows[1 + start : start + room])


def page_step(room: int) -> int:
    """How many rows a page shows apart from the newest call, which is on each page."""
    return max(1, room - 1)


def page_count(rows: int, room: int) -> int:
    """The number of pages for a number of rows."""
    if rows <= room or room == 0:
        return 1
    return rows if room == 1 else -(-(rows - 1) // page_step(room))


def places(rows: int, columns: int) -> Sequence[tuple[int, int]]:
    """Column and line of each row, counted from 0; columns are filled evenly."""
    return [
        (column, line)
        for column in range(columns)
        for line in range(-(-(rows - column) // columns))
    ]
