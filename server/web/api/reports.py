"""The API's views of reports and of the facts of a day, for other systems, as JSON or CSV.

Both contain plain keys and ids, and numbers in seconds and shares: the catalogue has the names,
`docs/integrate.md` the definitions.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

from flask import Response, request

from contract.answers import ReportColumn, ReportRow, ReportTable, ReportUnit
from contract.errors import ProblemType, Refusal, malformed_field
from contract.operations import Query, What
from server.context import AppContext
from server.domain.calendar import business_day
from server.domain.facts import FACTS_TOLD
from server.domain.figures import LONGEST, By, Period
from server.store.fact_queries import Facts
from server.views.context import SnapshotContext
from server.views.reports.tables import REPORTS, Kind, Report, Row, present_intervals
from server.views.reports.tables import report as report_of
from server.web.rendering import CSV_TYPE, attachment, json_response
from server.web.request_args import day_arg

UNITS: Final = {
    Kind.COUNT: ReportUnit.COUNT,
    Kind.DURATION: ReportUnit.SECONDS,
    Kind.HOURS: ReportUnit.SECONDS,
    Kind.SHARE: ReportUnit.SHARE,
    Kind.STARS: ReportUnit.STARS,
}


class ReportApi:
    """The views, over one hall."""

    def __init__(self, app: AppContext) -> None:
        self._app = app

    def views(self) -> dict[What, Callable[..., Response]]:
        """The view of each query."""
        return {Query.REPORT: self._report, Query.FACTS: self._facts}

    def _report(self, centre: str, report: str) -> Response:
        if report not in REPORTS:
            raise Refusal(ProblemType.NOT_FOUND, {"what": "report", "id": report})
        by, is_csv = _grouping(REPORTS[report].groupings), _is_csv()
        context = self._app.store.read(centre, self._app.context)
        period, present = _period(context), present_intervals(context)
        found = self._app.store.report(
            centre, lambda facts: report_of(facts, report, by, period, present)
        )
        if is_csv:
            keys = [column.key for column in found.columns]
            rows = ([row.group, *row.values] for row in found.rows)
            return _csv([by, *keys], rows, f"{report}-{by}-{period.first}-{period.last}")
        return json_response(_table(centre, found, period).model_dump_json())

    def _facts(self, centre: str, facts: str) -> Response:
        fields = FACTS_TOLD.get(facts)
        if fields is None:
            raise Refusal(ProblemType.NOT_FOUND, {"what": "facts", "id": facts})
        asked, is_csv = day_arg("day"), _is_csv()
        day = asked or _today(self._app.store.read(centre, self._app.context))

        def read(found: Facts) -> Iterable[Sequence[Any]]:
            return [[_plain(one) for one in row] for row in found.of_day(facts, fields, day)]

        rows = self._app.store.report(centre, read)
        if is_csv:
            return _csv(fields, rows, f"{facts}-{day}")
        return json_response(json.dumps([dict(zip(fields, row, strict=True)) for row in rows]))


def _today(context: SnapshotContext) -> date:
    """The current business day, or if none is open the last one."""
    centre, config = context.reading.centre, context.reading.layout.config.centre
    return centre.day or centre.last_day or business_day(context.now, config)


def _is_csv() -> bool:
    wanted = request.args.get("format", "json")
    if wanted not in ("json", "csv"):
        raise malformed_field("format", "is neither json nor csv")
    return wanted == "csv"


def _grouping(groupings: Sequence[By]) -> By:
    wanted = request.args.get("by", groupings[0])
    by = next((one for one in groupings if one == wanted), None)
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
    known = {one.key for one in context.reading.layout.config.agencies}
    if agency is not None and agency not in known:
        raise malformed_field("agency", "is not an agency of this centre")
    return Period(first, last, agency)


def _table(centre: str, found: Report, period: Period) -> ReportTable:
    keys = [column.key for column in found.columns]

    def row(one: Row) -> ReportRow:
        return ReportRow(group=_plain(one.group), values=dict(zip(keys, one.values, strict=True)))

    return ReportTable(
        centre=centre,
        report=found.name,
        by=found.by,
        first=period.first,
        last=period.last,
        agency=period.agency,
        columns=tuple(ReportColumn(key=one.key, unit=UNITS[one.kind]) for one in found.columns),
        rows=tuple(map(row, found.rows)),
        total=row(found.total),
    )


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


def _csv(fields: Sequence[str], rows: Iterable[Sequence[Any]], name: str) -> Response:
    """RFC 4180 in UTF-8. Unknown values are empty, booleans `true` or `false`."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(fields)
    words: Mapping[Any, str] = {None: "", True: "true", False: "false"}
    for row in rows:
        writer.writerow(
            [words[one] if one is None or isinstance(one, bool) else _plain(one) for one in row]
        )
    return attachment(text.getvalue(), CSV_TYPE, f"novbe-{name}.csv")
