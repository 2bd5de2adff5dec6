"""What every test may ask for."""

import gc
import itertools
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, cast

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

from tests.parts.hall import NO_DEFAULTS
from tests.parts.languages import PICTURED, Languages
from tests.parts.postgres import PostgresServer
from tests.parts.waiting import AMPLE_SECONDS

_NUMBERS = itertools.count(1)
_NEEDS: Mapping[str, Sequence[pytest.MarkDecorator]] = {
    "sqlite": (),
    "postgresql": (pytest.mark.postgres,),
}

LONG_FIRST: Final = (
    "tests/test_checks.py",
    "tests/e2e/demo/test_demo.py",
    "tests/integration/test_two_servers.py",
    # Long in make soak.
    "tests/integration/test_hall_machine.py",
    "tests/e2e/",
    "tests/race/",
    "tests/browser/test_console.py",
    "tests/gui/kiosk/test_pictures.py",
    "tests/browser/",
    "tests/gui/",
    "tests/integration/",
)

# No wait for Qt fails for it either.
for _wait in (QtBot.waitUntil, QtBot.waitSignal):
    cast(Any, _wait).__kwdefaults__["timeout"] = round(AMPLE_SECONDS * 1000)

# No example fails for the time it took: the machine may be busy with something else.
settings.register_profile("hall", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("hall")


@pytest.fixture(params=PICTURED)
def languages(request: pytest.FixtureRequest) -> Languages:
    found: Languages = request.param
    return found


@pytest.fixture(scope="session", autouse=True)
def _no_settings_of_the_user() -> None:
    """Settings and data of a real hall on this machine do not reach the tests."""
    for name in [name for name in os.environ if name.startswith("NOVBE_")]:
        del os.environ[name]
    os.environ |= NO_DEFAULTS
    # By whom the tests are run is not by whom a hall is cared for.
    os.environ.pop("SUDO_UID", None)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """One PostgreSQL for all tests of the process.

    It sorts as some halls' do: by the language, punctuation last. Nothing may depend on it.
    """
    with PostgresServer(locale="az-u-ka-shifted") as server:
        yield server


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long modules come first, so that all workers are busy to the end."""

    def place(item: pytest.Item) -> int:
        first = (n for n, start in enumerate(LONG_FIRST) if item.nodeid.startswith(start))
        return next(first, len(LONG_FIRST))

    items.sort(key=place)


def pytest_collection_finish() -> None:
    """What was imported stays to the end: to look through it for garbage again and again took a
    fifth of the time of the tests that start no other process."""
    gc.collect()
    gc.freeze()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test runs on SQLite, or on the databases that `pytest.mark.databases` names."""
    if "database_kind" in metafunc.fixturenames:
        mark = metafunc.definition.get_closest_marker("databases")
        kinds = mark.args if mark is not None else ("sqlite",)
        metafunc.parametrize(
            "database_kind",
            [pytest.param(kind, marks=_NEEDS[kind]) for kind in kinds],
            indirect=True,
            scope="session",
        )


@pytest.fixture(scope="session")
def database_kind(request: pytest.FixtureRequest) -> str:
    """The database that the test runs on: "sqlite" or "postgresql"."""
    kind: str = request.param
    return kind


@pytest.fixture(scope="session")
def make_database_url(
    database_kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], str]:
    folder: Path = tmp_path_factory.mktemp(f"databases-{database_kind}")

    def make() -> str:
        name = f"hall{next(_NUMBERS)}"
        if database_kind == "sqlite":
            return f"sqlite:///{folder / name}.db"
        server: PostgresServer = request.getfixturevalue("postgres_server")
        return server.url(name)

    return make


@pytest.fixture
def database_url(make_database_url: Callable[[], str]) -> str:
    return make_database_url()
