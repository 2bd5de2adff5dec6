"""Whether the database can be read and written, and why not.

The native threads that use the database record here how each transaction ended. They only set
fields; `server.periodic.vitals` reads these in the event loop and logs.
"""

import shutil
import time
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError


class Trouble(StrEnum):
    """Why the database cannot be used."""

    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    DISK_FAILS = "disk_fails"
    DAMAGED = "damaged"
    LOCKED = "locked"
    """Another program has locked it."""
    REFUSED = "refused"
    """It answers, but rejects the server's connection."""
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
"""By the longest matching prefix of PostgreSQL's SQLSTATE. A lock timeout (55P03) is missing here:
it affects only one centre."""

_ENOUGH: Final = 1024 * 1024
"""A full disk stays reported as full until this number of bytes is free: a heartbeat may still fit
when a ticket does not."""

_SETTLED_SECONDS: Final = 6.0
"""A full disk stays reported as full until no write has failed for this time, which is longer than
the time between two writes of an idle server."""


def trouble_of(error: DBAPIError) -> Trouble | None:
    """The trouble that an error stands for; None for a faulty statement or a conflict that can be
    retried."""
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
    # An error while connecting has no SQLSTATE, only the server's message.
    return Trouble.REFUSED if "FATAL" in str(error.orig) else Trouble.GONE


@dataclass(slots=True)
class TransactionStatus:
    """Whether transactions of one kind (reading or writing) succeed.

    Attributes:
        worked_at, failed_at: when a transaction last succeeded and failed, in monotonic seconds.
        trouble: why the last failed transaction failed.
        message: the error message of the database's library, one line.
    """

    worked_at: float = 0.0
    failed_at: float = 0.0
    trouble: Trouble | None = None
    message: str = ""

    def worked(self) -> None:
        """Record a transaction that was committed."""
        self.worked_at = time.monotonic()

    def failed(self, error: DBAPIError) -> None:
        """Record a transaction that failed."""
        if (trouble := trouble_of(error)) is not None:
            self.trouble, self.message = trouble, str(error.orig).partition("\n")[0].strip()
            self.failed_at = time.monotonic()

    @property
    def present(self) -> Trouble | None:
        """The current trouble; None if the last transaction succeeded."""
        lasts = _SETTLED_SECONDS if self.trouble is Trouble.DISK_FULL else 0.0
        return self.trouble if self.failed_at + lasts > self.worked_at else None


@dataclass(frozen=True, slots=True)
class DatabaseStatus:
    """Whether this process can read and write the database.

    Attributes:
        reading, writing: the state of each kind of transaction.
        folder: the folder of SQLite's file; None for PostgreSQL.
    """

    reading: TransactionStatus = field(default_factory=TransactionStatus)
    writing: TransactionStatus = field(default_factory=TransactionStatus)
    folder: Path | None = None

    @property
    def writing_trouble(self) -> Trouble | None:
        """Why the database cannot be written now; None if it can."""
        if (found := self.writing.present) is not None:
            return found
        was_full = self.writing.trouble is Trouble.DISK_FULL and self.folder is not None
        return Trouble.DISK_FULL if was_full and not self._has_room() else None

    def _has_room(self) -> bool:
        try:
            return shutil.disk_usage(str(self.folder)).free >= _ENOUGH
        except OSError:
            return False
