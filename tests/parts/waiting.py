"""Waiting for a condition: the one place where tests pass time."""

import time
from collections.abc import Callable

LOOK_SECONDS = 0.02


def until(
    holds: Callable[[], object], seconds: float = 30.0, told: Callable[[], str] = str
) -> None:
    """Wait until it holds; what is left of the time costs nothing, so let it be ample.

    Raises:
        AssertionError: it does not hold within the time; says what `told` says then.
    """
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, told() or f"not within {seconds} s"
        time.sleep(LOOK_SECONDS)
