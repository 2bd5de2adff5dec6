"""A browser for the pages."""

import pytest

from tests.parts.box import Box
from tests.parts.browsing import Browsing


@pytest.fixture
def browsing(box: Box) -> Browsing:
    return Browsing(box)
