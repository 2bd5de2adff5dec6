"""Halls that have lived, and the command line on them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from contract import commands as c
from tests.parts.box import Box
from tests.parts.cli import Cli, cli_on
from tests.parts.evidence import close_days, live
from tests.parts.village import village


@pytest.fixture
def lived(box: Box) -> Box:
    """A hall that has lived and is open."""
    live(box)
    return box


@pytest.fixture(scope="module")
def shared(
    make_database_url: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Box]:
    """The same, for tests that take back what they change."""
    box = Box(make_database_url(), tmp_path_factory.mktemp("shared"), village())
    box.open_day()
    box.give(c.OpenCounter, counter="1")
    live(box)
    close_days(box, 3)
    yield box
    box.close()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder of the test's own, for the digests."""
    return tmp_path / "data"


@pytest.fixture
def cli(data: Path, box: Box) -> Cli:
    """Runs `novbe server ...` on the hall."""
    return cli_on(data, box.settings.database_url)
