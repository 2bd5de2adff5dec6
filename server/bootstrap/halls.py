"""Creates the application without its HTTP parts, as the command line needs it, and its clock;
a shifted clock is anchored in the database."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, insert, select

from contract.commands import Command, ShiftClock, due_at
from contract.enums import CommandName
from server.bootstrap.keys import open_key
from server.clock import Clock, MachineClock, ShiftedClock
from server.commands import dispatch
from server.context import AppContext, LocalBus, call_directly
from server.domain.principal import clock_of
from server.engine.store import Store
from server.passwords import ArgonPasswords
from server.settings import ServerSettings
from server.signing import KeySigner
from server.store import tables as t
from server.store.erasures import FOLDER as ERASURES
from server.store.erasures import ErasureList

if TYPE_CHECKING:
    from server.tls import Certificate

_log = logging.getLogger("novbe.server")


def open_hall(
    settings: ServerSettings,
    store: Store,
    clock: Clock,
    bus: LocalBus,
    key: bytes | None = None,
    certificate: "Certificate | None" = None,
    *,
    passwords: ArgonPasswords | None = None,
    machine: Clock | None = None,
    in_thread: Callable[..., Any] = call_directly,
    count: Callable[[Command, str, float], None] | None = None,
) -> AppContext:
    """Create the application; `CannotStart` if the server's key cannot be read or created. By
    default the key is opened, `machine` is the machine's clock, and slow functions run in the
    caller's thread."""
    machine = machine or Clock()
    return AppContext(
        store=store,
        clock=clock,
        machine=machine,
        started=machine.now(),
        passwords=passwords or ArgonPasswords(in_thread),
        in_thread=in_thread,
        signer=KeySigner(key or open_key(settings)),
        bus=bus,
        erased=ErasureList(settings.data / ERASURES).add,
        public_url=settings.public_url,
        certificate=certificate,
        by_tls=settings.served_securely,
        alive_before=store.last_alive(),
        count=count,
        mail_server=settings.mail,
    )


def open_clock(store: Store, start: datetime | None, rate: float) -> tuple[Clock, bool]:
    """The hall's clock, and whether it is a shifted clock that was just anchored in the database:
    after a restart with the same start and rate it continues."""
    if start is None:
        # Delete the anchor of an earlier shifted clock, which commands would still use.
        store.on_connection(lambda connection: connection.execute(delete(t.hall_clock)), write=True)
        return MachineClock(), False
    start = start.astimezone(UTC)

    def work(connection: Connection) -> tuple[datetime, bool]:
        row = connection.execute(select(t.hall_clock).where(t.hall_clock.c.id == 1)).one_or_none()
        if row is not None and row.start == start and float(row.rate) == rate:
            return row.anchor, False
        anchor = datetime.now(UTC)
        values = {"id": 1, "start": start, "rate": repr(rate), "anchor": anchor}
        connection.execute(delete(t.hall_clock))
        connection.execute(insert(t.hall_clock), values)
        return anchor, True

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
