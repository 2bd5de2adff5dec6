"""A browser for the pages."""

import pytest

from contract.enums import Role
from tests.parts.box import Box
from tests.parts.browsing import Browsing, entered


@pytest.fixture
def browsing(box: Box) -> Browsing:
    return Browsing(box)


@pytest.fixture
def manager(box: Box) -> Browsing:
    """The browser of a manager who has signed in."""
    return entered(box, Role.MANAGER, "leyla", name="Leyla M")
