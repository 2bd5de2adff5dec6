"""A browser for the pages."""

import pytest

from tests.parts.box import Box, Template
from tests.parts.browsing import Browsing


@pytest.fixture
def browsing(box: Box) -> Browsing:
    return Browsing(box)


@pytest.fixture
def manager(box: Box, managed: tuple[Template, str]) -> Browsing:
    browsing = Browsing(box)
    _, cookie = managed
    browsing.client.set_cookie("novbe", cookie)
    return browsing
