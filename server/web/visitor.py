"""The visitor's page: what the QR on the paper opens."""

import json

from flask import Blueprint, Response, render_template, request

from contract.errors import ProblemType, Refusal
from contract.look import DAY, NIGHT
from contract.texts import PROGRAM_LANGUAGES, is_right_to_left, pick, wording
from server.application.hall import Hall
from server.application.ports import Reading
from server.application.snapshots import ticket
from server.doors import Doors
from server.sentences import TEXTS, problem_of
from server.web.problems import reader_language

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self' ws: wss:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class Visitor:
    """The routes of the page, over one hall."""

    def __init__(self, hall: Hall, doors: Doors) -> None:
        self._hall = hall
        self._doors = doors

    def blueprint(self) -> Blueprint:
        """The page of a ticket and the colours it uses."""
        routes = Blueprint("visitor", __name__)
        routes.add_url_rule("/t/<token>", endpoint="ticket", view_func=self._page)
        routes.add_url_rule("/look.css", endpoint="look", view_func=self._look)
        return routes

    def _page(self, token: str) -> Response:
        try:
            who = self._doors.visitor(token)
        except Refusal as refusal:
            return self._sorry(refusal)
        assert who.centre is not None

        def build(reading: Reading) -> tuple[str, str, dict[str, str], tuple[str, ...]]:
            snapshot = ticket.build(self._hall.basis(reading), who.id)
            layout = reading.layout
            language = request.args.get("lang", snapshot.language)
            if language not in PROGRAM_LANGUAGES:
                language = snapshot.language
            names = {
                stop.service: pick(layout.services[stop.service].names, language)
                for stop in snapshot.stops
                if stop.service in layout.services
            }
            zone = next(
                (z for z in layout.config.zones if snapshot.zone == f"{layout.slug}.{z.key}"), None
            )
            texts = {
                "centre": pick(layout.config.centre.names, language),
                "zone": pick(zone.names, language) if zone else "",
                "zone_of_texts": "",
                **{f"service:{key}": name for key, name in names.items()},
            }
            return (
                snapshot.model_dump_json(),
                language,
                texts,
                layout.config.centre.languages,
            )

        snapshot_json, language, texts, languages = self._hall.transactions.reading(
            who.centre, build
        )
        say = wording(TEXTS, language)
        page = render_template(
            "ticket.html",
            say=say,
            language=language,
            languages=[code for code in languages if code in PROGRAM_LANGUAGES],
            direction="rtl" if is_right_to_left(language) else "ltr",
            snapshot=json.loads(snapshot_json),
            texts=texts,
            token=token,
        )
        return self._html(page)

    def _sorry(self, refusal: Refusal) -> Response:
        language = reader_language()
        problem = problem_of(refusal, language)
        over = refusal.kind is ProblemType.PAST_DAY
        page = render_template(
            "sorry.html",
            say=wording(TEXTS, language),
            language=language,
            direction="rtl" if is_right_to_left(language) else "ltr",
            detail=problem.detail,
            over=over,
        )
        return self._html(page, problem.status)

    def _look(self) -> Response:
        def block(palette: dict[str, str]) -> str:
            return "".join(
                f"--{name.replace('_', '-')}:{value};" for name, value in palette.items()
            )

        css = (
            f":root{{{block(dict(DAY))}}}"
            f"@media (prefers-color-scheme:dark){{:root{{{block(dict(NIGHT))}}}}}"
        )
        response = Response(css, mimetype="text/css")
        response.headers["Cache-Control"] = "max-age=3600"
        return response

    @staticmethod
    def _html(page: str, status: int = 200) -> Response:
        response = Response(page, status=status, mimetype="text/html")
        response.headers["Content-Security-Policy"] = POLICY
        return response
