"""The blueprint of the plain pages."""

from flask import Blueprint

from server.application.hall import Hall
from server.doors import Doors
from server.web.gate import Gate
from server.web.limits import Limits
from server.web.pages.account import Account
from server.web.pages.devices import Devices
from server.web.pages.entering import Entering
from server.web.pages.frame import Frame
from server.web.pages.people import People


class Pages:
    """The routes of all plain pages, over one hall."""

    def __init__(self, hall: Hall, doors: Doors, entry: Gate, limits: Limits) -> None:
        self._frame = Frame(hall, doors)
        self._gate = entry
        self._parts = (
            Entering(self._frame, limits),
            Account(self._frame),
            Devices(self._frame),
            People(self._frame),
        )

    def blueprint(self) -> Blueprint:
        """All of them; a refusal inside is a page too."""
        routes = Blueprint("pages", __name__)
        routes.before_request(self._frame.look_where_from)
        self._frame.answer_faults(routes)
        for part in self._parts:
            for path, row, views in part.routes():
                for method, view in views.items():
                    self._gate.route(routes, method, f"/{path}", row, view)
        return routes
