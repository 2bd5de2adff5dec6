"""How a process that serves does: what its health and its metrics say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from contract.enums import ClockDoubt, SnapshotName
from server.application.database_watch import DatabaseWatch
from server.application.hall import Hall
from server.settings import ServerSettings

STUCK_SECONDS: Final = 15.0
"""A command that has waited for so long for its turn waits for something that does not come: a
statement of the one before gives up earlier."""

BEHIND_SECONDS: Final = 5.0
"""What was committed reaches readers within a second or two."""

OK: Final = "ok"


class Check(StrEnum):
    """What has to be well for a server to take commands."""

    DATABASE = "database"
    WRITING = "writing"
    ENGINE = "engine"
    PUBLISHER = "publisher"
    CLOCK = "clock"


@dataclass
class Vitals:
    """What tells how this process does.

    Attributes:
        watch: knows whether the database is there.
        settings: with which it was started.
        publisher_lag: tells for how many seconds something committed has not been published.
        readers: tells how many read each kind of snapshot.
    """

    watch: DatabaseWatch
    settings: ServerSettings = field(default_factory=ServerSettings)
    publisher_lag: Callable[[], float] = lambda: 0.0
    readers: Callable[[], Mapping[SnapshotName, int]] = dict

    def checks(self, hall: Hall) -> dict[Check, str]:
        """How each check comes out: `ok`, or a code that says what is wrong. Asks nothing of the
        database: a server without one answers too."""
        roots = hall.transactions.roots()
        stopped = bool(roots) and all(one.stopped_at is not None for one in roots)
        stuck = hall.transactions.waiting()[1] > STUCK_SECONDS
        ahead = any(hall.doubt(one.centre) is ClockDoubt.AHEAD for one in roots)
        return {
            Check.DATABASE: self.watch.reading or OK,
            Check.WRITING: self.watch.writing or OK,
            Check.ENGINE: "stopped" if stopped else "stuck" if stuck else OK,
            Check.PUBLISHER: "behind" if self.publisher_lag() > BEHIND_SECONDS else OK,
            Check.CLOCK: ClockDoubt.AHEAD if ahead else OK,
        }
