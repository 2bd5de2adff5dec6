"""The page of the staffing report: how many counters of a work profile a day needs."""

from collections.abc import Iterable

from flask import Response, request

from contract.errors import ProblemType, Refusal
from contract.operations import Page
from contract.texts import pick
from server.domain.calendar import business_day
from server.views.reports.staffing import NAME, next_open_day, staffing
from server.web import authorization
from server.web.console.reports import files
from server.web.console.reports.question import offered, question_of
from server.web.console.reports.shown import Words
from server.web.pages.frame import Frame, Route
from server.web.request_args import day_arg

HERE = f"console/reports/{NAME}"


class StaffingPage:
    """The page, and its table as a file."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def routes(self) -> Iterable[Route]:
        """Its address."""
        yield (HERE, Page.REPORTS, {"GET": self._page})

    def _page(self) -> Response:
        frame, who = self._frame, authorization.who()
        if who.agency is not None:
            # Several agencies share the counters of a work profile.
            raise Refusal(ProblemType.NOT_FOUND, {"what": "report", "id": NAME})
        say, layout = frame.say(), frame.layout()
        assert layout is not None
        assert who.centre is not None
        today = business_day(frame.app.clock.now(), layout.config.centre)
        day = day_arg("day") or next_open_day(layout, today)
        profile = request.args.get("profile") or next(iter(layout.profiles))
        if profile not in layout.profiles:
            raise Refusal(ProblemType.NOT_FOUND, {"what": "profile", "id": profile})
        found = frame.app.store.report(
            who.centre, lambda facts: staffing(facts, layout, profile, day, today)
        )
        shown = Words(say, layout, {}).report(found)
        names = {key: pick(one.names, say.language) for key, one in layout.profiles.items()}
        said = frame.date(day, say)
        answer = files.as_file(shown, f"{names[profile]} · {said}", f"{NAME}-{profile}-{day}")
        if answer is not None:
            return answer
        return frame.page(
            "console/reports/staffing.html",
            scripts=True,
            here=HERE,
            asked=question_of(frame, layout),
            reports_offered=[(one, say("console-report", name=one)) for one in offered()],
            report=shown,
            day=day,
            said=said,
            profile=profile,
            profiles=names,
        )
