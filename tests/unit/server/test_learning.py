"""The statistics of a hall: few events change little, many converge to the true value, and
replaying them gives the same."""

from collections.abc import Iterable
from copy import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from contract.enums import TicketClass
from server.domain import idle_counters, learning, spreading
from server.domain.call_time import ActiveCounter, QueueSummary
from server.domain.centres import Centre
from server.domain.estimation import Estimate, Estimator
from server.domain.idle_counters import Pickup
from server.domain.learning import RECENT, Learned, Pace
from server.domain.selection import Levels, PriorityRules
from server.domain.spreading import KEPT, Points, PointsOf, Spread, points
from server.domain.state.hall_state import HallState
from simulator.replay.study_hall import lines_by_key, teams_of

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)

PACE = Pace("v.a", "v")
USUAL = 600.0


def learned(*values: Pace) -> Learned:
    """What a hall has learned that knows these."""
    state = HallState(Centre("v", ""))
    for one in values:
        state.put(one)
    return Learned(state)


def after(*lasted: int) -> Pace:
    """What is learned from services of these durations in seconds."""
    pace = PACE
    for one in lasted:
        pace = learning.with_service(pace, one * 1000, NOW)
    return pace


def is_odd(pace: Pace, taken: int) -> bool:
    """Whether a service of so many milliseconds counts as a shorter one."""
    return learning.with_service(pace, taken, NOW).recent[-1] != taken


def test_one_observation_counts_little_and_many_decide() -> None:
    once = learning.mean(after(120), USUAL)
    often = learning.mean(after(*[120] * 400), USUAL)
    assert 0.5 * USUAL < once < USUAL
    assert often == pytest.approx(120, rel=0.05)


def test_recent_observations_count_more() -> None:
    quicker = learning.mean(after(*[600] * 40, *[200] * 40), USUAL)
    slower = learning.mean(after(*[200] * 40, *[600] * 40), USUAL)
    assert quicker < 400 < slower


def test_a_finish_forgotten_is_left_out() -> None:
    chance = Random(7)
    known = [chance.randint(200, 400) for _ in range(60)]
    before = learning.mean(after(*known), USUAL)
    pace = after(*known)
    assert is_odd(pace, 7_200_000)
    bound = sorted(known)[56]
    assert is_odd(pace, bound * 1000 + 1)
    assert not is_odd(pace, bound * 1000)
    forgotten = learning.with_service(pace, 7_200_000, NOW)
    # In its place counts the longest that is not odd.
    assert learning.mean(forgotten, USUAL) == learning.mean(after(*known, bound), USUAL)
    assert before < learning.mean(forgotten, USUAL) < before + 10
    assert forgotten.seen[-1] == 7_200_000


def test_leaving_out_does_not_shorten_the_mean_further_and_further() -> None:
    chance = Random(8)
    lasted = [round(1000 * chance.lognormvariate(5.5, 0.55)) for _ in range(1500)]
    pace = PACE
    for one in lasted:
        pace = learning.with_service(pace, one, NOW)
    truth = sum(lasted) / len(lasted) / 1000
    assert learning.mean(pace, truth) == pytest.approx(truth, rel=0.12)
    left_out = 1 - sum(not is_odd(pace, one) for one in lasted) / len(lasted)
    assert 0.01 < left_out < 0.12
    # However many there were, little is kept.
    assert max(len(pace.recent), len(pace.seen)) <= RECENT
    assert pace.count < learning.HALVED_AT


def test_few_services_are_never_odd() -> None:
    pace = after(*[300] * (learning.ODD_FROM - 1))
    assert not is_odd(pace, 10**9)


def test_a_long_service_is_expected_to_last_as_long_as_other_long_services() -> None:
    pace = after(*[300, 600] * 30)
    mean = learning.mean(pace, USUAL)
    young, older = (learning.remaining_time(pace, at, mean) for at in (1, 350))
    assert young == pytest.approx(mean, rel=0.05)
    assert older == pytest.approx(250, rel=0.15)
    # Longer than all that were seen: nothing is known, so it may need its mean again.
    assert learning.remaining_time(pace, 5000, mean) == pytest.approx(mean)


def test_a_wrong_typical_time_is_unlearned_within_ten_services() -> None:
    """Both ends of what is told are then within a fifth of what they are with the right one."""
    ahead = [QueueSummary("v.a", TicketClass.STANDARD, 6, longest=1.0)]
    counters = [ActiveCounter(Levels({"v.a": 0}, (timedelta(),)), remaining=120.0)]

    def told(typical: float) -> Estimate:
        seen = after(*[280, 320, 240, 400, 360, 220, 300, 310, 290, 280])
        known = replace(learned(seen), typical={"v.a": typical})
        rules = PriorityRules({}, {"v.a": timedelta(minutes=15)}, timedelta(days=1), 0, 0)
        found = Estimator(
            teams_of(counters), lines_by_key(ahead), known.need, rules, known.points
        ).estimate("v.a")
        assert found is not None
        return found

    right = told(300.0)
    for wrong in (900.0, 100.0):
        other = told(wrong)
        assert other.range.low == pytest.approx(right.range.low, rel=0.2)
        assert other.range.late == pytest.approx(right.range.late, rel=0.2)


def test_idle_counters_are_learned_with_those_that_do_not_call() -> None:
    known, now = Pickup("v.a", "v"), NOW
    for _ in range(200):
        # Two are idle when a ticket comes; the one calls it after ten seconds, the other never.
        came, now = now + timedelta(minutes=10), now + timedelta(minutes=10, seconds=10)
        since = came - timedelta(seconds=2)
        known = idle_counters.picked_up(known, now, came, [since, since], since)
    takes = idle_counters.takes(known)
    assert takes.after(5) == pytest.approx(20, rel=0.1)
    assert takes.gap > 10
    assert sum(known.taken) < idle_counters.PICKUP_HALVED_AT


def test_idle_times_are_learned_in_a_quiet_hall_but_not_from_abandoned_counters() -> None:
    quiet = gone = Pickup("1", "v")
    for hour in range(100):
        came = NOW + timedelta(hours=hour)
        since = came - timedelta(minutes=50)
        quiet = idle_counters.picked_up(quiet, came + timedelta(seconds=40), came, [since], since)
        other = came - timedelta(seconds=5)
        gone = idle_counters.picked_up(
            gone, came + timedelta(minutes=20), came, [since, other], other
        )
    assert idle_counters.takes(quiet).after(3000) == pytest.approx(40, rel=0.1)
    # After a minute of waiting it counted as left.
    assert gone.idle[-1] <= 100 * (60 + 600) * 1000


def test_a_second_is_not_counted_twice_for_two_tickets_that_wait() -> None:
    since = NOW
    first = idle_counters.picked_up(
        Pickup("v.a", "v"), NOW + timedelta(seconds=10), NOW, [since], None
    )
    both = idle_counters.picked_up(first, NOW + timedelta(seconds=14), NOW, [since], since)
    assert both.idle[0] == 14_000
    assert both.taken == (1, 0, 0, 0)


def spread_of(expected: float, actual: Iterable[float], kept: int = KEPT) -> Spread:
    spread = Spread("v.a/3", "v")
    for one in actual:
        spread = spreading.waited(spread, expected, one, kept)
    return spread


def everywhere(known: Points) -> PointsOf:
    return lambda _band: known


def test_what_is_told_are_the_quantiles_of_past_waits_also_at_zero() -> None:
    chance = Random(10)
    for expected in (0.0, 30.0, 1000.0):
        waits = [(expected + 20) * chance.lognormvariate(0, 0.4) for _ in range(KEPT)]
        spread = spread_of(expected, [*waits, *waits])
        assert len(spread.ratios) <= KEPT
        known = points((spread,), None)
        median, shown = spreading.told(expected, everywhere(known), is_free=False)
        ordered = sorted(waits)
        assert median == pytest.approx(ordered[KEPT // 2 - 1], abs=1)
        for found, share in ((shown.low, 0.25), (shown.high, 0.75), (shown.late, 0.9)):
            assert found == pytest.approx(ordered[round(share * KEPT) - 1], abs=3, rel=0.02)


def test_a_service_borrows_from_its_centre_until_it_has_waits_of_its_own() -> None:
    long, short = [2000.0] * 300, [500.0]
    centre = spread_of(1000, long, kept=300)
    assert points((), centre).middle > 1.5
    assert points((spread_of(1000, short * 5),), centre).middle > 1.5
    assert points((spread_of(1000, short * KEPT),), centre).late < 0.6
    assert points((), None).low < points((), None).middle < points((), None).late


def test_each_band_and_a_free_counter_learn_for_themselves() -> None:
    ids = {
        spreading.spread_ids("v", "v.a", expected, is_free=is_free)[0]
        for expected, is_free in ((0, True), (0, False), (200, False), (5000, False))
    }
    assert len(ids) == 4
