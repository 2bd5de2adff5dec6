"""Folds a log again, event by event: the state in memory, the facts in a temporary database, so
that half a million events need little memory."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, NullPool, create_engine, delete, select, union
from sqlalchemy.schema import CreateTable

from contract.errors import ProblemType, Refusal
from contract.events import Event
from server.domain.centres import Centre
from server.engine import log_store
from server.engine.centre_view import CommittedState
from server.store import facts, log
from server.store import tables as t

EVENTS_A_WRITE: Final = 1000
"""Changed facts are written after this number of events."""


@contextmanager
def empty_database() -> Iterator[Connection]:
    """A temporary SQLite database with empty tables of facts."""
    with tempfile.TemporaryDirectory(prefix="novbe-rebuilt-") as folder:
        # No rollback and no durability are needed here.
        engine = create_engine(f"sqlite:///{Path(folder) / 'facts.db'}", poolclass=NullPool)
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = OFF")
            connection.exec_driver_sql("PRAGMA synchronous = OFF")
            for table in t.FACTS:
                connection.execute(CreateTable(table))
            yield connection
        engine.dispose()


class UnusableLog(Exception):
    """The log of a centre cannot be folded; the message names the revision."""


class Rebuilding:
    """The state and the facts of a centre, folded from its events.

    To replace the facts while a server may be running, the log is first folded to its end. Then the
    facts are replaced day by day. Each day is one transaction that locks the centre's row and folds
    the events appended meanwhile. So the replaced facts are current at the commit, and the server
    keeps them current from then on.

    Args:
        rebuilt: to an empty database.
        state: the state before the first event; empty by default.
    """

    def __init__(
        self, rebuilt: Connection, centre: str, state: CommittedState | None = None
    ) -> None:
        self.state = state or CommittedState(Centre(centre, ""))
        self._rebuilt = rebuilt
        self._centre = centre
        self._folded = 0

    @property
    def revision(self) -> int:
        """The revision of the last folded event."""
        return self.state.centre.revision

    def fold(self, event: Event) -> None:
        """Fold the next event; one that cannot be folded can raise anything."""
        log_store.apply(self.state, event)
        self._folded += 1
        if self._folded % EVENTS_A_WRITE == 0:
            self.write()

    def write(self) -> None:
        """Write the facts changed since the last call."""
        facts.write(self._rebuilt, self.state.facts.take())
        # Prepared statements run in the driver's own transaction.
        self._rebuilt.connection.commit()

    def fold_all(self, events: Iterable[Event]) -> None:
        """Fold the given events, which follow the last folded one, and write the facts. Raises
        `UnusableLog`."""
        try:
            for event in events:
                self.fold(event)
        except Exception as error:
            raise UnusableLog(f"revision {self.revision + 1}: {error}") from error
        self.write()

    def fold_more(self, connection: Connection, limit: int) -> bool:
        """Fold at most `limit` further events of the log; returns whether there were any. Raises
        `UnusableLog`."""
        before = self.revision
        self.fold_all(islice(log.walk(connection, self._centre, before), limit))
        return self.revision > before

    def days(self, connection: Connection) -> list[date]:
        """All days with stored or rebuilt facts."""
        days = union(*(select(one.c.day).where(one.c.centre == self._centre) for one in t.FACTS))
        rebuilt = self._rebuilt.execute(days).scalars().all()
        return sorted({*rebuilt, *connection.execute(days).scalars()})

    def write_day(self, connection: Connection, day: date) -> int:
        """Replace the facts of a day in the connection's transaction; returns their number. Raises
        `UnusableLog`, or is refused as `not_found` if the centre does not exist any more."""
        if not log.head(connection, self._centre, lock=True):
            raise Refusal(ProblemType.NOT_FOUND, {"what": "centre", "id": self._centre})
        while self.fold_more(connection, log.PAGE):
            pass
        written = 0
        for table in t.FACTS:
            of_day = (table.c.centre == self._centre, table.c.day == day)
            connection.execute(delete(table).where(*of_day))
            found = self._rebuilt.execute(select(table).where(*of_day)).mappings()
            rows = [dict(row) for row in found]
            if rows:
                facts.UPSERT[table].run_many(connection, rows)
            written += len(rows)
        return written
