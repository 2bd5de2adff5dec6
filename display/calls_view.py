"""The calls for QML: the rows of the current page, and the recent numbers."""

from collections.abc import Callable
from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal

from client.ui.models import RowModel
from client.ui.qt import every, pyqtProperty, shown
from client.ui.wording import Wordings
from contract.board.calls import CallBook
from contract.board.calls_page import CallsPage
from contract.board.plan import Density
from display.measures import Measures

STEP_MILLISECONDS: Final = 200


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
        self.book, self.calls = book, CallsPage(book, measures)
        self._wordings, self._steady = wordings, steady
        self._rows = RowModel(
            ("number", "counter", "arrow", "floor", "standing", "again", "column", "line"),
            key="number",
            parent=self,
        )
        # Row by row: with a list of texts QML would recreate all of them with each call.
        self._recent = RowModel(("key", "counter"), parent=self)
        self._told = (0, 1, 0)
        every(self, STEP_MILLISECONDS, self.refresh)

    @property
    def density(self) -> Density:
        """The required density of the calls."""
        return self.calls.density

    def set_connected(self, connected: bool) -> None:
        """Set whether the data is current."""
        self.calls.connected = connected
        self.refresh()

    def refresh(self) -> None:
        """Remove calls whose time is over, turn the page, and update the rows."""
        now = self.calls.refresh(self._steady(), self._wordings.say)
        if now.seen:
            self.seen.emit(now.seen)
        self._rows.update(now.rows)
        self._recent.update(now.recent)
        told = (now.page, now.pages, len(self.book.rows))
        if told != self._told:
            self._told = told
            self.changed.emit()

    rows = pyqtProperty(QObject, lambda self: self._rows, constant=True)
    recent = pyqtProperty(QObject, lambda self: self._recent, constant=True)
    page = shown(int, lambda self: self._told[0], changed)
    pages = shown(int, lambda self: self._told[1], changed)
