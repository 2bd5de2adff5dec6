"""The condition of a serving process, for its health check and its metrics."""

import logging
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from traceback import format_stack, walk_stack
from typing import Final

from contract.enums import ClockDoubt, SnapshotName
from server.context import AppContext
from server.settings import ServerSettings
from server.store.connections import DatabaseStatus, Trouble

_log = logging.getLogger("novbe.database")

LOOK_SECONDS: Final = 0.5
"""The interval of the checks."""

AWAY_SECONDS: Final = 5.0
"""After this long without a successful read, data of readers may be out of date."""

_WHY: Final = {
    Trouble.DISK_FULL: "the disk is full",
    Trouble.READ_ONLY: "it is read-only",
    Trouble.NOT_WRITABLE: "this account may not write it",
    Trouble.DISK_FAILS: "its disk fails",
    Trouble.DAMAGED: "it is damaged",
    Trouble.LOCKED: "another program holds it",
    Trouble.REFUSED: "it refuses the connection",
    Trouble.GONE: "it is gone",
    Trouble.ELSEWHERE: "another server has its lock",
}

STUCK_SECONDS: Final = 15.0
"""After this long a waiting command is stuck: statements before it time out earlier."""

FROZEN_SECONDS: Final = 60.0
"""After this long a writing thread is frozen that has neither ended its work nor used its database
meanwhile: systemd hears nothing, and starts the process again."""

_WRITING: Final = "server.engine.engine"
_IN_DATABASE: Final = frozenset({"sqlalchemy", "psycopg", "server.store.rows"})

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


class DatabaseWatch:
    """The state of the database as this process sees it."""

    def __init__(self, condition: DatabaseStatus) -> None:
        self._condition = condition
        self._is_told = False
        self._looked_at = 0.0
        self._last_reading = 0.0
        self._silent = 0.0

    @property
    def reading(self) -> Trouble | None:
        """Why the database cannot be read; None if it can."""
        trouble = self._condition.reading.present
        if self.is_away:
            trouble = trouble or self._condition.writing.present or Trouble.GONE
        return trouble

    @property
    def writing(self) -> Trouble | None:
        """Why the database cannot be written; None if it can."""
        return self.reading or self._condition.writing_trouble

    @property
    def damage(self) -> Trouble | None:
        """Whether this process has met a damaged page, which other reads do not touch."""
        return Trouble.DAMAGED if self._condition.damage else None

    @property
    def is_away(self) -> bool:
        """Whether the last successful read is so old, or the lock so doubtful, that readers may
        have missed changes."""
        return self._silent >= AWAY_SECONDS or not self._condition.held()

    def look(self) -> None:
        """Check once; called repeatedly (`LOOK_SECONDS`)."""
        now, last = time.monotonic(), self._condition.reading.worked_at
        # A process that was frozen did not wait for its database meanwhile.
        lasted = min(now - self._looked_at, 2 * LOOK_SECONDS)
        self._silent = self._silent + lasted if last == self._last_reading else 0.0
        self._looked_at, self._last_reading = now, last
        trouble = self.writing or self.damage
        if trouble is not None and not self._is_told:
            read = self.reading is not None
            sides = (self._condition.reading, self._condition.writing)
            failing = (side for side in sides if side.present is not None)
            message = next((side.message for side in failing), "no answer")
            use = "used" if read or self.damage else "written"
            message = self._condition.damage or message
            _log.error("the database cannot be %s: %s (%s)", use, _WHY[trouble], message)
        elif trouble is None and self._is_told:
            _log.warning("the database is read and written again")
        self._is_told = trouble is not None


class WriterWatch:
    """Whether a writing thread is frozen. One that waits for its disk or its database is not: a new
    process would wait for the same."""

    def __init__(self) -> None:
        self._since: dict[int, float] = {}

    def is_frozen(self) -> bool:
        """Look once; called every second."""
        now, before, self._since = time.monotonic(), self._since, {}
        for thread, frame in sys._current_frames().items():
            modules = {str(caller.f_globals.get("__name__")) for caller, _ in walk_stack(frame)}
            packages = modules | {module.partition(".")[0] for module in modules}
            if _WRITING in modules and not packages & _IN_DATABASE:
                self._since[thread] = before.get(thread, now)
                if now - self._since[thread] > FROZEN_SECONDS:
                    _log.critical("a writing thread is frozen:\n%s", "".join(format_stack(frame)))
                    return True
        return False


@dataclass
class Vitals:
    """The sources of this process's condition."""

    watch: DatabaseWatch
    settings: ServerSettings = field(default_factory=ServerSettings)
    publisher_lag: Callable[[], float] = lambda: 0.0
    readers: Callable[[], Mapping[SnapshotName, int]] = dict

    def checks(self, app: AppContext) -> dict[Check, str]:
        """The result of each check: `ok`, or a code for the fault; without a database query."""
        roots = app.store.engine.roots()
        stopped = bool(roots) and all(root.stopped_at is not None for root in roots)
        stuck = app.store.engine.waiting()[1] > STUCK_SECONDS
        ahead = any(app.doubt(root.centre) is ClockDoubt.AHEAD for root in roots)
        return {
            Check.DATABASE: self.watch.reading or self.watch.damage or OK,
            Check.WRITING: self.watch.writing or OK,
            Check.ENGINE: "stopped" if stopped else "stuck" if stuck else OK,
            Check.PUBLISHER: "behind" if self.publisher_lag() > BEHIND_SECONDS else OK,
            Check.CLOCK: ClockDoubt.AHEAD if ahead else OK,
        }
