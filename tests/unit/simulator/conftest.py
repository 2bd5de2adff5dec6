"""A catalogue for simulated people."""

import pytest

from contract.catalogue import Catalogue
from server.domain.layout import Layout, catalogue_of
from tests.parts import centre_files
from tests.parts.hall import ASAN


@pytest.fixture(scope="session")
def asan() -> Catalogue:
    """The catalogue of the shipped centre."""
    return catalogue_of(Layout(centre_files.read(ASAN)), "v1", None)
