"""Speech synthesis with eSpeak NG, which supports all six languages.

Its library and voices come in the wheel `espeakng-loader` and are called by ctypes: the existing
Python bindings need a system library, start a process for each sentence or only make phonemes, and
Qt's TextToSpeech plays on the default output alone.
"""

import ctypes
import os
import re
import string
import threading
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from client.speech.aloud import aloud

SLOWEST: Final = 50
NORMAL: Final = 100
FASTEST: Final = 200
"""Speeds in per cent of 120 to 125 words a minute. Source: VVSG 2.0, 7.1-K, which asks for that
normal speed, for half of it and for double, and for the same pitch at every speed."""

_RATE: Final = 105
"""The library's words per minute at the normal speed. Its figure is not the measured rate: at 105
it speaks 121 English words a minute in the sentences of a kiosk. Words differ in length between
languages; the rate of syllables is the same."""

_SYNCHRONOUS: Final = 2
_DO_NOT_EXIT: Final = 0x8000
_BUFFER_MS: Final = 500
_RATE_PARAMETER: Final = 1
_UTF8: Final = 1
_PAUSE_AT_END: Final = 0x1000

_RUSSIAN: Final = (
    "а бэ цэ дэ е эф гэ аш и йот ка эль эм эн о пэ ку эр эс тэ у вэ дубль-вэ икс игрек зэт"
)
_LETTERS: Final[Mapping[str, Mapping[str, str]]] = {
    # This voice reads Latin letters with their English names, which is usual in Arabic. The other
    # voices use the names of their language.
    "ru": dict(zip(string.ascii_uppercase, _RUSSIAN.split(), strict=True)),
}

_lock: Final = threading.Lock()
"""The library has one voice and one speed for the whole process."""

_made: Final = bytearray()


class NoVoice(OSError):
    """Speech is not available, or not in this language; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A spoken text: its samples, signed 16 bits each in the machine's byte order, one channel; and
    their rate per second."""

    pcm: bytes
    rate: int

    @property
    def seconds(self) -> float:
        """Its duration."""
        return len(self.pcm) / 2 / self.rate


class Synthesizer:
    """Renders texts to samples in memory. Thread-safe; calls are serialised. A sentence takes some
    hundredths of a second: too long for the GUI thread. `pronounced`: replacements for whole words
    that the voice mispronounces, by language. Raises `NoVoice` where the library is missing or does
    not start."""

    def __init__(self) -> None:
        self.pronounced: Mapping[str, Mapping[str, str]] = {}
        with _lock:
            self._library, self._rate = _start()

    def synthesize(
        self, text: str, language: str, speed: int = NORMAL, variant: str = ""
    ) -> Speech:
        """Render a text, with a pause at its end. Raises `NoVoice` for an unknown language.

        Args:
            speed: in per cent of the normal one, from 50 to 200.
            variant: of the language's voice, like `f2`; "" for the default.
        """
        said = self._as_spoken(text, language)
        with _lock:
            self._choose(f"{language}+{variant}" if variant else language)
            # The library's slowest speed is about 80 % of the normal one: slower speech is rendered
            # at normal speed and stretched.
            spoken_at = max(NORMAL, min(FASTEST, speed))
            self._library.espeak_SetParameter(_RATE_PARAMETER, _RATE * spoken_at // NORMAL, 0)
            _made.clear()
            flags = _UTF8 | _PAUSE_AT_END
            self._library.espeak_Synth(said, len(said) + 1, 0, 0, 0, flags, None, None)
            pcm = bytes(_made)
        if speed < NORMAL:
            pcm = self._stretched(pcm, max(SLOWEST, speed) / NORMAL)
        return Speech(pcm, self._rate)

    def _as_spoken(self, text: str, language: str) -> bytes:
        words = {**_LETTERS.get(language, {}), **self.pronounced.get(language, {})}
        text = aloud(speakable(text), language)
        if words:
            # The longest first: of two words with the same beginning the longer one is meant.
            # A capital before a lower-case word is not spelled out: "A printer".
            either = "|".join(
                re.escape(word) + "(?! [a-z])" * (len(word) == 1)
                for word in sorted(words, key=len, reverse=True)
            )
            text = re.sub(rf"(?<!\w)(?:{either})(?!\w)", lambda found: words[found[0]], text)
        return text.encode()

    def _choose(self, language: str) -> None:
        if self._library.espeak_SetVoiceByName(language.encode()) != 0:
            raise NoVoice(
                f"no voice speaks the language {language!r}: choose another language, or give "
                "the centre recordings in this one"
            )

    def _stretched(self, pcm: bytes, speed: float) -> bytes:
        """The sound slowed down at the same pitch."""
        count = len(pcm) // 2
        # In place: the buffer needs room for the longer sound, and a second of reserve.
        samples = (ctypes.c_short * (int(count / speed) + self._rate))()
        ctypes.memmove(samples, pcm, len(pcm))
        count = self._library.sonicChangeShortSpeed(
            samples, count, speed, 1.0, 1.0, 1.0, 0, self._rate, 1
        )
        return ctypes.string_at(samples, 2 * count)


def spelled(number: str) -> str:
    """A ticket's number spelled out: `A042` gives `A, 0, 4, 2`. The commas make the voice name each
    character; with spaces alone an English `A` would be read as the article."""
    return ", ".join(character for character in number if character.isalnum())


def speakable(text: str) -> str:
    """The text without soft hyphens and direction marks, and with plain spaces."""
    kept = "".join(
        " " if character.isspace() else character
        for character in unicodedata.normalize("NFC", text)
        if character.isspace() or not unicodedata.category(character).startswith("C")
    )
    return " ".join(kept.split())


def _collect(samples: int | None, count: int, _events: int | None) -> int:
    if samples:
        _made.extend(ctypes.string_at(samples, 2 * count))
    return 0


# Referenced here as long as the library may call it.
_collector: Final = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    _collect
)


@cache
def _start() -> tuple[ctypes.CDLL, int]:
    """Start the library once; its samples per second."""
    try:
        import espeakng_loader

        library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = os.fsencode(espeakng_loader.get_data_path())
    except (ImportError, OSError, RuntimeError) as error:
        raise NoVoice(
            f"cannot speak: {error}; install Novbe with its speech: pip install 'novbe[speech]'"
        ) from error
    library.espeak_Synth.argtypes = [
        *(ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int, ctypes.c_uint),
        *(ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p),
    ]
    library.sonicChangeShortSpeed.argtypes = [
        *(ctypes.c_void_p, ctypes.c_int),
        *(ctypes.c_float, ctypes.c_float, ctypes.c_float, ctypes.c_float),
        *(ctypes.c_int, ctypes.c_int, ctypes.c_int),
    ]
    # Without this option the library exits the process when its data is missing.
    rate = library.espeak_Initialize(_SYNCHRONOUS, _BUFFER_MS, data, _DO_NOT_EXIT)
    if rate <= 0:
        raise NoVoice(
            f"cannot speak: the voices in {os.fsdecode(data)} cannot be read; install "
            "espeakng-loader again, in a folder with a shorter path if this one is long"
        )
    library.espeak_SetSynthCallback(_collector)
    return library, rate
