"""The real application against the plainest model of it, on both databases.

Hypothesis gives commands in any order, at any time; after each the tickets, the
counters, the leases and the buttons are what the model says. At the end the log is
gapless, its chain is whole, and folding it gives the same rows again.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.parts.box import Box
from tests.parts.plain.whole_hall import WholeHall

pytestmark = pytest.mark.databases("sqlite", "postgresql")


@pytest.fixture
def life(make_database_url: Callable[[], str], tmp_path: Path) -> Iterator[type[WholeHall]]:
    """Lives of halls on a database of the kind under test."""
    hall = Box(make_database_url(), tmp_path)
    yield type("HallLife", (WholeHall,), {"box": hall})
    hall.close()


def run(life: type[WholeHall], examples: int, steps: int) -> None:
    run_state_machine_as_test(
        life,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_hall_does_what_the_rules_say(life: type[WholeHall], database_kind: str) -> None:
    run(life, examples=20 if database_kind == "sqlite" else 4, steps=50)


@pytest.mark.soak
def test_the_hall_does_what_the_rules_say_for_long(life: type[WholeHall]) -> None:
    run(life, examples=420, steps=60)
