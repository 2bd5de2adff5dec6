"""Erlang C against the values of the design and known special cases."""

from math import e

import pytest

from tools.studies.staffing.erlang import Traffic, counters_for, probability_of_wait, share_within

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
