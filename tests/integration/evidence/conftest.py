"""Halls with a history, and the command line on them."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from server.signing import KEY_FILE
from tests.parts.box import Box, Template, box_of, copied, make_template
from tests.parts.cli import Cli, cli_on
from tests.parts.evidence import close_days, live
from tests.parts.postgres import PostgresServer


@dataclass(frozen=True)
class Past:
    """A hall with a history, to be copied."""

    template: Template
    now: datetime
    server: PostgresServer | None

    @contextmanager
    def copied(self, folder: Path) -> Iterator[Box]:
        """A copy of it; on SQLite it is `novbe.db` in the folder."""
        with copied(self.template, folder, self.server) as box:
            box.clock.forward(self.now - box.clock.now())
            yield box


@pytest.fixture(scope="session")
def past(
    make_database_url: Callable[[], str],
    database_kind: str,
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Past:
    """The hall that each test gets a copy of: its history takes forty commands."""
    template = make_template(make_database_url(), tmp_path_factory.mktemp("past"))
    box = box_of(template, template.database)
    live(box)
    box.close()
    on_sqlite = database_kind == "sqlite"
    server = None if on_sqlite else request.getfixturevalue("postgres_server")
    return Past(Template(template.database, template.data, box.bearers), box.clock.now(), server)


@pytest.fixture
def lived(past: Past, tmp_path: Path) -> Iterator[Box]:
    with past.copied(tmp_path) as box:
        yield box


@pytest.fixture(scope="session")
def shared(past: Past, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Box]:
    """The same after three days, for tests that take back what they change."""
    with past.copied(tmp_path_factory.mktemp("shared")) as box:
        close_days(box, 3)
        yield box


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder of the test's own."""
    return tmp_path / "data"


@pytest.fixture
def cli(data: Path, request: pytest.FixtureRequest) -> Cli:
    """Runs `novbe server ...` on the test's hall: the one that lived, or the box."""
    name = "lived" if "lived" in request.fixturenames else "box"
    hall: Box = request.getfixturevalue(name)
    # What writes needs the key of the hall.
    data.mkdir(exist_ok=True)
    shutil.copy(hall.settings.data / KEY_FILE, data)
    return cli_on(data, hall.settings.database_url)
