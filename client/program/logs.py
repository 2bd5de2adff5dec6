"""The log of a program: to stderr, which systemd's journal stores, and optionally to files. At the
default level it holds no token, login or name, and no payload of a message."""

import faulthandler
import logging
import os
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final

from pydantic import ValidationError

FILE_BYTES: Final = 1_000_000
FILES: Final = 5

type _ExcInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class LogUnusable(Exception):
    """The log cannot be written where the settings say."""


def start_log(name: str, folder: Path | None = None) -> None:
    """Log from the level `NOVBE_LOG` on; warnings where it is not set. Raises `LogUnusable`."""
    level = os.environ.get("NOVBE_LOG", "WARNING").upper()
    logging.basicConfig(level=level, handlers=handlers(name, folder))
    # It would log URLs, and those of tickets hold their tokens.
    logging.getLogger("urllib3").setLevel(logging.WARNING)
    # systemd ends a program that hangs by SIGABRT: stderr then says where it hung. A program of
    # Windows that was started without a console has no stderr.
    if sys.stderr is not None:
        faulthandler.enable()


def handlers(name: str, folder: Path | None = None) -> list[logging.Handler]:
    """The log handlers: stderr, and at most five files of a megabyte each, of which `NAME.log` is
    the newest. Two programs of one name need a folder each. Raises `LogUnusable`."""
    found: list[logging.Handler] = [logging.StreamHandler()]
    if folder is not None:
        file = folder / f"{name}.log"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            found.append(RotatingFileHandler(file, "a", FILE_BYTES, FILES - 1, "utf-8"))
        except OSError as error:
            raise LogUnusable(f"the log {file} cannot be written: {error}") from error
    for handler in found:
        handler.setFormatter(_WithoutValues(name))
    return found


class _WithoutValues(logging.Formatter):
    """Logs validation errors by field name: pydantic would quote the values."""

    def __init__(self, name: str) -> None:
        super().__init__(f"%(asctime)s {name} %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        if isinstance(record.args, tuple):
            record.args = tuple(
                _faults_of(value) if isinstance(value, ValidationError) else value
                for value in record.args
            )
        # Another handler may have kept its own text of the traceback here.
        record.exc_text = None
        return super().format(record)

    def formatException(self, ei: _ExcInfo) -> str:
        text, error = super().formatException(ei), ei[1]
        while error is not None:
            if isinstance(error, ValidationError):
                text = text.replace(str(error), _faults_of(error))
            error = error.__cause__ or error.__context__
        return text


def _faults_of(error: ValidationError) -> str:
    faults = error.errors(include_url=False, include_input=False, include_context=False)
    return "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['type']}" for fault in faults)
