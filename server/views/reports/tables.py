"""The reports: a row for each, with its columns and where its figures come from."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from contract.enums import BreakReason, CounterState
from server.domain.facts import IntervalFact
from server.domain.figures import (
    QUANTILES,
    By,
    Durations,
    Figures,
    Group,
    Measure,
    Period,
    added,
    durations_by,
    share,
    together,
)
from server.store.fact_queries import Facts
from server.views.reports.model import Column, Distribution, Kind, Report, Row, figure, ratio

LONG_EDGES: Final = tuple(60 * m for m in (5, 10, 15, 20, 30, 45, 60, 90, 120, 180))
SHORT_EDGES: Final = (30, 60, 90, 120, 180, 300, 600)

OF_TICKETS: Final = (By.SERVICE, By.AGENCY, By.HOUR, By.WEEKDAY, By.DAY)
OF_STOPS: Final = (*OF_TICKETS, By.COUNTER, By.OPERATOR)

type Lasting = Sequence[IntervalFact]
"""The current intervals of the counters, which are not facts yet."""


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A report of any period.

    Attributes:
        groupings: the possible ones, the usual one first.
        columns: its columns, each of the figures of a group.
        figures: reads the figures of each group.
        charted: the keys of the columns that its chart shows.
        total: the figures of all groups together.
        edges: of the distribution of its durations, in seconds, where it shows one.
        whole_centre: it is about what several agencies share.
        needs_lasting: it counts the current intervals of the counters too.
    """

    groupings: tuple[By, ...]
    columns: tuple[Column, ...]
    figures: Callable[[Facts, By, Period, Lasting], Mapping[Group, Any]]
    charted: tuple[str, ...]
    total: Callable[[Iterable[Any]], Any] = added
    edges: tuple[int, ...] = ()
    whole_centre: bool = False
    needs_lasting: bool = False


def _together(found: Sequence[Mapping[Group, Figures]]) -> Mapping[Group, Figures]:
    """The figures of several queries, by group."""
    groups = dict.fromkeys(group for one in found for group in one)
    return {group: added(one.get(group, {}) for one in found) for group in groups}


def _visitors(facts: Facts, by: By, period: Period, _lasting: Lasting) -> Mapping[Group, Figures]:
    # A service that was only a later stop has transfers but no tickets.
    return _together([facts.tickets(by, period), facts.transfers(by, period)])


def _staff(facts: Facts, by: By, period: Period, _lasting: Lasting) -> Mapping[Group, Figures]:
    # Stops and calls whose operator is not known are left out.
    found = dict(_together([facts.services(by, period), facts.calls(by, period)]))
    found.pop(None, None)
    return _together([found, *facts.by_staff(period)])


def _counters(facts: Facts, by: By, period: Period, lasting: Lasting) -> Mapping[Group, Figures]:
    present: list[Mapping[Group, Figures]] = [
        {one.counter if by is By.COUNTER else one.operator: _figures_of(one)}
        for one in lasting
        if period.first <= one.day <= period.last
    ]
    states = _together([facts.states(by, period), *present])
    busy = facts.services(by, period)
    return {
        group: _occupancy(one, busy.get(group, {}).get("busy", 0.0))
        for group, one in states.items()
        if group is not None
    }


def _figures_of(one: IntervalFact) -> Figures:
    """The figures of an interval, as `Facts.states` has them."""
    seconds = one.length.total_seconds()
    match one.state:
        case CounterState.OPEN:
            return {"staffed" if one.connected else "disconnected": seconds}
        case CounterState.PAUSED:
            return {"breaks": seconds, f"break_{one.reason}": seconds}
    return {}


def _occupancy(states: Figures, busy: float) -> Figures:
    staffed = states.get("staffed", 0.0)
    # A service that continues through a break can be longer than the counter was open.
    occupied = min(staffed, busy)
    opened = staffed + states.get("disconnected", 0.0)
    return {**states, "open": opened, "occupied": occupied, "idle": staffed - occupied}


def _quantile(percent: int) -> Column:
    return Column(f"p{percent}", Kind.DURATION, lambda one: one.quantile(percent))


_DURATIONS: Final = (
    Column("visits", Kind.COUNT, lambda one: one.count),
    *map(_quantile, QUANTILES),
)
_IN_TARGET: Final = Column("target_kept", Kind.SHARE, lambda one: share(one.kept, one.count))


def _times(measure: Measure, groupings: tuple[By, ...], *more: Column) -> ReportKind:
    """The report of how long one part of the visits lasted."""

    def figures(
        facts: Facts, by: By, period: Period, _lasting: Lasting
    ) -> Mapping[Group, Durations]:
        return durations_by(facts.durations(measure, by, period))

    return ReportKind(
        groupings,
        (*_DURATIONS, *more),
        figures,
        ("p50", "p90"),
        total=together,
        edges=SHORT_EDGES if measure is Measure.WALK else LONG_EDGES,
    )


REPORTS: Final[Mapping[str, ReportKind]] = {
    "wait": _times(Measure.WAIT, OF_STOPS, _IN_TARGET),
    "walk": _times(Measure.WALK, OF_STOPS),
    "service": _times(Measure.SERVICE, OF_STOPS),
    "stay": _times(Measure.STAY, OF_TICKETS),
    "visitors": ReportKind(
        OF_TICKETS,
        (
            figure("arrivals"),
            figure("served"),
            figure("no_shows"),
            ratio("no_show_rate", Kind.SHARE, "no_shows", "arrivals"),
            figure("cancelled"),
            ratio("cancelled_rate", Kind.SHARE, "cancelled", "arrivals"),
            figure("expired"),
            figure("coupons"),
            figure("transfers"),
            figure("walk_ins"),
        ),
        _visitors,
        ("arrivals", "served"),
    ),
    "promises": ReportKind(
        OF_TICKETS,
        (
            figure("promised"),
            ratio("promise_kept", Kind.SHARE, "kept", "promised"),
            ratio("estimate_error", Kind.DURATION, "error", "estimated"),
            ratio("estimate_bias", Kind.DURATION, "bias", "estimated"),
        ),
        lambda facts, by, period, _: facts.promises(by, period),
        ("promise_kept",),
    ),
    "ratings": ReportKind(
        (By.SERVICE, By.AGENCY, By.DAY, By.COUNTER, By.OPERATOR),
        (
            figure("rated"),
            ratio("mean_stars", Kind.STARS, "stars", "rated"),
            *(figure(f"stars_{stars}") for stars in range(1, 6)),
        ),
        lambda facts, by, period, _: facts.ratings(by, period),
        ("mean_stars",),
    ),
    "staff": ReportKind(
        (By.OPERATOR,),
        (
            figure("served_stops"),
            figure("calls"),
            figure("missed_calls"),
            ratio("missed_call_rate", Kind.SHARE, "missed_calls", "calls"),
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
            figure("open", Kind.HOURS),
            figure("occupied", Kind.HOURS),
            figure("idle", Kind.HOURS),
            figure("disconnected", Kind.HOURS),
            ratio("occupancy", Kind.SHARE, "occupied", "staffed"),
            figure("breaks", Kind.HOURS),
            *(figure(f"break_{reason}", Kind.HOURS) for reason in BreakReason),
        ),
        _counters,
        ("occupied", "idle", "disconnected", "breaks"),
        whole_centre=True,
        needs_lasting=True,
    ),
}
"""All reports, in the order in which they are offered."""


def report(facts: Facts, name: str, by: By, period: Period, lasting: Lasting = ()) -> Report:
    """A report by its name.

    Args:
        facts: the facts of the centre.
        name: a key of `REPORTS`.
        by: one of its groupings.
        period: its days and agency.
        lasting: the current intervals of the counters, which are not facts yet.
    """
    return made(name, by, REPORTS[name].figures(facts, by, period, lasting))


def made(name: str, by: By, found: Mapping[Group, Any]) -> Report:
    """A report of figures that were read already, by group."""
    kind = REPORTS[name]

    def row(group: Group, figures: Any) -> Row:
        return Row(group, tuple(column.of(figures) for column in kind.columns))

    whole = kind.total(found.values())
    return Report(
        name=name,
        by=by,
        columns=kind.columns,
        rows=tuple(row(group, one) for group, one in found.items()),
        total=row(None, whole),
        charted=kind.charted,
        spread=Distribution(kind.edges, tuple(whole.by_step(kind.edges))) if kind.edges else None,
    )
