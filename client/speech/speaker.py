"""Says sentences, one after the other, with a volume and a speed that the listener sets."""

import logging
from functools import partial
from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal

from client.api import Refused, Unreachable
from client.bridge import Worker
from client.speech.sound import Sound
from client.speech.voice import NORMAL, NoVoice, Speech, Synthesizer

log = logging.getLogger(__name__)

SPEEDS: Final = (50, 75, NORMAL, 125, 150, 175, 200)
"""Per cent of the normal speed. VVSG 2.0, 7.1-K, asks for 6 to 8 steps."""

VOLUMES: Final = 5
MIDDLE: Final = 3
STEP_DB: Final = 6
"""Between two volumes. VVSG 2.0, 7.1-K, allows 10 dB at most; EN 301 549, 8.2.1, asks for 18 dB
between the lowest and the highest, and for a step 12 dB above the lowest: here the middle one,
with which every visitor begins unless staff chose another."""


class Speaker(QObject):
    """The voice of a program: one sentence at a time, and the newest message alone.

    Args:
        synthesizer: makes the sound, in a thread of its own.
        sound: plays it.

    Attributes:
        usual: the volume to which `reset` goes back.

    Signals:
        spoken: a sentence begins to be heard: its text.
        ended: everything has been said. Not after `stop` or `reset`.
    """

    spoken = pyqtSignal(str)
    ended = pyqtSignal()

    def __init__(
        self, synthesizer: Synthesizer, sound: Sound, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._synthesizer = synthesizer
        self._sound = sound
        self._worker = Worker(1, self)
        self._sentences: list[tuple[str, str]] = []
        """Texts, each with its language."""
        self._next = 0
        self._turn = 0
        self._speaking = False
        self.usual = MIDDLE
        self._volume = self.usual
        self._speed = NORMAL
        sound.ended.connect(self._go_on)

    @property
    def speaking(self) -> bool:
        """Whether something is being said, or about to be."""
        return self._speaking

    @property
    def volume(self) -> int:
        """The step, from 1 to 5."""
        return self._volume

    @property
    def speed(self) -> int:
        """In per cent of the normal one."""
        return self._speed

    def say(self, text: str, language: str) -> None:
        """Say this now, in place of what is being said and of what waits."""
        self._sentences = [(text, language)]
        self.repeat()

    def add(self, text: str, language: str) -> None:
        """Say this after what is being said."""
        if self._speaking:
            self._sentences.append((text, language))
        else:
            self.say(text, language)

    def repeat(self) -> None:
        """Say again what was last said, with what was added to it, from its beginning."""
        self.stop()
        if self._sentences:
            self._speaking = True
            self._go_on()

    def stop(self) -> None:
        """Be silent now; `repeat` says it again."""
        self._sound.stop()
        self._turn += 1
        self._next = 0
        self._speaking = False

    def reset(self) -> None:
        """Be silent and forget what was said, the volume and the speed: for the next visitor."""
        self.stop()
        self._sentences = []
        self._volume = self.usual
        self._speed = NORMAL

    def turn_volume(self, by: int) -> None:
        """So many steps louder, or quieter; also what is being said."""
        self._volume = max(1, min(VOLUMES, self._volume + by))
        self._sound.set_volume(self._amplitude())

    def turn_speed(self, by: int) -> None:
        """So many steps faster, or slower, from the next sentence on."""
        step = SPEEDS.index(self._speed) + by
        self._speed = SPEEDS[max(0, min(len(SPEEDS) - 1, step))]

    def close(self) -> None:
        """Say nothing any more."""
        self.stop()
        self._worker.close()

    def _amplitude(self) -> float:
        return float(10 ** ((self._volume - VOLUMES) * STEP_DB / 20))

    def _go_on(self) -> None:
        if not self._speaking:
            return
        if self._next == len(self._sentences):
            self._speaking = False
            self.ended.emit()
            return
        text, language = self._sentences[self._next]
        self._next += 1
        self._worker.run(
            partial(self._make, text, language, self._speed),
            partial(self._play, text, self._turn),
            self._never,
        )

    def _make(self, text: str, language: str, speed: int) -> Speech | None:
        try:
            return self._synthesizer.synthesize(text, language, speed)
        except NoVoice as error:
            log.warning("a sentence is not spoken: %s", error)
            return None

    def _play(self, text: str, turn: int, speech: Speech | None) -> None:
        if turn != self._turn:
            return  # Something else is to be said by now.
        if speech is None or not speech.pcm:
            self._go_on()
            return
        self._sound.play(speech.pcm, speech.rate, self._amplitude())
        self.spoken.emit(text)

    def _never(self, error: Refused | Unreachable) -> None:
        raise AssertionError("no server is asked") from error
