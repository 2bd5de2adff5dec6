"""Waiting in a test process that runs greenlets."""

from collections.abc import Callable

import gevent

from tests.parts.waiting import LOOK_SECONDS, until


def until_in_hub(holds: Callable[[], object]) -> None:
    """Wait for a condition, while greenlets and callbacks of threads run."""

    def look() -> object:
        gevent.sleep(LOOK_SECONDS)
        return holds()

    until(look)
