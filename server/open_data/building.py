"""The open data of a centre, built from data that its kiosks and boards show as well."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from contract.enums import CounterState
from contract.ids import full_id
from contract.open_data import (
    OpenData,
    OpenDataBookings,
    OpenDataCall,
    OpenDataCategory,
    OpenDataPromises,
    OpenDataRecord,
    OpenDataService,
    OpenDataVisitors,
    OpenDataWait,
)
from contract.snapshots import Board, BoardCall
from server.context import AppContext
from server.domain import calendar
from server.domain.calendar import holds
from server.domain.figures import By, Period
from server.engine.centre_view import CentreView
from server.rules.profiles import levels_of
from server.store.fact_queries import BALANCE, Facts
from server.views import board
from server.views.snapshot_context import SnapshotContext

CALLS: Final = 10
"""The number of calls in the open data."""

LOOK_BACK: Final = 7
"""The number of days in which the last working day is searched."""

RECORD_DAYS: Final = 30

LEAST: Final = 20
"""Figures of fewer visitors are left out: they would be of single ones, and chance."""


@dataclass(frozen=True, slots=True)
class PastPromises:
    """The promises before a business day.

    Attributes:
        promises: those of the last working day, and `visitors`, what became of its tickets; None
            if the week before had none, or it had fewer visitors than `LEAST`.
        records: those of the last `RECORD_DAYS` days, by service.
    """

    promises: OpenDataPromises | None
    visitors: OpenDataVisitors | None
    records: Mapping[str, OpenDataRecord]


def open_centres(app: AppContext) -> list[str]:
    """The centres that publish their waits."""
    return [
        centre.id
        for centre in app.store.centres()
        if centre.config is not None and centre.config.centre.open_data
    ]


def build(context: SnapshotContext, past: PastPromises) -> OpenData:
    """The open data at this moment, with the result of `promises_before` for its business day."""
    reading, now = context.reading, context.now
    config, slug = reading.setup.config, reading.setup.slug
    head = config.centre
    today = calendar.business_day(now, head)
    hours = calendar.opening(head, None, today)
    is_over = reading.centre.day is None and reading.centre.last_day == today
    is_open = not is_over and holds(hours, now)
    closed_until = hours[-1][1] if is_over and hours else now
    shown = board.build(context)
    return OpenData(
        centre=reading.centre.id,
        names=head.names,
        address=head.address,
        languages=head.languages,
        time_zone=head.time_zone,
        at=now,
        open=is_open,
        opens_at=None if is_open else calendar.next_opening(head, None, closed_until),
        closes_at=hours[-1][1] if is_open else None,
        suspension=shown.suspension,
        waiting=sum(service.waiting for service in shown.services),
        counters_open=sum(counter.state is CounterState.OPEN for counter in reading.counters()),
        calls=_calls(shown),
        categories=tuple(
            OpenDataCategory(id=full_id(slug, category.key), names=category.names)
            for category in config.categories
        ),
        services=tuple(_services(context, shown, past.records)),
        promises=past.promises,
        visitors=past.visitors,
        bookings=OpenDataBookings(
            ahead_minutes=shown.booked_ahead,
            within_minutes=shown.booked_within,
            kept_share=shown.booked_kept,
        )
        if shown.booked_ahead is not None and shown.booked_within is not None
        else None,
    )


def promises_before(reading: CentreView, today: date) -> PastPromises:
    """How many promises were kept, how exact the estimates were, and what became of visitors,
    before a business day."""
    centre = reading.centre.id
    return reading.on_connection(lambda connection: _past(Facts(connection, centre), today))


def _past(facts: Facts, today: date) -> PastPromises:
    days = facts.tickets(By.DAY, _days_before(today, LOOK_BACK))
    day = max((group for group in days if isinstance(group, date)), default=None)
    promises = visitors = None
    if day is not None:
        figures = {name: int(count) for name, count in days[day].items()}
        calls = figures["promised"]
        if calls >= LEAST:
            kept = round(figures["kept"] / calls, 4)
            promises = OpenDataPromises(day=day, calls=calls, kept_share=kept)
        if figures["arrivals"] >= LEAST:
            shown = {name: figures[name] for name in ("arrivals", *BALANCE)}
            visitors = OpenDataVisitors(day=day, **shown)
    return PastPromises(promises, visitors, _records(facts, today))


def _days_before(today: date, days: int) -> Period:
    return Period(today - timedelta(days=days), today - timedelta(days=1))


def _records(facts: Facts, today: date) -> Mapping[str, OpenDataRecord]:
    found = facts.errors(By.SERVICE, _days_before(today, RECORD_DAYS))
    return {
        str(service): OpenDataRecord(
            calls=errors.count,
            kept_share=round(errors.kept / errors.count, 4),
            typical_error_seconds=errors.quantile(50) or 0,
        )
        for service, errors in found.items()
        if errors.count >= LEAST
    }


def _calls(shown: Board) -> tuple[OpenDataCall, ...]:
    """The last calls on the board, which are of this business day, each number once."""
    newest: dict[str, BoardCall] = {}
    for call in shown.calls:
        newest.setdefault(call.number, call)
    return tuple(
        OpenDataCall(
            number=call.number,
            counter=call.counter,
            called_at=call.at.replace(second=0, microsecond=0),
        )
        for call in newest.values()
        if not call.withdrawn
    )[:CALLS]


def _services(
    context: SnapshotContext, shown: Board, records: Mapping[str, OpenDataRecord]
) -> Iterator[OpenDataService]:
    reading = context.reading
    setup = reading.setup
    serving = Counter(
        service
        for counter in reading.counters()
        if counter.state is CounterState.OPEN
        for service in levels_of(reading, counter).level_of
    )
    for state in shown.services:
        built, intake = setup.services[state.id], context.offers[state.id]
        yield OpenDataService(
            id=state.id,
            names=built.names,
            category=full_id(setup.slug, built.category),
            open=state.open,
            closed_reason=intake.reason,
            opens_at=intake.opens_at,
            last_ticket_at=intake.last_ticket,
            waiting=state.waiting,
            counters_open=serving[state.id],
            served=state.served,
            wait=None
            if state.expected is None
            else OpenDataWait(
                low_seconds=state.expected.low,
                high_seconds=state.expected.high,
                late_seconds=state.expected.late,
            ),
            suspension=state.suspension,
            record=records.get(state.id),
        )
