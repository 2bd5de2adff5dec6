"""Token buckets, also with a clock that is set back, and the networks that share one."""

from datetime import UTC, datetime, timedelta

import pytest

from server.domain.buckets import TokenBuckets, network_of

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def take(buckets: TokenBuckets, now: datetime) -> int:
    return buckets.take("kiosk", now, per_minute=6, size=3)


def test_a_bucket_is_emptied_at_once_and_filled_slowly() -> None:
    buckets = TokenBuckets()
    assert [take(buckets, NOW) for _ in range(4)] == [1, 1, 1, 0]
    assert take(buckets, NOW + timedelta(seconds=9)) == 0
    assert take(buckets, NOW + timedelta(seconds=10)) == 1


def test_tokens_that_are_still_to_come_are_taken_one_after_the_other() -> None:
    buckets = TokenBuckets()

    def wait(after: int) -> float:
        now = NOW + timedelta(seconds=after)
        return buckets.queue("page", now, per_minute=6, size=3)

    assert [wait(0) for _ in range(5)] == [0, 0, 0, 10, 20]
    assert [wait(25), wait(25)] == [5, 15]
    assert wait(600) == 0


@pytest.mark.parametrize("seconds", [5, 30, 600])
def test_a_clock_that_is_set_back_leaves_the_bucket_full(seconds: int) -> None:
    buckets = TokenBuckets()
    assert [take(buckets, NOW) for _ in range(3)] == [1, 1, 1]
    back = NOW - timedelta(seconds=seconds)
    assert [take(buckets, back) for _ in range(4)] == [1, 1, 1, 0]


def test_full_buckets_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.domain.buckets.BUCKETS_AT_MOST", 100)
    buckets = TokenBuckets()
    now = NOW
    for ticket in range(1000):
        now += timedelta(seconds=1)
        buckets.take(ticket, now, per_minute=6, size=3)
    assert len(buckets._filled) <= 100
    assert buckets.take(999, now, per_minute=6, size=3, wanted=3) == 2


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::FFFF:c000:201", "192.0.2.1"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("2001:DB8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("unix", "unix"),
        ("192.0.2.1:80", "192.0.2.1:80"),
    ],
)
def test_an_address_counts_as_its_network(address: str, network: str) -> None:
    assert network_of(address) == network
