"""The figures of a day or another period at a glance."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from server.application.reports.model import Column, Report, Value
from server.application.reports.tables import C, K, of_ratings, of_times, of_visitors
from server.domain.figures import (
    By,
    Measure,
    Period,
    durations_by,
    share,
    together,
)
from server.store.facts_reading import Facts

KEY_FIGURES: Final = (
    C("arrivals", K.COUNT),
    C("served", K.COUNT),
    C("no_show_rate", K.SHARE),
    C("cancelled_rate", K.SHARE),
    C("wait_p50", K.DURATION),
    C("wait_p90", K.DURATION),
    C("target_kept", K.SHARE),
    C("promise_kept", K.SHARE),
    C("service_p50", K.DURATION),
    C("stay_p50", K.DURATION),
    C("mean_stars", K.STARS),
)
"""The figures of the overview."""

IN_FULL: Final = timedelta(days=31)
"""For a longer period the overview leaves out what takes long to read and has its own report."""


@dataclass(frozen=True, slots=True)
class Overview:
    """A period at a glance: the key figures, arrivals and waits by hour."""

    columns: tuple[Column, ...]
    figures: tuple[Value, ...]
    arrivals: Report
    waits: Report


def overview(facts: Facts, period: Period) -> Overview:
    """The overview of a period. Each kind of fact is read as few times as possible."""
    waits = of_times(facts, Measure.WAIT, By.HOUR, period)
    tickets = facts.tickets(By.HOUR, period)
    arrivals = of_visitors(By.HOUR, tickets, {})
    found = {**_total(arrivals), **_total(of_ratings(facts, By.AGENCY, period))}
    found |= {f"wait_{key}": value for key, value in _total(waits).items()}
    found["target_kept"] = found["wait_target_kept"]
    found["promise_kept"] = share(
        sum(one.kept for one in tickets), sum(one.promised for one in tickets)
    )
    in_full = period.last - period.first < IN_FULL
    for measure in (Measure.SERVICE, Measure.STAY) if in_full else ():
        whole = together(durations_by(facts.durations(measure, None, period)).values())
        found[f"{measure}_p50"] = whole.quantile(50)
    columns = tuple(one for one in KEY_FIGURES if one.key in found)
    return Overview(columns, tuple(found[one.key] for one in columns), arrivals, waits)


def _total(found: Report) -> Mapping[str, Value]:
    keys = (column.key for column in found.columns)
    return dict(zip(keys, found.total.values, strict=True))
