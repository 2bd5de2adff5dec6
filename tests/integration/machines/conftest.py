"""What every test of machines may ask for."""

from collections.abc import Iterator

import pytest

from tests.parts.staff import quick_codes


@pytest.fixture(autouse=True)
def _quick_codes() -> Iterator[None]:
    with quick_codes():
        yield
