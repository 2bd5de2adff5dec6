"""Erlang C against the values of the design, known special cases and a simulated queue."""

import heapq
import random
from math import e

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.domain.erlang import (
    Traffic,
    counters_for,
    probability_of_wait,
    share_within,
)

TEN_MINUTES = ((1.0, 600.0),)


@pytest.mark.parametrize(("an_hour", "counters"), [(60, 9), (222, 31)])
def test_check_values_of_the_design(an_hour: int, counters: int) -> None:
    traffic = Traffic(an_hour / 3600, 480)
    assert counters_for(traffic, TEN_MINUTES, 0.8) == counters
    assert share_within(traffic, counters, 600) >= 0.8
    assert share_within(traffic, counters - 1, 600) < 0.8


def test_one_counter_is_the_queue_of_the_textbook() -> None:
    traffic = Traffic(1 / 600, 480)
    assert probability_of_wait(traffic, 1) == pytest.approx(0.8)
    assert share_within(traffic, 1, 2400) == pytest.approx(1 - 0.8 / e)
    # Services that are all alike halve the wait (Pollaczek and Khinchine).
    alike = Traffic(1 / 600, 480, service_variation=0)
    assert share_within(alike, 1, 600) == pytest.approx(share_within(traffic, 1, 1200))


def test_too_few_counters_never_do_and_no_visitors_need_none() -> None:
    traffic = Traffic(60 / 3600, 480)
    assert share_within(traffic, 8, 600) == 0
    assert counters_for(Traffic(0, 480), TEN_MINUTES, 0.9) == 0


def test_each_service_counts_with_its_own_target() -> None:
    traffic = Traffic(60 / 3600, 480)
    patient = counters_for(traffic, ((1.0, 1800.0),), 0.9)
    strict = counters_for(traffic, ((1.0, 60.0),), 0.9)
    both = counters_for(traffic, ((0.5, 1800.0), (0.5, 60.0)), 0.9)
    assert patient <= both <= strict
    assert patient < strict


def waits(traffic: Traffic, counters: int, visitors: int, chance: random.Random) -> list[float]:
    """The waits at counters that are taken in order of arrival, after a while of warming up."""
    free, at, found = [0.0] * counters, 0.0, []
    for number in range(visitors):
        at += chance.expovariate(traffic.rate)
        start = max(at, free[0])
        heapq.heapreplace(free, start + chance.expovariate(1 / traffic.mean))
        if number >= visitors // 10:
            found.append(start - at)
    return found


@settings(max_examples=8, deadline=None)
@given(
    counters=st.integers(1, 12),
    utilisation=st.floats(0.3, 0.75),
    mean=st.floats(60, 2400),
    seed=st.integers(0, 1000),
)
def test_a_simulated_queue_waits_as_long(
    counters: int, utilisation: float, mean: float, seed: int
) -> None:
    traffic = Traffic(utilisation * counters / mean, mean)
    found = waits(traffic, counters, 40_000, random.Random(seed))
    waited = sum(wait > 0 for wait in found) / len(found)
    assert waited == pytest.approx(probability_of_wait(traffic, counters), abs=0.05)
    within = sum(wait <= mean for wait in found) / len(found)
    assert within == pytest.approx(share_within(traffic, counters, mean), abs=0.05)
