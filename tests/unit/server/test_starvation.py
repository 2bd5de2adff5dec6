"""In long streams of favoured visitors each ordinary ticket is called within the bound that the
guard or the cap promises, and much later without them."""

from collections import deque
from collections.abc import Iterator
from copy import replace
from datetime import timedelta
from random import Random
from typing import NamedTuple

import pytest

from contract.centre import ClassRule
from server.domain.calls import ProfileCalls, after_call
from server.domain.selection import Head, PriorityRules, choose
from tests.unit.server.heads import (
    LONG,
    MINUTE,
    NOW,
    PRIORITY,
    STANDARD,
    a_head,
    rules_of,
    some_levels,
)

VISITORS = 4000
SERVICE = 2 * MINUTE
"""What one counter needs for each visitor."""

WAIT_MAX = 45 * MINUTE
CAP_OF, CAP = 5, 3

FAVOURED = {PRIORITY: ClassRule(head_start=50.0, rate=50.0)}
UNPROTECTED = rules_of(FAVOURED)
GUARDED = replace(UNPROTECTED, wait_max=WAIT_MAX)
CAPPED = replace(UNPROTECTED, cap_of=CAP_OF, cap=CAP)

seeds = pytest.mark.parametrize(
    "seed", [1, *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(2, 21))]
)


class Called(NamedTuple):
    """A call, with the number of the call and of the ordinary tickets ahead at the arrival."""

    head: Head
    waited: timedelta
    older_when_overdue: int
    calls_since_arrival: int
    ordinary_ahead: int


def stream(seed: int, services: str) -> list[Head]:
    """Hours with more visitors than the counter can serve, and hours with fewer: nine of ten
    visitors are favoured."""
    chance, minute, found = Random(seed), 0.0, list[Head]()
    for number in range(VISITORS):
        crowded = number // 100 % 2 == 0
        minute += chance.expovariate(0.65 if crowded else 0.35)
        ticket_class = PRIORITY if chance.random() < 0.9 else STANDARD
        found.append(a_head(number, -minute, ticket_class, service=chance.choice(services)))
    return found


def calls_of(visitors: list[Head], rules: PriorityRules) -> Iterator[Called]:
    """The calls of one counter, until no visitor is left."""
    levels, recent, now = some_levels("abc"), ProfileCalls("v.all", "v"), NOW
    coming, waiting = deque(visitors), dict[str, Head]()
    arrived_at_call, ordinary_ahead = dict[str, int](), dict[str, int]()
    older = dict[str, int]()
    for call in range(len(visitors)):
        if not waiting:
            now = max(now, coming[0].queued_from)
        while coming and coming[0].queued_from <= now:
            head = coming.popleft()
            arrived_at_call[head.ticket] = call
            ordinary_ahead[head.ticket] = sum(
                other.ticket_class == STANDARD for other in waiting.values()
            )
            waiting[head.ticket] = head
        for place, head in enumerate(waiting.values()):
            if now - head.queued_from > WAIT_MAX:
                older.setdefault(head.ticket, place)
        # The oldest of each queue; `waiting` is in the order of arrival.
        heads = {(h.service, h.ticket_class): h for h in reversed(waiting.values())}
        choice = choose(list(heads.values()), now, rules, levels, recent.favoured)
        assert choice is not None
        recent = after_call(recent, choice.favoured)
        head = waiting.pop(choice.head.ticket)
        yield Called(
            head,
            now - head.queued_from,
            older.get(head.ticket, 0),
            call - arrived_at_call[head.ticket] + 1,
            ordinary_ahead[head.ticket],
        )
        now += SERVICE


@seeds
def test_guard_lets_only_older_tickets_go_first_after_the_longest_wait(seed: int) -> None:
    for called in calls_of(stream(seed, "abc"), GUARDED):
        # An overdue ticket waits for the service under way, and for the older tickets.
        assert called.waited <= WAIT_MAX + (1 + called.older_when_overdue) * SERVICE, called


@seeds
def test_cap_calls_an_ordinary_ticket_after_so_many_calls(seed: int) -> None:
    for called in calls_of(stream(seed, "a"), CAPPED):
        if called.head.ticket_class == STANDARD:
            # Of `CAP_OF` calls in a row, at least so many are for the ordinary tickets that wait.
            rounds = -(-(called.ordinary_ahead + 1) // (CAP_OF - CAP))
            assert called.calls_since_arrival <= rounds * CAP_OF, called


def test_ordinary_tickets_starve_without_guard_and_cap() -> None:
    def longest(rules: PriorityRules) -> timedelta:
        return max(
            called.waited
            for called in calls_of(stream(1, "a"), rules)
            if called.head.ticket_class == STANDARD
        )

    assert UNPROTECTED.wait_max == LONG
    assert longest(UNPROTECTED) > 3 * longest(CAPPED)
    assert longest(UNPROTECTED) > 1.5 * longest(GUARDED)
