"""Visitors and operators behave within the limits of people."""

import random
from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from contract.enums import BreakReason
from simulator.people import FIRST_LANGUAGE_SHARE, NO_SHOW, WALK_LIMITS, VisitorStream
from simulator.serving import LUNCH_WINDOW, SHORTEST, Rests, service_seconds

BAKU = ZoneInfo("Asia/Baku")
LANGUAGES = ("az", "en", "ru", "id", "fr", "ar")
TEN = datetime(2026, 11, 30, 10, tzinfo=BAKU)


def test_people_differ_as_people_do() -> None:
    people = VisitorStream(LANGUAGES, random.Random(1), comeback=1800)
    crowd = [people.next() for _ in range(6000)]
    languages = Counter(person.language for person in crowd)
    assert set(languages) == set(LANGUAGES)
    assert languages["az"] / 6000 == pytest.approx(FIRST_LANGUAGE_SHARE, abs=0.03)
    assert languages["en"] > languages["ru"] > languages["ar"]
    assert all(WALK_LIMITS[0] <= person.walk <= WALK_LIMITS[1] for person in crowd)
    absent = [person for person in crowd if not person.comes]
    assert len(absent) / 6000 == pytest.approx(NO_SHOW, abs=0.01)
    # Only an absent visitor can come back, and does so while the place is held.
    assert all(person.comes_back is None for person in crowd if person.comes)
    backs = [person.comes_back for person in absent if person.comes_back is not None]
    assert 0.3 < len(backs) / len(absent) < 0.7
    assert all(0 < back < 1800 for back in backs)
    assert min(person.patience for person in crowd) > 300


def test_service_times_have_the_mean_of_the_catalogue() -> None:
    chance = random.Random(3)
    drawn = [service_seconds(600, 1, chance) for _ in range(20_000)]
    assert sum(drawn) / len(drawn) == pytest.approx(600, rel=0.02)
    assert min(drawn) >= SHORTEST
    for_three = [service_seconds(600, 3, chance) for _ in range(20_000)]
    assert sum(for_three) / len(for_three) == pytest.approx(600 * 2.2, rel=0.03)


def _rests_of_a_day(start: datetime, seed: int) -> list[tuple[datetime, BreakReason]]:
    rests = Rests(BAKU, random.Random(seed))
    rests.begin(start)
    taken, now = [], start
    while now < start.replace(hour=18):
        due, rest = rests.is_due(now), rests.take(now)
        assert due == (rest is not None)
        if rest is not None:
            assert not rests.is_due(now)
            taken.append((now, rest.reason))
            assert rest.minutes * 60 * 0.7 < rest.seconds < rest.minutes * 60 * 1.3
            now += timedelta(seconds=rest.seconds)
            rests.begin(now)
        now += timedelta(minutes=1)
    return taken


@pytest.mark.parametrize("seed", range(6))
def test_one_lunch_a_day_and_a_few_breaks(seed: int) -> None:
    taken = _rests_of_a_day(TEN.replace(hour=9), seed)
    lunches = [at for at, reason in taken if reason is BreakReason.LUNCH]
    assert len(lunches) == 1
    hour = lunches[0].hour + lunches[0].minute / 60
    assert LUNCH_WINDOW[0] <= hour <= LUNCH_WINDOW[1] + 0.5
    assert 2 <= len(taken) - len(lunches) <= 6


def test_an_operator_who_starts_in_the_afternoon_takes_no_lunch() -> None:
    taken = _rests_of_a_day(TEN.replace(hour=15), seed=1)
    assert all(reason is BreakReason.BREAK for _at, reason in taken)
