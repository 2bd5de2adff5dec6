"""A hall that is backed up, runs on, is lost, and is restored from the backup."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Final

from contract import commands as c
from contract.enums import Role
from contract.errors import Refusal
from server.backup import making, restoring
from server.settings import ServerSettings
from server.views import device
from tests.parts.box import Box
from tests.parts.village import village_data

NEXT: Final = {"A": 300, "K": 300}
"""The next number of each series, past all that a test issues."""

NAMED_NEXT: Final = ("--next", "A=300", "--next", "K=300")
"""The same, for the command."""


def large_village(box: Box, **rules: Any) -> None:
    """Give the village a kiosk and numbers for a whole day, some for when the server is away."""
    data = village_data(lease_size=3, intake_ends_by_wait=False, **rules)
    data["series"][0]["last"] = 999
    data["series"][1] |= {"last": 999, "leased_from": 900}
    box.import_config(data)
    box.bearer(Role.KIOSK)


def backup_of(box: Box, into: Path, **options: Any) -> Path:
    return making.make(box.settings, into, keep=None, **options).path


def restored(
    box: Box,
    backup: Path,
    database: str,
    data: Path,
    *,
    next_numbers: dict[str, int] | None = None,
) -> tuple[Box, restoring.RestoreResult]:
    """The hall restored from a backup in another folder, at the same time of day."""
    done = restoring.restore(
        ServerSettings(data=data, database=database),
        backup,
        over=False,
        next_numbers=next_numbers or {},
        clock=box.clock,
    )
    again = Box(database, data)
    again.clock.forward(box.clock.now() - again.clock.now())
    again.bearers.update(box.bearers)
    return again, done


def leases_of(box: Box) -> list[dict[str, Any]]:
    """The numbers of today that the kiosk has for when the server is away; none while all rest."""
    kiosk = box.who(Role.KIOSK)
    with suppress(Refusal):
        box.give(c.GrantLease, kiosk, device=kiosk.id, series="K")
    leases = box.read(lambda reading: device.build(box.hall.context(reading), kiosk)).wire()[
        "leases"
    ]
    return [one for one in leases if one["day"] == f"{box.clock.now():%Y-%m-%d}"]


@dataclass
class Given:
    """What a hall gave to visitors and boards."""

    numbers: list[str]
    calls: list[int]
    tokens: dict[str, str]


def following(box: Box, numbers: list[str]) -> dict[str, int]:
    """The next number of each series, as a person who looks at all papers names it."""
    leased = 900
    found = {}
    for series in box.read(lambda reading: reading.setup.config.series):
        given = [int(one[1:]) for one in numbers if one.startswith(series.prefix)]
        last = max((one for one in given if one < leased), default=series.first - 1)
        found[series.prefix] = last + 1
    return found


def lived(box: Box, random: Random, steps: int) -> Given:
    """Let visitors take tickets and counters call them for a while."""
    given = Given([], [], {})
    for _ in range(steps):
        box.forward(seconds=random.randrange(5, 60))
        match random.randrange(5):
            case 0 | 1 | 2:
                issued = box.issue(random.choice(("paper", "tax")))
                given.numbers.append(issued["number"])
                given.tokens[issued["id"]] = issued["token"]
            case 3:
                desk = box.desk("1")
                if desk["ticket"] is not None:
                    box.at("1", c.Finish)
                elif desk["waiting"]:
                    called = box.at("1", c.CallNext)
                    given.calls.append(box.read(lambda reading: reading.centre.call))
                    assert called["ticket"] is not None
            case 4:
                first = next(iter(leases_of(box)), None)
                if first is not None and random.random() < 0.7:
                    box.hand_in(first)
                    given.numbers.append(first["number"])
                    given.tokens[first["ticket"]] = first["token"]
    return given
