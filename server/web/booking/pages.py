"""The pages on which a visitor books: the services, the times of one, and the form.

Without JavaScript the mail address comes first: the click in the mail then stands for the
challenge.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from babel.numbers import format_percent
from flask import Blueprint, Response, g, request

from contract import commands as c
from contract.centre import Service
from contract.enums import BookingState
from contract.errors import ProblemType, Refusal
from contract.ids import full_id
from contract.operations import Page
from contract.texts import Wording, pick
from server.context import AppContext
from server.domain.bookings import Booking
from server.rules.bookings import Wish, free_days, require_free
from server.views.booking_texts import said_moment, texts_of
from server.views.snapshot_context import SnapshotContext
from server.web.authorization import AccessMiddleware
from server.web.booking.challenge import Challenges
from server.web.booking.frame import BookingFrame, command_id, details_in_form, say_of
from server.web.booking.own import OwnBookingPages, Route
from server.web.http import script_data, set_cookie, validate_ids
from server.web.limits import HOLDS, TIMES, Limits

HOLD: Final = "novbe-hold"
"""The cookie with the last slot that a browser had kept; a browser has one at a time."""

type Kept = Callable[[SnapshotContext], float | None]
"""Gives the share of the booked visitors of the last four weeks who were called within the promised
time; None if it is not known."""


class BookingPages:
    """The pages of the services and times that can be booked, over one hall."""

    def __init__(
        self,
        app: AppContext,
        access: AccessMiddleware,
        limits: Limits,
        kept: Kept = lambda _context: None,
    ) -> None:
        self._frame = BookingFrame(app, limits)
        self._app, self._access, self._limits, self._kept = app, access, limits, kept
        self._challenges = Challenges(app.signer)

    def blueprint(self) -> Blueprint:
        """All public pages of bookings."""
        routes, own = Blueprint("booking", __name__), OwnBookingPages(self._frame)
        routes.before_request(_require_own_form)
        routes.before_request(partial(validate_ids, of_commands=True))
        routes.register_error_handler(Exception, self._frame.refused)
        addresses: Sequence[Route] = (
            ("/book/<centre>", self._show_services, None),
            ("/book/<centre>/<key>", self._show_times, self._choose),
            *own.routes(),
        )
        for path, get, post in addresses:
            for method, view in (("GET", get), ("POST", post)):
                if view is not None:
                    self._access.route(routes, method, path, Page.BOOK, view)
        return routes

    def _bookable(self, centre: str, key: str = "") -> tuple[SnapshotContext, str]:
        """A centre in which something can be booked on these pages, and the id of one of its
        services; else `not_bookable`."""
        context = self._frame.context(centre)
        setup, service = context.reading.setup, full_id(centre, key)
        known = setup.services.get(service)
        if not setup.is_bookable or (key and (known is None or known.booking is None)):
            raise Refusal(ProblemType.NOT_BOOKABLE)
        if self._app.mail_server is None or self._app.public_url is None:
            line = setup.config.centre.help_line or "none"
            raise Refusal(ProblemType.NOT_BOOKABLE, {"line": line})
        return context, service

    def _show_services(self, centre: str) -> Response:
        context, _ = self._bookable(centre)
        self._limits.count_booking("booking_times", TIMES)
        setup = context.reading.setup
        say = say_of(setup)
        groups = []
        for category in setup.config.categories:
            rows = [
                (service.key, pick(service.names, say.language), self._next(context, service, say))
                for service in setup.config.services
                if service.category == category.key and service.booking is not None
            ]
            if rows:
                groups.append((pick(category.names, say.language), rows))
        return self._frame.page("services", setup, say, groups=groups, **self._rules(context, say))

    def _next(self, context: SnapshotContext, service: Service, say: Wording) -> str:
        setup = context.reading.setup
        days = free_days(context.reading, full_id(setup.slug, service.key), context.now, Wish())
        first = next((times[0] for _, times in days), None)
        if first is None:
            return say("booking-no-time")
        return say("booking-next", when=said_moment(first, setup.config.centre, say))

    def _rules(self, context: SnapshotContext, say: Wording) -> dict[str, object]:
        """What every visitor with a booking can rely on."""
        config, share = context.reading.setup.config, self._kept(context)
        return {
            "help_line": config.centre.help_line,
            "ahead": round(config.rules.classes.appointment.ahead_minutes),
            "promise": say(
                "booking-promise",
                minutes=config.bookings.within_minutes,
                measured="no" if share is None else "yes",
                share=str(format_percent(share or 0, locale=say.language)),
            ),
        }

    def _show_times(self, centre: str, key: str) -> Response:
        return self._times(*self._bookable(centre, key))

    def _times(self, context: SnapshotContext, service: str) -> Response:
        setup = context.reading.setup
        say, known = say_of(setup), setup.services[service]
        return self._frame.page(
            "times",
            setup,
            say,
            service=pick(known.names, say.language),
            bring=[pick(one, say.language) for one in known.documents],
            challenge=script_data(self._challenges.make()),
            act="",
            **self._frame.times(context, service, say),
            **self._rules(context, say),
        )

    def _choose(self, centre: str, key: str) -> Response:
        context, service = self._bookable(centre, key)
        setup, say = context.reading.setup, say_of(context.reading.setup)
        is_solved = self._challenges.take(request.form.get("altcha", ""))
        asks = "mail" in request.form and not is_solved

        def work() -> Response:
            head = setup.config.centre
            language = say.language if say.language in head.languages else head.languages[0]
            wish = {"centre": setup.slug, "service": service, "language": language}
            identity, at = command_id(c.HoldSlots), request.form.get("at")
            hold = c.HoldSlots.model_validate({"command_id": identity, "at": at, **wish})
            if asks or is_solved:
                return self._hold(hold, asks=asks)
            require_free(context.reading, service, hold.at, context.now, Wish())
            return self._form(context, service)

        def again() -> Response:
            is_form = asks and "at" not in g.faults
            return self._form(context, service) if is_form else self._times(context, service)

        return self._frame.tried(say, work, again)

    def _form(self, context: SnapshotContext, service: str) -> Response:
        """The form that asks for the mail address before the slot is kept."""
        setup, at = context.reading.setup, request.form["at"]
        say, known = say_of(setup), setup.services[service]
        return self._frame.page(
            "form",
            setup,
            say,
            at=at,
            texts=texts_of(setup, service, datetime.fromisoformat(at), say),
            named=known.booking is not None and known.booking.named,
        )

    def _hold(self, hold: c.HoldSlots, *, asks: bool) -> Response:
        """Keep the slot; without a solved challenge (`asks`) only together with the details."""
        frame, signer, before = self._frame, self._app.signer, self._held_before()
        if before is not None and (before.service, before.at) == (hold.service, hold.at):
            return frame.to_booking(signer.token(before.id, 0))
        booking = full_id(hold.centre, f"b{signer.id_of(hold.centre, hold.command_id)}")
        if asks:
            # A fault of the form before anything is kept.
            details_in_form(booking)
            self._limits.count_confirm_mail(hold.centre)
        self._limits.count_booking("booking_holds", HOLDS)
        answer = frame.give(booking, hold)
        if before is not None:
            with suppress(Refusal):
                frame.cancel(before.id)
        if asks:
            try:
                frame.give(booking, details_in_form(booking))
            except Refusal:
                frame.cancel(booking)
                raise
        response = frame.to_booking(answer["token"])
        set_cookie(response, HOLD, answer["token"], timedelta(hours=1), path=None)
        return response

    def _held_before(self) -> Booking | None:
        """The slot that is kept for this browser."""
        signed = self._app.signer.verify_ticket(request.cookies.get(HOLD, ""))
        if signed is None:
            return None
        reading = self._frame.context(signed[0].partition(".")[0]).reading
        booking = reading.booking(signed[0])
        return booking if booking is not None and booking.state is BookingState.HELD else None


def _require_own_form() -> None:
    """Refuse a form that a page of another site sends (`forged`)."""
    if request.method == "POST" and request.headers.get("Sec-Fetch-Site") == "cross-site":
        raise Refusal(ProblemType.FORGED)
