"""Verifies a centre: hash chain, checkpoints, facts, roles and texts must agree.

The chain is verified first. If it is broken, the rest proves nothing and is not checked. For the
rest the log is folded again, event by event: the state in memory, the facts in a temporary
database, so that half a million events need little memory.
"""

import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, NullPool, create_engine, delete, select
from sqlalchemy.schema import CreateTable

from contract import events as e
from contract.events import Event, Payload
from server.domain.centres import Centre
from server.domain.people import duty_id
from server.domain.state.hall_state import HallState
from server.engine import checkpoints, log_store
from server.engine.centre_view import CommittedState
from server.store import facts, log, texts
from server.store import tables as t
from server.store.facts import compare
from server.store.log import Chain, UnreadableEvent
from server.store.texts import TextReference

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
    """The log of a centre cannot be folded; the message names centre and revision."""


class Rebuilding:
    """The state and the facts of a centre, folded from its events.

    Args:
        rebuilt: to a database without facts of the centre.
    """

    def __init__(self, rebuilt: Connection, centre: str) -> None:
        self.state = CommittedState(Centre(centre, ""))
        self._rebuilt = rebuilt
        self._folded = 0

    def fold(self, event: Event) -> None:
        """Fold the next event; one that cannot be folded can raise anything."""
        log_store.apply(self.state, event)
        self._folded += 1
        if self._folded % EVENTS_A_WRITE == 0:
            self.write()

    def write(self) -> None:
        """Write the facts changed since the last call."""
        facts.write(self._rebuilt, self.state.facts.take())


def rebuild_facts(connection: Connection, centre: str) -> int:
    """Replace the facts of a centre by those of its log, in a transaction that excludes other
    writers; returns the last revision, or `UnusableLog`."""
    for table in t.FACTS:
        connection.execute(delete(table).where(table.c.centre == centre))
    work = Rebuilding(connection, centre)
    try:
        for event in log.walk(connection, centre):
            work.fold(event)
    except Exception as error:
        revision = work.state.centre.revision + 1
        raise UnusableLog(f"{centre}: revision {revision} cannot be replayed: {error}") from error
    work.write()
    return work.state.centre.revision


@dataclass(slots=True)
class Verdict:
    """The result of a verification.

    Attributes:
        events, facts, checkpoints: the number of each verified; of facts None if they were not
            compared.
        texts, erased: the number of texts present, and of texts erased.
        faults: one sentence for each fault, in the order found.
    """

    centre: str
    events: int = 0
    facts: int | None = None
    checkpoints: int = 0
    texts: int = 0
    erased: int = 0
    faults: list[str] = field(default_factory=list)


def centres(connection: Connection) -> set[str]:
    """The ids of all centres that have a row or events."""
    known = select(t.centre.c.id).union(select(t.event.c.centre))
    return {str(identity) for identity in connection.execute(known).scalars()}


def verify(connection: Connection, centre: str, start: int = 1) -> Verdict:
    """Verify a centre on one snapshot of the database.

    Args:
        connection: in a transaction with snapshot isolation.
        centre: its row or its log may be missing.
        start: the first revision to verify; earlier events are trusted. Checkpoints and facts
            depend on the whole log and are compared only when `start` is 1.
    """
    verdict = Verdict(centre)
    with _any_signs(connection), empty_database() as rebuilt:
        proof = _Proof(connection, verdict, rebuilt, start)
        if not proof.walk():
            return verdict
        if proof.state is not None:
            verdict.facts, faults = compare(connection, rebuilt, centre)
            verdict.faults += faults
        verdict.texts, verdict.erased, faults = texts.check(connection, centre, proof.named)
        verdict.faults += faults
        verdict.faults += _role_faults(connection, centre, proof.roles, whole=start == 1)
    return verdict


def _role_faults(
    connection: Connection, centre: str, logged: Mapping[str, str | None], *, whole: bool
) -> Iterator[str]:
    """Compare the roles of people with the last that the log says of each, by the id of the duty;
    if the log is not `whole`, only those that it names."""
    duty, person = t.duty.c, t.person.c
    rows = connection.execute(select(t.duty).where(duty.centre == centre))
    # By what a row grants, not by its own id, which grants nothing.
    kept = {duty_id(row.person, centre, row.role, row.agency): row.counter or "" for row in rows}
    # A person who was forgotten in another centre has lost all roles.
    gone = set(connection.scalars(select(person.id).where(person.forgotten_at.is_not(None))))
    known = {
        role: counter
        for role, counter in logged.items()
        if counter is not None and role.partition("/")[0] not in gone
    }
    differing = {role for role in kept.keys() | known if kept.get(role) != known.get(role)}
    if not whole:
        differing &= logged.keys()
    for role in sorted(differing):
        yield f"the role {role} is not as the log says: look at it under People in the console"


class _Proof:
    """Verifies the events of a centre.

    Attributes:
        state: the state folded from the events; None if not all events are verified.
        named: the texts that the events refer to, by id.
        roles: the counter of each role that was given ("" for all), None where it ended, by the
            id of the duty.
    """

    def __init__(
        self, connection: Connection, verdict: Verdict, rebuilt: Connection, start: int
    ) -> None:
        self._connection, self._verdict = connection, verdict
        self._start = start
        self.state: Rebuilding | None = None
        self.named: dict[str, TextReference] = {}
        self.roles: dict[str, str | None] = {}
        self._saved: dict[int, bytes] = {}
        self._chain = Chain()
        self._at = 0
        if start == 1:
            self.state = Rebuilding(rebuilt, verdict.centre)
            self._saved = checkpoints.contents(connection, verdict.centre)

    def walk(self) -> bool:
        """Verify the chain to its end and fold its events; returns whether it is intact."""
        verdict, centre = self._verdict, self._verdict.centre
        if self._start > 1 and not self._begin_after(self._start - 1):
            return False
        try:
            for event in log.walk(self._connection, centre, self._chain.revision, strict=True):
                if fault := self._chain.fault(event):
                    verdict.faults.append(f"revision {event.revision}: {fault}")
                    return False
                self._look(event)
            if self.state is not None:
                self.state.write()
        except UnreadableEvent as error:
            verdict.faults.append(f"revision {error.revision}: {error.message}")
            return False
        except Exception as error:  # noqa: BLE001 a forged event can make the fold raise anything
            verdict.faults.append(f"revision {self._at}: the event cannot be replayed: {error!r}")
            return False
        _compare_end(self._connection, verdict, self._chain)
        return True

    def _begin_after(self, revision: int) -> bool:
        """Trust the log up to a revision; returns whether that revision exists."""
        head = log.hash_at(self._connection, self._verdict.centre, revision)
        if head is None:
            self._verdict.faults.append(f"there is no revision {revision} to begin after")
            return False
        self._chain = Chain(revision, head)
        return True

    def _look(self, event: Event) -> None:
        """Fold a verified event; compare the checkpoint at its revision."""
        self._at = event.revision
        self._verdict.events += 1
        identity = event.data.get("note") or event.data.get("notice")
        text_hash = event.data.get("text_hash")
        if isinstance(text_hash, str) and text_hash and isinstance(identity, str):
            self.named[identity] = TextReference(event.revision, text_hash)
        if event.of(e.DutyGiven, e.DutyEnded, e.PersonForgotten):
            self._note_role(event.payload())
        if self.state is not None:
            self.state.fold(event)
            if (content := self._saved.get(event.revision)) is not None:
                _compare_checkpoint(self._verdict, event.revision, self.state.state, content)

    def _note_role(self, data: Payload) -> None:
        match data:
            case e.DutyGiven() | e.DutyEnded():
                role = duty_id(data.person, self._verdict.centre, data.role, data.agency)
                self.roles[role] = (data.counter or "") if isinstance(data, e.DutyGiven) else None
            case e.PersonForgotten():
                own = f"{data.person}/"
                self.roles |= {duty: None for duty in self.roles if duty.startswith(own)}


def _compare_checkpoint(verdict: Verdict, revision: int, state: HallState, content: bytes) -> None:
    verdict.checkpoints += 1
    try:
        differing = checkpoints.differences(checkpoints.decode(content), state)
    except Exception as error:  # noqa: BLE001 damaged content can raise anything
        differing = [f"it cannot be read ({error!r})"]
    verdict.faults += [
        f"the checkpoint at revision {revision} does not match the log: {difference}"
        for difference in differing
    ]


def _compare_end(connection: Connection, verdict: Verdict, chain: Chain) -> None:
    """Compare the end of the log with the row of the centre."""
    row = connection.execute(
        select(t.centre.c.revision, t.centre.c.head).where(t.centre.c.id == verdict.centre)
    ).one_or_none()
    if row is None:
        verdict.faults.append(
            f"the log ends with revision {chain.revision}, and the row of the centre is missing"
        )
    elif row.revision != chain.revision:
        verdict.faults.append(
            f"the log ends with revision {chain.revision}, the row of the centre says "
            f"{row.revision}"
        )
    elif row.head != chain.head:
        verdict.faults.append(f"revision {chain.revision}: the row of the centre has another hash")


@contextmanager
def _any_signs(connection: Connection) -> Iterator[None]:
    """Let SQLite return invalid UTF-8 as text with replacement characters, instead of failing."""
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        yield
        return
    raw.text_factory = lambda value: value.decode(errors="replace")
    try:
        yield
    finally:
        raw.text_factory = str
