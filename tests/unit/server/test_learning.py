"""The statistics of a hall: few events change little, many converge to the true value, and
replaying them gives the same."""

from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain import learning
from server.domain.learning import RATIOS, RECENT, Absence, History, Learned, Pace, Spread
from server.domain.spreading import BANDS, SPREAD

PACE, HISTORY = Pace("v.a", "v"), History("v.a/0/9", "v")
USUAL = 600.0


def after(*durations: int, confirmed: bool = False, items: int = 1) -> tuple[Pace, History]:
    """What is learned from services of these durations in seconds."""
    pace, history = PACE, HISTORY
    for one in durations:
        pace, history = learning.served(pace, history, one * 1000, items, confirmed=confirmed)
    return pace, history


def test_without_a_past_it_takes_its_usual_time() -> None:
    assert learning.mean(PACE, HISTORY, USUAL) == USUAL
    assert learning.remaining(PACE, 400, USUAL) == USUAL


def test_one_observation_counts_little_and_many_decide() -> None:
    once = learning.mean(*after(120), USUAL)
    often = learning.mean(*after(*[120] * 400), USUAL)
    assert 0.7 * USUAL < once < USUAL
    assert often == pytest.approx(120, rel=0.05)


def test_recent_observations_count_more() -> None:
    quicker = learning.mean(*after(*[600] * 40, *[200] * 40), USUAL)
    slower = learning.mean(*after(*[200] * 40, *[600] * 40), USUAL)
    assert quicker < 400 < slower


def test_the_same_hour_and_weekday_draw_the_mean_towards_their_past() -> None:
    pace, _ = after(*[600] * 30)
    quick = History("v.a/0/9", "v", count=200, total=200 * 300_000)
    slow = History("v.a/4/17", "v", count=200, total=200 * 900_000)
    means = [learning.mean(pace, one, USUAL) for one in (quick, slow)]
    assert 300 < means[0] < 600 < means[1] < 900


def test_several_items_are_learned_one_by_one_and_expected_together() -> None:
    pace, history = after(*[1200] * 200, items=4)
    assert pace.recent[-1] == 300_000
    assert learning.mean(pace, history, USUAL) == pytest.approx(300, rel=0.05)
    learned = Learned("v", {"v.a": pace}, {history.id: history})
    need = learned.needs({"v.a": USUAL}, datetime(2026, 11, 23, 9, tzinfo=UTC))["v.a"]
    assert need.seconds == pytest.approx(1200, rel=0.05)


def test_a_finish_forgotten_is_left_out_unless_it_is_confirmed() -> None:
    chance = Random(7)
    known = [chance.randint(200, 400) for _ in range(60)]
    before = learning.mean(*after(*known), USUAL)
    pace, history = after(*known)
    assert learning.is_odd(pace, 7_200_000)
    bound = sorted(known)[56]
    assert learning.is_odd(pace, bound * 1000 + 1)
    assert not learning.is_odd(pace, bound * 1000)
    forgotten = learning.served(pace, history, 7_200_000)
    # In its place counts the longest that is not odd.
    assert learning.mean(*forgotten, USUAL) == learning.mean(*after(*known, bound), USUAL)
    assert before < learning.mean(*forgotten, USUAL) < before + 10
    assert forgotten[0].seen[-1] == 7_200_000
    confirmed = learning.served(pace, history, 7_200_000, confirmed=True)
    assert learning.mean(*confirmed, USUAL) > before + 100


def test_leaving_out_does_not_shorten_the_mean_further_and_further() -> None:
    chance = Random(8)
    durations = [round(1000 * chance.lognormvariate(5.5, 0.55)) for _ in range(5000)]
    pace, history = PACE, HISTORY
    for one in durations:
        pace, history = learning.served(pace, history, one)
    truth = sum(durations) / len(durations) / 1000
    assert learning.mean(pace, history, truth) == pytest.approx(truth, rel=0.12)
    left_out = 1 - sum(not learning.is_odd(pace, one) for one in durations) / len(durations)
    assert 0.01 < left_out < 0.12


def test_few_services_are_never_odd() -> None:
    pace, _ = after(*[300] * (learning.ODD_FROM - 1))
    assert not learning.is_odd(pace, 10**9)


def test_a_ticket_that_is_older_than_most_needs_what_the_longer_ones_did() -> None:
    pace, history = after(*[300, 600] * 30)
    mean = learning.mean(pace, history, USUAL)
    young, older = (learning.remaining(pace, at, mean) for at in (1, 350))
    assert young == pytest.approx(mean, rel=0.05)
    assert older == pytest.approx(250, rel=0.15)
    # Longer than all that were seen: nothing is known, so it may need its mean again.
    assert learning.remaining(pace, 5000, mean) == pytest.approx(mean)
    assert learning.remaining(pace, 700, mean, items=2) == pytest.approx(2 * older)


def test_absence_nears_the_share_of_those_who_do_not_come() -> None:
    chance, absence = Random(9), Absence("v.a", "v")
    for _ in range(2000):
        missed = chance.random() < 0.3
        absence = learning.stayed_away(absence, 60_000) if missed else learning.came(absence)
    assert absence.rate == pytest.approx(0.3, abs=0.1)
    assert absence.lost == pytest.approx(60_000, rel=0.01)


def test_absence_stays_a_share_though_no_visitor_ever_comes() -> None:
    absence = Absence("v.a", "v")
    for _ in range(5000):
        absence = learning.stayed_away(absence, 60_000)
    assert absence.rate <= 1
    learned = Learned("v", absences={"v.a": absence})
    need = learned.needs({"v.a": USUAL}, datetime(2026, 11, 23, 9, tzinfo=UTC))["v.a"]
    assert need.absent < 1


def test_without_a_past_the_range_is_the_guess() -> None:
    assert Learned("v").points == (SPREAD,) * BANDS


def test_the_points_are_those_of_the_past_waits() -> None:
    chance, spread = Random(10), Spread("v/3", "v")
    ratios = [chance.lognormvariate(0, 0.4) for _ in range(RATIOS)]
    for one in ratios:
        spread = learning.waited(spread, 1000, 1000 * one)
    points = learning.points(spread)
    ordered = sorted(ratios)
    wanted = [ordered[round(share * RATIOS)] for share in (0.25, 0.75, 0.9)]
    assert [points.low, points.high, points.late] == pytest.approx(wanted, rel=0.08)


def test_each_band_learns_for_itself() -> None:
    spread = Spread(learning.spread_id("v", 5000), "v")
    for _ in range(RATIOS):
        spread = learning.waited(spread, 5000, 5000)
    points = Learned("v", spreads={spread.id: spread}).points
    assert points[:-1] == (SPREAD,) * (BANDS - 1)
    assert points[-1].late == pytest.approx(1.0)


def test_no_wait_at_all_teaches_no_ratio() -> None:
    spread = Spread("v/0", "v")
    assert learning.waited(spread, 0, 12) == spread
    assert learning.waited(spread, 59, 12) == spread
    assert learning.waited(spread, 60, 12).ratios == (200,)


@given(
    st.lists(
        st.tuples(st.integers(0, 10**8), st.integers(1, 9), st.booleans(), st.booleans()),
        max_size=150,
    )
)
def test_replaying_the_log_gives_the_same_statistics_of_bounded_size(
    events: list[tuple[int, int, bool, bool]],
) -> None:
    def told() -> tuple[Pace, History, Absence, Spread]:
        pace, history, absence, spread = PACE, HISTORY, Absence("v.a", "v"), Spread("v/1", "v")
        for taken, items, confirmed, missed in events:
            pace, history = learning.served(pace, history, taken, items, confirmed=confirmed)
            absence = learning.stayed_away(absence, taken) if missed else learning.came(absence)
            spread = learning.waited(spread, 60 + items, taken / 1000)
        return pace, history, absence, spread

    first = told()
    assert told() == first
    pace, history, absence, spread = first
    assert max(len(pace.recent), len(pace.seen)) <= RECENT
    assert len(spread.ratios) <= RATIOS
    assert history.count < learning.HALVED_AT
    assert 0 <= absence.rate <= 1
