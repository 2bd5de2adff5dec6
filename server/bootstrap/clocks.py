"""The hall's clock; a shifted clock is anchored in the database."""

import logging
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select, update

from contract.commands import ShiftClock, due_at
from contract.enums import CommandName
from contract.errors import Refusal
from server.clock import Clock, MachineClock, ShiftedClock
from server.commands import dispatch
from server.context import AppContext
from server.domain.principal import clock_of
from server.engine.store import Store
from server.store import tables as t

_log = logging.getLogger("novbe.server")


def open_clock(store: Store, start: datetime | None, rate: float) -> tuple[Clock, bool]:
    """The hall's clock, and whether it is a shifted clock that was just anchored.

    A shifted clock is anchored in the database: after a restart with the same start and rate it
    continues.
    """
    if start is None:
        # Delete the anchor of an earlier shifted clock, which commands would still use.
        store.on_connection(lambda connection: connection.execute(delete(t.hall_clock)), write=True)
        return MachineClock(), False
    start = start.astimezone(UTC)

    def work(connection: Connection) -> tuple[datetime, bool]:
        row = connection.execute(select(t.hall_clock).where(t.hall_clock.c.id == 1)).one_or_none()
        if row is not None and row.start == start and float(row.rate) == rate:
            return row.anchor, False
        values = {"start": start, "rate": repr(rate), "anchor": datetime.now(UTC)}
        if row is None:
            connection.execute(insert(t.hall_clock), {"id": 1, **values})
        else:
            connection.execute(update(t.hall_clock).where(t.hall_clock.c.id == 1), values)
        return values["anchor"], True  # type: ignore[return-value]

    try:
        anchor, just_anchored = store.on_connection(work, write=True)
    except Refusal:
        # If two servers write the first anchor at once, one reads that of the other.
        anchor, just_anchored = store.on_connection(work, write=True)
    return ShiftedClock(start, rate, anchor), just_anchored


def stored_clock(store: Store) -> Clock:
    """The hall's clock as stored in the database; for command-line programs."""

    def work(connection: Connection) -> Clock:
        row = connection.execute(select(t.hall_clock).where(t.hall_clock.c.id == 1)).one_or_none()
        if row is None:
            return MachineClock()
        return ShiftedClock(row.start, float(row.rate), row.anchor)

    return store.on_connection(work)


def record_clock_shift(app: AppContext, start: datetime, rate: float) -> None:
    """Record in the log of every centre that the hall's clock is shifted."""
    for centre in app.store.centres():
        if centre.config is None:
            continue
        now = app.clock.now()
        command = ShiftClock(
            command_id=due_at(centre.id, CommandName.SHIFT_CLOCK, datetime.now(UTC)),
            centre=centre.id,
            start=start,
            rate=rate,
        )
        _log.info("the clock of %s is shifted to %s", centre.id, now)
        dispatch.execute(app, clock_of(centre.id), command)
