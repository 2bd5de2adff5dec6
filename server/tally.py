"""What strangers bring about as often as they like: counted, and told once a minute."""

import logging
from typing import Final

import gevent

SECONDS: Final = 60.0
"""How long is counted before the number is told."""


class Tally:
    """Says in a log how often something happened, at most once a minute: nobody fills the log.

    Args:
        log: where to say it.
        level: as what, one of `logging`.
        what: the sentence; how often stands behind it.
    """

    def __init__(self, log: logging.Logger, level: int, what: str) -> None:
        self._log = log
        self._level = level
        self._what = what
        self._count = 0

    def count(self) -> None:
        """It happened."""
        self._count += 1
        if self._count == 1:
            gevent.spawn_later(SECONDS, self.tell)

    def tell(self) -> None:
        """Say how often it happened since the last time, if at all."""
        count, self._count = self._count, 0
        if count:
            self._log.log(self._level, "%s: %d times within a minute", self._what, count)
