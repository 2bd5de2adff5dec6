"""Pictures between the calls: by time of day and language, one after the other."""

import logging
from datetime import datetime
from pathlib import Path
from typing import Final

from PyQt6.QtCore import QObject, QUrl, pyqtSignal, pyqtSlot

from client.ui.qt import once, shown
from contract.hours import is_within
from contract.screens import Display, Picture
from display.files import CentreFiles

log = logging.getLogger(__name__)

LOOK_MILLISECONDS: Final = 5000
"""Interval of checks while there is nothing to show."""


class Pictures(QObject):
    """The current picture. Property for QML: `source`, "" without one."""

    changed = pyqtSignal()

    def __init__(self, files: CentreFiles, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files = files
        self._pictures: tuple[Picture, ...] = ()
        self._broken: set[Path] = set()
        self._language = ""
        self._now: datetime | None = None
        self._place = -1
        self._source = ""
        self._turning = once(self, LOOK_MILLISECONDS, self.turn)
        files.changed.connect(self.look)

    def use_layout(self, layout: Display) -> None:
        """Set the layout."""
        if layout.pictures != self._pictures:
            self._pictures, self._place = layout.pictures, -1
            self._show("")
            self.turn()

    def set_moment(self, now: datetime, language: str) -> None:
        """Set the hall's time and the current language."""
        self._now, self._language = now, language
        if self._source and not self._fits(self._pictures[self._place]):
            self.turn()

    def look(self) -> None:
        """Start showing pictures, if none could be shown before."""
        if not self._source:
            self.turn()

    def turn(self) -> None:
        """Go to the next picture for this time and language; broken files are skipped."""
        count = len(self._pictures)
        for step in range(1, count + 1):
            place = (self._place + step) % count
            picture = self._pictures[place]
            path = self._files.path(picture.file)
            if path is not None and path not in self._broken and self._fits(picture):
                self._place = place
                self._show(QUrl.fromLocalFile(str(path)).toString())
                self._turning.start(round(picture.seconds * 1000))
                return
        self._show("")
        self._turning.start(LOOK_MILLISECONDS)

    @pyqtSlot(str)
    def broken(self, source: str) -> None:
        """A picture cannot be shown: log it once, and skip it."""
        path = Path(QUrl(source).toLocalFile())
        if path not in self._broken:
            self._broken.add(path)
            names = [
                picture.file for picture in self._pictures if self._files.path(picture.file) == path
            ]
            log.warning("the picture %s cannot be shown", ", ".join(names) or path.name)
            self.turn()

    def close(self) -> None:
        """Stop the rotation."""
        self._turning.stop()

    def _fits(self, picture: Picture) -> bool:
        if picture.language is not None and picture.language != self._language:
            return False
        if picture.interval is None or self._now is None:
            return True
        return is_within(self._now.time(), picture.interval)

    def _show(self, source: str) -> None:
        if source != self._source:
            self._source = source
            self.changed.emit()

    source = shown(str, lambda self: self._source, changed)
