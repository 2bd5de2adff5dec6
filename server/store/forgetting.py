"""What is deleted by the clock: answers to commands, and what visitors said of themselves."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select, update

from contract.words import ENDED
from server.domain.centres import Centre
from server.store import tables as t
from server.store import texts

ANSWERS_KEPT = timedelta(days=8)
"""Stored successes are kept until the day closes plus seven days."""

LOOKED_BACK = timedelta(days=40)
"""Tickets of earlier days were seen to long ago."""

AT_ONCE = 500
"""More than a day's visitors who ask for help; what is left over, the next time takes."""


def forget(connection: Connection, now: datetime) -> None:
    """Delete what has been kept for long enough, in every centre."""
    connection.execute(delete(t.success).where(t.success.c.at < now - ANSWERS_KEPT))
    texts.erase_due(connection, now)
    for row in connection.execute(select(t.centre)).mappings().all():
        _forget_help(connection, Centre(**row), now)


def _forget_help(connection: Connection, centre: Centre, now: datetime) -> None:
    """The help that visitors asked for, some hours after their visits ended."""
    if centre.config is None:
        return
    before = now - timedelta(hours=centre.config.rules.private_hours)
    over = (
        select(t.ticket.c.id)
        .where(
            t.ticket.c.centre == centre.id,
            t.ticket.c.day >= (before - LOOKED_BACK).date(),
            t.ticket.c.state.in_(ENDED),
            t.ticket.c.since < before,
            t.ticket.c.assist != (),
        )
        .limit(AT_ONCE)
    )
    tickets = connection.execute(over).scalars().all()
    if tickets:
        connection.execute(update(t.ticket).where(t.ticket.c.id.in_(tickets)).values(assist=()))
        connection.execute(update(t.call).where(t.call.c.ticket.in_(tickets)).values(assist=()))
