"""The pages of the reports."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby
from operator import attrgetter
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
from server.web.console.reports.shown import Words, as_file
from server.web.console.words import named
from server.web.http import day_arg
from server.web.pages.frame import Part, Route

PRESETS: Final = ("today", "yesterday", "week", "month", "year")
DAYS: Final = {"week": 7, "month": 30, "year": 365}


@dataclass(frozen=True, slots=True)
class Question:
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

    def query(self, **changes: str) -> str:
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


def offered() -> list[str]:
    """The reports that the reader may see."""
    if authorization.who().agency is not None:
        return [name for name, kind in REPORTS.items() if not kind.whole_centre]
    return [*REPORTS, STAFFING]


KNOW_NAMES: Final = frozenset({Role.MANAGER, Role.SUPERVISOR})
"""The roles that see the names of operators; others see their pseudonymous ids."""

COMMENTS: Final = 50


class Reports(Part):
    """The pages of the reports."""

    def _routes(self) -> Iterable[Route]:
        yield ("console/reports", Page.REPORTS, {"GET": self._overview})
        yield (f"console/reports/{STAFFING}", Page.REPORTS, {"GET": self._staffing})
        yield ("console/reports/sheet", Page.REPORTS, {"GET": self._sheet})
        yield ("console/reports/<report>", Page.REPORTS, {"GET": self._report})

    def _question(self, possible: Sequence[By] = ()) -> Question:
        """The parameters in the current request, with one of the possible groupings, the usual one
        first; `malformed` for a span that is too long, `not_found` for an unknown agency."""
        config = self.layout().config
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
        if agency is None and (asked := request.args.get("agency")):
            known = next((agency.key for agency in config.agencies if agency.key == asked), None)
            agency = existing(known, what="agency", id=asked)
        by = next((one for one in possible if one == request.args.get("by")), None)
        sort = request.args.get("sort", "")
        return Question(
            period=Period(first, last, agency),
            preset=preset,
            by=by or next(iter(possible), None),
            sort=sort.removeprefix("-"),
            descending=sort.startswith("-"),
        )

    # The overview.

    def _overview(self) -> Response:
        say, layout = self.say(), self.layout()
        question = self._question()
        period = question.period
        # A long span is slow, and the span before it is of little use.
        before = _before(period) if period.last - period.first < IN_FULL else None

        def work(facts: Facts) -> tuple[PeriodOverview, PeriodOverview | None]:
            found = overview(facts, period)
            return found, overview(facts, before) if before is not None else None

        now, earlier = self._facts(work)
        words = Words(say, layout, {})
        manages = authorization.who().role is Role.MANAGER and authorization.who().agency is None
        searched = self._facts(Facts.searched) if manages else ()
        return self.page(
            "console/reports/overview.html",
            scripts=True,
            searched=[
                (self.date(week), [f"{one.word} ({one.visits})" for one in ones])
                for week, ones in groupby(searched, attrgetter("week"))
            ],
            **self._bar(question, "console/reports"),
            balance=words.balance(now),
            words=words,
            figures=words.figures(now),
            earlier=words.figures(earlier) if earlier is not None else [],
            before=self._said(before) if before is not None else "",
            charts=[words.ordered(now.arrivals), words.ordered(now.waits)],
        )

    # One report.

    def _report(self, report: str) -> Response:
        say, layout = self.say(), self.layout()
        if report not in REPORTS or report not in offered():
            raise Refusal(ProblemType.NOT_FOUND, {"what": "report", "id": report})
        kind = REPORTS[report]
        question = self._question(kind.groupings)
        assert question.by is not None
        by = question.by
        if kind.whole_centre:
            question = replace(question, period=replace(question.period, agency=None))
        present = present_intervals(self.context())

        # Comments of visitors may name people.
        knows_names = authorization.who().role in KNOW_NAMES
        with_comments = report == "ratings" and knows_names

        def work(facts: Facts) -> tuple[ReportTable, Sequence[int], Sequence[Comment]]:
            figures = kind.figures(facts, by, question.period, present)
            return (
                made(facts.centre, report, by, question.period, figures),
                together(figures.values()).by_step(kind.edges) if kind.edges else (),
                facts.comments(question.period, COMMENTS) if with_comments else (),
            )

        found, counts, comments = self._facts(work)
        rows = found.rows if by is By.OPERATOR and knows_names else ()
        operators = [str(row.group) for row in rows if row.group is not None]
        words = Words(say, layout, self.context().reading.labels(operators))
        found = words.ordered(found, question.sort, descending=question.descending)
        subtitle = f"{self._subtitle(question)} · {say('console-by', by=by)}"
        days = question.period
        answer = as_file(words, found, subtitle, f"{report}-{by}-{days.first}-{days.last}")
        if answer is not None:
            return answer
        return self.page(
            "console/reports/report.html",
            scripts=True,
            **self._bar(question, f"console/reports/{report}"),
            words=words,
            report=found,
            spread=words.spread(kind.edges, counts) if kind.edges else None,
            comments=[(one, words.group(By.SERVICE, one.service)) for one in comments],
            groupings=[(one.value, say("console-by", by=one)) for one in kind.groupings],
        )

    # The sheet of a day.

    def _sheet(self) -> Response:
        say, layout = self.say(), self.layout()
        question = self._question()
        period = Period(question.period.last, question.period.last, question.period.agency)
        tables = ["visitors", "wait", *([] if period.agency else ["counters"])]
        present = present_intervals(self.context())

        def work(facts: Facts) -> tuple[PeriodOverview, list[ReportTable]]:
            return overview(facts, period), [
                report_of(facts, name, REPORTS[name].groupings[0], period, present)
                for name in tables
            ]

        whole, found = self._facts(work)
        words = Words(say, layout, {})
        return self.page(
            "console/reports/sheet.html",
            day=self._said(period),
            made=self.app.clock.now(),
            balance=words.balance(whole),
            words=words,
            figures=words.figures(whole),
            reports=[words.ordered(_short(one)) for one in found],
        )

    # How many counters of a work profile a day needs.

    def _staffing(self) -> Response:
        say, layout = self.say(), self.layout()
        if STAFFING not in offered():
            # Several agencies share the counters of a work profile.
            raise Refusal(ProblemType.NOT_FOUND, {"what": "report", "id": STAFFING})
        today = business_day(self.app.clock.now(), layout.config.centre)
        day = day_arg("day") or next_open_day(layout.config.centre, None, today)
        profile = request.args.get("profile") or next(iter(layout.profiles))
        if profile not in layout.profiles:
            raise Refusal(ProblemType.NOT_FOUND, {"what": "profile", "id": profile})
        advice = self._facts(lambda facts: staffing(facts, layout, profile, day, today))
        words = Words(say, layout, {})
        found = words.ordered(advice.report)
        names = dict(named(layout.profiles.values(), say.language))
        said = self.date(day)
        answer = as_file(words, found, f"{names[profile]} · {said}", f"{STAFFING}-{profile}-{day}")
        if answer is not None:
            return answer
        return self.page(
            "console/reports/staffing.html",
            scripts=True,
            **self._tabs(self._question(), f"console/reports/{STAFFING}"),
            words=words,
            report=found,
            advice=advice,
            hours=sorted({hour for hours in advice.week.values() for hour in hours}),
            weekdays=WEEKDAYS,
            day=day,
            said=said,
            profile=profile,
            profiles=names,
        )

    # Shared parts.

    def _tabs(self, question: Question, here: str) -> dict[str, Any]:
        offers = [(one, self.say()("console-report", name=one)) for one in offered()]
        return {"here": here, "asked": question, "reports_offered": offers}

    def _facts[T](self, work: Callable[[Facts], T]) -> T:
        return self.app.store.report(authorization.own_centre(), work)

    def _bar(self, question: Question, here: str) -> dict[str, Any]:
        say, report = self.say(), here.rpartition("/")[2]
        return {
            **self._tabs(question, here),
            "presets": [(one, say("console-period", period=one)) for one in PRESETS],
            "agencies": named(self.layout().config.agencies, say.language)
            if authorization.who().agency is None
            and not (report in REPORTS and REPORTS[report].whole_centre)
            else [],
            "subtitle": self._subtitle(question),
        }

    def _subtitle(self, question: Question) -> str:
        names = dict(named(self.layout().config.agencies, self.say().language))
        agency = names.get(question.period.agency or "")
        return self._said(question.period) + (f" · {agency}" if agency else "")

    def _said(self, period: Period) -> str:
        return " – ".join(map(self.date, dict.fromkeys((period.first, period.last))))


def _short(report: ReportTable) -> ReportTable:
    """A report without the reasons of breaks and without empty groups."""

    def cut(row: ReportRow) -> ReportRow:
        kept = {key: one for key, one in row.values.items() if not key.startswith("break_")}
        return row.model_copy(update={"values": kept})

    rows = tuple(cut(row) for row in report.rows if any(row.values.values()))
    return report.model_copy(update={"rows": rows, "total": cut(report.total)})


def _before(period: Period) -> Period:
    length = period.last - period.first + timedelta(days=1)
    return Period(period.first - length, period.last - length, period.agency)
