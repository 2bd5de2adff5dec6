"""The reports: a row for each, with its columns and where its figures come from; and the overview,
the figures of a day or another period at a glance. A report that was read is a `ReportTable`."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from operator import methodcaller
from typing import Any, Final

from contract.answers import ReportColumn, ReportRow, ReportTable, ReportUnit
from contract.enums import BreakReason, CounterState
from server.domain.counters import IntervalFact, lasting
from server.domain.figures import (
    QUANTILES,
    By,
    Figures,
    Group,
    Measure,
    Period,
    added,
    share,
    together,
)
from server.store.fact_queries import BALANCE, FATES, Facts
from server.views.snapshot_context import SnapshotContext


class FigureKind(StrEnum):
    """The kind of the numbers of a column."""

    COUNT = "count"
    DURATION = "duration"
    """Seconds, shown in minutes."""
    HOURS = "hours"
    """Seconds, shown in hours."""
    SHARE = "share"
    """0 to 1, shown in per cent."""
    STARS = "stars"
    """1 to 5."""
    MEAN = "mean"
    """A number with one decimal."""


_UNITS: Final = {
    FigureKind.COUNT: ReportUnit.COUNT,
    FigureKind.DURATION: ReportUnit.SECONDS,
    FigureKind.HOURS: ReportUnit.SECONDS,
    FigureKind.SHARE: ReportUnit.SHARE,
    FigureKind.STARS: ReportUnit.STARS,
    FigureKind.MEAN: ReportUnit.COUNT,
}
"""The unit in which the values of a kind are computed."""

type FigureValue = float | int | None


@dataclass(frozen=True, slots=True)
class Column:
    """How a column is computed: the key by which its texts are found, and its value, of the figures
    of a group. `whole` is the name of the figure that a share is a part of."""

    key: str
    kind: FigureKind
    of: Callable[[Any], FigureValue]
    whole: str = ""


def figure(key: str, kind: FigureKind = FigureKind.COUNT) -> Column:
    """A column of the figure with its name, which its query gives."""
    return Column(key, kind, lambda figures: figures[key])


def ratio(key: str, kind: FigureKind, part: str, whole: str) -> Column:
    """A column of one figure divided by another: a share or a mean."""

    def of(figures: Figures) -> FigureValue:
        return share(figures[part], figures[whole])

    return Column(key, kind, of, whole if kind is FigureKind.SHARE else "")


def table_of(
    centre: str,
    name: str,
    by: By,
    period: Period,
    columns: Sequence[Column],
    figures_by_group: Iterable[tuple[Group, Any]],
    total: Any,
) -> ReportTable:
    """The table of a report: a row for the figures of each group, and one for those of all."""

    def row(group: Group, figures: Any) -> ReportRow:
        plain = group.isoformat() if isinstance(group, date) else group
        return ReportRow(group=plain, values={column.key: column.of(figures) for column in columns})

    return ReportTable(
        centre=centre,
        report=name,
        by=by,
        first=period.first,
        last=period.last,
        agency=period.agency,
        columns=tuple(ReportColumn(key=column.key, unit=_UNITS[column.kind]) for column in columns),
        rows=tuple(row(group, figures) for group, figures in figures_by_group),
        total=row(None, total),
    )


LONG_EDGES: Final = tuple(60 * m for m in (5, 10, 15, 20, 30, 45, 60, 90, 120, 180))
SHORT_EDGES: Final = (30, 60, 90, 120, 180, 300, 600)

OF_TICKETS: Final = (By.SERVICE, By.AGENCY, By.HOUR, By.WEEKDAY, By.DAY)
OF_STOPS: Final = (*OF_TICKETS, By.COUNTER, By.OPERATOR)

type Lasting = Sequence[IntervalFact]
"""The current intervals of the counters, which are not facts yet."""


def present_intervals(context: SnapshotContext) -> Lasting:
    """The current intervals of the counters."""
    reading, now = context.reading, context.now
    centre, setup = reading.centre, reading.setup
    intervals = (lasting(counter, centre, setup, now) for counter in reading.counters())
    return [interval for interval in intervals if interval is not None]


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A report of any period.

    Attributes:
        groupings: the possible ones, the usual one first.
        figures: reads the figures of each group.
        charted: the keys of the columns that its chart shows.
        total: the figures of all groups together.
        edges: of the distribution of its durations, in seconds, where it shows one.
        whole_centre: it is about what several agencies share.
    """

    groupings: tuple[By, ...]
    columns: tuple[Column, ...]
    figures: Callable[[Facts, By, Period, Lasting], Mapping[Group, Any]]
    charted: tuple[str, ...]
    total: Callable[[Iterable[Any]], Any] = added
    edges: tuple[int, ...] = ()
    whole_centre: bool = False


def _together(parts: Sequence[Mapping[Group, Figures]]) -> Mapping[Group, Figures]:
    """The figures of several queries, by group."""
    groups = dict.fromkeys(group for figures in parts for group in figures)
    return {group: added(figures.get(group, {}) for figures in parts) for group in groups}


def _visitors(facts: Facts, by: By, period: Period, _lasting: Lasting) -> Mapping[Group, Figures]:
    # A service that was only a later stop has transfers but no tickets.
    return _together([facts.tickets(by, period), facts.transfers(by, period)])


def _staff(facts: Facts, by: By, period: Period, _lasting: Lasting) -> Mapping[Group, Figures]:
    # Stops and calls whose operator is not known are left out.
    figures = dict(_together([facts.services(by, period), facts.calls(by, period)]))
    figures.pop(None, None)
    return _together([figures, *facts.by_staff(period)])


def _counters(facts: Facts, by: By, period: Period, lasting: Lasting) -> Mapping[Group, Figures]:
    fields = ("state", "connected", "reason")
    present = [
        (group, *(getattr(interval, name) for name in fields), interval.length.total_seconds())
        for interval in lasting
        if period.first <= interval.day <= period.last
        and (group := getattr(interval, by)) is not None
    ]
    by_group: dict[Group, dict[str, float]] = {}
    for group, state, connected, reason, seconds in (*facts.states(by, period, fields), *present):
        figures = by_group.setdefault(group, defaultdict(float))
        if state is CounterState.OPEN:
            figures["staffed" if connected else "disconnected"] += seconds
        elif state is CounterState.PAUSED:
            figures["breaks"] += seconds
            figures[f"break_{reason}"] += seconds
    busy = _together([facts.services(by, period), facts.calls(by, period)])
    for group, figures in by_group.items():
        staffed = figures["staffed"]
        # A service that continues through a break can be longer than the counter was open.
        occupied = min(staffed, busy.get(group, {}).get("busy", 0.0))
        figures |= {
            "open": staffed + figures["disconnected"],
            "occupied": occupied,
            "idle": staffed - occupied,
        }
    return by_group


_DURATIONS: Final = (
    Column("visits", FigureKind.COUNT, lambda row: row.count),
    *(
        Column(f"p{part}", FigureKind.DURATION, methodcaller("quantile", part))
        for part in QUANTILES
    ),
)
_IN_TARGET: Final = Column("target_kept", FigureKind.SHARE, lambda row: share(row.kept, row.count))


def _times(measure: Measure, groupings: tuple[By, ...], *more: Column) -> ReportKind:
    """The report of how long one part of the visits lasted."""
    return ReportKind(
        groupings,
        (*_DURATIONS, *more),
        lambda facts, by, period, _: facts.durations(measure, by, period),
        ("p50", "p90"),
        total=together,
        edges=SHORT_EDGES if measure is Measure.WALK else LONG_EDGES,
    )


_WHAT_BECAME: Final = (
    figure("arrivals"),
    *map(figure, BALANCE),
    ratio("no_show_rate", FigureKind.SHARE, "no_shows", "arrivals"),
    ratio("cancelled_rate", FigureKind.SHARE, "cancelled", "arrivals"),
)
_MEAN_STARS: Final = ratio("mean_stars", FigureKind.STARS, "stars", "rated")
_PROMISE_KEPT: Final = ratio("promise_kept", FigureKind.SHARE, "kept", "promised")

REPORTS: Final[Mapping[str, ReportKind]] = {
    "wait": _times(Measure.WAIT, OF_STOPS, _IN_TARGET),
    "walk": _times(Measure.WALK, OF_STOPS),
    "service": _times(Measure.SERVICE, OF_STOPS),
    "stay": _times(Measure.STAY, OF_TICKETS),
    "visitors": ReportKind(
        OF_TICKETS,
        (*_WHAT_BECAME, figure("transfers"), figure("walk_ins"), figure("by_phone")),
        _visitors,
        ("arrivals", "served", "left"),
    ),
    "promises": ReportKind(
        OF_TICKETS,
        (
            figure("promised"),
            _PROMISE_KEPT,
            ratio("estimate_error", FigureKind.DURATION, "error", "estimated"),
            ratio("estimate_bias", FigureKind.DURATION, "bias", "estimated"),
        ),
        lambda facts, by, period, _: facts.promises(by, period),
        ("promise_kept",),
    ),
    "bookings": ReportKind(
        OF_TICKETS,
        (
            figure("booked"),
            *(figure(f"booked_{fate}") for fate in FATES),
            ratio("booked_came", FigureKind.SHARE, "booked_arrived", "booked_expected"),
            ratio("booked_in_time", FigureKind.SHARE, "booked_kept", "booked_due"),
            ratio("booked_mean_wait", FigureKind.DURATION, "booked_wait", "booked_called"),
        ),
        lambda facts, by, period, _: facts.bookings(by, period),
        ("booked_arrived", "booked_missed", "booked_cancelled"),
    ),
    "ratings": ReportKind(
        (By.SERVICE, By.AGENCY, By.DAY, By.COUNTER, By.OPERATOR),
        (figure("rated"), _MEAN_STARS, *(figure(f"stars_{stars}") for stars in range(1, 6))),
        lambda facts, by, period, _: facts.ratings(by, period),
        ("mean_stars",),
    ),
    "staff": ReportKind(
        (By.OPERATOR,),
        (
            figure("served_stops"),
            figure("calls"),
            figure("missed_calls"),
            ratio("missed_call_rate", FigureKind.SHARE, "missed_calls", "calls"),
            figure("recalls"),
            figure("out_of_order"),
            figure("transfers"),
            figure("walk_ins"),
        ),
        _staff,
        ("served_stops",),
    ),
    "counters": ReportKind(
        (By.COUNTER, By.OPERATOR),
        (
            figure("open", FigureKind.HOURS),
            figure("occupied", FigureKind.HOURS),
            figure("idle", FigureKind.HOURS),
            figure("disconnected", FigureKind.HOURS),
            ratio("occupancy", FigureKind.SHARE, "occupied", "staffed"),
            figure("breaks", FigureKind.HOURS),
            *(figure(f"break_{reason}", FigureKind.HOURS) for reason in BreakReason),
        ),
        _counters,
        ("occupied", "idle", "disconnected", "breaks"),
        whole_centre=True,
    ),
}
"""All reports, in the order in which they are offered."""


def report(facts: Facts, name: str, by: By, period: Period, lasting: Lasting = ()) -> ReportTable:
    """The report with this key of `REPORTS`, by one of its groupings."""
    figures = REPORTS[name].figures(facts, by, period, lasting)
    return made(facts.centre, name, by, period, figures)


def made(
    centre: str, name: str, by: By, period: Period, figures: Mapping[Group, Any]
) -> ReportTable:
    """A report of figures that were read already, by group."""
    kind = REPORTS[name]
    total = kind.total(figures.values())
    return table_of(centre, name, by, period, kind.columns, figures.items(), total)


# The overview.

_TIMES: Final = (
    figure("service_p50", FigureKind.DURATION),
    figure("stay_p50", FigureKind.DURATION),
)

KEY_FIGURES: Final = (
    *_WHAT_BECAME,
    ratio("target_kept", FigureKind.SHARE, "waits_in_target", "waits"),
    _PROMISE_KEPT,
    figure("wait_p50", FigureKind.DURATION),
    figure("wait_p90", FigureKind.DURATION),
    *_TIMES,
    _MEAN_STARS,
)
"""The figures of the overview."""

IN_FULL: Final = timedelta(days=31)
"""For a longer period the overview leaves out what takes long to read and has its own report."""


@dataclass(frozen=True, slots=True)
class PeriodOverview:
    """A period at a glance: the key figures, arrivals and waits by hour. `figures` has the values
    of the columns, and what those are computed from."""

    columns: tuple[Column, ...]
    figures: Mapping[str, Any]
    arrivals: ReportTable
    waits: ReportTable


def overview(facts: Facts, period: Period) -> PeriodOverview:
    """The overview of a period. Each kind of fact is read as few times as possible."""
    tickets, ratings = facts.tickets(By.HOUR, period), facts.ratings(By.AGENCY, period)
    waits = facts.durations(Measure.WAIT, By.HOUR, period)
    waited = together(waits.values())
    figures: dict[str, Any] = defaultdict(int, added([*tickets.values(), *ratings.values()]))
    figures |= {"waits": waited.count, "waits_in_target": waited.kept}
    figures |= {f"wait_p{percent}": waited.quantile(percent) for percent in (50, 90)}
    in_full = period.last - period.first < IN_FULL
    for measure in (Measure.SERVICE, Measure.STAY) if in_full else ():
        lasted = together(facts.durations(measure, None, period).values())
        figures[f"{measure}_p50"] = lasted.quantile(50)
    columns = tuple(key for key in KEY_FIGURES if in_full or key not in _TIMES)
    # The chart has no transfers: their column is 0 in figures of `_together`.
    arrivals = made(facts.centre, "visitors", By.HOUR, period, _together([tickets]))
    by_hour = made(facts.centre, "wait", By.HOUR, period, waits)
    return PeriodOverview(columns, figures, arrivals, by_hour)
