"""Commands and readings, each in a transaction of its own."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection, bindparam, insert, select, text

from contract.access import AccessEntry
from contract.answers import Digest
from server.application.ports import Access, Earlier, Facts, Reading, Session, Unit
from server.domain.centres import Centre
from server.store import digests, forgetting
from server.store import tables as t
from server.store.access import SqlAccess, alone
from server.store.facts_reading import SqlFacts
from server.store.prepared import Prepared
from server.store.reading import Layouts, SqlReading
from server.store.tried import tried
from server.store.unit import SqlUnit, actor, new_centre
from server.store.writer import Lane

_EARLIER = Prepared(
    select(t.success.c.principal, t.success.c.digest, t.success.c.answer).where(
        t.success.c.centre == bindparam("centre"), t.success.c.command == bindparam("command")
    )
)

_REMEMBER = Prepared(insert(t.success), t.success.c.keys())


class SqlSession:
    """One command's transaction. Implements `server.application.ports.Session`."""

    def __init__(self, connection: Connection, centre: str, layouts: Layouts) -> None:
        self._connection = connection
        self._centre = centre
        self._layouts = layouts
        self._command_id: UUID | None = None

    def earlier(self, command_id: UUID) -> Earlier | None:
        """The stored success of a command id, if it had one."""
        given = {"centre": self._centre, "command": str(command_id)}
        rows = _EARLIER.rows(self._connection, given)
        return Earlier(*rows[0]) if rows else None

    def unit(self, actor_role: str, actor_id: str, command_id: UUID, now: datetime) -> Unit:
        """The unit in which the command's events are appended."""
        self._command_id = command_id
        return SqlUnit(
            self._connection,
            self._centre,
            self._layouts,
            actor(actor_role, actor_id),
            command_id,
            now,
        )

    def write(self, unit: Unit) -> None:
        """Write the state and the log."""
        unit.flush()
        unit.keep()

    def remember(self, unit: Unit, success: Earlier, name: str) -> None:
        """Store the success."""
        assert self._command_id is not None
        self._remember(unit, self._command_id, success, name)

    def use_up(self, unit: Unit, command_id: UUID, success: Earlier, name: str) -> None:
        """Let another command id count as given, unless it was."""
        if self.earlier(command_id) is None:
            self._remember(unit, command_id, success, name)

    def _remember(self, unit: Unit, command_id: UUID, success: Earlier, name: str) -> None:
        _REMEMBER.run(
            self._connection,
            {
                "centre": self._centre,
                "command": str(command_id),
                "name": name,
                "principal": success.principal,
                "digest": success.digest,
                "answer": success.answer,
                "at": unit.now,
            },
        )


class SqlTransactions:
    """Implements `server.application.ports.Transactions` on its lanes.

    Args:
        writing: where commands run.
        reading: where readings run.
        reporting: where reports run, which take longer; by default where readings run.
    """

    def __init__(self, writing: Lane, reading: Lane, reporting: Lane | None = None) -> None:
        self._writing = writing
        self._reading = reading
        self._reporting = reporting or reading
        # Writers and readers have each their own. Of two threads that parse the same
        # configuration at once one is right too early; nothing else is shared.
        self._written_layouts = Layouts()
        self._read_layouts = Layouts()

    def command[T](self, centre: str, work: Callable[[Session], T]) -> T:
        """Run one command's work and commit it."""
        return self._writing.run(
            lambda connection: work(SqlSession(connection, centre, self._written_layouts)),
            centre,
        )

    def reading[T](self, centre: str, work: Callable[[Reading], T]) -> T:
        """Run `work` on one consistent view of a centre."""
        return self._reading.run(
            lambda connection: work(SqlReading(connection, centre, self._read_layouts))
        )

    def reporting[T](self, centre: str, work: Callable[[Facts], T]) -> T:
        """Run `work` on the facts of a centre."""
        return self._reporting.run(lambda connection: work(SqlFacts(connection, centre)))

    def access[T](self, work: Callable[[Access], T], *, write: bool = False) -> T:
        """Run `work` on people, devices and tokens; without any centre's row."""
        if not write:
            return self._reading.run(lambda connection: work(SqlAccess(connection)))

        def work_alone(connection: Connection) -> T:
            alone(connection)
            return work(SqlAccess(connection))

        return self._writing.run(work_alone)

    def on_connection[T](self, work: Callable[[Connection], T], *, write: bool = False) -> T:
        """Run `work` on a bare connection (tokens, clock, care)."""
        return (self._writing if write else self._reading).run(work)

    def ensure_centre(self, identity: str) -> None:
        """Make the row of a centre that there is not yet."""
        self._writing.run(lambda connection: new_centre(connection, identity, str(uuid4())))

    def centres(self) -> Sequence[Centre]:
        """All centres, with their configuration."""

        def work(connection: Connection) -> list[Centre]:
            rows = connection.execute(select(t.centre).order_by(t.centre.c.id)).mappings()
            return [Centre(**row) for row in rows]

        return self._reading.run(work)

    def revisions(self) -> dict[str, int]:
        """The committed revision of each centre."""

        def work(connection: Connection) -> dict[str, int]:
            rows = connection.execute(select(t.centre.c.id, t.centre.c.revision))
            return {row.id: row.revision for row in rows}

        return self._reading.run(work)

    def tried(self, centre: str, before: datetime | None, limit: int) -> Sequence[AccessEntry]:
        """What was tried at a centre's doors, or where nobody knows at whose."""
        return self._reading.run(lambda connection: tried(connection, centre, before, limit))

    def digests(self, centre: str) -> Sequence[Digest]:
        """What the log of each closed day of a centre came to."""
        return self._reading.run(lambda connection: digests.digests(connection, centre))

    def forget(self, now: datetime, machine_now: datetime) -> None:
        """Delete what has been kept for long enough, by the hall's clock and by the world's."""
        self._writing.run(lambda connection: forgetting.forget(connection, now, machine_now))
        self._written_layouts.known.clear()

    def last_alive(self) -> datetime | None:
        """When a server of this database was last alive, by the hall's time."""
        return self._reading.run(
            lambda connection: connection.execute(select(t.heartbeat.c.at)).scalar_one_or_none()
        )

    def alive(self, now: datetime) -> None:
        """Write down that a server lives."""
        self._writing.run(lambda connection: connection.execute(_BEAT, {"at": now}))

    def close(self) -> None:
        """Close all lanes."""
        self._writing.close()
        self._reading.close()
        if self._reporting is not self._reading:
            self._reporting.close()


_BEAT = text(
    "INSERT INTO heartbeat (id, at) VALUES (1, :at) ON CONFLICT (id) DO UPDATE SET at = :at"
).bindparams(bindparam("at", type_=t.heartbeat.c.at.type))
