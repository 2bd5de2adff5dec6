"""Speaks sentences one after the other, with the listener's volume and speed."""

import logging
from collections.abc import Sequence
from functools import partial
from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal

from client.speech.sound import Sound
from client.speech.voice import NORMAL, NoVoice, Speech, Synthesizer
from client.ui.bridge import Worker

log = logging.getLogger(__name__)

SPEEDS: Final = (50, 75, NORMAL, 125, 150, 175, 200)
"""Per cent of the normal speed. VVSG 2.0, 7.1-K, asks for 6 to 8 steps."""

VOLUMES: Final = 5
MIDDLE: Final = 3
STEP_DB: Final = 6
"""Decibels between two volumes. VVSG 2.0, 7.1-K, allows 10 dB at most; EN 301 549, 8.2.1, asks for
18 dB between the lowest and the highest, and for a step 12 dB above the lowest: here the middle
one, which is the default unless staff chose another."""


class Speaker(QObject):
    """The voice of a program: one sentence at a time; a new message replaces the old. `volume` is a
    step from 1 to 5, `speed` is in per cent of the normal one.

    Signals:
        spoken: a sentence starts to play, with its text.
        ended: all sentences have been played. Not after `stop` or `reset`.
    """

    spoken = pyqtSignal(str)
    ended = pyqtSignal()

    def __init__(self, synthesizer: Synthesizer, sound: Sound) -> None:
        super().__init__()
        self._synthesizer = synthesizer
        self._sound = sound
        self._worker = Worker(1, self)
        self.left: list[tuple[str, str]] = []
        """The sentences that have not begun: texts, each with its language."""
        self._turn = 0
        self.speaking = False
        self.usual = MIDDLE
        self.volume = self.usual
        self.speed = NORMAL
        sound.ended.connect(self._go_on)

    def say(self, text: str, language: str) -> None:
        """Say this now, and drop the current and the queued sentences."""
        self.stop()
        self.follow([(text, language)])

    def follow(self, sentences: Sequence[tuple[str, str]]) -> None:
        """Say these, each with its language, after the current sentence; drop the queued ones."""
        self.left = list(sentences)
        if self.left and not self.speaking:
            self.speaking = True
            self._go_on()

    def stop(self) -> None:
        """Stop now, and drop all sentences."""
        self._sound.stop()
        self._turn += 1
        self.left = []
        self.speaking = False

    def reset(self) -> None:
        """Stop, and reset the volume and the speed for the next visitor."""
        self.stop()
        self.volume = self.usual
        self.speed = NORMAL

    def turn_volume(self, by: int) -> None:
        """Change the volume by steps, also of the current sentence."""
        self.volume = max(1, min(VOLUMES, self.volume + by))
        self._sound.set_volume(self._amplitude())

    def turn_speed(self, by: int) -> None:
        """Change the speed by steps, from the next sentence on."""
        step = SPEEDS.index(self.speed) + by
        self.speed = SPEEDS[max(0, min(len(SPEEDS) - 1, step))]

    def close(self) -> None:
        """Stop for good."""
        self.stop()
        self._worker.close()

    def _amplitude(self) -> float:
        return float(10 ** ((self.volume - VOLUMES) * STEP_DB / 20))

    def _go_on(self) -> None:
        if not self.speaking:
            return
        if not self.left:
            self.speaking = False
            self.ended.emit()
            return
        text, language = self.left.pop(0)
        self._worker.run(
            partial(self._make, text, language, self.speed), partial(self._play, text, self._turn)
        )

    def _make(self, text: str, language: str, speed: int) -> Speech | None:
        try:
            return self._synthesizer.synthesize(text, language, speed)
        except NoVoice as error:
            log.warning("cannot speak a sentence: %s", error)
            return None

    def _play(self, text: str, turn: int, speech: Speech | None) -> None:
        if turn != self._turn:
            return  # The message has been replaced meanwhile.
        if speech is None or not speech.pcm:
            self._go_on()
            return
        self._sound.play(speech.pcm, speech.rate, self._amplitude())
        self.spoken.emit(text)
