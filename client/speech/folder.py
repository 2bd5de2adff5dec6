"""Sound that is stored as a file instead of played, for machines without an output."""

import logging
import wave
from pathlib import Path
from typing import Final

from PyQt6.QtCore import QFileSystemWatcher, QObject, pyqtSignal

from client.ui.timers import once

log = logging.getLogger(__name__)

LATEST: Final = "latest.wav"


class FolderSound(QObject):
    """A `Sound` whose output is a folder: it stores the latest sentence as `latest.wav`.

    `ended` follows at once. It is available while the folder exists, and has no headset jack.

    Args:
        folder: created if missing.

    Raises:
        OSError: the folder cannot be made.
    """

    ended = pyqtSignal()
    changed = pyqtSignal()

    headset: Final = None

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._was_there = True
        self._end = once(self, 0, self.ended.emit)
        self._around = QFileSystemWatcher([str(folder.parent)], self)
        self._around.directoryChanged.connect(self._look)

    @property
    def available(self) -> bool:
        """As in `Sound`."""
        return self._folder.is_dir()

    def play(self, pcm: bytes, rate: int, volume: float) -> None:
        """Store the sound if the folder exists; the volume is not applied."""
        try:
            if self.available:
                with wave.open(str(self._folder / LATEST), "wb") as file:
                    file.setparams((1, 2, rate, 0, "NONE", "not compressed"))
                    file.writeframes(pcm)
        except OSError as error:
            log.warning("cannot store the sound: %s", error)
        self._end.start()

    def set_volume(self, volume: float) -> None:
        """Nothing to do: nothing is being played."""

    def stop(self) -> None:
        """As in `Sound`."""
        self._end.stop()

    def _look(self) -> None:
        if self.available is not self._was_there:
            self._was_there = self.available
            self.changed.emit()
