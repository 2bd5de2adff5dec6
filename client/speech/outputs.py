"""The output that a setting names: a device of this machine, or a folder."""

import logging
import wave
from pathlib import Path
from typing import Final

from PyQt6.QtCore import QFileSystemWatcher, QObject, pyqtSignal

from client.speech.sound import Sound
from client.ui.qt import once

log = logging.getLogger(__name__)

IN_A_FOLDER: Final = "file:"
"""Prefix of an output that stores its sound in a folder."""

LATEST: Final = "latest.wav"


class FolderSound(QObject):
    """A `Sound` whose output is a folder: it stores the latest sentence as `latest.wav`, and
    `ended` follows at once. It is available while the folder exists, and has no headset jack.
    Raises `OSError` where the folder cannot be made."""

    ended = pyqtSignal()
    changed = pyqtSignal()

    headset: Final = None

    def __init__(self, folder: Path) -> None:
        super().__init__()
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


def output_at(name: str, jack: bool = False) -> Sound:
    """Make the configured output: `file:FOLDER`, or a device by its name as for `DeviceSound`;
    `jack`: it is silent while nothing is plugged in.

    Raises:
        OSError: the folder cannot be made.
        ImportError: a library of the machine's sound is missing.
    """
    if name.startswith(IN_A_FOLDER):
        return FolderSound(Path(name.removeprefix(IN_A_FOLDER)))
    # Imported late: it loads QtMultimedia, which programs without sound do not need.
    from client.speech.device import DeviceSound

    if not jack:
        return DeviceSound(name)
    # Only Linux reports a jack in this way.
    from client.speech.jack import HeadphoneJack

    return DeviceSound(name, HeadphoneJack())
