"""Whether a database is read and written, and why not.

The threads that use it note how each transaction ended. They are native: they only set fields
here, and what looks at these and logs is the loop (`server.periodic.vitals`).
"""

import shutil
import time
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError


class Trouble(StrEnum):
    """Why a database does not do what it is asked."""

    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    DISK_FAILS = "disk_fails"
    DAMAGED = "damaged"
    LOCKED = "locked"
    """Another program holds it."""
    REFUSED = "refused"
    """It answers, and does not let the server in."""
    GONE = "gone"
    """It cannot be reached."""


_OF_SQLITE: Final = {
    3: Trouble.REFUSED,
    5: Trouble.LOCKED,
    6: Trouble.LOCKED,
    8: Trouble.READ_ONLY,
    10: Trouble.DISK_FAILS,
    11: Trouble.DAMAGED,
    13: Trouble.DISK_FULL,
    14: Trouble.GONE,
    26: Trouble.DAMAGED,
}
"""By SQLite's primary result code (https://sqlite.org/rescode.html)."""

_OF_POSTGRESQL: Final = {
    "53100": Trouble.DISK_FULL,
    "25006": Trouble.READ_ONLY,
    "53": Trouble.REFUSED,
    "28": Trouble.REFUSED,
    "3D": Trouble.REFUSED,
    "42501": Trouble.REFUSED,
    "58": Trouble.DISK_FAILS,
    "XX": Trouble.DAMAGED,
    "57P": Trouble.GONE,
    "08": Trouble.GONE,
}
"""By the beginning of PostgreSQL's SQLSTATE, the longest that fits. A lock that is not had (55P03)
holds up one centre alone."""

_ENOUGH: Final = 1024 * 1024
"""Bytes without which a disk that was full still is: a row may fit where a ticket does not."""

_SETTLED_SECONDS: Final = 6.0
"""For so long nothing may have failed before a disk counts as having room again: longer than
between two writings of a quiet server."""


def trouble_of(error: DBAPIError) -> Trouble | None:
    """What is wrong with the database; None where the statement was at fault, or a conflict that
    passes."""
    if isinstance(error, DataError | IntegrityError):
        return None
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return _OF_SQLITE.get(code & 0xFF)
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        found = [one for one in _OF_POSTGRESQL if state.startswith(one)]
        return _OF_POSTGRESQL[max(found, key=len)] if found else None
    if isinstance(error, ProgrammingError):
        return None
    # While it connects, PostgreSQL's library tells no code, but what the server answered.
    return Trouble.REFUSED if "FATAL" in str(error.orig) else Trouble.GONE


@dataclass(slots=True)
class Side:
    """How transactions of one kind end: readings, or writings.

    Attributes:
        worked_at, failed_at: when one ended so last, in monotonic seconds.
        trouble: why the last one failed that did.
        told: the same in the words of the database's library, one line.
    """

    worked_at: float = 0.0
    failed_at: float = 0.0
    trouble: Trouble | None = None
    told: str = ""

    def worked(self) -> None:
        """One was committed."""
        self.worked_at = time.monotonic()

    def failed(self, error: DBAPIError) -> None:
        """One failed."""
        if (trouble := trouble_of(error)) is not None:
            self.trouble, self.told = trouble, str(error.orig).partition("\n")[0].strip()
            self.failed_at = time.monotonic()

    @property
    def present(self) -> Trouble | None:
        """What is wrong now."""
        lasts = _SETTLED_SECONDS if self.trouble is Trouble.DISK_FULL else 0.0
        return self.trouble if self.failed_at + lasts > self.worked_at else None


@dataclass(frozen=True, slots=True)
class Condition:
    """How a database does, as one process knows it.

    Attributes:
        reading, writing: how each goes.
        folder: where SQLite's file is; None for PostgreSQL.
    """

    reading: Side = field(default_factory=Side)
    writing: Side = field(default_factory=Side)
    folder: Path | None = None

    @property
    def writing_trouble(self) -> Trouble | None:
        """Why nothing can be written now; None where something can."""
        if (found := self.writing.present) is not None:
            return found
        was_full = self.writing.trouble is Trouble.DISK_FULL and self.folder is not None
        return Trouble.DISK_FULL if was_full and not self._has_room() else None

    def _has_room(self) -> bool:
        try:
            return shutil.disk_usage(str(self.folder)).free >= _ENOUGH
        except OSError:
            return False
