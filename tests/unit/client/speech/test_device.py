"""Output devices and headset jacks, on a machine that has none."""

import os
import shutil
import subprocess
import sys
import wave
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from client.speech.device import DeviceSound
from client.speech.jack import EVIOCGBIT_SW, EVIOCGSW, HeadphoneJack
from client.speech.outputs import FolderSound

NOISE = ("PulseAudioService", "Couldn't (load|resolve)")
"""What QtMultimedia says where a machine has no sound server and no video decoder."""

HEADPHONE, MICROPHONE = 1 << 2, 1 << 4


class Card:
    """A sound card's input devices: real files and events, with the switches of a test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.switches: dict[str, tuple[int, int]] = {}
        """Which switches a device has, and which are on."""

    def add(self, name: str, has: int, on: int = 0) -> None:
        os.mkfifo(self.folder / name)
        self.switches[name] = (has, on)

    def turn(self, name: str, on: int) -> None:
        self.switches[name] = (self.switches[name][0], on)
        with (self.folder / name).open("wb") as events:
            events.write(b"an event, of 24 bytes...")

    def ioctl(self, number: int, request: int, _buffer: bytes) -> bytes:
        name = Path(f"/proc/self/fd/{number}").readlink().name
        if name not in self.switches:
            raise OSError(25, "Inappropriate ioctl for device")
        has, on = self.switches[name]
        return {EVIOCGBIT_SW: has, EVIOCGSW: on}[request].to_bytes(8, sys.byteorder)


@pytest.fixture
def card(tmp_path: Path) -> Card:
    return Card(tmp_path)


def states(jack: HeadphoneJack) -> list[bool]:
    """The states it reports, now and from now on."""
    told = [jack.plugged]
    jack.changed.connect(lambda: told.append(jack.plugged))
    return told


def test_a_jack_tells_that_a_headset_comes_and_goes(card: Card, qtbot: QtBot) -> None:
    card.add("event0", MICROPHONE, MICROPHONE)
    card.add("event1", HEADPHONE | MICROPHONE, MICROPHONE)
    jack = HeadphoneJack(card.folder, card.ioctl)
    told = states(jack)
    for on in (HEADPHONE, 0):
        with qtbot.waitSignal(jack.changed):
            card.turn("event1", on)
    assert told == [False, True, False]
    jack.close()


def test_a_jack_that_comes_later_is_found(card: Card, qapp: object) -> None:
    card.add("event3", 0)
    (card.folder / "event4").write_bytes(b"")
    jack = HeadphoneJack(card.folder, card.ioctl)
    told = states(jack)
    card.add("event5", HEADPHONE, HEADPHONE)
    jack.look()
    del card.switches["event5"]
    jack.look()
    assert told == [False, True, False]
    jack.close()


@pytest.mark.qt_log_ignore(*NOISE, extend=True)
def test_a_jack_that_cannot_be_read_counts_as_unplugged_and_the_log_says_so(
    tmp_path: Path, qapp: object, caplog: pytest.LogCaptureFixture
) -> None:
    """Else the same device might speak from a loudspeaker."""
    (tmp_path / "event0").write_bytes(b"")
    sound = DeviceSound("Built-in Audio", HeadphoneJack(tmp_path))
    assert sound.headset is False
    assert f"no headphone jack in {tmp_path} can be read" in caplog.text


@pytest.mark.qt_log_ignore(*NOISE, extend=True)
def test_a_missing_output_device_is_silent_and_reported(
    card: Card, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    card.add("event0", HEADPHONE)
    jack = HeadphoneJack(card.folder, card.ioctl)
    sound = DeviceSound("Headset of the kiosk", jack, cards=card.folder)
    assert not sound.available
    told = [sound.headset]
    assert "no sound: the device Headset of the kiosk is not there" in caplog.text
    with qtbot.waitSignal(sound.ended):
        sound.play(bytes(2000), 22050, 1.0)
    sound.set_volume(0.5)
    with qtbot.waitSignal(sound.changed):
        card.turn("event0", HEADPHONE)
    assert [*told, sound.headset] == [False, True]
    sound.play(bytes(2000), 22050, 1.0)
    with qtbot.assertNotEmitted(sound.ended, wait=50):
        sound.stop()
    jack.close()


def test_a_folder_keeps_the_latest_sentence_for_as_long_as_it_is_there(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "sound"
    sound = FolderSound(folder)
    for samples in (bytes(1000), b"\1\2" * 700):
        with qtbot.waitSignal(sound.ended):
            sound.play(samples, 22050, 1.0)
    with wave.open(str(folder / "latest.wav")) as kept:
        assert kept.getparams()[:4] == (1, 2, 22050, 700)
        assert kept.readframes(700) == b"\1\2" * 700
    with qtbot.waitSignal(sound.changed):
        shutil.rmtree(folder)
    assert not sound.available
    with qtbot.waitSignal(sound.ended):
        sound.play(bytes(2000), 22050, 1.0)
    assert not folder.exists()
    with qtbot.waitSignal(sound.changed):
        folder.mkdir()
    assert sound.available


def test_a_program_without_sound_loads_neither_multimedia_nor_voices() -> None:
    code = (
        "import sys, client.speech\n"
        "print([one for one in sys.modules if 'Multimedia' in one or 'espeak' in one])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
