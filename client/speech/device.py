"""Sound on a named output of this machine. Loads QtMultimedia: import it only when needed."""

import logging
from pathlib import Path
from typing import Final

from PyQt6.QtCore import QBuffer, QFileSystemWatcher, QIODevice, QObject, pyqtSignal
from PyQt6.QtMultimedia import QAudio, QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices

from client.speech.jack import HeadphoneJack
from client.ui.qt import once

log = logging.getLogger(__name__)

SOUND_CARDS: Final = Path("/dev/snd")


class DeviceSound(QObject):
    """A `Sound` on one output device, and on no other. When it is missing, the log names the
    available ones; it is used again when it is back.

    Args:
        name: of the device, as the system shows it ("USB Headset Analog Stereo"), or its id
            (`alsa_output.usb-...`), which tells two of a kind apart; "" for the machine's default
            output.
        jack: of the headset. Without a headset the same device may play on a built-in loudspeaker,
            so it is silent then, and also where the jack cannot be read. None: the device has no
            jack, like a USB headset.
    """

    ended = pyqtSignal()
    changed = pyqtSignal()

    def __init__(
        self, name: str, jack: HeadphoneJack | None = None, cards: Path = SOUND_CARDS
    ) -> None:
        super().__init__()
        self._name = name
        self._jack = jack
        self._sink: QAudioSink | None = None
        self._buffer = QBuffer(self)
        self._end = once(self, 0, self.ended.emit)
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._look)
        if jack is not None:
            jack.changed.connect(self._change)
        # When a card is unplugged, PulseAudio moves the stream to another one, and Qt reports the
        # missing device only at the next change. The folder shows it in time.
        self._folder = cards
        self._cards = QFileSystemWatcher(self)
        self._cards.directoryChanged.connect(self._break_off)
        self._device = self._find()

    @property
    def available(self) -> bool:
        """Whether the device is present as reported by Qt: with PulseAudio that may be late until
        the next change of the outputs."""
        return self._device is not None

    @property
    def headset(self) -> bool | None:
        """As in `Sound`."""
        return self._jack.plugged if self._jack is not None else None

    def play(self, pcm: bytes, rate: int, volume: float) -> None:
        """As in `Sound`."""
        self.stop()
        if self._device is None or self.headset is False:
            self._end.start()
            return
        samples = QAudioFormat()
        samples.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        samples.setChannelCount(1)
        samples.setSampleRate(rate)
        self._buffer.setData(pcm)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink = QAudioSink(self._device, samples, self)
        self._sink.setVolume(volume)
        self._sink.stateChanged.connect(self._on_state)
        self._sink.start(self._buffer)
        # If the device cannot be opened, it stays stopped and emits no signal.
        self._on_state(self._sink.state())

    def set_volume(self, volume: float) -> None:
        """As in `Sound`."""
        if self._sink is not None:
            self._sink.setVolume(volume)

    def stop(self) -> None:
        """As in `Sound`."""
        self._end.stop()
        if self._sink is not None:
            self._sink.stateChanged.disconnect(self._on_state)
            self._sink.reset()
            self._sink.deleteLater()
            self._sink = None
            self._buffer.close()

    def _on_state(self, state: QAudio.State) -> None:
        if self._sink is None or state not in (QAudio.State.IdleState, QAudio.State.StoppedState):
            return
        error = self._sink.error()
        if error not in (QAudio.Error.NoError, QAudio.Error.UnderrunError):
            log.warning("the sound device %s does not play: %s", self._name, error.name)
        self._break_off()

    def _look(self) -> None:
        found = self._find()
        came_or_went = (found is None) is not (self._device is None)
        self._device = found
        if came_or_went:
            self._change()
        if self._jack is not None:
            self._jack.look()

    def _change(self) -> None:
        if self._device is None or self.headset is False:
            self._break_off()
        self.changed.emit()

    def _break_off(self) -> None:
        if self._sink is not None:
            self.stop()
            self._end.start()

    def _find(self) -> QAudioDevice | None:
        if not self._cards.directories() and self._folder.is_dir():
            self._cards.addPath(str(self._folder))
        devices = QMediaDevices.audioOutputs()
        if not self._name and devices:
            return QMediaDevices.defaultAudioOutput()
        for device in devices:
            if self._name in (device.description(), device.id().data().decode(errors="replace")):
                return device
        names = ", ".join(device.description() for device in devices)
        wanted = f"the device {self._name} is not there" if self._name else "no device is there"
        log.warning("no sound: %s%s", wanted, f"; there are: {names}" if names else "")
        return None
