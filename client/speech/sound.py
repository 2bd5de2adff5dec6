"""Where sound goes: what a program may ask of an output, and the twin that records.

`client.speech.device` has the real one.
"""

from dataclasses import dataclass
from typing import Protocol

from PyQt6.QtCore import QObject, QTimer, pyqtBoundSignal, pyqtSignal


class Sound(Protocol):
    """One output, such as the headset of a kiosk or the loudspeakers of a display.

    It plays there or is silent; it never uses another output. While its headset is unplugged
    it is silent too: what plays then stops.
    """

    @property
    def available(self) -> bool:
        """Whether the output is there."""

    @property
    def headset(self) -> bool | None:
        """Whether a headset is plugged in; None: this cannot be detected."""

    @property
    def ended(self) -> pyqtBoundSignal:
        """Signal: what was played is over, or could not be heard. Not after `stop`, and not of
        what was replaced."""

    @property
    def changed(self) -> pyqtBoundSignal:
        """Signal: `available` or `headset` is another now."""

    def play(self, pcm: bytes, rate: int, volume: float) -> None:
        """Play this in place of what is playing now.

        Args:
            pcm: signed 16-bit samples in the machine's byte order, one channel.
            rate: samples a second.
            volume: from 0 to 1, a factor of the amplitude.
        """

    def set_volume(self, volume: float) -> None:
        """Make what is playing louder or quieter, as in `play`."""

    def stop(self) -> None:
        """Be silent now."""


@dataclass(frozen=True, slots=True)
class Played:
    """What a `RecordingSound` was given to play, as in `Sound.play`."""

    pcm: bytes
    rate: int
    volume: float


class RecordingSound(QObject):
    """A `Sound` that keeps what it plays. Nothing takes time: `ended` follows at once.

    Args:
        headset: whether one is plugged in; None: this output cannot tell.

    Attributes:
        played: everything that was heard, oldest first.
        holding: as long as it is set, what plays goes on until `finish`.
        volume: of what was played last.
    """

    ended = pyqtSignal()
    changed = pyqtSignal()

    def __init__(self, headset: bool | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.played: list[Played] = []
        self.holding = False
        self.volume = 0.0
        self._headset = headset
        self._available = True
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.timeout.connect(self.ended)

    @property
    def available(self) -> bool:
        """Whether the output is there: from the beginning, until `set_available`."""
        return self._available

    @property
    def headset(self) -> bool | None:
        """Whether a headset is plugged in."""
        return self._headset

    def play(self, pcm: bytes, rate: int, volume: float) -> None:
        """Keep it, if it can be heard."""
        heard = self._available and self._headset is not False
        if heard:
            self.played.append(Played(pcm, rate, volume))
            self.volume = volume
        if heard and self.holding:
            self._end.stop()
        else:
            self._end.start()

    def set_volume(self, volume: float) -> None:
        """Keep the volume."""
        self.volume = volume

    def stop(self) -> None:
        """Be silent now."""
        self._end.stop()

    def finish(self) -> None:
        """End what is held."""
        self._end.start()

    def plug(self) -> None:
        """Plug a headset in."""
        self._headset = True
        self.changed.emit()

    def unplug(self) -> None:
        """Pull the headset out."""
        self._headset = False
        self._fall_silent()

    def set_available(self, available: bool) -> None:
        """Take the output away, or bring it back."""
        self._available = available
        self.changed.emit() if available else self._fall_silent()

    def _fall_silent(self) -> None:
        self._end.start()
        self.changed.emit()
