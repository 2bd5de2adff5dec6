"""Logging of the server, as text or as JSON lines."""

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final
from uuid import uuid4

from contract.errors import ProblemType, Refusal

COMMANDS: Final = "novbe.commands"
"""The logger with one record for each command."""

FIELDS: Final = "fields"
"""The attribute of a log record with further fields for its JSON object."""

_request: ContextVar[str] = ContextVar("request", default="")
_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")


class LogFormat(StrEnum):
    """The format of the log."""

    TEXT = "text"
    JSON = "json"


def begin_request(given: str = "") -> None:
    """Set the request id for the log records of this greenlet: the one of a proxy, or a new one."""
    _request.set(given if _ID.fullmatch(given) else uuid4().hex)


class JsonLines(logging.Formatter):
    """Formats records as JSON objects, one on each line. `request`, `traceback` and the fields of a
    command are left out where there is none."""

    def format(self, record: logging.LogRecord) -> str:
        """Format a record."""
        entry: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "process": record.process,
            "message": record.getMessage(),
        }
        if request := _request.get():
            entry["request"] = request
        if record.exc_info:
            entry["traceback"] = self.formatException(record.exc_info)
        return json.dumps(entry | record.__dict__.get(FIELDS, {}), ensure_ascii=False)


def configure(log_format: LogFormat, *, verbose: bool) -> None:
    """Log to standard error, from WARNING on, or from INFO if `verbose`. The JSON format also has a
    line for each command, which links a proxy's request to the events in the hall's log."""
    handler = logging.StreamHandler()
    handler.setFormatter(_formatter(log_format))
    if log_format is LogFormat.JSON:
        logging.getLogger(COMMANDS).setLevel(logging.INFO)
    # It warns again at each statement of what the watch of the database logs once.
    logging.getLogger("psycopg").setLevel(logging.ERROR)
    logging.basicConfig(level=logging.INFO if verbose else logging.WARNING, handlers=[handler])


def _formatter(log_format: LogFormat) -> logging.Formatter:
    if log_format is LogFormat.JSON:
        return JsonLines()
    return logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")


def current_format() -> LogFormat:
    """The log format of this process."""
    handlers = logging.getLogger().handlers
    as_json = any(isinstance(handler.formatter, JsonLines) for handler in handlers)
    return LogFormat.JSON if as_json else LogFormat.TEXT


class FailureLatch:
    """Logs one line when something begins to fail, with the cause, and one when it works again."""

    def __init__(self, log: logging.Logger, begun: str, over: str) -> None:
        self._log = log
        self._begun = begun
        self._over = over
        self._failing = False

    def failed(self, error: Exception, *, trace: bool = False) -> None:
        """Note a failure; the first is logged, a fault of the program (`trace`) with its traceback.

        A failure of the database is not logged here: its watch logs the cause once for all.
        """
        if isinstance(error, Refusal) and error.kind is ProblemType.UNAVAILABLE:
            return
        if not self._failing:
            cause = str(error).partition("\n")[0]
            self._log.warning("%s: %s", self._begun, cause, exc_info=error if trace else None)
        self._failing = True

    def worked(self) -> None:
        """Note a success."""
        if self._failing:
            self._log.warning("%s", self._over)
        self._failing = False
