"""The mails about bookings: written when they are sent, as things are then."""

import logging
from datetime import UTC
from email.headerregistry import Address
from email.message import EmailMessage
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from contract.alerts import AlertFailure
from contract.enums import BookingState
from contract.texts import Wording, wording
from server.context import AppContext
from server.domain.bookings import Booking
from server.domain.contacts import BookingContact, MailKind
from server.outbox.calendar_file import calendar_file
from server.outbox.mail import Mail
from server.outbox.transport import failure_of
from server.rules.bookings import Wish, displaced, nearest
from server.sentences import TEXTS
from server.store.booking_contacts import BookingContacts
from server.views.booking_texts import said_moment, texts_of
from server.views.snapshot_context import SnapshotContext

_log = logging.getLogger("novbe.outbox")

STATE_OF: Final = {
    MailKind.CONFIRM: BookingState.PENDING,
    MailKind.CANCELLED: BookingState.CANCELLED,
}
"""The state in which a mail is true; the others are for what is booked."""

INVITING: Final = frozenset({MailKind.BOOKED, MailKind.CHANGED})
"""The mails with an invitation for the calendar; the one of a cancelled booking withdraws it."""


class BookingMails:
    """Sends the mails that visitors with bookings are owed."""

    def __init__(self, app: AppContext) -> None:
        self._app = app
        self._mail = Mail(app.mail_server) if app.mail_server is not None else None
        self._failure: AlertFailure | None = None

    def look(self) -> None:
        """Send what is due, one after the other; where the mail server does not answer, the others
        wait for the next look."""
        app = self._app
        if self._mail is None or app.public_url is None:
            return
        now = app.clock.now()
        for contact in app.store.on_connection(lambda each: BookingContacts(each).due(now)):
            failure = self._send(self._mail, contact)
            if failure != self._failure:
                # Once, and never the address.
                _log.warning("mails about bookings: %s", failure or "they are taken again")
            self._failure = failure
            if failure not in (None, AlertFailure.ADDRESS):
                return

    def _send(self, way: Mail, contact: BookingContact) -> AlertFailure | None:
        app, kind = self._app, MailKind(contact.owed or MailKind.REMINDER)
        mail = app.store.read(
            contact.centre, lambda reading: self._written(app.context(reading), contact, kind)
        )
        # What another server has erased or sent meanwhile must not leave.
        app.store.require_held()
        failure = failure_of(partial(way.deliver, mail)) if mail is not None else None
        invited = mail is not None and kind in INVITING

        def settle(connection: Connection) -> None:
            contacts = BookingContacts(connection)
            if failure is None:
                contacts.sent(contact, invited=invited, last=kind is MailKind.CANCELLED)
            else:
                contacts.failed(contact, failure, app.clock.now())

        app.store.on_connection(settle, write=True)
        return failure

    def _written(
        self, context: SnapshotContext, contact: BookingContact, kind: MailKind
    ) -> EmailMessage | None:
        """The mail; None if it would not be true any more."""
        server, reading = self._app.mail_server, context.reading
        booking = reading.booking(contact.booking)
        if booking is None or booking.state is not STATE_OF.get(kind, BookingState.BOOKED):
            return None
        if kind is MailKind.DISPLACED and booking not in displaced(
            reading, reading.setup, context.now
        ):
            return None
        assert server is not None
        assert contact.mail is not None
        say = wording(TEXTS, booking.language)
        texts = texts_of(reading.setup, booking.service, booking.at, say)
        owed_at = contact.owed_at or contact.remind_at or context.now
        domain = server.sender.rpartition("@")[2]
        mail = EmailMessage()
        # A header has one line, and a name may hold any sign that ends one.
        mail["From"] = Address(" ".join(texts.centre.split()), addr_spec=server.sender)
        mail["To"] = contact.mail
        subject = say("booking-mail-subject", kind=kind, service=texts.service, when=texts.when)
        mail["Subject"] = " ".join(subject.split())
        mail["Date"] = owed_at
        # The same in every attempt, so that a mail that comes twice is shown once.
        mail["Message-ID"] = f"<{booking.id}.{kind}.{int(owed_at.timestamp())}@{domain}>"
        # So that an absent reader's program does not answer (RFC 3834).
        mail["Auto-Submitted"] = "auto-generated"
        mail["Content-Language"] = say.language
        parts = [
            say("booking-mail-lead", kind=kind, time=self._until(context, booking)),
            "\n".join(filter(None, (texts.service, texts.when, texts.centre, texts.address))),
            *self._more(context, booking, kind, say),
            say("booking-mail-why", centre=texts.centre),
        ]
        mail.set_content("\n\n".join(parts) + "\n")
        if kind in (*INVITING, MailKind.CANCELLED):
            file = calendar_file(
                reading.setup,
                booking,
                texts,
                self._link(booking),
                stamp=owed_at.astimezone(UTC),
                organizer=server.sender,
                attendee=contact.mail,
            )
            method = "CANCEL" if kind is MailKind.CANCELLED else "REQUEST"
            mail.add_alternative(file.decode(), subtype="calendar", params={"method": method})
        return mail

    def _more(
        self, context: SnapshotContext, booking: Booking, kind: MailKind, say: Wording
    ) -> list[str]:
        """What a mail of a kind says besides: where it leads, and what to bring."""
        link, signer, reading = self._link(booking), self._app.signer, context.reading
        if kind is MailKind.CONFIRM:
            return [f"{link}/confirm/{signer.token(booking.id, 1)}"]
        if kind is MailKind.CANCELLED:
            return []
        if kind is MailKind.DISPLACED:
            head, wish = reading.setup.config.centre, Wish(own=booking.id)
            times = nearest(reading, booking.service, booking.at, context.now, wish)
            links = [
                f"{said_moment(at, head, say)}\n{link}?do=change&at={at.astimezone(UTC):%FT%TZ}"
                for at in times
            ]
            return [*links, f"{say('booking-mail-other')}\n{link}?do=change"]
        bring = texts_of(reading.setup, booking.service, booking.at, say).bring
        listed = "\n".join((say("booking-bring"), *(f"- {one}" for one in bring)))
        code = say("booking-mail-code", code=signer.booking_code(booking.id))
        return [*([listed] if bring else []), code, f"{say('booking-mail-page')}\n{link}"]

    def _link(self, booking: Booking) -> str:
        return f"{self._app.public_url}/b/{self._app.signer.token(booking.id, 0)}"

    def _until(self, context: SnapshotContext, booking: Booking) -> str:
        """Until when it has to be confirmed, in local time."""
        until = booking.until or booking.at
        zone = ZoneInfo(context.reading.setup.config.centre.time_zone)
        return f"{until.astimezone(zone):%H:%M}"
