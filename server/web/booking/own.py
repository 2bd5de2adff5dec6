"""The pages of one booking, behind its token: to confirm, see, change and cancel it.

Reading changes nothing, because programs that look for bad links open every link of a mail. Each
act is a form of its own, and one that was done before answers as done.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

import segno
from flask import Response, g, request

from contract import commands as c
from contract.commands import BookingCommand
from contract.enums import BookingState, TicketState
from contract.errors import ProblemType, Refusal
from contract.ids import centre_of
from contract.texts import Wording
from server.commands.bookings import EXTENSIONS
from server.domain.bookings import Booking
from server.outbox.calendar_file import calendar_file
from server.rules.bookings import displaced
from server.views.booking_texts import texts_of
from server.views.snapshot_context import SnapshotContext
from server.web.booking.frame import (
    BookingFrame,
    command_in_form,
    details_in_form,
    say_of,
    sent,
)
from server.web.http import attachment, instant_arg

DONE_BEFORE: Final = frozenset({ProblemType.NOT_ALLOWED_NOW, ProblemType.COMMAND_REUSED})
"""Refusals of an act that was done, or came too late: the page says what is true now."""

COMMANDS: Final[dict[str, type[BookingCommand]]] = {
    "extend": c.ExtendHold,
    "cancel": c.CancelBooking,
    "move": c.MoveBooking,
}
"""The commands of the buttons, besides the form with the details."""


type Route = tuple[str, Callable[..., Response], Callable[..., Response] | None]
"""An address, and the views that read it and that take its form."""


class OwnBookingPages:
    """The pages of a booking for who holds its token."""

    def __init__(self, frame: BookingFrame) -> None:
        self._frame, self._app = frame, frame.app

    def routes(self) -> Sequence[Route]:
        """The addresses, each with its views for reading and sending."""
        return (
            ("/b/<token>", self._show, self._act),
            ("/b/<token>/confirm/<secret>", self._ask_to_confirm, self._confirm),
            ("/b/<token>/booking.ics", self._send_calendar, None),
        )

    def _found(self, token: str) -> tuple[SnapshotContext, Booking]:
        """The booking of a token; `ticket_lost` for one that is not known any more."""
        signed = self._app.signer.verify_ticket(token)
        if signed is None or signed[1] != 0:
            raise Refusal(ProblemType.NOT_FOUND, {"what": "booking"})
        context = self._frame.context(centre_of(signed[0]))
        booking = context.reading.booking(signed[0])
        if booking is None:
            # Its day is over, or it was made after the moment to which the hall was restored.
            raise Refusal(ProblemType.TICKET_LOST, {"what": "booking"})
        return context, booking

    def _show(self, token: str) -> Response:
        context, booking = self._found(token)
        setup, say = context.reading.setup, say_of(context.reading.setup, booking.language)
        what, is_booked = request.args.get("do"), booking.state is BookingState.BOOKED
        can_change = is_booked and self._can_change(context, booking)
        if what == "change" and can_change:
            return self._choose(context, booking, say)
        if what == "cancel" and booking.is_expected:
            return self._ask(context, booking, say, "cancel")
        texts, zone = (
            texts_of(setup, booking.service, booking.at, say),
            ZoneInfo(setup.config.centre.time_zone),
        )
        reading = context.reading
        known = setup.services.get(booking.service)
        ticket = reading.ticket(booking.ticket) if booking.ticket else None
        return self._frame.page(
            "booking",
            setup,
            say,
            booking=booking,
            texts=texts,
            book=f"book/{setup.slug}/{known.key}" if known is not None else f"book/{setup.slug}",
            until=f"{booking.until.astimezone(zone):%H:%M}" if booking.until else "",
            can_extend=booking.extended < EXTENSIONS,
            named=known is not None and known.booking is not None and known.booking.named,
            settings=setup.config.bookings,
            token=token,
            can_change=can_change,
            displaced=is_booked and booking in displaced(reading, setup, context.now),
            code=self._app.signer.booking_code(booking.id),
            picture=segno.make(self._link(token), error="m").svg_data_uri(scale=6, light="#fff"),
            ticket=ticket,
            ticket_token=self._app.signer.token(ticket.id, ticket.copy)
            if ticket is not None and ticket.state is not TicketState.EXPIRED
            else "",
            help_line=setup.config.centre.help_line,
        )

    def _can_change(self, context: SnapshotContext, booking: Booking) -> bool:
        minutes = context.reading.setup.config.bookings.change_until_minutes
        return (booking.at - context.now).total_seconds() >= minutes * 60

    def _choose(self, context: SnapshotContext, booking: Booking, say: Wording) -> Response:
        """The times to which a booking can be changed; or the one of a link in a mail."""
        setup, at = context.reading.setup, instant_arg("at")
        if at is not None and not g.get("faults"):
            return self._ask(context, booking, say, "move", at)
        times = self._frame.times(context, booking.service, say, booking.id)
        texts = texts_of(setup, booking.service, booking.at, say)
        return self._frame.page(
            "times", setup, say, service=texts.service, texts=texts, act="move", **times
        )

    def _ask(
        self,
        context: SnapshotContext,
        booking: Booking,
        say: Wording,
        act: str,
        at: datetime | None = None,
    ) -> Response:
        """The page that asks once before an act."""
        setup = context.reading.setup
        return self._frame.page(
            "ask",
            setup,
            say,
            act=act,
            texts=texts_of(setup, booking.service, at or booking.at, say),
            at=sent(at) if at is not None else "",
        )

    def _act(self, token: str) -> Response:
        context, booking = self._found(token)
        say, act = say_of(context.reading.setup, booking.language), request.form.get("act", "")

        def work() -> Response:
            if act == "details":
                command: BookingCommand = details_in_form(booking.id)
                self._frame.limits.count_confirm_mail(booking.centre)
            elif act in COMMANDS:
                at = {"at": request.form.get("at")} if act == "move" else {}
                command = command_in_form(COMMANDS[act], booking.id, **at)
            else:
                raise Refusal(ProblemType.MALFORMED)
            return self._done(token, booking, command)

        def again() -> Response:
            return self._show(token)

        return self._frame.tried(say, work, again)

    def _done(self, token: str, booking: Booking, command: BookingCommand) -> Response:
        try:
            self._frame.give(booking.id, command)
        except Refusal as refusal:
            if refusal.kind not in DONE_BEFORE:
                raise
        return self._frame.to_booking(token)

    def _ask_to_confirm(self, token: str, secret: str) -> Response:
        context, booking = self._confirmed_by(token, secret)
        if booking.state is not BookingState.PENDING:
            return self._frame.to_booking(token)
        say = say_of(context.reading.setup, booking.language)
        return self._ask(context, booking, say, "confirm")

    def _confirm(self, token: str, secret: str) -> Response:
        _, booking = self._confirmed_by(token, secret)
        return self._done(token, booking, command_in_form(c.AcceptBooking, booking.id))

    def _confirmed_by(self, token: str, secret: str) -> tuple[SnapshotContext, Booking]:
        """The booking, for who has read the mail with the secret."""
        context, booking = self._found(token)
        if self._app.signer.verify_ticket(secret) != (booking.id, 1):
            raise Refusal(ProblemType.NOT_FOUND, {"what": "booking"})
        return context, booking

    def _send_calendar(self, token: str) -> Response:
        context, booking = self._found(token)
        setup, server = context.reading.setup, self._app.mail_server
        if booking.state is not BookingState.BOOKED:
            return self._frame.to_booking(token)
        file = calendar_file(
            setup,
            booking,
            texts_of(setup, booking.service, booking.at, say_of(setup, booking.language)),
            self._link(token),
            stamp=booking.made_at,
            organizer=server.sender if server is not None else "",
        )
        return attachment(file, "text/calendar; charset=utf-8; method=PUBLISH", "booking.ics")

    def _link(self, token: str) -> str:
        return f"{self._app.public_url or request.url_root.rstrip('/')}/b/{token}"
