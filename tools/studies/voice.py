"""Computes how many first calls of a busy hall are spoken, by the rules and the lengths of a
display's announcements. No sound is played."""

import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import fmean, median, quantiles
from typing import Final

import click

from client.speech.voice import NoVoice, Synthesizer
from contract.enums import Speak
from contract.snapshots import BoardCall
from contract.texts import PROGRAM_LANGUAGES
from display.voice.engine import AnnouncementEngine
from display.voice.rules import Decision, Waiting
from simulator.replay.tables import table
from tools.studies.document import INTO, DocumentTables

RATES: Final = (7, 10, 12)
"""First calls a minute."""

REPEATED: Final = 0.12
"""Share of the visitors who come only after a second call."""

REPEATED_AFTER: Final = 45.0
"""Seconds from a first call to its second."""

COMES_AFTER: Final = 27.0
SPREAD: Final = 0.6
"""Log-normal: half of the visitors are at the counter within 27 s of the call, one in twenty within
10 s, nineteen in twenty within 72 s."""

BETWEEN: Final = 0.1
"""Seconds from the end of a sound to the beginning of the next announcement."""

SPOKEN: Final = 40
"""The number of tickets whose announcements are made in each language; the calls use them in
turn."""

START: Final = datetime(2026, 1, 5, 9, tzinfo=UTC)

type Length = Callable[[Decision], float]
"""Returns the seconds of an announcement."""


@dataclass(frozen=True, slots=True)
class Played:
    """The results for the calls.

    Attributes:
        first: the number of first calls.
        after: for each of them that was spoken, the seconds from the call to its announcement.
        repeated: the share of the repeated calls that were spoken.
    """

    first: int
    after: Sequence[float]
    repeated: float

    @property
    def share(self) -> float:
        """The share of the first calls that were spoken."""
        return len(self.after) / self.first


def play(length: Length, rate: float, hours: float, seed: int) -> Played:
    """Play the calls of some hours, `rate` first calls a minute."""
    chance = random.Random(seed)
    waiting, now = Waiting(), 0.0
    calls, comes = _calls(chance, rate, hours * 3600), dict[int, float]()
    queued, after, repeated = list[tuple[BoardCall, float]](), list[float](), list[bool]()
    due = next(calls, None)
    while due is not None or queued:
        if not queued and due is not None:
            now = max(now, _seconds(due[0]))
        while due is not None and _seconds(due[0]) <= now:
            queued.append(due)
            due = next(calls, None)
        comes |= {call.call: over for call, over in queued}
        waiting.add([call.model_copy(update={"over": over <= now}) for call, over in queued])
        decision = waiting.next(START + timedelta(seconds=now))
        assert decision is not None
        queued = [entry for entry in queued if entry[0].call != decision.call.call]
        is_spoken = decision.silence is None
        if decision.call.recall:
            repeated.append(is_spoken)
        elif is_spoken:
            after.append(now - _seconds(decision.call))
        if is_spoken:
            now += length(decision) + BETWEEN
    return Played(len(comes) - len(repeated), after, fmean(repeated or [0.0]))


def _calls(chance: random.Random, rate: float, seconds: float) -> Iterator[tuple[BoardCall, float]]:
    """The calls in order, each with the second at which it is finished, because its visitor has
    come or is called again."""
    found, at, number = [], 0.0, 0
    while (at := at + chance.expovariate(rate / 60)) < seconds:
        number += 1
        comes = chance.lognormvariate(math.log(COMES_AFTER), SPREAD)
        again = at + REPEATED_AFTER
        if chance.random() < REPEATED:
            found.append((again, number, True, again + comes))
            comes = REPEATED_AFTER
        found.append((at, number, False, at + comes))
    for call, (at, number, recall, over) in enumerate(sorted(found), 1):
        yield _call(call, number, at, recall=recall), over


def _call(call: int, number: int, at: float, *, recall: bool) -> BoardCall:
    return BoardCall(
        call=call,
        number=f"A{number:03}",
        counter=str(number % SPOKEN + 1),
        direction=None,
        language="en",
        at=START + timedelta(seconds=at),
        recall=recall,
        over=False,
        withdrawn=False,
        speak=Speak.NORMAL,
        service="hall.service",
    )


def _seconds(call: BoardCall) -> float:
    return (call.at - START).total_seconds()


class Lengths:
    """The lengths of the announcements in a language, in seconds, as the display makes them."""

    def __init__(self, engine: AnnouncementEngine, language: str) -> None:
        chance = random.Random(language)
        self._tones = engine.chime(language, again=False).seconds
        self._words: dict[tuple[str, bool], float] = {}
        for counter in range(1, SPOKEN + 1):
            number = f"{chance.choice('AKMRT')}{chance.randrange(1, 400):03}"
            for short in (False, True):
                pieces = engine.call(
                    number, str(counter), (language,), again=False, short=short, chime=False
                )
                self._words[str(counter), short] = sum(piece.seconds for piece in pieces)

    def __call__(self, decision: Decision) -> float:
        """The length of one announcement."""
        words = self._words[decision.call.counter, decision.short]
        return words + self._tones * decision.chime

    def usual(self, *, short: bool, chime: bool) -> float:
        """The mean length of the announcements."""
        words = [seconds for (_, form), seconds in self._words.items() if form is short]
        return fmean(words) + self._tones * chime


def row(language: str, lengths: Lengths, hours: float, seed: int) -> Sequence[str]:
    """A language's row of the table."""
    played = [play(lengths, rate, hours, seed) for rate in RATES]
    busiest = played[-1]
    return (
        language,
        f"{lengths.usual(short=False, chime=True):.1f}",
        f"{lengths.usual(short=True, chime=True):.1f}",
        f"{lengths.usual(short=True, chime=False):.1f}",
        *(f"{run.share:.0%}" for run in played),
        f"{median(busiest.after):.0f}, {quantiles(busiest.after, n=20)[-1]:.0f}",
        f"{busiest.repeated:.0%}",
    )


@click.command()
@click.option("--hours", type=click.FloatRange(0.1), default=4, show_default=True,
              help="How long each hall is played.")  # fmt: skip
@click.option("--seed", type=int, default=1, show_default=True,
              help="The same seed brings the same calls.")  # fmt: skip
@INTO
def voice(hours: float, seed: int, into: Path | None) -> None:
    """Compute which share of a busy hall's calls is spoken in each language."""
    output = DocumentTables("voice", into)
    head = (
        "language",
        "sentence",
        "number and counter",
        "in a run",
        *(f"spoken at {rate} a minute" for rate in RATES),
        f"heard after, at {RATES[-1]}: half, 95 %",
        f"repeated, at {RATES[-1]}",
    )
    try:
        engine = AnnouncementEngine(Synthesizer(), lambda _language, _key: None)
        rows = [
            row(language, Lengths(engine, language), hours, seed) for language in PROGRAM_LANGUAGES
        ]
    except NoVoice as error:
        raise click.ClickException(str(error)) from error
    output.show(table(head, rows))
