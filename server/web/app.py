"""The Flask application: blueprints, refusals, headers."""

import logging
from pathlib import Path

from flask import Flask, Response
from werkzeug.exceptions import HTTPException

from contract.errors import ProblemType, Refusal
from server.application.hall import Hall
from server.doors import Doors
from server.web.api import Api
from server.web.problems import respond
from server.web.visitor import Visitor

BODY_LIMIT = 2 * 1024 * 1024
"""Bytes of a request's body; a large centre's configuration is a tenth of it."""

_log = logging.getLogger("novbe.web")

_BY_STATUS = {
    404: ProblemType.NOT_FOUND,
    405: ProblemType.METHOD,
    413: ProblemType.TOO_LARGE,
}


def make_app(hall: Hall, doors: Doors) -> Flask:
    """The WSGI application over a hall."""
    app = Flask("server.web", root_path=str(Path(__file__).parent))
    app.config["MAX_CONTENT_LENGTH"] = BODY_LIMIT
    api = Api(hall, doors)
    app.register_blueprint(api.blueprint())
    app.register_blueprint(Visitor(hall, doors).blueprint())

    @app.errorhandler(Refusal)
    def refused(refusal: Refusal) -> Response:
        return respond(refusal)

    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> Response:
        kind = _BY_STATUS.get(error.code or 500, ProblemType.MALFORMED)
        return respond(Refusal(kind, {"what": "page"}))

    @app.errorhandler(Exception)
    def failed(error: Exception) -> Response:
        _log.exception("a request failed", exc_info=error)
        return respond(Refusal(ProblemType.INTERNAL))

    @app.after_request
    def guard(response: Response) -> Response:
        headers = response.headers
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("Referrer-Policy", "no-referrer")
        headers.setdefault("X-Frame-Options", "DENY")
        headers.setdefault("Cache-Control", "no-store")
        return response

    return app
