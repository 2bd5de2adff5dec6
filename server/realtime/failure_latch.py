"""Logs the first of several failures in a row, and the recovery."""

import logging

from contract.errors import ProblemType, Refusal


class FailureLatch:
    """Logs one line when something begins to fail, and one when it works again.

    Args:
        log: the logger.
        begun: the message at the first failure; the cause follows it.
        over: the message at the recovery.
    """

    def __init__(self, log: logging.Logger, begun: str, over: str) -> None:
        self._log = log
        self._begun = begun
        self._over = over
        self._failing = False
        self._traced = False

    def failed(self, error: Exception, *, trace: bool = False) -> None:
        """Note a failure.

        A failure of the database is not logged here: its watch logs the cause once for all.

        Args:
            error: the cause.
            trace: whether the error is a fault of the program: the first such error of a row is
                logged with its traceback.
        """
        if isinstance(error, Refusal) and error.kind is ProblemType.UNAVAILABLE:
            return
        if not self._failing or (trace and not self._traced):
            cause = str(error).partition("\n")[0]
            self._log.warning("%s: %s", self._begun, cause, exc_info=error if trace else None)
        self._failing = True
        self._traced = self._traced or trace

    def worked(self) -> None:
        """Note a success."""
        if self._failing:
            self._log.warning("%s", self._over)
        self._failing = self._traced = False
