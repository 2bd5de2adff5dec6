"""The page of the calls that a display shows now. The time is in seconds of a monotonic clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from contract.board.calls import (
    CROWDED_SECONDS,
    VISIBLE_SECONDS,
    CallBook,
    DisplayedCall,
    page_count,
    page_of,
    page_step,
    places,
)
from contract.board.measures import PanelMeasures
from contract.board.plan import Density
from contract.centre import Direction
from contract.texts import Say

PAGE_SECONDS: Final = 6.0
"""How long a page of calls is shown; the newest call is on each page."""

ARROWS: Final = {
    Direction.LEFT: "arrow-left",
    Direction.RIGHT: "arrow-right",
    Direction.AHEAD: "arrow-up",
    Direction.BACK: "arrow-down",
    Direction.AHEAD_LEFT: "arrow-up-left",
    Direction.AHEAD_RIGHT: "arrow-up-right",
    Direction.BACK_LEFT: "arrow-down-left",
    Direction.BACK_RIGHT: "arrow-down-right",
    Direction.UP: "arrow-up",
    Direction.DOWN: "arrow-down",
}
"""As on signs, the arrow for straight ahead points up. Counters on other floors show the floor
too."""


@dataclass(frozen=True, slots=True)
class CallsNow:
    """What is shown of the calls: the rows and the recent numbers as JSON types, the page (from 0)
    and the number of pages, and the calls that became visible."""

    rows: Sequence[dict[str, Any]]
    recent: Sequence[dict[str, Any]]
    page: int
    pages: int
    seen: Sequence[int]


class CallsPage:
    """Turns the pages of the calls."""

    def __init__(self, book: CallBook, measures: PanelMeasures) -> None:
        self.book, self.connected = book, False
        self._measures = measures
        self._page_began = 0.0
        # Of the calls apart from the newest: where the page starts, and how many it has shown in
        # each of its layouts: with the language the room may change during a page.
        self._start, self._shown = 0, 0

    @property
    def density(self) -> Density:
        """The required density of the calls."""
        return self._measures.density_of(len(self.book.rows))

    def refresh(self, now: float, say: Say) -> CallsNow:
        """Remove calls whose time is over, and turn the page."""
        room = self._measures.plan.room
        crowded = page_count(len(self.book.rows), room) > 1
        self.book.step(CROWDED_SECONDS if crowded else VISIBLE_SECONDS)
        pages = page_count(len(self.book.rows), room)
        step = page_step(room)
        if now - self._page_began >= PAGE_SECONDS:
            self._start, self._page_began = self._start + self._shown, now
            self._shown = step
        if pages == 1:
            self._start = self._shown = 0
        elif self._start >= len(self.book.rows) - (room > 1):
            self._start = 0
        self._shown = min(self._shown or step, step)
        shown = self._page_of(room)
        if self.book.displayed(shown, now):
            shown = self._page_of(room)
        columns = places(len(shown), self._measures.plan.columns)
        return CallsNow(
            rows=[
                self._row(row, now, say) | {"column": column, "line": line}
                for row, (column, line) in zip(shown, columns, strict=True)
            ],
            recent=[{"key": call.number, "counter": call.counter} for call in self.book.recent],
            page=min(-(-self._start // step), pages - 1),
            pages=pages,
            seen=self.book.pop_seen(),
        )

    def _page_of(self, room: int) -> Sequence[DisplayedCall]:
        rows = self.book.rows
        if self._measures.layout.counter is not None:
            # A display above a counter shows one call: the open one, else the last one.
            return [next((row for row in rows if not row.over), rows[0])] if rows else []
        return page_of(rows, room, self._start)

    def _row(self, row: DisplayedCall, now: float, say: Say) -> dict[str, Any]:
        call, floor = row.call, row.call.floor
        # One call at a time is highlighted, as one is spoken.
        glows = row.glows(now) and self.connected and call is self.book.rows[0].call
        if call.withdrawn:
            standing = "withdrawn"
        elif call.over:
            standing = "over"
        else:
            standing = "now" if glows else "open"
        return {
            "number": call.number,
            "counter": call.counter,
            "arrow": ARROWS[call.direction] if call.direction is not None else "",
            "floor": say("floor", n=floor) if floor else "",
            "standing": standing,
            "again": call.recall and not row.over,
        }
