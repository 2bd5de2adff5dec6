"""The calls for QML: the rows of the current page, and the recent numbers."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PyQt6.QtCore import QObject, pyqtSignal

from client.ui.models import RowModel
from client.ui.qt import every, pyqtProperty, shown
from client.ui.wording import Wordings
from contract.centre import Direction
from display.calls import (
    CROWDED_SECONDS,
    VISIBLE_SECONDS,
    CallBook,
    DisplayedCall,
    page_count,
    page_of,
    page_step,
    places,
)
from display.measures import Measures
from display.plan import Density

STEP_MILLISECONDS: Final = 200

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


class CallsView(QObject):
    """The calls, for QML. Signal `seen`: the numbers of calls that became visible."""

    changed = pyqtSignal()
    seen = pyqtSignal(object)

    def __init__(
        self,
        book: CallBook,
        measures: Measures,
        wordings: Wordings,
        steady: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.book = book
        self._measures, self._wordings, self._steady = measures, wordings, steady
        self._connected = False
        self._rows = RowModel(
            ("number", "counter", "arrow", "floor", "standing", "again", "column", "line"),
            key="number",
            parent=self,
        )
        # Row by row: with a list of texts QML would recreate all of them with each call.
        self._recent = RowModel(("key", "counter"), parent=self)
        self._page_began = 0.0
        # Of the calls apart from the newest: where the page starts, and how many it has shown in
        # each of its layouts: with the language the room may change during a page.
        self._start, self._shown = 0, 0
        self._told = (0, 1, 0)
        every(self, STEP_MILLISECONDS, self.refresh)

    @property
    def density(self) -> Density:
        """The required density of the calls."""
        return self._measures.density_of(len(self.book.rows))

    def set_connected(self, connected: bool) -> None:
        """Set whether the data is current."""
        self._connected = connected
        self.refresh()

    def refresh(self) -> None:
        """Remove calls whose time is over, turn the page, and update the rows."""
        now = self._steady()
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
        if seen := self.book.pop_seen():
            self.seen.emit(seen)
        columns = places(len(shown), self._measures.plan.columns)
        self._rows.update(
            [
                self._row(row, now) | {"column": column, "line": line}
                for row, (column, line) in zip(shown, columns, strict=True)
            ]
        )
        self._recent.update(
            [{"key": call.number, "counter": call.counter} for call in self.book.recent]
        )
        told = (min(-(-self._start // step), pages - 1), pages, len(self.book.rows))
        if told != self._told:
            self._told = told
            self.changed.emit()

    def _page_of(self, room: int) -> Sequence[DisplayedCall]:
        rows = self.book.rows
        if self._measures.layout.counter is not None:
            # A display above a counter shows one call: the open one, else the last one.
            return [next((row for row in rows if not row.over), rows[0])] if rows else []
        return page_of(rows, room, self._start)

    def _row(self, row: DisplayedCall, now: float) -> dict[str, Any]:
        call, floor = row.call, row.call.floor
        # One call at a time is highlighted, as one is spoken.
        glows = row.glows(now) and self._connected and call is self.book.rows[0].call
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
            "floor": self._wordings.say("floor", n=floor) if floor else "",
            "standing": standing,
            "again": call.recall and not row.over,
        }

    rows = pyqtProperty(QObject, lambda self: self._rows, constant=True)
    recent = pyqtProperty(QObject, lambda self: self._recent, constant=True)
    page = shown(int, lambda self: self._told[0], changed)
    pages = shown(int, lambda self: self._told[1], changed)
