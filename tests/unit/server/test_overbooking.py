"""How many bookings an hour takes beyond its slots."""

from datetime import UTC, datetime, timedelta
from itertools import product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.overbooking import (
    HALVED_AFTER,
    LEAST_OUTCOMES,
    RISK,
    ShowRate,
    are_taken,
    cell_of,
    learned,
    more_than,
)

NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)


@given(st.lists(st.floats(0, 1), max_size=9), st.integers(0, 9))
def test_the_chance_that_more_come_is_that_of_all_cases(chances: list[float], number: int) -> None:
    cases = product((False, True), repeat=len(chances))
    wanted = sum(
        prod(chance if comes else 1 - chance for chance, comes in zip(chances, case, strict=True))
        for case in cases
        if sum(case) > number
    )
    assert more_than(number, tuple(chances)) == pytest.approx(wanted)


@pytest.mark.parametrize(
    ("chance", "slots", "most"),
    [
        *((0.71, slots, most) for slots, most in ((12, 14), (16, 19), (24, 30), (36, 45))),
        *((0.85, slots, most) for slots, most in ((12, 12), (24, 26))),
        # Too few slots, or all of them are expected.
        *((0.71, 11, 11), (1.0, 24, 24)),
    ],
)
def test_an_hour_takes_so_many(chance: float, slots: int, most: int) -> None:
    taken = next(n for n in range(60) if not are_taken(slots, [chance] * (n + 1), 0.25))
    assert taken == most
    assert are_taken(slots, [chance] * (slots + 1), 0.0) is False


@given(st.integers(12, 40), st.lists(st.sampled_from([0.6, 0.71, 0.9, 1.0]), max_size=50))
def test_more_come_than_slots_in_one_of_ten_hours_at_most(slots: int, chances: list[float]) -> None:
    if are_taken(slots, chances, 0.25):
        assert more_than(slots, tuple(chances)) <= RISK
        assert len(chances) <= slots * 1.25


def test_what_visitors_do_is_learned_by_how_early_they_booked() -> None:
    assert [cell_of(timedelta(days=days)) for days in (0, 1, 2, 7, 8)] == [0, 0, 1, 1, 2]
    rates: tuple[ShowRate, ...] = ()
    for n in range(LEAST_OUTCOMES):
        assert n == 0 or rates[0].upper == 1.0
        rates = learned(rates, 0, came=n % 10 < 7, at=NOW)
    assert set(rates[1:]) == {ShowRate()}
    # The bound is above the share itself, and nears it with more outcomes.
    assert 0.70 < rates[0].upper < 0.75
    more = ShowRate(came=7000, missed=3000, at=NOW)
    assert 0.70 < more.upper < 0.71
    later = learned(rates, 0, came=True, at=NOW + HALVED_AFTER)[0]
    assert later.came == pytest.approx(71)
    assert later.missed == pytest.approx(30)
    assert later.upper == 1.0
