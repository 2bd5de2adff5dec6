"""The display: the time from a board to its frame, the load of a glowing call, and the memory of a
day. The counter: the time from a key to the number on its own screen, and the memory of a day."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from contract.enums import Role
from tests.parts import centre_files
from tests.race.crowd import fill, wide_hall
from tools.bench.children import said_by
from tools.bench.figures import Figure, of_memory, of_times
from tools.bench.halls import Template

_DISPLAY: Final = "tools.bench.display_child"
_WANTED: Final = "wanted, at most"
FRAME_MILLISECONDS: Final = 50.0
KEY_MILLISECONDS: Final = 100.0
BOARDS: Final = 200
DAY: Final = 2000
"""The calls of a day: about 222 an hour, for nine hours."""

VISITORS: Final = 300
EVERY: Final = 100
WARM_UP: Final = 5
"""The number of visitors before the measured ones."""


def display(_template: Template, _folder: Path, quick: bool) -> list[Figure]:
    """A display of 1920x1080 with the software renderer and its voice; without a server."""
    part = "Display"
    lines = said_by(_DISPLAY, "paint", str(BOARDS // (10 if quick else 1)))
    (pulse,) = said_by(_DISPLAY, "pulse")
    frames, core = map(float, pulse.split()[1:])
    day = said_by(_DISPLAY, "day", str(DAY // (10 if quick else 1)))
    frame = "a board with a new call to its painted frame, p99"
    return [
        of_times(part, frame, _times(lines, "painted"), FRAME_MILLISECONDS, _WANTED),
        of_times(part, "a plain loop beside it, p99", _times(lines, "loop")),
        Figure(part, "frames of a second while a call glows", frames, ""),
        Figure(part, "a core's share of that", core * 100, "%"),
        *of_memory(part, "calls", day),
    ]


def counter(_template: Template, folder: Path, quick: bool) -> list[Figure]:
    """A counter in its window that finishes a ticket and calls the next one, on SQLite; it serves
    all services."""
    part, count = "Counter", VISITORS // 5 if quick else VISITORS
    with wide_hall(folder / "counter-hall") as server:
        fill(server, count + 20, 1)
        key = centre_files.read(server.centre_file).counters[0].key
        token, every = server.token(Role.OPERATOR, key), min(EVERY, count // 3)
        words = (server.url, token, str(folder / "counter"), str(count), str(every))
        lines = said_by("tools.bench.counter_child", *words)
    name = "key to the number on the own screen, p99 (SQLite, in its window)"
    return [
        of_times(part, name, _times(lines, "key")[WARM_UP:], KEY_MILLISECONDS, _WANTED),
        *of_memory(part, "visitors", lines, middle=False),
    ]


def _times(lines: Sequence[str], start: str) -> list[float]:
    """The milliseconds of the lines that start with a word: `WORD MILLISECONDS`."""
    return [float(line.split()[1]) for line in lines if line.startswith(start)]
