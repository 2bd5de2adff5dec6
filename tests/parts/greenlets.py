"""Greenlets that run concurrently, and the wait for their end."""

from collections.abc import Callable, Sequence
from typing import Any

import gevent
import pytest

ENDED_SECONDS = 120
"""A bound for a machine whose disk stands still meanwhile."""


def await_end(running: "Sequence[gevent.Greenlet[..., Any]]") -> None:
    # The loop counts from when it ran last: in a process of tests that may be minutes ago,
    # and the time would be over before it began.
    gevent.get_hub().loop.update_now()
    gevent.joinall(running, timeout=ENDED_SECONDS, raise_error=True)
    if not all(one.dead for one in running):
        pytest.fail(f"not ended after {ENDED_SECONDS} s")


def all_at_once(
    work: Sequence[Callable[[], Any]],
) -> list[tuple[Any, BaseException | None]]:
    """Run work in greenlets at the same time: each one's value or error."""
    outcomes: list[tuple[Any, BaseException | None]] = [(None, None)] * len(work)

    def one(place: int) -> None:
        try:
            outcomes[place] = work[place](), None
        except Exception as error:  # noqa: BLE001 told to the test
            outcomes[place] = None, error

    await_end([gevent.spawn(one, place) for place in range(len(work))])
    return outcomes
