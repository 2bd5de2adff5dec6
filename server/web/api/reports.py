"""The API's views of reports and of the facts of a day, for other systems, as JSON or CSV.

Both contain plain keys and ids, and numbers in seconds and shares: the catalogue has the names,
`docs/integrate.md` the definitions.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from flask import Response, request

from contract.errors import existing, malformed_field
from server.context import AppContext
from server.domain.calendar import business_day
from server.domain.figures import LONGEST, By, Period
from server.store.fact_queries import PUBLISHED_FACTS, Facts, published
from server.views.reports.tables import REPORTS, present_intervals
from server.views.reports.tables import report as report_of
from server.views.snapshot_context import SnapshotContext
from server.web.http import csv_file, day_arg, json_response, model_response


def report(app: AppContext, centre: str, report: str) -> Response:
    """A report of some days of a centre."""
    kind = existing(REPORTS.get(report), what="report", id=report)
    by, is_csv = _grouping(kind.groupings), _is_csv()
    context = app.store.read(centre, app.context)
    period, present = _period(context), present_intervals(context)
    found = app.store.report(centre, lambda facts: report_of(facts, report, by, period, present))
    if is_csv:
        keys = [column.key for column in found.columns]
        lines = ((row.group, *row.values.values()) for row in found.rows)
        return csv_file([by, *keys], lines, f"{report}-{by}-{period.first}-{period.last}")
    return model_response(found)


def facts(app: AppContext, centre: str, facts: str) -> Response:
    """The facts of a kind of one day of a centre."""
    table = existing(PUBLISHED_FACTS.get(facts), what="facts", id=facts)
    is_csv = _is_csv()
    day = day_arg("day") or _today(app.store.read(centre, app.context))

    def read(found: Facts) -> Iterable[Sequence[Any]]:
        return [list(map(_plain, row)) for row in found.of_day(table, day)]

    rows = app.store.report(centre, read)
    fields = [column.name for column in published(table)]
    if is_csv:
        return csv_file(fields, (map(_in_csv, row) for row in rows), f"{facts}-{day}")
    return json_response(json.dumps([dict(zip(fields, row, strict=True)) for row in rows]))


def _today(context: SnapshotContext) -> date:
    """The current business day, or if none is open the last one."""
    centre, config = context.reading.centre, context.reading.setup.config.centre
    return centre.day or centre.last_day or business_day(context.now, config)


def _is_csv() -> bool:
    wanted = request.args.get("format", "json")
    if wanted not in ("json", "csv"):
        raise malformed_field("format", "is neither json nor csv")
    return wanted == "csv"


def _grouping(groupings: Sequence[By]) -> By:
    wanted = request.args.get("by", groupings[0])
    by = next((by for by in groupings if by == wanted), None)
    if by is None:
        raise malformed_field("by", f"is none of {', '.join(groupings)}")
    return by


def _period(context: SnapshotContext) -> Period:
    first, last = day_arg("first"), day_arg("last")
    first = first or last or _today(context)
    last = last or first
    if not timedelta() <= last - first <= LONGEST:
        raise malformed_field("first", "is after `last`, or more than four years before it")
    agency = request.args.get("agency") or None
    known = {agency.key for agency in context.reading.setup.config.agencies}
    if agency is not None and agency not in known:
        raise malformed_field("agency", "is not an agency of this centre")
    return Period(first, last, agency)


def _plain(value: Any) -> Any:
    """A value in the output: instants in UTC, durations in seconds."""
    match value:
        case datetime():
            return value.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
    return value


def _in_csv(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else _plain(value)
