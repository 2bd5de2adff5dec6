"""Liveness and readiness of the process: for systemd, proxies and monitors."""

import json

from flask import Blueprint, Response

from contract.operations import Page
from server.context import AppContext
from server.periodic.vitals import OK, Vitals
from server.web.authorization import AccessMiddleware
from server.web.rendering import json_response


class HealthPages:
    """The two public addresses; they disclose nothing about the hall.

    Args:
        app: the application.
        vitals: the condition of this process.
        entry: the middleware before each of them.
    """

    def __init__(self, app: AppContext, vitals: Vitals, entry: AccessMiddleware) -> None:
        self._app = app
        self._vitals = vitals
        self._gate = entry

    def blueprint(self) -> Blueprint:
        """`live` and `ready`."""
        routes = Blueprint("health", __name__, url_prefix="/health")
        for path, view in (("/live", self._live), ("/ready", self._ready)):
            self._gate.route(routes, "GET", path, Page.HEALTH, view)
        return routes

    def _live(self) -> Response:
        return json_response(json.dumps({"status": "live"}))

    def _ready(self) -> Response:
        checks = self._vitals.checks(self._app)
        ready = all(found == OK for found in checks.values())
        status = "ready" if ready else "not_ready"
        response = json_response(json.dumps({"status": status, "checks": checks}))
        response.status_code = 200 if ready else 503
        return response
