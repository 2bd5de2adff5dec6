"""The real application against a plain model of it.

Hypothesis gives commands in any order, at any time; after each, tickets, counters, coupons,
leases and buttons are what the model says. At the end the log is gapless, its chain is whole,
and folding it gives the same rows again.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.parts.box import Box
from tests.parts.plain.whole_hall import WholeHall


@pytest.fixture
def life(make_database_url: Callable[[], str], tmp_path: Path) -> Iterator[type[WholeHall]]:
    """Lives of halls on a database of the kind under test."""
    hall = Box(make_database_url(), tmp_path)
    yield type("HallLife", (WholeHall,), {"box": hall})
    hall.close()


def run(life: type[WholeHall], number: int, examples: int, steps: int) -> None:
    run_state_machine_as_test(
        seed(number)(life),
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_hall_does_what_the_rules_say(life: type[WholeHall]) -> None:
    run(life, 1, examples=6, steps=40)


@pytest.mark.soak
@pytest.mark.databases("sqlite", "postgresql")
@pytest.mark.parametrize("number", range(2, 9))
def test_the_hall_does_what_the_rules_say_for_long(life: type[WholeHall], number: int) -> None:
    run(life, number, examples=60, steps=60)
