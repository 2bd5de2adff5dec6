"""The rule is the accumulating-priority queue: its mean waits meet the closed form."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.unit.server.two_classes import Stream, alike, closed_form, simulated

STREAMS = [
    pytest.param(Stream(0.3, 1.0, 1.0), Stream(0.2, 1.0, 2.0), id="half busy"),
    pytest.param(Stream(0.2, 1.5, 1.0), Stream(0.6, 0.75, 4.0), id="short and urgent"),
    pytest.param(Stream(0.1, 2.0, 1.0), Stream(0.3, 2.0, 10.0), id="mostly urgent"),
]
LONG = [
    *STREAMS,
    pytest.param(Stream(0.4, 1.0, 2.0), Stream(0.45, 1.0, 3.0), id="nearly equal rates"),
    pytest.param(Stream(0.5, 1.0, 1.0), Stream(0.25, 1.6, 1.5), id="long and urgent"),
    pytest.param(Stream(0.5, 1.0, 1.0), Stream(0.4, 1.0, 8.0), id="nine tenths busy"),
]
NEAR = 0.03
"""How near the steadied means come in a short run; over twice their scatter."""

streams = st.builds(Stream, st.floats(0.01, 0.9), st.floats(0.1, 3.0), st.floats(0.1, 10.0))


@pytest.mark.parametrize(("first", "second"), STREAMS)
def test_mean_waits_meet_the_closed_form(first: Stream, second: Stream) -> None:
    known = alike(first, second)
    found = simulated(first, second, people=40_000, seed=1).steadied(known)
    assert found == pytest.approx(closed_form(first, second), rel=NEAR)
    # What one class gains, the other loses: the work that waits stays the same.
    work = first.load * found[0] + second.load * found[1]
    assert work == pytest.approx((first.load + second.load) * known, rel=NEAR / 2)


@pytest.mark.soak
@pytest.mark.parametrize(("first", "second"), LONG)
def test_mean_waits_meet_the_closed_form_in_the_long_run(first: Stream, second: Stream) -> None:
    found = simulated(first, second, people=2_000_000, seed=2)
    # The plain means, of which nothing but the length of the run takes the scatter.
    assert found.raw == pytest.approx(closed_form(first, second), rel=0.05)
    known = alike(first, second)
    assert found.steadied(known) == pytest.approx(closed_form(first, second), rel=NEAR / 2)


def test_classes_that_age_alike_are_first_come_first_served() -> None:
    first, second = Stream(0.4, 1.0, 2.0), Stream(0.4, 1.0, 2.0)
    found = simulated(first, second, people=20_000, seed=1)
    total = sum(count * wait for count, wait in zip(found.people, found.raw, strict=True))
    assert total / sum(found.people) == pytest.approx(found.alike, rel=1e-9)


def test_a_class_that_ages_without_end_goes_before_all_others() -> None:
    # Cobham's waits of strict priority, which know nothing of rates.
    first, second = Stream(0.3, 1.0, 1e-5), Stream(0.4, 1.0, 100.0)
    residual = alike(first, second) * (1 - first.load - second.load)
    strict = (
        residual / ((1 - second.load) * (1 - first.load - second.load)),
        residual / (1 - second.load),
    )
    assert closed_form(first, second) == pytest.approx(strict, rel=1e-6)
    found = simulated(first, second, people=40_000, seed=1).steadied(alike(first, second))
    assert found == pytest.approx(strict, rel=NEAR)


@given(streams, streams)
def test_the_closed_form_keeps_the_work_that_waits(first: Stream, second: Stream) -> None:
    first, second = sorted((first, second), key=lambda one: one.rate)
    assume(first.load + second.load < 0.99)
    wait_1, wait_2 = closed_form(first, second)
    same = alike(first, second)
    work = first.load * wait_1 + second.load * wait_2
    assert work == pytest.approx((first.load + second.load) * same)
    assert wait_2 <= same * (1 + 1e-9)
    assert wait_1 >= same * (1 - 1e-9)
