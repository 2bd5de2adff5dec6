"""Waiting in a test whose own process has greenlets."""

from collections.abc import Callable

import gevent

from tests.parts.waiting import LOOK_SECONDS, until


def until_in_hub(holds: Callable[[], object]) -> None:
    """Wait until it holds, while greenlets run, and what threads have given to the hub."""

    def look() -> object:
        gevent.sleep(LOOK_SECONDS)
        return holds()

    until(look)
