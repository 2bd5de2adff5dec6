"""A real server in a process of its own, with a centre in it and its day open."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final, Self
from uuid import uuid4

from sqlalchemy import Connection

from contract.centre import CentreConfig
from contract.commands import Command, ImportCentre, OpenDay
from contract.enums import Role
from contract.errors import Refusal
from contract.events import Event
from contract.ids import centre_of, full_id
from server import bootstrap, environment_file
from server.clock import SetClock
from server.commands import dispatch
from server.domain.principal import Principal
from server.settings import ServerSettings
from server.store import log
from server.store.databases import open_engine
from tests.parts import centre_files, preloaded
from tests.parts.box import create_tables, new_secret
from tests.parts.ports import HeldPort
from tests.parts.preloaded import ROOT as ROOT
from tests.parts.preloaded import Preloaded

ASAN: Final = ROOT / "server/centres/asan-7.toml"
VILLAGE: Final = ROOT / "server/centres/village.toml"

MONDAY_AT_TEN: Final = "2026-11-23T10:00:00+04:00"
"""A working hour at which every service of the shipped centres is open."""
NO_SETTINGS: Final = Path(__file__).with_name("no-settings.toml")
"""A file of settings that sets nothing."""

NO_FOLDER: Final = NO_SETTINGS / "none"
"""A folder that cannot be made, because a file is in its place."""

NO_DEFAULTS: Final = {
    "NOVBE_CONFIG": str(NO_SETTINGS),
    environment_file.NAMED: "",
    **dict.fromkeys(("NOVBE_DATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(NO_FOLDER)),
}
"""Variables with which a program reads no settings of this machine, and cannot start without a
folder of its own: it never meets the data of a hall that runs here."""

UNLIMITED: Final = {
    "kiosk_issues_per_minute": 100_000,
    "token_issues_per_minute": 100_000,
    "issue_burst": 100_000,
}
"""Rules of a centre whose kiosks and tokens may issue as fast as they like."""

PRELOADED: Final = "PYTEST_VERSION" in os.environ
"""Tests start a server with its modules loaded; the bench measures servers that load them."""

READY: Final = "Novbe is ready at "
WAITS: Final = "Novbe waits at "
START_SECONDS: Final = 60.0

CENTRES_AT_MOST: Final = 20
"""The most centres of a shared server before it starts over: it polls each every second."""


@dataclass
class RunningServer:
    """One server; use it as a context, or `start` and `stop` it, as often as wanted.

    The data, the port, the hall's time and every token stay the same over
    `stop` or `kill` and `start`.

    Attributes:
        centre_file: the centre that is brought in before the first start.
        data: folder of data and secrets; a temporary one is removed on leaving the context.
        database: SQLAlchemy URL; None for SQLite in the data folder.
        port: 0 takes a free one at the first start and holds it, running or not.
        clock_start: the hall's time at the first start; None for the machine's.
        await_day: whether the business day is open from the first start on.
        tls: whether it serves by TLS with a certificate of its own.
        program: the module that is run; `server`, or one that makes it say more.
    """

    centre_file: Path = ASAN
    data: Path | None = None
    database: str | None = None
    port: int = 0
    clock_start: str | None = MONDAY_AT_TEN
    clock_rate: float = 1.0
    public_url: str | None = None
    await_day: bool = True
    tls: bool = False
    options: tuple[str, ...] = ()
    program: str = "server"
    variables: dict[str, str] = field(default_factory=dict)
    centre: str = field(default="", init=False)
    _centres: int = field(default=0, repr=False)
    _started: bool = field(default=False, repr=False)
    _process: subprocess.Popen[bytes] | Preloaded | None = field(default=None, repr=False)
    _held_port: HeldPort | None = field(default=None, repr=False)
    _own_folder: bool = field(default=False, repr=False)
    _scheme: str = field(default="http", repr=False)

    def __enter__(self) -> Self:
        try:
            return self.start()
        except RuntimeError:
            self.__exit__()
            raise

    def __exit__(self, *_exc: object) -> None:
        # Ending in order takes a second, and what is asserted of it a test does before.
        self.kill()
        if self._held_port is not None:
            self._held_port.release()
        if self._own_folder and self.data is not None:
            shutil.rmtree(self.data, ignore_errors=True)

    @property
    def url(self) -> str:
        return f"{self._scheme}://127.0.0.1:{self.port}"

    @property
    def certificate(self) -> Path:
        assert self.data is not None
        return self.data / "certificate.pem"

    @property
    def trusted_certificate(self) -> str | bool:
        """For `requests`: its own certificate; the system's authorities where it has none."""
        return str(self.certificate) if self.tls else True

    @property
    def api(self) -> str:
        return f"{self.url}/api/v1"

    @property
    def pid(self) -> int:
        assert self._process is not None, "it does not run"
        return self._process.pid

    @property
    def settings(self) -> ServerSettings:
        assert self.data is not None
        return ServerSettings(data=self.data, database=self.database, port=self.port)

    def prepare(self) -> Self:
        """Make the data folder and import the centre, without a server; once."""
        if self.centre:
            return self
        if self.data is None:
            self.data = Path(tempfile.mkdtemp(prefix="novbe-hall-"))
            self._own_folder = True
        database = self.data / "novbe.db"
        if self.database is None and not database.exists():
            self.data.mkdir(parents=True, exist_ok=True)
            database.write_bytes(_empty_database())
        else:
            create_tables(self.settings)
        self._give(self._importing(centre_files.read(self.centre_file)))
        return self

    def fresh_centre(self, file: Path = ASAN) -> Self:
        """The same server with one more centre, whose day is open; it is started if it was left
        ended. Tests that share the server see nothing of each other."""
        if self._centres >= CENTRES_AT_MOST and self._own_folder and self.database is None:
            self._start_over()
        if self._process is None:
            self.start()
        self._centres += 1
        config = centre_files.read(file)
        slug = f"{config.centre.slug}-{self._centres}"
        centre = config.centre.model_copy(update={"slug": slug})
        importing = self._importing(config.model_copy(update={"centre": centre}))
        self._give(importing, self._opening())
        return self

    def _start_over(self) -> None:
        """Start with an empty database: the server polls each centre every second."""
        self.stop()
        assert self.data is not None
        shutil.rmtree(self.data)
        self.data, self.centre, self._centres, self._started = None, "", 0, False

    def _importing(self, config: CentreConfig) -> ImportCentre:
        """The command that imports a centre, which is that of this server from now on."""
        rules = config.rules.model_copy(update=UNLIMITED)
        config = config.model_copy(update={"rules": rules})
        self.centre = config.centre.slug
        return ImportCentre(command_id=uuid4(), centre=self.centre, config=config)

    def _opening(self) -> OpenDay:
        return OpenDay(command_id=uuid4(), centre=self.centre)

    def _give(self, *commands: Command) -> None:
        """Carry out commands as a manager, in this process."""
        store = bootstrap.store_of(self.settings, serving=False)
        store.ensure_centre(self.centre)
        clock = bootstrap.stored_clock(store)
        if self._process is None and self.clock_start is not None:
            # No event may be later than the start: the hall's time would stand still.
            clock = SetClock(datetime.fromisoformat(self.clock_start))
        hall = bootstrap.open_hall(self.settings, store, clock)
        try:
            for one in commands:
                dispatch.execute(hall, Principal(Role.MANAGER, "tests", self.centre), one)
        finally:
            store.close()

    def start(self) -> Self:
        """Start it and wait until it is ready, or waits for another server of its database.

        Raises:
            RuntimeError: it ended or was not ready in time; holds what it said.
        """
        self.prepare()
        if self.await_day and not self._started:
            # Another server of the same database may have opened it.
            with suppress(Refusal):
                self._give(self._opening())
        self._started = True
        assert self._process is None, "it runs already"
        assert self.data is not None
        if not self.port:
            self._held_port = HeldPort()
            self.port = self._held_port.number
        command = ["run", "--data", str(self.data)]
        command += ["--port", str(self.port), *self.options]
        if self.tls:
            command += ["--tls"]
        if self.database:
            command += ["--database", self.database]
        if self.clock_start:
            command += ["--clock-start", self.clock_start, "--clock-rate", str(self.clock_rate)]
        if self.public_url:
            command += ["--public-url", self.public_url]
        with (self.data / "out.txt").open("wb") as out, (self.data / "err.txt").open("ab") as err:
            env = clean_env() | self.variables
            if PRELOADED:
                self._process = preloaded.start(
                    preloaded.SERVER, self.program, *command, env=env, stdout=out, stderr=err
                )
            else:
                self._process = subprocess.Popen(
                    [sys.executable, "-m", self.program, *command],
                    stdin=subprocess.DEVNULL,
                    stdout=out,
                    stderr=err,
                    cwd=ROOT,
                    env=env,
                )
        self._await_ready()
        return self

    def second(self) -> Self:
        """A server of the same hall on another machine, with a copy of the key; not started."""
        assert self.data is not None
        data = self.data.with_name(f"{self.data.name}-second")
        shutil.copytree(self.data, data, ignore=shutil.ignore_patterns("*.sock"))
        other = replace(self, data=data, port=0, _process=None, _held_port=None, _own_folder=True)
        other.centre = self.centre
        return other

    def stop(self) -> int | None:
        """End it by SIGTERM; its exit code, None where it did not run."""
        return self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it by SIGKILL, as a power cut does."""
        self._end(signal.SIGKILL)

    def said(self) -> str:
        """Its standard error, over all its starts."""
        assert self.data is not None
        return (self.data / "err.txt").read_text(errors="replace")

    def token(self, role: Role | str, counter: str | None = None, label: str = "") -> str:
        """A new token of the centre, as `novbe server token` makes it.

        Args:
            counter: the key or the id of the counter that it is bound to.
        """
        self.prepare()
        if counter is not None and centre_of(counter) != self.centre:
            counter = full_id(self.centre, counter)
        return self.tokens([(Role(role), counter)], label)[0]

    def tokens(self, wanted: Sequence[tuple[Role, str | None]], label: str = "tests") -> list[str]:
        """Many new tokens at once, each for a role with the id of a counter or None."""
        self.prepare()
        store = bootstrap.store_of(self.settings, serving=False)
        now = bootstrap.stored_clock(store).now()

        def create(connection: Connection) -> list[str]:
            return [
                new_secret(connection, self.centre, role, counter, now, label)
                for role, counter in wanted
            ]

        try:
            return store.on_connection(create, write=True)
        finally:
            store.close()

    def events(self) -> list[Event]:
        engine = open_engine(self.settings.database_url)
        with engine.connect() as connection:
            events = list(log.walk(connection, self.centre))
        engine.dispose()
        return events

    def now(self) -> datetime:
        store = bootstrap.store_of(self.settings, serving=False)
        now = bootstrap.stored_clock(store).now()
        store.close()
        return now

    def _end(self, number: signal.Signals) -> int | None:
        process, self._process = self._process, None
        if process is None:
            return None
        process.send_signal(number)
        try:
            return process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()

    def _await_ready(self) -> None:
        assert self._process is not None
        assert self.data is not None
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self._process.poll() is None:
            line, newline, _ = (self.data / "out.txt").read_text().partition("\n")
            if newline and line.startswith((READY, WAITS)):
                self._scheme = line.partition(" at ")[2].partition(":")[0]
                self.port = int(line.rpartition(":")[2])
                return
            time.sleep(0.02)
        self.kill()
        raise RuntimeError(f"the server did not get ready: {self.said()}")


@cache
def _empty_database() -> bytes:
    """A database of SQLite with its tables and nothing in them."""
    with tempfile.TemporaryDirectory() as folder:
        settings = ServerSettings(data=Path(folder), database=None)
        create_tables(settings)
        return Path(folder, "novbe.db").read_bytes()


def clean_env() -> dict[str, str]:
    """The environment without any setting or folder of Novbe's on this machine."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("NOVBE_")}
    return kept | NO_DEFAULTS | {"LC_ALL": "C.UTF-8"}
