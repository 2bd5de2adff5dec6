"""A printer for all tests of receipts."""

from collections.abc import Iterator

import pytest

from tests.parts.emupos import EmuPos


@pytest.fixture(scope="session")
def running_printer() -> Iterator[EmuPos]:
    with EmuPos() as printer:
        yield printer


@pytest.fixture
def emupos(running_printer: EmuPos) -> Iterator[EmuPos]:
    """The printer without a fault; its receipts are those of the tests before, too."""
    running_printer.clear()
    yield running_printer
    running_printer.clear()
