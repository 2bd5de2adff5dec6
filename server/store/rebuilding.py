"""The state and the facts of a centre, made again from nothing but its log.

By the same fold that makes it while the hall runs, but written in another way: many
events at a time, into tables without indexes, so that half a million of them take
little more than a minute and little memory.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, NullPool, create_engine
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.schema import CreateTable

from contract.events import Event
from server.domain.centres import Centre
from server.domain.facts import FactChanges
from server.domain.fold import fold
from server.domain.layout import Layout
from server.domain.recorded import RecordedEvent
from server.domain.tickets import Stop, Ticket
from server.store import facts
from server.store import tables as t
from server.store.reading import Layouts, SqlReading
from server.store.rows import TABLE_OF, key_of, stop_row, values_of
from server.store.unit import new_centre

EPOCH = "rebuilt"
"""The epoch of a centre that was made again; not a part of the state."""

EVENTS_A_WRITE = 1000
"""How many events are folded before what they changed is written."""

KEPT_VALUES = 20_000
"""How many values stay in memory between two writes; some hundred bytes each."""


@contextmanager
def empty_database() -> Iterator[Connection]:
    """A database with the tables of state and of facts, and nothing in them; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="novbe-rebuilt-") as folder:
        # Nothing is ever taken back and nothing has to outlast a power cut here.
        engine = create_engine(f"sqlite:///{Path(folder) / 'state.db'}", poolclass=NullPool)
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = OFF")
            connection.exec_driver_sql("PRAGMA synchronous = OFF")
            # Without the indexes: what unique ones forbid at any time, they may meet in
            # the order in which values are written here.
            for table in (t.centre, *t.STATE, *t.FACTS):
                connection.execute(CreateTable(table))
            yield connection
        engine.dispose()


class Rebuilding(SqlReading):
    """A centre as its log makes it, event by event.

    Implements `server.domain.recorded.State`.

    Args:
        connection: to an empty database.
        centre: whose log is folded.
    """

    def __init__(self, connection: Connection, centre: str) -> None:
        new_centre(connection, centre, EPOCH)
        super().__init__(connection, centre, Layouts())
        self._written_centre = self.centre
        self._known: dict[tuple[type, str | int], Any] = {}
        self._changed: dict[tuple[type, str | int], Any] = {}
        self.facts = FactChanges()
        self._folded = 0

    def fold(self, event: Event) -> None:
        """Make of the state what the next event makes of it.

        Raises:
            contract.lifecycle.NotAllowed: the tables of life do not allow it.
            LookupError: it names something that does not exist.
            ValueError: its data is not of its type's shape.
        """
        fold(self, RecordedEvent(event.payload(), event.at, event.actor.id))
        self._folded += 1
        if self._folded % EVENTS_A_WRITE == 0:
            self.write()

    # The port of the fold.

    def get[T](self, kind: type[T], key: str | int) -> T | None:
        """The value of a kind with this key; None where there is none."""
        place = (kind, key)
        if place not in self._known:
            self._known[place] = self._stored(kind, key)
        value: T | None = self._known[place]
        return value

    def put(self, thing: object) -> None:
        """Keep a value in place of the one with the same key."""
        place = (type(thing), key_of(thing))
        self._known[place] = self._changed[place] = thing

    def configured(self, layout: Layout) -> None:
        """From here on this is the configuration."""
        self._layout = layout

    def _settle(self) -> None:
        # The fold asks for nothing by a statement.
        pass

    # Writing.

    def write(self) -> None:
        """Write what was changed since the last time."""
        changed: dict[type, list[Any]] = {}
        if self.centre is not self._written_centre:
            changed[Centre] = [self.centre]
            self._written_centre = self.centre
        for (kind, _key), thing in self._changed.items():
            changed.setdefault(kind, []).append(thing)
        for kind, things in changed.items():
            self._connection.execute(_UPSERTS[kind], [values_of(one) for one in things])
        stops = [
            stop_row(ticket, index, stop)
            for ticket in changed.get(Ticket, ())
            for index, stop in enumerate(ticket.stops)
        ]
        if stops:
            self._connection.execute(_UPSERTS[Stop], stops)
        facts.write(self._connection, self.facts.take())
        self._connection.commit()
        self._changed.clear()
        if len(self._known) > KEPT_VALUES:
            self._known.clear()


def _upsert(kind: type) -> Insert:
    table = TABLE_OF[kind]
    statement = insert(table)
    values = {name: statement.excluded[name] for name in table.c.keys()}  # noqa: SIM118
    return statement.on_conflict_do_update(index_elements=table.primary_key, set_=values)


_UPSERTS = {kind: _upsert(kind) for kind in TABLE_OF}
