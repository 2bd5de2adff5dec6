"""A PostgreSQL server of its own, in a temporary folder, on a Unix socket alone."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

import psycopg
from psycopg import sql
from sqlalchemy import Connection, NullPool, create_engine, make_url, text

SUPERUSER: Final = "novbe"
RUN_AS: Final = "postgres"
"""Who runs it when the tests run as root: PostgreSQL refuses to run as root."""


@dataclass
class PostgresServer:
    """One PostgreSQL; use it as a context, or `start` and `stop` it.

    Attributes:
        durable: whether a commit waits for the disk; off, for speed, unless told.
        locale: an ICU locale by which its databases sort; None for the order of the bytes.
        folder: data, socket and log; removed by `stop`.
    """

    durable: bool = False
    locale: str | None = None
    folder: Path | None = None
    _binaries: Path | None = field(default=None, repr=False)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_exc: object) -> None:
        self.stop()

    def start(self) -> Self:
        """Make a cluster (the first time) and start it; returns once it takes connections.

        Raises:
            RuntimeError: there are no binaries, or it does not start.
        """
        self._binaries = self._binaries or binaries()
        if self.folder is None:
            self.folder = Path(tempfile.mkdtemp(prefix="novbe-pg-"))
            if os.geteuid() == 0:
                account = pwd.getpwnam(RUN_AS)
                os.chown(self.folder, account.pw_uid, account.pw_gid)
            self._run("initdb", "-D", self._data, "-U", SUPERUSER, "-A", "trust", "-E", "UTF8")
        settings = [f"-k {self.folder}", "-c listen_addresses=''", "-c max_connections=200"]
        if not self.durable:
            settings += [f"-c {name}=off" for name in ("fsync", "synchronous_commit")]
        log = str(self.folder / "log")
        self._run("pg_ctl", "-D", self._data, "-w", "-l", log, "-o", " ".join(settings), "start")
        return self

    def stop(self) -> None:
        """End it and remove its folder; a second time does nothing."""
        if self.folder is None:
            return
        if (pid := self._pid()) is not None and _lives(pid):
            self._run("pg_ctl", "-D", self._data, "-w", "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder = None

    def kill(self) -> None:
        """End it as a power cut does; `start` brings it back with its data."""
        pid = self._pid()
        assert pid is not None, "it does not run"
        # With its children, which would keep the shared memory for a moment: it leads a group.
        os.killpg(pid, signal.SIGKILL)
        while _lives(pid):
            time.sleep(0.01)
        (Path(self._data) / "postmaster.pid").unlink()

    def url(self, name: str, template: str | None = None) -> str:
        """The SQLAlchemy URL of a fresh database of that name, a copy of `template` if given."""
        self.drop(name)
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
            sql.Identifier(name), sql.Identifier(template or "template0")
        )
        if self.locale is not None and template is None:
            statement += sql.SQL(" LOCALE_PROVIDER icu ICU_LOCALE {}").format(self.locale)
        with self._connected() as connection:
            connection.execute(statement)
        return f"postgresql://{SUPERUSER}@/{name}?host={self.folder}"

    def drop(self, name: str) -> None:
        """Drop a database, and disconnect its clients."""
        statement = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        with self._connected() as connection:
            connection.execute(statement)

    def admit(self, name: str, *, admits: bool) -> None:
        """Allow or refuse connections to a database; open ones are closed."""
        word = sql.SQL("true" if admits else "false")
        with self._connected() as connection:
            connection.execute(
                sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}").format(sql.Identifier(name), word)
            )
            if not admits:
                connection.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
                    (name,),
                )

    @property
    def _data(self) -> str:
        assert self.folder is not None
        return str(self.folder / "data")

    def _pid(self) -> int | None:
        try:
            return int((Path(self._data) / "postmaster.pid").read_text().split()[0])
        except FileNotFoundError:
            return None

    def _connected(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(
            host=str(self.folder), user=SUPERUSER, dbname="postgres", autocommit=True
        )

    def _run(self, program: str, *arguments: str) -> None:
        assert self._binaries is not None
        assert self.folder is not None
        command = [str(self._binaries / program), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", RUN_AS, "--", *command]
        # The server inherits what it writes to: a pipe would never end.
        with tempfile.TemporaryFile() as said:
            done = subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd=self.folder
            )
            if done.returncode:
                said.seek(0)
                raise RuntimeError(f"{program} failed: {said.read().decode(errors='replace')}")


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def binaries() -> Path:
    """The folder of the newest PostgreSQL's programs.

    Raises:
        RuntimeError: there is none; says what to install.
    """
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if found:
        return max(found, key=lambda path: float(path.parent.name))
    if (config := shutil.which("pg_config")) is not None:
        told = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=True)
        folder = Path(told.stdout.strip())
        if (folder / "initdb").exists():
            return folder
    raise RuntimeError("PostgreSQL is not installed; on Debian: apt-get install postgresql")


@contextmanager
def locked(url: str, lock: int) -> Iterator[None]:
    """An advisory lock of servers (`server.store.serving_lock`), as another one holds it."""

    def hold() -> None:
        # A server would end a session that is silent.
        with suppress(psycopg.errors.QueryCanceled):
            holder.execute("SELECT pg_sleep(600)")

    where = make_url(url)
    host = str(where.query["host"])
    with psycopg.connect(
        host=host, user=where.username, dbname=where.database, autocommit=True
    ) as holder:
        holder.execute("SELECT pg_advisory_lock_shared(%s)", (lock,))
        holding = threading.Thread(target=hold)
        holding.start()
        try:
            yield
        finally:
            holder.cancel()
            holding.join()


def cut(connection: Connection) -> None:
    """Make the database end this connection."""
    pid = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    engine = create_engine(connection.engine.url, poolclass=NullPool)
    with engine.connect() as other:
        other.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": pid})
