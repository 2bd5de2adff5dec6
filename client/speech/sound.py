"""The interface of a sound output; `device` and `outputs` have implementations."""

from typing import Protocol

from PyQt6.QtCore import pyqtBoundSignal


class Sound(Protocol):
    """One output, such as the headset of a kiosk or the loudspeakers of a display. It plays there
    or is silent; it never uses another output. Unplugging its headset stops the sound."""

    @property
    def available(self) -> bool:
        """Whether the output is present."""

    @property
    def headset(self) -> bool | None:
        """Whether a headset is plugged in; None: it has no readable jack."""

    @property
    def ended(self) -> pyqtBoundSignal:
        """Signal: the sound has ended, or could not be played. Not emitted after `stop` or for a
        replaced sound."""

    @property
    def changed(self) -> pyqtBoundSignal:
        """Signal: `available` or `headset` has changed."""

    def play(self, pcm: bytes, rate: int, volume: float) -> None:
        """Play this instead of the current sound.

        Args:
            pcm: signed 16-bit samples in the machine's byte order, one channel.
            volume: from 0 to 1, a factor of the amplitude.
        """

    def set_volume(self, volume: float) -> None:
        """Make what is playing louder or quieter, as in `play`."""

    def stop(self) -> None:
        """Be silent now."""
