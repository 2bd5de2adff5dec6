"""What bookings do to halls, with several shares, rules and numbers of bookings."""

from itertools import product
from pathlib import Path
from typing import Final

import click

from simulator.replay.tables import table
from tools.studies.booked_days import BookedDays, Case, Outcome
from tools.studies.document import INTO, DocumentTables
from tools.studies.overbooked import OverbookedDays

DAYS: Final = 100
COUNTERS: Final = (3, 8, 20)
LOADS: Final = (0.85, 0.95, 1.05)
SHARES: Final = (0.0, 0.2, 0.4, 0.6)
AHEAD: Final = (15.0, 30.0, 45.0, None)
LARGE: Final = (4, 8, 20)
PARTS: Final = (0.0, 0.25)
OVERBOOKED: Final = ("slots an hour", "bookings", "used", "too many")
MEASURED: Final = ("called in time", "mean wait", "90 %", "99 %", "idle", "error")


def measure(case: Case, days: int = DAYS, seed: int = 1) -> Outcome:
    """What bookings do in a hall; the same seed is the same people."""
    return BookedDays(case, seed).live(days)


@click.command()
@click.option("--days", type=click.IntRange(1), default=DAYS, show_default=True,
              help="Days that are measured, of each hall.")  # fmt: skip
@INTO
def bookings(days: int, into: Path | None) -> None:
    """Measure what bookings do to the others, and whether they are called in time."""
    output = DocumentTables("bookings", into)
    rows = [
        (
            str(counters),
            f"{load:.2f}",
            f"{share:.0%}",
            *measure(Case(counters, load, share), days).cells(),
        )
        for counters, load, share in product(COUNTERS, LOADS, SHARES)
    ]
    others = [
        (
            f"{ahead:.0f} min" if ahead is not None else "before all others",
            f"{load:.2f}",
            f"{share:.0%}",
            *measure(Case(8, load, share, ahead), days).cells(),
        )
        for ahead, load, share in product(AHEAD, LOADS[1:], SHARES[1:])
    ]
    overbooked = []
    for counters, part in product(LARGE, PARTS):
        lived = OverbookedDays(Case(counters, 0.95, 0.4), 1, part)
        cells = lived.live(days).cells()
        slots, booked, used, too_many = lived.shares()
        shares = f"{booked:.0%}", f"{used:.0%}", f"{too_many:.1%}"
        overbooked.append((str(counters), str(slots), *shares, *cells))
    tables = (
        table(("counters", "load", "booked", *MEASURED), rows),
        table(("ahead, 8 counters", "load", "booked", *MEASURED), others),
        table(("counters", *OVERBOOKED, *MEASURED), overbooked),
    )
    output.show("\n".join(tables))
