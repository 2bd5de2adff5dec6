"""What is deleted by the clock: answers to commands, and who was who."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, delete, or_, select, update

from server.store import tables as t
from server.store import texts

# By the hall's clock.

ANSWERS_KEPT = timedelta(days=8)
"""Stored successes are kept until the day closes plus seven days."""

# By the world's, as they are written.

SESSIONS_KEPT: Final = timedelta(days=30)
"""Who was signed in where, after the end: for whoever looks into what happened last month."""

ATTEMPTS_KEPT: Final = timedelta(days=1)
"""Wrong tries slow for an hour; what was typed as a login may be anything."""

ENROLMENTS_KEPT: Final = timedelta(days=1)
"""Machines that asked to be let in, after their code was good for: their names and addresses."""

INVITATIONS_KEPT: Final = timedelta(days=30)
"""Links for a first manager, used or not: whether one was used stands among the entries too."""

ENTRIES_KEPT: Final = timedelta(days=90)
"""What was tried at the doors: a slow attack is seen over weeks, not over years."""

PICTURES_KEPT: Final = timedelta(days=7)
"""A picture of a screen is for a fault of these days; a visitor's number may be on it."""


def forget(connection: Connection, now: datetime, machine_now: datetime) -> None:
    """Delete what has been kept for long enough, in every centre.

    Args:
        connection: to the database.
        now: by the hall's clock.
        machine_now: by the world's.
    """
    texts.leave_no_trace(connection)
    connection.execute(delete(t.success).where(t.success.c.at < now - ANSWERS_KEPT))
    _forget_people(connection, machine_now)
    _forget_devices(connection, machine_now)


def _forget_people(connection: Connection, now: datetime) -> None:
    over = now - SESSIONS_KEPT
    for statement in (
        delete(t.session).where(or_(t.session.c.ended_at < over, t.session.c.expires_at < over)),
        delete(t.attempt).where(t.attempt.c.last_at < now - ATTEMPTS_KEPT),
        delete(t.invitation).where(t.invitation.c.made_at < now - INVITATIONS_KEPT),
        delete(t.access_entry).where(t.access_entry.c.at < now - ENTRIES_KEPT),
    ):
        connection.execute(statement)


def _forget_devices(connection: Connection, now: datetime) -> None:
    over = t.enrolment.c.expires_at < now - ENROLMENTS_KEPT
    revoked = select(t.device.c.id).where(t.device.c.revoked_at.is_not(None))
    for statement in (
        delete(t.enrolment).where(over, t.enrolment.c.device.is_(None)),
        # Of one that became a device its hash stays: a machine that was shut out or replaced
        # could else ask again with the same secret, and a slow one not hear that it is in.
        update(t.enrolment)
        .where(over, or_(t.enrolment.c.name != "", t.enrolment.c.address != ""))
        .values(name="", address="", version=""),
        delete(t.picture).where(
            or_(t.picture.c.at < now - PICTURES_KEPT, t.picture.c.device.in_(revoked))
        ),
        delete(t.health).where(t.health.c.id.in_(revoked)),
    ):
        connection.execute(statement)
