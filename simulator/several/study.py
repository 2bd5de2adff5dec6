"""`novbe simulate several`: runs the same days under every rule, and prints the means and their
differences."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import sqrt
from pathlib import Path
from statistics import NormalDist, fmean, stdev
from typing import Final

import click

from simulator.several.hall import Hall, Rule, Stay
from simulator.several.visits import visits_of
from simulator.study.days import FIRST_DAY
from simulator.study.place import RULES
from simulator.study.tables import INTO, Tables, table

SURE: Final = NormalDist().inv_cdf(0.975)
"""Standard errors on each side of a 95 % confidence interval."""

DAYS: Final = 100


def _stay(stays: Sequence[Stay]) -> float:
    return fmean(
        (one.served[-1].ended - one.visit.arrived) / timedelta(minutes=1)
        for one in stays
        if len(one.served) > 1
    )


def _wait(stays: Sequence[Stay]) -> float:
    return fmean(one.waited / timedelta(minutes=1) for one in stays if len(one.served) == 1)


def _late(stays: Sequence[Stay]) -> float:
    return 100 * fmean(
        call.called - call.waiting > RULES.targets[call.service]
        for one in stays
        for call in one.served
    )


def _late_single(stays: Sequence[Stay]) -> float:
    return _late([one for one in stays if len(one.served) == 1])


MEASURES: Final[Mapping[str, Callable[[Sequence[Stay]], float]]] = {
    "stay, several services": _stay,
    "wait, one service": _wait,
    "% late, one service": _late_single,
    "% late, all": _late,
}
"""What is measured on a day. A wait begins with the arrival or the end of the service before, ends
with the call, and is late if it is longer than the target of the called service."""

type Figures = Mapping[Rule, Mapping[str, Sequence[float]]]
"""By rule and measure, a figure for each day."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The mean of paired differences, and half of its 95 % confidence interval.

    It is normal: with a hundred days, Student's t differs from it by a hundredth.
    """

    mean: float
    margin: float

    @classmethod
    def of(cls, figures: Sequence[float], others: Sequence[float]) -> "Difference":
        """Of figures of at least two days from the others of the same days."""
        each = [one - other for one, other in zip(figures, others, strict=True)]
        return cls(fmean(each), SURE * stdev(each) / sqrt(len(each)))


def compare(load: float, share: float, days: int) -> Figures:
    """The same days, at least two, under every rule; each is another hall, with its own operators.
    `load` and `share` as for `visits_of`."""
    found: dict[Rule, dict[str, list[float]]] = {
        rule: {name: [] for name in MEASURES} for rule in Rule
    }
    for day in range(1, days + 1):
        visits = visits_of(FIRST_DAY, load, share, random.Random(f"{day} visits"))
        for rule in Rule:
            stays = Hall(visits, rule, FIRST_DAY, str(day)).run()
            for name, measure in MEASURES.items():
                found[rule][name].append(measure(stays))
    return found


def table_of(loads: Sequence[float], shares: Sequence[float], days: int) -> str:
    """The means by load, share and rule, and in brackets the differences from today's rule."""
    rows = []
    for load in loads:
        for share in shares:
            figures = compare(load, share, days)
            for rule, of_rule in figures.items():
                cells = [_cell(of_rule[name], figures[Rule.ONE][name]) for name in MEASURES]
                rows.append((f"{load:.2f}, {share:.0%}: {rule}", *cells))
    return table(("load, share with several: rule", *MEASURES), rows)


def _cell(figures: Sequence[float], others: Sequence[float]) -> str:
    mean = f"{fmean(figures):.1f}"
    if figures is others:
        return mean
    found = Difference.of(figures, others)
    return f"{mean} ({found.mean:+.2f} ± {found.margin:.2f})"


@click.command()
@click.option("--load", "loads", type=click.FloatRange(0, 1.5, min_open=True), multiple=True,
              default=(0.6, 0.82, 0.95), show_default=True,
              help="Utilisation of the counters; may be repeated.")  # fmt: skip
@click.option("--share", "shares", type=click.FloatRange(0, 1, min_open=True, max_open=True),
              multiple=True, default=(0.15, 0.3), show_default=True,
              help="Share of visitors with several services; may be repeated.")  # fmt: skip
@click.option("--days", type=click.IntRange(2), default=DAYS, show_default=True,
              help="Days, each of another hall, under every rule.")  # fmt: skip
@INTO
def several(
    loads: tuple[float, ...], shares: tuple[float, ...], days: int, into: Path | None
) -> None:
    """Compare waiting in several queues at once with waiting in one at a time."""
    output = Tables("several", into)
    output.show(table_of(loads, shares, days))
