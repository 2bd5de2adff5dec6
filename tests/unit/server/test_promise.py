"""Promised waits: kept, at risk or broken."""

from copy import replace
from datetime import timedelta
from itertools import accumulate
from math import inf
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.enums import PromiseState, TicketState
from contract.waits import at_most
from server.views.promises import places_at_risk, promise_state, promised_wait, seconds_left
from tests.unit.server.small_hall import SmallHall

TAKEN: Final = SmallHall().take()
"""A waiting ticket that was promised a wait of at most fifteen minutes."""


@pytest.mark.parametrize(
    ("left", "remaining", "state"),
    [
        (600, 599, PromiseState.KEPT),
        (600, 600, PromiseState.KEPT),
        (600, 601, PromiseState.AT_RISK),
        (600, inf, PromiseState.AT_RISK),
        # To wait exactly as long as was said is no broken promise.
        (0, 0, PromiseState.KEPT),
        (0, 1, PromiseState.AT_RISK),
        (-1, 0, PromiseState.BROKEN),
    ],
)
def test_a_promise_is_broken_by_the_wait_and_at_risk_by_the_estimate(
    left: float, remaining: float, state: PromiseState
) -> None:
    assert promise_state(left, remaining) is state


def test_a_promise_ends_with_the_first_call_and_with_a_change_of_the_service() -> None:
    ticket = TAKEN
    assert promised_wait(ticket) == 900
    assert promised_wait(replace(ticket, promise=None)) is None
    # The first service was changed.
    assert promised_wait(replace(ticket, served_by=None)) is None
    assert promised_wait(replace(ticket, stop=1)) is None
    for state in TicketState:
        waits = state is TicketState.WAITING
        assert (promised_wait(replace(ticket, state=state)) is not None) is waits
    # It did not come, and waits again: the first call was in time or not.
    assert promised_wait(replace(ticket, first_wait=timedelta(seconds=5))) is None


@given(waited=st.integers(0, 9000), promise=st.integers(60, 9000))
def test_the_facts_too_judge_a_promise_by_what_was_told(waited: int, promise: int) -> None:
    ticket = replace(TAKEN, promise=promise, estimate=promise)
    left = seconds_left(ticket, ticket.queued_from + timedelta(seconds=waited))
    assert left is not None
    called = replace(
        ticket,
        first_wait=timedelta(seconds=waited),
        stops=(replace(ticket.present, called_at=ticket.queued_from),),
    )
    broken = promise_state(left, 0) is PromiseState.BROKEN
    # What was said: rounded up.
    assert broken == (not called.promise_kept) == (waited > at_most(promise))


@given(
    steps=st.lists(st.integers(0, 500), max_size=20),
    left=st.lists(st.none() | st.integers(-300, 4000), min_size=20, max_size=20),
    slack=st.integers(0, 500) | st.just(inf),
)
def test_few_estimates_find_the_same_tickets_as_all(
    steps: list[int], left: list[float | None], slack: float
) -> None:
    waits = list(accumulate(steps))
    left = left[: len(waits)]
    most = (waits[-1] if waits else 0) + slack
    asked: list[int] = []

    def remaining(place: int) -> float:
        asked.append(place)
        return waits[place]

    found = places_at_risk(left, remaining, most)
    assert found == {
        place
        for place, seconds in enumerate(left)
        if seconds is not None and promise_state(seconds, waits[place]) is PromiseState.AT_RISK
    }
    assert len(asked) == len(set(asked)) <= len(waits)


def test_a_queue_far_from_its_promises_needs_no_estimate() -> None:
    def remaining(place: int) -> float:
        raise AssertionError(place)

    assert places_at_risk([900.0, 1200.0, None], remaining, 900) == set()
    # Without a counter one is enough.
    asked: list[int] = []

    def never(place: int) -> float:
        asked.append(place)
        return inf

    assert places_at_risk([10.0] * 64, never) == set(range(64))
    assert len(asked) <= 7
