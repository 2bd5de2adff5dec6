"""What the study of bookings claims, in a small run; `make soak` runs it in full."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from tools.studies import bookings
from tools.studies.__main__ import main
from tools.studies.bookings import SHARES, Case, Outcome, measure


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


def test_the_table_has_a_row_for_each_hall_and_each_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bookings, "COUNTERS", (3,))
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
    assert len(rows) == 2 * len(SHARES) + 4 * 1 * 3
    assert sum("before all others" in row for row in rows) == 3


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("counters", [8, 20])
def test_halls_keep_what_they_promise_up_to_two_booked_of_five(counters: int) -> None:
    none, *some = (measure(Case(counters, 0.95, share)) for share in SHARES[:3])
    for booked in some:
        claims_hold(none, booked)
