"""The figures of a day or another period at a glance."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from server.domain.figures import (
    By,
    Measure,
    Period,
    added,
    durations_by,
    share,
    together,
)
from server.store.fact_queries import Facts
from server.views.reports.model import Column, Kind, Report, Value, figure
from server.views.reports.tables import made, report

KEY_FIGURES: Final = (
    figure("arrivals"),
    figure("served"),
    figure("no_show_rate", Kind.SHARE),
    figure("cancelled_rate", Kind.SHARE),
    figure("wait_p50", Kind.DURATION),
    figure("wait_p90", Kind.DURATION),
    figure("target_kept", Kind.SHARE),
    figure("promise_kept", Kind.SHARE),
    figure("service_p50", Kind.DURATION),
    figure("stay_p50", Kind.DURATION),
    figure("mean_stars", Kind.STARS),
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
    waits = report(facts, "wait", By.HOUR, period)
    tickets = facts.tickets(By.HOUR, period)
    arrivals = made("visitors", By.HOUR, tickets)
    found = {**_total(arrivals), **_total(report(facts, "ratings", By.AGENCY, period))}
    found |= {f"wait_{key}": value for key, value in _total(waits).items()}
    found["target_kept"] = found["wait_target_kept"]
    whole = added(tickets.values())
    found["promise_kept"] = share(whole.get("kept", 0), whole.get("promised", 0))
    in_full = period.last - period.first < IN_FULL
    for measure in (Measure.SERVICE, Measure.STAY) if in_full else ():
        times = together(durations_by(facts.durations(measure, None, period)).values())
        found[f"{measure}_p50"] = times.quantile(50)
    columns = tuple(one for one in KEY_FIGURES if one.key in found)
    return Overview(columns, tuple(found[one.key] for one in columns), arrivals, waits)


def _total(found: Report) -> Mapping[str, Value]:
    keys = (column.key for column in found.columns)
    return dict(zip(keys, found.total.values, strict=True))
