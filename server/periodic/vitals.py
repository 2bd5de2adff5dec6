"""The condition of a serving process, for its health check and its metrics."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from contract.enums import ClockDoubt, SnapshotName
from server.context import AppContext
from server.periodic.database_watch import DatabaseWatch
from server.settings import ServerSettings

STUCK_SECONDS: Final = 15.0
"""After this long a waiting command counts as stuck: statements of the command before it time out
earlier."""

BEHIND_SECONDS: Final = 5.0
"""Committed changes reach readers within a second or two."""

OK: Final = "ok"


class Check(StrEnum):
    """The conditions under which a server can take commands."""

    DATABASE = "database"
    WRITING = "writing"
    ENGINE = "engine"
    PUBLISHER = "publisher"
    CLOCK = "clock"


@dataclass
class Vitals:
    """The sources of this process's condition.

    Attributes:
        watch: the watch on the database.
        settings: the settings with which it was started.
        publisher_lag: gives the age in seconds of the oldest committed change that is not
            published.
        readers: gives the number of subscribers of each kind of snapshot.
    """

    watch: DatabaseWatch
    settings: ServerSettings = field(default_factory=ServerSettings)
    publisher_lag: Callable[[], float] = lambda: 0.0
    readers: Callable[[], Mapping[SnapshotName, int]] = dict

    def checks(self, app: AppContext) -> dict[Check, str]:
        """The result of each check: `ok`, or a code for the fault. It makes no database query, so a
        server without a database answers too."""
        roots = app.transactions.roots()
        stopped = bool(roots) and all(one.stopped_at is not None for one in roots)
        stuck = app.transactions.waiting()[1] > STUCK_SECONDS
        ahead = any(app.doubt(one.centre) is ClockDoubt.AHEAD for one in roots)
        return {
            Check.DATABASE: self.watch.reading or OK,
            Check.WRITING: self.watch.writing or OK,
            Check.ENGINE: "stopped" if stopped else "stuck" if stuck else OK,
            Check.PUBLISHER: "behind" if self.publisher_lag() > BEHIND_SECONDS else OK,
            Check.CLOCK: ClockDoubt.AHEAD if ahead else OK,
        }
