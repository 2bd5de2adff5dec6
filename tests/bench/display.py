"""The display: from a board to its frame, the pulse of a call, the memory of a day."""

from pathlib import Path
from typing import Final

from tests.bench.children import said_by
from tests.bench.figures import Figure, of_memory, of_times
from tests.bench.halls import Template

_PART: Final = "Display"
_CHILD: Final = "tests.bench.display_child"
FRAME_MILLISECONDS: Final = 50.0

BOARDS: Final = 200
DAY: Final = 2000
"""Calls of a day, about: 222 an hour in nine hours."""


def measure(_template: Template, _folder: Path, quick: bool) -> list[Figure]:
    """A display of 1920x1080 with the software renderer, its voice at work; no server running."""
    lines = said_by(_CHILD, "paint", str(BOARDS // (10 if quick else 1)))
    took, loops = (
        [float(line.split()[1]) for line in lines if line.startswith(what)]
        for what in ("painted", "loop")
    )
    (pulse,) = said_by(_CHILD, "pulse")
    frames, core = map(float, pulse.split()[1:])
    day = said_by(_CHILD, "day", str(DAY // (10 if quick else 1)))
    frame = "a board with a new call to its painted frame, p99"
    return [
        of_times(_PART, frame, took, FRAME_MILLISECONDS, "wanted, at most"),
        of_times(_PART, "a plain loop beside it, p99", loops),
        Figure(_PART, "frames of a second while a call glows", frames, ""),
        Figure(_PART, "a core's share of that", core * 100, "%"),
        *of_memory(_PART, "calls", day),
    ]
