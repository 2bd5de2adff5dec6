"""Arrivals follow the day, services follow the staff."""

import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from server.domain.setup import Setup, catalogue_of
from simulator.arrivals import SHAPE, Arrivals, ServiceMix, weights_of
from tests.parts import centre_files
from tests.parts.hall import ASAN

BAKU = ZoneInfo("Asia/Baku")
MIDNIGHT = datetime(2026, 11, 30, tzinfo=BAKU)


def _day(arrivals: Arrivals, start: datetime) -> list[datetime]:
    found = []
    at = arrivals.after(start)
    while at is not None and at < start + timedelta(days=1):
        found.append(at)
        at = arrivals.after(at)
    return found


def test_a_day_brings_as_many_as_expected_in_its_shape() -> None:
    arrivals = Arrivals(1500, BAKU, random.Random(1))
    hours: Counter[int] = Counter()
    for day in range(20):
        hours.update(at.astimezone(BAKU).hour for at in _day(arrivals, MIDNIGHT + timedelta(day)))
    total = sum(hours.values())
    assert total == pytest.approx(20 * 1500, rel=0.02)
    for hour in range(24):
        expected = 20 * 1500 * SHAPE[hour] / sum(SHAPE)
        # Four standard deviations of a Poisson variable.
        assert abs(hours[hour] - expected) <= 4 * expected**0.5


def test_hours_follow_a_time_zone_that_is_not_whole_hours_away() -> None:
    kathmandu = ZoneInfo("Asia/Kathmandu")
    shape = [0.0] * 24
    shape[9] = 1.0
    start = datetime(2026, 11, 30, tzinfo=UTC)
    came = _day(Arrivals(500, kathmandu, random.Random(3), shape), start)
    assert came
    assert {at.astimezone(kathmandu).hour for at in came} == {9}


@pytest.mark.parametrize("shape", [[1.0] * 23, [0.0] * 24, [-1.0] + [1.0] * 23])
def test_a_day_needs_a_shape_and_a_mix_a_service(
    shape: list[float],
) -> None:
    with pytest.raises(ValueError, match="24 hours"):
        Arrivals(10, BAKU, random.Random(1), shape)
    with pytest.raises(ValueError, match="no service"):
        ServiceMix.of({"never": 0.0})
    assert Arrivals(0, BAKU, random.Random(1)).after(MIDNIGHT) is None


class _Even(random.Random):
    """Chance without deviation: each factor is 1."""

    def lognormvariate(self, mu: float = 0.0, sigma: float = 1.0) -> float:
        return 1.0


def test_every_counter_gets_the_same_work() -> None:
    asan = catalogue_of(Setup(centre_files.read(ASAN)), "v1", None)
    weights = weights_of(asan, _Even())
    assert all(weight > 0 for weight in weights.values())
    numbers = {counter.number for counter in asan.counters}
    work = sum(weights[service.id] * service.typical for service in asan.services)
    # Each counter at work all the time: one second of work in a second.
    assert work == pytest.approx(len(numbers))
    ready = next(s for s in asan.services if s.id == "asan-7.ready-documents")
    record = next(s for s in asan.services if s.id == "asan-7.criminal-record")
    assert ready.counters == record.counters
    assert ready.typical < record.typical
    assert weights[ready.id] > weights[record.id]
