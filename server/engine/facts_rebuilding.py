"""Rebuilds the facts of a centre from its log, while a server may be running.

The log is first folded into a temporary database. Then the facts are replaced day by day. Each day
is one transaction that locks the centre's row and folds the events appended meanwhile. So the
replaced facts are current at the commit, and the server keeps them current from then on.
"""

from collections.abc import Iterable
from datetime import date
from itertools import islice

from sqlalchemy import Connection, delete, select, union

from contract.errors import ProblemType, Refusal
from contract.events import Event
from server.engine.rebuilding import Rebuilding
from server.store import log
from server.store import tables as t
from server.store.facts import UPSERT


class UnusableLog(Exception):
    """The log of a centre cannot be folded; the message names the revision."""


class FactsRebuilding:
    """One rebuild of the facts of a centre.

    Args:
        rebuilt: to an empty database (`server.engine.rebuilding.empty_database`).
        centre: the id of the centre.

    Attributes:
        revision: the revision of the last folded event.
    """

    def __init__(self, rebuilt: Connection, centre: str) -> None:
        self._rebuilt = rebuilt
        self._centre = centre
        self._state = Rebuilding(rebuilt, centre)
        self.revision = 0

    def fold(self, connection: Connection, limit: int) -> bool:
        """Fold at most `limit` further events; returns whether there were any.

        Raises:
            UnusableLog: an event cannot be read or folded.
        """
        before = self.revision
        self.fold_events(islice(log.walk(connection, self._centre, before), limit))
        return self.revision > before

    def fold_events(self, events: Iterable[Event]) -> None:
        """Fold the given events, which follow the last folded one.

        Raises:
            UnusableLog: an event cannot be read or folded.
        """
        try:
            for event in events:
                self._state.fold(event)
                self.revision = event.revision
        except Exception as error:
            raise UnusableLog(f"revision {self.revision + 1}: {error}") from error
        self._state.write()

    def days(self, connection: Connection) -> list[date]:
        """All days with stored or rebuilt facts."""
        days = union(*(select(one.c.day).where(one.c.centre == self._centre) for one in t.FACTS))
        rebuilt = self._rebuilt.execute(days).scalars().all()
        return sorted({*rebuilt, *connection.execute(days).scalars()})

    def write_day(self, connection: Connection, day: date) -> int:
        """Replace the facts of a day in the connection's transaction; returns their number.

        Raises:
            UnusableLog: an event appended meanwhile cannot be read or folded.
            contract.errors.Refusal: `not_found`; the centre does not exist any more.
        """
        if not log.lock_head(connection, self._centre):
            raise Refusal(ProblemType.NOT_FOUND, {"what": "centre", "id": self._centre})
        while self.fold(connection, log.PAGE):
            pass
        written = 0
        for table in t.FACTS:
            of_day = (table.c.centre == self._centre, table.c.day == day)
            connection.execute(delete(table).where(*of_day))
            found = self._rebuilt.execute(select(table).where(*of_day)).mappings()
            rows = [dict(row) for row in found]
            if rows:
                UPSERT[table].run_many(connection, rows)
            written += len(rows)
        return written
