"""Liveness and readiness of the process: for systemd, proxies and monitors."""

import json

from flask import Blueprint, Response

from contract.operations import Page
from server.context import AppContext
from server.periodic.vitals import OK, Vitals
from server.web.authorization import AccessMiddleware
from server.web.rendering import json_response


def health_pages(app: AppContext, vitals: Vitals, entry: AccessMiddleware) -> Blueprint:
    """The two public addresses, `live` and `ready`; they disclose nothing about the hall."""

    def live() -> Response:
        return json_response(json.dumps({"status": "live"}))

    def ready() -> Response:
        checks = vitals.checks(app)
        ready = all(found == OK for found in checks.values())
        status = "ready" if ready else "not_ready"
        response = json_response(json.dumps({"status": status, "checks": checks}))
        response.status_code = 200 if ready else 503
        return response

    routes = Blueprint("health", __name__, url_prefix="/health")
    entry.route(routes, "GET", "/live", Page.HEALTH, live)
    entry.route(routes, "GET", "/ready", Page.HEALTH, ready)
    return routes
