"""The mails about bookings: written when they are sent, as things are then."""

import logging
from collections.abc import Iterator
from email.headerregistry import Address
from email.message import EmailMessage
from typing import Final

from sqlalchemy import Connection

from contract.alerts import AlertFailure
from contract.enums import BookingState
from contract.texts import Wording, wording
from server.context import AppContext
from server.domain.bookings import TO_CONFIRM, Booking
from server.domain.contacts import BookingContact, MailKind
from server.engine.centre_view import CentreView
from server.outbox.calendar_file import calendar_file
from server.outbox.mail import Mail
from server.outbox.sender import attempt
from server.rules.bookings import displaced
from server.rules.free_slots import Wish, nearest
from server.sentences import TEXTS
from server.settings import MailServer
from server.store.booking_contacts import BookingContacts
from server.views.booking_texts import BookingTexts, said_moment, said_until, texts_of_booking
from server.views.snapshot_context import SnapshotContext

_log = logging.getLogger("novbe.outbox")

TRUE_IN: Final = {
    MailKind.CONFIRM: TO_CONFIRM,
    MailKind.CANCELLED: (BookingState.CANCELLED,),
    MailKind.OFFER: (BookingState.OFFERED,),
}
"""The states in which a mail is true; the others are about what is booked."""

ABOUT_THE_TIME: Final = frozenset({MailKind.ASK, MailKind.REMINDER, MailKind.DISPLACED})
"""Mails that say that the booked time stands, or that it does not."""

METHODS: Final = {
    MailKind.BOOKED: "REQUEST",
    MailKind.CHANGED: "REQUEST",
    MailKind.CANCELLED: "CANCEL",
}
"""What the calendar part of a mail does."""


class BookingMails:
    """Sends the mails that visitors with bookings are owed."""

    def __init__(self, app: AppContext) -> None:
        self._app = app
        self._failure: AlertFailure | None = None

    def look(self) -> None:
        """Send what is due, one after the other; where the mail server does not answer, the others
        wait for the next look."""
        app = self._app
        if app.mail_server is None or app.public_url is None:
            return
        now = app.clock.now()
        for contact in app.store.on_connection(lambda each: BookingContacts(each).due(now)):
            failure = self._send(app.mail_server, contact)
            if failure != self._failure:
                # Once, and never the address.
                _log.warning("mails about bookings: %s", failure or "they are taken again")
            self._failure = failure
            if failure not in (None, AlertFailure.ADDRESS):
                return

    def _send(self, server: MailServer, contact: BookingContact) -> AlertFailure | None:
        app, kind = self._app, MailKind(contact.owed or MailKind.REMINDER)
        if contact != app.store.on_connection(
            lambda each: BookingContacts(each).of(contact.booking)
        ):
            # Changed or erased while others were written to.
            return None

        def written(view: CentreView) -> EmailMessage | None:
            return self._written(app.context(view), server, contact, kind)

        mail, failure = None, None
        try:
            mail = app.store.read(contact.centre, written)
        except (ValueError, LookupError):
            # One that cannot be written must not keep back the others.
            _log.exception("a mail about a booking cannot be written")
            failure = AlertFailure.ADDRESS
        # What another server has erased or sent meanwhile must not leave.
        app.store.require_held()
        if mail is not None:
            failure = attempt(Mail(server).deliver, mail)
        invited = mail is not None and METHODS.get(kind) == "REQUEST"

        def settle(connection: Connection) -> None:
            contacts = BookingContacts(connection)
            if failure is None:
                contacts.sent(contact, invited=invited, last=kind is MailKind.CANCELLED)
            else:
                contacts.failed(contact, failure, app.clock.now())

        app.store.on_connection(settle, write=True)
        return failure

    def _written(
        self, context: SnapshotContext, server: MailServer, contact: BookingContact, kind: MailKind
    ) -> EmailMessage | None:
        """The mail; None if it would not be true any more."""
        reading, setup = context.reading, context.reading.setup
        booking = reading.booking(contact.booking)
        if booking is None or booking.state not in TRUE_IN.get(kind, (BookingState.BOOKED,)):
            return None
        if kind in ABOUT_THE_TIME:
            is_displaced = booking in displaced(reading, setup, context.now, booking.day)
            if is_displaced is not (kind is MailKind.DISPLACED):
                return None
        say, owed_at = wording(TEXTS, booking.language), contact.owed_at or contact.remind_at
        texts = texts_of_booking(setup, booking, say)
        assert owed_at is not None
        mail = EmailMessage()
        # A header has one line, and a name may hold any sign that ends one.
        mail["From"] = Address(" ".join(texts.centre.split()), addr_spec=server.sender)
        mail["To"] = contact.mail
        what = {"service": texts.service, "when": texts.when or "no"}
        subject = say("booking-mail-subject", kind=_kind_said(kind, booking), **what)
        mail["Subject"] = " ".join(subject.split())
        mail["Date"] = owed_at
        # The same in every attempt, so that a mail that comes twice is shown once.
        name = f"{booking.id}.{kind}.{int(owed_at.timestamp())}"
        mail["Message-ID"] = f"<{name}@{server.sender.rpartition('@')[2]}>"
        # So that an absent reader's program does not answer (RFC 3834).
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content("\n\n".join(self._parts(context, booking, kind, say, texts)) + "\n")
        mail["Content-Language"] = say.language
        if (method := METHODS.get(kind)) is not None:
            file = calendar_file(
                *(setup, booking, texts, self._link(booking)),
                *(owed_at, server.sender, contact.mail or ""),
            )
            mail.add_alternative(file.decode(), subtype="calendar", params={"method": method})
        return mail

    def _parts(
        self,
        context: SnapshotContext,
        booking: Booking,
        kind: MailKind,
        say: Wording,
        texts: BookingTexts,
    ) -> Iterator[str]:
        """The paragraphs of a mail. None has a text that a visitor typed."""
        head, link = context.reading.setup.config.centre, self._link(booking)
        can_book = context.reading.setup.booking_of(booking.service) is not None
        is_closed = kind is MailKind.DISPLACED and not can_book
        lead = "closed" if is_closed else _kind_said(kind, booking)
        yield say("booking-mail-lead", kind=lead, time=said_until(booking, head, say))
        several = say("bookings-for", visitors=texts.visitors) if texts.visitors > 1 else ""
        what = texts.service, texts.when, *texts.wished, several, texts.centre, texts.address
        yield "\n".join(filter(None, what))
        if kind is MailKind.CONFIRM:
            yield f"{link}/confirm/{self._app.signer.token(booking.id, 1)}"
        elif is_closed:
            if head.help_line:
                yield say("page-help", line=head.help_line)
        elif kind is MailKind.DISPLACED:
            wish = Wish(own=booking.id, visitors=booking.visitors)
            for at in nearest(context.reading, booking.service, booking.at, context.now, wish):
                yield f"{said_moment(at, head, say)}\n{link}?do=change&at={at:%Y-%m-%dT%H:%M:%SZ}"
            yield f"{say('booking-mail-other')}\n{link}?do=change"
        elif kind is not MailKind.CANCELLED:
            is_offer = kind is MailKind.OFFER
            if not is_offer:
                yield texts.come
            if texts.bring:
                yield "\n- ".join((say("booking-bring"), *texts.bring))
            if not is_offer:
                yield say("booking-mail-code", code=self._app.signer.booking_code(booking.id))
            yield f"{say('booking-mail-take' if is_offer else 'booking-mail-page')}\n{link}"
        yield say("booking-mail-why", centre=texts.centre)

    def _link(self, booking: Booking) -> str:
        return f"{self._app.public_url}/b/{self._app.signer.token(booking.id, 0)}"


def _kind_said(kind: MailKind, booking: Booking) -> str:
    """A kind of mail in words: to confirm a request for the waiting list is no booking."""
    return "join" if booking.state is BookingState.JOINING else kind
