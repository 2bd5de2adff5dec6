"""Puts the parts of a server together."""

import fcntl
import hashlib
import logging
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from flask import Flask
from gevent.threadpool import ThreadPool
from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.engine import make_url
from werkzeug.middleware.proxy_fix import ProxyFix

from contract.commands import ShiftClock, due_at
from contract.errors import Refusal
from contract.pairing import hash_of
from contract.words import CommandName
from server import tls
from server.application import dispatch
from server.application.hall import Hall, called_here
from server.application.identity.presence import Presence
from server.application.ports import Bus, Clock, Passwords
from server.application.principal import Principal, clock_of
from server.clock import MachineClock, ShiftedClock
from server.doors import Doors
from server.passwords import AT_ONCE, ArgonPasswords
from server.realtime.bus import LocalBus
from server.realtime.entrance import Entrance, open_entrance
from server.realtime.redis_bus import RedisBus
from server.settings import ServerSettings
from server.signing import KEY_FILE, KeySigner, UnusableKey, key_at
from server.store import schema, tokens
from server.store import tables as t
from server.store.digest_lines import DigestKeeper
from server.store.engine import is_sqlite, open_engine, open_reading_engine
from server.store.lanes import CentreLanes, ReadingLanes
from server.store.transactions import SqlTransactions
from server.store.writer import DirectLane, ThreadLane
from server.web.app import make_app
from server.web.gate import gate_of

_log = logging.getLogger("novbe.server")


class CannotStart(Exception):
    """Why a server does not start, and what to do; one sentence for a person."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that is put together."""

    hall: Hall
    app: Flask
    entrance: Entrance
    bus: LocalBus
    transactions: SqlTransactions
    digests: DigestKeeper
    presence: Presence


def open_store(settings: ServerSettings, *, serving: bool) -> SqlTransactions:
    """The store, its schema brought up.

    Args:
        settings: which database.
        serving: whether gevent serves in this process; else each job runs in the
            caller, as command-line programs want it.

    Raises:
        CannotStart: the database cannot be reached, or is of a newer release.
    """
    bring_up(settings)
    if serving:
        return serving_store(settings)
    url = settings.database_url
    if is_sqlite(url):
        return SqlTransactions(
            DirectLane(open_engine(url)), DirectLane(open_engine(url), reading=True)
        )
    engine = open_engine(url)
    return SqlTransactions(
        DirectLane(engine), DirectLane(engine, isolation_level="REPEATABLE READ")
    )


def bring_up(settings: ServerSettings) -> None:
    """Bring the schema up; nothing of it stays open.

    Raises:
        CannotStart: the database cannot be reached, or is of a newer release.
    """
    with _usable(settings):
        engine = open_engine(settings.database_url)
        try:
            schema.bring_up(engine)
        finally:
            engine.dispose()


def existing_store(settings: ServerSettings, *, writing: bool = False) -> SqlTransactions:
    """The store of a hall that there is, for command-line programs; makes no file or folder.

    Args:
        settings: which database.
        writing: whether it is to be written: then the schema is brought up. Else nothing
            at all is changed, and rights to read are enough.

    Raises:
        CannotStart: there is no hall, it cannot be reached, or is of another release.
    """
    with _usable(settings):
        engine = open_reading_engine(settings.database_url)
        try:
            schema.check(engine, older=writing)
        finally:
            engine.dispose()
    if writing:
        return open_store(settings, serving=False)
    lane = DirectLane(engine)
    return SqlTransactions(lane, lane)


@contextmanager
def _usable(settings: ServerSettings) -> Iterator[None]:
    """Say what is wrong with the database as a reason not to start."""
    try:
        yield
    except schema.UnusableDatabase as error:
        raise CannotStart(str(error)) from error
    except Exception as error:
        shown = make_url(settings.database_url).render_as_string(hide_password=True)
        raise CannotStart(
            f"The database {shown} cannot be used: {str(error).splitlines()[0]}. Check --data "
            "and --database (or NOVBE_DATA, NOVBE_DATABASE), and that the file or server can "
            "be reached."
        ) from error


def serving_store(settings: ServerSettings) -> SqlTransactions:
    """The store of a process in which gevent serves; it connects when it is used first."""
    url = settings.database_url
    if is_sqlite(url):
        return SqlTransactions(
            ThreadLane(open_engine(url), join=True),
            ThreadLane(open_engine(url), join=False, reading=True),
        )

    def open_one() -> Engine:
        return open_engine(url, kept=True)

    return SqlTransactions(
        CentreLanes(open_one), ReadingLanes(open_one, isolation_level="REPEATABLE READ")
    )


def clock_from(store: SqlTransactions, start: datetime | None, rate: float) -> tuple[Clock, bool]:
    """The hall's clock, and whether it is a shifted one that begins anew.

    A shifted clock is anchored in the database: a restart with the same start
    and rate goes on where it was.
    """
    if start is None:
        # A rehearsal is over: what is done by hand beside the server goes by its clock too.
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
        anchor, anew = store.on_connection(work, write=True)
    except Refusal:
        # Of two servers that write it for the first time at once, one reads the other's.
        anchor, anew = store.on_connection(work, write=True)
    return ShiftedClock(start, rate, anchor), anew


def stored_clock(store: SqlTransactions) -> Clock:
    """The clock that the hall runs by, as the database says; for command-line programs."""

    def work(connection: Connection) -> Clock:
        row = connection.execute(select(t.hall_clock).where(t.hall_clock.c.id == 1)).one_or_none()
        if row is None:
            return MachineClock()
        return ShiftedClock(row.start, float(row.rate), row.anchor)

    return store.on_connection(work)


def open_key(settings: ServerSettings) -> bytes:
    """The server's key: the same for all processes of one database.

    Raises:
        CannotStart: it cannot be read or made.
    """
    try:
        return key_at(settings.data / KEY_FILE)
    except UnusableKey as error:
        raise CannotStart(str(error)) from error
    except OSError as error:
        raise CannotStart(_no_folder(settings, error)) from error


def open_certificate(settings: ServerSettings) -> tls.Certificate | None:
    """The certificate that is served with; None where it is served without.

    Raises:
        CannotStart: it cannot be read, made or used.
    """
    chain, key = settings.certificate, settings.certificate_key
    if chain is None and key is None and not settings.tls:
        return None
    if settings.tls and not (chain is None and key is None):
        raise CannotStart(
            "--tls is for a certificate that the server makes, --certificate for one that it "
            "is given. Name one of the two (or NOVBE_TLS, NOVBE_CERTIFICATE)."
        )
    try:
        if chain is None and key is None:
            certificate = tls.own(settings.data, settings.host)
        elif chain is None or key is None:
            raise CannotStart(
                "A certificate needs its key, and a key its certificate. Name both, by "
                "--certificate and --certificate-key."
            )
        else:
            certificate = tls.given(chain, key)
    except tls.UnusableCertificate as error:
        raise CannotStart(str(error)) from error
    except OSError as error:
        raise CannotStart(_no_folder(settings, error)) from error
    left = certificate.ends - datetime.now(UTC)
    if left < tls.SOON:
        _log.warning("the certificate ends in %d days, on %s", left.days, certificate.ends.date())
    return certificate


def _no_folder(settings: ServerSettings, error: OSError) -> str:
    return (
        f"The data folder {settings.data} cannot be used: {error.strerror}. "
        "Name another --data (or NOVBE_DATA)."
    )


def open_bus(settings: ServerSettings, key: bytes) -> LocalBus:
    """The bus: to the other processes of the database by Redis, where one is named."""
    if settings.redis is None:
        return LocalBus()
    # Those that share a key belong together, whoever else uses the same Redis.
    channel = hashlib.sha256(b"novbe bus " + key).hexdigest()[:24]
    return RedisBus(settings.redis, f"novbe/{channel}")


def open_hall(
    settings: ServerSettings,
    store: SqlTransactions,
    clock: Clock,
    bus: Bus,
    key: bytes | None = None,
    certificate: tls.Certificate | None = None,
    *,
    passwords: Passwords | None = None,
    machine: Clock | None = None,
    elsewhere: Callable[..., Any] = called_here,
) -> Hall:
    """The application on its store, without any web; enough for the command line.

    Args:
        settings: where the key is, and where phones reach the hall.
        store, clock, bus: what it stands on.
        key: the server's key, where it was opened already.
        certificate: what it is served with, where it is served by TLS.
        passwords: how they are kept; by default by Argon2id.
        machine: the world's time; by default the machine's.
        elsewhere: where slow hashes are made; by default where they are asked for.

    Raises:
        CannotStart: the server's key cannot be read or made.
    """
    return Hall(
        transactions=store,
        clock=clock,
        machine=machine or MachineClock(),
        passwords=passwords or ArgonPasswords(elsewhere),
        elsewhere=elsewhere,
        signer=KeySigner(key or open_key(settings)),
        bus=bus,
        public_url=settings.public_url,
        certificate=certificate,
        by_tls=settings.served_securely,
    )


def assemble(
    settings: ServerSettings,
    store: SqlTransactions,
    clock: Clock,
    certificate: tls.Certificate | None = None,
) -> Server:
    """A server on its store.

    Args:
        settings: what else it needs to know.
        store, clock: what it stands on.
        certificate: from `open_certificate`, once for all processes of a server.

    Raises:
        CannotStart: the server's key cannot be read or made.
    """
    key = open_key(settings)
    bus = open_bus(settings, key)
    pool = ThreadPool(AT_ONCE)

    def elsewhere(work: Callable[..., Any], *arguments: Any) -> Any:
        return pool.apply(work, arguments)

    hall = open_hall(settings, store, clock, bus, key, certificate, elsewhere=elsewhere)
    presence = Presence(hall)
    doors = open_doors(hall, store, presence)
    app = make_app(hall, doors, presence, secure=settings.served_securely)
    origins = [settings.public_url] if settings.public_url is not None else []
    entrance = open_entrance(app, hall, doors, gate_of(app).bearer_of, origins)
    bus.listen(entrance.publisher.on_revision)
    _believe(app, settings.proxies)
    return Server(hall, app, entrance, bus, store, DigestKeeper(settings.data), presence)


def open_doors(hall: Hall, store: SqlTransactions, presence: Presence) -> Doors:
    """Who asks, by what the store knows."""

    def find(secret: str) -> Principal | None:
        now = hall.machine.now()
        who = store.on_connection(lambda connection: tokens.find(connection, secret, now))
        if who is not None and who.renewed:
            secret_hash = hash_of(secret)
            store.on_connection(
                lambda connection: tokens.promote(connection, secret_hash, now), write=True
            )
        return who

    def void(secrets: Collection[str]) -> set[str]:
        now = hall.machine.now()
        return store.on_connection(lambda connection: tokens.void(connection, secrets, now))

    return Doors(hall, find, void, presence.used)


def _believe(app: Flask, proxies: int) -> None:
    """Take from so many proxies who asks, how and for which host; from nobody else.

    Around everything, so that the entrance of the news hears the same as the API.
    """
    if proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies
        )


def mark_clock(hall: Hall, start: datetime, rate: float) -> None:
    """Say in the log of every centre that the hall's time is not the machine's."""
    for centre in hall.transactions.centres():
        if centre.config is None:
            continue
        now = hall.clock.now()
        command = ShiftClock(
            command_id=due_at(centre.id, CommandName.SHIFT_CLOCK, datetime.now(UTC)),
            centre=centre.id,
            start=start,
            rate=rate,
        )
        _log.info("the clock of %s is shifted to %s", centre.id, now)
        dispatch.execute(hall, clock_of(centre.id), command)


def only_one(settings: ServerSettings) -> TextIOWrapper | None:
    """Hold the embedded database for this process alone.

    Raises:
        CannotStart: another server has it.
    """
    url = settings.database_url
    if not is_sqlite(url):
        return None
    path = Path(f"{make_url(url).database}.lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("w")
    except OSError as error:
        raise CannotStart(
            f"The folder {path.parent} cannot be used: {error.strerror}. "
            "Name another --data or --database."
        ) from error
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise CannotStart(
            f"Another Novbe server already serves {make_url(url).database}. "
            "Stop it first, or name another --database."
        ) from error
    return file
