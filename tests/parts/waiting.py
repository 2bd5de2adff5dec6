"""Waiting for a condition: the one place where tests pass time."""

import time
from collections.abc import Callable

LOOK_SECONDS = 0.02

AMPLE_SECONDS = 30.0
"""For what comes at once on a quiet machine: what is left of it costs nothing."""


def until(
    holds: Callable[[], object], seconds: float = AMPLE_SECONDS, told: Callable[[], str] = str
) -> None:
    """Wait until it holds.

    Raises:
        AssertionError: it does not hold within the time; says what `told` says then.
    """
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, told() or f"not within {seconds} s"
        time.sleep(LOOK_SECONDS)
