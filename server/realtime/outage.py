"""What fails again and again is said once, and once more when it is over."""

import logging


class Outage:
    """Says in a log when something begins to fail, and when it is over: a line each.

    Args:
        log: where to say it.
        begun: the sentence of the beginning; the cause stands behind it.
        over: the sentence of the end.
    """

    def __init__(self, log: logging.Logger, begun: str, over: str) -> None:
        self._log = log
        self._begun = begun
        self._over = over
        self._lasts = False
        self._traced = False

    def failed(self, error: Exception, *, trace: bool = False) -> None:
        """It failed.

        Args:
            error: the cause.
            trace: whether that should never happen, and the first such one is to be told
                with all that led to it.
        """
        if not self._lasts or (trace and not self._traced):
            self._log.warning("%s: %s", self._begun, error, exc_info=error if trace else None)
        self._lasts = True
        self._traced = self._traced or trace

    def worked(self) -> None:
        """It worked."""
        if self._lasts:
            self._log.warning("%s", self._over)
        self._lasts = self._traced = False
