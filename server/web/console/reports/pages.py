"""The pages of the reports."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final

from flask import Response, request

from contract.answers import ReportRow, ReportTable
from contract.enums import Role
from contract.errors import ProblemType, Refusal, existing, malformed_field
from contract.hours import WEEKDAYS
from contract.operations import Page
from server.domain.calendar import business_day, next_open_day
from server.domain.figures import LONGEST, By, Period, together
from server.staffing.report import NAME as STAFFING
from server.staffing.report import staffing
from server.store.fact_queries import Comment, Facts
from server.views.reports.tables import (
    IN_FULL,
    REPORTS,
    PeriodOverview,
    made,
    overview,
    present_intervals,
)
from server.views.reports.tables import report as report_of
from server.web import authorization
from server.web.console.reports.formatting import ReportFormatter, as_file
from server.web.console.words import named
from server.web.http import day_arg
from server.web.pages.frame import Pages, Views

PRESETS: Final = ("today", "yesterday", "week", "month", "year")
DAYS: Final = {"week": 7, "month": 30, "year": 365}


@dataclass(frozen=True, slots=True)
class ReportParams:
    """The parameters of a report.

    Attributes:
        preset: the name of the span; "" if it was given by dates.
        sort: the key of the column by which its rows are sorted; "" for their own order.
    """

    period: Period
    preset: str
    by: By | None
    sort: str
    descending: bool

    def query_string(self, **changes: str) -> str:
        """The query string of an address with some parts changed; empty parts are left out."""
        parts = {
            "period": self.preset,
            "from": "" if self.preset else self.period.first.isoformat(),
            "to": "" if self.preset else self.period.last.isoformat(),
            "agency": "" if authorization.who().agency else self.period.agency or "",
            "by": self.by or "",
            "sort": ("-" if self.descending else "") + self.sort if self.sort else "",
            **changes,
        }
        return "?" + "&".join(f"{name}={value}" for name, value in parts.items() if value)


def permitted_reports() -> list[str]:
    """The reports that the reader may see."""
    if authorization.who().agency is not None:
        return [name for name, kind in REPORTS.items() if not kind.whole_centre]
    return [*REPORTS, STAFFING]


KNOW_NAMES: Final = frozenset({Role.MANAGER, Role.SUPERVISOR})
"""The roles that see the names of operators; others see their pseudonymous ids."""

COMMENTS: Final = 50


class ReportPages(Pages):
    """The pages of the reports."""

    def routes(self) -> Iterable[Views]:
        yield Views("console/reports", Page.REPORTS, self.show_overview)
        yield Views(f"console/reports/{STAFFING}", Page.REPORTS, self.show_staffing)
        yield Views("console/reports/sheet", Page.REPORTS, self.show_sheet)
        yield Views("console/reports/<report>", Page.REPORTS, self.show_report)

    def _params(self, groupings: Sequence[By] = ()) -> ReportParams:
        """The parameters in the current request, with one of some groupings, by default the first;
        `malformed` for a span that is too long, `not_found` for an unknown agency."""
        config = self.frame.config()
        today = business_day(self.app.clock.now(), config.centre)
        preset = request.args.get("period", "")
        first, last = day_arg("from"), day_arg("to")
        if preset not in PRESETS:
            preset = "" if first or last else PRESETS[0]
        if preset:
            last = today - timedelta(days=1) if preset == "yesterday" else today
            first = last - timedelta(days=DAYS.get(preset, 1) - 1)
        first, last = sorted((first or last or today, last or first or today))
        if last - first > LONGEST:
            raise malformed_field("from", "the span is longer than four years")
        agency = authorization.who().agency
        if agency is None and (key := request.args.get("agency")):
            known = next((agency.key for agency in config.agencies if agency.key == key), None)
            agency = existing(known, what="agency", id=key)
        by = next((by for by in groupings if by == request.args.get("by")), None)
        sort = request.args.get("sort", "")
        return ReportParams(
            period=Period(first, last, agency),
            preset=preset,
            by=by or next(iter(groupings), None),
            sort=sort.removeprefix("-"),
            descending=sort.startswith("-"),
        )

    # The overview.

    def show_overview(self) -> Response:
        params = self._params()
        period = params.period
        # A long span is slow, and the span before it is of little use.
        before = _before(period) if period.last - period.first < IN_FULL else None

        def read(facts: Facts) -> tuple[PeriodOverview, PeriodOverview | None]:
            now = overview(facts, period)
            return now, overview(facts, before) if before is not None else None

        now, earlier = self._from_facts(read)
        formatter = self._formatter()
        manages = authorization.who().role is Role.MANAGER and authorization.who().agency is None
        searched = self._from_facts(Facts.searched) if manages else ()
        return self.frame.page(
            "console/reports/overview.html",
            scripts=True,
            searched=[
                (self.frame.date(week), [f"{search.word} ({search.visits})" for search in searches])
                for week, searches in groupby(searched, attrgetter("week"))
            ],
            **self._bar(params, "console/reports"),
            balance=formatter.balance(now),
            formatter=formatter,
            figures=formatter.figures(now),
            earlier=formatter.figures(earlier) if earlier is not None else [],
            before=self._period_text(before) if before is not None else "",
            charts=[formatter.ordered(now.arrivals), formatter.ordered(now.waits)],
        )

    # A report.

    def show_report(self, report: str) -> Response:
        say = self.frame.say()
        if report not in REPORTS or report not in permitted_reports():
            raise Refusal(ProblemType.NOT_FOUND, {"what": "report", "id": report})
        kind = REPORTS[report]
        params = self._params(kind.groupings)
        assert params.by is not None
        by = params.by
        if kind.whole_centre:
            params = replace(params, period=replace(params.period, agency=None))
        present = present_intervals(self.frame.context())

        # Comments of visitors may name people.
        knows_names = authorization.who().role in KNOW_NAMES
        with_comments = report == "ratings" and knows_names

        def read(facts: Facts) -> tuple[ReportTable, Sequence[int], Sequence[Comment]]:
            figures = kind.figures(facts, by, params.period, present)
            return (
                made(facts.centre, report, by, params.period, figures),
                together(figures.values()).by_step(kind.edges) if kind.edges else (),
                facts.comments(params.period, COMMENTS) if with_comments else (),
            )

        table, counts, comments = self._from_facts(read)
        rows = table.rows if by is By.OPERATOR and knows_names else ()
        operators = [str(row.group) for row in rows if row.group is not None]
        formatter = self._formatter(self.frame.context().reading.labels(operators))
        table = formatter.ordered(table, params.sort, descending=params.descending)
        subtitle = f"{self._subtitle(params)} · {say('console-by', by=by)}"
        days = params.period
        answer = as_file(formatter, table, subtitle, f"{report}-{by}-{days.first}-{days.last}")
        if answer is not None:
            return answer
        return self.frame.page(
            "console/reports/report.html",
            scripts=True,
            **self._bar(params, f"console/reports/{report}"),
            formatter=formatter,
            report=table,
            spread=formatter.spread(kind.edges, counts) if kind.edges else None,
            comments=[
                (comment, formatter.group(By.SERVICE, comment.service)) for comment in comments
            ],
            groupings=[(other.value, say("console-by", by=other)) for other in kind.groupings],
        )

    # The sheet of a day.

    def show_sheet(self) -> Response:
        days = self._params().period
        period = replace(days, first=days.last)
        tables = ["visitors", "wait", *([] if period.agency else ["counters"])]
        present = present_intervals(self.frame.context())

        def read(facts: Facts) -> tuple[PeriodOverview, list[ReportTable]]:
            return overview(facts, period), [
                report_of(facts, name, REPORTS[name].groupings[0], period, present)
                for name in tables
            ]

        whole, reports = self._from_facts(read)
        formatter = self._formatter()
        return self.frame.page(
            "console/reports/sheet.html",
            day=self._period_text(period),
            made=self.app.clock.now(),
            balance=formatter.balance(whole),
            formatter=formatter,
            figures=formatter.figures(whole),
            reports=[formatter.ordered(_short(report)) for report in reports],
        )

    # How many counters of a work profile a day needs.

    def show_staffing(self) -> Response:
        say, setup = self.frame.say(), self.frame.setup()
        if STAFFING not in permitted_reports():
            # Several agencies share the counters of a work profile.
            raise Refusal(ProblemType.NOT_FOUND, {"what": "report", "id": STAFFING})
        today = business_day(self.app.clock.now(), setup.config.centre)
        day = day_arg("day") or next_open_day(setup.config.centre, None, today)
        profile = request.args.get("profile") or next(iter(setup.profiles))
        if profile not in setup.profiles:
            raise Refusal(ProblemType.NOT_FOUND, {"what": "profile", "id": profile})
        advice = self._from_facts(lambda facts: staffing(facts, setup, profile, day, today))
        formatter = self._formatter()
        table = formatter.ordered(advice.report)
        names = dict(named(setup.profiles.values(), say.language))
        subtitle = f"{names[profile]} · {self.frame.date(day)}"
        answer = as_file(formatter, table, subtitle, f"{STAFFING}-{profile}-{day}")
        if answer is not None:
            return answer
        return self.frame.page(
            "console/reports/staffing.html",
            scripts=True,
            **self._tabs(self._params(), f"console/reports/{STAFFING}"),
            formatter=formatter,
            report=table,
            advice=advice,
            hours=sorted({hour for hours in advice.week.values() for hour in hours}),
            weekdays=WEEKDAYS,
            day=day,
            profile=profile,
            profiles=names,
        )

    # Shared parts.

    def _formatter(self, operators: Mapping[str, str] = MappingProxyType({})) -> ReportFormatter:
        return ReportFormatter(self.frame.say(), self.frame.setup(), operators)

    def _from_facts[T](self, read: Callable[[Facts], T]) -> T:
        return self.app.store.report(authorization.own_centre(), read)

    def _tabs(self, params: ReportParams, here: str) -> dict[str, Any]:
        say = self.frame.say()
        reports = [
            (name, say("console-report", name=name))
            for name in permitted_reports()
            if name != "bookings" or self.frame.setup().is_bookable
        ]
        return {"here": here, "params": params, "reports_offered": reports}

    def _bar(self, params: ReportParams, here: str) -> dict[str, Any]:
        say, report = self.frame.say(), here.rpartition("/")[2]
        return {
            **self._tabs(params, here),
            "presets": [(preset, say("console-period", period=preset)) for preset in PRESETS],
            "agencies": named(self.frame.config().agencies, say.language)
            if authorization.who().agency is None
            and not (report in REPORTS and REPORTS[report].whole_centre)
            else [],
            "subtitle": self._subtitle(params),
        }

    def _subtitle(self, params: ReportParams) -> str:
        names = dict(named(self.frame.config().agencies, self.frame.say().language))
        agency = names.get(params.period.agency or "")
        return self._period_text(params.period) + (f" · {agency}" if agency else "")

    def _period_text(self, period: Period) -> str:
        return " – ".join(map(self.frame.date, dict.fromkeys((period.first, period.last))))


def _short(report: ReportTable) -> ReportTable:
    """A report without the reasons of breaks and without empty groups."""

    def cut(row: ReportRow) -> ReportRow:
        kept = {key: value for key, value in row.values.items() if not key.startswith("break_")}
        return row.model_copy(update={"values": kept})

    rows = tuple(cut(row) for row in report.rows if any(row.values.values()))
    return report.model_copy(update={"rows": rows, "total": cut(report.total)})


def _before(period: Period) -> Period:
    length = period.last - period.first + timedelta(days=1)
    return Period(period.first - length, period.last - length, period.agency)
