"""The blueprint of the plain pages."""

from collections.abc import Callable
from typing import Final

from flask import Blueprint, Response

from contract.errors import Refusal
from server.context import AppContext
from server.identity.authenticator import Authenticator, Presence
from server.periodic.vitals import Vitals
from server.web.authorization import AccessMiddleware
from server.web.console.actions import HallActions
from server.web.console.alerts import Alerts
from server.web.console.counters import Counters
from server.web.console.devices import Devices
from server.web.console.finding import Finding
from server.web.console.live import LivePage
from server.web.console.notices import Notices
from server.web.console.people import People, PeopleList
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
from server.web.pages.frame import Part, Refusals
from server.web.pages.sign_in import SignInPages
from server.web.request_args import validate_ids

PARTS: Final[tuple[type[Part], ...]] = (
    SignInPages,
    Account,
    LivePage,
    Wall,
    Finding,
    HallActions,
    Services,
    Counters,
    Tickets,
    Notices,
    Devices,
    PeopleList,
    People,
    Tokens,
    Alerts,
    Overview,
    hours.Hours,
    services.Services,
    profiles.Profiles,
    counters.Counters,
    CentreFilePages,
    Reports,
)


def staff_pages(
    app: AppContext,
    authenticator: Authenticator,
    entry: AccessMiddleware,
    limits: Limits,
    presence: Presence,
    vitals: Vitals,
) -> tuple[Blueprint, Callable[[Refusal], Response]]:
    """All plain pages, and the answer to a refusal of one of them."""
    routes = Blueprint("pages", __name__)
    refusals = Refusals(app, authenticator, limits, presence, vitals)
    routes.before_request(refusals.require_own_site)
    routes.before_request(validate_ids)
    for part in PARTS:
        part(app, authenticator, limits, presence, vitals).register(routes, entry)
    return routes, refusals.answer
