"""The lists next to the ticket: the counter's queues, the tickets on hold, the missed ones."""

from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot

from client.ui.models import RowModel
from client.ui.qt import pyqtProperty, shown
from contract.desk import view_model
from counter.shared.core import Core


class Lists(QObject):
    """For QML: the lists `lines`, `held` and `missed`; `folded`, the count of hidden empty queues,
    in words; `unfolded`, whether they are shown."""

    changed = pyqtSignal()

    def __init__(self, core: Core) -> None:
        super().__init__()
        self._core = core
        self._unfolded, self._folded = False, ""
        self._lines = RowModel(
            (
                *("key", "name", "waiting", "filled", "over", "still", "wait", "target"),
                *("promises", "promise_tone"),
            ),
            parent=self,
        )
        self._held = RowModel(("key", "number", "name", "detail", "due"), parent=self)
        self._missed = RowModel(("key", "number", "name", "detail", "due"), parent=self)
        core.connection.changed.connect(self.refresh)
        core.wordings.languageChanged.connect(self.refresh)

    @pyqtSlot()
    def fold(self) -> None:
        """Show or hide the queues without visitors."""
        self._unfolded = not self._unfolded
        self.refresh()

    def refresh(self) -> None:
        """Update all lists."""
        core = self._core
        say, language, connection = core.say, core.language, core.connection
        desk, hall, catalogue = core.desk, core.hall, core.catalogue
        if desk is None or hall is None or catalogue is None:
            self._folded = ""
            for shown_list in (self._lines, self._held, self._missed):
                shown_list.update([])
            self.changed.emit()
            return
        rows = view_model.line_rows(say, desk, hall, catalogue, language)
        awaited, empty, self._folded = view_model.folded_rows(say, rows)
        self._lines.update([*awaited, *(empty if self._unfolded else [])])
        aside = (desk, catalogue, language, connection.zone)
        self._held.update(view_model.held_rows(say, *aside, connection.clock.now()))
        self._missed.update(view_model.missed_rows(say, hall, *aside))
        self.changed.emit()

    lines = pyqtProperty(QObject, lambda self: self._lines, constant=True)
    held = pyqtProperty(QObject, lambda self: self._held, constant=True)
    missed = pyqtProperty(QObject, lambda self: self._missed, constant=True)
    folded = shown(str, lambda self: self._folded, changed)
    unfolded = shown(bool, lambda self: self._unfolded, changed)
