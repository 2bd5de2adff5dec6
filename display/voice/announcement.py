"""What the voice says: a call as it is printed and posted, sign by sign, in the visitor's
language."""

import re
import string
from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from client.speech import spelled
from contract import suspension
from contract.snapshots import BoardCall, Suspension
from contract.texts import SENTENCES, wording
from display.look import TEXTS

CHIME, CHIME_AGAIN = "chime", "chime-again"


def call_words(number: str, counter: str, language: str, *, short: bool = False) -> str:
    """A call for the synthesizer.

    Args:
        short: number and counter alone, without the sentence around them.
    """
    say = wording(TEXTS, language)
    if short:
        return say("say_call_short", number=spelled(number), counter=counter)
    digits = number.lstrip(string.ascii_letters)
    letters = number[: len(number) - len(digits)]
    said = " ".join(digits)
    if letters:
        said = say("say_number", letters=spelled(letters), digits=said)
    return say("say_call", number=said, counter=counter)


def languages_of(call: BoardCall, second: str | None) -> Sequence[str]:
    """In which languages a call is spoken: the ticket's own, and the centre's second one."""
    return tuple(dict.fromkeys(one for one in (call.language, second) if one))


def recorded_pieces(number: str, counter: str) -> Sequence[str]:
    """The keys of the recordings that make up a call: `sign-a`, `sign-0`, `counter-12`."""
    signs = [f"sign-{one.lower()}" for one in number if one.isalnum()]
    return (*signs, _counter_key(counter))


def to_record(numbers: Sequence[str], counters: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What a centre records in one language: the key of each recording, and the words for it.

    Args:
        numbers: the letters of all series of the centre.
        counters: as they are written above the counters.
    """
    yield CHIME, ""
    yield CHIME_AGAIN, ""
    for sign in (*dict.fromkeys("".join(numbers)), *"0123456789"):
        yield f"sign-{sign.lower()}", sign
    for counter in counters:
        yield _counter_key(counter), f"the word for a counter, and: {counter}"


def _counter_key(counter: str) -> str:
    """A name for the centre file, which takes letters, digits and '-'."""
    return "counter-" + re.sub("[^a-z0-9]+", "-", counter.lower()).strip("-")


def pause_words(pause: Suspension, language: str, now: datetime, zone: tzinfo) -> str:
    """That the hall is paused, and why, as sentences."""
    say = wording(SENTENCES, language)
    told = suspension.told(pause, say, now, zone)
    return f"{told.headline}. {told.why} {say('still_places')}"
