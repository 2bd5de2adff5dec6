"""The blueprint of the plain pages."""

from flask import Blueprint

from server.context import AppContext
from server.identity.authenticator import Authenticator
from server.identity.presence import Presence
from server.periodic.vitals import Vitals
from server.web.authorization import AccessMiddleware
from server.web.console.alerts import Alerts
from server.web.console.counters import Counters
from server.web.console.devices import Devices
from server.web.console.finding import Finding
from server.web.console.hall import HallActions
from server.web.console.live import LivePage
from server.web.console.notices import Notices
from server.web.console.people import People
from server.web.console.people_list import PeopleList
from server.web.console.reports.pages import Reports
from server.web.console.services import Services
from server.web.console.set_up import counters, hours, profiles, services
from server.web.console.set_up.centre_file import CentreFilePages
from server.web.console.set_up.overview import Overview
from server.web.console.tickets import Tickets
from server.web.console.tokens import Tokens
from server.web.console.wall import Wall
from server.web.limits import Limits
from server.web.pages.account import Account
from server.web.pages.frame import Frame, Part
from server.web.pages.refusals import Refusals
from server.web.pages.sign_in import SignInPages
from server.web.request_args import validate_ids


class Pages:
    """The routes of all plain pages, over one hall."""

    def __init__(
        self,
        app: AppContext,
        authenticator: Authenticator,
        entry: AccessMiddleware,
        limits: Limits,
        presence: Presence,
        vitals: Vitals,
    ) -> None:
        self._frame = Frame(app, authenticator)
        self._gate = entry
        live = LivePage(self._frame)
        self._parts: tuple[Part, ...] = (
            SignInPages(self._frame, limits),
            Account(self._frame),
            live,
            Wall(self._frame, live, limits, presence),
            Finding(self._frame),
            HallActions(self._frame),
            Services(self._frame),
            Counters(self._frame),
            Tickets(self._frame),
            Notices(self._frame),
            Devices(self._frame),
            PeopleList(self._frame),
            People(self._frame),
            Tokens(self._frame),
            Alerts(self._frame),
            Overview(self._frame, vitals),
            hours.Hours(self._frame),
            services.Services(self._frame),
            profiles.Profiles(self._frame),
            counters.Counters(self._frame),
            CentreFilePages(self._frame),
            Reports(self._frame),
        )

    def blueprint(self) -> Blueprint:
        """All plain pages; refusals are rendered as pages too."""
        routes = Blueprint("pages", __name__)
        refusals = Refusals(self._frame)
        routes.before_request(refusals.require_own_site)
        routes.before_request(validate_ids)
        refusals.register(routes)
        for part in self._parts:
            part.register(routes, self._gate)
        return routes
