"""Folds a log again, event by event: the state in memory, the facts in a temporary database, so
that half a million events need little memory."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, NullPool, create_engine
from sqlalchemy.schema import CreateTable

from contract.events import Event
from server.domain.centres import Centre
from server.domain.fold import fold
from server.domain.recorded import RecordedEvent
from server.domain.state.hall_state import HallState
from server.store import facts
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


class Rebuilding:
    """The state and the facts of a centre, folded from its events.

    Args:
        connection: to an empty database.
        centre: the id of the centre.
        state: the state before the first event; empty by default.
    """

    def __init__(self, connection: Connection, centre: str, state: HallState | None = None) -> None:
        self.state = state or HallState(Centre(centre, ""))
        self._connection = connection
        self._folded = 0

    def fold(self, event: Event) -> None:
        """Fold the next event.

        Raises:
            contract.lifecycle.NotAllowed: the life-cycle tables do not allow it.
            LookupError: it refers to an object that does not exist.
            ValueError: its data does not match its type.
        """
        fold(self.state, RecordedEvent(event.payload(), event.at, event.actor.id))
        self.state.settle()
        self._folded += 1
        if self._folded % EVENTS_A_WRITE == 0:
            self.write()

    def write(self) -> None:
        """Write the facts changed since the last call."""
        facts.write(self._connection, self.state.facts.take())
        # Prepared statements run in the driver's own transaction.
        self._connection.connection.commit()
