"""Faults of displays and of the files that a centre names."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from contract.centre import CentreConfig
from contract.faults.entries import Fault, keys_of, missing
from contract.faults.texts import not_spoken_here
from contract.files import named_files
from contract.letters import Widths, too_small
from contract.screens import DisplayBlock

WHOLE_HALL: Final = "hall"
"""The name that stands for no layout: no layout may have it."""

IN_FOLDER: Final = "put it into the folder of the centre file"
"""What to do about a named file that does not exist."""

PHRASE: Final = re.compile(r"chime|chime-again|sign-.+|counter-.+")
"""The prefix of the keys of recordings."""


def screen_faults(config: CentreConfig) -> Iterator[Fault]:
    """Faults of displays that refer to unknown parts, of voices in languages that the hall does not
    have, and of missing files."""
    yield from _display_faults(config)
    yield from _voice_faults(config)
    for path, name in named_files(config):
        if name not in config.files:
            yield Fault(path, f"there is no file '{name}': {IN_FOLDER}")


def _display_faults(config: CentreConfig) -> Iterator[Fault]:
    look, widths = partial(missing, keys_of(config)), _widths(config)
    for index, display in enumerate(config.displays):
        path = ("displays", index)
        if display.key == WHOLE_HALL:
            message = f"'{WHOLE_HALL}' means the board of the whole hall: write another key"
            yield Fault((*path, "key"), message)
        for block in dict.fromkeys(display.blocks):
            if display.blocks.count(block) > 1:
                yield Fault((*path, "blocks"), f"'{block}' is named twice: delete one of the two")
        has_block = DisplayBlock.PICTURES in display.blocks
        if display.pictures and not has_block:
            yield Fault((*path, "pictures"), "pictures are not shown: add 'pictures' to blocks")
        if has_block and not display.pictures:
            message = "blocks names 'pictures' and there are none: add some, or take it out there"
            yield Fault((*path, "pictures"), message)
        for place, key in enumerate(display.zones):
            yield from look((*path, "zones", place), "zones", key)
        for place, key in enumerate(display.services):
            yield from look((*path, "services", place), "services", key)
        if display.voice and (display.services or display.counter is not None):
            message = (
                "a display of some services or of one counter cannot be the voice of a zone: "
                "write voice = false, or leave services and counter out"
            )
            yield Fault((*path, "voice"), message)
        if (reason := too_small(display, widths)) is not None:
            yield Fault((*path, "inches"), reason)
        if display.counter is not None:
            yield from look((*path, "counter"), "counters", display.counter)


def _voice_faults(config: CentreConfig) -> Iterator[Fault]:
    languages = config.centre.languages
    for field, by_language in (
        ("pronounced", config.voice.pronounced),
        ("recordings", config.voice.recordings),
    ):
        for language in by_language:
            if language not in languages:
                message = not_spoken_here(language, languages)
                yield Fault(("voice", field, language), message)
    for language, recordings in config.voice.recordings.items():
        for key in recordings:
            if not PHRASE.fullmatch(key):
                message = f"'{key}' is not a phrase: 'novbe display phrases' lists them"
                yield Fault(("voice", "recordings", language, key), message)


def _widths(config: CentreConfig) -> Widths:
    """The widths of the numbers that may be called, and of the counters."""
    widths = Widths()
    for series in config.series:
        widths = widths.with_number(len(series.prefix), max(3, len(str(series.last))))
    for counter in config.counters:
        widths = widths.with_counter(counter.number)
    return widths
