"""The lock by which one server serves a PostgreSQL database while others wait.

The session of the server's only writing connection holds the lock. A process that is frozen or cut
off would keep it, so the database ends a session that is silent for `HELD_SECONDS`. A server that
goes on after that must answer nothing from its memory: it holds the lock only for the same time
after a statement that this session has answered.
"""

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from contract.errors import ProblemType, Refusal
from server.store.connections import PersistentConnection, Trouble
from server.store.databases import PEER_SECONDS, postgres_url

HELD_SECONDS: Final = 4.0
"""How long the database lets the session of a server be silent."""

LOCK_SECONDS: Final = 3
"""The lock timeout of the writing connection: it must answer again within `HELD_SECONDS`."""

SESSION: Final = "session"
"""The key in `Connection.info` of the backend's process id, in the session that took the lock."""

SERVING: Final = 0x4E_4F_56_56
"""The PostgreSQL advisory lock of the serving process."""

PRESENT: Final = 0x4E_4F_56_53
"""The PostgreSQL advisory lock that every serving and every waiting process holds in shared mode.
Counting connections would not do: a pooler, a monitor or psql also has some."""

_SETTINGS: Final = {
    "idle_session_timeout": f"{HELD_SECONDS:.0f}s",
    "idle_in_transaction_session_timeout": f"{HELD_SECONDS:.0f}s",
    # A server that is cut off during a statement: 4 seconds, too.
    "tcp_user_timeout": f"{HELD_SECONDS:.0f}s",
    "tcp_keepalives_idle": "2",
    "tcp_keepalives_interval": "1",
    "tcp_keepalives_count": "2",
    "lock_timeout": f"{LOCK_SECONDS}s",
}

_TAKE: Final = text(
    # Not AND, which may take the second lock without the first.
    f"SELECT CASE WHEN pg_try_advisory_lock_shared({PRESENT}) THEN pg_try_advisory_lock({SERVING}) "
    "END, pg_backend_pid(), set_config('application_name', :own_name, false), "
    + ", ".join(f"set_config('{name}', '{value}', false)" for name, value in _SETTINGS.items())
)

_HOLDER: Final = text(
    "SELECT application_name, pid, wait_event = 'ClientRead' AND "
    f"state_change < clock_timestamp() - interval '{HELD_SECONDS} seconds' AS is_silent "
    "FROM pg_stat_activity JOIN pg_locks USING (pid) JOIN pg_database ON oid = database "
    "WHERE pg_database.datname = current_database() AND locktype = 'advisory' AND classid = 0 "
    f"AND objid = {SERVING} AND granted"
)
"""The session that has the lock, and whether it has waited for its process for too long."""

_END: Final = text("SELECT pg_terminate_backend(:session)")

_ALONE: Final = text(f"SELECT pg_try_advisory_xact_lock({PRESENT})")
_BACKEND: Final = text("SELECT pg_backend_pid()")


class LockedConnection(PersistentConnection):
    """The writing connection of a server, which takes the lock when it is opened; as long as
    another process has the lock, each use is refused as `unavailable`."""

    _answered_at = -HELD_SECONDS
    _session: int | None = None

    @property
    def is_held(self) -> bool:
        """Whether no other process can have the lock now."""
        return _now() - self._answered_at < HELD_SECONDS

    def connection(self) -> Connection:
        """The connection, with the lock."""
        connection = super().connection()
        if SESSION not in connection.info:
            with connection.begin():
                own_name = f"Novbe (process {os.getpid()} on {socket.gethostname()[:32]})"
                taken, session, *_ = connection.execute(_TAKE, {"own_name": own_name}).one()
                self.lock_holder = "A restore" if taken is None else ""
                if taken is False:
                    self.lock_holder = self._other(connection)
            if not taken:
                self.status.note(Trouble.ELSEWHERE, "the lock is taken")
                raise Refusal(ProblemType.UNAVAILABLE, {"cause": Trouble.ELSEWHERE})
            self._session = connection.info[SESSION] = session
        return connection

    def _other(self, connection: Connection) -> str:
        """The other process that has the lock; "" for the former session of this one, which may not
        have ended yet. Ends a session that is silent for too long: the database does not, if the
        process was frozen between the messages of a statement."""
        holder = connection.execute(_HOLDER).one_or_none()
        if holder is None:
            # It has just ended.
            return "Another Novbe server"
        if holder.pid == self._session:
            return ""
        if holder.is_silent:
            connection.execute(_END, {"session": holder.pid})
        return str(holder.application_name) or "Another Novbe server"

    def drop_after(self, error: DBAPIError) -> None:
        """Discard the connection if the error has ended its session, and so the lock."""
        if error.connection_invalidated:
            self.drop()

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A transaction of the session that took the lock, or `unavailable`: a pooler may have lent
        another one."""
        with super().begin() as connection:
            sent = _now()
            if connection.execute(_BACKEND).scalar_one() != self._session:
                raise Refusal(ProblemType.UNAVAILABLE, {"cause": "another session"})
            self._answered_at = sent
            yield connection


def lock_exclusively(connection: Connection) -> bool:
    """Lock a PostgreSQL database until the transaction ends; False if a server serves it, or
    waits."""
    if connection.dialect.name != "postgresql":
        return True
    taken: bool = connection.execute(_ALONE).scalar_one()
    return taken


def is_lent_by_transaction(url: str) -> bool:
    """Whether a URL of PostgreSQL leads to a pooler that lends a session for each transaction or
    statement: then a second connection gets that of the first one, which is open and idle."""
    # Only PostgreSQL needs the driver.
    import psycopg

    # Without SQLAlchemy, which begins transactions, and without the options of other connections:
    # a pooler may know neither.
    where = postgres_url(url)
    _, arguments = where.get_dialect()().create_connect_args(where)
    arguments = {"connect_timeout": PEER_SECONDS, "autocommit": True, **arguments}
    with psycopg.connect(**arguments) as first, psycopg.connect(**arguments) as second:
        backends = {
            session.execute("SELECT pg_backend_pid()").fetchone() for session in (first, second)
        }
    return len(backends) == 1


def _now() -> float:
    # Unlike the monotonic clock it runs on while the machine is suspended.
    return time.clock_gettime(time.CLOCK_BOOTTIME)
