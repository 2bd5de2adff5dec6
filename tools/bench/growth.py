"""What a ticket costs as a hall grows: the processor time of an issue, and of a finish and call, in
one thread and without HTTP."""

import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path
from random import Random
from statistics import median
from typing import Any, Final

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import Role
from tests.parts import centre_files
from tests.parts.box import Box
from tests.parts.hall import ASAN
from tests.parts.large_centre import write_large_centre
from tools.bench.figures import Figure, repetitions
from tools.bench.halls import Template, endless
from tools.bench.old import grow_old

COMMANDS: Final = 40
"""The number of commands of each kind in a repetition."""

_PART: Final = "Processor time as a hall grows (SQLite, one thread, no HTTP)"


@dataclass(frozen=True)
class _Size:
    """How large a hall is: its centre, how many tickets wait, were served today and before."""

    config: CentreConfig
    waiting: int = 30
    served: int = 0
    past: int = 0


class _Hall:
    """A hall of one size, in this process."""

    def __init__(self, folder: Path, size: _Size) -> None:
        folder.mkdir()
        self._box = Box(f"sqlite:///{folder / 'novbe.db'}", folder, size.config)
        self._box.open_day()
        self._chance = Random(1)
        self._services = [service.key for service in size.config.services]
        levels = {profile.key: profile.levels for profile in size.config.profiles}
        self._served_at = {
            counter.key: levels[counter.profile][0][0] for counter in size.config.counters
        }
        for counter in self._served_at:
            self._box.at(counter, c.OpenCounter)
        self._serve(max(size.served, COMMANDS))
        if size.past:
            self._box.close()
            grow_old(str(folder / "novbe.db"), size.past)
        for _ in range(size.waiting):
            self._issue()

    def issue(self) -> float:
        """The milliseconds of an issue; each ticket is cancelled: as many wait as before."""
        seconds = 0.0
        for _ in range(COMMANDS):
            ticket, took = _timed(self._issue)
            seconds += took
            self._box.give(c.Cancel, self._box.who(Role.GREETER), ticket=ticket["id"])
        return seconds / COMMANDS * 1000

    def chain(self) -> float:
        """The milliseconds to finish a ticket and call the next one."""
        seconds = 0.0
        for counter in islice(cycle(self._served_at), COMMANDS):
            self._issue(self._served_at[counter])
            self._issue(self._served_at[counter])
            ticket = self._box.at(counter, c.CallNext)["ticket"]["id"]
            desk, took = _timed(lambda: self._finish(counter, ticket, next=True))  # noqa: B023
            seconds += took
            self._finish(counter, desk["ticket"]["id"])
        return seconds / COMMANDS * 1000

    def _serve(self, tickets: int) -> None:
        for counter in islice(cycle(self._served_at), tickets):
            self._issue(self._served_at[counter])
            self._finish(counter, self._box.at(counter, c.CallNext)["ticket"]["id"])

    def _issue(self, service: str = "") -> dict[str, Any]:
        self._box.forward(seconds=1)
        return self._box.issue(service or self._chance.choice(self._services))

    def _finish(self, counter: str, ticket: str, **more: Any) -> dict[str, Any]:
        return self._box.at(counter, c.Finish, ticket=ticket, **more)


def _timed(work: Callable[[], dict[str, Any]]) -> tuple[dict[str, Any], float]:
    begun = time.process_time()
    return work(), time.process_time() - begun


def _sizes(folder: Path) -> Mapping[str, _Size]:
    asan = endless(centre_files.read(ASAN))
    large = endless(centre_files.read(write_large_centre(folder / "large.toml")))
    usual = _Size(asan)
    return {
        "46 services, 34 counters, no past tickets": usual,
        "287 services, 60 counters": replace(usual, config=large),
        "12 counters": replace(usual, config=_with_counters(asan, 12)),
        "60 counters": replace(usual, config=_with_counters(asan, 60)),
        "10 tickets wait": replace(usual, waiting=10),
        "100 tickets wait": replace(usual, waiting=100),
        "500 tickets wait": replace(usual, waiting=500),
        "340 tickets of the day": replace(usual, served=340),
        "3,280 tickets of the day": replace(usual, served=3280),
        "200,000 past tickets": replace(usual, past=200_000),
    }


def _with_counters(config: CentreConfig, number: int) -> CentreConfig:
    """A centre with a number of counters, of all work profiles by turns."""
    profiles = cycle(profile.key for profile in config.profiles)
    counters = [
        counter.model_copy(update={"key": str(place), "number": str(place), "profile": profile})
        for place, (counter, profile) in enumerate(
            islice(zip(cycle(config.counters), profiles), number), 1
        )
    ]
    return config.model_copy(update={"counters": tuple(counters)})


def measure(_template: Template, folder: Path, quick: bool) -> list[Figure]:
    """The medians of repetitions that take the sizes in turns."""
    halls = {
        name: _Hall(folder / f"growth-{place}", size)
        for place, (name, size) in enumerate(_sizes(folder).items())
    }
    found: dict[str, list[float]] = defaultdict(list)
    for _ in range(repetitions(quick)):
        for name, hall in halls.items():
            found[f"issue, {name}"].append(hall.issue())
        for name, hall in halls.items():
            found[f"finish and call, {name}"].append(hall.chain())
    return [Figure(_PART, name, median(values), "ms") for name, values in found.items()]
