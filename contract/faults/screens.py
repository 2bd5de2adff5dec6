"""Faults of displays and of the files that a centre names."""

import re
from collections.abc import Iterator
from typing import Final

from contract.centre import CentreConfig
from contract.faults.base import Fault
from contract.files import named_files
from contract.letters import Widths, too_small
from contract.screens import DisplayBlock

WHOLE_HALL: Final = "hall"
"""What takes a layout away from a display: no layout is called so."""

PHRASE: Final = re.compile(r"chime|chime-again|sign-.+|counter-.+")
"""How the keys of recordings begin."""


def screen_faults(config: CentreConfig) -> Iterator[Fault]:
    """Displays of what there is not, a voice in no language of the hall, and files that are not
    there."""
    yield from _display_faults(config)
    yield from _voice_faults(config)
    for path, name in named_files(config):
        if name not in config.files:
            yield Fault(path, f"there is no file '{name}' beside the centre file")


def _display_faults(config: CentreConfig) -> Iterator[Fault]:
    zones = {one.key for one in config.zones}
    services = {one.key for one in config.services}
    counters = {one.key for one in config.counters}
    floors, widths = any(one.floor for one in config.zones), _widths(config)
    for index, display in enumerate(config.displays):
        path = ("displays", index)
        if display.key == WHOLE_HALL:
            message = f"'{WHOLE_HALL}' stands for the board of the whole hall; take another name"
            yield Fault((*path, "key"), message)
        if len(set(display.blocks)) < len(display.blocks):
            yield Fault((*path, "blocks"), "a part is named twice")
        if bool(display.pictures) is not (DisplayBlock.PICTURES in display.blocks):
            message = "pictures need the part 'pictures' in blocks, and that part needs pictures"
            yield Fault((*path, "pictures"), message)
        for place, key in enumerate(display.zones):
            if key not in zones:
                yield Fault((*path, "zones", place), f"'{key}' is none of the zones")
        for place, key in enumerate(display.services):
            if key not in services:
                yield Fault((*path, "services", place), f"'{key}' is none of the services")
        if display.voice and (display.services or display.counter is not None):
            message = "a display of some services or of one counter cannot be the voice of a zone"
            yield Fault((*path, "voice"), message)
        if (reason := too_small(display, floors=floors, widths=widths)) is not None:
            yield Fault((*path, "inches"), reason)
        if display.counter is not None and display.counter not in counters:
            message = f"'{display.counter}' is none of the counters"
            yield Fault((*path, "counter"), message)


def _voice_faults(config: CentreConfig) -> Iterator[Fault]:
    languages = config.centre.languages
    for field, by_language in (
        ("pronounced", config.voice.pronounced),
        ("recordings", config.voice.recordings),
    ):
        for language in by_language:
            if language not in languages:
                message = f"'{language}' is no language of the centre"
                yield Fault(("voice", field, language), message)
    for language, recordings in config.voice.recordings.items():
        for key in recordings:
            if not PHRASE.fullmatch(key):
                message = f"'{key}' is no phrase; 'novbe display phrases' lists them"
                yield Fault(("voice", "recordings", language, key), message)


def _widths(config: CentreConfig) -> Widths:
    """Of the numbers that may be called, and of the counters."""
    widths = Widths()
    for series in config.series:
        widths = widths.with_number(len(series.prefix), max(3, len(str(series.last))))
    for counter in config.counters:
        widths = widths.with_counter(counter.number)
    return widths
