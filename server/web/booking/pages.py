"""The pages on which a visitor books: the services, the times of one, and the form.

Without JavaScript the mail address comes first: the click in the mail then stands for the
challenge.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

from babel.numbers import format_percent
from flask import Blueprint, Response, g, request
from pydantic import TypeAdapter, ValidationError

from contract import commands as c
from contract.centre import Service
from contract.enums import BookingState
from contract.errors import ProblemType, Refusal
from contract.ids import centre_of, full_id
from contract.model import Instant
from contract.operations import Page
from contract.texts import Wording
from server.context import AppContext
from server.domain.bookings import Booking
from server.rules.free_slots import Wish, free_days, require_free
from server.views.booking_texts import said_moment, texts_of
from server.views.snapshot_context import SnapshotContext
from server.web.authorization import AccessMiddleware
from server.web.booking.challenge import Challenges
from server.web.booking.frame import (
    BookingFrame,
    by_category,
    command_id,
    command_in_form,
    hall_language,
    numbers_of,
    require_own_form,
    say_of,
    sent,
    visitors_asked,
)
from server.web.booking.own import COMMANDS, DONE_BEFORE, OwnBookingPages
from server.web.booking.waiting_list import WaitingListPages, list_days, said_draws
from server.web.http import script_data, set_cookie, validate_ids
from server.web.limits import HOLDS, TIMES, Limits

HOLD: Final = "novbe-hold"
"""The cookie with the last slot that a browser had kept; a browser has one at a time."""

_INSTANT: Final = TypeAdapter[datetime](Instant)


class BookingPages:
    """The public pages of bookings, over one hall.

    Args:
        kept: gives the share of the booked visitors of the last four weeks who were called within
            the promised time; None if it is not known.
    """

    def __init__(
        self,
        app: AppContext,
        limits: Limits,
        kept: Callable[[SnapshotContext], float | None] = lambda _context: None,
    ) -> None:
        self._frame, self._app, self._limits = BookingFrame(app, limits), app, limits
        self._kept, self._challenges = kept, Challenges(app.signer)

    def blueprint(self, access: AccessMiddleware) -> Blueprint:
        """All of them."""
        routes, own = Blueprint("booking", __name__), OwnBookingPages(self._frame)
        waiting = WaitingListPages(self._frame, self._bookable)
        routes.before_request(require_own_form)
        routes.before_request(partial(validate_ids, of_commands=True))
        routes.register_error_handler(Exception, self._frame.refused)
        for method, path, view in (
            ("GET", "/book/<centre>", self._show_services),
            ("GET", "/book/<centre>/<key>", self._show_times),
            ("POST", "/book/<centre>/<key>", self._choose),
            ("GET", "/book/<centre>/<key>/list", waiting.show),
            ("POST", "/book/<centre>/<key>/list", waiting.join),
            ("GET", "/book/<centre>/<key>/draws/<week>", waiting.prove),
            ("GET", "/b/<token>", own.show),
            ("POST", "/b/<token>", own.act),
            ("GET", "/b/<token>/confirm/<secret>", own.confirm),
            ("POST", "/b/<token>/confirm/<secret>", own.confirm),
            ("GET", "/b/<token>/booking.ics", own.send_calendar),
        ):
            access.route(routes, method, path, Page.BOOK, view)
        return routes

    def _bookable(self, centre: str, key: str = "") -> tuple[SnapshotContext, str]:
        """A centre in which something can be booked on these pages, and the id of one of its
        services; else `not_bookable`."""
        context, service = self._frame.context(centre), full_id(centre, key)
        setup = context.reading.setup
        known = setup.services.get(service)
        if not setup.is_bookable or (key and (known is None or known.booking is None)):
            raise Refusal(ProblemType.NOT_BOOKABLE)
        if self._app.mail_server is None or self._app.public_url is None:
            line = setup.config.centre.help_line or ""
            raise Refusal(ProblemType.NOT_BOOKABLE, {"line": line})
        return context, service

    def _show_services(self, centre: str) -> Response:
        context, _ = self._bookable(centre)
        self._limits.count_booking("booking_times", TIMES)
        setup, say = context.reading.setup, say_of(context.reading.setup)

        def next_time(service: Service) -> str | None:
            if service.booking is None:
                return None
            identity = full_id(centre, service.key)
            wish = Wish(visitors=visitors_asked(context, identity))
            days = free_days(context.reading, identity, context.now, wish)
            first = next((times[0] for _, times in days), None)
            if first is None and (drawn := said_draws(context, identity, say)):
                return say("booking-ask-until", when=drawn[0]["at"])
            if first is None:
                return say("booking-no-time")
            return say("booking-next", when=said_moment(first, setup.config.centre, say))

        groups = by_category(setup.config, say.language, next_time)
        return self._frame.page("services", setup, say, groups=groups, **self._rules(context, say))

    def _rules(self, context: SnapshotContext, say: Wording) -> dict[str, Any]:
        """What every visitor with a booking can rely on."""
        config, share = context.reading.setup.config, self._kept(context)
        promise = say(
            "booking-promise",
            minutes=config.bookings.within_minutes,
            measured="no" if share is None else "yes",
            share=str(format_percent(share or 0, locale=say.language)),
        )
        return {"promise": promise, "ahead": round(config.rules.classes.appointment.ahead_minutes)}

    def _show_times(self, centre: str, key: str) -> Response:
        return self._times(*self._bookable(centre, key))

    def _times(self, context: SnapshotContext, service: str) -> Response:
        setup, say = context.reading.setup, say_of(context.reading.setup)
        before, visitors = self._held_before(), visitors_asked(context, service)
        wish = Wish(own=before.id if before else "", visitors=visitors)
        times = self._frame.times(context, service, say, wish)
        values = {**times, **self._rules(context, say), "visitors": visitors}
        values["numbers"] = numbers_of(context, service)
        values |= {"key": setup.services[service].key, "draws": said_draws(context, service, say)}
        values["has_list"] = bool(list_days(context, service))
        texts = texts_of(setup, service, context.now, say)
        values |= {"service": texts.service, "bring": texts.bring}
        values["challenge"] = script_data(self._challenges.make())
        return self._frame.page("times", setup, say, **values)

    def _form(self, context: SnapshotContext, service: str, at: datetime) -> Response:
        """The form that asks for the mail address before the slot is kept."""
        setup, named = context.reading.setup, context.reading.setup.is_named(service)
        say = say_of(setup)
        texts = texts_of(setup, service, at, say, visitors_asked(context, service))
        return self._frame.page("form", setup, say, at=sent(at), texts=texts, named=named)

    def _choose(self, centre: str, key: str) -> Response:
        context, service = self._bookable(centre, key)
        visitors = visitors_asked(context, service)
        head, say = context.reading.setup.config.centre, say_of(context.reading.setup)
        is_solved = self._challenges.take(request.form.get("altcha", ""))
        asks = "mail" in request.form and not is_solved
        before, at = self._held_before(), _sent_at()

        def work() -> Response:
            wish = {"centre": centre, "service": service, "language": hall_language(head, say)}
            ids = {"command_id": command_id(c.HoldSlots), "at": request.form.get("at")}
            hold = c.HoldSlots.model_validate(wish | ids | {"visitors": visitors})
            if asks or is_solved:
                return self._hold(hold, before, asks=asks)
            own = before.id if before is not None else ""
            wished = Wish(own=own, visitors=visitors)
            require_free(context.reading, service, hold.at, context.now, wished)
            return self._form(context, service, hold.at)

        def again() -> Response:
            if asks and at is not None and "at" not in g.faults:
                return self._form(context, service, at)
            return self._times(context, service)

        return self._frame.tried(say, work, again)

    def _hold(self, hold: c.HoldSlots, before: Booking | None, *, asks: bool) -> Response:
        """Keep the slot in place of the one that was kept `before`; without a solved challenge
        (`asks`) only together with the details."""
        frame, signer = self._frame, self._app.signer
        wanted = hold.service, hold.at, hold.visitors
        if before is not None and (before.service, before.at, before.visitors) == wanted:
            return frame.to_booking(signer.token(before.id, 0))
        booking = signer.booking_id(hold.centre, hold.command_id)
        # A fault of the form is found before anything is kept.
        details = command_in_form(c.GiveDetails, booking, *COMMANDS["details"][1]) if asks else None
        if details is not None:
            self._limits.count_confirm_mail(hold.centre)
        self._limits.count_booking("booking_holds", HOLDS)
        if before is not None:
            # First: it counts among the forms that keep slots, and may be the last of its day.
            with suppress(Refusal):
                frame.cancel(before.id)
        token = frame.give(booking, hold)["token"]
        if details is not None:
            try:
                frame.give(booking, details)
            except Refusal as refusal:
                if refusal.kind not in DONE_BEFORE:
                    frame.cancel(booking)
                    raise
        response = frame.to_booking(token)
        set_cookie(response, HOLD, token, timedelta(hours=1), path=None)
        return response

    def _held_before(self) -> Booking | None:
        """The slot that is kept for this browser."""
        signed = self._app.signer.verify_ticket(request.cookies.get(HOLD, ""))
        known = signed and self._frame.context(centre_of(signed[0])).reading.booking(signed[0])
        return known if known and known.state is BookingState.HELD else None


def _sent_at() -> datetime | None:
    """The time that a form has; None if it is not one."""
    try:
        return _INSTANT.validate_python(request.form.get("at"))
    except ValidationError:
        return None
