"""A sound output that records what it plays."""

from dataclasses import dataclass

from PyQt6.QtCore import QObject, QTimer, pyqtSignal


@dataclass(frozen=True, slots=True)
class Played:
    """A sound recorded by `RecordingSound`, as in `Sound.play`."""

    pcm: bytes
    rate: int
    volume: float


class RecordingSound(QObject):
    """A `Sound` that records what it plays.

    Args:
        pace: how many times faster than on a real output it plays; 0: nothing takes time, and
            `ended` follows at once.

    Attributes:
        holding: while it is set, a sound plays until `finish`.
    """

    ended = pyqtSignal()
    changed = pyqtSignal()

    def __init__(self, headset: bool | None = None, pace: float = 0.0) -> None:
        super().__init__()
        self._pace = pace
        self.available = True
        self.headset = headset
        self.played: list[Played] = []
        self.volume = 0.0
        self.holding = False
        self._playing = False
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.timeout.connect(self._come_to_end)

    def play(self, pcm: bytes, rate: int, volume: float) -> None:
        self.stop()
        self._playing = True
        if not self._audible():
            self.finish()
            return
        self.played.append(Played(pcm, rate, volume))
        self.volume = volume
        if not self.holding:
            seconds = len(pcm) / 2 / rate / self._pace if self._pace else 0
            self._end.start(round(seconds * 1000))

    def set_volume(self, volume: float) -> None:
        self.volume = volume

    def stop(self) -> None:
        self._end.stop()
        self._playing = False

    def finish(self) -> None:
        if self._playing:
            self._end.start(0)

    def _come_to_end(self) -> None:
        self._playing = False
        self.ended.emit()

    def set_headset(self, plugged: bool) -> None:
        self.headset = plugged
        self._change()

    def set_available(self, available: bool) -> None:
        self.available = available
        self._change()

    def _audible(self) -> bool:
        return self.available and self.headset is not False

    def _change(self) -> None:
        if not self._audible():
            self.finish()
        self.changed.emit()
