"""What a trader in slots gains by what a centre does against it, and what the others lose.

First come, first served is no setting of the server: there the study sets the rest of freed slots
to nothing, and no visitor joins the list.
"""

import random
import tomllib
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple
from unittest.mock import patch
from uuid import uuid4

import click

import server
from contract import commands as c
from contract.centre import CentreConfig
from contract.hours import WEEKDAYS
from server import bootstrap
from server.accounts import by_hand
from server.clock import SetClock
from server.commands import bookings, dispatch
from server.settings import ServerSettings
from simulator.replay.tables import table
from tools.studies.document import INTO, DocumentTables
from tools.studies.traded_people import BEGINS, DRAW, Case, Person, visitors_of
from tools.studies.traded_week import CENTRE, SERVICE, TradedWeek

CENTRE_FILE: Final = Path(server.__file__).parent / "centres" / f"{CENTRE}.toml"
SLOTS: Final = 20
"""Those of a day."""
SEEDS: Final = (1, 2, 3)
CASES: Final = (
    Case("first come, first served", rests=False, lists=False),
    Case("freed slots rest", lists=False),
    Case("rest and list"),
    Case("rest and list, trader adapts", adapts=True),
    Case("draw and list", draw=DRAW),
    Case("draw and list, trader adapts", draw=DRAW, adapts=True),
)


class Outcome(NamedTuple):
    """What came of a week: the shares of the slots that buyers got and for which no visitor comes,
    and those of the buyers and of the honest visitors who got one."""

    sold: float
    buyers: float
    honest: float
    empty: float


def config_of(case: Case, slots: int) -> CentreConfig:
    """The small hall of the examples, with a service whose slots are scarce."""
    data = tomllib.loads(CENTRE_FILE.read_text("utf-8"))
    data["centre"]["hours"] = {day: ["09:00-17:30"] for day in WEEKDAYS[:5]}
    (service,) = (one for one in data["services"] if f"{CENTRE}.{one['key']}" == SERVICE)
    # One counter has twenty slots of ten minutes a day.
    booking = {"counters": slots / 20, "named": True, "draw": case.draw}
    service |= {"typical_minutes": 10, "booking": booking}
    return CentreConfig.model_validate(data)


def measure(case: Case, slots: int, people: Sequence[Person], seed: int = 1) -> Outcome:
    """What comes of a week with a number of slots a day."""
    clock = SetClock(BEGINS)
    with TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        settings = ServerSettings(data=folder, database=f"sqlite:///{folder / 'novbe.db'}")
        store = stack.enter_context(bootstrap.locked_store(settings))
        stack.enter_context(patch.object(bookings, "_CHANCE", random.Random(seed)))
        if not case.rests:
            stack.enter_context(patch.object(bookings, "REST", timedelta()))
        app = bootstrap.open_hall(settings, store, clock, bytes([seed] * 32), machine=clock)
        store.ensure_centre(CENTRE)
        config = config_of(case, slots)
        imported = c.ImportCentre(command_id=uuid4(), centre=CENTRE, config=config)
        dispatch.execute(app, by_hand(CENTRE), imported)
        every = TradedWeek(case, people, seed, app, clock).live()
    buyers, honest = (
        [bool(one.slots) for one in people if one.is_honest is kind] for kind in (False, True)
    )
    empty = 1 - sum(buyers + honest) / every
    return Outcome(sum(buyers) / every, fmean(buyers), fmean(honest), empty)


@click.command()
@click.option("--seed", "seeds", type=int, multiple=True, default=SEEDS, show_default=True,
              help="One week; may be repeated.")  # fmt: skip
@INTO
def trading(seeds: tuple[int, ...], into: Path | None) -> None:
    """Measure what a trader in slots gains, and what it costs the others."""
    output = DocumentTables("trading", into)
    rows = []
    for case in CASES:
        weeks = [measure(case, SLOTS, visitors_of(SLOTS, seed), seed) for seed in seeds]
        means = [fmean(shares) for shares in zip(*weeks, strict=True)]
        rows.append((case.name, *(f"{mean:.0%}" for mean in means)))
    head = ("rules", "slots sold", "chance of a buyer", "of an honest visitor", "empty slots")
    output.show(table(head, rows))
