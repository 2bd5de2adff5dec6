"""The waits for QML: one page, in the current language."""

from collections.abc import Sequence

from PyQt6.QtCore import QObject, pyqtSignal

from client.ui.models import RowModel
from client.ui.qt import pyqtProperty, shown
from contract.board.waits_page import Pages, WaitsPages
from contract.snapshots import BoardService
from display.measures import Measures


class WaitsView(QObject):
    """The waits, for QML: `following` are the numbers that wait longest, `widths` in pixels (`name`
    of a row and those of `EMS`)."""

    changed = pyqtSignal()

    def __init__(self, measures: Measures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.waits = WaitsPages(measures)
        self._entries = RowModel(
            (
                *("key", "name", "colour", "waiting", "wait", "reason", "someUnserved"),
                *("nameLines", "reasonLines", "reasonBeside", "rowHeight"),
            ),
            parent=self,
        )
        self._pages = 1
        self._page = 0
        self._following: list[str] = []

    def show(self, pages: Pages, page: int, services: Sequence[BoardService]) -> None:
        """Show one of these pages, and the next numbers."""
        self._pages, self._page = len(pages), page % len(pages)
        self._entries.update(pages[self._page])
        self._following = [service.next for service in services if service.next is not None]
        self.changed.emit()

    entries = pyqtProperty(QObject, lambda self: self._entries, constant=True)
    widths = pyqtProperty("QVariantMap", lambda self: self.waits.widths, notify=changed)
    someUnserved = shown(
        bool, lambda self: any(row["someUnserved"] for row in self._entries.rows), changed
    )
    pages = shown(int, lambda self: self._pages, changed)
    page = shown(int, lambda self: self._page, changed)
    following = shown("QStringList", lambda self: self._following, changed)
    quiet = shown(bool, lambda self: not self._entries.rows, changed)
