"""The page of a visitor who stands in the hall: the code on the board leads there.

It proves the presence: its sign changes each minute and is good for five, so a photograph that is
sent home is worthless. There a visitor takes a ticket on the phone, or checks in with a booking.
"""

from datetime import timedelta
from functools import partial
from typing import Any, Final
from uuid import uuid4

from flask import Blueprint, Response, g, request

from contract import commands as c
from contract.centre import Service
from contract.enums import ENDED, Role
from contract.errors import ProblemType, Refusal, malformed_field
from contract.ids import full_id
from contract.operations import Page
from contract.texts import SENTENCES, Wording, wording
from contract.waits import usual_wait
from server.commands import dispatch
from server.context import AppContext
from server.domain.principal import Principal
from server.sentences import TEXTS
from server.views.booking_texts import texts_of
from server.views.snapshot_context import SnapshotContext
from server.web.authorization import AccessMiddleware
from server.web.booking.frame import (
    BookingFrame,
    by_category,
    command_id,
    hall_language,
    require_own_form,
    say_of,
)
from server.web.http import known_language, reader_language, set_cookie, sorry_html, validate_ids
from server.web.limits import Limits
from server.web.pages.navigation import root

TICKET: Final = "novbe-ticket"
"""The cookie with the ticket that a phone has taken: it takes no second one until that is over."""

OF_A_SIGN: Final = 20
"""Tickets by the code of one minute, ..."""

OF_A_NETWORK: Final = 12
PER_MINUTE: Final = 2.0
"""... and of one network at once and a minute: the phones of a hall may share an address."""

WRONG_CODES_AN_HOUR: Final = 20
"""Wrong codes of bookings, of one network."""


class PresencePages:
    """What a phone in the hall can do, over one hall."""

    def __init__(self, app: AppContext, limits: Limits) -> None:
        self._frame, self._app, self._limits = BookingFrame(app, limits), app, limits

    def blueprint(self, access: AccessMiddleware) -> Blueprint:
        """The page and its forms."""
        routes = Blueprint("presence", __name__, url_prefix="/in")
        routes.before_request(require_own_form)
        routes.before_request(partial(validate_ids, of_commands=True))
        routes.register_error_handler(Exception, self._refused)
        for method, view in (("GET", self._show), ("POST", self._act)):
            access.route(routes, method, "/<centre>/<sign>", Page.PRESENCE, view)
        return routes

    def _present(self, centre: str, sign: str) -> SnapshotContext:
        """The centre, if its board has shown that sign within the last minutes; else `too_late`, or
        `not_found` where boards show none."""
        context = self._frame.context(centre)
        head = context.reading.setup.config.centre
        if self._app.public_url is None or not (head.phone_tickets or head.board_code):
            raise Refusal(ProblemType.NOT_FOUND, {"what": "page"})
        if not self._app.signer.knows_sign(centre, sign, context.now):
            raise Refusal(ProblemType.TOO_LATE, {"what": "sign"})
        return context

    def _show(self, centre: str, sign: str) -> Response:
        context = self._present(centre, sign)
        setup, say = context.reading.setup, say_of(context.reading.setup)
        offers = context.offers
        taken, key = self._taken(context), request.args.get("service", "")
        values: dict[str, Any] = {"number": "", "groups": [], "early": g.get("early", False)}
        if taken is not None:
            values |= {"number": taken[0], "of_ticket": taken[1]}
        elif context.phone_tickets and (chosen := full_id(centre, key)) in offers and key:
            texts = texts_of(setup, chosen, context.now, say)
            values |= {"service": texts.service, "key": key, "bring": texts.bring}
            values |= {"wait": self._wait(context, chosen, say)}
        elif context.phone_tickets:

            def offered(service: Service) -> str | None:
                found = full_id(centre, service.key)
                is_open = offers[found].reason is None
                return self._wait(context, found, say) if is_open else None

            values["groups"] = by_category(setup.config, say.language, offered)
        return self._frame.page(
            "presence",
            setup,
            say,
            tickets=context.phone_tickets,
            gives_tickets=setup.config.centre.phone_tickets,
            books=setup.is_bookable,
            **values,
        )

    def _act(self, centre: str, sign: str) -> Response:
        context = self._present(centre, sign)
        say, act = say_of(context.reading.setup), request.form.get("act")

        def work() -> Response:
            if act == "check_in":
                return self._check_in(centre)
            if act != "take" or not context.phone_tickets:
                raise Refusal(ProblemType.MALFORMED)
            return self._take(context, centre, sign, say)

        return self._frame.tried(say, work, lambda: self._show(centre, sign))

    def _take(self, context: SnapshotContext, centre: str, sign: str, say: Wording) -> Response:
        if (taken := self._taken(context)) is not None:
            return self._frame.to(f"t/{taken[1]}")
        head = context.reading.setup.config.centre
        wish = {"service": full_id(centre, request.form.get("service", ""))}
        command = c.IssueTicket.model_validate(
            {
                "centre": centre,
                "command_id": command_id(c.IssueTicket),
                "services": [wish],
                "language": hall_language(head, say),
            }
        )
        self._limits.count("phone_ticket", PER_MINUTE, size=OF_A_NETWORK)
        self._limits.count("phone_sign", 1 / 60, f"{centre} {sign}", OF_A_SIGN)
        return self._issued(self._give(command)["token"])

    def _check_in(self, centre: str) -> Response:
        code = request.form.get("code", "").strip()
        now = {"now": "now" in request.args, "code": code, "centre": centre}
        command = c.CheckIn.model_validate(now | {"command_id": uuid4()})
        per_minute = WRONG_CODES_AN_HOUR / 60
        self._limits.count("phone_code", per_minute, size=WRONG_CODES_AN_HOUR)
        is_wrong = False
        try:
            return self._issued(self._give(command)["token"])
        except Refusal as refusal:
            is_wrong = refusal.kind is ProblemType.NOT_FOUND
            g.early = refusal.kind is ProblemType.TOO_EARLY
            if is_wrong:
                raise malformed_field("code", "is none of today's bookings") from refusal
            raise
        finally:
            if not is_wrong:
                self._limits.give_back("phone_code", per_minute)

    def _give(self, command: c.CentreCommand) -> dict[str, Any]:
        """Execute a command of a visitor who is known by the form alone."""
        name = f"p{self._app.signer.id_of(command.centre, command.command_id)}"
        who = Principal(Role.VISITOR, full_id(command.centre, name), command.centre)
        return dispatch.execute(self._app, who, command)

    def _issued(self, token: str) -> Response:
        response = self._frame.to(f"t/{token}")
        set_cookie(response, TICKET, token, timedelta(hours=12))
        return response

    def _taken(self, context: SnapshotContext) -> tuple[str, str] | None:
        """Number and token of the living ticket of this phone."""
        token = request.cookies.get(TICKET, "")
        signed = self._app.signer.verify_ticket(token)
        ticket = context.reading.ticket(signed[0]) if signed is not None else None
        if ticket is None or ticket.state in ENDED:
            return None
        return ticket.number, token

    @staticmethod
    def _wait(context: SnapshotContext, service: str, say: Wording) -> str:
        expected = context.outlooks[service].range
        if expected is None:
            return ""
        return usual_wait(expected, wording(SENTENCES, say.language))

    def _refused(self, error: Exception) -> Response:
        """The page of a refusal: an old sign says what to do."""
        if isinstance(error, Refusal) and error.values.get("what") == "sign":
            say = wording(TEXTS, known_language(request.args.get("lang"), reader_language()))
            title, hint = say("presence-old"), say("presence-old-hint")
            return sorry_html(say, error, title, hint, root())
        return self._frame.refused(error)
