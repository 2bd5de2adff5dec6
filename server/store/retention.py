"""Deletes data after its retention time: results of commands, and personal data."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, delete, or_, select, update

from server.store import booking_contacts, texts
from server.store import tables as t

# By the hall's clock.

ANSWERS_KEPT = timedelta(days=8)
"""Stored successes are kept until the day closes plus seven days."""

SEARCHED_KEPT: Final = timedelta(weeks=8)
"""Words that visitors searched for in vain, counted by week."""

# By the machine's clock, which sets their times.

SESSIONS_KEPT: Final = timedelta(days=30)
"""Sessions after their end, so that incidents of the last month can be investigated."""

ATTEMPTS_KEPT: Final = timedelta(days=1)
"""Failed sign-ins: the text typed as a login may be anything, even a password."""

ENROLMENTS_KEPT: Final = timedelta(days=1)
"""Enrolment requests after their code has expired; they hold names and addresses of machines."""

INVITATIONS_KEPT: Final = timedelta(days=30)
"""Invitation links, used or not; their use is also in the access log."""

ENTRIES_KEPT: Final = timedelta(days=90)
"""Entries of the access log: a slow attack shows within weeks."""

PICTURES_KEPT: Final = timedelta(days=7)
"""Screenshots; they help with current faults only, and may show a visitor's number."""


def delete_expired(connection: Connection, now: datetime, machine_now: datetime) -> None:
    """Delete all data past its retention time, by the hall's clock and by the machine's."""
    texts.enable_secure_delete(connection)
    booking_contacts.delete_expired(connection, now)
    ended = machine_now - SESSIONS_KEPT
    over = t.enrolment.c.expires_at < machine_now - ENROLMENTS_KEPT
    revoked = select(t.device.c.id).where(t.device.c.revoked_at.is_not(None))
    for statement in (
        delete(t.success).where(t.success.c.at < now - ANSWERS_KEPT),
        delete(t.session).where(or_(t.session.c.ended_at < ended, t.session.c.expires_at < ended)),
        delete(t.attempt).where(t.attempt.c.last_at < machine_now - ATTEMPTS_KEPT),
        delete(t.invitation).where(t.invitation.c.made_at < machine_now - INVITATIONS_KEPT),
        delete(t.access_entry).where(t.access_entry.c.at < machine_now - ENTRIES_KEPT),
        delete(t.enrolment).where(over, t.enrolment.c.device.is_(None)),
        # Of one that became a device its hash stays: a machine that was shut out or replaced
        # could else ask again with the same secret, and a slow one not hear that it is in.
        update(t.enrolment)
        .where(over, or_(t.enrolment.c.name != "", t.enrolment.c.address != ""))
        .values(name="", address="", version=""),
        delete(t.picture).where(
            or_(t.picture.c.at < machine_now - PICTURES_KEPT, t.picture.c.device.in_(revoked))
        ),
        delete(t.searched).where(t.searched.c.week < now.date() - SEARCHED_KEPT),
        delete(t.health).where(t.health.c.id.in_(revoked)),
    ):
        connection.execute(statement)
