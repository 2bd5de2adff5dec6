"""Sound of announcements: the centre's recordings if all phrases of a call are recorded, else the
synthesizer. Results are cached, and made in advance."""

import io
import logging
import wave
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from client.speech.chimes import chime
from client.speech.voice import NoVoice, Speech, Synthesizer
from contract.screens import Voice as VoiceRules
from display.voice import announcement

log = logging.getLogger(__name__)

PHRASES_KEPT: Final = 50
"""About 10 MB: an announcement is 4 to 6 s of 22,050 samples a second. Recalls repeat calls of the
last minutes."""

CHIME_RATE: Final = 22_050

SPEED: Final = 145
"""In per cent of the speed of a kiosk's guidance: about 175 words a minute, as people speak.
Announcements are short, and the next visitor waits to be called."""

VARIANTS: Final[Mapping[str, str]] = {"en": "f2"}
"""The voice of a language, where another than the default is clearer in noise; measured for
English alone (`docs/measured.md`)."""

type Recording = Callable[[str, str], bytes | None]
"""Returns the centre's recording in a language, by its key, as a WAV file; None for none."""


class AnnouncementEngine:
    """Makes the sound of announcements. Thread-safe. Without a synthesizer only recordings are
    spoken."""

    def __init__(self, synthesizer: Synthesizer | None, recording: Recording) -> None:
        self._synthesizer, self._recording = synthesizer, recording
        self.sentence = lru_cache(maxsize=PHRASES_KEPT)(self._synthesize)
        """The sound of a text in a language; raises `NoVoice` without a voice for it."""
        self._short = False

    def use_rules(self, rules: VoiceRules) -> None:
        """Apply the centre's settings of the voice."""
        self._short = rules.short
        if self._synthesizer is not None and self._synthesizer.pronounced != rules.pronounced:
            self._synthesizer.pronounced = rules.pronounced
            self.sentence.cache_clear()

    def words(self, number: str, counter: str, language: str, *, short: bool = False) -> str:
        """The text of a call for the synthesizer; short, it is number and counter alone."""
        return announcement.call_words(number, counter, language, short=short or self._short)

    def call(
        self,
        number: str,
        counter: str,
        languages: Sequence[str],
        *,
        again: bool,
        short: bool = False,
        chime: bool = True,
    ) -> Sequence[Speech]:
        """The sound of a call: the chime, then the call in these languages; raises `NoVoice` if
        none of them can be spoken."""
        said: list[Speech] = []
        for language in languages:
            try:
                said += self._recorded(number, counter, language) or (
                    self.sentence(self.words(number, counter, language, short=short), language),
                )
            except NoVoice as error:
                log.warning("a call is not spoken in '%s': %s", language, error)
        if not said:
            raise NoVoice(f"no voice for {' or '.join(languages)}")
        return (self.chime(languages[0], again=again), *said) if chime else said

    def chime(self, language: str = "", *, again: bool) -> Speech:
        """The sound before a call: the centre's recorded chime, else the default."""
        key = announcement.CHIME_AGAIN if again else announcement.CHIME
        recorded = self._piece(language, key)
        return recorded or Speech(chime(CHIME_RATE, again=again), CHIME_RATE)

    def _recorded(self, number: str, counter: str, language: str) -> list[Speech]:
        """The recordings of a call; empty if one of them is missing."""
        keys = announcement.recorded_pieces(number, counter)
        pieces = [piece for key in keys if (piece := self._piece(language, key))]
        return pieces if len(pieces) == len(keys) else []

    def _piece(self, language: str, key: str) -> Speech | None:
        content = self._recording(language, key)
        return None if content is None else _speech_of(content)

    def _synthesize(self, text: str, language: str) -> Speech:
        if self._synthesizer is None:
            raise NoVoice("the synthesizer does not work")
        return self._synthesizer.synthesize(text, language, SPEED, VARIANTS.get(language, ""))


def _speech_of(content: bytes) -> Speech | None:
    """Read a WAV file of one channel and 16 bits; None for any other."""
    try:
        with wave.open(io.BytesIO(content)) as file:
            if (file.getnchannels(), file.getsampwidth()) == (1, 2):
                return Speech(file.readframes(file.getnframes()), file.getframerate())
    except (wave.Error, EOFError):
        pass
    log.warning("a recording is not used: it is not a WAV file of one channel and 16 bits")
    return None
