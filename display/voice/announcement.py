"""The texts of the voice: ticket and counter numbers spelled out, in the visitor's language."""

import re
import string
from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from client.speech.voice import spelled
from contract import suspension
from contract.board import TEXTS
from contract.snapshots import BoardCall, Suspension
from contract.texts import SENTENCES, wording

CHIME, CHIME_AGAIN = "chime", "chime-again"


def call_words(number: str, counter: str, language: str, *, short: bool = False) -> str:
    """The text of a call for the synthesizer; short, it is number and counter without the
    sentence."""
    say = wording(TEXTS, language)
    digits = number.lstrip(string.ascii_letters)
    letters = number[: len(number) - len(digits)]
    said = " ".join(digits)
    if letters:
        said = say("say_number", letters=spelled(letters), digits=said)
    return say("say_call_short" if short else "say_call", number=said, counter=counter)


def languages_of(call: BoardCall, second: str | None) -> Sequence[str]:
    """The languages of a call: the ticket's own, and the centre's second one."""
    return tuple(dict.fromkeys(language for language in (call.language, second) if language))


def recorded_pieces(number: str, counter: str) -> Sequence[str]:
    """The keys of the recordings of a call: `sign-a`, `sign-0`, `counter-12`."""
    signs = [f"sign-{character.lower()}" for character in number if character.isalnum()]
    return (*signs, _counter_key(counter))


def to_record(numbers: Sequence[str], counters: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The phrases to record in one language: the key of each recording, and its text; for the
    letters of all series, and the counters as they are written above them."""
    yield CHIME, ""
    yield CHIME_AGAIN, ""
    for sign in (*dict.fromkeys("".join(numbers)), *"0123456789"):
        yield f"sign-{sign.lower()}", sign
    for counter in counters:
        yield _counter_key(counter), f"the word for a counter, and: {counter}"


def _counter_key(counter: str) -> str:
    """A key for the centre file, which allows letters, digits and '-'."""
    return "counter-" + re.sub("[^a-z0-9]+", "-", counter.lower()).strip("-")


def pause_words(pause: Suspension, language: str, now: datetime, zone: tzinfo) -> str:
    """The announcement of a pause, with its reason, as sentences."""
    say = wording(SENTENCES, language)
    told = suspension.told(pause, say, now, zone)
    return f"{told.headline}. {told.why} {say('still_places')}"
