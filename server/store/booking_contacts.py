"""How visitors with bookings are reached, the mails that they are owed, and their limits."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, delete, or_, update

from server.domain.contacts import BookingContact, MailKind
from server.outbox.receivers import FIRST_PAUSE, GIVEN_UP_AFTER, LONGEST_PAUSE
from server.store import tables as t
from server.store.rows import Rows
from server.store.texts import enable_secure_delete

ABSENCE_KEPT: Final = timedelta(days=90)
"""How long the hash of the address of an absent visitor is kept."""

_OF: Final = t.booking_contact.c


class BookingContacts(Rows):
    """The contacts of bookings, through one connection."""

    def of(self, booking: str) -> BookingContact | None:
        """The contact of a booking; None without one."""
        return self._one(BookingContact, _OF.booking == booking)

    def of_centre(
        self, centre: str, bookings: Collection[str] | None = None
    ) -> Sequence[BookingContact]:
        """The contacts of some bookings of a centre, or of all."""
        some = () if bookings is None else (_OF.booking.in_(bookings),)
        return self._all(BookingContact, _OF.centre == centre, *some)

    def with_address(self, centre: str, address: str) -> Sequence[BookingContact]:
        """The contacts with an address, those of absent visitors too."""
        return self._all(BookingContact, _OF.centre == centre, _OF.address == address)

    def owe(self, booking: str, kind: MailKind, now: datetime) -> None:
        """Owe a mail, in place of one that was not sent: it is written when it is sent, as things
        are then."""
        values = {
            "owed": kind,
            "owed_at": now,
            "failures": 0,
            "failed_since": None,
            "next_at": None,
        }
        self._execute(
            update(t.booking_contact)
            .where(_OF.booking == booking, _OF.mail.is_not(None))
            .values(**values)
        )

    def change(self, booking: str, **values: object) -> None:
        """Change the contact of a booking."""
        query = update(t.booking_contact).where(_OF.booking == booking)
        self._execute(query.values(**values))

    def forget(self, booking: str) -> None:
        """Delete the contact of a booking."""
        enable_secure_delete(self._connection)
        self.delete(BookingContact, booking)

    def due(self, now: datetime) -> Sequence[BookingContact]:
        """The contacts to which a mail is to be sent now."""
        ready = or_(_OF.next_at.is_(None), _OF.next_at <= now, _OF.next_at > now + LONGEST_PAUSE)
        owed = or_(_OF.owed != "", _OF.remind_at <= now)
        return self._all(
            BookingContact, ready, owed, _OF.mail.is_not(None), order_by=[_OF.failures, _OF.owed_at]
        )

    def sent(self, tried: BookingContact, *, invited: bool, last: bool) -> None:
        """Note that what a contact was owed was taken, unless another mail is owed by now; after
        the `last` mail the contact is deleted."""
        if last:
            self.forget(tried.booking)
            return
        same = _OF.owed_at.is_(None) if tried.owed_at is None else _OF.owed_at == tried.owed_at
        values: dict[str, object] = {"failures": 0, "failed_since": None, "failure": ""}
        values |= {"owed": "", "owed_at": None} if tried.owed else {"remind_at": None}
        self._execute(
            update(t.booking_contact)
            .where(_OF.booking == tried.booking, same)
            .values(**values, next_at=None, invited=tried.invited or invited)
        )

    def failed(self, tried: BookingContact, failure: str, now: datetime) -> None:
        """Note a failed attempt; after a day no further one is made."""
        since, pause = tried.failed_since or now, FIRST_PAUSE * 2 ** min(tried.failures, 10)
        values = {"failures": tried.failures + 1, "failed_since": since, "failure": failure}
        over = {"owed": "", "remind_at": None} if now - since > GIVEN_UP_AFTER else {}
        self.change(tried.booking, next_at=now + min(pause, LONGEST_PAUSE), **values, **over)


def delete_expired(connection: Connection, now: datetime) -> None:
    """Delete contacts past their time; of absent visitors the hash is kept longer."""
    over = _OF.until < now
    for statement in (
        delete(t.booking_contact).where(over, _OF.missed_at.is_(None)),
        delete(t.booking_contact).where(_OF.missed_at < now - ABSENCE_KEPT),
        update(t.booking_contact)
        .where(over, or_(_OF.mail.is_not(None), _OF.phone.is_not(None)))
        .values(mail=None, phone=None, owed="", remind_at=None),
    ):
        connection.execute(statement)
