"""A hall for each test."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite as SQLiteDialect
from sqlalchemy.util import LRUCache

from contract.enums import Role
from server import centre_file
from tests.parts import preloaded
from tests.parts.box import Box, Template, box_of, copied, make_template
from tests.parts.browsing import entered
from tests.parts.cli import Cli, box_on, cli_on, said
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.staff import quick_codes

# Each test opens an engine of its own, and each engine would compile every statement again, which
# was a third of a test's time. All of them are opened alike, so what one has compiled is good
# for all; the key of the cache names the dialect.
setattr(SQLiteDialect, "__hash__", lambda _dialect: hash(SQLiteDialect))  # noqa: B010
setattr(SQLiteDialect, "__eq__", lambda _dialect, other: isinstance(other, SQLiteDialect))  # noqa: B010
_COMPILED: LRUCache[Any, Any] = LRUCache(2000)


@event.listens_for(Engine, "engine_connect")
def _compile_once(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.execution_options(compiled_cache=_COMPILED)


# So it is with the templates of the pages, which depend on their own text alone.
class _Templates(BytecodeCache):
    def __init__(self) -> None:
        self._compiled: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._compiled.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._compiled[bucket.key, bucket.checksum] = bucket.code


Flask.jinja_options = {"bytecode_cache": _Templates()}


@event.listens_for(Engine, "begin")
def _not_durable(connection: Connection) -> None:
    """Turn fsync off in this process, as for the tests' PostgreSQL: power cuts are tested with
    real servers, in other processes."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA synchronous = OFF")


@pytest.fixture(scope="session", autouse=True)
def _checks_are_forks() -> Iterator[None]:
    """Start the processes that check centre files as forks, as the tests start servers."""
    usual, start = centre_file.CHECK_PROGRAM, subprocess.Popen

    @contextmanager
    def forked(program: tuple[str, ...], **files: Any) -> Iterator[Any]:
        if program is not usual:
            with start(program, **files) as process:
                yield process
            return
        with open(os.devnull, "wb") as nowhere:
            files["stderr"] = nowhere
            check = preloaded.start(preloaded.SERVER, program[-1], env=os.environ, **files)
        yield check
        check.wait()

    processes = SimpleNamespace(Popen=forked, DEVNULL=subprocess.DEVNULL)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(centre_file, "subprocess", processes)
        # The time of a busy machine, and of the first fork; each has its own limit of CPU time.
        patch.setattr(centre_file, "CHECK_SECONDS", 60)
        yield


@pytest.fixture
def _quick_codes() -> Iterator[None]:
    with quick_codes():
        yield


@pytest.fixture(scope="module")
def server() -> Iterator[RunningServer]:
    """A real server for the module, with the village; it must log nothing."""
    with RunningServer(VILLAGE) as running:
        yield running
        assert running.said() == ""


@pytest.fixture(scope="session")
def village_template(
    make_database_url: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Template:
    """The village with its day and counter 1 open, on the database of the run."""
    return make_template(make_database_url(), tmp_path_factory.mktemp("village"))


@pytest.fixture(scope="session")
def managed(
    make_database_url: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Template, str]:
    """The same village once a manager, Leyla, has signed in, and the cookie of the browser. A
    test that asks for it has its `box` from it."""
    made = make_template(make_database_url(), tmp_path_factory.mktemp("managed"))
    hall = box_of(made, made.database)
    cookie = entered(hall, Role.MANAGER, "leyla", name="Leyla M").cookie
    hall.close()
    assert cookie is not None
    return Template(made.database, made.data, hall.bearers), cookie


@pytest.fixture
def box(
    _quick_codes: None,
    database_kind: str,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> Iterator[Box]:
    """A hall of the village in this process: Monday at ten, the day and counter 1 open."""
    origin: Template
    if "managed" in request.fixturenames:
        origin, _ = request.getfixturevalue("managed")
    else:
        origin = request.getfixturevalue("village_template")
    on_sqlite = database_kind == "sqlite"
    server = None if on_sqlite else request.getfixturevalue("postgres_server")
    with copied(origin, tmp_path, server) as hall:
        yield hall


@pytest.fixture
def cli(tmp_path: Path, database_url: str) -> Cli:
    """Runs `novbe server ...` in this process, on a fresh database of the kind under test."""
    return cli_on(tmp_path / "data", database_url)


@pytest.fixture(scope="session")
def shipped_village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shipped")
    said(cli_on(folder / "data", f"sqlite:///{folder / 'hall.db'}")("import", str(VILLAGE)))
    return folder


@pytest.fixture
def hall(
    _quick_codes: None, cli: Cli, tmp_path: Path, database_url: str, shipped_village: Path
) -> Iterator[Box]:
    """The shipped village, as a server sees it that runs at the same time."""
    if database_url.startswith("sqlite"):
        shutil.copytree(shipped_village / "data", tmp_path / "data")
        shutil.copyfile(shipped_village / "hall.db", database_url.removeprefix("sqlite:///"))
    else:
        said(cli("import", str(VILLAGE)))
    found = box_on(tmp_path / "data", database_url)
    yield found
    found.close()
