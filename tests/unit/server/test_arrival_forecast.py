"""The forecast of visitors: the regression, its effects, and the naive ones."""

import random
from collections.abc import Mapping
from datetime import date, timedelta
from math import exp

import pytest

from server.staffing.demand import PastDay, fit
from tools.studies.staffing.month import same_weekday

MONDAY = date(2026, 9, 7)
SLOTS = range(36, 72)


def day(number: int, visitors: Mapping[int, float], *, reopened: bool = False) -> PastDay:
    return PastDay(MONDAY + timedelta(days=number), visitors, tuple(visitors), reopened)


def test_a_table_with_gaps_is_fitted_as_a_library_fits_it() -> None:
    past = [
        day(0, {36: 10, 37: 30, 38: 20}),
        day(1, {36: 8, 37: 12}),
        day(2, {37: 40, 38: 44}),
    ]
    found = fit(past, MONDAY + timedelta(days=3))
    fitted = [found.expected(one.day, one.slots, reopened=False) for one in past]
    # The fitted values of statsmodels 0.15 (GLM, Poisson family, the weights of the days).
    assert fitted[0] == pytest.approx({36: 11.662, 37: 24.901, 38: 23.438}, abs=0.001)
    assert fitted[1] == pytest.approx({36: 6.379, 37: 13.621}, abs=0.001)
    assert fitted[2] == pytest.approx({37: 43.271, 38: 40.729}, abs=0.001)


def came(expected: float, chance: random.Random) -> float:
    """How many of very many came, each by chance."""
    return float(chance.binomialvariate(10_000, expected / 10_000))


def test_the_effects_of_a_simulated_hall_are_found() -> None:
    chance = random.Random(4)
    shape = {slot: 6 + 3 * exp(-((slot - 44) ** 2) / 40) for slot in SLOTS}
    weekdays = (1.3, 1.0, 0.9, 0.9, 1.1, 0.8)
    past = []
    for number in range(56):
        if number % 7 == 6 or number in (15, 31, 44):
            continue
        reopened = number - 1 in (15, 31, 44)
        factor = weekdays[number % 7] * (1.2 if reopened else 1.0)
        visitors = {slot: came(one * factor, chance) for slot, one in shape.items()}
        past.append(day(number, visitors, reopened=reopened))
    found = fit(past, MONDAY + timedelta(days=56))
    assert found.weekdays[0] / found.weekdays[1] == pytest.approx(1.3, rel=0.1)
    assert 1.05 < found.reopened < 1.3
    monday = found.expected(MONDAY + timedelta(days=56), SLOTS, reopened=False)
    assert monday == pytest.approx({s: 1.3 * one for s, one in shape.items()}, rel=0.25)


def test_old_days_count_less_and_the_oldest_not_at_all() -> None:
    past = [day(0, {36: 10}), day(28, {36: 40}), day(56, {36: 40}), day(63, {36: 40})]
    monday = MONDAY + timedelta(days=70)
    # Day 0 is more than eight weeks old.
    assert fit(past, monday).expected(monday, (36,), reopened=False)[36] == pytest.approx(40)
    grown = [day(28, {36: 10}), day(63, {36: 40})]
    assert fit(grown, monday).expected(monday, (36,), reopened=False)[36] > 30


def test_a_hall_without_a_past_expects_no_visitors() -> None:
    assert fit([], MONDAY).expected(MONDAY, SLOTS, reopened=True) == dict.fromkeys(SLOTS, 0.0)


def test_naive_forecasts_repeat_the_weekday() -> None:
    past = [day(number, {36: float(number)}) for number in (0, 7, 14, 21, 22)]
    monday = MONDAY + timedelta(days=28)
    assert same_weekday(past, monday, 1) == {36: 21.0}
    assert same_weekday(past, monday, 4) == {36: 10.5}
    assert same_weekday(past, monday + timedelta(days=2), 1) == {}
    assert same_weekday(past, monday + timedelta(days=2), 4) == {}
    # Nor does one whose visitors came to others, on a day after a closed one either.
    past = [day(0, {}), PastDay(MONDAY + timedelta(days=2), {}, SLOTS, reopened=True)]
    found = fit(past, MONDAY + timedelta(days=3))
    assert not any(found.expected(MONDAY, SLOTS, reopened=True).values())
