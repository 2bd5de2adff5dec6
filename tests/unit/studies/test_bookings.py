"""What the study of bookings claims, in a small run; `make soak` runs it in full."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from server.domain.overbooking import LEAST_SLOTS
from tools.studies import booked_days, bookings
from tools.studies.__main__ import main
from tools.studies.booked_days import Case, Outcome
from tools.studies.bookings import PARTS, SHARES, measure
from tools.studies.overbooked import OverbookedDays


def point(outcome: Outcome) -> float:
    """The wait that nine of ten of the visitors without a booking do not exceed."""
    return sorted(outcome.waits)[int(0.9 * len(outcome.waits))]


def claims_hold(without: Outcome, booked: Outcome) -> None:
    """Nine of ten with a booking are called in time, the others wait no longer than on days without
    bookings, and the waits that they are shown are hardly less exact."""
    assert booked.in_time >= 0.9
    assert point(booked) <= point(without)
    assert sum(booked.errors) / len(booked.errors) <= 1.1 * (
        sum(without.errors) / len(without.errors)
    )


def test_a_busy_hall_keeps_what_it_promises_and_others_lose_nothing() -> None:
    none, booked = (measure(Case(8, 0.95, share), days=6) for share in (0.0, 0.4))
    assert not none.booked
    assert len(booked.booked) > 1000
    claims_hold(none, booked)


def test_overbooked_hours_are_used_better_and_more_than_their_slots_come_to_one_of_ten() -> None:
    # Hardly a visitor without a booking, who would cost the time of this test.
    plain, overbooked = (OverbookedDays(Case(8, 0.02, 0.4), 1, part) for part in (0.0, 0.25))
    for days in (plain, overbooked):
        days.live(days=20)
    slots, booked, used, too_many = overbooked.shares()
    assert slots >= LEAST_SLOTS
    assert booked > 1.15
    assert used > plain.shares()[2] + 0.1
    assert 0 < too_many <= 0.1


def test_the_table_has_a_row_for_each_hall_and_each_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(booked_days, "LEARNED", 1)
    monkeypatch.setattr(bookings, "COUNTERS", (3,))
    monkeypatch.setattr(bookings, "LARGE", (4,))
    monkeypatch.setattr(bookings, "LOADS", (0.5, 0.6))
    document = tmp_path / "accuracy.md"
    marks = (
        "<!-- bookings: written by tools.studies bookings --into -->",
        "<!-- end of bookings -->",
    )
    document.write_text("\n".join(marks) + "\n", encoding="utf-8")
    words = ["bookings", "--days", "1", "--into", str(document)]
    done = CliRunner().invoke(main, words, catch_exceptions=False)
    assert done.output in document.read_text("utf-8")
    rows = [line for line in done.output.splitlines() if "%" in line and "mean wait" not in line]
    assert len(rows) == 2 * len(SHARES) + 4 * 1 * 3 + len(PARTS)
    assert sum("before all others" in row for row in rows) == 3


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("counters", [8, 20])
def test_halls_keep_what_they_promise_up_to_two_booked_of_five(counters: int) -> None:
    none, *some = (measure(Case(counters, 0.95, share)) for share in SHARES[:3])
    for booked in some:
        claims_hold(none, booked)
