"""On which of the two databases a test runs."""

import pytest

ON_ONE_DATABASE = pytest.mark.parametrize(
    "database_kind", ["sqlite"], indirect=True, scope="session"
)
"""For a test that mostly waits for the clock, and asks of the database nothing that others do
not ask of both."""
