"""Sound on a named output of this machine. Loads QtMultimedia: import it only when needed."""

import logging

from PyQt6.QtCore import QBuffer, QIODevice, QObject, QTimer, pyqtSignal
from PyQt6.QtMultimedia import QAudio, QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices

from client.speech.jack import HeadphoneJack

log = logging.getLogger(__name__)


class DeviceSound(QObject):
    """A `Sound` on one output device, and on no other.

    A program says so in its log when the device is not there, with the names that are. The
    device is found again when it comes back.

    Args:
        name: of the device, as the system shows it ("USB Headset Analog Stereo"), or its id
            (`alsa_output.usb-...`), which tells two of a kind apart.
        jack: of the headset. The same device may play by a built-in loudspeaker while nothing
            is plugged in, so it is silent then. None: the device has no jack that matters.
    """

    ended = pyqtSignal()
    changed = pyqtSignal()

    def __init__(
        self, name: str, jack: HeadphoneJack | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._jack = jack
        self._device: QAudioDevice | None = None
        self._sink: QAudioSink | None = None
        self._buffer = QBuffer(self)
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.timeout.connect(self.ended)
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._look)
        if jack is not None:
            jack.changed.connect(self._change)
        self._device = self._find()

    @property
    def available(self) -> bool:
        """Whether the device is there."""
        return self._device is not None

    @property
    def headset(self) -> bool | None:
        """Whether a headset is plugged in; None: this cannot be detected."""
        return None if self._jack is None else self._jack.plugged

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
        self._sink.stateChanged.connect(self._hear)
        self._sink.start(self._buffer)

    def set_volume(self, volume: float) -> None:
        """As in `Sound`."""
        if self._sink is not None:
            self._sink.setVolume(volume)

    def stop(self) -> None:
        """As in `Sound`."""
        self._end.stop()
        if self._sink is not None:
            self._sink.stateChanged.disconnect(self._hear)
            self._sink.reset()
            self._sink.deleteLater()
            self._sink = None
            self._buffer.close()

    def _hear(self, state: QAudio.State) -> None:
        sink = self._sink
        if sink is None or state not in (QAudio.State.IdleState, QAudio.State.StoppedState):
            return
        if sink.error() not in (QAudio.Error.NoError, QAudio.Error.UnderrunError):
            log.warning("the sound device %s does not play: %s", self._name, sink.error().name)
        self.stop()
        self._end.start()

    def _look(self) -> None:
        found = self._find()
        came_or_went = (found is None) is not (self._device is None)
        self._device = found
        if came_or_went:
            self._change()
        if self._jack is not None:
            self._jack.look()

    def _change(self) -> None:
        if self._sink is not None and (not self.available or self.headset is False):
            # At once: the system may move what plays to another output.
            self.stop()
            self._end.start()
        self.changed.emit()

    def _find(self) -> QAudioDevice | None:
        devices = QMediaDevices.audioOutputs()
        for device in devices:
            if self._name in (device.description(), device.id().data().decode(errors="replace")):
                return device
        names = ", ".join(device.description() for device in devices) or "none"
        log.warning("no sound: the device %s is not there; there are: %s", self._name, names)
        return None
