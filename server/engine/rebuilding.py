"""A centre made again from its log, event by event: its state in memory, its facts in a
database of their own, so that half a million events take little memory."""

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
"""How many events are folded before the facts that they changed are written."""


@contextmanager
def empty_database() -> Iterator[Connection]:
    """A database with the tables of facts, and nothing in them; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="novbe-rebuilt-") as folder:
        # Nothing is ever taken back and nothing has to outlast a power cut here.
        engine = create_engine(f"sqlite:///{Path(folder) / 'facts.db'}", poolclass=NullPool)
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = OFF")
            connection.exec_driver_sql("PRAGMA synchronous = OFF")
            for table in t.FACTS:
                connection.execute(CreateTable(table))
            yield connection
        engine.dispose()


class Rebuilding:
    """A centre as its log makes it.

    Args:
        connection: to an empty database.
        centre: whose log is folded.
        state: what was before; by default nothing.
    """

    def __init__(self, connection: Connection, centre: str, state: HallState | None = None) -> None:
        self.state = state or HallState(Centre(centre, ""))
        self._connection = connection
        self._folded = 0

    def fold(self, event: Event) -> None:
        """Make of the state what the next event makes of it.

        Raises:
            contract.lifecycle.NotAllowed: the tables of life do not allow it.
            LookupError: it names something that does not exist.
            ValueError: its data is not of its type's shape.
        """
        fold(self.state, RecordedEvent(event.payload(), event.at, event.actor.id))
        self.state.settle()
        self._folded += 1
        if self._folded % EVENTS_A_WRITE == 0:
            self.write()

    def write(self) -> None:
        """Write the facts that were changed since the last time."""
        facts.write(self._connection, self.state.facts.take())
        # Prepared statements run in the driver's own transaction.
        self._connection.connection.commit()
