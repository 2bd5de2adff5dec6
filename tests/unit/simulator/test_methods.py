"""The alternative estimates, and the quality of estimates."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.replay import alternatives
from simulator.replay.accuracy import Prediction, PredictionErrors, accuracy, by_service
from simulator.replay.alternatives import LAST, EstimateMethod, Past

waits = st.lists(st.floats(0, 9000), max_size=80)


@given(waits)
@settings(max_examples=30)
def test_the_past_remembers_the_last_waits(some: list[float]) -> None:
    past = Past()
    for one in some:
        past = past.after(one, came=True)
    assert past.waits == tuple(some[-LAST:])
    found = alternatives.estimates(past, (), 1, 300)
    assert found[EstimateMethod.LAST_TO_ENTER] == (some[-1] if some else 0)
    mean = sum(some[-LAST:]) / len(some[-LAST:]) if some else 0
    assert found[EstimateMethod.MEAN_OF_LAST] == pytest.approx(mean)
    assert past.theta == 0


def test_a_visitor_who_leaves_is_no_delay_but_a_sample_of_patience() -> None:
    past = Past().after(600, came=True).after(400, came=False)
    assert alternatives.estimates(past, (), 1, 300)[EstimateMethod.LAST_TO_ENTER] == 600
    assert past.theta == pytest.approx(1 / 1000)


def test_the_head_of_the_line_has_waited_longest() -> None:
    for waited, wait in (([3, 900, 20], 900), ([], 0)):
        assert alternatives.estimates(Past(), waited, 1, 300)[EstimateMethod.HEAD_OF_LINE] == wait


def test_patience_shortens_a_long_queue() -> None:
    patient = alternatives.abandonment(9, 2, 300, 0.0)
    assert patient == pytest.approx(10 * 300 / 2)
    by_hand = 1 / (2 / 300) + 1 / (2 / 300 + 0.001)
    assert alternatives.abandonment(1, 2, 300, 0.001) == pytest.approx(by_hand)
    assert alternatives.abandonment(9, 2, 300, 0.001) < patient


def test_accuracy_of_a_few_waits() -> None:
    told = [
        Prediction("a", 100, 200, 150),
        Prediction("a", 100, 200, 210),
        Prediction("b", 50, 60, 20),
    ]
    assert accuracy([]) is None
    every = accuracy(told)
    assert every is not None
    assert every.count == 3
    assert every.error == pytest.approx(190 / 3)
    assert every.bias == pytest.approx(-130 / 3)
    assert every.longer == pytest.approx(2 / 3)
    assert every.coverage == pytest.approx(2 / 3)
    found = by_service(told)
    assert list(found) == ["a", "b"]
    assert accuracy(found["b"]) == PredictionErrors(1, error=30, bias=30, longer=0, coverage=1)
