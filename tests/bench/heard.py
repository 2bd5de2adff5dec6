"""How much of a call a small recogniser hears in noise: the table of `docs/measured.md`.

Not a part of `make bench`: it needs the packages faster-whisper and numpy, which Novbe does not,
and the folder of one of that recogniser's models:

    python -m tests.bench.heard MODEL --voice en --speed 145 --speed 120
"""

import random
import re
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, Final

import click

from client.speech.voice import Speech, Synthesizer
from display.voice.announcement import call_words
from display.voice.engine import SPEED

CALLS: Final = 24
LETTERS: Final = "AEHIJKLMORTWY"
RATE: Final = 16_000
"""Samples a second that the recogniser takes."""

_ONES: Final = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen",
)
_TENS: Final = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}


def calls() -> Sequence[tuple[str, str]]:
    """Numbers and counters, always the same."""
    chance = random.Random(27)
    return [
        (f"{chance.choice(LETTERS)}{chance.randrange(1, 1000):03}", str(chance.randrange(1, 61)))
        for _ in range(CALLS)
    ]


def in_noise(said: Speech, decibels: float, seed: int) -> Any:
    """Speech in pink noise so much quieter, as the recogniser takes it: numbers from -1 to 1."""
    np = import_module("numpy")
    silence = np.zeros(said.rate // 2)
    speech = np.concatenate([silence, np.frombuffer(said.pcm, dtype=np.int16) / 32768, silence])
    count = len(speech)
    white = np.fft.rfft(np.random.default_rng(seed).standard_normal(count))
    pink = np.fft.irfft(white / np.sqrt(np.maximum(1, np.arange(len(white)))), count)
    voiced = speech[np.abs(speech) > 0.003]
    loudness = np.sqrt((voiced**2).mean()) / np.sqrt((pink**2).mean())
    tones = np.fft.rfft(speech + pink * loudness * 10 ** (-decibels / 20))
    tones[np.fft.rfftfreq(count, 1 / said.rate) > 0.49 * RATE] = 0
    places = np.arange(count * RATE // said.rate) * said.rate / RATE
    return np.interp(places, np.arange(count), np.fft.irfft(tones, count)).astype(np.float32)


def in_figures(text: str) -> str:
    """English number words as figures."""
    text = text.lower()
    for ten, value in _TENS.items():
        for one, word in enumerate(_ONES[1:10], 1):
            text = re.sub(rf"\b{ten}[- ]{word}\b", str(value + one), text)
        text = re.sub(rf"\b{ten}\b", str(value), text)
    for value, word in enumerate(_ONES):
        text = re.sub(rf"\b{word}\b", str(value), text)
    return text


def understood(heard: str, number: str, counter: str) -> tuple[bool, bool]:
    """Whether the recognised text has the number, and whether it has the counter."""
    before, *after = re.split(r"count\w*", in_figures(heard))
    named = re.split(r"please|go to", re.sub(r"\b(ticket|letter)\b", "", before))[0]
    return (
        re.sub(r"[^a-z0-9]", "", named).upper() == number,
        bool(after) and re.findall(r"\d+", after[-1])[:1] == [counter],
    )


@click.command()
@click.argument("model", type=click.Path(exists=True, file_okay=False))
@click.option("--voice", "voices", multiple=True, default=("en",), help="Such as en-us or en+f2.")
@click.option("--speed", "speeds", multiple=True, type=int, default=(SPEED,))
@click.option("--decibels", default=20.0, help="How much louder than the noise the voice is.")
def main(model: str, voices: Sequence[str], speeds: Sequence[int], decibels: float) -> None:
    """Print a row for each voice, speed and form of a call."""
    recogniser = import_module("faster_whisper").WhisperModel(model, compute_type="int8")

    def hear(samples: Any) -> str:
        said, _ = recogniser.transcribe(
            samples, language="en", temperature=0, condition_on_previous_text=False
        )
        return " ".join(one.text for one in said)

    for voice in voices:
        for speed in speeds:
            for short in (False, True):
                click.echo(row(hear, voice, speed, decibels, short))


def row(hear: Callable[[Any], str], voice: str, speed: int, decibels: float, short: bool) -> str:
    """A row of the table."""
    synthesizer, found, seconds = Synthesizer(), [], 0.0
    for place, (number, counter) in enumerate(calls()):
        said = synthesizer.synthesize(call_words(number, counter, "en", short=short), voice, speed)
        seconds += said.seconds / CALLS
        found.append(understood(hear(in_noise(said, decibels, place)), number, counter))
    numbers, counters = (sum(each) for each in zip(*found, strict=True))
    both = sum(map(all, found))
    form = "short" if short else "sentence"
    return f"| {voice} | {speed} | {form} | {numbers} | {counters} | {both} | {seconds:.1f} s |"


if __name__ == "__main__":
    main()
