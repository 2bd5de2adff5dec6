"""Simulated people act at the rate of the hall's clock, or at a given rate."""

from datetime import UTC, datetime, timedelta

import pytest

from simulator.pace import Pace
from tests.unit.client.examples import board

AT = datetime(2026, 11, 24, 6, 42, 1, tzinfo=UTC)


class _Hand:
    """A monotonic clock moved by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_as_fast_as_the_hall() -> None:
    hand = _Hand()
    pace = Pace(monotonic=hand)
    pace.hear(board(clock_rate=60.0))
    assert pace.rate == 60
    assert pace.world(30) == pytest.approx(0.5)
    hand.now += 2
    assert pace.now() == AT + timedelta(seconds=120)
    assert pace.passed(AT) == pytest.approx(120)


def test_faster_than_the_hall() -> None:
    hand = _Hand()
    pace = Pace(10, monotonic=hand)
    pace.hear(board())
    hand.now += 3
    assert pace.world(30) == pytest.approx(3)
    assert pace.now() == AT + timedelta(seconds=30)
    # Three seconds of the hall are thirty of theirs.
    assert pace.passed(AT) == pytest.approx(30)
    pace.hear(board(revision=4))
    assert pace.now() == AT + timedelta(seconds=30)
