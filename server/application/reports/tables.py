"""The reports: tables of figures about some business days, made from the facts of a centre."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from contract.enums import BreakReason, CounterState
from server.application.reports.model import Column, Distribution, Kind, Report, Row, Value
from server.domain.facts import IntervalFact
from server.domain.figures import (
    QUANTILES,
    By,
    Durations,
    Group,
    Measure,
    Period,
    durations_by,
    share,
    together,
)
from server.store.facts_found import PromiseFigures, StateFigures, TicketFigures
from server.store.facts_reading import Facts

C: Final = Column
K: Final = Kind

LONG_EDGES: Final = tuple(60 * m for m in (5, 10, 15, 20, 30, 45, 60, 90, 120, 180))
SHORT_EDGES: Final = (30, 60, 90, 120, 180, 300, 600)

OF_TICKETS: Final = (By.SERVICE, By.AGENCY, By.HOUR, By.WEEKDAY, By.DAY)
OF_STOPS: Final = (*OF_TICKETS, By.COUNTER, By.OPERATOR)

GROUPED_BY: Final[Mapping[str, tuple[By, ...]]] = {
    "wait": OF_STOPS,
    "walk": OF_STOPS,
    "service": OF_STOPS,
    "stay": OF_TICKETS,
    "visitors": OF_TICKETS,
    "promises": OF_TICKETS,
    "ratings": (By.SERVICE, By.AGENCY, By.DAY, By.COUNTER, By.OPERATOR),
    "staff": (By.OPERATOR,),
    "counters": (By.COUNTER, By.OPERATOR),
}
"""The groupings of each report, the usual one first."""

WHOLE_CENTRE: Final = frozenset({"counters"})
"""Reports about data that several agencies share."""


def report(
    facts: Facts, name: str, by: By, period: Period, lasting: Iterable[IntervalFact] = ()
) -> Report:
    """A report by its name.

    Args:
        facts: the facts of the centre.
        name: a key of `GROUPED_BY`.
        by: one of its groupings.
        period: its days and agency.
        lasting: the current intervals of the counters, which are not facts yet.
    """
    if name == "counters":
        return _counters(facts, by, period, lasting)
    make: Callable[[Facts, By, Period], Report] = {
        "visitors": _visitors,
        "promises": _promises,
        "ratings": of_ratings,
        "staff": _staff,
    }.get(name) or (lambda facts, by, period: of_times(facts, Measure(name), by, period))
    return make(facts, by, period)


# Durations.

_QUANTILE_COLUMNS: Final = tuple(C(f"p{percent}", K.DURATION) for percent in QUANTILES)


def of_times(facts: Facts, measure: Measure, by: By, period: Period) -> Report:
    """How long one part of the visits lasted."""
    found = durations_by(facts.durations(measure, by, period))
    of_target = measure is Measure.WAIT
    target = (C("target_kept", K.SHARE),) if of_target else ()

    def values(one: Durations) -> tuple[Value, ...]:
        kept = (share(one.kept, one.count),) if of_target else ()
        return (one.count, *(one.quantile(percent) for percent in QUANTILES), *kept)

    whole = together(found.values())
    return Report(
        name=measure,
        by=by,
        columns=(C("visits", K.COUNT), *_QUANTILE_COLUMNS, *target),
        rows=tuple(Row(group, values(one)) for group, one in found.items()),
        total=Row(None, values(whole)),
        charted=("p50", "p90"),
        spread=_spread(measure, whole),
    )


def _spread(measure: Measure, whole: Durations) -> Distribution:
    edges = SHORT_EDGES if measure is Measure.WALK else LONG_EDGES
    return Distribution(edges, tuple(whole.by_step(edges)))


# Tickets.


def _visitors(facts: Facts, by: By, period: Period) -> Report:
    return of_visitors(by, facts.tickets(by, period), dict(facts.transfers(by, period)))


def of_visitors(by: By, tickets: Sequence[TicketFigures], sent_on: Mapping[Group, int]) -> Report:
    """How many visitors came, and how their visits ended."""
    found = {one.group: [one] for one in tickets}

    def values(some: Sequence[TicketFigures], transfers: int) -> tuple[Value, ...]:
        issued = sum(one.issued for one in some)
        missed = sum(one.missed for one in some)
        cancelled = sum(one.cancelled for one in some)
        return (
            issued,
            sum(one.served for one in some),
            missed,
            share(missed, issued),
            cancelled,
            share(cancelled, issued),
            sum(one.expired for one in some),
            sum(one.coupons for one in some),
            transfers,
            sum(one.walk_ins for one in some),
        )

    return Report(
        name="visitors",
        by=by,
        columns=(
            C("arrivals", K.COUNT),
            C("served", K.COUNT),
            C("no_shows", K.COUNT),
            C("no_show_rate", K.SHARE),
            C("cancelled", K.COUNT),
            C("cancelled_rate", K.SHARE),
            C("expired", K.COUNT),
            C("coupons", K.COUNT),
            C("transfers", K.COUNT),
            C("walk_ins", K.COUNT),
        ),
        # A service that was only a later stop has transfers but no tickets.
        rows=tuple(
            Row(group, values(found.get(group, []), sent_on.get(group, 0)))
            for group in dict.fromkeys([*found, *sent_on])
        ),
        total=Row(None, values(tickets, sum(sent_on.values()))),
        charted=("arrivals", "served"),
    )


def _promises(facts: Facts, by: By, period: Period) -> Report:
    found = facts.promises(by, period)

    def values(some: Sequence[PromiseFigures]) -> tuple[Value, ...]:
        promised = sum(one.promised for one in some)
        estimated = sum(one.estimated for one in some)
        return (
            promised,
            share(sum(one.kept for one in some), promised),
            sum(one.error for one in some) / estimated if estimated else None,
            sum(one.bias for one in some) / estimated if estimated else None,
        )

    return Report(
        name="promises",
        by=by,
        columns=(
            C("promised", K.COUNT),
            C("promise_kept", K.SHARE),
            C("estimate_error", K.DURATION),
            C("estimate_bias", K.DURATION),
        ),
        rows=tuple(Row(one.group, values([one])) for one in found if one.promised),
        total=Row(None, values(found)),
        charted=("promise_kept",),
    )


def of_ratings(facts: Facts, by: By, period: Period) -> Report:
    """How visitors rated their services."""
    found: dict[Group, dict[int, int]] = {}
    for group, stars, count in facts.ratings(by, period):
        found.setdefault(group, {})[stars] = count

    def values(some: Iterable[Mapping[int, int]]) -> tuple[Value, ...]:
        counts = dict.fromkeys(range(1, 6), 0)
        for one in some:
            for stars, count in one.items():
                counts[stars] += count
        rated = sum(counts.values())
        mean = sum(stars * count for stars, count in counts.items()) / rated if rated else None
        return (rated, mean, *counts.values())

    return Report(
        name="ratings",
        by=by,
        columns=(
            C("rated", K.COUNT),
            C("mean_stars", K.STARS),
            *(C(f"stars_{stars}", K.COUNT) for stars in range(1, 6)),
        ),
        rows=tuple(Row(group, values([one])) for group, one in found.items()),
        total=Row(None, values(found.values())),
        charted=("mean_stars",),
    )


# Staff and counters.


def _staff(facts: Facts, by: By, period: Period) -> Report:
    stops = {one.group: one for one in facts.services(By.OPERATOR, period) if one.group}
    calls = {one.group: one for one in facts.calls(By.OPERATOR, period) if one.group}
    issued: Mapping[Group, int] = dict(facts.issued_by_staff(period))
    sent: Mapping[Group, int] = dict(facts.sent_on(period))
    chosen: Mapping[Group, int] = dict(facts.out_of_turn(period))
    groups = dict.fromkeys([*stops, *calls, *issued, *sent, *chosen])

    def values(some: Sequence[Group]) -> tuple[Value, ...]:
        called = [calls[one] for one in some if one in calls]
        total = sum(one.calls for one in called)
        missed = sum(one.missed for one in called)
        return (
            sum(stops[one].served for one in some if one in stops),
            total,
            missed,
            share(missed, total),
            sum(one.recalls for one in called),
            sum(chosen.get(one, 0) for one in some),
            sum(sent.get(one, 0) for one in some),
            sum(issued.get(one, 0) for one in some),
        )

    return Report(
        name="staff",
        by=By.OPERATOR,
        columns=(
            C("served_stops", K.COUNT),
            C("calls", K.COUNT),
            C("missed_calls", K.COUNT),
            C("missed_call_rate", K.SHARE),
            C("recalls", K.COUNT),
            C("out_of_order", K.COUNT),
            C("transfers", K.COUNT),
            C("walk_ins", K.COUNT),
        ),
        rows=tuple(Row(one, values([one])) for one in groups),
        total=Row(None, values(list(groups))),
        charted=("served_stops",),
    )


def _counters(facts: Facts, by: By, period: Period, lasting: Iterable[IntervalFact]) -> Report:
    found: dict[Group, list[StateFigures]] = {}
    present = (
        StateFigures(
            one.counter if by is By.COUNTER else one.operator,
            one.state,
            one.reason,
            one.connected,
            one.length.total_seconds(),
        )
        for one in lasting
        if period.first <= one.day <= period.last
    )
    for one in (*facts.states(by, period), *present):
        if one.group is not None:
            found.setdefault(one.group, []).append(one)
    busy = {one.group: one.busy for one in facts.services(by, period)}

    def open_of(group: Group, *, connected: bool) -> float:
        return sum(
            one.seconds
            for one in found[group]
            if one.state == CounterState.OPEN and one.connected is connected
        )

    def values(groups: Iterable[Group]) -> tuple[Value, ...]:
        some = list(groups)
        states = [state for group in some for state in found[group]]
        staffed = sum(open_of(group, connected=True) for group in some)
        disconnected = sum(open_of(group, connected=False) for group in some)
        breaks = [one for one in states if one.state == CounterState.PAUSED]
        # A service that continues through a break can be longer than the counter was open.
        occupied = sum(min(open_of(group, connected=True), busy.get(group, 0.0)) for group in some)
        return (
            staffed + disconnected,
            occupied,
            max(0.0, staffed - occupied),
            disconnected,
            share(occupied, staffed),
            sum(one.seconds for one in breaks),
            *(sum(one.seconds for one in breaks if one.reason == reason) for reason in BreakReason),
        )

    return Report(
        name="counters",
        by=by,
        columns=(
            C("open", K.HOURS),
            C("occupied", K.HOURS),
            C("idle", K.HOURS),
            C("disconnected", K.HOURS),
            C("occupancy", K.SHARE),
            C("breaks", K.HOURS),
            *(C(f"break_{reason}", K.HOURS) for reason in BreakReason),
        ),
        rows=tuple(Row(group, values([group])) for group in found),
        total=Row(None, values(found)),
        charted=("occupied", "idle", "disconnected", "breaks"),
    )
