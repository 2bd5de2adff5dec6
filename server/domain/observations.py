"""What a hall learns from one observation: which statistics change, and where they are kept.

`owner` is the id of the centre.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Protocol

from contract.enums import TicketClass
from server.domain import durations, pickup, spreading
from server.domain.attendance import Attendance, attendance_id
from server.domain.durations import History, Pace
from server.domain.pickup import Pickup
from server.domain.spreading import KEPT, KEPT_OF_ALL, Spread


class Statistics(Protocol):
    """Where the statistics are kept, by kind and id."""

    def get[T](self, kind: type[T], key: str | int) -> T | None:
        """The value of a kind with this key; None if there is none."""
        ...

    def put(self, value: object) -> None:
        """Store a value, in place of the one with the same key."""
        ...


def first_wait(
    known: Statistics,
    owner: str,
    service: str,
    taken_at: datetime,
    expected: float,
    actual: float,
    *,
    is_free: bool,
) -> None:
    """Compare a first wait with what the model expected of it, in seconds, once the hall knows how
    long the service takes: what a wrong typical time does to an estimate says nothing about later
    ones."""
    pace = known.get(Pace, service)
    if pace is None or pace.known_since is None or taken_at < pace.known_since:
        return
    ids = spreading.spread_ids(owner, service, expected, is_free=is_free)
    for key, kept in zip(ids, (KEPT, KEPT_OF_ALL), strict=True):
        spread = known.get(Spread, key) or Spread(key, owner)
        known.put(spreading.waited(spread, expected, actual, kept))


def picked_up(
    known: Statistics,
    owner: str,
    at: datetime,
    waits_since: datetime,
    idle: Iterable[tuple[str, str, datetime]],
    caller: str,
) -> None:
    """Count for how long counters were idle while a ticket waited for them, and that one called it.

    Args:
        waits_since: from when the ticket could be called.
        idle: the counters that serve it and are idle, with the one that called it: work profile,
            counter, and since when it has been idle.
        caller: the counter that called it.
    """
    by_profile: dict[str, dict[str, datetime]] = {}
    for profile, counter, since in idle:
        by_profile.setdefault(profile, {})[counter] = since
    for profile, some in by_profile.items():
        before = known.get(Pickup, profile) or Pickup(profile, owner)
        known.put(pickup.called(before, at, waits_since, some.values(), some.get(caller)))


def served(
    known: Statistics,
    owner: str,
    service: str,
    taken: int,
    local: datetime,
    quantity: int,
    *,
    confirmed: bool = False,
) -> None:
    """Learn from a service; arguments as for `durations.served`, but `local`, in the hall's time
    zone."""
    key = durations.history_id(service, local)
    pace, history = durations.served(
        known.get(Pace, service) or Pace(service, owner),
        known.get(History, key) or History(key, owner),
        taken,
        local.astimezone(UTC),
        quantity,
        confirmed=confirmed,
    )
    known.put(pace)
    known.put(history)


def attendance_of(
    known: Statistics, owner: str, service: str, ticket_class: TicketClass
) -> Attendance:
    """Which visitors of a class are there when they are called, as known so far."""
    key = attendance_id(service, ticket_class)
    return known.get(Attendance, key) or Attendance(key, owner)
