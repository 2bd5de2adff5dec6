"""The parameters of a report: the days, the agency, the grouping, the order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from flask import request

from contract.errors import ProblemType, Refusal, malformed_field
from server.domain.calendar import business_day
from server.domain.figures import LONGEST, By, Period
from server.domain.layout import Layout
from server.views.reports.staffing import NAME as STAFFING
from server.views.reports.tables import REPORTS
from server.web import authorization
from server.web.pages.frame import Frame
from server.web.request_args import day_arg

PRESETS: Final = ("today", "yesterday", "week", "month", "year")
"""Named spans."""

DAYS: Final = {"week": 7, "month": 30, "year": 365}


@dataclass(frozen=True, slots=True)
class Question:
    """The parameters of a report.

    Attributes:
        preset: the name of the span; "" if it was given by dates.
        sort: the key of the column by which its rows are sorted; "" for their own order.
        descending: the largest first.
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


def question_of(frame: Frame, layout: Layout, possible: Iterable[By] = ()) -> Question:
    """The parameters in the current request.

    Args:
        possible: the possible groupings of the report, the usual one first.

    Raises:
        Refusal: `malformed` for an unknown grouping or span, `not_found` for an unknown agency.
    """
    today = business_day(frame.app.clock.now(), layout.config.centre)
    preset = request.args.get("period", "")
    first, last = day_arg("from"), day_arg("to")
    if preset not in PRESETS:
        preset = "" if first or last else PRESETS[0]
    if preset:
        last = today - timedelta(days=1) if preset == "yesterday" else today
        first = last - timedelta(days=DAYS.get(preset, 1) - 1)
    first = first if first is not None else last if last is not None else today
    last = last if last is not None else first
    if first > last:
        first, last = last, first
    if last - first > LONGEST:
        raise malformed_field("from", "the span is longer than four years")
    choices = list(possible)
    grouping = request.args.get("by", "")
    by = next((one for one in choices if one == grouping), choices[0] if choices else None)
    sort = request.args.get("sort", "")
    return Question(
        period=Period(first, last, _agency(layout)),
        preset=preset,
        by=by,
        sort=sort.removeprefix("-"),
        descending=sort.startswith("-"),
    )


def _agency(layout: Layout) -> str | None:
    own = authorization.who().agency
    if own is not None:
        return own
    wanted = request.args.get("agency") or None
    if wanted is not None and wanted not in {one.key for one in layout.config.agencies}:
        raise Refusal(ProblemType.NOT_FOUND, {"what": "agency", "id": wanted})
    return wanted
