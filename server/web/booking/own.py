"""The pages of one booking, behind its token: to confirm, see, change and cancel it.

Reading changes nothing, because programs that look for bad links open every link of a mail. Each
act is a form of its own, and one that was done before answers as done.
"""

from datetime import datetime, timedelta
from typing import Any, Final

import segno
from flask import Response, g, request

from contract import commands as c
from contract.bookings import Ask
from contract.enums import BookingState, TicketState
from contract.errors import ProblemType, Refusal
from contract.ids import centre_of
from contract.texts import Wording
from server.commands.bookings import EXTENSIONS
from server.domain.bookings import LIVING, TO_CONFIRM, Booking
from server.outbox.calendar_file import calendar_file
from server.rules.bookings import displaced, evening_before
from server.rules.free_slots import Wish
from server.store.booking_contacts import BookingContacts
from server.views.booking_texts import said_moment, said_until, stage_of, texts_of, texts_of_booking
from server.views.snapshot_context import SnapshotContext
from server.web.booking.frame import BookingFrame, command_in_form, say_of, sent
from server.web.booking.waiting_list import said_place
from server.web.http import attachment, instant_arg

DONE_BEFORE: Final = frozenset({ProblemType.NOT_ALLOWED_NOW, ProblemType.COMMAND_REUSED})
"""Refusals of an act that was done, or came too late: the page says what is true now."""

COMMANDS: Final[dict[str, tuple[type[c.BookingCommand], tuple[str, ...]]]] = {
    "details": (c.GiveDetails, ("mail", "visitor")),
    "extend": (c.ExtendHold, ()),
    "come": (c.AcceptBooking, ()),
    "cancel": (c.CancelBooking, ()),
    "move": (c.MoveBooking, ("at",)),
}
"""The commands of the forms, and their fields."""


class OwnBookingPages:
    """The pages of a booking for who holds its token."""

    def __init__(self, frame: BookingFrame) -> None:
        self._frame, self._app = frame, frame.app

    def show(self, token: str) -> Response:
        """What is true of a booking now, a question before an act, or the times of a change."""
        context, booking = self._found(token)
        reading, setup = context.reading, context.reading.setup
        say, known = say_of(setup, booking.language), setup.services.get(booking.service)
        latest = booking.at - timedelta(minutes=setup.config.bookings.change_until_minutes)
        is_booked, head = booking.state is BookingState.BOOKED, setup.config.centre
        needs_answer = setup.config.bookings.ask is Ask.REQUIRED
        evening = evening_before(head, booking.at)
        can_change, what = is_booked and context.now <= latest, request.args.get("do")
        if what == "change" and can_change:
            return self._change(context, booking, say)
        if what == "cancel" and booking.state in LIVING:
            return self._ask(context, booking, say, "cancel")
        waits = said_place(context, booking, say)
        ticket = reading.ticket(booking.ticket) if booking.ticket else None
        is_known = ticket is not None and ticket.state is not TicketState.EXPIRED
        return self._frame.page(
            "booking",
            setup,
            say,
            booking=booking,
            token=token,
            # One whose draw was given up is on the list.
            stage="listed" if "before" in waits else stage_of(booking),
            waits=waits,
            is_living=booking.state in LIVING,
            leave=_words("cancel", booking),
            texts=texts_of_booking(setup, booking, say),
            book=f"book/{setup.slug}" + (f"/{known.key}" if known is not None else ""),
            until=said_until(booking, head, say),
            can_extend=booking.extended < EXTENSIONS,
            named=setup.is_named(booking.service),
            can_change=can_change,
            asked=is_booked and booking.asked and not booking.answered,
            answer_until=said_moment(evening, head, say) if needs_answer else "",
            displaced=is_booked and booking in displaced(reading, setup, context.now, booking.day),
            mail=self._mail_of(booking) if booking.state in TO_CONFIRM else "",
            code=self._app.signer.booking_code(booking.id),
            picture=segno.make(self._link(token), error="m").svg_data_uri(scale=6, light="#fff"),
            ticket=ticket.number if ticket is not None and is_known else "",
            of_ticket=self._app.signer.token(ticket.id, ticket.copy) if ticket is not None else "",
        )

    def act(self, token: str) -> Response:
        """Do what a form says."""
        context, booking = self._found(token)

        def work() -> Response:
            model, fields = COMMANDS.get(request.form.get("act", ""), (None, ()))
            if model is None:
                raise Refusal(ProblemType.MALFORMED)
            if model is c.AcceptBooking and booking.state in (BookingState.HELD, *TO_CONFIRM):
                # That is what the link in the mail is for.
                return self._frame.to_booking(token)
            command = command_in_form(model, booking.id, *fields)
            if model is c.GiveDetails:
                self._frame.limits.count_confirm_mail(booking.centre)
            return self._done(token, command)

        say = say_of(context.reading.setup, booking.language)
        return self._frame.tried(say, work, lambda: self.show(token))

    def confirm(self, token: str, secret: str) -> Response:
        """The link of the mail: it asks, and its button confirms."""
        context, booking = self._found(token)
        if self._app.signer.verify_ticket(secret) != (booking.id, 1):
            raise Refusal(ProblemType.NOT_FOUND, {"what": "booking"})
        if booking.state not in TO_CONFIRM:
            return self._frame.to_booking(token)
        if request.method == "POST":
            return self._done(token, command_in_form(c.AcceptBooking, booking.id))
        say = say_of(context.reading.setup, booking.language)
        return self._ask(context, booking, say, "confirm")

    def send_calendar(self, token: str) -> Response:
        """The file for a calendar; without a booking its page."""
        context, booking = self._found(token)
        setup, server = context.reading.setup, self._app.mail_server
        if booking.state is not BookingState.BOOKED:
            return self._frame.to_booking(token)
        texts = texts_of(setup, booking.service, booking.at, say_of(setup, booking.language))
        organizer = server.sender if server is not None else ""
        file = calendar_file(setup, booking, texts, self._link(token), context.now, organizer)
        return attachment(file, "text/calendar; charset=utf-8; method=PUBLISH", "booking.ics")

    def _found(self, token: str) -> tuple[SnapshotContext, Booking]:
        signed = self._app.signer.verify_ticket(token)
        if signed is None or signed[1] != 0:
            raise Refusal(ProblemType.NOT_FOUND, {"what": "booking"})
        context = self._frame.context(centre_of(signed[0]))
        booking = context.reading.booking(signed[0])
        if booking is None:
            # Its day is over, or it was made after the moment to which the hall was restored.
            raise Refusal(ProblemType.TICKET_LOST, {"what": "booking"})
        return context, booking

    def _change(self, context: SnapshotContext, booking: Booking, say: Wording) -> Response:
        """The times to which a booking can be changed; or a question about the one of a link."""
        setup, at = context.reading.setup, instant_arg("at")
        if at is not None and not g.get("faults"):
            return self._ask(context, booking, say, "move", at)
        wish = Wish(own=booking.id, visitors=booking.visitors)
        times = self._frame.times(context, booking.service, say, wish)
        texts = texts_of_booking(setup, booking, say)
        values: dict[str, Any] = {"service": texts.service, "texts": texts, "act": "move", **times}
        return self._frame.page("times", setup, say, **values)

    def _ask(
        self,
        context: SnapshotContext,
        booking: Booking,
        say: Wording,
        act: str,
        at: datetime | None = None,
    ) -> Response:
        setup = context.reading.setup
        texts = texts_of_booking(setup, booking, say, at)
        lost = booking in displaced(context.reading, setup, context.now, booking.day)
        values = {"act": act, "texts": texts, "at": at and sent(at), "displaced": lost}
        values["words"] = _words(act, booking)
        return self._frame.page("ask", setup, say, **values)

    def _done(self, token: str, command: c.BookingCommand) -> Response:
        try:
            self._frame.give(command.booking, command)
        except Refusal as refusal:
            if refusal.kind not in DONE_BEFORE:
                raise
        return self._frame.to_booking(token)

    def _mail_of(self, booking: Booking) -> str:
        contact = self._app.store.on_connection(lambda each: BookingContacts(each).of(booking.id))
        return (contact is not None and contact.mail) or ""

    def _link(self, token: str) -> str:
        return f"{self._app.public_url or request.url_root.rstrip('/')}/b/{token}"


def _words(act: str, booking: Booking) -> str:
    """An act in words: a booking without a slot, or with one that is only offered, has its own."""
    if booking.state in (BookingState.JOINING, BookingState.LISTED):
        return "join" if act == "confirm" else "withdraw"
    return "decline" if booking.state is BookingState.OFFERED else act
